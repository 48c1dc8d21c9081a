"""Time stamps (RFC 3161, RFC 5816): requests, answers, and verification of tokens, by the usual signatures and by SM2.

A token is judged at the time it states: its signer was then certified, for nothing but time stamping, by a chain that
ends at one of the given roots. Revocation is not looked up, for that needs the network; ask the authority's lists.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from xiezhi.evidence import der
from xiezhi.evidence.certificate import UNREADABLE, chain, read_one, verify_signature
from xiezhi.evidence.der import NULL, OCTETS, SEQUENCE, SET, Value

SIGNED_DATA, TST_INFO = "1.2.840.113549.1.7.2", "1.2.840.113549.1.9.16.1.4"
CONTENT_TYPE, MESSAGE_DIGEST = "1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4"
SIGNING_CERTIFICATE, SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.12", "1.2.840.113549.1.9.16.2.47"
HASHES = {
    "2.16.840.1.101.3.4.2.1": "sha256",
    "2.16.840.1.101.3.4.2.2": "sha384",
    "2.16.840.1.101.3.4.2.3": "sha512",
    "1.2.156.10197.1.401": "sm3",
}
OIDS = {name: oid for oid, name in HASHES.items()}


class BadStamp(ValueError):
    """A token that does not stamp what it is shown for, or that nobody trusted has signed."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a verified token says: when, under which number and policy, and by whom."""

    time: datetime
    serial: int
    policy: str
    authority: str


@dataclass(frozen=True, slots=True)
class TstInfo:
    """The statement inside a token: hash function and digest of what is stamped, policy, serial, time, nonce."""

    policy: str
    algorithm: str
    imprint: bytes
    serial: int
    time: datetime
    nonce: int | None

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Read a TSTInfo; ValueError if it is malformed."""
        version, policy, imprint, serial, time, *rest = der.read(data).parts(SEQUENCE)
        algorithm, digest = imprint.parts(SEQUENCE)
        nonce = [part.integer() for part in rest if part.tag == der.INTEGER]
        if version.integer() != 1 or len(nonce) > 1:
            raise ValueError("not a time stamp of version 1")
        name = _hash_name(algorithm)
        at = _time(time.expect(0x18).decode("ascii"))
        return cls(policy.oid(), name, digest.expect(OCTETS), serial.integer(), at, nonce[0] if nonce else None)


@dataclass(frozen=True, slots=True)
class Request:
    """What a request asks to be stamped, and the number that the answer is to repeat."""

    algorithm: str
    imprint: bytes
    nonce: int | None

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Read a request; ValueError if it is malformed."""
        _, imprint, *rest = der.read(data).parts(SEQUENCE)
        algorithm, digest = imprint.parts(SEQUENCE)
        nonce = [part.integer() for part in rest if part.tag == der.INTEGER]
        return cls(_hash_name(algorithm), digest.expect(OCTETS), nonce[0] if nonce else None)


def request(message: bytes, algorithm: str = "sha256", nonce: int | None = None) -> bytes:
    """The request to stamp `message`, asking for the certificate of who stamps."""
    imprint = der.sequence(
        der.sequence(der.oid(OIDS[algorithm]), NULL), der.write(OCTETS, hashlib.new(algorithm, message).digest())
    )
    asked = () if nonce is None else (der.integer(nonce),)
    return der.sequence(der.integer(1), imprint, *asked, der.write(0x01, b"\xff"))


def token_of(response: bytes) -> bytes:
    """The token of an authority's answer; BadStamp with its status if it granted none."""
    try:
        status, *token = der.read(response).parts(SEQUENCE)
        number = status.parts(SEQUENCE)[0].integer()
    except (ValueError, IndexError) as error:
        raise BadStamp(f"the authority's answer cannot be read ({error})") from None
    if number not in (0, 1) or len(token) != 1:
        raise BadStamp(f"the authority granted no time stamp, status {number}")
    return token[0].raw


def verify(
    token: bytes,
    message: bytes,
    roots: Sequence[x509.Certificate],
    *,
    nonce: int | None = None,
    others: Sequence[x509.Certificate] = (),
) -> Stamp:
    """Verify a token over `message`; `others` are certificates that the token may lack. BadStamp if it fails."""
    try:
        return _verify(
            token,
            lambda info: hashlib.new(info.algorithm, message).digest() == info.imprint,
            roots,
            nonce,
            others,
        )
    except BadStamp:
        raise
    except (ValueError, IndexError, *UNREADABLE) as error:
        raise BadStamp(str(error)) from None


def verify_answer(
    response: bytes,
    request: "bytes | Request",
    roots: Sequence[x509.Certificate],
    others: Sequence[x509.Certificate] = (),
) -> Stamp:
    """Verify that an authority's answer stamps what a request asked for, when the message itself is not at hand."""
    try:
        asked = request if isinstance(request, Request) else Request.parse(request)
        return _verify(
            token_of(response),
            lambda info: (info.algorithm, info.imprint) == (asked.algorithm, asked.imprint),
            roots,
            asked.nonce,
            others,
        )
    except BadStamp:
        raise
    except (ValueError, IndexError, *UNREADABLE) as error:
        raise BadStamp(str(error)) from None


def statement_of(token: bytes) -> TstInfo:
    """What a token states, whoever may have signed it; BadStamp if it cannot be read."""
    try:
        return _signed_data(token)[2]
    except BadStamp:
        raise
    except (ValueError, IndexError, *UNREADABLE) as error:
        raise BadStamp(str(error)) from None


def embedded_in(response: bytes) -> list[x509.Certificate]:
    """The certificates that an answer carries, whoever put them there; none if it cannot be read."""
    try:
        return _signed_data(token_of(response))[0]
    except (ValueError, IndexError, *UNREADABLE):
        return []


def checker(roots: Sequence[x509.Certificate]) -> Callable[[bytes, bytes], str]:
    """What `check` asks about tokens: the line of a report, or BadStamp."""

    def line(token: bytes, message: bytes) -> str:
        stamp = verify(token, message, roots)
        return f"{stamp.authority}，序号 {stamp.serial}，{stamp.time.isoformat(sep=' ', timespec='seconds')}"

    return line


def _verify(
    token: bytes,
    covers: Callable[[TstInfo], bool],
    roots: Sequence[x509.Certificate],
    nonce: int | None,
    others: Sequence[x509.Certificate],
) -> Stamp:
    embedded, statement, info, signer = _signed_data(token)
    if not covers(info):
        raise BadStamp("the time stamp is over something else")
    if nonce is not None and info.nonce != nonce:
        raise BadStamp("the time stamp answers another request")
    certificate = _check_signer(signer, statement, [*embedded, *others])
    chain(certificate, [*embedded, *others], roots, info.time)
    return Stamp(info.time, info.serial, info.policy, certificate.subject.rfc4514_string())


def _signed_data(token: bytes) -> tuple[list[x509.Certificate], bytes, TstInfo, Value]:
    """What a token carries: certificates, the statement as it stands and as it reads, and its one signer."""
    kind, content = der.read(token).parts(SEQUENCE)
    if kind.oid() != SIGNED_DATA:
        raise BadStamp("the token is not signed data")
    version, algorithms, inner, *rest = content.parts(0xA0)[0].parts(SEQUENCE)
    (signer,) = rest[-1].parts(SET)
    if version.integer() != 3 or signer.parts(SEQUENCE)[2].raw not in [each.raw for each in algorithms.parts(SET)]:
        raise BadStamp("the token is not signed data of version 3, or does not name its hash function")
    embedded = [read_one(each.raw) for each in rest[0].parts()] if rest[0].tag == 0xA0 else []
    inner_kind, wrapped = inner.parts(SEQUENCE)
    statement = wrapped.parts(0xA0)[0].expect(OCTETS)
    if inner_kind.oid() != TST_INFO:
        raise BadStamp("the token signs something other than a time stamp")
    return embedded, statement, TstInfo.parse(statement), signer


def _check_signer(signer: Value, statement: bytes, known: list[x509.Certificate]) -> x509.Certificate:
    """The certificate whose key made the one signature of a token, over attributes that bind statement and signer."""
    version, identifier, digest_algorithm, signed, signature_algorithm, signature, *_ = signer.parts(SEQUENCE)
    attributes: dict[str, Value] = {}
    for each in signed.parts(0xA0):
        name, found = each.parts(SEQUENCE)
        if name.oid() in attributes:
            raise BadStamp("a signed attribute stands twice")
        (attributes[name.oid()],) = found.parts(SET)
    hash_name = _hash_name(digest_algorithm)
    if CONTENT_TYPE not in attributes or attributes[CONTENT_TYPE].oid() != TST_INFO:
        raise BadStamp("the signature is over another kind of content")
    digest = attributes[MESSAGE_DIGEST].expect(OCTETS) if MESSAGE_DIGEST in attributes else b""
    if digest != hashlib.new(hash_name, statement).digest():
        raise BadStamp("the signature is over another statement")
    certificate = _named(attributes, known)
    fields = der.read(certificate.tbs_certificate_bytes).parts(SEQUENCE)
    if (version.integer(), identifier.raw) != (1, der.sequence(fields[3].raw, fields[1].raw)):
        raise BadStamp("the signer is not the one whose certificate it names")
    # What is signed is the SET OF attributes; in the token it stands under an implicit tag.
    verify_signature(certificate, b"\x31" + signed.raw[1:], signature.expect(OCTETS), signature_algorithm, hash_name)
    return certificate


def _named(attributes: dict[str, Value], known: list[x509.Certificate]) -> x509.Certificate:
    """The certificate that the signer names by its digest (ESSCertID or ESSCertIDv2)."""
    newer = SIGNING_CERTIFICATE_V2 in attributes
    if not newer and SIGNING_CERTIFICATE not in attributes:
        raise BadStamp("the signer names no certificate")
    value = attributes[SIGNING_CERTIFICATE_V2 if newer else SIGNING_CERTIFICATE]
    parts = value.parts(SEQUENCE)[0].parts(SEQUENCE)[0].parts(SEQUENCE)
    hash_name = "sha256" if newer else "sha1"
    if newer and parts[0].tag == SEQUENCE:
        hash_name = _hash_name(parts.pop(0))
    for certificate in known:
        encoded = certificate.public_bytes(Encoding.DER)
        if hashlib.new(hash_name, encoded, usedforsecurity=newer).digest() == parts[0].expect(OCTETS):
            return certificate
    raise BadStamp("the signer's certificate is not there")


def _hash_name(algorithm: Value) -> str:
    identifier, *parameters = algorithm.parts(SEQUENCE)
    oid = identifier.oid()
    if oid not in HASHES or [each.raw for each in parameters] not in ([], [NULL]):
        raise BadStamp(f"a hash function that is not accepted: {oid}")
    return HASHES[oid]


def _time(text: str) -> datetime:
    whole, _, fraction = text.removesuffix("Z").partition(".")
    if not text.endswith("Z") or len(whole) != 14 or not whole.isdigit() or (fraction and not fraction.isdigit()):
        raise ValueError("not a time in UTC")
    return datetime.strptime(whole, "%Y%m%d%H%M%S").replace(microsecond=int(fraction.ljust(6, "0")[:6]), tzinfo=UTC)
