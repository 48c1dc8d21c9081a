"""Papers as files named by their content: equal bytes are kept once, and a file that changed is noticed when read."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import BinaryIO, Protocol


class Damaged(Exception):
    """The bytes kept under a digest no longer have that digest."""


class Store(Protocol):
    """Where papers are kept. A digest is SHA-256 in 64 small hexadecimal digits."""

    def put(self, content: bytes) -> str:
        """Keep the bytes, return their digest; when it returns they are on the disk. Keeping twice is keeping once."""

    def take(self, file: Path) -> str:
        """Keep a file that lies on this disk, however long: it is moved, and its digest returned."""

    def open(self, digest: str) -> BinaryIO:
        """The file under `digest`, to be read in pieces. Raises KeyError when absent."""

    def get(self, digest: str) -> bytes:
        """The bytes under `digest`. Raises KeyError when absent, Damaged when changed, ValueError for no digest."""

    def drop(self, digest: str) -> None:
        """Keep the bytes no longer; nothing happens where they are not kept."""

    def __contains__(self, digest: object) -> bool: ...


class Folder:
    """A store in a folder: `ab/cd/abcd…`, written aside, flushed, renamed; readable by the owner alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, content: bytes) -> str:
        digest = hashlib.sha256(content).hexdigest()
        place = self._place(digest)
        if place.exists() and place.read_bytes() == content:
            return digest
        new_folders = self._make_room(place)
        handle, aside = tempfile.mkstemp(prefix=".new-", dir=place.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(aside, place)
        except BaseException:
            os.unlink(aside)
            raise
        for folder in new_folders:
            _flush(folder)
        return digest

    def take(self, file: Path) -> str:
        with file.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            os.fsync(stream.fileno())
        place = self._place(digest)
        new_folders = self._make_room(place)
        os.chmod(file, 0o600)
        os.replace(file, place)
        for folder in new_folders:
            _flush(folder)
        return digest

    def open(self, digest: str) -> BinaryIO:
        try:
            return self._place(digest).open("rb")
        except FileNotFoundError:
            raise KeyError(digest) from None

    def get(self, digest: str) -> bytes:
        try:
            content = self._place(digest).read_bytes()
        except FileNotFoundError:
            raise KeyError(digest) from None
        if hashlib.sha256(content).hexdigest() != digest:
            raise Damaged(digest)
        return content

    def drop(self, digest: str) -> None:
        place = self._place(digest)
        if place.exists():
            place.unlink()
            _flush(place.parent)

    def __contains__(self, digest: object) -> bool:
        return isinstance(digest, str) and _is_digest(digest) and self._place(digest).exists()

    def _make_room(self, place: Path) -> list[Path]:
        """The folders to flush when the file has its name."""
        new = [folder for folder in (place.parent, place.parent.parent, self.folder) if not folder.exists()]
        place.parent.mkdir(parents=True, exist_ok=True)
        return [place.parent, *(folder.parent for folder in new)]

    def _place(self, digest: str) -> Path:
        if not _is_digest(digest):
            raise ValueError(f"not a SHA-256 digest: {digest[:80]!r}")
        return self.folder / digest[:2] / digest[2:4] / digest


def _is_digest(text: str) -> bool:
    return len(text) == 64 and set(text) <= set("0123456789abcdef")


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
