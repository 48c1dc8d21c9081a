"""Certificates of time-stamping authorities: signatures by RSA, ECDSA, Ed25519 and SM2, chains to a trusted root."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from operator import attrgetter

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID

from xiezhi.evidence import der, sm2
from xiezhi.evidence.der import SEQUENCE, Value

SM2_CURVE, SM2_WITH_SM3 = "1.2.156.10197.1.301", "1.2.156.10197.1.501"
EC_KEY = "1.2.840.10045.2.1"
_HASHES: dict[str, hashes.HashAlgorithm] = {
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}
_RSA_PLAIN = "1.2.840.113549.1.1.1"
_RSA = {"1.2.840.113549.1.1.11": "sha256", "1.2.840.113549.1.1.12": "sha384", "1.2.840.113549.1.1.13": "sha512"}
_ECDSA = {"1.2.840.10045.4.3.2": "sha256", "1.2.840.10045.4.3.3": "sha384", "1.2.840.10045.4.3.4": "sha512"}
ED25519 = "1.3.101.112"
OIDS = {(kind, name): oid for kind, known in (("RSA", _RSA), ("ECDSA", _ECDSA)) for oid, name in known.items()}
"""What names a kind of key with a hash function."""
MAX_CHAIN = 6
UNREADABLE = (x509.InvalidVersion, x509.DuplicateExtension, x509.UnsupportedGeneralNameType, UnsupportedAlgorithm)
"""What is raised, beside ValueError, for a part of a certificate that cannot be read."""


class Untrusted(ValueError):
    """A signature that does not hold, or a signer whom no trusted root certifies for this."""


def read(data: bytes) -> list[x509.Certificate]:
    """The certificates of a file, PEM or DER; ValueError if one of them cannot be read."""
    if b"-----BEGIN" in data:
        return _named(lambda: x509.load_pem_x509_certificates(data))
    return [read_one(data)]


def read_one(encoded: bytes) -> x509.Certificate:
    """The certificate of which this is the DER; ValueError if it cannot be read."""
    return _named(lambda: [x509.load_der_x509_certificate(encoded)])[0]


def _named(load: Callable[[], list[x509.Certificate]]) -> list[x509.Certificate]:
    """What is loaded, its names read at once: cryptography reads them only when asked, and may raise TypeError then."""
    try:
        found = load()
        list(map(attrgetter("subject", "issuer"), found))
    except (TypeError, *UNREADABLE) as error:
        raise ValueError(f"not a certificate ({error})") from None
    return found


def sm2_point(certificate: x509.Certificate) -> bytes | None:
    """The public point of an SM2 certificate, None for any other; such keys are read from the encoding itself."""
    parts = der.read(certificate.tbs_certificate_bytes).parts(SEQUENCE)
    fields = parts[1:] if parts[0].tag == 0xA0 else parts
    algorithm, key = fields[5].parts(SEQUENCE)
    kind, *curve = algorithm.parts(SEQUENCE)
    if kind.oid() != EC_KEY or len(curve) != 1 or curve[0].tag != der.OID or curve[0].oid() != SM2_CURVE:
        return None
    return key.expect(0x03)[1:]


def verify_signature(
    certificate: x509.Certificate, data: bytes, signature: bytes, algorithm: Value, hash_name: str
) -> None:
    """Check a signature by a certificate's key; `hash_name` counts where the algorithm names none. Untrusted if bad."""
    oid = algorithm.parts(SEQUENCE)[0].oid()
    try:
        point = sm2_point(certificate)
        if point is not None:
            _verify_sm2(point, data, signature, oid)
            return
        verify_by(certificate.public_key(), data, signature, oid, hash_name)
    except (UnsupportedAlgorithm, sm2.BadSignature):
        raise Untrusted("the signature is not that of the certified key") from None


def verify_by(key: object, data: bytes, signature: bytes, oid: str, hash_name: str = "") -> None:
    """Check a signature by a key that is not SM2's; Untrusted if it is bad or of a kind that is not accepted."""
    try:
        if isinstance(key, rsa.RSAPublicKey) and (oid in _RSA or oid == _RSA_PLAIN):
            key.verify(signature, data, padding.PKCS1v15(), _HASHES[_RSA.get(oid, hash_name)])
        elif isinstance(key, ec.EllipticCurvePublicKey) and oid in _ECDSA:
            key.verify(signature, data, ec.ECDSA(_HASHES[_ECDSA[oid]]))
        elif isinstance(key, ed25519.Ed25519PublicKey) and oid == ED25519:
            key.verify(signature, data)
        else:
            raise Untrusted(f"a signature of a kind that is not accepted: {oid}")
    except (InvalidSignature, UnsupportedAlgorithm, KeyError):
        raise Untrusted("the signature is not that of the certified key") from None


def chain(
    signer: x509.Certificate, known: Sequence[x509.Certificate], roots: Sequence[x509.Certificate], at: datetime
) -> None:
    """Lead a time-stamping certificate to a root, each valid at `at`; Untrusted if that cannot be done."""
    try:
        usage = signer.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    except (x509.ExtensionNotFound, *UNREADABLE):
        raise Untrusted("the signer is not certified for time stamping") from None
    if not usage.critical or list(usage.value) != [ExtendedKeyUsageOID.TIME_STAMPING]:
        raise Untrusted("the signer is not certified for time stamping alone")
    lead(signer, known, roots, at)


def lead(
    signer: x509.Certificate, known: Sequence[x509.Certificate], roots: Sequence[x509.Certificate], at: datetime
) -> None:
    """Lead a certificate of any purpose to a root, each valid at `at`; Untrusted if that cannot be done."""
    current = signer
    for _ in range(MAX_CHAIN):
        if not current.not_valid_before_utc <= at.astimezone(UTC) <= current.not_valid_after_utc:
            raise Untrusted(f"the certificate of {current.subject.rfc4514_string()} was not valid then")
        if current in roots:
            return
        above = [each for each in (*roots, *known) if each.subject == current.issuer and _issued(current, each)]
        if not above:
            raise Untrusted(f"nobody trusted certifies {current.subject.rfc4514_string()}")
        current = above[0]
    raise Untrusted("the chain of certificates is too long")


def _issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    """Whether `issuer` is an authority and signed the certificate."""
    try:
        if not issuer.extensions.get_extension_for_class(x509.BasicConstraints).value.ca:
            return False
        point = sm2_point(issuer)
        if point is not None:
            oid = der.read(certificate.public_bytes(Encoding.DER)).parts(SEQUENCE)[1].parts(SEQUENCE)[0].oid()
            _verify_sm2(point, certificate.tbs_certificate_bytes, certificate.signature, oid)
        else:
            certificate.verify_directly_issued_by(issuer)
    except (InvalidSignature, x509.ExtensionNotFound, *UNREADABLE, ValueError, TypeError):
        return False
    return True


def _verify_sm2(point: bytes, data: bytes, signature: bytes, oid: str) -> None:
    if oid != SM2_WITH_SM3:
        raise Untrusted(f"an SM2 key with another kind of signature: {oid}")
    r, s = decode_dss_signature(signature)
    if not (0 <= r < 1 << 256 and 0 <= s < 1 << 256):
        raise sm2.BadSignature("an SM2 signature out of range")
    sm2.verify(point, data, r.to_bytes(32, "big") + s.to_bytes(32, "big"))
