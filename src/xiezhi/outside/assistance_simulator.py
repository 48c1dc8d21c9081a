"""Banks and registries played on this machine: by seed some know the debtor, some are late, partial or in error."""

from __future__ import annotations

import hashlib
import hmac
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

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
Transfer = Callable[[Request, Decimal], None]


def _none(request: Request, amount: Decimal) -> None:
    """Money that is taken goes nowhere."""


@dataclass
class City:
    """What everybody who assists knows. `transfer` books at the court's bank what is taken."""

    secret: bytes
    seed: int = 0
    transfer: Transfer = _none
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
            self.known[key] = self._drawn(institution, id_number)
        return self.known[key]

    def _drawn(self, institution: str, id_number: str) -> list[Item]:
        odds = self.chance("has", institution, id_number)
        if institution in NOTHING or odds > 0.25 or not id_number:
            return []
        kind, text = KINDS.get(institution, ("deposit", "活期存款"))
        tail = f"{int(odds * 4e7) % 10_000:04d}"
        value = Decimal(int(self.chance("much", institution, id_number) * 400_000) * 100) / 100
        return [Item(kind, f"{text}，尾号{tail}", f"{institution}-{tail}", value)]

    def answer(self, request: Request) -> Reply:
        """The same request is answered further each time it comes, and once it is done always alike."""
        with self.turn:
            if request.id in self.done:
                return self.done[request.id]
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
            holds.append((request.number, min(request.amount, items[0].value)))
            return Reply("done", reference, amount=holds[-1][1], rank=len(holds) - 1)
        if request.sort == "lift":
            holds[:] = [each for each in holds if each[0] != request.number]
        if request.sort == "take":
            self.transfer(request, request.amount)
        return Reply("done", reference, amount=request.amount)


def city(real: City, moods: Iterator[Mood] | None = None, *, slow: float = 0.5) -> Loopback:
    """Everybody who assists, on their wire."""

    def answer(method: str, path: str, body: bytes) -> Answer:
        where, _, sign = path.partition("?sign=")
        if not hmac.compare_digest(sign, signature(real.secret, body)):
            return Answer(403, b"")
        made = answered(real.answer(read_request(where.strip("/"), body)))
        return Answer(200, signature(real.secret, made).encode() + b"\n" + made)

    return Loopback(answer, moods, slow=slow)
