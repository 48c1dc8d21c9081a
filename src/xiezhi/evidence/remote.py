"""A log read over HTTP at the addresses of C2SP tlog-tiles, as monitors and mirrors do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.error import HTTPError
from urllib.request import urlopen

from xiezhi.evidence.digest import SIZE, Algorithm
from xiezhi.evidence.note import MAX_BYTES
from xiezhi.evidence.tiles import WIDTH, Tile, TileTree, parse_bundle, tiles_of

_LONGEST = WIDTH * (2 + 0xFFFF)


@dataclass(frozen=True, slots=True)
class RemoteLog:
    """A log under an address; OSError if it does not answer, ValueError if it answers more than the format allows."""

    url: str
    algorithm: Algorithm = "sha256"
    timeout: float = 10.0

    def checkpoint(self) -> bytes:
        """The checkpoint that the log shows now."""
        return self._get("checkpoint", MAX_BYTES)

    def tile(self, tile: Tile) -> bytes:
        """The bytes of a tile; where a partial one is gone, the full one that replaced it."""
        return self._whole_or_part(tile, lambda each: each.path, WIDTH * SIZE)[: tile.width * SIZE]

    def entries(self, tile: Tile) -> list[bytes]:
        """The leaves under a tile of level 0."""
        return parse_bundle(self._whole_or_part(tile, lambda each: each.entries_path, _LONGEST))[: tile.width]

    def leaves(self, start: int, end: int) -> Iterator[bytes]:
        """The leaves from a place up to a size for which there was a checkpoint."""
        for tile in tiles_of(end, start):
            if tile.level == 0:
                first = tile.index * WIDTH
                yield from self.entries(tile)[max(0, start - first) :]

    def tree(self, size: int) -> TileTree:
        """The tree of the first `size` leaves."""
        return TileTree(size, self.tile, self.algorithm)

    def _whole_or_part(self, tile: Tile, path: Callable[[Tile], str], most: int) -> bytes:
        try:
            return self._get(path(tile), most)
        except HTTPError as error:
            if error.code != 404 or tile.width == WIDTH:
                raise
            return self._get(path(Tile(tile.level, tile.index)), most)

    def _get(self, path: str, most: int) -> bytes:
        with urlopen(f"{self.url.rstrip('/')}/{path}", timeout=self.timeout) as reply:
            data: bytes = reply.read(most + 1)
        if len(data) > most:
            raise ValueError(f"{path}: more than {most} bytes")
        return data
