"""The rules of compensation insurance, from both sides of each boundary."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.law.compensation import mental, proved
from xiezhi.law.compensation_heads import LIMITED, Bucket, Head
from xiezhi.law.compensation_insurance import COMPULSORY_LIMITS, Commercial, Compulsory, Special, burden
from xiezhi.law.sources import NotInForce

ACCIDENT = date(2024, 3, 1)
ONE = Decimal(1)


def losses(medical=0, death=0, property_=0, suffering=0, expert=0):
    heads = {
        Head.MEDICAL: proved(Head.MEDICAL, Decimal(medical)),
        Head.LOST_INCOME: proved(Head.LOST_INCOME, Decimal(death)),
        Head.PROPERTY: proved(Head.PROPERTY, Decimal(property_)),
        Head.MENTAL: mental(Decimal(suffering)),
        Head.EXPERT: proved(Head.EXPERT, Decimal(expert)),
    }
    return {head: working for head, working in heads.items() if working.total}


@pytest.mark.parametrize(
    ("day", "death", "medical", "property_", "no_fault"),
    [
        (date(2006, 7, 1), 50_000, 8_000, 2_000, (10_000, 1_600, 400)),
        (date(2008, 1, 31), 50_000, 8_000, 2_000, (10_000, 1_600, 400)),
        (date(2008, 2, 1), 110_000, 10_000, 2_000, (11_000, 1_000, 100)),
        (date(2020, 9, 18), 110_000, 10_000, 2_000, (11_000, 1_000, 100)),
        (date(2020, 9, 19), 180_000, 18_000, 2_000, (18_000, 1_800, 100)),
    ],
)
def test_the_limits_are_those_of_the_day_of_the_accident(day, death, medical, property_, no_fault):
    """交强险条例第二十三条；限额公告只见二手材料。"""
    limits = COMPULSORY_LIMITS.on(day)
    assert [limits.fault[bucket] for bucket in LIMITED] == [death, medical, property_]
    assert tuple(limits.no_fault[bucket] for bucket in LIMITED) == no_fault
    heads = losses(medical=1_000_000, death=1_000_000, property_=1_000_000)
    result = burden(heads, accident=day, share=ONE)
    assert result.compulsory == death + medical + property_
    assert str(limits.source) in result.working.badges


def test_there_was_no_compulsory_insurance_before_july_2006():
    with pytest.raises(NotInForce):
        burden(losses(medical=1), accident=date(2006, 6, 30), share=ONE)


@pytest.mark.parametrize(("medical", "tortfeasor"), [(18_000, 0), ("18000.01", "0.01")])
def test_a_loss_up_to_the_limit_is_the_insurers_and_a_fen_more_is_not(medical, tortfeasor):
    assert burden(losses(medical=medical), accident=ACCIDENT, share=ONE).tortfeasor == Decimal(tortfeasor)


def test_main_liability_with_a_commercial_policy():
    """民法典第一千二百一十三条：交强险、商业险、侵权人，依次。"""
    heads = losses(medical=50_000, death=21_500, property_=9_300)
    result = burden(heads, accident=ACCIDENT, share=Decimal("0.7"), commercial=Commercial(Decimal(1_000_000)))
    assert (result.compulsory, result.commercial, result.tortfeasor, result.victim) == (
        Decimal(41_500),
        Decimal(27_510),
        0,
        Decimal(11_790),
    )
    assert any("商业第三者责任保险条款" in badge for badge in result.working.badges)


@pytest.mark.parametrize(("insured", "commercial", "tortfeasor"), [(81_999, 81_999, 1), (82_000, 82_000, 0)])
def test_beyond_the_sum_insured_the_tortfeasor_pays(insured, commercial, tortfeasor):
    result = burden(losses(medical=100_000), accident=ACCIDENT, share=ONE, commercial=Commercial(Decimal(insured)))
    assert (result.commercial, result.tortfeasor) == (commercial, tortfeasor)


def test_mental_damages_asked_first_leave_nothing_for_the_commercial_exclusion():
    """交通事故解释第十三条第二款：请求优先赔偿精神损害的，应予支持。"""
    heads = losses(death=200_000, suffering=50_000)
    policy = Commercial(Decimal(1_000_000), covers_mental=False)
    first = burden(heads, accident=ACCIDENT, share=ONE, commercial=policy)
    last = burden(heads, accident=ACCIDENT, share=ONE, commercial=policy, mental_first=False)
    assert (first.commercial, first.tortfeasor) == (70_000, 0)
    assert (last.commercial, last.tortfeasor) == (20_000, 50_000)
    assert any("优先赔偿精神损害" in badge for badge in first.working.badges)


def test_mental_damages_beyond_the_no_fault_limit_fall_on_the_tortfeasor_without_a_rider():
    heads = losses(suffering=50_000)
    result = burden(
        heads,
        accident=ACCIDENT,
        share=Decimal("0.5"),
        compulsory=Compulsory.NO_FAULT,
        commercial=Commercial(Decimal(1_000_000), covers_mental=False),
    )
    assert (result.compulsory, result.commercial, result.tortfeasor, result.victim) == (18_000, 0, 16_000, 16_000)


def test_a_drunk_driver_insurer_pays_persons_not_property_and_has_recourse():
    """交强险条例第二十二条，交通事故解释第十五条。"""
    heads = losses(medical=1_000, property_=1_500)
    result = burden(heads, accident=ACCIDENT, share=ONE, special=Special.DRUNK_OR_UNLICENSED)
    assert (result.compulsory, result.tortfeasor, result.recourse) == (1_000, 1_500, True)
    assert not burden(heads, accident=ACCIDENT, share=ONE).recourse


def test_a_stolen_car_insurer_advances_emergency_cost_only():
    """交强险条例第二十二条，民法典第一千二百一十五条。"""
    heads = losses(medical=30_000, death=50_000, property_=1_500)
    result = burden(heads, accident=ACCIDENT, share=ONE, special=Special.STOLEN, emergency_cost=Decimal(12_000))
    assert result.by_limit == {Bucket.DEATH: 0, Bucket.MEDICAL: 12_000, Bucket.PROPERTY: 0}
    assert (result.tortfeasor, result.recourse) == (69_500, True)


def test_a_victim_who_meant_it_gets_nothing():
    """交强险条例第二十一条第二款，道路交通安全法第七十六条第二款。"""
    result = burden(losses(medical=1_000), accident=ACCIDENT, share=ONE, special=Special.VICTIM_INTENT)
    assert (result.compulsory, result.tortfeasor, result.victim) == (0, 0, 1_000)


def test_without_a_compulsory_policy_the_limits_are_paid_in_full_and_only_the_rest_by_share():
    """交通事故解释第十六条。"""
    result = burden(losses(medical=28_000), accident=ACCIDENT, share=Decimal("0.7"), compulsory=Compulsory.NONE)
    assert (result.compulsory, result.within_limits_uninsured) == (0, 18_000)
    assert (result.tortfeasor, result.victim) == (25_000, 3_000)


def test_a_bicycle_needs_no_policy_so_the_share_governs_all():
    result = burden(losses(medical=28_000), accident=ACCIDENT, share=Decimal("0.5"), compulsory=Compulsory.NOT_NEEDED)
    assert (result.tortfeasor, result.victim) == (14_000, 14_000)


def test_expert_costs_stand_outside_the_compulsory_limits():
    result = burden(losses(expert=2_000), accident=ACCIDENT, share=ONE)
    assert (result.compulsory, result.tortfeasor) == (0, 2_000)


def test_what_was_advanced_comes_off_and_a_surplus_shows_as_owed_back():
    result = burden(losses(medical=20_000), accident=ACCIDENT, share=ONE, advanced=Decimal(5_000))
    assert (result.tortfeasor, result.net_from_tortfeasor) == (2_000, -3_000)


def test_before_the_civil_code_the_order_rests_on_the_road_safety_law():
    """民法典自2021年1月1日起施行。"""
    for day, code in ((date(2020, 12, 31), False), (date(2021, 1, 1), True)):
        lines = burden(losses(medical=20_000), accident=day, share=ONE).working.lines
        assert any("民法典" in str(line.law) for line in lines) is code


@pytest.mark.parametrize("share", ["-0.1", "1.1"])
def test_a_share_lies_between_nothing_and_the_whole(share):
    with pytest.raises(ValueError):
        burden(losses(medical=1), accident=ACCIDENT, share=Decimal(share))


fen = st.integers(0, 50_000_000)


@given(
    fen, fen, fen, fen, st.integers(0, 100), st.sampled_from(Compulsory), st.sampled_from(Special), st.booleans(), fen
)
def test_every_fen_of_the_loss_is_borne_once(medical, death, prop, suffering, pct, compulsory, special, rider, insured):
    heads = losses(*(Decimal(part) / 100 for part in (medical, death, prop, suffering)))
    result = burden(
        heads,
        accident=ACCIDENT,
        share=Decimal(pct) / 100,
        compulsory=compulsory,
        special=special,
        commercial=Commercial(Decimal(insured) / 100, covers_mental=rider),
        emergency_cost=Decimal(medical) / 100,
    )
    total = Fraction(medical + death + prop + suffering, 100)
    borne = (result.compulsory, result.commercial, result.tortfeasor, result.victim)
    assert sum(Fraction(part) for part in borne) == total == Fraction(result.working.total)
    assert min(borne) >= 0
    assert result.commercial * 100 <= insured


@given(fen, fen, fen, st.integers(0, 100), st.booleans(), fen)
def test_a_second_count_in_exact_fractions_agrees(medical, death, prop, pct, fault, insured):
    """A second way: whole fen, each limit cut off, the rest shared, half a fen up."""
    limits = (1_800_000, 18_000_000, 200_000) if fault else (180_000, 1_800_000, 10_000)
    inside = sum(map(min, (medical, death, prop), limits))
    liable = ((medical + death + prop - inside) * pct * 2 + 100) // 200
    result = burden(
        losses(*(Decimal(part) / 100 for part in (medical, death, prop))),
        accident=ACCIDENT,
        share=Decimal(pct) / 100,
        compulsory=Compulsory.FAULT if fault else Compulsory.NO_FAULT,
        commercial=Commercial(Decimal(insured) / 100),
    )
    got = (result.compulsory, result.commercial, result.tortfeasor)
    assert [int(part * 100) for part in got] == [inside, min(insured, liable), liable - min(insured, liable)]
