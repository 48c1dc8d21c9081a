"""Sealing: what may not be read in a stolen file (ID, bank and telephone numbers, second factors)."""

import base64
import binascii
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, AESSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

ROOT_SIZE = 32
"""Bytes of a court's root key."""

_NONCE = 12


class Unsealable(Exception):
    """Not sealed by this court's key, altered, or sealed for another purpose."""


class Secrets:
    """What one root key can do. Three keys are derived from it, so that no use weakens another."""

    def __init__(self, root: bytes) -> None:
        if len(root) != ROOT_SIZE:
            raise ValueError(f"the root key has {len(root)} bytes, not {ROOT_SIZE}")
        self._values = AESGCM(_derived(root, b"xiezhi values", 32))
        self._numbers = AESSIV(_derived(root, b"xiezhi numbers", 64))
        self._digests = _derived(root, b"xiezhi digests", 32)

    def seal(self, plain: bytes, purpose: str) -> str:
        """AES-256-GCM: the same bytes are sealed differently each time. Opens only for the same purpose,
        which names the row, so that nobody can move a sealed value to another row."""
        nonce = os.urandom(_NONCE)
        return _text(nonce + self._values.encrypt(nonce, plain, purpose.encode()))

    def open(self, sealed: str, purpose: str) -> bytes:
        """What `seal` was given; raises Unsealable."""
        raw = _bytes(sealed)
        try:
            return self._values.decrypt(raw[:_NONCE], raw[_NONCE:], purpose.encode())
        except (InvalidTag, ValueError):
            raise Unsealable(f"cannot be opened for {purpose!r}") from None

    def seal_id(self, plain: str) -> str:
        """AES-SIV: the same number is always sealed alike, so that equality can be asked of a table and nothing
        else. The number comes in its one written form. An empty one stays empty: there is nothing to hide."""
        return _text(self._numbers.encrypt(plain.encode(), None)) if plain else ""

    def open_id(self, sealed: str) -> str:
        """What `seal_id` was given; raises Unsealable."""
        if not sealed:
            return ""
        try:
            return self._numbers.decrypt(_bytes(sealed), None).decode()
        except (InvalidTag, ValueError):
            raise Unsealable("not a number sealed by this court") from None

    def digest(self, text: str, purpose: str) -> str:
        """HMAC-SHA-256 in hex: for what is only compared, like a six-digit code, which a bare hash would give away."""
        return hmac.digest(self._digests, f"{purpose}\0{text}".encode(), "sha256").hex()


def _derived(root: bytes, use: bytes, size: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=size, salt=None, info=use).derive(root)


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise Unsealable("not a sealed value") from None
