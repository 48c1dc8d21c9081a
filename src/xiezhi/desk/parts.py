"""Files on their way in: what has arrived of each, so that a line that breaks costs only what was on it."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from xiezhi.desk.formats import BadUpload

LARGEST = 500 * 1024 * 1024
"""Bytes of a file that comes in parts."""
PART = 1024 * 1024
"""The most that comes at once."""


class Parts:
    """A folder with a file for each upload that is not whole yet; its length is how far it has come."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def arrived(self, name: str) -> int:
        """How many bytes of it are here."""
        try:
            return self._place(name).stat().st_size
        except FileNotFoundError:
            return 0

    def add(self, name: str, offset: int, data: bytes, size: int) -> int:
        """Put a part where the last one ended, and say how many bytes are here now. A part that does not begin there is
        not taken: the answer tells the sender where to go on. Raises BadUpload beyond the size that was told."""
        if size > LARGEST:
            raise BadUpload(
                "原件超过%(largest)s MB，请自己妥善保管；存证的摘要不受影响。",
                english="An original of more than %(largest)s MB you keep yourself; the digest deposited stands.",
                largest=LARGEST >> 20,
            )
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(self._place(name), os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "ab") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            here = os.fstat(file.fileno()).st_size
            if offset != here:
                return here
            if here + len(data) > size:
                raise BadUpload(
                    "送来的内容比存证时的大小多，不是同一份文件。",
                    english="What was sent is longer than what was deposited: it is not the same file.",
                )
            file.write(data)
            return here + len(data)

    def path(self, name: str) -> Path:
        """The file itself, once it is whole."""
        return self._place(name)

    def drop(self, name: str) -> None:
        """Forget what arrived."""
        self._place(name).unlink(missing_ok=True)

    def _place(self, name: str) -> Path:
        if not name.isalnum():
            raise ValueError(f"not the name of an upload: {name[:80]!r}")
        return self.folder / name
