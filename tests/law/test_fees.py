"""The rules of fees, from both sides of each boundary."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.law.fees import (
    FIXED_HALVED,
    KINDS,
    Halving,
    acceptance_fee,
    appeal_fee,
    bankruptcy_fee,
    combined_fee,
    counterclaim_fee,
    enforcement_fee,
    fee,
    jurisdiction_fee,
    mediation_confirmation_fee,
    mixed_fee,
    payment_order_fee,
    preservation_fee,
    retrial_fee,
    security_realisation_fee,
)
from xiezhi.law.fees_tariff import LOCAL_POINT
from xiezhi.law.sources import NotInForce
from xiezhi.law.working import TO_THE_FEN, Yuan

DAY = date(2024, 3, 28)

QUICK = {
    "property": [
        (10_000, "0", 50),
        (100_000, "2.5", -200),
        (200_000, "2", 300),
        (500_000, "1.5", 1_300),
        (1_000_000, "1", 3_800),
        (2_000_000, "0.9", 4_800),
        (5_000_000, "0.8", 6_800),
        (10_000_000, "0.7", 11_800),
        (20_000_000, "0.6", 21_800),
        (None, "0.5", 41_800),
    ],
    "enforcement": [
        (10_000, "0", 50),
        (500_000, "1.5", -100),
        (5_000_000, "1", 2_400),
        (10_000_000, "0.5", 27_400),
        (None, "0.1", 67_400),
    ],
    "preservation": [(1_000, "0", 30), (100_000, "1", 20), (None, "0.5", 520)],
}
"""The quick tables courts publish: percentage of the whole amount, plus or minus a constant."""


def quick(kind: str, amount: Decimal) -> Decimal:
    """A second computation, in fractions, from the quick table."""
    for upto, pct, add in QUICK[kind]:
        if upto is None or amount <= upto:
            exact = Fraction(amount) * Fraction(pct) / 100 + add
            if kind == "preservation":
                exact = min(exact, Fraction(5_000))
            return Decimal(int(exact * 100 + Fraction(1, 2))) / 100
    raise AssertionError


@pytest.mark.parametrize("kind", QUICK)
@given(fen=st.integers(0, 10**13))
def test_the_bands_agree_with_the_quick_table_of_the_courts(kind: str, fen: int) -> None:
    """第十三条第（一）项、第十四条第（一）（二）项。"""
    amount = Yuan(Decimal(fen) / 100)
    assert fee(kind, amount, on=DAY).total == quick(kind, amount)


@pytest.mark.parametrize("kind", QUICK)
def test_every_bound_belongs_to_the_lower_band_and_both_sides_agree_with_the_quick_table(kind: str) -> None:
    """“不超过”包括本数，民法典第一千二百五十九条。"""
    for upto in (bound for bound, _, _ in QUICK[kind] if bound):
        for step in ("-0.01", "0", "0.01", "1"):
            amount = Yuan(upto + Decimal(step))
            assert fee(kind, amount, on=DAY).total == quick(kind, amount)


@given(first=st.integers(0, 10**12), second=st.integers(0, 10**12))
def test_more_money_never_costs_less(first: int, second: int) -> None:
    low, high = sorted((first, second))
    for kind in ("property", "enforcement", "preservation", "payment_order", "bankruptcy"):
        assert fee(kind, Yuan(low), on=DAY).total <= fee(kind, Yuan(high), on=DAY).total


def test_a_claim_of_one_million_costs_13800_and_half_in_summary_procedure() -> None:
    """第十三条第（一）项、第十六条。"""
    assert acceptance_fee(Yuan(1_000_000), on=DAY).total == Decimal("13800.00")
    assert acceptance_fee(Yuan(1_000_000), on=DAY, summary=True).total == Decimal("6900.00")


def test_two_reasons_to_halve_halve_once_and_the_second_is_said() -> None:
    """民诉法解释第二百零六条。"""
    working = acceptance_fee(Yuan(500_000), on=DAY, summary=True, halved=[Halving.MEDIATION])
    assert working.total == Decimal("4400.00")
    assert [line.label for line in working.lines].count("减半") == 1
    assert working.lines[-1].label == "不再减半"


def test_a_half_is_taken_of_the_exact_sum_and_rounded_once() -> None:
    """10001.8元：50 + 0.045 = 50.045，一半25.0225；先取整再减半会得25.03。
    Fees were binary floats with quick deductions and no citation (openhuman #3644)."""
    assert acceptance_fee(Yuan("10001.80"), on=DAY).total == Decimal("50.05")
    assert acceptance_fee(Yuan("10001.80"), on=DAY, summary=True).total == Decimal("25.02")


def test_no_fee_can_be_worked_out_for_a_day_before_the_measure_took_effect() -> None:
    """《诉讼费用交纳办法》自2007年4月1日起施行。"""
    assert acceptance_fee(Yuan(1), on=date(2007, 4, 1)).total == 50
    with pytest.raises(NotInForce):
        acceptance_fee(Yuan(1), on=date(2007, 3, 31))


@pytest.mark.parametrize(
    ("kind", "amount", "point", "expected"),
    [
        ("divorce", "0", "50", "50"), ("divorce", "0", "300", "300"), ("divorce", "200000", "200", "200"),
        ("divorce", "200002", "200", "200.01"), ("divorce", "300000", "200", "700"),
        ("personality", "50000", "100", "100"), ("personality", "50001", "100", "100.01"),
        ("personality", "100000", "500", "1000"), ("personality", "100002", "500", "1000.01"),
        ("other_nonproperty", None, "50", "50"), ("ip_no_amount", None, "1000", "1000"),
        ("ip_amount", "300000", None, "5800"), ("labour", None, None, "10"), ("labour", "90000", None, "10"),
        ("admin_ip_maritime", None, None, "100"), ("admin_other", None, None, "50"),
        ("jurisdiction_objection", None, "50", "50"), ("payment_order", "10000", None, "16.67"),
        ("payment_order", "100000", None, "766.67"), ("public_notice", "50000", None, "100"),
        ("arbitration_set_aside", None, None, "400"), ("bankruptcy", "5000000", None, "23400"),
        ("bankruptcy", "111640000", None, "300000"), ("bankruptcy", "111639999", None, "300000.00"),
        ("bankruptcy", "111639990", None, "299999.98"), ("bankruptcy", "111640010", None, "300000"),
        ("enforcement_no_amount", None, "500", "500"), ("foreign_recognition", "500000", None, "7400"),
        ("unregistered_claimant", "500000", None, "7400"), ("preservation", "1000", None, "30"),
        ("preservation", "1001", None, "30.01"), ("preservation", "895999", None, "5000.00"),
        ("preservation", "895990", None, "4999.95"), ("preservation", "896002", None, "5000"),
        ("preservation_no_amount", None, None, "30"), ("special_procedure", None, None, "0"),
        ("admin_compensation", None, None, "0"), ("maritime_limitation_fund", None, "10000", "10000"),
        ("maritime_injunction", None, "1000", "1000"), ("ship_lien_notice", None, "5000", "5000"),
        ("maritime_claim_registration", None, None, "1000"), ("general_average_adjustment", None, None, "1000"),
    ],
)  # fmt: skip
def test_each_kind_costs_what_the_table_says(kind: str, amount: str | None, point: str | None, expected: str) -> None:
    """《诉讼费用交纳办法》第八条、第十三条、第十四条。"""
    working = fee(kind, Yuan(amount) if amount else None, on=DAY, point=Decimal(point) if point else None)
    assert working.total == Decimal(expected)
    assert all(line.law is not None for line in working.lines)


@pytest.mark.parametrize("kind", [kind for kind, dated in KINDS.items() if dated.on(DAY).between])
def test_a_point_outside_its_range_is_refused_and_the_bounds_are_inside(kind: str) -> None:
    """“50元至300元”包括两端。"""
    low, high = KINDS[kind].on(DAY).between or (0, 0)
    assert fee(kind, on=DAY, point=Decimal(low)).total == low
    assert fee(kind, on=DAY, point=Decimal(high)).total == high
    for outside in (Decimal(low) - Decimal("0.01"), Decimal(high) + Decimal("0.01"), None):
        with pytest.raises(ValueError, match="元"):
            fee(kind, on=DAY, point=outside)


def test_a_point_set_without_the_provinces_standard_says_so() -> None:
    """第十三条第二款：省级标准未查得。"""
    assert LOCAL_POINT in fee("divorce", on=DAY, point=Decimal(200)).badges
    assert LOCAL_POINT not in fee("maritime_injunction", on=DAY, point=Decimal(2000)).badges


def test_fixed_fees_are_halved_too_and_the_practice_is_named() -> None:
    halved = fee("labour", on=DAY, halved=[Halving.SUMMARY])
    assert halved.total == 5
    assert FIXED_HALVED in halved.badges
    assert fee("admin_other", on=DAY, halved=[Halving.WITHDRAWAL]).total == 25


def test_deemed_withdrawal_halves_as_a_policy_that_the_result_names() -> None:
    working = acceptance_fee(Yuan(10_000), on=DAY, halved=[Halving.DEEMED_WITHDRAWAL])
    assert working.total == 25
    assert any("按撤诉处理" in badge for badge in working.badges)


def test_an_application_fee_is_never_halved() -> None:
    """第十五条、第十六条只说案件受理费。"""
    with pytest.raises(ValueError, match="申请费"):
        fee("enforcement", Yuan(1), on=DAY, halved=[Halving.SUMMARY])


def test_an_unknown_kind_a_missing_amount_and_a_negative_amount_are_refused() -> None:
    """No tier matched and the answer was null (DRISTI CaseFeeCalculationService)."""
    for kind, amount in (("parking", None), ("property", None), ("property", Yuan(-1))):
        with pytest.raises(ValueError):
            fee(kind, amount, on=DAY)


def test_a_merged_counterclaim_pays_half_on_its_own_amount() -> None:
    """第十八条。"""
    assert counterclaim_fee(Yuan(300_000), on=DAY).total == 2900
    assert counterclaim_fee(Yuan(300_000), on=DAY, merged=False).total == 5800
    assert counterclaim_fee(Yuan(300_000), on=DAY, halved=[Halving.SUMMARY]).total == 2900


def test_property_claims_are_added_and_other_claims_beside_them_are_free() -> None:
    """民诉法解释第二百零一条。"""
    assert combined_fee([Yuan(200_000), Yuan(100_000), Yuan(60_000)], on=DAY).total == 6700
    assert mixed_fee(Yuan(200_000), on=DAY).total == 4300


def test_an_appeal_pays_on_what_is_contested_and_a_retrial_only_in_two_cases() -> None:
    """第九条、第十七条、第十九条。"""
    assert appeal_fee(Yuan(200_000), on=DAY).total == 4300
    assert retrial_fee(Yuan(100_000), "new_evidence", on=DAY).total == 2300
    assert retrial_fee(Yuan(100_000), "no_appeal", on=DAY).total == 2300
    assert retrial_fee(Yuan(100_000), "court_error", on=DAY).total == 0


def test_named_fees_are_the_kinds_they_name() -> None:
    assert enforcement_fee(None, on=DAY, point=Decimal(80)).total == 80
    assert enforcement_fee(Yuan(10_000), on=DAY).total == 50
    assert preservation_fee(None, on=DAY).total == 30
    assert payment_order_fee(Yuan(10_000), on=DAY).total == Decimal("16.67")
    assert bankruptcy_fee(Yuan(0), on=DAY).total == 25
    assert mediation_confirmation_fee(on=DAY).total == 0
    assert jurisdiction_fee(upheld=True, on=DAY).total == 0
    assert jurisdiction_fee(upheld=False, on=DAY, point=Decimal(100)).total == 100


def test_realising_security_asks_the_court_for_its_figure() -> None:
    with pytest.raises(ValueError, match="录入"):
        security_realisation_fee(None, on=DAY)
    assert security_realisation_fee(Yuan(100), on=DAY).badges


def test_an_enforcement_objection_suit_follows_the_property_scale_as_a_policy() -> None:
    working = fee("enforcement_objection_suit", Yuan(10_000), on=DAY)
    assert working.total == 50
    assert any("执行异议之诉" in badge for badge in working.badges)


def test_rounding_is_told_only_where_it_changed_the_sum() -> None:
    """没有全国统一的取整规定。"""
    assert TO_THE_FEN in payment_order_fee(Yuan(10_000), on=DAY).badges
    assert TO_THE_FEN not in acceptance_fee(Yuan(10_000), on=DAY).badges
