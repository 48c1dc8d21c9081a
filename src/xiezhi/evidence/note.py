"""Signed notes (C2SP signed-note): a text, an empty line, and one line for each signature."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from xiezhi.evidence.encoding import decode, encode
from xiezhi.evidence.keys import Key, Signer, Unsigned, check_name

MAX_BYTES = 1_000_000
MAX_SIGNATURES = 100
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line: who by name and key id, and what."""

    name: str
    key_id: bytes
    data: bytes

    def line(self) -> str:
        """The line with its line feed."""
        return f"— {self.name} {encode(self.key_id + self.data)}\n"

    @classmethod
    def parse(cls, line: str, what: str) -> Self:
        """Read a line without its line feed; ValueError naming `what` if it is malformed."""
        parts = line.split(" ")
        if len(parts) != 3 or parts[0] != "—":
            raise ValueError(f"{what}: not of the form — name signature")
        try:
            check_name(parts[1])
        except ValueError as error:
            raise ValueError(f"{what}: {error}") from None
        data = decode(parts[2], what)
        if len(data) < 5:
            raise ValueError(f"{what}: a signature is longer than four bytes")
        return cls(parts[1], data[:4], data[4:])


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature that holds: the key, and the second it states if it is a cosignature."""

    key: Key
    time: int | None


@dataclass(frozen=True, slots=True)
class Note:
    """A text that ends with a line feed, and its signatures."""

    text: str
    signatures: tuple[Signature, ...] = ()

    def __bytes__(self) -> bytes:
        return (self.text + "\n" + "".join(signature.line() for signature in self.signatures)).encode()

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Read a note without judging its signatures; ValueError naming the line if it is malformed."""
        if len(data) > MAX_BYTES:
            raise ValueError(f"a note of {len(data)} bytes; {MAX_BYTES} are the most")
        try:
            whole = data.decode()
        except UnicodeDecodeError:
            raise ValueError("a note that is not UTF-8") from None
        if control := _CONTROL.search(whole):
            line = whole.count("\n", 0, control.start()) + 1
            raise ValueError(f"line {line}: a control character")
        at = whole.rfind("\n\n")
        if at < 0 or not whole.endswith("\n"):
            raise ValueError("a note is a text, an empty line and signature lines, and ends with a line feed")
        text, lines = whole[: at + 1], whole[at + 2 :].split("\n")[:-1]
        if not lines:
            raise ValueError("a note without signatures")
        if len(lines) > MAX_SIGNATURES:
            raise ValueError(f"a note with {len(lines)} signatures; {MAX_SIGNATURES} are the most")
        first = text.count("\n") + 2
        signatures = (Signature.parse(line, f"line {number}") for number, line in enumerate(lines, first))
        return cls(text, tuple(signatures))

    def signed(self, signer: Signer, time: int | None = None) -> Self:
        """The note with one more signature; a cosigner states `time` in seconds since 1970."""
        check_text(self.text)
        signature = Signature(signer.key.name, signer.key.id, signer.sign(self.text, time))
        return type(self)(self.text, (*self.signatures, signature))

    def verify(self, keys: Iterable[Key]) -> list[Signed]:
        """The signatures of these keys, in the order of the lines. Lines of other keys are passed over.

        BadSignature if a known key's signature fails, Unsigned if no known key signed.
        """
        known = {(key.name, key.id): key for key in keys}
        valid = []
        for signature in self.signatures:
            key = known.get((signature.name, signature.key_id))
            if key is not None:
                valid.append(Signed(key, key.verify(self.text, signature.data)))
        if not valid:
            raise Unsigned("no signature of a known key")
        return valid


def check_text(text: str) -> None:
    """ValueError unless `text` can be signed: it ends with a line feed and has no other control character."""
    if not text.endswith("\n") or _CONTROL.search(text):
        raise ValueError("the text of a note ends with a line feed and has no other control character")
