"""贷款市场报价利率（LPR）与从前的贷款基准利率：逐次公布的数据，没有公布（或者没有收录）的日子是错误，不猜。

数据在 `data/lpr.csv`（新的一月在末尾添一行）与 `data/loan_benchmark.csv`。利率单位：百分之一每年。
“某日的LPR”是该日或该日以前最近一次公布的数；公布当日起用新数。
"""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from importlib.resources import files

from xiezhi.law.calendar import NATIONAL, NotAnnounced
from xiezhi.law.parameters import badge
from xiezhi.law.periods import add, months
from xiezhi.law.sources import Basis, NotInForce, Unread
from xiezhi.law.statutes_money import BENCHMARK, LPR

LPR_DAY = badge("lpr.day")
FIRST_LPR = date(2019, 8, 20)
LAST_BENCHMARK = date(2019, 8, 19)
HIGHEST = Decimal(20)
"""LPR不会高于此数，单位：百分之一每年；高于的是写错了小数点。"""
DAY = timedelta(days=1)


class Unpublished(NotInForce):
    """该日的利率没有公布或者没有收录，须先补录。"""


class Term(Enum):
    """贷款期限的档，值为数据的列名。LPR只有一年期与五年期以上。"""

    HALF_YEAR = "half_year"
    ONE_YEAR = "one_year"
    THREE_YEARS = "three_years"
    FIVE_YEARS = "five_years"
    OVER_FIVE_YEARS = "over_five_years"


@dataclass(frozen=True, slots=True)
class Rate:
    """一个利率：百分之几每年，自哪日起，依据哪次公布。"""

    percent: Decimal
    since: date
    law: Basis


def _rows(name: str) -> list[dict[str, str]]:
    text = (files("xiezhi.law") / "data" / name).read_text(encoding="utf-8")
    return [{**row, "line": str(line)} for line, row in enumerate(csv.DictReader(text.splitlines()), 2)]


@cache
def lpr_series(term: Term = Term.ONE_YEAR) -> tuple[Rate, ...]:
    """各次公布的LPR，从早到晚。数据漏了月份时抛 ValueError。"""
    if term not in (Term.ONE_YEAR, Term.OVER_FIVE_YEARS):
        raise ValueError("LPR只有一年期和五年期以上")
    return consecutive(_lpr(row, term) for row in _rows("lpr.csv"))


def consecutive(rates: Iterable[Rate]) -> tuple[Rate, ...]:
    """逐月一次，不得漏月、颠倒或者早于20日；否则抛 ValueError。"""
    series = tuple(rates)
    numbers = [rate.since.year * 12 + rate.since.month for rate in series]
    for rate, number, expected in zip(series, numbers, range(numbers[0], numbers[0] + len(numbers)), strict=True):
        if number != expected or rate.since.day < 20:
            raise ValueError(f"LPR数据不连续：{rate.since}")
    return series


def _lpr(row: dict[str, str], term: Term) -> Rate:
    """一行；日期或者利率不可能的、是否读过原文没有写清的抛 ValueError，写明是第几行。"""
    try:
        day = date.fromisoformat(row["published_on"])
        rates = [Decimal(row[each.value]) for each in (Term.ONE_YEAR, Term.OVER_FIVE_YEARS)]
    except (ValueError, InvalidOperation, TypeError):
        raise ValueError(f"lpr.csv第{row['line']}行：日期或者利率写错了") from None
    if not all(rate.is_finite() and 0 < rate <= HIGHEST for rate in rates):
        raise ValueError(f"lpr.csv第{row['line']}行：利率应大于0，不超过{HIGHEST}")
    if row["read"] not in ("yes", "no", "", None):
        raise ValueError(f"lpr.csv第{row['line']}行：最后一栏只能是yes、no或者空着，写的是{row['read']}")
    label = f"{day}公布"
    law = LPR(label) if row["read"] == "yes" else Unread(LPR.title, label, "S")
    return Rate(Decimal(row[term.value]), day, law)


def next_publication(last: date) -> date:
    """下一次公布之日：下月20日，遇休息日顺延；放假安排没有公布时只避开周末。"""
    year, month = divmod(last.year * 12 + last.month, 12)
    day = date(year, month + 1, 20)
    try:
        return NATIONAL.next_working(day)
    except NotAnnounced:
        return day + DAY * max(0, 7 - day.weekday()) if day.weekday() > 4 else day


def lpr_on(day: date, term: Term = Term.ONE_YEAR) -> Rate:
    """某日的LPR；2019年8月20日以前、或者应有新数而没有收录时抛 Unpublished。"""
    series = lpr_series(term)
    if day < series[0].since:
        raise Unpublished(f"{day}还没有LPR，首次公布于{FIRST_LPR}")
    if day >= next_publication(series[-1].since):
        raise Unpublished(f"{day}的LPR没有收录，最近一次为{series[-1].since}公布")
    return series[bisect_right(series, day, key=lambda rate: rate.since) - 1]


@cache
def benchmark_series(term: Term) -> tuple[Rate, ...]:
    """贷款基准利率，从早到晚；只见于一份资料的标为原文未核。"""
    short = term in (Term.HALF_YEAR, Term.ONE_YEAR)
    rates = []
    for row in _rows("loan_benchmark.csv"):
        since = date.fromisoformat(row["since"])
        checked = row["short_checked" if short else "long_checked"] == "yes"
        label = f"{since}起执行"
        law = BENCHMARK(label) if checked else Unread(BENCHMARK.title, label, "S")
        rates.append(Rate(Decimal(row[term.value]), since, law))
    return tuple(rates)


def benchmark_on(day: date, term: Term) -> Rate:
    """某日某档的贷款基准利率；1991年4月21日以前、2019年8月20日起抛 Unpublished。"""
    series = benchmark_series(term)
    if not series[0].since <= day <= LAST_BENCHMARK:
        raise Unpublished(f"{day}没有可用的贷款基准利率，可用的日子为{series[0].since}至{LAST_BENCHMARK}")
    return series[bisect_right(series, day, key=lambda rate: rate.since) - 1]


def benchmark_term(start: date, end: date) -> Term:
    """与一段时间相当的贷款期限：六个月、一年、三年、五年，届满的属于短的一档。"""
    bounds = ((6, Term.HALF_YEAR), (12, Term.ONE_YEAR), (36, Term.THREE_YEARS), (60, Term.FIVE_YEARS))
    for count, term in bounds:
        if end <= add(start, months(count)):
            return term
    return Term.OVER_FIVE_YEARS


def spans(series: Sequence[Rate], start: date, end: date) -> tuple[tuple[date, date, Rate], ...]:
    """把一段日子（首尾均含）按公布日分段，利率相同的相邻几次并为一段，其中一次原文未核则整段未核。"""
    found: list[tuple[date, date, Rate]] = []
    for place, rate in enumerate(series):
        last = series[place + 1].since - DAY if place + 1 < len(series) else end
        first, last = max(start, rate.since), min(end, last)
        if first > last:
            continue
        if found and found[-1][2].percent == rate.percent:
            earlier = found[-1][2]
            found[-1] = (found[-1][0], last, rate if isinstance(rate.law, Unread) else earlier)
        else:
            found.append((first, last, rate))
    return tuple(found)


def lpr_spans(start: date, end: date, term: Term = Term.ONE_YEAR) -> tuple[tuple[date, date, Rate], ...]:
    """一段日子（首尾均含）内的LPR，按公布日分段；两端有一端没有公布时抛 Unpublished。"""
    for day in (start, end):
        lpr_on(day, term)
    return spans(lpr_series(term), start, end)


def benchmark_spans(start: date, end: date, term: Term) -> tuple[tuple[date, date, Rate], ...]:
    """一段日子（首尾均含）内的贷款基准利率，按调整日分段；超出可用的日子时抛 Unpublished。"""
    for day in (start, end):
        benchmark_on(day, term)
    return spans(benchmark_series(term), start, end)
