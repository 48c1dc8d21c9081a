"""清偿抵充：不够清偿全部时先抵什么。一笔债依民法典第五百六十一条，几笔债依第五百六十条，互负债务的抵销依第五百六十八条。

台账逐次计息到付款之日，取整到分，再按顺序抵充；利息不再生息。单位：元。
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from xiezhi.law.interest import LEDGER, Counting, Span, accrued
from xiezhi.law.parameters import badge
from xiezhi.law.sources import Basis
from xiezhi.law.statutes_money import CIVIL_CODE_CONTRACT, CONTRACT_GENERAL
from xiezhi.law.working import Line, Working, rounded

DAY = timedelta(days=1)
ORDER_LAW = CIVIL_CODE_CONTRACT("第五百六十一条", "应当按照下列顺序履行")
AGREED_LAW = CIVIL_CODE_CONTRACT("第五百六十一条", "除当事人另有约定外")
ROUNDED_EACH_TIME = badge("ledger.rounding")

Rates = Callable[[date, date], Iterable[Span]]
"""一段日子（首尾均含）的利率分段。"""


class Part(StrEnum):
    """一笔债的三个部分。"""

    COSTS = "costs"
    INTEREST = "interest"
    PRINCIPAL = "principal"

    @property
    def label(self) -> str:
        return {"costs": "实现债权的费用", "interest": "利息", "principal": "本金"}[self.value]


STATUTORY = (Part.COSTS, Part.INTEREST, Part.PRINCIPAL)


@dataclass(frozen=True, slots=True)
class Debt:
    """一笔债尚欠多少。"""

    principal: Decimal
    interest: Decimal = Decimal(0)
    costs: Decimal = Decimal(0)

    def of(self, part: Part) -> Decimal:
        return {Part.COSTS: self.costs, Part.INTEREST: self.interest, Part.PRINCIPAL: self.principal}[part]

    @property
    def total(self) -> Decimal:
        return self.principal + self.interest + self.costs

    def less(self, part: Part, amount: Decimal) -> Debt:
        if part is Part.COSTS:
            return replace(self, costs=self.costs - amount)
        if part is Part.INTEREST:
            return replace(self, interest=self.interest - amount)
        return replace(self, principal=self.principal - amount)


@dataclass(frozen=True, slots=True)
class Applied:
    """一次付款抵充的结果。"""

    paid: Mapping[Part, Decimal]
    left_over: Decimal
    debt: Debt


def full_order(agreed: Sequence[Part]) -> tuple[Part, ...]:
    """约定的顺序；没有约定到的部分依法定顺序排：费用在前，其余在后。"""
    missing = [part for part in STATUTORY if part not in agreed]
    front = [part for part in missing if part is Part.COSTS]
    return (*front, *agreed, *(part for part in missing if part not in front))


def applied(debt: Debt, amount: Decimal, order: Sequence[Part] = STATUTORY) -> Applied:
    """把一次付款依次抵充：费用、利息、本金，另有约定的从约定。依据：民法典第五百六十一条。

    >>> applied(Debt(Decimal(100), interest=Decimal(10)), Decimal(30)).debt.principal
    Decimal('80')
    """
    if amount < 0:
        raise ValueError("付款不能为负数")
    paid = dict.fromkeys(STATUTORY, Decimal(0))
    left = amount
    for part in order:
        paid[part] = min(left, debt.of(part))
        debt, left = debt.less(part, paid[part]), left - paid[part]
    return Applied(paid, left, debt)


@dataclass(frozen=True, slots=True)
class Step:
    """台账的一步：到这一日的利息，这一次付款怎样抵充，之后尚欠多少。"""

    day: date
    accrued: Working
    payment: Decimal
    paid: Mapping[Part, Decimal]
    left_over: Decimal
    debt: Debt


@dataclass(frozen=True, slots=True)
class Ledger:
    """借款台账：最后一步是算到 `as_of` 的余额。"""

    steps: tuple[Step, ...]
    order: tuple[Part, ...]
    notes: tuple[str, ...] = ()

    @property
    def outstanding(self) -> Debt:
        return self.steps[-1].debt

    @property
    def working(self) -> Working:
        """可以念给当事人听的算式：合计为尚欠的总额。"""
        law: Basis = ORDER_LAW if self.order == STATUTORY else AGREED_LAW
        lines: list[Line] = []
        for step in self.steps:
            lines += [replace(line, amount=Decimal(0)) for line in step.accrued.lines]
            for part in self.order:
                if step.paid[part]:
                    label = f"{step.day}付款{step.payment}元，抵{part.label}"
                    lines.append(Line(label, f"抵{step.paid[part]}，尚欠{step.debt.of(part)}", Decimal(0), law))
        owed = (Line(f"尚欠{part.label}", "", self.outstanding.of(part), law) for part in self.order)
        notes = (*self.steps[-1].accrued.notes, ROUNDED_EACH_TIME, *self.notes)
        return Working("抵充后尚欠", (*lines, *owed), notes)


def fixed(percent: Decimal, law: Basis | None = None) -> Rates:
    """一个不变的利率。"""
    return lambda first, last: (Span(first, last, percent, law),)


def ledger(
    principal: Decimal,
    rates: Rates,
    start: date,
    payments: Iterable[tuple[date, Decimal]],
    as_of: date,
    *,
    costs: Decimal = Decimal(0),
    agreed_order: Sequence[Part] = (),
    counting: Counting = LEDGER,
    kept: Rates | None = None,
    kept_until: date = date.max,
    notes: tuple[str, ...] = (),
) -> Ledger:
    """从 `start` 起计息，逐次抵充，算到 `as_of`。依据：民法典第五百六十一条。

    `kept` 是不受支持、但自愿支付后不得请求返还的那部分利率（2015年规定的24%至36%），只对 `kept_until` 以前的付款有效。
    付款早于起算日或者晚于 `as_of` 时抛 ValueError。
    """
    order = full_order(tuple(agreed_order))
    debt, natural = Debt(principal, costs=costs), Decimal(0)
    steps: list[Step] = []
    first = start
    for day, payment in [*sorted(payments, key=lambda pair: pair[0]), (as_of, Decimal(0))]:
        if not start <= day <= as_of:
            raise ValueError(f"付款日{day}不在{start}至{as_of}之间")
        last = counting.last(day)
        spans = [*rates(first, last)] if first <= last else []
        interest = accrued(f"至{day}的利息", debt.principal, spans, counting)
        if kept is not None and first <= last:
            natural += accrued("", debt.principal, kept(first, last), counting).total
        debt = replace(debt, interest=debt.interest + interest.total)
        gift = Decimal(0)
        if natural and day <= kept_until and order.index(Part.INTEREST) < order.index(Part.PRINCIPAL):
            gift = min(natural, max(Decimal(0), payment - debt.interest - debt.costs))
            natural -= gift
        result = applied(debt, payment - gift, order)
        paid = {**result.paid, Part.INTEREST: result.paid[Part.INTEREST] + gift}
        debt = result.debt
        steps.append(Step(day, interest, payment, paid, result.left_over, debt))
        first = max(first, last + DAY)
    return Ledger(tuple(steps), order, notes)


@dataclass(frozen=True, slots=True)
class Owed:
    """几笔同类债务中的一笔：到期日、有担保的数额、负担（利率等，越大越重）。"""

    name: str
    amount: Decimal
    due: date
    secured: Decimal = Decimal(0)
    burden: Decimal = Decimal(0)


def between_debts(
    debts: Sequence[Owed], payment: Decimal, *, on: date, chosen: Sequence[str] = ()
) -> dict[str, Decimal]:
    """一次付款抵几笔债，单位：元：债务人指定的在前；已到期、缺乏担保、负担较重、先到期的在前；都相同的按比例。

    依据：民法典第五百六十条。按比例时取整到分，零头归后一笔，相加不差分。
    """
    found = dict.fromkeys((debt.name for debt in debts), Decimal(0))
    if payment < 0 or any(debt.amount <= 0 for debt in debts):
        raise ValueError("付款不能为负数，各笔债务应大于零")
    groups: dict[tuple[object, ...], list[Owed]] = {}
    for debt in debts:
        if debt.name in chosen:
            key: tuple[object, ...] = (0, chosen.index(debt.name))
        else:
            key = (
                1,
                debt.due > on,
                -(debt.amount - min(debt.secured, debt.amount)) / debt.amount,
                -debt.burden,
                debt.due,
            )
        groups.setdefault(key, []).append(debt)
    left = payment
    for _, group in sorted(groups.items(), key=lambda item: item[0]):
        whole = sum((debt.amount for debt in group), Decimal(0))
        share, reached, given = min(left, whole), Decimal(0), Decimal(0)
        for debt in group:
            reached += debt.amount
            found[debt.name] = rounded(share * reached / whole) - given
            given += found[debt.name]
        left -= share
    return found


def mutual(own: Debt, other: Debt) -> tuple[Debt, Debt]:
    """互负债务的抵销：自通知到达时，双方的主债务、利息、费用在同等数额内消灭，各按法定顺序。

    依据：民法典第五百六十八条，合同编通则解释第五十五条、第五十六条。
    """
    same = min(own.total, other.total)
    return applied(own, same).debt, applied(other, same).debt


SET_OFF_LAW: tuple[Basis, ...] = (
    CIVIL_CODE_CONTRACT("第五百六十八条", "通知自到达对方时生效"),
    CONTRACT_GENERAL("第五十五条", "在同等数额内消灭"),
    CONTRACT_GENERAL("第五十六条", "可以参照民法典第五百六十一条的规定处理"),
)
SEVERAL_LAW = CIVIL_CODE_CONTRACT("第五百六十条", "由债务人在清偿时指定其履行的债务")
