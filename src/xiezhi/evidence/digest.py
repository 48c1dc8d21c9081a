"""The two hash functions of the log, SHA-256 (FIPS 180-4) and SM3 (GB/T 32905), both of 32 bytes."""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from hashlib import _Hash

Algorithm = Literal["sha256", "sm3"]

SIZE = 32
"""Bytes in a digest of either function."""

_CONSTRUCTORS: dict[str, Callable[[bytes], "_Hash"]] = {"sha256": hashlib.sha256, "sm3": partial(hashlib.new, "sm3")}
with suppress(ImportError):  # without the detour by Python where there is OpenSSL: a third faster for short data
    import _hashlib

    _CONSTRUCTORS["sm3"] = partial(_hashlib.new, "sm3")


def hasher(algorithm: Algorithm) -> Callable[[bytes], "_Hash"]:
    """The constructor of a hash object over given bytes, for loops that hash much; ValueError for any other name."""
    try:
        return _CONSTRUCTORS[algorithm]
    except (KeyError, TypeError):
        raise ValueError(f"no such hash function: {algorithm!r}; there are sha256 and sm3") from None


def digest(data: bytes, algorithm: Algorithm = "sha256") -> bytes:
    """The 32 bytes of the hash of `data`."""
    return hasher(algorithm)(data).digest()
