"""期间的变动与申请执行时效：扣除、中止、延长、重新计算各不相同。"""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.law import time_bar as module
from xiezhi.law.adjustments import GROUNDS, Adjustment, Kind, StillSuspended, days_of, derive
from xiezhi.law.calendar import NATIONAL
from xiezhi.law.periods import days, months, years
from xiezhi.law.rules import find
from xiezhi.law.sources import Citation
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.law.texts import readable_editions, words_found
from xiezhi.law.time_bar import Reading, time_bar

TEXTS = Path(__file__).parents[2] / "../shared/law/texts"
DOCKETED = date(2025, 1, 15)
LAW = CIVIL_PROCEDURE("第一百五十二条", "经本院院长批准")
ORDINARY = find("CIV.LIMIT_ORD_6M")


def excluded(first: date, last: date) -> Adjustment:
    return Adjustment(Kind.EXCLUDED, "鉴定", LAW, first, last)


def extended(day: date, approver: str = "院长") -> Adjustment:
    return Adjustment(Kind.EXTENDED, "疑难", LAW, day, by=months(6), approver=approver)


def test_without_adjustments_it_is_the_rule_itself() -> None:
    assert derive(ORDINARY, DOCKETED, []).due == ORDINARY.derive(DOCKETED).due


def test_extension_comes_first_and_excluded_days_after_it() -> None:
    found = derive(ORDINARY, DOCKETED, [excluded(date(2025, 3, 1), date(2025, 3, 10)), extended(date(2025, 7, 1))])
    assert found.unrolled == date(2026, 1, 25)


def test_an_extension_that_nobody_approved_is_refused() -> None:
    """《民事诉讼法》第一百五十二条：经本院院长批准。"""
    with pytest.raises(ValueError, match="须经本院院长批准"):
        derive(ORDINARY, DOCKETED, [extended(date(2025, 7, 1), approver="")])


def test_a_suspension_that_has_not_ended_has_no_last_day_and_one_that_has_ended_is_added() -> None:
    """《民事诉讼法》第一百五十三条。"""
    suspended = Adjustment(Kind.SUSPENDED, "等待继承人", LAW, date(2025, 3, 1))
    with pytest.raises(StillSuspended, match="2025-03-01"):
        derive(ORDINARY, DOCKETED, [suspended])
    resumed = Adjustment(Kind.SUSPENDED, "等待继承人", LAW, date(2025, 3, 1), date(2025, 3, 31))
    assert derive(ORDINARY, DOCKETED, [resumed]).unrolled == date(2025, 8, 15)


def test_a_restart_begins_anew_and_forgets_what_came_before() -> None:
    restarted = Adjustment(Kind.RESTARTED, "补正", LAW, date(2025, 3, 10))
    before = excluded(date(2025, 3, 5), date(2025, 3, 6))
    review = find("CIV.FILING_REVIEW_7D")
    assert derive(review, date(2025, 3, 3), [before, restarted]).unrolled == date(2025, 3, 17)


def test_days_that_overlap_are_counted_once() -> None:
    both = [excluded(date(2025, 3, 1), date(2025, 3, 10)), excluded(date(2025, 3, 6), date(2025, 3, 12))]
    assert days_of(both) == 12


def test_an_adjustment_must_be_complete() -> None:
    with pytest.raises(ValueError, match="止日"):
        Adjustment(Kind.EXCLUDED, "鉴定", LAW, DOCKETED)
    with pytest.raises(ValueError, match="延长须写明期间"):
        Adjustment(Kind.EXTENDED, "疑难", LAW, DOCKETED)
    with pytest.raises(ValueError, match="延长须写明期间"):
        Adjustment(Kind.RESTARTED, "补正", LAW, DOCKETED, by=days(3))


@pytest.mark.texts
def test_the_words_of_every_ground_stand_in_the_text() -> None:
    laws = [ground.law for ground in GROUNDS] + [module.REST_RUNS_ON, module.SIX_FULL_MONTHS, module.BROKEN]
    checked = [
        words_found(law, edition, TEXTS)
        for law in laws
        if isinstance(law, Citation)
        for edition in readable_editions(law)
    ]
    assert len(checked) >= len(laws)
    assert all(checked)


def test_the_time_bar_is_two_years_and_a_demand_starts_it_anew() -> None:
    """执行程序解释第二十条。"""
    start = date(2022, 5, 31)
    assert time_bar(start).due == date(2024, 5, 31)
    assert time_bar(start, interrupted=[date(2024, 5, 31)]).due == date(2026, 6, 1)
    assert time_bar(start, interrupted=[date(2024, 6, 1)]).due == date(2024, 5, 31)
    assert time_bar(start, interrupted=[date(2023, 1, 3), date(2024, 12, 30)]).due == date(2026, 12, 30)


def test_an_obstacle_counts_only_within_the_last_six_months() -> None:
    """执行程序解释第十九条。"""
    start = date(2022, 5, 31)
    early = (date(2023, 6, 1), date(2023, 6, 30))
    assert time_bar(start, obstacles=[early]).due == date(2024, 5, 31)
    reaching_in = (date(2023, 11, 1), date(2023, 12, 10))  # 最后六个月自12月1日起，只计十日
    assert time_bar(start, obstacles=[reaching_in]).unrolled == date(2024, 6, 10)
    late = (date(2024, 6, 1), date(2024, 6, 30))
    assert time_bar(start, obstacles=[late]).due == date(2024, 5, 31)


def test_the_other_reading_gives_six_full_months_after_the_obstacle() -> None:
    """《民法典》第一百九十四条。"""
    start, obstacle = date(2022, 5, 31), (date(2024, 3, 1), date(2024, 3, 10))
    assert time_bar(start, obstacles=[obstacle]).unrolled == date(2024, 6, 10)
    assert time_bar(start, obstacles=[obstacle], reading=Reading.SIX_MONTHS).unrolled == date(2024, 9, 10)


@given(
    st.dates(date(2012, 1, 1), date(2020, 1, 1)),
    st.lists(st.tuples(st.integers(-200, 900), st.integers(0, 90)), max_size=4),
)
def test_obstacles_never_shorten_the_time_bar_in_either_reading(start: date, gaps: list[tuple[int, int]]) -> None:
    spans = [(start + timedelta(days=a), start + timedelta(days=a + b)) for a, b in gaps]
    rest, full = (time_bar(start, obstacles=spans, reading=reading) for reading in Reading)
    assert years(2).derive(start).due <= min(rest.due, full.due)
    assert NATIONAL.is_working(rest.due)
    assert NATIONAL.is_working(full.due)
