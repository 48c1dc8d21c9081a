"""A time-stamping authority played on this machine, signing by ECDSA or by SM2 under a root of its own."""

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from xiezhi.evidence import der, sm2
from xiezhi.evidence.authority import Authority
from xiezhi.evidence.certificate import EC_KEY, SM2_CURVE, SM2_WITH_SM3
from xiezhi.outside.loopback import Loopback, Mood
from xiezhi.outside.wire import Reply

ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2"


def certified(now: datetime, name: str = "演示时间戳服务") -> tuple[x509.Certificate, Authority]:
    """A root, and the authority that it certifies for ten years."""
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"{name}根")])
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])

    def builder(who: x509.Name, whose: ec.EllipticCurvePublicKey, *, ca: bool) -> x509.CertificateBuilder:
        made = x509.CertificateBuilder().subject_name(who).issuer_name(issuer).public_key(whose)
        made = made.serial_number(x509.random_serial_number()).not_valid_before(now - timedelta(days=1))
        made = made.not_valid_after(now + timedelta(days=3650))
        return made.add_extension(x509.BasicConstraints(ca, None), critical=True)

    root = builder(issuer, root_key.public_key(), ca=True).sign(root_key, hashes.SHA256())
    usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    signer = builder(subject, key.public_key(), ca=False).add_extension(usage, critical=True)
    certificate = signer.sign(root_key, hashes.SHA256())
    return root, Authority(certificate, lambda data: key.sign(data, ec.ECDSA(hashes.SHA256())), ECDSA_WITH_SHA256)


def certified_by_sm2(now: datetime, name: str = "演示国密时间戳服务") -> tuple[x509.Certificate, Authority]:
    """The same with keys of SM2, whose certificates are written here octet by octet: the library makes none."""
    root_key, key = sm2.generate(), sm2.generate()
    issuer, subject = (x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, each)]) for each in (f"{name}根", name))
    algorithm = der.sequence(der.oid(SM2_WITH_SM3))
    spans = [f"{now + timedelta(days=days):%y%m%d%H%M%SZ}".encode() for days in (-1, 3650)]
    usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])

    def issued(who: x509.Name, private: bytes, *extensions: x509.ExtensionType) -> x509.Certificate:
        point = der.write(0x03, b"\0" + sm2.public_of(private))
        told = [
            der.sequence(
                der.oid(each.oid.dotted_string), der.write(0x01, b"\xff"), der.write(0x04, each.public_bytes())
            )
            for each in extensions
        ]
        statement = der.sequence(
            der.write(0xA0, der.integer(2)),
            der.integer(x509.random_serial_number()),
            algorithm,
            issuer.public_bytes(),
            der.sequence(*(der.write(0x17, each) for each in spans)),
            who.public_bytes(),
            der.sequence(der.sequence(der.oid(EC_KEY), der.oid(SM2_CURVE)), point),
            der.write(0xA3, der.sequence(*told)),
        )
        signature = der.write(0x03, b"\0" + _signed(root_key, statement))
        return x509.load_der_x509_certificate(der.sequence(statement, algorithm, signature))

    root = issued(issuer, root_key, x509.BasicConstraints(ca=True, path_length=None))
    certificate = issued(subject, key, x509.BasicConstraints(ca=False, path_length=None), usage)
    return root, Authority(certificate, lambda data: _signed(key, data), SM2_WITH_SM3, "sm3")


def _signed(private: bytes, data: bytes) -> bytes:
    raw = sm2.sign(private, data)
    return encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))


def time_authority(
    authority: Authority,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    moods: Iterator[Mood] | None = None,
    *,
    slow: float = 0.5,
) -> Loopback:
    """The authority on its wire."""
    serials = itertools.count(1)
    return Loopback(
        lambda method, path, body: Reply(200, authority.answer(body, clock(), next(serials))), moods, slow=slow
    )
