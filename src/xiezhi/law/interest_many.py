"""一次算许多笔利息：整数分与日期的数组，与逐笔计算一分不差。只有用到时才装入 numpy。"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from xiezhi.law.delay import DAILY, START_2014
from xiezhi.law.interest import JUDGMENT, Counting, DayRule
from xiezhi.law.lpr import FIRST_LPR, Rate, Term, Unpublished, lpr_on, lpr_series
from xiezhi.law.sources import NotInForce

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Fen = NDArray[np.int64]
    Days = NDArray[np.datetime64]

UNIT = 10_000
"""利率的整数单位：万分之一个百分点。"""
MOST_FEN = 10**14


def _checked(principal: Fen, start: Days, end: Days) -> None:
    if principal.size and (int(principal.min()) < 0 or int(principal.max()) > MOST_FEN):
        raise ValueError("本金应在零与一万亿元之间")
    if bool((end < start).any()):
        raise ValueError("止日早于起日")


def _rate(percent: Decimal) -> int:
    scaled = percent * UNIT
    if scaled != int(scaled):
        raise ValueError("利率最多写到万分之一个百分点")
    return int(scaled)


def _to_fen(principal: Fen, rate_days: Fen, divisor: int) -> Fen:
    """principal × rate_days ÷ divisor, half up, without leaving 64 bits: the quotient and the rest apart."""
    whole, rest = principal // divisor, principal % divisor
    return whole * rate_days + (2 * rest * rate_days + divisor) // (2 * divisor)


def _days(start: Days, end: Days, counting: Counting) -> Fen:
    import numpy as np

    days = (end.astype("datetime64[D]") - start.astype("datetime64[D]")).astype(np.int64)
    counted: Fen = days + 1 if counting.rule is DayRule.BOTH else days
    return counted


def simple_many(principal: Fen, percent: Decimal, start: Days, end: Days, *, counting: Counting = JUDGMENT) -> Fen:
    """许多笔定率单利，进出都是整数分；等于逐笔的 `interest.simple_interest`。"""
    _checked(principal, start, end)
    return _to_fen(principal, _rate(percent) * _days(start, end, counting), 100 * UNIT * counting.year)


def lpr_many(
    principal: Fen, start: Days, end: Days, *, counting: Counting = JUDGMENT, term: Term = Term.ONE_YEAR
) -> Fen:
    """许多笔同期LPR的利息，进出都是整数分；等于逐笔的 `interest.lpr_floating`。没有公布的日子抛 Unpublished。"""
    import numpy as np

    _checked(principal, start, end)
    counted = _days(start, end, counting)
    if not principal.size:
        return counted
    last: Days = (start.astype("datetime64[D]") + (counted - 1).astype("timedelta64[D]")).astype("datetime64[D]")
    used = counted > 0
    if used.any():
        if start[used].astype("datetime64[D]").min() < np.datetime64(FIRST_LPR):
            raise Unpublished(f"LPR首次公布于{FIRST_LPR}")
        lpr_on(last[used].max().item(), term)
    return _to_fen(principal, _rate_days(lpr_series(term), start, last), 100 * UNIT * counting.year)


def _rate_days(series: Sequence[Rate], start: Days, last: Days) -> Fen:
    """各笔每日利率之和：先作逐次公布的累计，再相减。"""
    import numpy as np

    since = np.array([rate.since for rate in series], dtype="datetime64[D]")
    rates = np.array([_rate(rate.percent) for rate in series], dtype=np.int64)
    spans = np.diff(since).astype(np.int64)
    before = np.concatenate(([0], np.cumsum(spans * rates[:-1])))

    def until(day: Days) -> Fen:
        day = np.maximum(day.astype("datetime64[D]"), since[0])
        place = np.searchsorted(since, day, side="right") - 1
        total: Fen = before[place] + (day - since[place]).astype(np.int64) * rates[place]
        return total

    return until((last + np.timedelta64(1, "D")).astype("datetime64[D]")) - until(start)


def doubled_many(base: Fen, start: Days, end: Days) -> Fen:
    """许多笔加倍部分债务利息，首尾均计，进出都是整数分；等于逐笔的 `delay.doubled`。2014年8月1日以前抛 NotInForce。"""
    import numpy as np

    days = np.maximum(_days(start, end, JUDGMENT), 0)
    if start.size and start.astype("datetime64[D]").min() < np.datetime64(START_2014):
        raise NotInForce(f"加倍部分自{START_2014}起按日万分之一点七五计算")
    _checked(base, start, np.maximum(start, end))
    return _to_fen(base, _rate(DAILY.on(START_2014)) * days, 100 * UNIT)
