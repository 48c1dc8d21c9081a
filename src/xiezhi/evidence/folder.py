"""A log in a folder, at the paths of C2SP tlog-tiles: any web server can serve it, any tool of that format read it.

The folder is derived from the leaves. Writing is idempotent: a file that stands already must be the same, a file is
whole or absent (written beside, flushed, renamed), and the checkpoint is written last.
"""

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from xiezhi.evidence import merkle
from xiezhi.evidence.checkpoint import Checkpoint
from xiezhi.evidence.digest import SIZE, Algorithm
from xiezhi.evidence.note import Note
from xiezhi.evidence.tiles import WIDTH, Tile, TileTree, bundle, new_tiles, parse_bundle, tiles_of

WRITING = ".writing-"
"""How a file is named that is not whole yet: what a killed writer left is no part of anything."""


class LogFolder:
    """One tree of a log under `path`."""

    def __init__(self, path: Path, algorithm: Algorithm = "sha256") -> None:
        self.path, self.algorithm = path, algorithm

    def tile(self, tile: Tile) -> bytes:
        """The bytes of a tile; a partial one may be cut from a wider one, which replaced it. FileNotFoundError."""
        return self._read(tile, lambda wider: wider.path)[: tile.width * SIZE]

    def tree(self, size: int) -> TileTree:
        """The tree of the first `size` leaves."""
        return TileTree(size, self.tile, self.algorithm)

    def append(self, leaves: Sequence[bytes], since: int, *, entries: bool = True) -> None:
        """Write what a log of `since` leaves gains by `leaves`: tiles, and the bundles with the leaves themselves.

        ValueError if a file stands there with other bytes: two histories never share a folder.
        """
        hashes = merkle.leaf_hashes(leaves, self.algorithm)
        for tile, data in new_tiles(hashes, since, self.tile, self.algorithm):
            write_once(self.path / tile.path, data)
        if entries:
            for tile in tiles_of(since + len(leaves), since):
                if tile.level == 0:
                    first = tile.index * WIDTH
                    old = self.entries(Tile(0, tile.index, since - first)) if first < since else []
                    part = [*old, *leaves[max(0, first - since) : first - since + tile.width]]
                    write_once(self.path / tile.entries_path, bundle(part))

    def entries(self, tile: Tile) -> list[bytes]:
        """The leaves under a tile of level 0."""
        return parse_bundle(self._read(tile, lambda wider: wider.entries_path))[: tile.width]

    def leaves(self, size: int) -> Iterator[bytes]:
        """The first `size` leaves; ValueError if a bundle has not as many as belong in it."""
        for tile in tiles_of(size):
            if tile.level == 0:
                entries = self.entries(tile)
                if len(entries) != tile.width:
                    raise ValueError(f"{tile.entries_path} has {len(entries)} entries of {tile.width}")
                yield from entries

    def checkpoint(self) -> bytes | None:
        """The published checkpoint, None before the first."""
        with contextlib.suppress(FileNotFoundError):
            return (self.path / "checkpoint").read_bytes()
        return None

    def publish(self, checkpoint: bytes) -> None:
        """Put a signed checkpoint in the place of the one before.

        ValueError, and the old one stays, if it is not the root of the tiles that stand here, or does not grow out of
        the one before: a log never shows two histories, whatever was signed by mistake.
        """
        new, data = Checkpoint.parse(Note.parse(checkpoint).text), self.checkpoint()
        tree = self.tree(new.size)
        if tree.root() != new.root:
            raise ValueError(f"a checkpoint of size {new.size} that is not the root of the tiles")
        if data is not None:
            old = Checkpoint.parse(Note.parse(data).text)
            if old.origin != new.origin or old.size > new.size or tree.range_root(0, old.size) != old.root:
                raise ValueError(f"a checkpoint of size {new.size} that does not grow out of that of size {old.size}")
        write(self.path / "checkpoint", checkpoint)

    def _read(self, tile: Tile, path: Callable[[Tile], str]) -> bytes:
        for width in range(tile.width, WIDTH + 1):
            with contextlib.suppress(FileNotFoundError):
                return (self.path / path(Tile(tile.level, tile.index, width))).read_bytes()
        raise FileNotFoundError(f"no {path(tile)} in {self.path}")


def write_once(path: Path, data: bytes) -> None:
    """Write a file that never changes; ValueError if it stands there with other bytes."""
    try:
        if path.read_bytes() != data:
            raise ValueError(f"{path} stands already with other bytes")
    except FileNotFoundError:
        write(path, data)


def write(path: Path, data: bytes, *, mode: int = 0o644) -> None:
    """Write a file so that after a crash there is the old one or the new one, whole, and after return the new one."""
    missing = [folder for folder in (path.parent, *path.parent.parents) if not folder.exists()]
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=WRITING, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name)
        raise
    for folder in (path.parent, *(folder.parent for folder in missing)):
        flush(folder)


def flush(folder: Path) -> None:
    """Whatever names stand in a folder now stand there after a crash."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
