"""SM2 signatures over SM3 (GB/T 32918.2, curve of GB/T 32918.5) by the system's libcrypto, without a third package.

Keys and signatures are raw: 32 bytes of private number, 65 bytes `04 || X || Y`, 64 bytes `r || s`; DER exists only at
the border to libcrypto. Where there is no libcrypto, verification falls back to `sm2_plain`, and signing is refused.
"""

import ctypes
import secrets
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from weakref import finalize

from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from xiezhi.evidence import sm2_plain
from xiezhi.evidence.sm2_plain import USER_ID, N, check_point

PRIVATE_BYTES, SIGNATURE_BYTES = 32, 64

_ALGORITHM = bytes.fromhex("301306072a8648ce3d020106082a811ccf5501822d")
_PUBLIC_DER = bytes.fromhex("3059") + _ALGORITHM + bytes.fromhex("034200")
_PRIVATE_DER = bytes.fromhex("3041020100") + _ALGORITHM + bytes.fromhex("042730250201010420")


class BadSignature(ValueError):
    """A signature that its key did not make over this message."""


def generate() -> bytes:
    """A new private number, uniform in [1, n-2]."""
    return (secrets.randbelow(N - 2) + 1).to_bytes(PRIVATE_BYTES, "big")


def public_of(private: bytes) -> bytes:
    """The public point of a private number; ValueError if the number is not in [1, n-2]."""
    number = int.from_bytes(private, "big")
    if len(private) != PRIVATE_BYTES or not 0 < number < N - 1:
        raise ValueError("an SM2 private key is a number of 32 bytes in [1, n-2]")
    return sm2_plain.public_of(number)


def sign(private: bytes, message: bytes, user_id: bytes = USER_ID) -> bytes:
    """The signature r || s over `message` for this user id; OSError where there is no libcrypto."""
    lib = _libcrypto()
    if lib is None:
        raise OSError("signing by SM2 needs OpenSSL's libcrypto 1.1.1 or newer")
    with _Operation(lib, _private_key(private), user_id) as operation:
        return operation.sign(message)


def verify(public: bytes, message: bytes, signature: bytes, user_id: bytes = USER_ID) -> None:
    """Return if `public` signed `message`; BadSignature if not; ValueError if the key is no point of the curve."""
    if len(signature) != SIGNATURE_BYTES:
        raise BadSignature(f"an SM2 signature has {SIGNATURE_BYTES} bytes, not {len(signature)}")
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    lib = _libcrypto()
    if lib is None:
        check_point(public)
        good = sm2_plain.verify(public, message, r, s, user_id)
    else:
        with _Operation(lib, _public_key(public), user_id) as operation:
            good = operation.verify(message, encode_dss_signature(r, s))
    if not good:
        raise BadSignature("the SM2 signature is not this key's over this text")


class _Key:
    """A key that libcrypto holds, freed with this object."""

    def __init__(self, lib: ctypes.CDLL, handle: int | None) -> None:
        if not handle:
            lib.ERR_clear_error()
            raise ValueError("libcrypto takes no such SM2 key")
        self.handle = handle
        finalize(self, lib.EVP_PKEY_free, ctypes.c_void_p(handle))


class _Operation:
    """One signature or verification: the user id must be set before the digest begins, libcrypto assumes none.

    It holds the key while it lasts, for no cache does: two threads may each read a key of which one is kept.
    """

    def __init__(self, lib: ctypes.CDLL, key: _Key, user_id: bytes) -> None:
        self.lib, self.held, self.key = lib, key, key.handle
        self.digest = lib.EVP_MD_CTX_new()
        self.context = lib.EVP_PKEY_CTX_new(self.key, None)
        lib.EVP_PKEY_CTX_set1_id(self.context, user_id, len(user_id))
        lib.EVP_MD_CTX_set_pkey_ctx(self.digest, self.context)

    def __enter__(self) -> "_Operation":
        return self

    def __exit__(self, *_: object) -> None:
        self.lib.EVP_MD_CTX_free(self.digest)
        self.lib.EVP_PKEY_CTX_free(self.context)
        self.lib.ERR_clear_error()

    def sign(self, message: bytes) -> bytes:
        lib = self.lib
        buffer, length = ctypes.create_string_buffer(80), ctypes.c_size_t(80)
        done = lib.EVP_DigestSignInit(self.digest, None, lib.EVP_sm3(), None, self.key) == 1
        if not done or lib.EVP_DigestSign(self.digest, buffer, ctypes.byref(length), message, len(message)) != 1:
            raise OSError("libcrypto could not sign by SM2")
        r, s = decode_dss_signature(buffer.raw[: length.value])
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")

    def verify(self, message: bytes, der: bytes) -> bool:
        lib = self.lib
        if lib.EVP_DigestVerifyInit(self.digest, None, lib.EVP_sm3(), None, self.key) != 1:
            raise OSError("libcrypto could not verify by SM2")
        return bool(lib.EVP_DigestVerify(self.digest, der, len(der), message, len(message)) == 1)


@lru_cache(maxsize=64)
def _public_key(public: bytes) -> _Key:
    check_point(public)
    return _read_key("d2i_PUBKEY", _PUBLIC_DER + public)


@lru_cache(maxsize=8)
def _private_key(private: bytes) -> _Key:
    public_of(private)
    return _read_key("d2i_AutoPrivateKey", _PRIVATE_DER + private)


def _read_key(function: str, der: bytes) -> _Key:
    lib = _libcrypto()
    if lib is None:
        raise OSError("no libcrypto")
    start = ctypes.c_char_p(der)
    return _Key(lib, getattr(lib, function)(None, ctypes.byref(start), len(der)))


@lru_cache(maxsize=1)
def _libcrypto() -> ctypes.CDLL | None:
    """The system's libcrypto with the types of what is called, or None if there is none that knows SM2."""
    for name in _places():
        try:
            lib = ctypes.CDLL(name) if name else None
        except OSError:
            continue
        if lib is not None and all(hasattr(lib, function) for function in _SIGNATURES):
            for function, (result, arguments) in _SIGNATURES.items():
                getattr(lib, function).restype = result
                getattr(lib, function).argtypes = arguments
            return lib
    return None


def _places() -> Iterator[str | None]:
    yield "libcrypto.so.3"
    from ctypes.util import find_library  # starts programs, so only where the usual name is not there

    yield find_library("crypto")
    yield from map(str, sorted(Path(sys.base_prefix).glob("DLLs/libcrypto-*.dll")))


_P, _S, _B, _I = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_int
_SIGNATURES: dict[str, tuple[type | None, list[type]]] = {
    "EVP_sm3": (_P, []),
    "EVP_MD_CTX_new": (_P, []),
    "EVP_MD_CTX_free": (None, [_P]),
    "EVP_MD_CTX_set_pkey_ctx": (None, [_P, _P]),
    "EVP_PKEY_CTX_new": (_P, [_P, _P]),
    "EVP_PKEY_CTX_free": (None, [_P]),
    "EVP_PKEY_CTX_set1_id": (_I, [_P, _B, _I]),
    "EVP_PKEY_free": (None, [_P]),
    "EVP_DigestSignInit": (_I, [_P, _P, _P, _P, _P]),
    "EVP_DigestSign": (_I, [_P, _P, _P, _B, _S]),
    "EVP_DigestVerifyInit": (_I, [_P, _P, _P, _P, _P]),
    "EVP_DigestVerify": (_I, [_P, _B, _S, _B, _S]),
    "ERR_clear_error": (None, []),
    "d2i_PUBKEY": (_P, [_P, _P, ctypes.c_long]),
    "d2i_AutoPrivateKey": (_P, [_P, _P, ctypes.c_long]),
}
