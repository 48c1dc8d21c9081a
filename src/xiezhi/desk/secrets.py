"""The court's own key, a file in its folder: made once, readable by the court's account only."""

import os
from functools import cache
from pathlib import Path

from xiezhi.records.secrets import ROOT_SIZE, Secrets


class Keyring(Secrets):
    """The secrets of the court in `home`; `home/keys/desk.key` is made (0600) when it is not there yet."""

    def __init__(self, home: Path) -> None:
        path = home / "keys" / "desk.key"
        if not path.exists():
            _make(path)
        if path.stat().st_mode & 0o077:
            raise PermissionError(f"others can read {path}; say: chmod 600 {path}")
        super().__init__(path.read_bytes())


@cache
def keyring(home: Path) -> Keyring:
    """The keyring of the court in `home`, read once a process."""
    return Keyring(home)


def _make(path: Path) -> None:
    """Written aside and linked, so that of two processes that start at once one wins and nobody sees half a key."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    with open(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(os.urandom(ROOT_SIZE))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(aside, path)
    except FileExistsError:
        pass
    finally:
        aside.unlink()
