"""时间戳机构: RFC 3161 over HTTP, every answer verified before it is believed."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from cryptography import x509

from xiezhi.evidence import timestamp
from xiezhi.evidence.timestamp import BadStamp
from xiezhi.outside.wire import post

QUERY = "application/timestamp-query"
LONGEST = 100_000


class TimeAuthority(Protocol):
    """Stamps a message: the token in DER. OSError if it does not answer, BadStamp if what it answers does not hold."""

    def stamp(self, message: bytes) -> bytes: ...

    def holds(self, token: bytes, message: bytes) -> None:
        """Return if a kept token stamps this message; BadStamp if not."""


@dataclass(frozen=True, slots=True)
class HttpTimeAuthority:
    """An authority by its address and the roots of its certificate; `algorithm` is the hash that it stamps."""

    url: str
    roots: Sequence[x509.Certificate]
    algorithm: str = "sha256"
    seconds: float = 5.0

    def stamp(self, message: bytes) -> bytes:
        nonce = secrets.randbits(63)
        asked = timestamp.request(message, self.algorithm, nonce)
        reply = post(self.url, asked, QUERY, seconds=self.seconds, most=LONGEST)
        if reply.status != 200:
            raise BadStamp(f"{self.url} answered {reply.status}")
        token = timestamp.token_of(reply.body)
        timestamp.verify(token, message, self.roots, nonce=nonce)
        return token

    def holds(self, token: bytes, message: bytes) -> None:
        timestamp.verify(token, message, self.roots)
