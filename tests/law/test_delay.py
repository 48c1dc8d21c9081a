"""The rules of delay, from both sides of each boundary."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.law.delay import (
    debt_in_yuan,
    delay_days,
    doubled,
    doubled_by_instalments,
    doubled_foreign,
    general_annual,
    general_at,
    general_daily,
    last_day_to_perform,
    late_duty,
    until_bankruptcy,
)
from xiezhi.law.interest import JUDGMENT, lpr_floating, lpr_floating_spans
from xiezhi.law.sources import NotInForce
from xiezhi.law.working import Yuan


def test_a_period_of_three_days_ends_on_the_third_day_and_moves_past_a_weekend() -> None:
    """民事诉讼法第八十五条；没有履行期间的自生效之日起算（第二条）。"""
    assert last_day_to_perform(date(2015, 6, 30), 3) == date(2015, 7, 3)
    assert last_day_to_perform(date(2023, 6, 7), 10) == date(2023, 6, 19)
    assert last_day_to_perform(date(2023, 6, 7), None) == date(2023, 6, 7)


@given(
    fen=st.integers(0, 10**12),
    first=st.dates(date(2014, 8, 1), date(2040, 1, 1)),
    length=st.integers(1, 4000),
)
def test_a_second_computation_in_fractions_agrees(fen: int, first: date, length: int) -> None:
    """第一条第三款：日万分之一点七五。"""
    exact = Fraction(fen) * Fraction(175, 1_000_000) * length
    got = doubled(Decimal(fen) / 100, first, first + timedelta(length - 1)).total
    assert got == Decimal(int(exact + Fraction(1, 2))) / 100


def test_the_daily_rate_begins_on_1_august_2014() -> None:
    assert doubled(Yuan(10_000), date(2014, 8, 1), date(2014, 8, 1)).total == Decimal("1.75")
    with pytest.raises(NotInForce):
        doubled(Yuan(10_000), date(2014, 7, 31), date(2014, 8, 1))


def test_a_debt_paid_in_time_is_not_late() -> None:
    assert doubled(Yuan(10_000), date(2023, 2, 1), date(2023, 1, 31)).total == 0


def test_stays_are_left_out_and_overlapping_stays_count_once() -> None:
    """第三条第三款。"""
    first, last = date(2023, 1, 1), date(2023, 1, 31)
    assert delay_days(first, last, [(date(2023, 1, 10), date(2023, 1, 10))]) == 30
    stays = [(date(2023, 1, 10), date(2023, 1, 15)), (date(2023, 1, 12), date(2023, 1, 20))]
    assert delay_days(first, last, stays) == 20
    assert delay_days(first, last, [(date(2022, 1, 1), date(2024, 1, 1))]) == 0


def test_each_instalment_is_late_from_its_own_day() -> None:
    """第二条。"""
    plan = [(date(2023, 1, 31), Yuan(100_000)), (date(2023, 2, 28), Yuan(100_000))]
    assert [one.total for one in doubled_by_instalments(plan, date(2023, 3, 31))] == [
        Decimal("1032.50"),
        Decimal("542.50"),
    ]


def test_foreign_money_has_the_same_daily_rate_or_is_turned_into_yuan_first() -> None:
    """第五条。"""
    assert doubled_foreign(Decimal(100_000), 200).total == 3500
    assert debt_in_yuan(Decimal(100_000), Decimal("7.1")).total == 710_000


def test_the_general_interest_follows_the_judgment() -> None:
    """第一条第二款。"""
    first, last = date(2023, 1, 1), date(2023, 3, 31)
    assert general_daily(Decimal("0.0005"))(Yuan(10_000), first, last).total == 450
    assert general_annual(Decimal(10))(Yuan(36_500), first, last).total == 900
    floating = general_at(lambda start, end: lpr_floating_spans(start, end), JUDGMENT)
    assert floating(Yuan(36_500), first, last).total == lpr_floating(Yuan(36_500), first, last).total


def test_bankruptcy_stops_the_doubled_part_on_a_day_the_court_chooses() -> None:
    """破产法规定（三）第三条。"""
    day, working = until_bankruptcy(date(2023, 6, 1))
    assert day == date(2023, 5, 31)
    assert working.badges
    assert until_bankruptcy(date(2023, 6, 1), inclusive=True)[0] == date(2023, 6, 1)


def test_a_duty_other_than_money_costs_twice_the_loss_or_what_the_court_says() -> None:
    """民诉法解释第五百零五条。"""
    assert late_duty(Yuan(100)).total == 200
    assert late_duty(None, court_figure=Yuan(50)).total == 50
