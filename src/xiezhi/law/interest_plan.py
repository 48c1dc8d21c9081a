"""还款计划与利率审查：调解或者判决之前，把主张的、受保护的与差额并列；计划的每一期写明本金、利息、付款与余额。单位：元。"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from xiezhi.law.interest import JUDGMENT, LEDGER, Counting, simple_interest
from xiezhi.law.lending import Loan, cap_spans, lending_interest
from xiezhi.law.setoff import STATUTORY, Ledger, Part, fixed, ledger
from xiezhi.law.working import Line, Working


@dataclass(frozen=True, slots=True)
class Review:
    """利率审查表：主张的、受保护的、超出的利息。"""

    claimed: Working
    protected: Working
    excess: Working


def review(
    principal: Decimal,
    agreed: Decimal,
    loan: Loan,
    start: date,
    end: date,
    *,
    charges: Decimal = Decimal(0),
    counting: Counting = JUDGMENT,
) -> Review:
    """三个合计：按主张的（利率加折成年利率的各项费用 `charges`），按上限的，差额。

    依据：民间借贷规定第二十五条、第二十九条、第三十一条。
    """
    rate = agreed + charges
    claimed = simple_interest(principal, rate, start, end, counting=counting)
    protected = lending_interest(principal, rate, loan, start, end, counting=counting)
    lines = (
        Line("主张的利息", "", claimed.total, claimed.lines[0].law if claimed.lines else None),
        Line("减去受保护的利息", "", -protected.total, protected.lines[-1].law if protected.lines else None),
    )
    return Review(claimed, protected, Working("超出上限的利息", lines, protected.notes))


@dataclass(frozen=True, slots=True)
class Row:
    """还款计划的一期。"""

    day: date
    opening: Decimal
    days: int
    interest: Decimal
    payment: Decimal
    closing: Decimal
    unpaid_interest: Decimal


@dataclass(frozen=True, slots=True)
class Plan:
    """还款计划：各期、最后的余额、算式。`left_over` 是计划中多付的数。"""

    rows: tuple[Row, ...]
    ledger: Ledger
    left_over: Decimal

    @property
    def settled(self) -> bool:
        return self.ledger.outstanding.total == 0


def plan(
    principal: Decimal,
    percent: Decimal,
    start: date,
    payments: Sequence[tuple[date, Decimal]],
    *,
    loan: Loan,
    order: Iterable[Part] = STATUTORY,
    counting: Counting = LEDGER,
    costs: Decimal = Decimal(0),
) -> Plan:
    """按约定的利率与各期付款排出还款计划；利率超过上限的抛 ValueError。

    当事人可以约定先还本金（`order`）。依据：民法典第五百六十一条，民间借贷规定第二十五条、第三十一条，民事调解规定第十条。
    """
    if not payments:
        raise ValueError("还款计划至少要有一期")
    last = max(day for day, _ in payments)
    lowest = min(cap_spans(loan, start, last), key=lambda span: span.percent)
    if percent > lowest.percent:
        raise ValueError(f"计划的利率{percent}%超过{lowest.first}起的上限{lowest.percent}%")
    book = ledger(
        principal,
        fixed(percent, lowest.law),
        start,
        payments,
        last,
        costs=costs,
        agreed_order=[*order],
        counting=counting,
    )
    rows: list[Row] = []
    opening = principal
    for step in book.steps[:-1]:
        days = (step.day - rows[-1].day).days if rows else counting.days(start, step.day)
        left = step.debt
        rows.append(Row(step.day, opening, days, step.accrued.total, step.payment, left.principal, left.interest))
        opening = left.principal
    return Plan(tuple(rows), book, sum((step.left_over for step in book.steps), Decimal(0)))
