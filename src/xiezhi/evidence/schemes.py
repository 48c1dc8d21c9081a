"""The ways in which notes are signed: algorithms by their keys, and what exactly each kind of key signs.

What an algorithm needs is loaded when a key of its is used: that is two thirds of a cold start of the verifier, which
must be as quick to say that there is nothing to verify.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from xiezhi.evidence import sm2_plain
from xiezhi.evidence.encoding import decimal, decode_hash

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

SECRET_BYTES = 32
"""Bytes of every secret: a seed of Ed25519 or ML-DSA-44, a private number of SM2."""

_P25519 = 2**255 - 19
_ORDER_EIGHT = int.from_bytes(
    bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"), "little"
)
_SMALL_ORDER = (0, 1, _P25519 - 1, _ORDER_EIGHT, _P25519 - _ORDER_EIGHT)


class Algorithm(Protocol):
    """A signature algorithm over encoded keys; `verify` says whether, `check` is ValueError for what is no key."""

    name: str

    def check(self, public: bytes) -> None: ...
    def verify(self, public: bytes, data: bytes, signature: bytes) -> bool: ...
    def public_of(self, secret: bytes) -> bytes: ...
    def sign(self, secret: bytes, data: bytes) -> bytes: ...
    def new_secret(self) -> bytes: ...


class Ed25519:
    """RFC 8032, with keys under which a signature means nothing, or that are spelt a second way, refused."""

    name = "Ed25519"

    def check(self, public: bytes) -> None:
        y = int.from_bytes(public, "little") & (2**255 - 1)
        if len(public) != 32 or y >= _P25519 or y in _SMALL_ORDER:
            raise ValueError("not a sound Ed25519 public key")

    def verify(self, public: bytes, data: bytes, signature: bytes) -> bool:
        from cryptography.exceptions import InvalidSignature

        try:
            _ed25519(public).verify(signature, data)
        except InvalidSignature:
            return False
        return True

    def public_of(self, secret: bytes) -> bytes:
        return _ed25519_secret(secret).public_key().public_bytes_raw()

    def sign(self, secret: bytes, data: bytes) -> bytes:
        return _ed25519_secret(secret).sign(data)

    def new_secret(self) -> bytes:
        return os.urandom(SECRET_BYTES)


class Sm2:
    """SM2 over SM3 with the default user id."""

    name = "SM2"

    def check(self, public: bytes) -> None:
        sm2_plain.check_point(public)

    def verify(self, public: bytes, data: bytes, signature: bytes) -> bool:
        from xiezhi.evidence import sm2

        try:
            sm2.verify(public, data, signature)
        except sm2.BadSignature:
            return False
        return True

    def public_of(self, secret: bytes) -> bytes:
        from xiezhi.evidence import sm2

        return sm2.public_of(secret)

    def sign(self, secret: bytes, data: bytes) -> bytes:
        from xiezhi.evidence import sm2

        return sm2.sign(secret, data)

    def new_secret(self) -> bytes:
        from xiezhi.evidence import sm2

        return sm2.generate()


class MlDsa44:
    """ML-DSA-44 of FIPS 204, which no quantum computer is known to forge; loaded when a policy has such a key."""

    name = "ML-DSA-44"

    def check(self, public: bytes) -> None:
        if len(public) != 1312:
            raise ValueError("an ML-DSA-44 public key has 1312 bytes")

    def verify(self, public: bytes, data: bytes, signature: bytes) -> bool:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PublicKey

        try:
            MLDSA44PublicKey.from_public_bytes(public).verify(signature, data)
        except InvalidSignature:
            return False
        return True

    def public_of(self, secret: bytes) -> bytes:
        from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey

        return MLDSA44PrivateKey.from_seed_bytes(secret).public_key().public_bytes_raw()

    def sign(self, secret: bytes, data: bytes) -> bytes:
        from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey

        return MLDSA44PrivateKey.from_seed_bytes(secret).sign(data)

    def new_secret(self) -> bytes:
        return os.urandom(SECRET_BYTES)


@dataclass(frozen=True, slots=True)
class Scheme:
    """A kind of key: what stands before it in its encoding, its algorithm, the message it signs, whether it says when.

    `message` makes it of the key's name, the note's text and the second.
    """

    kind: bytes
    algorithm: Algorithm
    message: Callable[[str, str, int], bytes]
    cosigns: bool


def _plain(name: str, text: str, time: int) -> bytes:
    return text.encode()


def _cosigned(name: str, text: str, time: int) -> bytes:
    return f"cosignature/v1\ntime {time}\n{text}".encode()


def _cosigned_sm2(name: str, text: str, time: int) -> bytes:
    return f"cosignature/sm2/v1\ntime {time}\n{text}".encode()


def subtree(name: str, text: str, time: int) -> bytes:
    """What ML-DSA-44 cosigners sign (C2SP tlog-cosignature): name, time, origin, and the tree as a subtree from 0."""
    origin, size, root, *_ = [*text.split("\n"), "", "", ""]
    names = [each.encode() for each in (name, origin)]
    if not all(0 < len(each) < 256 for each in names):
        raise ValueError("the names of a cosigner and of a log have 1 to 255 bytes")
    cosigner, log = (bytes([len(each)]) + each for each in names)
    end = decimal(size, "line 2").to_bytes(8, "big")
    return b"subtree/v1\n\0" + cosigner + time.to_bytes(8, "big") + log + bytes(8) + end + decode_hash(root, "line 3")


SCHEMES = (
    Scheme(b"\x01", Ed25519(), _plain, False),
    Scheme(b"\x04", Ed25519(), _cosigned, True),
    Scheme(b"\x06", MlDsa44(), subtree, True),
    Scheme(b"\xffxiezhi/sm2-sm3-checkpoint/v1\n", Sm2(), _plain, False),
    Scheme(b"\xffxiezhi/sm2-sm3-cosignature/v1\n", Sm2(), _cosigned_sm2, True),
)


@lru_cache(maxsize=8)
def _ed25519_secret(secret: bytes) -> "Ed25519PrivateKey":
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(secret)


@lru_cache(maxsize=256)
def _ed25519(public: bytes) -> "Ed25519PublicKey":
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    return Ed25519PublicKey.from_public_bytes(public)
