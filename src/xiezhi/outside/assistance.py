"""网络查控: a request to a bank or registry to tell or to hold what a debtor has, and its answer: late, partial, wrong.

The wire is XML with the names that banks know (BDHM, XZ, XM, DSRZJHM, FYMC …), signed as a body. A request with the
same number is the same request: sent again it is asked about.
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import b64decode, b64encode
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Protocol
from xml.etree.ElementTree import Element, ParseError, SubElement, fromstring, tostring

from xiezhi.outside.wire import post

MOST = 2_000_000
SORTS = {"ask": "1", "hold": "2", "renew": "3", "take": "4", "lift": "5"}
"""What XZ says of a request: to tell, to hold, to renew, to transfer, to lift."""


class Unreadable(OSError):
    """The answer is broken or signed by nobody we know."""


@dataclass(frozen=True, slots=True)
class Official:
    """Who enforces, with the numbers of his work pass and of his enforcement pass."""

    name: str
    work_pass: str
    duty_pass: str


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A sealed paper of the court that goes with a request."""

    title: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Request:
    """Who is asked about, for which case, and what is wanted. `asset` names what was found before; amounts in yuan."""

    id: str
    institution: str
    sort: str
    court: str
    number: str
    name: str
    id_number: str
    officer: str
    asset: str = ""
    amount: Decimal = Decimal(0)
    account: str = ""
    """The court's account that money is transferred to."""
    officials: tuple[Official, ...] = ()
    papers: tuple[Enclosed, ...] = ()
    """The two who enforce, and the sealed ruling and notice: nothing is held, transferred or lifted without them."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of the debtor's, or what was held of it."""

    kind: str
    text: str
    identifier: str
    value: Decimal
    limits: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """An institution's answer. `state`: pending, partial, done, error, or refused where the request lacks something;
    `rank`: 0 for the first to hold.

    It says itself which request it answers and whom it is about: both may be others than were asked.
    """

    state: str
    reference: str = ""
    items: tuple[Item, ...] = ()
    amount: Decimal = Decimal(0)
    rank: int = 0
    reason: str = ""
    request: str = ""
    name: str = ""
    id_number: str = ""


class Assistance(Protocol):
    """The gateway to everybody who assists. OSError while it does not answer."""

    def ask(self, request: Request) -> Reply: ...


@dataclass(frozen=True, slots=True)
class HttpAssistance:
    """The gateway by its address; request and answer are signed with a shared secret."""

    url: str
    secret: bytes
    seconds: float = 5.0

    def ask(self, request: Request) -> Reply:
        body = written(request)
        url = f"{self.url}/{request.institution}?sign={signature(self.secret, body)}"
        reply = post(url, body, "application/xml", seconds=self.seconds, most=MOST)
        if reply.status != 200:
            raise OSError(f"{request.institution}: {reply.status}")
        sign, _, answer = reply.body.partition(b"\n")
        if not hmac.compare_digest(sign.decode("ascii", "replace"), signature(self.secret, answer)):
            raise Unreadable(f"{request.institution}: the answer is not signed")
        return read_reply(answer)


def signature(secret: bytes, body: bytes) -> str:
    """HMAC-SHA256 of a body."""
    return hmac.new(secret, body, "sha256").hexdigest()


def written(request: Request) -> bytes:
    """The request as XML."""
    root = Element("CXQQ")
    for name, value in (
        ("BDHM", request.id), ("XZ", SORTS[request.sort]), ("XM", request.name), ("DSRZJHM", request.id_number),
        ("FYMC", request.court), ("AH", request.number), ("CBR", request.officer), ("CCBH", request.asset),
        ("JE", str(request.amount)), ("ZXKZH", request.account),
    ):  # fmt: skip
        SubElement(root, name).text = value
    for each in request.officials:
        SubElement(root, "ZXRY", XM=each.name, GZZ=each.work_pass, GWZ=each.duty_pass)
    for paper in request.papers:
        SubElement(root, "WS", MC=paper.title, ZY=paper.sha256).text = b64encode(paper.content).decode()
    return bytes(tostring(root, encoding="utf-8"))


def read_request(institution: str, body: bytes) -> Request:
    """What `written` wrote, as the other side reads it."""
    root = _parsed(body)
    said = {child.tag: child.text or "" for child in root}
    officials = tuple(Official(each.attrib["XM"], each.attrib["GZZ"], each.attrib["GWZ"]) for each in root.iter("ZXRY"))
    papers = tuple(_enclosed(each) for each in root.iter("WS"))
    sort = next(name for name, code in SORTS.items() if code == said["XZ"])
    return Request(
        said["BDHM"], institution, sort, said["FYMC"], said["AH"], said["XM"], said["DSRZJHM"], said["CBR"],
        said["CCBH"], Decimal(said["JE"]), said["ZXKZH"], officials, papers,
    )  # fmt: skip


def _enclosed(element: Element) -> Enclosed:
    """A paper that is what its digest says; what is not comes as an empty one."""
    found = Enclosed(element.attrib["MC"], b64decode(element.text or ""))
    return found if found.sha256 == element.attrib["ZY"] else Enclosed(found.title, b"")


def answered(reply: Reply) -> bytes:
    """An answer as XML."""
    root = Element("CXJG", ZT=reply.state, HZBH=reply.reference, JE=str(reply.amount), LHWC=str(reply.rank))
    root.attrib.update(BDHM=reply.request, XM=reply.name, DSRZJHM=reply.id_number)
    SubElement(root, "ERRORINFO").text = reply.reason
    for item in reply.items:
        SubElement(
            root, "CC", LX=item.kind, SM=item.text, BH=item.identifier, JZ=str(item.value), XZ=item.limits
        )  # fmt: skip
    return bytes(tostring(root, encoding="utf-8"))


def _parsed(body: bytes) -> Element:
    """The tree of a message; one that brings a document type, and so entities, along is none of ours."""
    if b"<!" in body:
        raise ParseError("a document type")
    return fromstring(body)


def read_reply(body: bytes) -> Reply:
    """An institution's answer; raises Unreadable for one that is none."""
    try:
        root = _parsed(body)
        state = root.attrib["ZT"]
        items = tuple(
            Item(each.attrib["LX"], each.attrib["SM"], each.attrib["BH"], Decimal(each.attrib["JZ"]), each.attrib["XZ"])
            for each in root.iter("CC")
        )
        reason = root.findtext("ERRORINFO") or ""
        told = root.attrib
        reply = Reply(
            state, told["HZBH"], items, Decimal(told["JE"]), int(told["LHWC"]), reason,
            told["BDHM"], told["XM"], told["DSRZJHM"],
        )  # fmt: skip
    except (ParseError, KeyError, ValueError, InvalidOperation) as wrong:
        raise Unreadable(f"the answer cannot be read ({type(wrong).__name__})") from None
    if state not in ("pending", "partial", "done", "error", "refused"):
        raise Unreadable("the answer has no state")
    return reply
