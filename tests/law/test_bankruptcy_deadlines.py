"""The rules of bankruptcy deadlines, from both sides of each boundary."""

from datetime import date

import pytest

from xiezhi.law.bankruptcy_deadlines import FAST, deadlines
from xiezhi.law.periods import days, months
from xiezhi.law.sources import Unread

ALL = deadlines()


def test_all_fifty_five_are_there_each_with_a_basis():
    assert {f"B{number:02}" for number in range(1, 56)} <= set(ALL)
    assert all(deadline.law and deadline.what and deadline.who for deadline in ALL.values())


def test_what_was_not_read_is_marked():
    assert {id_ for id_, deadline in ALL.items() if deadline.badges} == {"B34", "B35", "B36", "B50", "B54"}
    assert isinstance(FAST, Unread)


def test_the_ruling_on_a_creditors_petition_falls_ten_days_after_the_objection_time():
    """企业破产法第十条；2024年3月18日起十日为28日，经批准再加十五日为4月12日。"""
    assert ALL["B03"].derive(date(2024, 3, 18)).due == date(2024, 3, 28)
    assert ALL["B03"].derive(date(2024, 3, 18), extended=True).due == date(2024, 4, 12)


def test_the_claims_period_lies_between_thirty_days_and_three_months():
    """企业破产法第四十五条；2024年4月30日起三十日为5月30日，三个月为7月30日。"""
    announced = date(2024, 4, 30)
    assert ALL["B13"].derive(announced).due == date(2024, 5, 30)
    assert ALL["B13"].derive(announced, longest=True).due == date(2024, 7, 30)


def test_the_reorganisation_plan_has_six_months_and_three_more():
    """企业破产法第七十九条。"""
    assert ALL["B29"].derive(date(2023, 8, 31)).due == date(2024, 2, 29)
    assert ALL["B29"].extension == months(3)


def test_the_office_of_the_administrator_ends_on_the_next_day_even_a_sunday():
    """企业破产法第一百二十二条：次日终止执行职务。"""
    assert ALL["B44"].derive(date(2024, 3, 2)).due == date(2024, 3, 3)


def test_a_meeting_is_announced_fifteen_days_ahead():
    """企业破产法第六十三条。"""
    assert ALL["B17"].before(date(2024, 5, 20)).due == date(2024, 5, 4)


@pytest.mark.parametrize(
    ("id_", "accepted", "first"),
    [
        ("B27", date(2024, 3, 1), date(2023, 3, 1)),
        ("B27", date(2024, 2, 29), date(2023, 2, 28)),
        ("B28", date(2024, 3, 1), date(2023, 9, 1)),
        ("B28", date(2024, 8, 31), date(2024, 2, 29)),
        ("B28", date(2024, 5, 31), date(2023, 11, 30)),
    ],
)
def test_how_far_back_an_act_can_be_avoided(id_, accepted, first):
    """企业破产法第三十一条、第三十二条。"""
    assert ALL[id_].reaches_back_to(accepted) == first


def test_the_fast_track_notice_is_fifteen_days():
    assert (ALL["B12"].period, ALL["B12"].fast) == (days(25), days(15))


def test_a_deadline_is_derived_only_in_its_own_direction():
    for wrong in (
        lambda: ALL["B17"].derive(date(2024, 1, 1)),
        lambda: ALL["B01"].before(date(2024, 1, 1)),
        lambda: ALL["B17"].reaches_back_to(date(2024, 1, 1)),
        lambda: ALL["B53"].derive(date(2024, 1, 1)),
        lambda: ALL["B01"].derive(date(2024, 1, 1), extended=True),
    ):
        with pytest.raises(ValueError):
            wrong()
