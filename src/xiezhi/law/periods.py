"""期间：时、日、工作日、月、年；起算日不计入，末日遇休息日顺延一次。

依据：《民事诉讼法》第八十五条、第八十六条，《民法典》第二百条至第二百零四条。先加期间与延长，再加扣除，最后顺延。
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from xiezhi.law.calendar import NATIONAL, Calendar, NotAnnounced
from xiezhi.law.derivation import Derivation, Span

if TYPE_CHECKING:
    from xiezhi.law.period_arrays import Days, Flags

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class Unit(Enum):
    """期间的单位。"""

    HOUR = "小时"
    DAY = "日"
    WORKING_DAY = "个工作日"
    MONTH = "个月"
    YEAR = "年"


@dataclass(frozen=True, slots=True)
class Period:
    """一段期间。用 `hours(48)`、`days(15)`、`working_days(3)`、`months(6)`、`years(2)` 写出。"""

    count: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.count < 0:
            raise ValueError(f"期间不能为负：{self.count}")

    def __str__(self) -> str:
        return f"{self.count}{self.unit.value}" if self.count else "当日"

    def __add__(self, other: Period) -> Period:
        """同一单位的期间相加（延长）；单位不同不能相加。"""
        if other.unit is not self.unit:
            raise ValueError(f"单位不同，不能相加：{self}、{other}")
        return Period(self.count + other.count, self.unit)

    def ends(self, *, after: date, calendar: Calendar = NATIONAL) -> date:
        """自该日起算（该日不计入）的最后一日，已顺延；放假安排未公布时抛 NotAnnounced。"""
        return self.derive(after, calendar=calendar, provisional=False).due

    def before(self, event: date, *, calendar: Calendar = NATIONAL) -> Derivation:
        """“……日前”：行为最迟应在哪一日（`due`）。中间须有足数的整日；差一日的（`unrolled`）有争议，不作禁止。

        >>> days(3).before(date(2026, 3, 20)).due
        datetime.date(2026, 3, 16)
        """
        if self.unit is not Unit.DAY:
            raise ValueError(f"倒算只用于以日计的期间：{self}")
        event = _day(event)
        doubtful = event - self.count * DAY
        return Derivation(str(self), event, doubtful, doubtful - DAY, False, calendar, rolls=False, back=True)

    def derive(
        self,
        start: date,
        *,
        calendar: Calendar = NATIONAL,
        extended: Period | None = None,
        excluded: Sequence[Span] = (),
        provisional: bool = True,
        rolls: bool = True,
    ) -> Derivation:
        """推算届满日，并留下推算的每一行。

        `start` 当日不计入（以小时计的期间须给出时刻）；`extended` 是延长的期间；
        `excluded` 是扣除或中止的起止日（均含，可重叠）。
        放假安排未公布时：`provisional=True` 以未顺延之日暂计并标明，`False` 抛 NotAnnounced。`rolls=False` 不顺延。
        """
        if self.unit is Unit.HOUR:
            hour = self._hours_after(start, extended)
            return Derivation(str(self), start, hour, hour, False, calendar, _named(extended), (), 0)
        start, guessed = _day(start), False
        if self.unit is Unit.WORKING_DAY:
            whole = self + extended if extended else self
            unrolled, shift, guessed = _working_end(start, whole.count, excluded, calendar, provisional)
        else:
            unrolled = self._end(start, extended)
            shift = 0
            if excluded:
                shift = _days_excluded(start, unrolled, excluded)
                unrolled += shift * DAY
        due = unrolled
        if rolls and self.unit is not Unit.WORKING_DAY:
            try:
                due = calendar.next_working(unrolled)
            except NotAnnounced:
                if not provisional:
                    raise
                guessed = True
        return Derivation(
            str(self), start, unrolled, due, guessed, calendar, _named(extended), tuple(excluded), shift, rolls
        )

    def ends_many(self, starts: Days, *, calendar: Calendar = NATIONAL, rolls: bool = True) -> tuple[Days, Flags]:
        """成批推算：numpy 的日期数组 → 届满日数组与“暂计”标记，逐项等于 `derive`。需要 numpy。"""
        from xiezhi.law.period_arrays import ends_many  # numpy 只在成批推算时需要

        return ends_many(self.unit.name, self.count, starts, calendar, rolls)

    def _end(self, start: date, extended: Period | None) -> date:
        if extended is None:
            return add(start, self)
        if extended.unit is self.unit:
            return add(start, self + extended)
        return add(add(start, self), extended)

    def _hours_after(self, start: date, extended: Period | None) -> datetime:
        if not isinstance(start, datetime):
            raise TypeError("以小时计的期间须给出起算的时刻")
        whole = self + extended if extended else self
        full = start.replace(minute=0, second=0, microsecond=0) + HOUR
        return full + whole.count * HOUR


def hours(count: int) -> Period:
    """以小时计，自下一个整点起算，不顺延。"""
    return Period(count, Unit.HOUR)


def days(count: int) -> Period:
    """以日计，自次日起算，期间中的休息日计入。"""
    return Period(count, Unit.DAY)


def working_days(count: int) -> Period:
    """以工作日计；只在规定写明“工作日”时使用。"""
    return Period(count, Unit.WORKING_DAY)


def months(count: int) -> Period:
    """以月计，止于末月的对应日；没有对应日的，止于月末日。"""
    return Period(count, Unit.MONTH)


def years(count: int) -> Period:
    """以年计，止于末年的对应日；没有对应日的，止于该月末日。"""
    return Period(count, Unit.YEAR)


def add(start: date, period: Period) -> date:
    """未顺延的届满日，只用于日、月、年。"""
    if period.unit is Unit.DAY:
        return date.fromordinal(start.toordinal() + period.count)
    count = period.count * 12 if period.unit is Unit.YEAR else period.count
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def announced(published: date, period: Period | None = None) -> date:
    """公告送达之日：公告日不计入，满期的那一日视为送达，本身不顺延；下一期间自其次日起算。

    `period` 默认三十日（《民事诉讼法》第九十五条）；涉外为六十日。
    """
    return add(published, period or days(30))


def in_time(due: date, *, sent: date, closes: time | None = None) -> bool:
    """是否没有过期。

    交邮或者在线提交的，以交出之时为准，截止于届满日二十四时，在途时间不计（《民事诉讼法》第八十五条第四款）；
    到场递交的写明 `closes`，截止于届满日停止办公之时（《民法典》第二百零三条），`sent` 须有时刻。
    """
    if closes is None or _day(sent) != _day(due):
        return _day(sent) <= _day(due)
    if not isinstance(sent, datetime):
        raise TypeError("到场递交须写明时刻")
    return sent.time() <= closes


def last_of(dues: Sequence[date]) -> date:
    """多数当事人各自起算，全部届满之日。依据：《民诉法解释》第二百四十四条。"""
    return max(dues)


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _named(period: Period | None) -> str:
    return str(period) if period else ""


def _merged(start: date, spans: Sequence[Span]) -> list[Span]:
    """按先后合并重叠的区间，截去起算日以前的部分。"""
    merged: list[Span] = []
    for first, last in sorted(spans):
        if last < first:
            raise ValueError(f"扣除区间的止日早于起日：{first}至{last}")
        if merged:
            first = max(first, merged[-1][1] + DAY)
        first = max(first, start + DAY)
        if first <= last:
            merged.append((first, last))
    return merged


def _days_excluded(start: date, end: date, spans: Sequence[Span]) -> int:
    """扣除的日数：只计期间进行中开始的区间，届满以后的不计。"""
    total = 0
    for first, last in _merged(start, spans):
        if first <= end + total * DAY:
            total += (last - first).days + 1
    return total


def _working_end(
    start: date, count: int, spans: Sequence[Span], calendar: Calendar, provisional: bool
) -> tuple[date, int, bool]:
    """工作日期间的届满日、扣除的工作日数、是否暂计。"""
    try:
        end, shift = calendar.add_working(start, count), 0
        for first, last in _merged(start, spans):
            if first <= end:
                shift += calendar.count_working(first, last)
                end = calendar.add_working(start, count + shift)
        return end, shift, False
    except NotAnnounced:
        if not provisional:
            raise
    shift = sum(_probably(calendar, first, last) for first, last in _merged(start, spans))
    return calendar.guess_working(start, count + shift), shift, True


def _probably(calendar: Calendar, first: date, last: date) -> int:
    days = range(first.toordinal(), last.toordinal() + 1)
    return sum(calendar.probably_working(date.fromordinal(day)) for day in days)
