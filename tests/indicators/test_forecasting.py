"""To the year's end: the pace of eight weeks, what it comes to, what is still needed, and how far it was off before."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from tests.engine.cast import CODE, Court
from tests.indicators.lived import ended_after, window
from xiezhi.indicators import INDICATORS
from xiezhi.indicators.figures import one
from xiezhi.indicators.forecasting import Year, week_ends, years
from xiezhi.law.parameters import Settings

NONE = Settings()
D = Decimal


def year(parts: list[int], wholes: list[int] | None, name: str = "clearance", last: str = "2026-12-17") -> Year:
    """A year whose last week ended on this day."""
    ends = [date.fromisoformat(last) - timedelta(days=7 * back) for back in range(len(parts))]
    return Year(INDICATORS[name], tuple(reversed(ends)), tuple(parts), None if wholes is None else tuple(wholes), NONE)


def test_the_pace_of_the_last_eight_weeks_is_walked_to_the_end_of_the_year() -> None:
    """Two weeks are left: 80 and twice 8 of 100 and twice 10."""
    told = year([0, *range(16, 81, 8)], [0, *range(20, 101, 10)])
    assert (told.weeks_left, told.pace(told.parts)) == (2, 8)
    assert told.ahead(told.weeks_left) == (96, 120)
    assert (told.values[-1], told.forecast) == (D("80.0"), D("80.0"))


def test_what_is_needed_by_the_end_is_of_the_whole_that_will_be_there_by_then() -> None:
    """Of 120 ninety per cent are 108, twenty-eight more than the eighty that are there."""
    told = year([0, *range(16, 81, 8)], [0, *range(20, 101, 10)])
    assert [told.needs(D(each), None) for each in (90, 50)] == [28, 0]
    assert told.needs(None, D(50)) == -20
    assert told.needs(None, None) is None


def test_what_the_same_sum_said_before_is_held_against_what_came() -> None:
    """Two weeks ahead: an even year was never missed, one that stopped was missed by what it had promised."""
    assert year(list(range(0, 200, 10)), list(range(0, 400, 20))).missed == (D("0.0"),) * 10
    stopped = year([*range(0, 100, 10), 90, 90], None, "overdue")
    assert stopped.missed == (D(10), D(20))


def test_nothing_is_carried_on_from_too_few_weeks_nor_a_middle() -> None:
    assert year([1] * 8, [1] * 8).forecast is None
    assert year([1] * 9, [1] * 9).forecast is not None
    assert year([1] * 9, None, "median_days").forecast is None


def test_a_year_begins_on_new_years_day_and_its_last_week_ends_today() -> None:
    assert week_ends(date(2026, 1, 3)) == (date(2026, 1, 3),)
    assert week_ends(date(2026, 1, 9)) == (date(2026, 1, 2), date(2026, 1, 9))
    assert Fraction((date(2026, 12, 31) - week_ends(date(2026, 12, 31))[-1]).days, 7) == 0


def test_the_weeks_are_what_the_board_said_on_their_last_days(court: Court) -> None:
    ended_after(court, 2, 4, 12)
    clearance, seen = INDICATORS["clearance"], window("2026-03-19")
    (together,), (here,) = (
        [each["clearance"] for each in years([clearance], seen, NONE, by).values()] for by in ("", "court")
    )
    assert together == here
    assert list(years([clearance], seen, NONE, "court")) == [CODE]
    told = dict(zip(together.ends, together.values, strict=True))
    for day in (date(2026, 3, 5), date(2026, 3, 12), date(2026, 3, 19)):
        assert told[day] == one(clearance, window(day.isoformat()), NONE).value
    assert [told[date(2026, 3, day)] for day in (5, 12, 19)] == [D("33.3"), D("66.7"), D("100.0")]
