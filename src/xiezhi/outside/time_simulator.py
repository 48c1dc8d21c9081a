"""A time-stamping authority played on this machine, signing by ECDSA under a root of its own: for demonstrations."""

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from xiezhi.evidence.authority import Authority
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
