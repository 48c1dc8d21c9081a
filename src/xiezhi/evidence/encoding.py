"""The small spellings that notes, checkpoints, proofs and policies share: each value is written in exactly one way."""

import binascii
import re

from xiezhi.evidence.digest import SIZE

_DECIMAL = re.compile(r"0|[1-9][0-9]{0,19}")
MAX_SIZE = 2**63 - 1
"""The largest tree size and the latest second that the formats can write."""


def encode(data: bytes) -> str:
    """Base64 with padding (RFC 4648, section 4)."""
    return binascii.b2a_base64(data, newline=False).decode()


def decode(text: str, what: str) -> bytes:
    """The bytes of padded, canonical base64; ValueError naming `what` otherwise."""
    try:
        data = binascii.a2b_base64(text)
    except ValueError:
        data = b""
    if not data or encode(data) != text:
        raise ValueError(f"{what}: not canonical base64")
    return data


def decode_hash(text: str, what: str) -> bytes:
    """The 32 bytes of a hash in base64; ValueError naming `what` otherwise."""
    data = decode(text, what)
    if len(data) != SIZE:
        raise ValueError(f"{what}: a hash of {len(data)} bytes where {SIZE} belong")
    return data


def decimal(text: str, what: str) -> int:
    """A number without sign or leading zeros, below 2^63; ValueError naming `what` otherwise."""
    if not _DECIMAL.fullmatch(text) or int(text) > MAX_SIZE:
        raise ValueError(f"{what}: not a decimal number without leading zeros")
    return int(text)
