"""The rules of traffic, from both sides of each boundary."""

from datetime import date
from decimal import Decimal

import pytest

from xiezhi.law.periods import days, hours
from xiezhi.law.sources import Citation, Policy, Unread
from xiezhi.law.traffic import (
    DETERMINATION_ISSUED,
    FUND_COVERS,
    REVIEW_ASKED,
    Against,
    Determination,
    Person,
    among_vehicles,
    among_victims,
    free_ride,
    fund_grounds,
    liability_share,
    rescue_fund,
    tractor_and_trailer,
)

FUND = {"medical_limit": Decimal(18_000), "accident": date(2024, 3, 1), "funeral": Decimal(0)}


@pytest.mark.parametrize(
    ("against", "shares"),
    [(Against.MOTOR, "1.00 0.70 0.50 0.30 0.00"), (Against.PEDESTRIAN, "1.00 0.80 0.60 0.40 0.10")],
)
def test_usual_shares_by_determination(against, shares):
    """道路交通安全法第七十六条；通行比例由法官确定。"""
    assert [str(liability_share(against, found).share) for found in Determination] == shares.split()


def test_a_share_that_is_only_practice_says_so():
    assert isinstance(liability_share(Against.MOTOR, Determination.MAIN).basis, Policy)
    assert isinstance(liability_share(Against.PEDESTRIAN, Determination.MAIN).basis, Unread)
    assert isinstance(liability_share(Against.PEDESTRIAN, Determination.NONE).basis, Citation)


def test_a_motor_car_without_fault_owes_a_pedestrian_at_most_a_tenth():
    """道路交通安全法第七十六条第一款第二项：不超过百分之十。"""
    no_fault = liability_share(Against.PEDESTRIAN, Determination.NONE)
    assert no_fault.checked(Decimal("0.1")) == Decimal("0.1")
    with pytest.raises(ValueError, match="第七十六条"):
        no_fault.checked(Decimal("0.11"))


def test_a_judge_may_leave_a_usual_share_but_not_the_whole():
    main = liability_share(Against.MOTOR, Determination.MAIN)
    assert main.checked(Decimal("0.95")) == Decimal("0.95")
    with pytest.raises(ValueError):
        main.checked(Decimal("1.01"))


def test_two_cars_each_pay_their_limit_when_the_loss_is_above_both():
    """交通事故解释第十八条第一款。"""
    working = among_vehicles(Decimal(200_000), {"甲车": Decimal(180_000), "乙车": Decimal(18_000)})
    assert [line.amount for line in working.lines] == [180_000, 18_000]


def test_two_cars_share_by_their_limits_when_the_loss_is_within_both():
    working = among_vehicles(Decimal(100_000), {"甲车": Decimal(180_000), "乙车": Decimal(18_000)})
    assert [line.amount for line in working.lines] == [Decimal("90909.09"), Decimal("9090.91")]


def test_two_victims_share_one_limit_by_their_losses():
    """交通事故解释第十九条。"""
    working = among_victims(Decimal(18_000), {"王某": Decimal(20_000), "张某": Decimal(10_000)})
    assert [line.amount for line in working.lines] == [12_000, 6_000]


@pytest.mark.parametrize(("limit", "paid"), [(30_000, [20_000, 10_000]), (29_997, [19_998, 9_999])])
def test_two_victims_are_paid_in_full_when_the_limit_suffices(limit, paid):
    working = among_victims(Decimal(limit), {"王某": Decimal(20_000), "张某": Decimal(10_000)})
    assert [line.amount for line in working.lines] == paid


def test_tractor_and_trailer_pay_evenly():
    """交通事故解释第十八条第二款。"""
    assert [line.amount for line in tractor_and_trailer(Decimal("100.01"), Decimal(60)).lines] == [
        Decimal("50.01"),
        Decimal("50.00"),
    ]
    assert tractor_and_trailer(Decimal(500), Decimal(60)).total == 120


def test_a_free_passenger_gets_less_and_nothing_from_the_cars_own_policy():
    """民法典第一千二百一十七条。"""
    own, host, rest = free_ride(Decimal(80_000), Decimal(1), Decimal("0.2")).lines
    assert (own.amount, host.amount, rest.amount) == (0, 64_000, 16_000)
    assert free_ride(Decimal(80_000), Decimal(1), Decimal(0)).lines[1].amount == 80_000


def test_who_is_a_third_party_to_the_car():
    """交强险条例第二十一条，交通事故解释第十四条，侵权责任编解释（一）第二十二条。"""
    assert {person for person in Person if person.answered} == {Person.THIRD_PARTY, Person.INSURED_OUTSIDE}


@pytest.mark.parametrize(("cost", "grounds"), [(18_000, 0), ("18000.01", 1)])
def test_the_rescue_fund_steps_in_above_the_medical_limit(cost, grounds):
    """交强险条例第二十四条。"""
    found = fund_grounds(emergency_cost=Decimal(cost), medical_limit=Decimal(18_000), insured=True, fled=False)
    assert len(found) == grounds


def test_the_fund_pays_only_what_the_insurer_does_not():
    known = rescue_fund(emergency_cost=Decimal(30_000), insured=True, fled=False, **FUND)
    bare = rescue_fund(emergency_cost=Decimal(30_000), insured=False, fled=False, **FUND)
    unknown = rescue_fund(emergency_cost=Decimal(30_000), insured=True, fled=True, unknown=True, **FUND)
    assert (known.total, bare.total, unknown.total) == (12_000, 30_000, 30_000)
    assert any("原文未核" in badge for badge in known.badges)


def test_without_a_ground_the_fund_pays_nothing():
    with pytest.raises(ValueError):
        rescue_fund(emergency_cost=Decimal(1), insured=True, fled=False, **FUND)


def test_the_fund_covers_seven_days_since_2022_and_seventy_two_hours_before():
    assert FUND_COVERS.on(date(2021, 12, 31)) == hours(72)
    assert FUND_COVERS.on(date(2022, 1, 1)) == days(7)


def test_the_police_determination_and_its_review_are_periods_not_read_in_the_text():
    assert (DETERMINATION_ISSUED[0], REVIEW_ASKED[0]) == (days(10), days(3))
    assert isinstance(REVIEW_ASKED[1], Unread)
