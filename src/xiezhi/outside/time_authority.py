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

    @property
    def roots(self) -> Sequence[x509.Certificate]: ...

    def stamp(self, message: bytes) -> bytes: ...

    def answer(self, request: bytes) -> bytes:
        """The answer in DER to a request that somebody else made."""

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
        return timestamp.token_of(self.answer(timestamp.request(message, self.algorithm, secrets.randbits(63))))

    def answer(self, request: bytes) -> bytes:
        reply = post(self.url, request, QUERY, seconds=self.seconds, most=LONGEST)
        if reply.status != 200:
            raise BadStamp(f"{self.url} answered {reply.status}")
        timestamp.verify_answer(reply.body, request, self.roots)
        return reply.body

    def holds(self, token: bytes, message: bytes) -> None:
        timestamp.verify(token, message, self.roots)
