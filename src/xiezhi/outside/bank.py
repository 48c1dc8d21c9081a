"""银企直联: what came in as a numbered statement, what goes out as payment orders that are paid or come back. A court
has two accounts at its bank, each with a statement of its own: of case money, and of court fees.

The statement is CSV with a closing line of count and sum, orders are JSON; both are asked by POST. An order with the
same number is the same order, however often it is sent.
"""

from __future__ import annotations

import csv
import hmac
import json
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Protocol

from xiezhi.outside.wire import post

MOST = 5_000_000
CASE_MONEY, FEES = "case_money", "fees"
"""A court's two accounts."""
COLUMNS = ("place", "reference", "booked", "sub_account", "direction", "amount", "name", "account", "memo")


class Unreadable(OSError):
    """The bank's answer is broken, or its sums do not agree with its lines."""


class Declined(ValueError):
    """The bank will not carry out an order, in its words."""


@dataclass(frozen=True, slots=True)
class Movement:
    """One line of the statement. `direction`: in, out, or reversal of the movement that `memo` names; yuan. What is
    paid to the account of the fees bears the payer's code as its `sub_account`, the slip of the counter as `memo`."""

    place: int
    reference: str
    booked: str
    sub_account: str
    direction: str
    amount: Decimal
    name: str
    account: str
    memo: str


@dataclass(frozen=True, slots=True)
class Order:
    """Pay so much to somebody: `id` is ours and the same at every try; yuan. From the sub-account, or from the account
    of the fees where that is named."""

    id: str
    sub_account: str
    payee: str
    bank: str
    account: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an order: accepted, paid or returned, with the bank's number of it or its reason."""

    state: str
    reference: str = ""
    reason: str = ""


class CourtBank(Protocol):
    """The bank that keeps a court's money. OSError while it does not answer, Declined for an order it refuses."""

    def statement(self, court: str, after: int, account: str = CASE_MONEY) -> list[Movement]: ...

    def pay(self, court: str, order: Order) -> Outcome: ...


@dataclass(frozen=True, slots=True)
class HttpBank:
    """A bank by its address; each body is signed with a shared secret."""

    url: str
    secret: bytes
    seconds: float = 5.0

    def statement(self, court: str, after: int, account: str = CASE_MONEY) -> list[Movement]:
        """The movements of an account after a place, in order; empty where there are none."""
        body = json.dumps({"court": court, "after": after, "account": account}).encode()
        return read_statement(self._ask("statement", body).decode("utf-8", "replace"), after)

    def pay(self, court: str, order: Order) -> Outcome:
        """Send the order, or ask what became of it."""
        said = {"court": court, **{name: str(getattr(order, name)) for name in Order.__slots__}}
        answer = _json(self._ask("payments", json.dumps(said, ensure_ascii=False).encode()))
        if answer.get("state") == "refused":
            raise Declined(str(answer.get("reason", "")))
        if answer.get("state") not in ("accepted", "paid", "returned"):
            raise Unreadable("the bank's answer has no state")
        return Outcome(answer["state"], str(answer.get("reference", "")), str(answer.get("reason", "")))

    def _ask(self, path: str, body: bytes) -> bytes:
        url = f"{self.url}/{path}?sign={signature(self.secret, body)}"
        reply = post(url, body, "application/json", seconds=self.seconds, most=MOST)
        if reply.status != 200:
            raise OSError(f"{self.url}: {reply.status}")
        return reply.body


def signature(secret: bytes, body: bytes) -> str:
    """HMAC-SHA256 of a body."""
    return hmac.new(secret, body, "sha256").hexdigest()


def read_statement(text: str, after: int) -> list[Movement]:
    """A statement whose lines follow each other and agree with its closing line; raises Unreadable."""
    rows = list(csv.reader(text.splitlines()))
    if not rows or rows[-1][:1] != ["total"]:
        raise Unreadable("the statement breaks off")
    try:
        lines = [
            Movement(int(place), reference, booked, sub, direction, Decimal(amount), name, account, memo)
            for place, reference, booked, sub, direction, amount, name, account, memo in rows[:-1]
        ]
        count, total = int(rows[-1][1]), Decimal(rows[-1][2])
    except (ValueError, InvalidOperation, IndexError):
        raise Unreadable("the statement cannot be read") from None
    if count != len(lines) or total != sum((each.amount for each in lines), Decimal(0)):
        raise Unreadable("the statement's sums do not agree")
    if [each.place for each in lines] != list(range(after + 1, after + 1 + len(lines))):
        raise Unreadable("the statement leaves movements out")
    return lines


def write_statement(lines: list[Movement]) -> str:
    """What `read_statement` reads."""
    made = [",".join(f'"{getattr(each, name)}"' for name in COLUMNS) for each in lines]
    return "\n".join([*made, f"total,{len(lines)},{sum((each.amount for each in lines), Decimal(0))}"]) + "\n"


def _json(body: bytes) -> dict[str, str]:
    try:
        answer = json.loads(body)
    except ValueError:
        raise Unreadable("the bank's answer cannot be read") from None
    if not isinstance(answer, dict):
        raise Unreadable("the bank's answer cannot be read")
    return answer
