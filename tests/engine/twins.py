"""Two processes that hand in the same claim under the same key, and both decide it before either writes."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

from tests.engine.served import file_claim, forked, found


def meeting(folder: Path, me: str, other: str, real: Callable[..., Any]) -> Callable[..., Any]:
    """The first write of this process waits until the other one has come as far."""

    def write(*args: Any) -> Any:
        (folder / me).touch()
        for _ in range(6_000):
            if (folder / other).exists():
                break
            time.sleep(0.005)
        return real(*args)

    return write


def twin(folder: Path, me: str, other: str) -> None:
    from xiezhi.engine import door

    door._write = meeting(folder, me, other, door._write)
    receipt = file_claim("once")
    (folder / f"{me}.receipt").write_text(f"{receipt.entry} {receipt.place}")


def main(folder: Path) -> None:
    django.setup()
    import xiezhi.procedures.course  # noqa: F401

    os.waitpid(forked(found), 0)
    pair = [forked(lambda me=me, other=other: twin(folder, me, other)) for me, other in ("ab", "ba")]  # type: ignore[misc]
    ended = [os.waitpid(each, 0)[1] for each in pair]
    sys.exit(max(ended) and 1)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
