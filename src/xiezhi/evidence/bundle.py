"""Bundles: one file with everything needed to check one record of the log offline, beside the policy and the content.

A bundle is canonical JSON. What it says is believed only as far as proofs and signatures carry it; `facts`, which a
court adds for the reader (who deposited, by what means), are shown as the court's statement and not checked. `digest`
is SHA-256 over the rest: it tells a damaged file from a false one, and proves nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import BinaryIO, Self, TypeVar

from xiezhi.evidence.digest import Algorithm, digest, hasher
from xiezhi.evidence.encoding import decode, encode
from xiezhi.evidence.leaf import SALT_BYTES, Json, Leaf, canonical, commitment_of_digest, parse_canonical
from xiezhi.evidence.proof import LogProof

T = TypeVar("T")

FORMAT = "xiezhi/bundle/v1"
SUFFIX = ".bundle.json"
MAX_BYTES = 16_000_000


@dataclass(frozen=True, slots=True)
class Content:
    """A content known by its length and its two digests; the bytes themselves are not kept. Of what somebody knows by
    a digest alone the length is -1, and the other digest is empty."""

    length: int
    sha256: bytes
    sm3: bytes

    @classmethod
    def of(cls, data: bytes) -> Self:
        """The content of these bytes."""
        return cls(len(data), hasher("sha256")(data).digest(), hasher("sm3")(data).digest())

    @classmethod
    def read(cls, stream: BinaryIO) -> Self:
        """The content of a stream, read through once however long it is."""
        sha256, sm3, length = hasher("sha256")(b""), hasher("sm3")(b""), 0
        while part := stream.read(1 << 20):
            sha256.update(part)
            sm3.update(part)
            length += len(part)
        return cls(length, sha256.digest(), sm3.digest())

    @property
    def is_whole(self) -> bool:
        """Whether it was read, and is not known by a digest alone."""
        return self.length >= 0

    def digest(self, algorithm: Algorithm) -> bytes:
        """The digest by this hash function."""
        return self.sha256 if algorithm == "sha256" else self.sm3

    def commitment(self, salt: bytes, algorithm: Algorithm) -> str:
        """The commitment to this content under a salt, in hexadecimal as leaves and entries write it."""
        return commitment_of_digest(salt, self.length, self.digest(algorithm), algorithm).hex()


@dataclass(frozen=True, slots=True)
class Opened:
    """A text that was committed to, with its salt: the entry behind a leaf, or a value behind an entry."""

    text: str
    salt: bytes

    @property
    def content(self) -> Content:
        """The text as content."""
        return Content.of(self.text.encode())


@dataclass(frozen=True, slots=True)
class Bundle:
    """One record: its leaf, its proofs in one tree or both, and what opens the commitments.

    Without `entry` the leaf commits to the file itself, under `salt`; with it the leaf commits to the entry, and the
    entry to the file, by a commitment under `salt` or by its plain digest. `stamps` are RFC 3161 tokens in DER.
    """

    leaf: Leaf
    proofs: dict[Algorithm, LogProof]
    entry: Opened | None = None
    values: tuple[Opened, ...] = ()
    salt: bytes | None = None
    name: str = ""
    stamps: tuple[bytes, ...] = ()
    facts: dict[str, Json] = field(default_factory=dict)

    def __bytes__(self) -> bytes:
        value = {
            "format": FORMAT,
            "leaf": self.leaf.bytes().decode(),
            "proofs": {algorithm: bytes(proof).decode() for algorithm, proof in self.proofs.items()},
            "entry": _opened(self.entry) if self.entry else None,
            "values": [_opened(value) for value in self.values],
            "salt": self.salt.hex() if self.salt is not None else None,
            "name": self.name,
            "stamps": [encode(stamp) for stamp in self.stamps],
            "facts": self.facts,
        }
        return canonical(value | {"digest": digest(canonical(value)).hex()})

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Read a bundle without judging it; ValueError naming the field if it is malformed."""
        if len(data) > MAX_BYTES:
            raise ValueError(f"a bundle of {len(data)} bytes; {MAX_BYTES} are the most")
        value = _mapping(parse_canonical(data), "a bundle", (*cls.__dataclass_fields__, "format", "digest"))
        if value.pop("digest") != digest(canonical(value)).hex():
            raise ValueError("digest: the file is damaged")
        if value["format"] != FORMAT:
            raise ValueError(f"format: not {FORMAT}")
        proofs = _mapping(value["proofs"], "proofs", None)
        if not proofs or not set(proofs) <= {"sha256", "sm3"}:
            raise ValueError("proofs: one by sha256 or sm3 at least, and no other")
        known: tuple[Algorithm, ...] = ("sha256", "sm3")
        return cls(
            leaf=_named("leaf", Leaf.parse, _text(value["leaf"], "leaf").encode()),
            proofs={a: _named(a, LogProof.parse, _text(proofs[a], a).encode()) for a in known if a in proofs},
            entry=None if value["entry"] is None else _open(value["entry"], "entry"),
            values=tuple(_open(each, "values") for each in _array(value["values"], "values")),
            salt=None if value["salt"] is None else _salt(value["salt"], "salt"),
            name=_text(value["name"], "name"),
            stamps=tuple(decode(_text(each, "stamps"), "stamps") for each in _array(value["stamps"], "stamps")),
            facts=_mapping(value["facts"], "facts", None),
        )


def _opened(value: Opened) -> dict[str, Json]:
    return {"text": value.text, "salt": value.salt.hex()}


def _open(value: Json, what: str) -> Opened:
    parts = _mapping(value, what, ("text", "salt"))
    return Opened(_text(parts["text"], what), _salt(parts["salt"], what))


def _mapping(value: Json, what: str, fields: tuple[str, ...] | None) -> dict[str, Json]:
    if not isinstance(value, dict) or (fields is not None and set(value) != set(fields)):
        raise ValueError(f"{what}: not an object" + (f" of {', '.join(sorted(fields))}" if fields else ""))
    return value


def _array(value: Json, what: str) -> list[Json]:
    if not isinstance(value, list):
        raise ValueError(f"{what}: not an array")
    return value


def _text(value: Json, what: str) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{what}: not a text")
    return value


def _salt(value: Json, what: str) -> bytes:
    text = _text(value, what)
    if len(text) != SALT_BYTES * 2 or set(text) - set("0123456789abcdef"):
        raise ValueError(f"{what}: a salt is 64 lower-case hexadecimal digits")
    return bytes.fromhex(text)


def _named(what: str, parse: Callable[[bytes], T], data: bytes) -> T:
    try:
        return parse(data)
    except ValueError as error:
        raise ValueError(f"{what}: {error}") from None
