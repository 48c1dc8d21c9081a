"""工作日历：周末与放假为休息日，调休上班日为工作日。年份与地区都是数据，没有公布的年份不猜。"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from datetime import date, timedelta

from xiezhi.law.holidays import NOTICES, STATE, Notice

UNKNOWN = 255
FIXED = ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))
"""日期固定的节日：元旦、劳动节、国庆节。依据：《全国年节及纪念日放假办法》第二条。"""


class NotAnnounced(LookupError):
    """该日所在年份的放假安排没有公布（或者没有收录），不能确定是否休息日。"""

    def __init__(self, day: date) -> None:
        super().__init__(f"{day.year}年放假安排尚未公布，无法确定{day}及其后是否为休息日")
        self.day = day


class Calendar:
    """一地的工作日历，不可变。依据：国务院办公厅各年放假通知；自治区另有规定的从其规定。

    `notices` must cover consecutive years. `region` picks local notices (days off in addition to the nation's).
    """

    __slots__ = ("_days", "_first", "_hash", "_rank", "_reach", "_size", "notices", "region")

    def __init__(self, notices: Iterable[Notice] = NOTICES, *, region: str = STATE) -> None:
        kept = tuple(sorted((n for n in notices if n.region in (STATE, region)), key=lambda n: n.year))
        years = [notice.year for notice in kept if notice.region == STATE]
        if not years or years != list(range(years[0], years[-1] + 1)):
            raise ValueError("放假通知须逐年连续，一年一份")
        self.notices, self.region = kept, region
        self._first = date(years[0], 1, 1).toordinal()
        self._size = date(years[-1] + 1, 1, 1).toordinal() - self._first
        self._hash = hash((kept, region))
        self._tabulate()

    def _tabulate(self) -> None:
        """Per day: distance to the next working day (0 on one), and how many working days lie before it."""
        off = {day.toordinal() for notice in self.notices for day in notice.days_off}
        worked = {day.toordinal() for notice in self.notices for day in notice.days_worked}
        ordinals = range(self._first, self._first + self._size)
        working = [day in worked or (day % 7 not in (6, 0) and day not in off) for day in ordinals]
        self._days = array("l", (day for day, works in zip(ordinals, working, strict=True) if works))
        self._rank, self._reach = array("l", bytes(8 * self._size)), bytearray(self._size)
        count = 0
        for place, works in enumerate(working):
            self._rank[place] = count
            count += works
        distance = UNKNOWN
        for place in reversed(range(self._size)):
            distance = 0 if working[place] else min(distance + 1, UNKNOWN)
            self._reach[place] = distance

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return isinstance(other, Calendar) and (self.notices, self.region) == (other.notices, other.region)

    def __hash__(self) -> int:
        return self._hash

    def __repr__(self) -> str:
        return f"Calendar({self.first_day.year}–{self.last_day.year}, {self.region})"

    def with_notice(self, notice: Notice) -> Calendar:
        """添上一份新公布的通知，得到新的日历；同年同地的旧通知被替换。"""
        kept = (old for old in self.notices if (old.year, old.region) != (notice.year, notice.region))
        return Calendar((*kept, notice), region=self.region)

    @property
    def first_day(self) -> date:
        """The first day the calendar knows."""
        return date.fromordinal(self._first)

    @property
    def last_day(self) -> date:
        """The last day the calendar knows: the end of the last announced year."""
        return date.fromordinal(self._first + self._size - 1)

    def knows(self, day: date) -> bool:
        """该日所在年份的放假安排是否已经公布。"""
        return 0 <= day.toordinal() - self._first < self._size

    def is_working(self, day: date) -> bool:
        """是否工作日（含调休上班日）；年份未公布时抛 NotAnnounced。"""
        return self._reach[self._place(day)] == 0

    def next_working(self, day: date) -> date:
        """该日为工作日即该日，否则为其后第一个工作日；未公布时抛 NotAnnounced。"""
        reach = self._reach[self._place(day)]
        if reach == UNKNOWN:
            raise NotAnnounced(self.last_day + timedelta(days=1))
        return day if reach == 0 else date.fromordinal(day.toordinal() + reach)

    def add_working(self, day: date, count: int) -> date:
        """该日之后的第 `count` 个工作日（该日不计入）；未公布时抛 NotAnnounced。"""
        place = self._place(day)
        target = self._rank[place] + (self._reach[place] == 0) + count - 1
        if target >= len(self._days):
            raise NotAnnounced(self.last_day + timedelta(days=1))
        return date.fromordinal(self._days[target]) if count else day

    def guess_working(self, day: date, count: int) -> date:
        """同 `add_working`，但未公布的年份只按周末和日期固定的节日推算，结果只能暂计。"""
        while count:
            day += timedelta(days=1)
            count -= self.probably_working(day)
        return day

    def probably_working(self, day: date) -> bool:
        """未公布的年份：周末和日期固定的节日休息，其他的日子上班。"""
        if self.knows(day):
            return self.is_working(day)
        return day.weekday() < 5 and (day.month, day.day) not in FIXED

    def count_working(self, first: date, last: date) -> int:
        """起止两日之间（均含）的工作日数；未公布时抛 NotAnnounced。"""
        if last < first:
            return 0
        start, end = self._place(first), self._place(last)
        return self._rank[end] + (self._reach[end] == 0) - self._rank[start]

    def tables(self) -> tuple[bytes, array[int], array[int]]:
        """成批推算用的三张表：每日到下一工作日的距离、每日以前的工作日数、全部工作日的日序。"""
        return bytes(self._reach), self._rank, self._days

    def _place(self, day: date) -> int:
        place = day.toordinal() - self._first
        if not 0 <= place < self._size:
            raise NotAnnounced(day)
        return place


NATIONAL = Calendar()
