"""工作日历：与放假通知、与另一个独立的软件包一致，没有公布的年份不猜。"""

from datetime import date, timedelta

import chinese_calendar
import pytest

from xiezhi.law.calendar import NATIONAL, Calendar, NotAnnounced
from xiezhi.law.holidays import NOTICES, Notice

PACKAGE_KNOWS = date(max(chinese_calendar.constants.holidays).year, 12, 31)


def every_day(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def test_every_day_agrees_with_the_maintained_package() -> None:
    differing = [
        day
        for day in every_day(NATIONAL.first_day, min(NATIONAL.last_day, PACKAGE_KNOWS))
        if NATIONAL.is_working(day) != chinese_calendar.is_workday(day)
    ]
    assert not differing


def test_the_calendar_reaches_from_2004_to_the_last_notice() -> None:
    assert NATIONAL.first_day == date(2004, 1, 1)
    assert NATIONAL.last_day == date(NOTICES[-1].year, 12, 31) >= date(2026, 12, 31)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2024, 2, 9), True),  # 除夕，2024年不放假
        (date(2025, 1, 28), False),  # 除夕，2025年起放假
        (date(2024, 4, 7), True),  # 星期日，调休上班
        (date(2024, 4, 6), False),
        (date(2026, 2, 28), True),  # 星期六，调休上班
        (date(2026, 2, 23), False),
        (date(2026, 2, 24), True),
    ],
)
def test_holidays_rest_and_make_up_days_work(day: date, works: bool) -> None:
    assert NATIONAL.is_working(day) is works


def test_a_rest_day_moves_on_and_stops_on_a_working_sunday() -> None:
    assert NATIONAL.next_working(date(2024, 4, 4)) == date(2024, 4, 7)
    assert NATIONAL.next_working(date(2024, 4, 7)) == date(2024, 4, 7)


@pytest.mark.parametrize("day", [date(2003, 12, 31), NATIONAL.last_day + timedelta(days=1)])
def test_a_year_without_a_notice_is_an_error(day: date) -> None:
    assert not NATIONAL.knows(day)
    with pytest.raises(NotAnnounced, match=f"{day.year}年放假安排尚未公布"):
        NATIONAL.is_working(day)


def test_a_roll_that_would_leave_the_announced_years_is_an_error() -> None:
    until_2022 = Calendar(notice for notice in NOTICES if notice.year <= 2022)
    assert not until_2022.is_working(date(2022, 12, 31))
    with pytest.raises(NotAnnounced, match="2023年"):
        until_2022.next_working(date(2022, 12, 31))
    assert NATIONAL.next_working(date(2022, 12, 31)) == date(2023, 1, 3)


def test_a_new_notice_makes_a_new_calendar_and_leaves_the_old_one_alone() -> None:
    until_2026 = Calendar(notice for notice in NOTICES if notice.year <= 2026)
    longer = until_2026.with_notice(Notice(2027, "01-01/01-03", "01-09"))
    assert not longer.is_working(date(2027, 1, 1))
    assert longer.is_working(date(2027, 1, 9))
    assert not until_2026.knows(date(2027, 1, 1))


def test_a_notice_of_the_same_year_replaces_the_old_one() -> None:
    changed = NATIONAL.with_notice(Notice(2026, "10-01"))
    assert changed.is_working(date(2026, 10, 2))
    assert len(changed.notices) == len(NATIONAL.notices)


def test_years_must_follow_one_another() -> None:
    with pytest.raises(ValueError, match="逐年连续"):
        NATIONAL.with_notice(Notice(NATIONAL.last_day.year + 2, "01-01"))


def test_a_region_adds_its_own_days_and_no_other_region_sees_them() -> None:
    """《全国年节及纪念日放假办法》第四条：少数民族习惯的节日由当地规定放假。"""
    local = Notice(2026, "07-06", region="内", source="自治区人民政府办公厅关于放假的通知")
    assert Calendar((*NOTICES, local), region="内").is_working(date(2026, 7, 6)) is False
    assert Calendar((*NOTICES, local)).is_working(date(2026, 7, 6)) is True
    assert Calendar((*NOTICES, local), region="内") != NATIONAL


def test_working_days_are_counted_and_added_alike() -> None:
    start = date(2025, 9, 26)
    assert NATIONAL.add_working(start, 3) == date(2025, 9, 30)
    assert NATIONAL.count_working(start + timedelta(days=1), date(2025, 9, 30)) == 3
    assert NATIONAL.add_working(start, 0) == start
    assert NATIONAL.count_working(start, start - timedelta(days=1)) == 0


def test_a_notice_whose_span_runs_backwards_is_an_error() -> None:
    with pytest.raises(ValueError, match="止日早于起日"):
        _ = Notice(2027, "01-03/01-01").days_off
