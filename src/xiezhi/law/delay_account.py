"""迟延履行的账：本金随付款减少，利息逐次结算，先清偿文书确定的债务，再清偿加倍部分。依据：法释〔2014〕8号第一条至第四条。"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from xiezhi.law.delay import BOTH_DAYS, DAILY, General, Stay, delay_days, doubled
from xiezhi.law.parameters import policy
from xiezhi.law.sources import Basis
from xiezhi.law.statutes import CIVIL_PROCEDURE, COURT_MEDIATION
from xiezhi.law.statutes_enforcement import DELAY_INTEREST
from xiezhi.law.working import Line, Working

DAY = timedelta(days=1)
ORDER_LAW = DELAY_INTEREST("第四条", "应当先清偿生效法律文书确定的金钱债务，再清偿加倍部分债务利息")
COSTS_OUTSIDE = policy("delay.costs")
EACH_TIME = policy("delay.rounding")


@dataclass(frozen=True, slots=True)
class Judgment:
    """生效裁判确定的金钱债务，单位：元，与履行期间。

    `penalty` 是数额确定的违约金等，计入加倍部分的基数；`fixed_interest` 是已算定的利息，`costs` 是应偿还债权人的费用，
    均不计入（`costs_doubled` 可改）。`own_liability` 是调解书另定了不履行的责任并已执行，不再加倍。
    """

    principal: Decimal
    last_day: date
    penalty: Decimal = Decimal(0)
    costs: Decimal = Decimal(0)
    fixed_interest: Decimal = Decimal(0)
    general: General | None = None
    general_from: date | None = None
    costs_doubled: bool = False
    own_liability: bool = False

    @property
    def delay_starts(self) -> date:
        return self.last_day + DAY


@dataclass(frozen=True, slots=True)
class Unpaid:
    """尚未清偿的各部分，单位：元。先费用、利息、本金、违约金，最后加倍部分。"""

    costs: Decimal
    interest: Decimal
    principal: Decimal
    penalty: Decimal
    doubled: Decimal = Decimal(0)

    ORDER = ("costs", "interest", "principal", "penalty", "doubled")

    @property
    def total(self) -> Decimal:
        return self.costs + self.interest + self.principal + self.penalty + self.doubled

    def after(self, payment: Decimal) -> tuple[Unpaid, dict[str, Decimal], Decimal]:
        """抵充一次付款：之后尚欠、各抵多少、余下多少。依据：第四条，民法典第五百六十一条。"""
        paid: dict[str, Decimal] = {}
        left, now = payment, self
        for part in self.ORDER:
            paid[part] = min(left, getattr(now, part))
            now, left = replace(now, **{part: getattr(now, part) - paid[part]}), left - paid[part]
        return now, paid, left


@dataclass(frozen=True, slots=True)
class Accrual:
    """到某日为止这一段的利息，各取整到分：迟延前、迟延中的一般利息，加倍部分。"""

    before: Decimal
    during: Decimal
    doubled: Decimal
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Payment:
    """一次付款（或者划拨、提取、成交裁定生效）与抵充的结果。"""

    day: date
    amount: Decimal
    paid: dict[str, Decimal]
    left_over: Decimal
    unpaid: Unpaid


@dataclass(frozen=True, slots=True)
class Delayed:
    """迟延履行的账：各项利息的合计、每次付款、算到最后一日的余额与算式。"""

    last_day: date
    days: int
    general_before: Decimal
    general_during: Decimal
    doubled: Decimal
    payments: tuple[Payment, ...]
    unpaid: Unpaid
    working: Working


def _to_the_fen(working: Working, label: str = "") -> list[Line]:
    """一段利息的各行，末尾补上取整到分的差额，使各行之和等于取整后的数。"""
    lines = [replace(line, label=label + line.label) for line in working.lines]
    cents = working.total - working.exact
    return [*lines, Line("取整到分", "", cents, EACH_TIME)] if cents else lines


def _accrual(judgment: Judgment, unpaid: Unpaid, first: date, last: date, stays: Sequence[Stay]) -> Accrual:
    lines: list[Line] = []
    amounts = [Decimal(0), Decimal(0), Decimal(0)]
    if judgment.general is not None:
        begin = max(first, judgment.general_from or judgment.delay_starts)
        pieces = ((begin, min(last, judgment.last_day)), (max(begin, judgment.delay_starts), last))
        for place, (start, end) in enumerate(pieces):
            if start <= end:
                working = judgment.general(unpaid.principal, start, end)
                amounts[place] = working.total
                label = ("一般债务利息（履行期间届满前）", "一般债务利息（迟延期间）")[place]
                lines += _to_the_fen(working, label)
    start = max(first, judgment.delay_starts)
    if start <= last and not judgment.own_liability:
        base = unpaid.principal + unpaid.penalty + (unpaid.costs if judgment.costs_doubled else Decimal(0))
        working = doubled(base, start, last, stays)
        amounts[2] = working.total
        lines += _to_the_fen(working)
    return Accrual(amounts[0], amounts[1], amounts[2], tuple(lines))


def delayed(
    judgment: Judgment,
    as_of: date,
    *,
    payments: Iterable[tuple[date, Decimal]] = (),
    stays: Sequence[Stay] = (),
) -> Delayed:
    """算到 `as_of`（含）的全部债务。`payments` 的日子是付款、划拨、提取之日或者成交、抵债裁定生效之日。

    每次付款时利息取整到分，先清偿文书确定的债务（费用、利息、本金），再清偿加倍部分。
    `stays` 是非因被执行人申请而中止、暂缓的期间。
    依据：第一条至第四条，民事诉讼法第二百六十四条。2014年8月1日以前的迟延抛 NotInForce。
    """
    DAILY.on(judgment.delay_starts)
    unpaid = Unpaid(judgment.costs, judgment.fixed_interest, judgment.principal, judgment.penalty)
    first = min(judgment.general_from or judgment.delay_starts, judgment.delay_starts)
    events = sorted(payments, key=lambda pair: pair[0])
    if any(not first - DAY <= day <= as_of or amount < 0 for day, amount in events):
        raise ValueError(f"付款应在{first - DAY}至{as_of}之间，且不为负数")
    lines = list(_debt_lines(judgment))
    totals = [Decimal(0)] * 3
    made: list[Payment] = []
    for day, amount in [*events, (as_of, Decimal(0))]:
        accrual = _accrual(judgment, unpaid, first, day, stays)
        totals = [a + b for a, b in zip(totals, (accrual.before, accrual.during, accrual.doubled), strict=True)]
        lines += accrual.lines
        unpaid = replace(
            unpaid,
            interest=unpaid.interest + accrual.before + accrual.during,
            doubled=unpaid.doubled + accrual.doubled,
        )
        if amount:
            unpaid, paid, left = unpaid.after(amount)
            made.append(Payment(day, amount, paid, left, unpaid))
            lines.append(Line(f"{day}清偿", f"余款{left}" if left else "", left - amount, ORDER_LAW))
        first = max(first, day + DAY)
    if judgment.own_liability:
        law = COURT_MEDIATION("第十五条", "迟延履行责任的，人民法院不予支持")
        lines.append(Line("已按调解书承担责任，不再加倍", "", Decimal(0), law))
    working = Working("迟延履行期间的债务", tuple(lines), (BOTH_DAYS,))
    count = delay_days(judgment.delay_starts, as_of, stays)
    return Delayed(judgment.last_day, count, totals[0], totals[1], totals[2], tuple(made), unpaid, working)


def _debt_lines(judgment: Judgment) -> Iterable[Line]:
    law: Basis = CIVIL_PROCEDURE("第二百六十四条", "应当加倍支付迟延履行期间的债务利息")
    yield Line("本金", "", judgment.principal, law)
    for label, amount in (("违约金等", judgment.penalty), ("已算定的利息", judgment.fixed_interest)):
        if amount:
            yield Line(label, "", amount, law)
    if judgment.costs:
        basis = law if judgment.costs_doubled else COSTS_OUTSIDE
        yield Line("应偿还的费用", "", judgment.costs, basis)
