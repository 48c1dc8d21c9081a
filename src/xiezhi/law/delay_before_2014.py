"""2014年8月1日以前的迟延履行利息：债务乘以同期贷款基准利率的两倍，本息按比例并还。依据：法释〔2009〕6号（2009年5月18日起）。

单位：元。跨过2014年8月1日的，各用各的规定。依据：法释〔2014〕8号第七条。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from xiezhi.law.delay import START_2014, Stay, doubled
from xiezhi.law.interest import JUDGMENT, Counting, Span, accrued
from xiezhi.law.lpr import Term, benchmark_spans, benchmark_term
from xiezhi.law.sources import NotInForce
from xiezhi.law.statutes_enforcement import DELAY_INTEREST
from xiezhi.law.statutes_money import DELAY_2009
from xiezhi.law.working import Line, Working, plain, rounded

DAY = timedelta(days=1)
FIRST_DAY = date(2009, 5, 18)
TWICE_BENCHMARK = DELAY_2009("第一条")
PRO_RATA = DELAY_2009("第二条")
EACH_ITS_OWN = DELAY_INTEREST("第七条", "本解释施行前的迟延履行期间债务利息按照之前的规定计算")


def twice_benchmark(
    debt: Decimal, first: date, last: date, *, term: Term | None = None, counting: Counting = JUDGMENT
) -> Working:
    """2014年7月31日以前（含）的迟延利息，单位：元，首尾均计；贷款期限的档不写时按迟延的长短。

    2009年5月18日以前、2014年8月1日起的日子抛 NotInForce。
    """
    if first < FIRST_DAY or last >= START_2014:
        raise NotInForce(f"基准利率两倍的算法只用于{FIRST_DAY}至{START_2014 - DAY}")
    spans = benchmark_spans(first, last, term or benchmark_term(first, last))
    doubles = [Span(start, end, rate.percent * 2, rate.law, "（基准利率两倍）") for start, end, rate in spans]
    working = accrued("迟延履行期间的债务利息", debt, doubles, counting)
    return working.adding("依据", "", Decimal(0), TWICE_BENCHMARK)


def across_2014(
    debt: Decimal,
    first: date,
    last: date,
    *,
    stays: Iterable[Stay] = (),
    term: Term | None = None,
    counting: Counting = JUDGMENT,
) -> Working:
    """跨过2014年8月1日的迟延：以前按基准利率两倍，以后只算加倍部分（一般利息另按文书）。依据：第七条。"""
    if first >= START_2014 or last < START_2014:
        raise ValueError("这段迟延没有跨过2014年8月1日")
    old = twice_benchmark(debt, first, START_2014 - DAY, term=term, counting=counting)
    new = doubled(debt, START_2014, last, stays)
    heading = Line("以前的期间依以前的规定", "", Decimal(0), EACH_ITS_OWN)
    return Working("迟延履行期间的债务利息", (heading, *old.lines, *new.lines), (*old.notes, *new.notes))


def begun_before_2014(debt: Decimal, first: date, last: date, *, stays: Iterable[Stay] = ()) -> Working:
    """2014年8月1日以前开始的迟延，单位：元：没有跨过这一日的，全部按基准利率两倍；跨过的，各用各的规定。"""
    if last < START_2014:
        return twice_benchmark(debt, first, last)
    return across_2014(debt, first, last, stays=stays)


def pro_rata(paid: Decimal, percent: Decimal, days: int, *, year: int = 365) -> tuple[Working, Working]:
    """本息并还：一次付款中多少是债务、多少是迟延利息，单位：元，相加等于付款。依据：法释〔2009〕6号第二条。

    `percent` 是基准利率（不乘二），付款 = 债务 + 债务 × 基准利率 × 2 × 迟延时间。
    """
    factor = percent * 2 * days / (100 * year)
    debt = rounded(paid / (1 + factor))
    text = f"{plain(paid)} ÷（1 + {plain(percent)}% × 2 × {days} ÷ {year}）"
    interest = Line("其中迟延利息", f"{plain(paid)} − {debt}", paid - debt, PRO_RATA)
    return Working("清偿的债务", (Line("其中债务", text, debt, PRO_RATA),)), Working("清偿的迟延利息", (interest,))
