"""A court's own certificate authority: made once among its keys, it certifies the court's seal and each signature.

A person's certificate is for one signature: its key is made, used once and forgotten; nobody signs in his name later.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID
from pyhanko.sign.signers import Signer, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from xiezhi.evidence.certificate import read as read_certificates
from xiezhi.evidence.folder import write
from xiezhi.papers.token import FILE as TOKEN
from xiezhi.papers.token import Token

LIFETIME = timedelta(days=20 * 365)
ONE_SIGNATURE = timedelta(hours=1)
_FOLDER = "papers"
_AUTHORITY, _SEAL = "authority", "seal"


class WrongKeys(ValueError):
    """The keys in the folder belong to another court, or are no keys of ours."""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs: a person, with the role in which (原告, 调解员), or an organisation, whose round seal is drawn."""

    name: str
    role: str = ""
    organisation: bool = False


@dataclass(frozen=True, slots=True)
class Authority:
    """The court's root and the certificate of its seal, with their keys."""

    court: str
    root: x509.Certificate
    root_key: ec.EllipticCurvePrivateKey
    seal: x509.Certificate
    seal_key: ec.EllipticCurvePrivateKey | Token

    @property
    def root_pem(self) -> str:
        """The root as published for anyone who checks papers."""
        return self.root.public_bytes(Encoding.PEM).decode()

    def crl(self, when: datetime) -> bytes:
        """The list of what this authority has revoked, in DER: nothing, as of `when`, for papers to carry along."""
        made = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.root.subject)
            .last_update(when - ONE_SIGNATURE)
            .next_update(when + timedelta(days=7))
            .add_extension(x509.CRLNumber(int(when.timestamp())), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(self.root_key.public_key()), critical=False
            )
            .sign(self.root_key, hashes.SHA256())
        )
        return made.public_bytes(Encoding.DER)

    def court_signer(self) -> Signer:
        """The signer that presses the court's seal."""
        if isinstance(self.seal_key, Token):
            held = (Certificate.load(each.public_bytes(Encoding.DER)) for each in (self.seal, self.root))
            return self.seal_key.signer(*held)
        return _signer(self.seal, self.seal_key, self.root)

    def person_signer(self, person: Signatory, when: datetime) -> SimpleSigner:
        """A signer for one signature of `person` at `when`: its certificate is valid for an hour about that moment."""
        key = ec.generate_private_key(ec.SECP256R1())
        names = [(NameOID.ORGANIZATION_NAME if person.organisation else NameOID.COMMON_NAME, person.name)]
        if person.organisation:
            names.append((NameOID.COMMON_NAME, person.name))
        if person.role:
            names.append((NameOID.TITLE, person.role))
        certificate = _certificate(
            names,
            key.public_key(),
            self.root.subject,
            self.root_key,
            when - ONE_SIGNATURE / 2,
            when + ONE_SIGNATURE / 2,
        )
        return _signer(certificate, key, self.root)


def open_authority(folder: Path, court: str, *, since: datetime) -> Authority:
    """The court's authority in `folder`/papers; made on the first call, valid for 20 years from `since` (with zone).

    The private keys are files readable by their owner alone. Raises WrongKeys when they are another court's.
    """
    place = folder / _FOLDER
    if not place.exists():
        _create(place, court, since)
    (seal,) = read_certificates((place / f"{_SEAL}.pem").read_bytes())
    key = Token.read(place / TOKEN) if (place / TOKEN).exists() else _key(place, _SEAL)
    (root,) = read_certificates((place / f"{_AUTHORITY}.pem").read_bytes())
    authority = Authority(court, root, _key(place, _AUTHORITY), seal, key)
    if _name(authority.seal.subject, NameOID.ORGANIZATION_NAME) != court:
        raise WrongKeys(f"{place} holds the keys of another court")
    return authority


def move_seal(folder: Path, authority: Authority, token: Token, *, when: datetime) -> None:
    """From `when` on the court seals with a key made in `token`; the seal's file key is destroyed."""
    place = folder / _FOLDER
    names = [(NameOID.ORGANIZATION_NAME, authority.court), (NameOID.COMMON_NAME, f"{authority.court}电子印章")]
    public = token.make_key()
    until = authority.root.not_valid_after_utc
    made = _certificate(names, public, authority.root.subject, authority.root_key, when, until)
    told = {"module": token.module, "token": token.token, "key": token.key, "pin": str(token.pin.resolve())}
    text = "".join(f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in told.items())
    write(place / f"{_SEAL}.pem", made.public_bytes(Encoding.PEM))
    write(place / TOKEN, text.encode(), mode=0o600)
    (place / f"{_SEAL}.key").unlink(missing_ok=True)


def root_certificate(folder: Path) -> bytes:
    """The root in PEM, as published for anyone who checks papers."""
    return (folder / _FOLDER / f"{_AUTHORITY}.pem").read_bytes()


def _create(place: Path, court: str, since: datetime) -> None:
    """All four files appear together or not at all; whoever comes second uses what the first has made."""
    place.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".new-", dir=place.parent))
    try:
        root_key, seal_key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
        root_names = [(NameOID.ORGANIZATION_NAME, court), (NameOID.COMMON_NAME, f"{court}文书签名根证书")]
        root = _certificate(
            root_names, root_key.public_key(), _subject(root_names), root_key, since, since + LIFETIME, root=True
        )
        seal_names = [(NameOID.ORGANIZATION_NAME, court), (NameOID.COMMON_NAME, f"{court}电子印章")]
        seal = _certificate(seal_names, seal_key.public_key(), root.subject, root_key, since, since + LIFETIME)
        for name, certificate, key in ((_AUTHORITY, root, root_key), (_SEAL, seal, seal_key)):
            _write(aside / f"{name}.pem", certificate.public_bytes(Encoding.PEM), 0o644)
            private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
            _write(aside / f"{name}.key", private, 0o600)
        try:
            aside.rename(place)
        except OSError:
            if not place.exists():
                raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _write(file: Path, content: bytes, mode: int) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(handle, "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())


def _key(place: Path, name: str) -> ec.EllipticCurvePrivateKey:
    key = load_pem_private_key((place / f"{name}.key").read_bytes(), password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise WrongKeys(f"{place / name}.key is no elliptic curve key")
    return key


def _certificate(
    names: Iterable[tuple[x509.ObjectIdentifier, str]],
    public: ec.EllipticCurvePublicKey,
    issuer: x509.Name,
    issuer_key: ec.EllipticCurvePrivateKey,
    since: datetime,
    until: datetime,
    *,
    root: bool = False,
) -> x509.Certificate:
    usage = x509.KeyUsage(
        digital_signature=not root,
        content_commitment=not root,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=root,
        crl_sign=root,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(_subject(names))
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(since)
        .not_valid_after(until)
        .add_extension(x509.BasicConstraints(root, 0 if root else None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
        .sign(issuer_key, hashes.SHA256())
    )


def _subject(names: Iterable[tuple[x509.ObjectIdentifier, str]]) -> x509.Name:
    held = [x509.NameAttribute(oid, name[:64]) for oid, name in names]
    return x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"), *held])


def _name(subject: x509.Name, oid: x509.ObjectIdentifier) -> str:
    return "".join(str(attribute.value) for attribute in subject.get_attributes_for_oid(oid))


def _signer(certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey, root: x509.Certificate) -> SimpleSigner:
    private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    certificates = [Certificate.load(held.public_bytes(Encoding.DER)) for held in (certificate, root)]
    return SimpleSigner(
        signing_cert=certificates[0],
        signing_key=PrivateKeyInfo.load(private),
        cert_registry=SimpleCertificateStore.from_certs(certificates),
    )
