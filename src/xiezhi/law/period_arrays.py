"""成批推算期间：一城数百万条期限，用 numpy 一次算完，逐项等于 periods.py 的推算。

数百万条期限起算于几千个日子：每个日子只推算一次，再按起算日查表，一段一段地查，不占大块的内存。
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from xiezhi.law.calendar import UNKNOWN, Calendar

Days = NDArray[np.datetime64]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.int32]
Ordinals = NDArray[np.int64]
EPOCH = 719_163  # 1970年1月1日的日序
PIECE = 1 << 14
"""一段的个数：一段在处理器的缓存之内。"""


@lru_cache(maxsize=16)
def _tables(calendar: Calendar) -> tuple[Numbers, Numbers, Numbers, int]:
    """每日到下一工作日的距离、此前的工作日数、全部工作日，以及首日（自1970年起的日数）。"""
    reach, rank, working = calendar.tables()
    distance = np.frombuffer(reach, dtype=np.uint8).astype(np.int32)
    first = calendar.first_day.toordinal() - EPOCH
    return distance, np.array(rank, np.int32), np.array(working, np.int32) - EPOCH, first


def ends_many(unit: str, count: int, starts: Days, calendar: Calendar, rolls: bool) -> tuple[Days, Flags]:
    """届满日与“暂计”标记。`unit` 为 DAY、WORKING_DAY、MONTH、YEAR；以小时计的不成批推算。"""
    days = starts.astype("datetime64[D]", copy=False).view(np.int64)
    if not days.size:
        return days.view("datetime64[D]").copy(), np.zeros(days.shape, bool)
    low, high = int(days.min()), int(days.max())
    if high - low >= days.size:
        return _ends(unit, count, days, calendar, rolls)
    ends, unsure = _ends(unit, count, np.arange(low, high + 1), calendar, rolls)
    some_unsure = bool(unsure.any())
    found, flags = np.empty(days.shape, ends.dtype), np.zeros(days.shape, bool)
    for at in range(0, len(days), PIECE):
        place = days[at : at + PIECE] - low
        found[at : at + PIECE] = ends[place]
        if some_unsure:
            flags[at : at + PIECE] = unsure[place]
    return found, flags


def _ends(unit: str, count: int, days: Ordinals, calendar: Calendar, rolls: bool) -> tuple[Days, Flags]:
    if unit == "WORKING_DAY":
        return _working(days, count, calendar)
    if unit == "DAY":
        ends = days + count
    elif unit in ("MONTH", "YEAR"):
        ends = _months(days.view("datetime64[D]"), count * (12 if unit == "YEAR" else 1))
    else:
        raise ValueError("以小时计的期间不成批推算")
    if not rolls:
        return ends.view("datetime64[D]"), np.zeros(ends.shape, bool)
    reach, _, _, first = _tables(calendar)
    place = ends - first
    known = (place >= 0) & (place < reach.size)
    shift = reach[np.where(known, place, 0)]
    known &= shift != UNKNOWN
    return (ends + np.where(known, shift, 0)).view("datetime64[D]"), ~known


def _months(starts: Days, count: int) -> Ordinals:
    """对应日；没有对应日的取月末日。"""
    months = starts.astype("datetime64[M]")
    day = (starts - months.astype("datetime64[D]")).astype(np.int64)
    target = months + np.timedelta64(count, "M")
    first = target.astype("datetime64[D]").astype(np.int64)
    length = (target + np.timedelta64(1, "M")).astype("datetime64[D]").astype(np.int64) - first
    ends: Ordinals = first + np.minimum(day, length - 1)
    return ends


def _working(days: Ordinals, count: int, calendar: Calendar) -> tuple[Days, Flags]:
    """第 `count` 个工作日；超出已公布年份的，逐个按标量暂计。"""
    reach, rank, working, first = _tables(calendar)
    place = days - first
    inside = (place >= 0) & (place < reach.size)
    safe = np.where(inside, place, 0)
    target = rank[safe] + (reach[safe] == 0) + count - 1
    known = inside & (target < working.size)
    ends = np.where(known, working[np.where(known, target, 0)], days) if count else days
    for index in np.flatnonzero(~known):
        start = date.fromordinal(int(days[index]) + EPOCH)
        ends[index] = calendar.guess_working(start, count).toordinal() - EPOCH
    return ends.astype("datetime64[D]"), ~known
