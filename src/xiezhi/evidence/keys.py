"""Keys that sign notes: C2SP verifier keys for Ed25519 and its cosignatures, and the two of our SM profile.

A kind of key is what stands before the public key in its encoding: one byte assigned by C2SP signed-note, or 0xff
and an identifier of our own. Cosignatures carry the second at which they were made; other signatures carry no time.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from xiezhi.evidence import sm2
from xiezhi.evidence.encoding import MAX_SIZE, decode, encode

ED25519 = b"\x01"
COSIGNATURE = b"\x04"
SM2 = b"\xffxiezhi/sm2-sm3-checkpoint/v1\n"
SM2_COSIGNATURE = b"\xffxiezhi/sm2-sm3-cosignature/v1\n"

_PREFIXES = {COSIGNATURE: "cosignature/v1", SM2_COSIGNATURE: "cosignature/sm2/v1"}
_LENGTHS = {ED25519: 32, COSIGNATURE: 32, SM2: sm2.PUBLIC_BYTES, SM2_COSIGNATURE: sm2.PUBLIC_BYTES}
_KINDS = tuple(_LENGTHS)
_P25519 = 2**255 - 19
_ORDER_EIGHT = int.from_bytes(
    bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"), "little"
)
_SMALL_ORDER = (0, 1, _P25519 - 1, _ORDER_EIGHT, _P25519 - _ORDER_EIGHT)


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
        if self.kind not in _KINDS:
            raise ValueError(f"key {self.name}: a kind of signature this program does not know")
        if len(self.public) != _LENGTHS[self.kind]:
            raise ValueError(f"key {self.name}: a public key of {len(self.public)} bytes")
        if self.is_sm2:
            sm2.check_point(self.public)
        elif not _is_sound_ed25519(self.public):
            raise ValueError(f"key {self.name}: not a sound Ed25519 public key")

    @property
    def is_sm2(self) -> bool:
        """Whether it signs by SM2 over SM3."""
        return self.kind in (SM2, SM2_COSIGNATURE)

    @property
    def is_cosigner(self) -> bool:
        """Whether its signatures say when, that is, whether it is a witness's."""
        return self.kind in _PREFIXES

    @property
    def id(self) -> bytes:
        """The four bytes that stand in front of its signatures."""
        return hashlib.sha256(self.name.encode() + b"\n" + self.kind + self.public).digest()[:4]

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `name+id+base64(kind || public)`; ValueError if it is malformed or the id is not the key's."""
        parts = text.split("+", 2)
        if len(parts) != 3:
            raise ValueError("a verifier key has the form name+id+key")
        name, key_id, body = parts
        kind, public = _split(decode(body, f"key {name}"), name)
        key = cls(name, kind, public)
        if key.id.hex() != key_id:
            raise ValueError(f"key {name}: the id {key_id} is not that of the key")
        return key

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{encode(self.kind + self.public)}"

    def verify(self, text: str, signature: bytes) -> int | None:
        """Check a signature over a note's text, without key id; the second it states, None where it states none."""
        time = None
        if self.is_cosigner:
            time, signature = int.from_bytes(signature[:8], "big"), signature[8:]
            if time > MAX_SIZE:
                raise BadSignature(f"{self.name}: a cosignature of no possible time")
        try:
            if self.is_sm2:
                sm2.verify(self.public, message(self.kind, text, time), signature)
            else:
                _ed25519(self.public).verify(signature, message(self.kind, text, time))
        except (InvalidSignature, sm2.BadSignature):
            raise BadSignature(f"{self.name}: the signature is not this key's over this text") from None
        return time


@dataclass(frozen=True, slots=True)
class Signer:
    """A key with the means to sign: `raw` turns bytes into 64 bytes, in a file's key or in a cryptographic machine."""

    key: Key
    raw: Callable[[bytes], bytes]

    def sign(self, text: str, time: int | None = None) -> bytes:
        """The signature over a note's text; a cosigner states `time` in seconds since 1970, others must not."""
        if (time is not None) != self.key.is_cosigner:
            raise ValueError("a cosignature states a time, another signature does not")
        stamp = b"" if time is None else time.to_bytes(8, "big")
        return stamp + self.raw(message(self.key.kind, text, time))


def signer(name: str, kind: bytes, secret: bytes) -> Signer:
    """The signer of a 32-byte secret: an Ed25519 seed or an SM2 private number."""
    if kind in (SM2, SM2_COSIGNATURE):
        return Signer(Key(name, kind, sm2.public_of(secret)), lambda data: sm2.sign(secret, data))
    private = Ed25519PrivateKey.from_private_bytes(secret)
    return Signer(Key(name, kind, private.public_key().public_bytes_raw()), private.sign)


def new_secret(kind: bytes) -> bytes:
    """A new secret for a key of this kind."""
    return sm2.generate() if kind in (SM2, SM2_COSIGNATURE) else Ed25519PrivateKey.generate().private_bytes_raw()


def format_secret(name: str, kind: bytes, secret: bytes) -> str:
    """How a secret is kept in a file: `PRIVATE+KEY+name+id+base64(kind || secret)`, as other tools of C2SP notes do."""
    return f"PRIVATE+KEY+{name}+{signer(name, kind, secret).key.id.hex()}+{encode(kind + secret)}"


def parse_secret(text: str) -> Signer:
    """The signer that `format_secret` wrote; ValueError, without the text, if it is malformed."""
    parts = text.strip().split("+", 4)
    if len(parts) != 5 or parts[:2] != ["PRIVATE", "KEY"]:
        raise ValueError("a secret key has the form PRIVATE+KEY+name+id+key")
    kind, secret = _split(decode(parts[4], "secret key"), parts[2])
    if len(secret) != 32:
        raise ValueError("a secret key has 32 bytes")
    made = signer(parts[2], kind, secret)
    if made.key.id.hex() != parts[3]:
        raise ValueError(f"key {parts[2]}: the id is not that of the key")
    return made


def message(kind: bytes, text: str, time: int | None) -> bytes:
    """The bytes that are signed: the text, after two lines that say so and when if it is a cosignature."""
    head = f"{_PREFIXES[kind]}\ntime {time}\n" if kind in _PREFIXES else ""
    return (head + text).encode()


def check_name(name: str) -> None:
    """ValueError unless `name` can be a key's: not empty, without space, plus sign or control character."""
    if not name or "+" in name or any(c.isspace() or c < " " for c in name):
        raise ValueError("the name of a key is not empty and has neither spaces nor plus signs")


def _split(encoded: bytes, name: str) -> tuple[bytes, bytes]:
    for kind in _KINDS:
        if encoded.startswith(kind):
            return kind, encoded[len(kind) :]
    raise ValueError(f"key {name}: a kind of signature this program does not know")


def _is_sound_ed25519(public: bytes) -> bool:
    """Not a point of small order, under which signatures mean nothing, and not a second spelling of a point."""
    y = int.from_bytes(public, "little") & (2**255 - 1)
    return y < _P25519 and y not in _SMALL_ORDER


@lru_cache(maxsize=256)
def _ed25519(public: bytes) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(public)
