"""利息怎样算：日数、年基数、按日分段，以及定率、同期LPR、逾期付款的损失。

金额单位：元；利率单位：百分之一每年。整段精确计算，最后四舍五入到分。日数与年基数没有统一的法律规定，是案件的设定，结果中写明。
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from xiezhi.law.lpr import (
    FIRST_LPR,
    LAST_BENCHMARK,
    LPR_DAY,
    Rate,
    Term,
    benchmark_spans,
    benchmark_term,
    lpr_on,
    lpr_spans,
)
from xiezhi.law.parameters import Settings, badge
from xiezhi.law.sources import Basis
from xiezhi.law.statutes import SMALL_FIRM_PAYMENTS
from xiezhi.law.statutes_money import CIVIL_CODE_CONTRACT, CONTRACT_GENERAL, SALE
from xiezhi.law.working import Line, Working, plain

DAY = timedelta(days=1)
SMALL_FIRM_DAILY = Decimal("0.05")
"""拖欠中小企业款项没有约定利率时的逾期利息，单位：百分之一每日（万分之五）。"""


class DayRule(StrEnum):
    """日数的算法：首尾都算，或者算头不算尾。"""

    BOTH = "both_inclusive"
    START_ONLY = "start_inclusive_end_exclusive"


@dataclass(frozen=True, slots=True)
class Counting:
    """日数与年基数的设定；一年按365日（闰年也是）或者360日。"""

    rule: DayRule = DayRule.BOTH
    year: int = 365

    def __post_init__(self) -> None:
        if self.year not in (360, 365):
            raise ValueError("一年按360日或者365日计")

    @classmethod
    def chosen(cls, settings: Settings, day: date) -> Counting:
        """本院当日设定的日数与年基数。"""
        return cls(DayRule(settings.on("days.rule", day)), int(settings.on("days.year", day)))

    @property
    def notes(self) -> tuple[str, ...]:
        return (badge("days.rule", self.rule), badge("days.year", str(self.year)))

    def last(self, end: date) -> date:
        """计入的最后一日。"""
        return end if self.rule is DayRule.BOTH else end - DAY

    def days(self, start: date, end: date) -> int:
        """计入的日数；止日早于起日时为零。"""
        return max(0, (self.last(end) - start).days + 1)

    def interest(self, principal: Decimal, percent: Decimal, days: int) -> Decimal:
        """未取整的利息，单位：元。"""
        return principal * percent * days / (100 * self.year)


JUDGMENT = Counting()
"""裁判文书“自某日起至某日止”：首尾均计，一年365日。"""
LEDGER = Counting(DayRule.START_ONLY)
"""借款台账：算头不算尾，一年365日。"""


@dataclass(frozen=True, slots=True)
class Span:
    """按一个利率计息的一段日子，首尾均计入。"""

    first: date
    last: date
    percent: Decimal
    law: Basis | None = None
    why: str = ""

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def accrued(title: str, principal: Decimal, spans: Iterable[Span], counting: Counting, *notes: str) -> Working:
    """各段利息之和：一段一行。"""
    lines = tuple(
        Line(
            f"{span.first}至{span.last}{span.why}",
            f"{plain(principal)} × {plain(span.percent)}% ÷ {counting.year} × {span.days}日",
            counting.interest(principal, span.percent, span.days),
            span.law,
        )
        for span in spans
    )
    return Working(title, lines, (*counting.notes, *notes)).rounding_told()


def _checked(principal: Decimal, start: date, end: date) -> None:
    if principal < 0:
        raise ValueError("本金不能为负数")
    if end < start:
        raise ValueError(f"止日{end}早于起日{start}")


def simple_interest(
    principal: Decimal,
    percent: Decimal,
    start: date,
    end: date,
    *,
    counting: Counting = JUDGMENT,
    law: Basis | None = None,
) -> Working:
    """定率单利，单位：元。自 `start` 起至 `end` 止，日数依设定。

    >>> simple_interest(Decimal(100_000), Decimal(12), date(2023, 1, 1), date(2023, 12, 31)).total
    Decimal('12000.00')
    """
    _checked(principal, start, end)
    basis = law or CIVIL_CODE_CONTRACT("第六百七十四条", "借款人应当按照约定的期限支付利息")
    last = counting.last(end)
    return accrued("利息", principal, [Span(start, last, percent, basis)] if start <= last else [], counting)


def lpr_floating_spans(
    start: date, end: date, counting: Counting = JUDGMENT, term: Term = Term.ONE_YEAR
) -> tuple[Span, ...]:
    """“同期LPR”：按公布日分段浮动。没有公布的日子抛 Unpublished。"""
    last = counting.last(end)
    if last < start:
        return ()
    return tuple(Span(first, until, rate.percent, rate.law) for first, until, rate in lpr_spans(start, last, term))


def lpr_floating(
    principal: Decimal, start: date, end: date, *, counting: Counting = JUDGMENT, term: Term = Term.ONE_YEAR
) -> Working:
    """裁判文书写“按同期一年期（或五年期以上）LPR”的利息，单位：元。"""
    _checked(principal, start, end)
    spans = lpr_floating_spans(start, end, counting, term)
    return accrued("按同期贷款市场报价利率计算的利息", principal, spans, counting, LPR_DAY)


def lpr_fixed(
    principal: Decimal, at: date, start: date, end: date, *, counting: Counting = JUDGMENT, term: Term = Term.ONE_YEAR
) -> Working:
    """裁判文书写“按起诉时（或合同成立时）LPR”的利息，单位：元：以 `at` 之日的LPR固定计算。"""
    rate = lpr_on(at, term)
    working = simple_interest(principal, rate.percent, start, end, counting=counting, law=rate.law)
    return working.noting(LPR_DAY)


def same_period_spans(start: date, last: date, term: Term) -> tuple[Span, ...]:
    """“同期同类贷款利率”：2019年8月19日以前为贷款基准利率，以后为一年期LPR，各按公布、调整之日分段。"""
    found: list[tuple[date, date, Rate]] = []
    if start <= min(last, LAST_BENCHMARK):
        found += benchmark_spans(start, min(last, LAST_BENCHMARK), term)
    if last >= FIRST_LPR:
        found += lpr_spans(max(start, FIRST_LPR), last)
    return tuple(Span(first, until, rate.percent, rate.law) for first, until, rate in found)


def multiplied(spans: Iterable[Span], times: Decimal, why: str = "") -> tuple[Span, ...]:
    """各段的利率乘以几倍。"""
    return tuple(replace(span, percent=span.percent * times, why=span.why + why) for span in spans)


def stated(principal: Decimal, spans: Iterable[Span], times: Decimal, counting: Counting = JUDGMENT) -> Working:
    """裁判文书写明“按……利率的几倍”的利息，单位：元。"""
    why = "" if times == 1 else f"（{plain(times)}倍）"
    return accrued("按贷款利率计算的利息", principal, multiplied(spans, times, why), counting, LPR_DAY)


SALE_LOSS = SALE("第十八条", "加计30—50%计算逾期付款损失")
OVER_TO_LPR = "贷款基准利率用到2019年8月19日，其后的日子没有基准利率，按同期一年期LPR加计"


def sale_overdue_spans(
    default: date, start: date, end: date, uplift: Decimal, *, counting: Counting = JUDGMENT, term: Term | None = None
) -> tuple[Span, ...]:
    """买卖合同逾期付款损失的利率分段。依据：买卖合同解释第十八条第四款。

    违约发生在2019年8月20日以后：以违约时的一年期LPR加计，固定不变。以前：以同期贷款基准利率加计，按调整日分段；
    基准利率取消后（2019年8月20日起）用同期LPR加计。`term` 为空时按逾期时间的长短定贷款期限。
    """
    if not 30 <= uplift <= 50:
        raise ValueError("加计的比例应在30%至50%之间")
    last = counting.last(end)
    raised = 1 + uplift / 100
    if default >= FIRST_LPR:
        rate = lpr_on(default)
        return (Span(start, last, rate.percent * raised, SALE_LOSS, f"（违约时LPR {plain(rate.percent)}%）"),)
    return multiplied(same_period_spans(start, last, term or benchmark_term(start, end)), raised)


def sale_overdue(
    principal: Decimal,
    default: date,
    start: date,
    end: date,
    *,
    uplift: Decimal,
    counting: Counting = JUDGMENT,
    term: Term | None = None,
) -> Working:
    """买卖合同没有约定违约金的逾期付款损失（元）；`uplift` 由法院在30至50间选定。依据：买卖合同解释第十八条第四款。"""
    _checked(principal, start, end)
    spans = sale_overdue_spans(default, start, end, uplift, counting=counting, term=term)
    heading = Line(f"下列利率均已加计{plain(uplift)}%", "", Decimal(0), SALE_LOSS)
    over = (OVER_TO_LPR,) if default < FIRST_LPR <= counting.last(end) else ()
    working = accrued("逾期付款损失", principal, spans, counting, LPR_DAY, *over)
    return Working(working.title, (heading, *working.lines), working.notes)


def small_firm_overdue(
    principal: Decimal,
    days: int,
    *,
    agreed: Decimal | None = None,
    signed: date | None = None,
    counting: Counting = JUDGMENT,
) -> Working:
    """拖欠中小企业款项的逾期利息，单位：元。依据：保障中小企业款项支付条例第十七条（2025年5月31日以前为第十五条）。

    没有约定利率的每日万分之五；约定的年利率 `agreed` 低于合同订立之日 `signed` 的一年期LPR时按LPR。
    """
    if days < 0 or principal < 0:
        raise ValueError("日数和金额不能为负数")
    if agreed is None:
        law = SMALL_FIRM_PAYMENTS("第十七条", "按照每日利率万分之五支付逾期利息")
        amount = principal * SMALL_FIRM_DAILY / 100 * days
        return Working("逾期利息", (Line("每日万分之五", f"{plain(principal)} × 0.05% × {days}日", amount, law),))
    law = SMALL_FIRM_PAYMENTS("第十七条", "约定利率不得低于合同订立时1年期贷款市场报价利率")
    floor = lpr_on(signed).percent if signed else Decimal(0)
    percent = max(agreed, floor)
    text = f"{plain(principal)} × {plain(percent)}% ÷ {counting.year} × {days}日"
    note = () if signed else ("没有写明合同订立之日，未与当时的LPR比较",)
    line = Line(
        "约定利率" if percent == agreed else "不得低于合同订立时LPR",
        text,
        counting.interest(principal, percent, days),
        law,
    )
    return Working("逾期利息", (line,), (*counting.notes[1:], *note))


def occupation_charge(
    principal: Decimal, start: date, end: date, *, deposit_percent: Decimal | None = None, counting: Counting = JUDGMENT
) -> Working:
    """合同无效后的资金占用费，单位：元：同期一年期LPR；没有过错的按存款基准利率 `deposit_percent`（须由法院录入）。

    依据：合同编通则解释第二十五条。
    """
    if deposit_percent is None:
        law = CONTRACT_GENERAL("第二十五条", "一年期贷款市场报价利率（LPR）计算")
        working = lpr_floating(principal, start, end, counting=counting)
        return Working("资金占用费", (Line("按一年期LPR", "", Decimal(0), law), *working.lines), working.notes)
    law = CONTRACT_GENERAL("第二十五条", "同期同类存款基准利率计算")
    working = simple_interest(principal, deposit_percent, start, end, counting=counting, law=law)
    return Working("资金占用费", working.lines, (*working.notes, "存款基准利率未收录，由法院录入"))


def penalty_excess(penalty: Decimal, loss: Decimal) -> Working:
    """约定的违约金超过损失百分之三十的部分，单位：元，供法官参考：一般可以认定过高，须当事人请求。依据：合同编通则解释第六十五条。"""
    law = CONTRACT_GENERAL("第六十五条", "约定的违约金超过造成损失的百分之三十的")
    limit = loss * 130 / 100
    over = max(Decimal(0), penalty - limit)
    text = f"{plain(penalty)} − {plain(loss)} × 130%"
    return Working(
        "违约金超过损失百分之三十的部分", (Line("超过部分", text, over, law),), ("是否减少由法官裁量，须当事人请求",)
    )
