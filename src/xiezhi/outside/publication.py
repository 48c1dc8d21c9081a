"""公布失信名单: one record of a debtor sent to where the country publishes them, asked about, and taken off again.

The wire is JSON with the names that the public list knows (iname, cardNum, caseCode, courtName, gistId, duty,
disruptTypeName, publishDate …), signed as a body, asked by POST. A record with the same number is the same record,
however often it is sent; what is published shows no more of an ID number than the list does.
"""

from __future__ import annotations

import hmac
import json
from dataclasses import asdict, dataclass
from typing import Protocol

from xiezhi.outside.wire import post

MOST = 100_000


class Unreadable(OSError):
    """The answer is broken or signed by nobody we know."""


class Declined(ValueError):
    """The list will not take a record, in its words."""


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of the list. `sort`: dishonest or consumption; `until` is empty where it has no last day."""

    id: str
    sort: str
    iname: str
    cardNum: str
    caseCode: str
    courtName: str
    gistId: str
    duty: str
    disruptTypeName: str
    publishDate: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of it. `state`: pending, published or removed, with the list's own number of it."""

    state: str
    reference: str = ""


class PublicList(Protocol):
    """Where records are published. OSError while it does not answer, Declined for a record that it refuses."""

    def publish(self, record: Record) -> Answer: ...

    def remove(self, id: str, day: str, why: str) -> Answer: ...


@dataclass(frozen=True, slots=True)
class HttpPublicList:
    """The list by its address; request and answer are signed with a shared secret."""

    url: str
    secret: bytes
    seconds: float = 5.0

    def publish(self, record: Record) -> Answer:
        """Publish, or ask what became of it."""
        return self._ask("publish", asdict(record))

    def remove(self, id: str, day: str, why: str) -> Answer:
        """Take off what was published; what is off already is off."""
        return self._ask("remove", {"id": id, "day": day, "why": why})

    def _ask(self, path: str, said: dict[str, str]) -> Answer:
        body = json.dumps(said, ensure_ascii=False, sort_keys=True).encode()
        url = f"{self.url}/{path}?sign={signature(self.secret, body)}"
        reply = post(url, body, "application/json", seconds=self.seconds, most=MOST)
        if reply.status != 200:
            raise OSError(f"{self.url}: {reply.status}")
        sign, _, answer = reply.body.partition(b"\n")
        if not hmac.compare_digest(sign.decode("ascii", "replace"), signature(self.secret, answer)):
            raise Unreadable("the answer is not signed")
        return read_answer(answer)


def signature(secret: bytes, body: bytes) -> str:
    """HMAC-SHA256 of a body."""
    return hmac.new(secret, body, "sha256").hexdigest()


def read_answer(body: bytes) -> Answer:
    try:
        said = json.loads(body)
        state, reference = said["state"], str(said.get("reference", ""))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Unreadable("the answer cannot be read") from None
    if state == "refused":
        raise Declined(str(said.get("reason", "")))
    if state not in ("pending", "published", "removed"):
        raise Unreadable("the answer has no state")
    return Answer(state, reference)


def masked(number: str) -> str:
    """A number as the list shows it: the middle hidden."""
    return f"{number[:6]}{'*' * max(len(number) - 10, 0)}{number[-4:]}" if len(number) > 10 else "*" * len(number)
