"""Published vectors of signatures: Wycheproof's for what is accepted here, CCTV's for Ed25519, GB/T 32918's for SM2."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import load_der_public_key

from xiezhi.evidence import certificate, vectors_sm2
from xiezhi.evidence.schemes import Ed25519, MlDsa44
from xiezhi.evidence.vectors_log import Case, good

ED25519, ML_DSA_44 = Ed25519(), MlDsa44()
Verify = Callable[[dict[str, Any]], bool]


def wycheproof(name: str, algorithm: str, groups: list[dict[str, Any]]) -> Iterator[Case]:
    """The cases of a Wycheproof file, as far as its algorithm, curve and hash function are accepted here."""
    for group in groups:
        found = _READERS.get(algorithm, _nothing)(group)
        if found is not None:
            kind, verify = found
            for test in group["tests"]:
                if "msg" in test and "sig" in test and not test.get("ctx"):  # what is signed here has no context
                    result = "valid" if verify(test) else "invalid"
                    yield f"Wycheproof {kind}", f"{name} {test['tcId']}", test["result"] in (result, "acceptable")


def value(name: str, found: Any) -> Iterator[Case]:
    """The cases in one object of a JSON file: an SM2 signature, or one of CCTV's for Ed25519.

    Of the latter those are run that RFC 8032 decides: an encoding that is not canonical is refused.
    """
    match found:
        case {"key": str(key), "sig": str(sig), "msg": str(text), "flags": [*flags]}:
            if any(str(flag).startswith("non_canonical") for flag in flags):
                public = bytes.fromhex(key)
                taken = good(ED25519.check, public) and ED25519.verify(public, text.encode(), bytes.fromhex(sig))
                yield "CCTV Ed25519", name, not taken
        case dict():
            yield from vectors_sm2.value(name, found)


def _nothing(group: dict[str, Any]) -> tuple[str, Verify] | None:
    return None


def _eddsa(group: dict[str, Any]) -> tuple[str, Verify] | None:
    key = group.get("publicKey") or group.get("key") or {}
    if key.get("curve") != "edwards25519":
        return None
    public = bytes.fromhex(key["pk"])
    return "Ed25519", lambda test: ED25519.verify(public, *_message_and_signature(test))


def _ml_dsa_44(group: dict[str, Any]) -> tuple[str, Verify] | None:
    """Of verification, and of the signatures that a sound key is to make."""
    if not group.get("publicKey"):
        return None
    public = bytes.fromhex(group["publicKey"])
    fits = good(ML_DSA_44.check, public)
    return "ML-DSA-44", lambda test: fits and ML_DSA_44.verify(public, *_message_and_signature(test))


def _certified(group: dict[str, Any]) -> tuple[str, Verify] | None:
    """By a key as certificates have it: RSA, and ECDSA with a signature in DER or as two numbers."""
    kind, sha = _CERTIFIED.get(str(group.get("type"))), str(group.get("sha")).replace("-", "").lower()
    oid = certificate.OIDS.get((kind or "", sha))
    key = None
    with suppress(ValueError, UnsupportedAlgorithm):
        key = load_der_public_key(bytes.fromhex(group.get("publicKeyDer") or group.get("keyDer") or ""))
    if kind is None or oid is None or not isinstance(key, EllipticCurvePublicKey | RSAPublicKey):
        return None
    half = (key.key_size + 7) // 8 if group["type"] == "EcdsaP1363Verify" else 0

    def verify(test: dict[str, Any]) -> bool:
        message, signature = _message_and_signature(test)
        if half:
            if len(signature) != 2 * half:
                return False
            signature = encode_dss_signature(*(int.from_bytes(each, "big") for each in _halves(signature)))
        return good(lambda each: certificate.verify_by(key, message, each, oid), signature)

    return kind, verify


_CERTIFIED = {
    "EcdsaVerify": "ECDSA",
    "EcdsaP1363Verify": "ECDSA",
    "RsassaPkcs1Verify": "RSA",
    "RsassaPkcs1Generate": "RSA",
}
_READERS: dict[str, Callable[[dict[str, Any]], tuple[str, Verify] | None]] = {
    "EDDSA": _eddsa,
    "ML-DSA-44": _ml_dsa_44,
    "ECDSA": _certified,
    "RSASSA-PKCS1-v1_5": _certified,
}


def _message_and_signature(test: dict[str, Any]) -> tuple[bytes, bytes]:
    return bytes.fromhex(test["msg"]), bytes.fromhex(test["sig"])


def _halves(data: bytes) -> tuple[bytes, bytes]:
    return data[: len(data) // 2], data[len(data) // 2 :]
