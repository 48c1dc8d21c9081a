"""期间：《民事诉讼法》第八十五条、第八十六条，《民法典》第二百条至第二百零四条。"""

from datetime import date, datetime, time, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.law.calendar import NATIONAL, Calendar, NotAnnounced
from xiezhi.law.holidays import NOTICES, Notice
from xiezhi.law.periods import (
    Period,
    announced,
    days,
    hours,
    in_time,
    last_of,
    months,
    working_days,
    years,
)

UNTIL_2026 = Calendar(notice for notice in NOTICES if notice.year <= 2026)
KNOWN_DAYS = st.dates(date(2004, 1, 1), date(2024, 6, 30))
PERIODS = st.one_of(
    st.integers(1, 200).map(days),
    st.integers(1, 24).map(months),
    st.integers(1, 2).map(years),
    st.integers(1, 60).map(working_days),
)


def test_the_seventh_day_falls_on_qingming_so_the_period_ends_on_the_working_sunday() -> None:
    """2024年4月4日至6日清明放假，7日（星期日）上班。"""
    assert days(7).ends(after=date(2024, 3, 28)) == date(2024, 4, 7)


def test_the_day_it_starts_on_is_not_counted_and_rest_days_in_the_middle_are() -> None:
    assert days(1).ends(after=date(2024, 3, 28)) == date(2024, 3, 29)
    assert days(5).ends(after=date(2024, 3, 28)) == date(2024, 4, 2)


@pytest.mark.parametrize(
    ("start", "period", "end"),
    [
        (date(2025, 1, 15), months(6), date(2025, 7, 15)),
        (date(2024, 11, 30), months(3), date(2025, 2, 28)),
        (date(2023, 11, 30), months(3), date(2024, 2, 29)),
        (date(2024, 1, 31), months(1), date(2024, 2, 29)),
        (date(2024, 5, 31), years(2), date(2026, 6, 1)),
        (date(2024, 2, 29), years(1), date(2025, 2, 28)),
        (date(2025, 9, 26), working_days(3), date(2025, 9, 30)),
    ],
)
def test_months_and_years_end_on_the_same_numbered_day_or_the_last_of_the_month(
    start: date, period: Period, end: date
) -> None:
    """《民法典》第二百零二条。"""
    assert period.ends(after=start) == end


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (datetime(2025, 3, 14, 9, 20), datetime(2025, 3, 16, 10)),
        (datetime(2025, 3, 14, 10, 0), datetime(2025, 3, 16, 11)),
        (datetime(2025, 10, 1, 23, 59), datetime(2025, 10, 4, 0)),
    ],
)
def test_hours_run_from_the_next_full_hour_through_rest_days(start: datetime, end: datetime) -> None:
    assert hours(48).ends(after=start) == end


def test_hours_need_a_time_of_day() -> None:
    with pytest.raises(TypeError, match="时刻"):
        hours(48).derive(date(2025, 3, 14))


def test_extension_is_added_before_the_month_end_rule() -> None:
    """延长六个月后是十二个月：2023年8月31日起，止于2024年8月31日（星期六），顺延至9月2日。"""
    found = months(6).derive(date(2023, 8, 31), extended=months(6))
    assert (found.unrolled, found.due) == (date(2024, 8, 31), date(2024, 9, 2))


def test_days_excluded_are_added_after_the_extension_and_the_roll_comes_once_at_the_end() -> None:
    start, pause = date(2025, 1, 15), (date(2025, 3, 1), date(2025, 3, 10))
    found = months(6).derive(start, excluded=[pause])
    assert (found.unrolled, found.days_excluded) == (date(2025, 7, 25), 10)
    longer = months(6).derive(start, extended=months(6), excluded=[pause])
    assert longer.unrolled == date(2026, 1, 25)
    assert longer.due == date(2026, 1, 26)


def test_overlapping_exclusions_are_counted_once_and_those_outside_the_period_not_at_all() -> None:
    start = date(2025, 3, 3)
    spans = [(date(2025, 3, 5), date(2025, 3, 7)), (date(2025, 3, 6), date(2025, 3, 8))]
    assert days(15).derive(start, excluded=spans).unrolled == date(2025, 3, 22)
    before = (date(2025, 2, 1), date(2025, 3, 3))
    after = (date(2025, 3, 19), date(2025, 3, 30))
    assert days(15).derive(start, excluded=[before, after]).unrolled == date(2025, 3, 18)
    last_day = (date(2025, 3, 18), date(2025, 3, 18))
    assert days(15).derive(start, excluded=[last_day]).unrolled == date(2025, 3, 19)


def test_working_days_skip_excluded_working_days_only() -> None:
    start, pause = date(2025, 3, 3), (date(2025, 3, 4), date(2025, 3, 9))  # 星期二至星期日
    found = working_days(3).derive(start, excluded=[pause])
    assert (found.due, found.days_excluded) == (date(2025, 3, 12), 4)


def test_an_exclusion_that_runs_backwards_is_an_error() -> None:
    with pytest.raises(ValueError, match="止日早于起日"):
        days(3).derive(date(2025, 3, 3), excluded=[(date(2025, 3, 9), date(2025, 3, 8))])


def test_beyond_the_announced_years_a_deadline_is_provisional_and_a_final_answer_refused() -> None:
    start = date(2026, 12, 25)
    found = days(15).derive(start, calendar=UNTIL_2026)
    assert (found.due, found.provisional) == (date(2027, 1, 9), True)
    assert found.lines[-1].label == "暂计"
    with pytest.raises(NotAnnounced):
        days(15).ends(after=start, calendar=UNTIL_2026)
    again = days(15).derive(start, calendar=UNTIL_2026.with_notice(Notice(2027, "01-01/01-03")))
    assert (again.due, again.provisional) == (date(2027, 1, 11), False)


def test_the_last_announced_day_is_final_and_the_next_is_not() -> None:
    assert not days(1).derive(date(2026, 12, 30), calendar=UNTIL_2026).provisional
    assert days(1).derive(date(2026, 12, 31), calendar=UNTIL_2026).provisional


def test_working_days_beyond_the_announced_years_are_guessed_by_weekdays_and_the_feasts_of_a_fixed_day() -> None:
    """《全国年节及纪念日放假办法》第二条: 1 January 2027 is a Friday, 1 to 3 October 2029 a Monday to Wednesday."""
    found = working_days(3).derive(date(2026, 12, 30), calendar=UNTIL_2026)  # 星期三
    assert (found.due, found.provisional) == (date(2027, 1, 5), True)
    excluded = ((date(2029, 10, 1), date(2029, 10, 4)),)
    assert working_days(1).derive(date(2029, 9, 28), calendar=UNTIL_2026).due == date(2029, 10, 4)
    assert working_days(1).derive(date(2029, 9, 28), calendar=UNTIL_2026, excluded=excluded).due == date(2029, 10, 5)
    with pytest.raises(NotAnnounced):
        working_days(3).derive(date(2026, 12, 30), calendar=UNTIL_2026, provisional=False)


def test_a_term_that_does_not_roll_needs_no_calendar() -> None:
    """《民诉法解释》第四百八十五条：查封期限止于对应日。
    Three years were 365*3 days (openhuman #3644): 2028 has one more."""
    found = years(3).derive(date(2025, 8, 7), rolls=False)
    assert (found.due, found.provisional) == (date(2028, 8, 7), False)


def test_a_period_counted_back_needs_clear_days_and_names_the_disputed_day() -> None:
    ahead = days(3).before(date(2026, 3, 20))
    assert (ahead.due, ahead.unrolled) == (date(2026, 3, 16), date(2026, 3, 17))
    with pytest.raises(ValueError, match="以日计"):
        months(1).before(date(2026, 3, 20))


def test_announcement_serves_on_the_thirtieth_day_even_if_it_is_a_rest_day() -> None:
    """《民事诉讼法》第九十五条：自发出公告之日起，经过三十日，即视为送达；下一期间自次日起算。"""
    served = announced(date(2025, 1, 2))
    assert served == date(2025, 2, 1)
    assert days(15).derive(served).unrolled == date(2025, 2, 16)


def test_posting_on_the_last_day_is_in_time_and_a_day_later_is_not() -> None:
    """《民事诉讼法》第八十五条：期间不包括在途时间。"""
    assert in_time(date(2025, 6, 3), sent=datetime(2025, 6, 3, 23, 50))
    assert not in_time(date(2025, 6, 3), sent=date(2025, 6, 4))


def test_at_the_counter_the_last_day_ends_when_the_office_closes() -> None:
    """《民法典》第二百零三条。"""
    due, closes = date(2025, 6, 3), time(17, 30)
    assert in_time(due, sent=datetime(2025, 6, 3, 17, 30), closes=closes)
    assert not in_time(due, sent=datetime(2025, 6, 3, 17, 31), closes=closes)
    assert in_time(due, sent=datetime(2025, 6, 2, 23, 0), closes=closes)
    assert not in_time(due, sent=datetime(2025, 6, 4, 9, 0), closes=closes)
    with pytest.raises(TypeError, match="时刻"):
        in_time(due, sent=due, closes=closes)


@given(KNOWN_DAYS, st.integers(1, 90), st.integers(0, 40), st.integers(0, 40), st.integers(0, 60))
def test_a_second_computation_with_exclusions_agrees(
    start: date, count: int, gap: int, length: int, extended: int
) -> None:
    """另写的算法：一日一日走，在扣除的日子里不数，走满为止，再找工作日。"""
    first = start + timedelta(days=1 + gap)
    pause = (first, first + timedelta(days=length))
    day, left = start, count + extended
    while left:
        day += timedelta(days=1)
        left -= not pause[0] <= day <= pause[1]
    while not NATIONAL.is_working(day):
        day += timedelta(days=1)
    assert days(count).derive(start, extended=days(extended), excluded=[pause]).due == day


def test_several_recipients_each_have_their_own_period_and_the_last_decides() -> None:
    """《民诉法解释》第二百四十四条。"""
    dues = [days(15).ends(after=served) for served in (date(2025, 5, 16), date(2025, 5, 20))]
    assert dues == [date(2025, 6, 3), date(2025, 6, 4)]
    assert last_of(dues) == date(2025, 6, 4)


def test_the_derivation_can_be_read_out_line_by_line() -> None:
    lines = days(7).derive(date(2024, 3, 28)).lines
    assert [line.label for line in lines] == ["起算", "末日", "顺延"]
    assert lines[-1].sum == "2024-04-04（星期四）为休息日，顺延至2024-04-07（星期日）"
    assert "第八十五条" in str(lines[-1].law)


@given(KNOWN_DAYS, PERIODS)
def test_no_period_ends_on_a_rest_day_nor_before_it_starts(start: date, period: Period) -> None:
    end = period.ends(after=start)
    assert NATIONAL.is_working(end)
    assert end > start


@given(KNOWN_DAYS, PERIODS, PERIODS)
def test_a_longer_period_of_the_same_unit_never_ends_earlier(start: date, one: Period, other: Period) -> None:
    if one.unit is other.unit:
        longer, shorter = (one, other) if one.count >= other.count else (other, one)
        assert longer.derive(start).due >= shorter.derive(start).due


@given(st.lists(st.dates(date(2003, 6, 1), date(2027, 6, 30)), min_size=1, max_size=40), PERIODS)
def test_many_at_once_equal_one_by_one(starts: list[date], period: Period) -> None:
    ends, provisional = period.ends_many(np.array(starts, dtype="datetime64[D]"))
    one_by_one = [period.derive(start) for start in starts]
    assert ends.tolist() == [found.due for found in one_by_one]
    assert provisional.tolist() == [found.provisional for found in one_by_one]
    city, doubtful = period.ends_many(np.resize(np.array(starts, dtype="datetime64[D]"), 20_000))
    assert (city == np.resize(ends, 20_000)).all()
    assert (doubtful == np.resize(provisional, 20_000)).all()


def test_none_at_once_are_none() -> None:
    ends, provisional = days(15).ends_many(np.array([], dtype="datetime64[D]"))
    assert (ends.size, provisional.size) == (0, 0)


def test_many_at_once_without_rolling_and_without_hours() -> None:
    starts = np.array(["2026-02-27"], dtype="datetime64[D]")
    ends, provisional = days(1).ends_many(starts, rolls=False)
    assert (ends.tolist(), provisional.tolist()) == ([date(2026, 2, 28)], [False])
    with pytest.raises(ValueError, match="小时"):
        hours(1).ends_many(starts)


def test_a_second_computation_by_walking_the_days_agrees() -> None:
    """逐日行走的另一种算法，与查表的算法逐日比较。"""
    day = date(2023, 12, 1)
    while day < date(2024, 12, 1):
        walked = day + timedelta(days=15)
        while not NATIONAL.is_working(walked):
            walked += timedelta(days=1)
        assert days(15).ends(after=day) == walked
        day += timedelta(days=1)


def test_periods_of_different_units_do_not_add() -> None:
    assert days(15) + days(5) == days(20)
    with pytest.raises(ValueError, match="单位不同"):
        _ = days(15) + months(1)
    with pytest.raises(ValueError, match="负"):
        days(-1)
