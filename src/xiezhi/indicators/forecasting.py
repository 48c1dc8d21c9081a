"""To the year's end: an indicator week by week since New Year, carried on at its pace, and how far such sums were off.

The figure of a year is of all that was recorded since the first of January. It is carried on as its sums went in the
last eight weeks; how sure that is, is told by what the same sum would have said before, and what came of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import ceil, floor

from xiezhi.indicators.cube import Window, measured_each
from xiezhi.indicators.figures import sums_of
from xiezhi.indicators.indicator import Indicator, Unit, to_places
from xiezhi.law.parameters import Settings

PACE = 8
"""So many weeks tell the pace."""
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Year:
    """One indicator from New Year to a day: its sums at the end of each week, the last of them on that day."""

    indicator: Indicator
    ends: tuple[date, ...]
    parts: tuple[int, ...]
    wholes: tuple[int, ...] | None
    settings: Settings

    @property
    def day(self) -> date:
        return self.ends[-1]

    @cached_property
    def weeks_left(self) -> Fraction:
        """Weeks from the day to the end of its year."""
        return Fraction((date(self.day.year, 12, 31) - self.day).days, 7)

    @property
    def values(self) -> tuple[Decimal | None, ...]:
        """The figure at the end of each week."""
        wholes = self.wholes or (None,) * len(self.parts)
        return tuple(
            self.indicator.rounded(part, whole, self.settings, end)
            for part, whole, end in zip(self.parts, wholes, self.ends, strict=True)
        )

    @property
    def told(self) -> bool:
        """Whether there are weeks enough to tell a pace; a middle is not carried on."""
        return len(self.ends) > PACE and self.indicator.unit is not Unit.MEDIAN

    def pace(self, sums: Sequence[int], at: int = -1) -> Fraction:
        """How much came in a week over the last eight before a place."""
        at = at % len(sums)
        return Fraction(sums[at] - sums[at - PACE], PACE)

    def ahead(self, weeks: Fraction | int, at: int = -1) -> tuple[Fraction, Fraction | None]:
        """The sums so many weeks after a place, had they gone on as in the eight weeks before it."""
        part = max(self.parts[at] + weeks * self.pace(self.parts, at), Fraction())
        if self.wholes is None:
            return part, None
        return part, max(self.wholes[at] + weeks * self.pace(self.wholes, at), Fraction())

    def value_of(self, part: Fraction, whole: Fraction | None) -> Decimal | None:
        """What sums come to, that need not be whole numbers."""
        places = self.indicator.unit.places
        if whole is None:
            each = self.indicator.exact(1, None, self.settings, self.day)
            return None if each is None else to_places(each * part, places)
        factor = 100 if self.indicator.unit is Unit.SHARE else 1
        return to_places(factor * part / whole, places) if whole else None

    @property
    def forecast(self) -> Decimal | None:
        """The figure at the end of the year."""
        return self.value_of(*self.ahead(self.weeks_left)) if self.told else None

    @cached_property
    def missed(self) -> tuple[Decimal, ...]:
        """How far the same sum was off before: each earlier week that many weeks ahead, as far as its end has come."""
        weeks = max(round(self.weeks_left), 1)
        if not self.told:
            return ()
        off = []
        for at in range(PACE, len(self.ends) - weeks):
            said, came = self.value_of(*self.ahead(weeks, at)), self.values[at + weeks]
            if said is not None and came is not None:
                off.append(abs(said - came))
        return tuple(off)

    def needs(self, low: Decimal | None, high: Decimal | None) -> int | None:
        """How many more the part needs by the year's end to reach what is set, so many fewer below zero; of shares."""
        if self.wholes is None or not self.told or self.indicator.unit is not Unit.SHARE:
            return None
        _part, whole = self.ahead(self.weeks_left)
        assert whole is not None
        if low is not None:
            return max(ceil(Fraction(low) * whole / 100) - self.parts[-1], 0)
        if high is not None:
            return min(floor(Fraction(high) * whole / 100) - self.parts[-1], 0)
        return None


def week_ends(day: date) -> tuple[date, ...]:
    """The same day of each week since New Year, the last of them the day itself."""
    weeks = (day - date(day.year, 1, 1)).days // 7
    return tuple(day - WEEK * back for back in range(weeks, -1, -1))


def years(
    indicators: Sequence[Indicator], window: Window, settings: Settings, by: str = ""
) -> dict[str, dict[str, Year]]:
    """Each indicator of the year in which the window's day lies, as it was known at the end of each week; for each
    value of `by`, for all together under the empty name: one statement for all weeks."""
    ends = week_ends(window.day)
    windows = [_until(window, end) for end in ends]
    found: dict[str, dict[int, Mapping[str, int]]] = {} if by else {"": {}}
    for row in measured_each(windows, sums_of(indicators), *([(by,)] if by else [])):
        found.setdefault(row[by] if by else "", {})[row["place"]] = row
    return {
        group: {each.name: _year(each, ends, rows, settings) for each in indicators} for group, rows in found.items()
    }


def _until(window: Window, end: date) -> Window:
    """From New Year to a day, as it was known on it."""
    known = min(window.known, end.isoformat())
    return replace(window, since=f"{end.year}-01", until=f"{end:%Y-%m}", day=end, known=known)


def _year(
    indicator: Indicator, ends: tuple[date, ...], rows: Mapping[int, Mapping[str, int]], settings: Settings
) -> Year:
    def sums(of: str) -> tuple[int, ...]:
        name = f"{indicator.name}_{of}"
        return tuple(int(rows[place][name]) if place in rows else 0 for place in range(len(ends)))

    return Year(indicator, ends, sums("part"), None if indicator.whole is None else sums("whole"), settings)
