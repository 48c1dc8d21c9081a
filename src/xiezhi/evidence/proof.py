"""Proof files (C2SP tlog-proof): one leaf's inclusion under a cosigned checkpoint, to be checked without the log."""

from dataclasses import dataclass
from typing import Self

from xiezhi.evidence import merkle
from xiezhi.evidence.checkpoint import Checkpoint, algorithm_of
from xiezhi.evidence.encoding import decimal, decode, decode_hash, encode
from xiezhi.evidence.note import Note

HEADER = "c2sp.org/tlog-proof@v1"
SUFFIX = ".tlog-proof"
MAX_HASHES = 63


@dataclass(frozen=True, slots=True)
class LogProof:
    """Leaf `index` is in the tree that `note`, a checkpoint, signs; `extra` is not authenticated by anything."""

    index: int
    hashes: tuple[bytes, ...]
    note: Note
    extra: bytes = b""

    @property
    def checkpoint(self) -> Checkpoint:
        """What the note says; ValueError if it is no checkpoint."""
        return Checkpoint.parse(self.note.text)

    def verify_inclusion(self, leaf: bytes) -> Checkpoint:
        """The checkpoint under which these leaf bytes stand, its signatures unjudged; BadProof if they do not."""
        checkpoint = self.checkpoint
        algorithm = algorithm_of(checkpoint.origin)
        merkle.verify_inclusion(
            merkle.leaf_hash(leaf, algorithm), self.index, checkpoint.size, self.hashes, checkpoint.root, algorithm
        )
        return checkpoint

    def __bytes__(self) -> bytes:
        lines = [HEADER, *([f"extra {encode(self.extra)}"] if self.extra else []), f"index {self.index}"]
        lines += [encode(each) for each in self.hashes]
        return "".join(line + "\n" for line in lines).encode() + b"\n" + bytes(self.note)

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Read a proof file without judging it; ValueError naming the line if it is malformed."""
        head, found, rest = data.partition(b"\n\n")
        if not found:
            raise ValueError("a proof has an empty line before its checkpoint")
        try:
            lines = head.decode("ascii").split("\n")
        except UnicodeDecodeError:
            raise ValueError("a proof that is not ASCII before its checkpoint") from None
        number, extra = 1, b""
        if lines[0] != HEADER:
            raise ValueError(f"line 1: not {HEADER}")
        if len(lines) > number and lines[number].startswith("extra "):
            extra = decode(lines[number].removeprefix("extra "), f"line {number + 1}")
            number += 1
        if len(lines) <= number or not lines[number].startswith("index "):
            raise ValueError(f"line {number + 1}: not an index line")
        index = decimal(lines[number].removeprefix("index "), f"line {number + 1}")
        hashes = [decode_hash(line, f"line {at}") for at, line in enumerate(lines[number + 1 :], number + 2)]
        if len(hashes) > MAX_HASHES:
            raise ValueError(f"line {number + 1 + len(hashes)}: more than {MAX_HASHES} hashes")
        try:
            note = Note.parse(rest)
            Checkpoint.parse(note.text)
        except ValueError as error:
            raise ValueError(f"checkpoint: {error}") from None
        return cls(index, tuple(hashes), note, extra)
