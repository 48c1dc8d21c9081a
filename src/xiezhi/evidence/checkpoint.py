"""Checkpoints (C2SP tlog-checkpoint): a log's name, its size and its root, as the text of a note."""

from dataclasses import dataclass
from typing import Self

from xiezhi.evidence.digest import Algorithm
from xiezhi.evidence.encoding import MAX_SIZE, decimal, decode_hash, encode
from xiezhi.evidence.note import Note, check_text

SM3_SUFFIX = "/sm3"
"""What the origin of a court's SM3 tree has behind that of its SHA-256 tree."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a log says it was: `origin`, `size` in leaves, `root` of 32 bytes; ValueError for what cannot be said."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.size <= MAX_SIZE or not all((self.origin, *self.extensions)):
            raise ValueError("a checkpoint has an origin, a size of 0 or more, and no empty lines")

    @property
    def text(self) -> str:
        """The text that is signed."""
        lines = (self.origin, str(self.size), encode(self.root), *self.extensions)
        return "".join(line + "\n" for line in lines)

    def note(self) -> Note:
        """The note that signers sign."""
        check_text(self.text)
        return Note(self.text)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the text of a note; ValueError naming the line if it is no checkpoint."""
        lines = text.split("\n")
        if len(lines) < 4 or lines.pop():
            raise ValueError("a checkpoint has at least three lines: origin, size, root")
        for number, line in enumerate(lines, 1):
            if not line:
                raise ValueError(f"line {number}: empty")
        origin, size, root, *extensions = lines
        return cls(origin, decimal(size, "line 2"), decode_hash(root, "line 3"), tuple(extensions))


def joint_message(sha256: Checkpoint, sm3: Checkpoint) -> bytes:
    """What a time stamp and a chain anchor cover: both trees of a log at one size; ValueError if they are not that."""
    if sm3.origin != sha256.origin + SM3_SUFFIX or sm3.size != sha256.size:
        raise ValueError("two checkpoints that are not of both trees of one log at one size")
    return f"xiezhi/anchor/v1\n{sha256.text}\n{sm3.text}".encode()


def algorithm_of(origin: str) -> Algorithm:
    """The hash function of a log by our profile: SM3 if its origin ends with /sm3, otherwise SHA-256."""
    return "sm3" if origin.endswith(SM3_SUFFIX) else "sha256"
