"""A court that acts, publishes and anchors while its process is struck: a nursery that forks rounds and checkers.

Lines on its input: `round KEY` forks a process that waits, and answers its number; `go` lets it act and answers how it
ended; `check` forks a checker that finishes what was broken off, and answers `whole` or what is wrong.
"""

import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import django
from django.db import connections

from tests.engine import served

LONGEST = 60
"""Seconds after which a round that still runs hangs, and is killed."""
ROUNDS = 30
"""How often partners are asked again."""


def acts(receipts: Path, key: str, begins: int) -> None:
    """A claim through the door of a server, published, cosigned, stamped and anchored, as far as it comes."""
    from xiezhi.engine.door import batched

    file = os.open(receipts, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.read(begins, 1)
    signal.alarm(LONGEST)
    with batched():
        for task in (lambda: served.acknowledge(file, served.file_claim(key)), publishes, publishes):
            tries(task)


def tries(task: Callable[[], object]) -> None:
    """As the loops of a server do: what fails is said, and life goes on."""
    try:
        task()
    except Exception as trouble:
        print(type(trouble).__name__, trouble, file=sys.stderr)


def publishes() -> None:
    from xiezhi.engine import anchoring
    from xiezhi.engine.publish import publish

    publish()
    if anchoring._round is not None:
        anchoring._round.result()


def checked(receipts: Path) -> str:
    """`whole`, or what is wrong with what was left; then everything is published and anchored."""
    from tests.engine.cast import CODE
    from xiezhi.engine.fsck import fsck
    from xiezhi.engine.publish import reach_of
    from xiezhi.evidence.models import Head

    wrong = fsck().differences
    if wrong:
        return f"fsck: {wrong[0]} and {len(wrong) - 1} more"
    size, reach = Head.objects.get(court=CODE).size, reach_of(CODE)
    for _ in range(ROUNDS):
        if (reach.checkpoint, reach.anchored) == (size, size):
            return served.check(receipts)
        publishes()
        reach = reach_of(CODE)
    return f"of {size} leaves {reach.checkpoint} are published and {reach.anchored} anchored"


def answered(task: Callable[[], str]) -> str:
    """What a process of its own says."""
    answer, asked = os.pipe()
    process = served.forked(lambda: os.write(asked, task().encode()))
    os.close(asked)
    with os.fdopen(answer) as told:
        said = told.read()
    return said or f"the checker ended with {ended(process)}"


def ended(process: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def main(receipts: Path) -> None:
    django.setup()
    import xiezhi.procedures.course  # noqa: F401

    founded = ended(served.forked(served.found))
    served.file_claim("the first")  # and what is imported late is imported: no fault is spent on it
    publishes()
    connections.close_all()
    print(founded, flush=True)
    process = begin = 0
    for line in sys.stdin:
        match line.split():
            case ["round", key]:
                begins, begin = os.pipe()
                process = served.forked(partial(acts, receipts, key, begins))
                os.close(begins)
                print(process, flush=True)
            case ["go"]:
                os.write(begin, b"!")
                os.close(begin)
                print(ended(process), flush=True)
            case _:
                print(answered(partial(checked, receipts)), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
