"""Tiles (C2SP tlog-tiles): a tree cut into files of up to 256 hashes, and proofs read back out of them.

Hash `i` of tile `n` on level `L` is the root over 256^L leaves, from leaf (256 n + i) 256^L on. Where tiles are kept is
the caller's matter: `TileTree` asks a function for a tile, `tile_folder` answers from files.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from xiezhi.evidence import merkle
from xiezhi.evidence.digest import SIZE, Algorithm, hasher

HEIGHT = 8
WIDTH = 1 << HEIGHT
"""Hashes in a full tile."""


@dataclass(frozen=True, slots=True, order=True)
class Tile:
    """The place of a tile: its level, its number on that level, and how many hashes it has, 1 to 256."""

    level: int
    index: int
    width: int = WIDTH

    @property
    def path(self) -> str:
        """Its place under a log's prefix, `tile/0/x001/x234/067` or `tile/0/273.p/112`."""
        return f"tile/{self.level}/{_spell(self.index, self.width)}"

    @property
    def entries_path(self) -> str:
        """The place of the bundle with the leaves under this tile of level 0."""
        return f"tile/entries/{_spell(self.index, self.width)}"


def tiles_of(size: int, since: int = 0) -> Iterator[Tile]:
    """The tiles that a tree of `size` has and a tree of `since` had not, level by level, with their widths."""
    level = 0
    while size >> (HEIGHT * level):
        count, before = size >> (HEIGHT * level), since >> (HEIGHT * level)
        for index in range(before // WIDTH, (count + WIDTH - 1) // WIDTH):
            width = min(WIDTH, count - index * WIDTH)
            if index * WIDTH + width > before:
                yield Tile(level, index, width)
        level += 1


class TileTree:
    """A tree of `size` leaves read from its tiles; `fetch` gives a tile's bytes, and `keep` tiles stay in memory.

    ValueError for a tile of the wrong length. What is read is not proved: check a root against a checkpoint.
    """

    def __init__(
        self, size: int, fetch: Callable[[Tile], bytes], algorithm: Algorithm = "sha256", keep: int = 1024
    ) -> None:
        self.size, self.algorithm = size, algorithm
        self._fetch, self._keep, self._new = fetch, keep, hasher(algorithm)
        self._kept: OrderedDict[tuple[int, int], list[bytes]] = OrderedDict()

    def subtree(self, level: int, index: int) -> bytes:
        """The root of the perfect subtree of 2^level leaves with this number on its level."""
        tile_level, height = divmod(level, HEIGHT)
        at = (index & (WIDTH >> height) - 1) * SIZE
        return self._rows(tile_level, index >> (HEIGHT - height))[height][at : at + SIZE]

    def range_root(self, start: int, end: int) -> bytes:
        """The root of a range of leaves as proofs use them."""
        width = end - start
        if width & (width - 1) == 0:
            return self.subtree(width.bit_length() - 1, start // width) if width else merkle.root([], self.algorithm)
        return merkle.fold([self.subtree(*each) for each in merkle.perfect_subtrees(start, end)], self.algorithm)

    def root(self) -> bytes:
        """The root of the whole tree."""
        return self.range_root(0, self.size)

    def leaf_hash(self, index: int) -> bytes:
        """The hash of leaf `index`."""
        return self.subtree(0, index)

    def inclusion_proof(self, index: int) -> list[bytes]:
        """The inclusion proof of leaf `index`; ValueError if there is no such leaf."""
        return [self.range_root(start, end) for start, end in merkle.inclusion_ranges(index, self.size)]

    def consistency_proof(self, since: int) -> list[bytes]:
        """The consistency proof from a tree of `since` leaves; empty from size 0, where nothing can be proved."""
        ranges = merkle.consistency_ranges(since, self.size) if since else []
        return [self.range_root(start, end) for start, end in ranges]

    def frontier(self) -> list[bytes]:
        """The perfect subtrees that make up the tree, largest first: what a `Frontier` of this size holds."""
        return [self.subtree(*each) for each in merkle.perfect_subtrees(0, self.size)]

    def _rows(self, level: int, index: int) -> list[bytes]:
        """The hashes of a tile, and above them row upon row the nodes they make, as many as are whole."""
        rows = self._kept.get((level, index))
        if rows is not None:
            self._kept.move_to_end((level, index))
            return rows
        tile = Tile(level, index, min(WIDTH, (self.size >> (HEIGHT * level)) - index * WIDTH))
        row, new = self._fetch(tile), self._new
        if len(row) != tile.width * SIZE:
            raise ValueError(f"{tile.path}: {len(row)} bytes where {tile.width * SIZE} belong")
        rows = [row]
        while len(rows) < HEIGHT:
            row = b"".join([new(b"\x01" + row[at : at + 64]).digest() for at in range(0, len(row) - 63, 64)])
            rows.append(row)
        self._kept[level, index] = rows
        if len(self._kept) > self._keep:
            self._kept.popitem(last=False)
        return rows


def new_tiles(
    leaf_hashes: Sequence[bytes], since: int, tail: Callable[[Tile], bytes], algorithm: Algorithm = "sha256"
) -> Iterator[tuple[Tile, bytes]]:
    """The tiles that a tree of `since` leaves gains by `leaf_hashes`; `tail` gives the partial tiles it ended with."""
    level, start, new = 0, since, list(leaf_hashes)
    while new:
        first = start // WIDTH
        if start % WIDTH:
            old = tail(Tile(level, first, start % WIDTH))
            new[:0] = [old[at : at + SIZE] for at in range(0, len(old), SIZE)]
        upper = []
        for at in range(0, len(new), WIDTH):
            hashes = new[at : at + WIDTH]
            yield Tile(level, first + at // WIDTH, len(hashes)), b"".join(hashes)
            if len(hashes) == WIDTH:
                upper.append(merkle.root(hashes, algorithm))
        level, start, new = level + 1, first, upper


def bundle(entries: Sequence[bytes]) -> bytes:
    """An entry bundle: each entry behind its length in two bytes; ValueError for one over 65,535 bytes."""
    for entry in entries:
        if len(entry) > 0xFFFF:
            raise ValueError(f"an entry of {len(entry)} bytes; 65535 are the most")
    return b"".join(len(entry).to_bytes(2, "big") + entry for entry in entries)


def parse_bundle(data: bytes) -> list[bytes]:
    """The entries of a bundle; ValueError if it breaks off or has more than 256."""
    entries: list[bytes] = []
    at = 0
    while at < len(data):
        end = at + 2 + int.from_bytes(data[at : at + 2], "big")
        if at + 2 > len(data) or end > len(data):
            raise ValueError(f"the bundle breaks off in entry {len(entries)}")
        entries.append(data[at + 2 : end])
        at = end
    if len(entries) > WIDTH:
        raise ValueError(f"a bundle of {len(entries)} entries; {WIDTH} are the most")
    return entries


def parse_path(path: str) -> Tile | None:
    """The tile of a path as `Tile.path` writes it, level -1 for an entry bundle; None for any other path."""
    head, _, rest = path.removeprefix("tile/").partition("/")
    number, dot, width = rest.partition(".p/")
    digits = "".join(part.removeprefix("x") for part in number.split("/"))
    if not digits.isascii() or not digits.isdigit() or len(digits) > 21:
        return None
    if head != "entries" and not (head.isascii() and head.isdigit() and int(head) < 64):
        return None
    if dot and not (width.isascii() and width.isdigit() and len(width) < 4 and 0 < int(width) < WIDTH):
        return None
    tile = Tile(-1 if head == "entries" else int(head), int(digits), int(width) if dot else WIDTH)
    return tile if path == (tile.entries_path if tile.level < 0 else tile.path) else None


def _spell(index: int, width: int) -> str:
    groups = f"{index:,}".split(",")
    groups[0] = groups[0].zfill(3)
    path = "/".join([f"x{group}" for group in groups[:-1]] + groups[-1:])
    return path if width == WIDTH else f"{path}.p/{width}"
