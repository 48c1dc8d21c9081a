"""A time-stamping authority for demonstration courts and tests, by any key whose certificate can be had, SM2 included.

What it stamps has the time it is told; a real court asks an authority that the state has licensed.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from xiezhi.evidence import der
from xiezhi.evidence.der import NULL, OCTETS, SEQUENCE, SET
from xiezhi.evidence.timestamp import (
    CONTENT_TYPE,
    HASHES,
    MESSAGE_DIGEST,
    OIDS,
    SIGNED_DATA,
    SIGNING_CERTIFICATE_V2,
    TST_INFO,
)

_POLICY = "1.3.6.1.4.1.99999.1"
_REJECTED = der.sequence(der.sequence(der.integer(2)))


@dataclass(frozen=True, slots=True)
class Authority:
    """A certificate, the means to sign with its key, the kind of signature, and the hash function it goes with."""

    certificate: x509.Certificate
    sign: Callable[[bytes], bytes]
    signature: str
    hash_name: str = "sha256"

    def answer(self, request: bytes, at: datetime, serial: int) -> bytes:
        """The answer to a request: a stamp of time `at`, or a rejection if the request cannot be read."""
        try:
            version, imprint, *rest = der.read(request).parts(SEQUENCE)
            algorithm, digest = imprint.parts(SEQUENCE)
            name = HASHES[algorithm.parts(SEQUENCE)[0].oid()]
            if version.integer() != 1 or len(digest.expect(OCTETS)) != hashlib.new(name).digest_size:
                return _REJECTED
        except (ValueError, KeyError, IndexError):
            return _REJECTED
        time = der.write(0x18, at.astimezone(UTC).strftime("%Y%m%d%H%M%SZ").encode())
        nonce = [part.raw for part in rest if part.tag == der.INTEGER]
        statement = der.sequence(der.integer(1), der.oid(_POLICY), imprint.raw, der.integer(serial), time, *nonce)
        return der.sequence(der.sequence(der.integer(0)), self._token(statement))

    def _token(self, statement: bytes) -> bytes:
        encoded = self.certificate.public_bytes(Encoding.DER)
        fields = der.read(self.certificate.tbs_certificate_bytes).parts(SEQUENCE)
        issuer, number = fields[3].raw, fields[1].raw
        named = der.sequence(der.sequence(der.sequence(der.write(OCTETS, hashlib.sha256(encoded).digest()))))
        hashed = der.sequence(der.oid(OIDS[self.hash_name]), NULL)
        attributes = sorted(
            der.sequence(der.oid(name), der.write(SET, value))
            for name, value in (
                (CONTENT_TYPE, der.oid(TST_INFO)),
                (MESSAGE_DIGEST, der.write(OCTETS, hashlib.new(self.hash_name, statement).digest())),
                (SIGNING_CERTIFICATE_V2, named),
            )
        )
        signer = der.sequence(
            der.integer(1),
            der.sequence(issuer, number),
            hashed,
            der.write(0xA0, *attributes),
            der.sequence(der.oid(self.signature)),
            der.write(OCTETS, self.sign(der.write(SET, *attributes))),
        )
        content = der.sequence(der.oid(TST_INFO), der.write(0xA0, der.write(OCTETS, statement)))
        signed = der.sequence(
            der.integer(3), der.write(SET, hashed), content, der.write(0xA0, encoded), der.write(SET, signer)
        )
        return der.sequence(der.oid(SIGNED_DATA), der.write(0xA0, signed))
