"""A monitor: it follows a published log by deriving every root anew, and compares what others were shown.

It holds only the right edge of the tree it has seen. A log that shows it another past, or shows others another present,
is found by comparing roots for one size; whoever signed both has signed the proof of it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from xiezhi.evidence import merkle
from xiezhi.evidence.checkpoint import Checkpoint
from xiezhi.evidence.frontier import Frontier
from xiezhi.evidence.keys import Key
from xiezhi.evidence.leaf import canonical, parse_canonical
from xiezhi.evidence.note import Note
from xiezhi.evidence.tiles import TileTree


class Misconduct(ValueError):
    """Two notes signed by one log that no single history can explain; both are kept in `notes`."""

    def __init__(self, sentence: str, notes: tuple[bytes, ...]) -> None:
        super().__init__(sentence)
        self.notes = notes


@dataclass(slots=True)
class Monitor:
    """What has been seen of one log: its right edge, and the note that was verified last; `bytes` to keep it."""

    keys: Sequence[Key]
    seen: Frontier
    note: bytes = b""

    def __bytes__(self) -> bytes:
        return canonical({"frontier": self.seen.to_bytes().hex(), "note": self.note.decode()})

    @classmethod
    def parse(cls, data: bytes, keys: Sequence[Key]) -> Self:
        """The monitor that was kept; ValueError if it is malformed."""
        value = parse_canonical(data)
        if not isinstance(value, dict) or set(value) != {"frontier", "note"}:
            raise ValueError("not what a monitor keeps")
        frontier, note = str(value["frontier"]), str(value["note"])
        return cls(keys, Frontier.from_bytes(bytes.fromhex(frontier)), note.encode())

    def follow(self, data: bytes, entries: Callable[[int, int], Iterable[bytes]]) -> Iterator[bytes]:
        """Take up a newer checkpoint, giving every new leaf; `entries` reads leaves from a place up to another.

        The state moves only when all leaves were read and make the root; Misconduct if they do not, BadSignature or
        ValueError for a note that is not the log's.
        """
        note = Note.parse(data)
        note.verify(self.keys)
        checkpoint = Checkpoint.parse(note.text)
        if checkpoint.size < self.seen.size:
            return
        grown = self.seen.copy()
        for leaf in entries(self.seen.size, checkpoint.size):
            grown.append(merkle.leaf_hash(leaf, grown.algorithm))
            yield leaf
        if grown.size != checkpoint.size:
            raise ValueError(f"the log serves {grown.size} of the {checkpoint.size} leaves it has signed")
        if grown.root() != checkpoint.root:
            raise Misconduct(f"the leaves do not make the root signed for size {checkpoint.size}", (self.note, data))
        self.seen, self.note = grown, data

    def compare(self, data: bytes, tree: TileTree) -> None:
        """Compare a checkpoint that another was shown, of the seen size at most, with the tree that was followed.

        `tree` is read from the monitor's own copy. Misconduct if the log signed another root for that size.
        """
        note = Note.parse(data)
        note.verify(self.keys)
        other = Checkpoint.parse(note.text)
        if other.size > tree.size:
            raise ValueError(f"a checkpoint of size {other.size}; {tree.size} leaves have been seen")
        if tree.range_root(0, other.size) != other.root:
            raise Misconduct(f"the log signed two roots for size {other.size}", (self.note, data))


def compare_notes(notes: Iterable[bytes], keys: Sequence[Key]) -> None:
    """Misconduct if two of these notes, all signed by the log, give one size two roots."""
    roots: dict[tuple[str, int], tuple[bytes, bytes]] = {}
    for data in notes:
        note = Note.parse(data)
        note.verify(keys)
        each = Checkpoint.parse(note.text)
        root, first = roots.setdefault((each.origin, each.size), (each.root, data))
        if root != each.root:
            raise Misconduct(f"the log signed two roots for size {each.size}", (first, data))
