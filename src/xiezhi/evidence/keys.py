"""Keys that sign notes: C2SP verifier keys for Ed25519 and cosignatures, and the two of our SM profile.

A kind of key is what stands before the public key in its encoding: one byte assigned by C2SP signed-note, or 0xff
and an identifier of our own. Cosignatures carry the second at which they were made; other signatures carry no time.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from xiezhi.evidence.encoding import MAX_SIZE, decode, encode
from xiezhi.evidence.schemes import SCHEMES, SECRET_BYTES, Scheme

ED25519, COSIGNATURE, ML_DSA_44, SM2, SM2_COSIGNATURE = (scheme.kind for scheme in SCHEMES)
_NAME = re.compile(r"[^\s+\x00-\x1f]+")
_BY_KIND = {scheme.kind: scheme for scheme in SCHEMES}


class BadSignature(ValueError):
    """A signature line of a known key that this key did not make over this text."""


class Unsigned(BadSignature):
    """A note that no known key has signed: nothing is wrong with it, and nothing can be said for it."""


@dataclass(frozen=True, slots=True)
class Key:
    """A public key with the name it signs under; ValueError if the name or the key cannot be one."""

    name: str
    kind: bytes
    public: bytes

    def __post_init__(self) -> None:
        check_name(self.name)
        if self.kind not in _BY_KIND:
            raise ValueError(f"key {self.name}: a kind of signature this program does not know")
        try:
            self.scheme.algorithm.check(self.public)
        except ValueError as error:
            raise ValueError(f"key {self.name}: {error}") from None

    @property
    def scheme(self) -> Scheme:
        """How it signs."""
        return _BY_KIND[self.kind]

    @property
    def is_cosigner(self) -> bool:
        """Whether its signatures say when, that is, whether it is a witness's."""
        return self.scheme.cosigns

    @property
    def id(self) -> bytes:
        """The four bytes that stand in front of its signatures."""
        return _id(self.name, self.kind, self.public)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `name+id+base64(kind || public)`; ValueError if it is malformed or the id is not the key's."""
        parts = text.split("+", 2)
        if len(parts) != 3:
            raise ValueError("a verifier key has the form name+id+key")
        name, key_id, body = parts
        key = cls(name, *_split(decode(body, f"key {name}"), name))
        if key.id.hex() != key_id:
            raise ValueError(f"key {name}: the id {key_id} is not that of the key")
        return key

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{encode(self.kind + self.public)}"

    def message(self, text: str, time: int | None = None) -> bytes:
        """The bytes it signs for a note's text, at a second since 1970 if it is a cosigner's."""
        return self.scheme.message(self.name, text, time or 0)

    def verify(self, text: str, signature: bytes) -> int | None:
        """Check a signature over a note's text, without key id; the second it states, None where it states none."""
        time = None
        if self.is_cosigner:
            time, signature = int.from_bytes(signature[:8], "big"), signature[8:]
            if time > MAX_SIZE:
                raise BadSignature(f"{self.name}: a cosignature of no possible time")
        try:
            good = self.scheme.algorithm.verify(self.public, self.message(text, time), signature)
        except ValueError as error:  # a text of which this kind of key can make no message
            raise BadSignature(f"{self.name}: {error}") from None
        if not good:
            raise BadSignature(f"{self.name}: the signature is not this key's over this text")
        return time


@dataclass(frozen=True, slots=True)
class Signer:
    """A key with the means to sign: `raw` signs bytes, by a key from a file or in a cryptographic machine."""

    key: Key
    raw: Callable[[bytes], bytes]

    def sign(self, text: str, time: int | None = None) -> bytes:
        """The signature over a note's text; a cosigner states `time` in seconds since 1970, others must not."""
        if (time is not None) != self.key.is_cosigner:
            raise ValueError("a cosignature states a time, another signature does not")
        stamp = b"" if time is None else time.to_bytes(8, "big")
        return stamp + self.raw(self.key.message(text, time))


def signer(name: str, kind: bytes, secret: bytes) -> Signer:
    """The signer of a secret of 32 bytes; ValueError if it is none."""
    algorithm = _BY_KIND[kind].algorithm
    return Signer(Key(name, kind, algorithm.public_of(secret)), lambda data: algorithm.sign(secret, data))


def new_secret(kind: bytes) -> bytes:
    """A new secret for a key of this kind."""
    return _BY_KIND[kind].algorithm.new_secret()


def format_secret(name: str, kind: bytes, secret: bytes) -> str:
    """How a secret is kept in a file: `PRIVATE+KEY+name+id+base64(kind || secret)`, as other tools of C2SP notes do."""
    return f"PRIVATE+KEY+{name}+{signer(name, kind, secret).key.id.hex()}+{encode(kind + secret)}"


def parse_secret(text: str) -> Signer:
    """The signer that `format_secret` wrote; ValueError, without the text, if it is malformed."""
    parts = text.strip().split("+", 4)
    if len(parts) != 5 or parts[:2] != ["PRIVATE", "KEY"]:
        raise ValueError("a secret key has the form PRIVATE+KEY+name+id+key")
    kind, secret = _split(decode(parts[4], "secret key"), parts[2])
    if len(secret) != SECRET_BYTES:
        raise ValueError(f"a secret key has {SECRET_BYTES} bytes")
    made = signer(parts[2], kind, secret)
    if made.key.id.hex() != parts[3]:
        raise ValueError(f"key {parts[2]}: the id is not that of the key")
    return made


def check_name(name: str) -> None:
    """ValueError unless `name` can be a key's: not empty, without space, plus sign or control character."""
    if not _NAME.fullmatch(name):
        raise ValueError("the name of a key is not empty and has neither spaces nor plus signs")


@lru_cache(maxsize=256)
def _id(name: str, kind: bytes, public: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + kind + public).digest()[:4]


def _split(encoded: bytes, name: str) -> tuple[bytes, bytes]:
    for kind in _BY_KIND:
        if encoded.startswith(kind):
            return kind, encoded[len(kind) :]
    raise ValueError(f"key {name}: a kind of signature this program does not know")
