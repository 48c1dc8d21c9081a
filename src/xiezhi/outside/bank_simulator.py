"""A bank played on this machine: it numbers every movement, and pays or sends back what it is told."""

from __future__ import annotations

import hmac
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from xiezhi.outside.bank import CASE_MONEY, FEES, Movement, Outcome, signature, write_statement
from xiezhi.outside.loopback import Loopback, Mood
from xiezhi.outside.wire import Reply


@dataclass
class Bank:
    """What the bank knows: movements by account, orders by number. `patience`: how often an order is merely accepted;
    `begins`: how many movements of each account had been told before these. An account is the court's, or the court's
    with `/fees`."""

    secret: bytes
    patience: int = 1
    begins: dict[str, int] = field(default_factory=dict)
    movements: dict[str, list[Movement]] = field(default_factory=dict)
    orders: dict[str, tuple[int, Outcome]] = field(default_factory=dict)
    bad_accounts: set[str] = field(default_factory=set)
    turn: threading.Lock = field(default_factory=threading.Lock)

    def book(self, court: str, direction: str, amount: Decimal, *, sub: str = "", name: str = "", account: str = "",
             memo: str = "", day: str = "", fund: str = CASE_MONEY) -> Movement:  # fmt: skip
        """A movement on one of the court's accounts."""
        at = held(court, fund)
        with self.turn:
            lines = self.movements.setdefault(at, [])
            place = self.begins.get(at, 0) + len(lines) + 1
            made = Movement(place, f"{at}-{place:06d}", day, sub, direction, amount, name, account, memo)
            lines.append(made)
            return made

    def statement(self, court: str, after: int, account: str = CASE_MONEY) -> str:
        at = held(court, account)
        return write_statement(self.movements.get(at, [])[max(after - self.begins.get(at, 0), 0) :])

    def pay(self, said: dict[str, str]) -> Outcome:
        """Accept an order; pay it when it is asked about again, or send it back where the account is none."""
        tries, known = self.orders.get(said["id"], (0, Outcome("accepted")))
        if known.state == "accepted" and tries >= self.patience:
            known = self._settled(said)
        self.orders[said["id"]] = (tries + 1, known)
        return known

    def _settled(self, said: dict[str, str]) -> Outcome:
        if said["account"] in self.bad_accounts:
            return Outcome("returned", reason="账号户名不符")
        court, amount, name, sub = said["court"], Decimal(said["amount"]), said["payee"], said["sub_account"]
        fund = FEES if sub == FEES else CASE_MONEY
        made = self.book(court, "out", amount, sub=sub, name=name, account=said["account"], memo=said["id"], fund=fund)
        if said["account"] == FEES:
            self.book(court, "in", amount, name=f"{court}案款专户", account=sub, memo=made.reference, fund=FEES)
        return Outcome("paid", made.reference)


def held(court: str, fund: str) -> str:
    """By what name the bank keeps an account."""
    return court if fund == CASE_MONEY else f"{court}/{fund}"


def bank(real: Bank, moods: Iterator[Mood] | None = None, *, slow: float = 0.5) -> Loopback:
    """The bank on its wire."""

    def answer(method: str, path: str, body: bytes) -> Reply:
        where, _, sign = path.partition("?sign=")
        if not hmac.compare_digest(sign, signature(real.secret, body)):
            return Reply(403, b"")
        said = json.loads(body)
        if where == "/statement":
            return Reply(200, real.statement(said["court"], said["after"], said.get("account", CASE_MONEY)).encode())
        made = real.pay(said)
        return Reply(
            200, json.dumps({"state": made.state, "reference": made.reference, "reason": made.reason}).encode()
        )

    return Loopback(answer, moods, slow=slow)
