"""The right edge of a growing tree: all that must be remembered to append a leaf and to know the root."""

from collections.abc import Iterable
from typing import Self

from xiezhi.evidence import merkle
from xiezhi.evidence.digest import SIZE, Algorithm, hasher

_CODES: dict[Algorithm, bytes] = {"sha256": b"\x01", "sm3": b"\x02"}
_HEAD = 9


class Frontier:
    """A tree of `size` leaves as the roots of its perfect subtrees, largest first: one for each set bit of `size`.

    ValueError if the number or length of the hashes does not fit the size.
    """

    __slots__ = ("_new", "algorithm", "hashes", "size")

    def __init__(self, size: int = 0, hashes: Iterable[bytes] = (), algorithm: Algorithm = "sha256") -> None:
        self.size = size
        self.hashes = list(hashes)
        self.algorithm: Algorithm = algorithm
        self._new = hasher(algorithm)
        if size < 0 or len(self.hashes) != size.bit_count():
            raise ValueError(f"{len(self.hashes)} hashes do not make the frontier of a tree of {size}")
        if self.hashes and {*map(len, self.hashes)} != {SIZE}:
            raise ValueError(f"a frontier holds hashes of {SIZE} bytes")

    def append(self, leaf_hash: bytes) -> None:
        """Add one leaf by its hash: on average one node is hashed."""
        size, top, hashes, new = self.size, leaf_hash, self.hashes, self._new
        self.size = size + 1
        while size & 1:
            top = new(b"\x01" + hashes.pop() + top).digest()
            size >>= 1
        hashes.append(top)

    def extend(self, leaf_hashes: Iterable[bytes]) -> None:
        """Add leaves by their hashes, row upon row: the same as one after the other, and faster for many."""
        row, new, level, odd = list(leaf_hashes), self._new, self.size, list[bytes]()
        if len(row) == 1:
            self.append(row[0])
            return
        self.size += len(row)
        while row:
            if level & 1:
                row.insert(0, self.hashes.pop())
            if len(row) & 1:
                odd.append(row.pop())
            pairs = zip(row[::2], row[1::2], strict=True)
            row, level = [new(b"\x01" + left + right).digest() for left, right in pairs], level >> 1
        self.hashes += reversed(odd)

    def root(self) -> bytes:
        """The root of the tree as it stands."""
        return merkle.fold(self.hashes, self.algorithm)

    def copy(self) -> Self:
        """A frontier that grows apart from this one."""
        return type(self)(self.size, self.hashes, self.algorithm)

    def to_bytes(self) -> bytes:
        """One byte for the hash function, eight for the size, big-endian, then the hashes."""
        return _CODES[self.algorithm] + self.size.to_bytes(8, "big") + b"".join(self.hashes)

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """The frontier that `to_bytes` wrote; ValueError for anything else."""
        body = data[_HEAD:]
        named = [algorithm for algorithm, code in _CODES.items() if code == data[:1]]
        if len(data) < _HEAD or not named or len(body) % SIZE:
            raise ValueError("these bytes are not a frontier")
        hashes = [body[at : at + SIZE] for at in range(0, len(body), SIZE)]
        return cls(int.from_bytes(data[1:_HEAD], "big"), hashes, named[0])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Frontier) and self.to_bytes() == other.to_bytes()

    def __repr__(self) -> str:
        return f"Frontier(size={self.size}, root={self.root().hex()}, algorithm={self.algorithm!r})"
