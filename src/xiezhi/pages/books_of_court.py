"""The books of a court for a day: what each account opened with, took in, gave out and closed with, and the lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q, Sum

from xiezhi.law.working import from_fen
from xiezhi.outside.bank import CASE_MONEY, FEES
from xiezhi.pages.names import case_name
from xiezhi.pages.saying import say as _
from xiezhi.phrases.fee_books import FEE_BANK, FEE_LABELS
from xiezhi.procedures.money import books
from xiezhi.procedures.money.books import ASSETS, BANK, LABELS
from xiezhi.records.money import Posting
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import count, rows, table_of

FUNDS = {CASE_MONEY: books.CASE_MONEY, FEES: tuple(FEE_LABELS)}
"""The accounts of the books by where the money lies: case money, and apart from it the court's fees."""
AT_BANK = {CASE_MONEY: BANK, FEES: FEE_BANK}
KEPT = tuple(LABELS)
WHYS = {
    "arrival": "到账",
    "cash": "收现金",
    "hand_over": "现金移交财务",
    "deposit": "现金缴存银行",
    "reversal": "银行冲正",
    "allocation": "分配",
    "turned_down": "未获准，退回分配",
    "sent": "交银行付款",
    "paid": "付出",
    "fee": "申请执行费付入诉讼费专户",
    "fee_taken": "收申请执行费",
    "fee_paid": "收诉讼费",
    "fee_deposit": "窗口收的进专户",
    "fee_going": "随案移送，待移交诉讼费",
    "fee_gone": "诉讼费随案移交",
    "fee_coming": "移送来的案件，诉讼费待收",
    "fee_arrived": "随案移交的诉讼费到账",
    "fee_reversal": "银行冲正",
    "fee_sent": "退还诉讼费，交银行",
    "fee_refunded": "退还诉讼费",
    "set_aside": "提存",
    "claimed": "领取提存款",
    "bounced": "银行退回",
    "identified": "查明归属",
    "misdirected": "没有这一案，退回待查明",
    "given_back": "退回付款人",
    "handed_on": "随案移交接着执行的法院",
}
"""Lines shown at once; a longer list is exported."""


@dataclass(frozen=True, slots=True)
class Account:
    """One account over a day, in yuan; `before`, `came`, `went` and `after` open to their postings."""

    name: str
    label: str
    asset: bool
    before: Decimal
    came: Decimal
    went: Decimal
    after: Decimal


def accounts_of(court: str, day: str, fund: str = CASE_MONEY) -> tuple[Account, ...]:
    """Every account of a fund on a day; two sums by the database, however long the books are."""
    earlier, today = _turnover(court, Q(at__lt=day)), _turnover(court, Q(at=day))
    return tuple(_account(name, earlier, today) for name in FUNDS[fund])


Turnover = dict[tuple[str, str], int]
"""Fen by debit and credit account."""


def _turnover(court: str, when: Q) -> Turnover:
    postings = table_of(Posting).model.objects.filter(when, court=court)
    found = postings.values("debit", "credit").annotate(fen=Sum("amount")).values_list("debit", "credit", "fen")
    return {(debit, credit): fen for debit, credit, fen in found}


def _account(name: str, earlier: Turnover, today: Turnover) -> Account:
    asset = name in ASSETS
    before_came, before_went = _moved(name, earlier, asset=asset)
    came, went = _moved(name, today, asset=asset)
    before = before_came - before_went
    parts = (before, came, went, before + came - went)
    return Account(name, _(LABELS[name]), asset, *map(from_fen, parts))


def _moved(name: str, turnover: Turnover, *, asset: bool) -> tuple[int, int]:
    """What came into an account and what left it: what one has comes by debit, what one owes by credit."""
    debit = sum(fen for (to, _from), fen in turnover.items() if to == name)
    credit = sum(fen for (_to, from_), fen in turnover.items() if from_ == name)
    return (debit, credit) if asset else (credit, debit)


def balanced(accounts: tuple[Account, ...]) -> tuple[Decimal, Decimal]:
    """What the court has, and what it owes for it: equal as long as every posting has two sides."""
    has = sum((each.after for each in accounts if each.asset), Decimal(0))
    owes = sum((each.after for each in accounts if not each.asset), Decimal(0))
    return has, owes


def lines_of(
    court: str, day: str, account: str = "", part: str = "", *, start: int = 0, most: int | None = None
) -> tuple[dict[str, Any], ...]:
    """The postings behind a figure: `part` is before, came, went or after; without an account, all of the day. From a
    place on so many, or all."""
    model, where = table_of(Posting).model, _behind(day, account, part)
    ids = model.objects.filter(where, court=court).order_by("at", "id").values_list("id", flat=True)
    found = rows(Posting, id__in=list(ids[start : start + most if most else None]), order=("at", "id"))
    cases = {each.id: each for each in rows(Proceeding, id__in=sorted({each.proceeding for each in found}))}
    return tuple(_line(each, cases[each.proceeding]) for each in found)


def how_many_lines(court: str, day: str, account: str = "", part: str = "") -> int:
    """How many postings there are behind it."""
    return count(Posting, _behind(day, account, part), court=court)


def _behind(day: str, account: str, part: str) -> Q:
    touched = Q(debit=account) | Q(credit=account) if account else Q()
    came, went = (Q(debit=account), Q(credit=account)) if account in ASSETS else (Q(credit=account), Q(debit=account))
    when = {"before": Q(at__lt=day), "after": Q(at__lte=day)}.get(part, Q(at=day))
    which = {"came": came, "went": went}.get(part, touched) if account else Q()
    return when & which


def _line(row: Posting, case: Proceeding) -> dict[str, Any]:
    why = row.why.partition(":")[0]
    return {
        "at": date.fromisoformat(row.at),
        "case": case_name(case),
        "case_url": f"/case/{case.id}",
        "debit": _(LABELS[row.debit]),
        "credit": _(LABELS[row.credit]),
        "why": _(WHYS.get(why, why)),
        "reference": "" if row.reference.startswith(row.id.rpartition("-")[0]) else row.reference,
        "amount": from_fen(row.amount),
        "url": f"/entry/{row.id.rpartition('-')[0]}",
    }


def on_bank(court: str, day: str, fund: str = CASE_MONEY) -> Iterator[Posting]:
    """What the books say has moved at the bank on a day."""
    at = AT_BANK[fund]
    yield from rows(Posting, Q(debit=at) | Q(credit=at), court=court, at=day, order=("id",))
