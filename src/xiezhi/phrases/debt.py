"""还欠多少: what a title still owes on a day, by the law's account, in yuan. `case` is its enforcement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from xiezhi.engine.case import Case
from xiezhi.law.delay import General, general_at
from xiezhi.law.delay_account import Delayed, Judgment, Unpaid, delayed
from xiezhi.law.interest import Counting, Span
from xiezhi.law.lpr import lpr_on
from xiezhi.law.statutes_enforcement import DELAY_INTEREST
from xiezhi.law.working import from_fen, to_fen
from xiezhi.records.enforcement import Waiver
from xiezhi.records.obligation import Obligation, Performance

DAY = timedelta(days=1)
HEADS = {
    "costs": "应偿还的诉讼费等费用",
    "interest": "一般债务利息",
    "principal": "本金",
    "penalty": "违约金等",
    "doubled": "加倍部分债务利息",
}
"""The parts of a claim, in the order in which they are satisfied."""


Paid = Sequence[tuple[date, Decimal]]
"""Payments by day, yuan."""


@dataclass(frozen=True, slots=True)
class Debt:
    """What one obligation still owes. `account` says how, None where nothing accrues yet; `settled` is what the
    payments asked about satisfy of each part, `left` what remains of each of them."""

    obligation: Obligation
    account: Delayed | None
    unpaid: Unpaid
    settled: Mapping[str, Decimal]
    left: Paid

    @property
    def fen(self) -> int:
        return to_fen(self.unpaid.total)


def debts(case: Case, on: date, also: Mapping[str, Paid] | None = None) -> list[Debt]:
    """Each money obligation of the title as it stands on a day, that day included, whatever came later; what was given
    up is taken off.

    `also` are payments to creditors that are only asked about: what one obligation leaves of them goes to the next.
    """
    flowing, found = dict(also or {}), []
    for each in obligations(case):
        debt = _waived(case, _debt(case, each, on, flowing.get(each.creditor, ())))
        flowing[each.creditor] = debt.left
        found.append(debt)
    return found


def obligations(case: Case) -> list[Obligation]:
    """The money obligations of the title to its parties, in its order; the court itself is owed by bill. An enforcement
    that was taken over brings them itself."""
    title = case.proceeding.parent or case.proceeding.id
    mine = (each for each in case.family.all(Obligation) if each.proceeding == title)
    found = [each for each in mine if each.kind != "act" and each.creditor and each.due]
    return sorted((each for each in found if each.status == "open"), key=lambda each: each.order)


def owed_to(case: Case, creditor: str, on: date) -> Unpaid:
    """What one creditor may still claim, by parts."""
    return total([each for each in debts(case, on) if each.obligation.creditor == creditor])


def owed(case: Case, on: date) -> int:
    """All that is still owed, in fen."""
    return sum(each.fen for each in debts(case, on))


def total(parts: Sequence[Debt]) -> Unpaid:
    """The parts of several debts together."""
    sums = {head: sum((getattr(each.unpaid, head) for each in parts), Decimal(0)) for head in HEADS}
    return Unpaid(**sums)


def payments(case: Case, obligation: Obligation) -> list[tuple[date, Decimal]]:
    """What was performed of it, by day."""
    mine = [each for each in case.family.all(Performance) if each.obligation == obligation.id]
    return [(date.fromisoformat(each.on), from_fen(each.amount)) for each in sorted(mine, key=lambda each: each.on)]


def judgment_of(obligation: Obligation) -> Judgment:
    """The obligation as the account of delay begins with it."""
    amount = from_fen(obligation.principal)
    last_day = date.fromisoformat(obligation.due)
    if obligation.kind == "costs":
        return Judgment(Decimal(0), last_day, costs=amount)
    begins = date.fromisoformat(obligation.interest_from) if obligation.interest_from else None
    return Judgment(amount, last_day, general=_general(obligation), general_from=begins)


def _general(obligation: Obligation) -> General | None:
    """The interest that the title names: a rate a year, or so many times an LPR; up to its last day, if any.

    Its base falls with the principal; it may be another sum than the principal.
    """
    if not obligation.rate or not obligation.interest_from:
        return None
    percent, whole, base = rate_of(obligation), from_fen(obligation.principal), from_fen(obligation.base)
    until = date.fromisoformat(obligation.interest_until) if obligation.interest_until else None
    by_spans = general_at(lambda first, last: tuple(_spans(first, last, until, percent)), Counting())
    return lambda principal, first, last: by_spans(max(base - (whole - principal), Decimal(0)), first, last)


def _spans(first: date, last: date, until: date | None, percent: Decimal) -> Iterator[Span]:
    last = min(last, until) if until else last
    if first <= last:
        yield Span(first, last, percent, DELAY_INTEREST("第一条", "根据生效法律文书确定的方法计算"))


def rate_of(obligation: Obligation) -> Decimal:
    """Percent a year."""
    if obligation.rate.startswith("LPR"):
        times = Decimal(obligation.rate.partition("×")[2] or "1")
        return lpr_on(date.fromisoformat(obligation.interest_from)).percent * times
    return Decimal(obligation.rate)


Event = tuple[tuple[date, Decimal], bool]
"""A payment, and whether it stands in the records or is only asked about."""
Settled = tuple[date, Mapping[str, Decimal], Decimal]
"""Of one payment: its day, what it satisfied of each part, what it left over."""


def _debt(case: Case, obligation: Obligation, on: date, also: Paid) -> Debt:
    judgment, made = judgment_of(obligation), [(pair, True) for pair in payments(case, obligation) if pair[0] <= on]
    events = sorted([*made, *((pair, False) for pair in also)], key=lambda event: event[0][0])
    counted = min(judgment.general_from or judgment.delay_starts, judgment.delay_starts)
    early = [event for event in events if event[0][0] < counted - DAY or on < counted]
    unpaid, asked = _taken_off(judgment, early)
    if on < counted:
        return _debt_of(obligation, None, unpaid, asked)
    rest = [event for event in events if event not in early and event[0][1]]
    left = replace(judgment, principal=unpaid.principal, costs=unpaid.costs)
    account = delayed(left, on, payments=[pair for pair, _ in rest])
    later = [each for (_, known), each in zip(rest, account.payments, strict=True) if not known]
    asked += [(each.day, each.paid, each.left_over) for each in later]
    return _debt_of(obligation, account, account.unpaid, asked)


def _taken_off(judgment: Judgment, early: Sequence[Event]) -> tuple[Unpaid, list[Settled]]:
    """What was paid before anything accrues comes off the debt itself."""
    unpaid, asked = Unpaid(judgment.costs, Decimal(0), judgment.principal, Decimal(0)), list[Settled]()
    for (day, amount), known in early:
        unpaid, paid, left = unpaid.after(amount)
        if not known:
            asked.append((day, paid, left))
    return unpaid, asked


def _debt_of(obligation: Obligation, account: Delayed | None, unpaid: Unpaid, asked: Sequence[Settled]) -> Debt:
    settled = {head: sum((paid[head] for _, paid, _ in asked), Decimal(0)) for head in HEADS}
    return Debt(obligation, account, unpaid, settled, [(day, left) for day, _, left in asked if left])


def _waived(case: Case, debt: Debt) -> Debt:
    """What its creditor gave up is taken off; a part given up whole is nothing."""
    unpaid = debt.unpaid
    for each in case.family.all(Waiver):
        if each.proceeding == case.proceeding.id and each.creditor == debt.obligation.creditor:
            now: Decimal = getattr(unpaid, each.head)
            left = max(now - from_fen(each.amount), Decimal(0)) if each.amount else Decimal(0)
            unpaid = replace(unpaid, **{each.head: left})
    return replace(debt, unpaid=unpaid)
