"""Banks and registries played on this machine: by seed some know the debtor, some are late, partial, in error or wrong.

What is wrong is wrong for the first request of its sort and stays so under its number; asked under another number, the
same institution answers right.
"""

from __future__ import annotations

import hashlib
import hmac
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from xiezhi.outside.assistance import Item, Reply, Request, answered, read_request, signature
from xiezhi.outside.loopback import Loopback, Mood
from xiezhi.outside.wire import Reply as Answer

KINDS = {
    "vehicles": ("vehicle", "小型普通客车"),
    "realty": ("realty", "住宅一套"),
    "securities": ("securities", "股票"),
}
NOTHING = ("companies", "tax", "civil_affairs", "social_security", "insurance")
"""Who tells facts and holds nothing of value here."""


class Wrong(StrEnum):
    """What is wrong with an answer."""

    PERSON = "person"
    """It is about another of the same name."""
    NUMBER = "number"
    """It answers another request."""
    BALANCE = "balance"
    """It says ten times what is there."""
    CLOSED = "closed"
    """The account was closed between the answer and the freeze."""
    UNWILLING = "unwilling"
    """It will not renew or lift over the wire: somebody must come."""


USUAL = {Wrong.PERSON: 0.04, Wrong.NUMBER: 0.04, Wrong.BALANCE: 0.06, Wrong.CLOSED: 0.04, Wrong.UNWILLING: 0.04}
"""How often institutions err in a demonstration."""
ANOTHER = "150102199003070011"
"""Who has the debtor's name and is not he."""
Transfer = Callable[[Request, Decimal], None]


def _none(request: Request, amount: Decimal) -> None:
    """Money that is taken goes nowhere."""


@dataclass
class City:
    """What everybody who assists knows. `transfer` books at the court's bank what is taken."""

    secret: bytes
    seed: int = 0
    transfer: Transfer = _none
    wrong: Mapping[Wrong, float] = field(default_factory=dict)
    """How often which answer is wrong."""
    firsts: dict[tuple[str, str, str], str] = field(default_factory=dict)
    """The first request of each sort about somebody: only that one is answered wrong."""
    told: Mapping[tuple[str, str], list[Item]] = field(default_factory=dict)
    """What was told of somebody before these institutions began, beside what is drawn."""
    known: dict[tuple[str, str], list[Item]] = field(default_factory=dict)
    held: dict[tuple[str, str], list[tuple[str, Decimal]]] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)
    done: dict[str, Reply] = field(default_factory=dict)
    turn: threading.Lock = field(default_factory=threading.Lock)

    def chance(self, *words: str) -> float:
        """The same for the same words and seed, between 0 and 1."""
        text = "|".join((str(self.seed), *words)).encode()
        return int.from_bytes(hashlib.sha256(text).digest()[:6], "big") / 2**48

    def holdings(self, institution: str, id_number: str) -> list[Item]:
        """What a debtor has here."""
        key = (institution, id_number)
        if key not in self.known:
            drawn = self._drawn(institution, id_number)
            known = {each.identifier for each in drawn}
            self.known[key] = [*drawn, *(each for each in self.told.get(key, ()) if each.identifier not in known)]
        return self.known[key]

    def _drawn(self, institution: str, id_number: str) -> list[Item]:
        odds = self.chance("has", institution, id_number)
        if institution in NOTHING or odds > 0.25 or not id_number:
            return []
        kind, text = KINDS.get(institution, ("deposit", "活期存款"))
        tail = f"{int(odds * 4e7) % 10_000:04d}"
        value = Decimal(int(self.chance("much", institution, id_number) * 400_000) * 100) / 100
        number = int(self.chance("number", institution, id_number) * 1e11)
        return [Item(kind, f"{text}，尾号{tail}", f"{62 if kind == 'deposit' else 15}{number:011d}{tail}", value)]

    def errs(self, request: Request) -> Wrong | None:
        """What is wrong with the answer to this request, if anything is."""
        first = (request.institution, request.id_number or request.name, request.sort)
        if self.firsts.setdefault(first, request.id) != request.id:
            return None
        odds, share = self.chance("wrong", request.institution, request.id_number), 0.0
        for kind, part in self.wrong.items():
            share += part
            if odds < share:
                return kind
        return None

    def answer(self, request: Request) -> Reply:
        """What is known, addressed to who asked; or, by seed, something else."""
        with self.turn:
            made = replace(self._told(request), request=request.id, name=request.name, id_number=request.id_number)
            if made.state not in ("partial", "done"):
                return made
            wrong = self.errs(request)
            if wrong is Wrong.NUMBER:
                return replace(made, request=f"{request.id}9")
            if wrong is Wrong.PERSON:
                return replace(made, id_number=ANOTHER)
            if wrong is Wrong.BALANCE and request.sort == "ask":
                return replace(made, items=tuple(replace(each, value=each.value * 10) for each in made.items))
            return made

    def _told(self, request: Request) -> Reply:
        """The same request is answered further each time it comes, and once it is done always alike."""
        if request.id in self.done:
            return self.done[request.id]
        if lack := _lack(request):
            return Reply("refused", f"TH{request.id[-6:]}", reason=lack)
        tries = self.asked[request.id] = self.asked.get(request.id, 0) + 1
        odds = self.chance("mood", request.institution, request.id_number, request.sort)
        if tries <= int(odds * 3):
            return Reply("pending")
        if request.sort == "ask" and 0.85 < odds < 0.92 and tries < 4:
            return Reply("error", f"E{tries}", reason="系统维护，请稍后重发")
        reply = self._done(request)
        if request.sort == "ask" and odds > 0.95 and tries < 5 and reply.items:
            return Reply("partial", f"{reply.reference}.1", reply.items[:1])
        self.done[request.id] = reply
        return reply

    def _done(self, request: Request) -> Reply:
        reference = f"HZ{int(self.chance(request.id) * 1e10):010d}"
        if request.sort == "ask":
            return Reply("done", reference, tuple(self.holdings(request.institution, request.id_number)))
        holds = self.held.setdefault((request.institution, request.asset), [])
        if request.sort == "hold":
            items = [i for i in self.holdings(request.institution, request.id_number) if i.identifier == request.asset]
            if not items:
                return Reply("error", reference, reason="没有这一账户")
            if self.errs(request) is Wrong.CLOSED:
                self.known[(request.institution, request.id_number)] = []
                return Reply("error", reference, reason="该账户已经销户")
            mine = (request.number, min(request.amount, items[0].value))
            rank = next((place for place, each in enumerate(holds) if each[0] == request.number), len(holds))
            holds[rank : rank + 1] = [mine]
            return Reply("done", reference, amount=mine[1], rank=rank)
        place = next((place for place, each in enumerate(holds) if each[0] == request.number), None)
        if request.sort in ("renew", "lift"):
            if place is None:
                return Reply("error", reference, reason="没有这一案的冻结")
            if self.errs(request) is Wrong.UNWILLING:
                return Reply("error", reference, reason="系统不支持网上办理，请到柜面办理")
        if request.sort == "renew":
            assert place is not None, "it is held"
            return Reply("done", reference, amount=holds[place][1], rank=place)
        if request.sort == "lift":
            holds[:] = [each for each in holds if each[0] != request.number]
        if request.sort == "take":
            self.transfer(request, request.amount)
        return Reply("done", reference, amount=request.amount)


def _lack(request: Request) -> str:
    """What a request to hold, renew, transfer or lift must bring and does not."""
    if request.sort == "ask":
        return ""
    if sum(bool(each.name and each.work_pass and each.duty_pass) for each in request.officials) < 2:
        return "缺少两名执行人员的工作证号、执行公务证号"
    sealed = "".join(each.title for each in request.papers if each.content.startswith(b"%PDF"))
    missing = [title for title in ("裁定书", "协助执行通知书") if title not in sealed]
    return f"缺少加盖电子印章的{'、'.join(missing)}" if missing else ""


def city(real: City, moods: Iterator[Mood] | None = None, *, slow: float = 0.5) -> Loopback:
    """Everybody who assists, on their wire."""

    def answer(method: str, path: str, body: bytes) -> Answer:
        where, _, sign = path.partition("?sign=")
        if not hmac.compare_digest(sign, signature(real.secret, body)):
            return Answer(403, b"")
        made = answered(real.answer(read_request(where.strip("/"), body)))
        return Answer(200, signature(real.secret, made).encode() + b"\n" + made)

    return Loopback(answer, moods, slow=slow)
