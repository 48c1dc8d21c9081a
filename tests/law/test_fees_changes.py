"""The rules of fees changes, from both sides of each boundary."""

from datetime import date
from decimal import Decimal

import pytest

from xiezhi.law.fees_changes import (
    REFUNDS,
    Refund,
    claim_decreased,
    claim_in_yuan,
    claim_increased,
    made_ordinary,
    payment_order_made_suit,
    refund,
    refund_to_winner,
    refund_when_supplement_unpaid,
    security_refused_made_suit,
)
from xiezhi.law.working import Yuan

DAY = date(2024, 3, 28)


def test_raising_a_claim_costs_the_difference_on_the_new_total() -> None:
    """第二十一条第（一）项。"""
    assert claim_increased(Yuan(100_000), Yuan(300_000), on=DAY).total == 3500
    assert claim_increased(Yuan(100_000), Yuan(100_000), on=DAY).total == 0
    with pytest.raises(ValueError, match="增加"):
        claim_increased(Yuan(100_000), Yuan("99999.99"), on=DAY)


def test_lowering_a_claim_is_refunded_only_before_the_court_investigation_ends() -> None:
    """第二十一条第（二）项、第三十五条。"""
    assert claim_decreased(Yuan(300_000), Yuan(100_000), on=DAY, investigation_ended=False).total == 3500
    assert claim_decreased(Yuan(300_000), Yuan(100_000), on=DAY, investigation_ended=True).total == 0
    with pytest.raises(ValueError, match="减少"):
        claim_decreased(Yuan(1), Yuan(2), on=DAY, investigation_ended=False)


def test_a_summary_case_made_ordinary_pays_the_other_half_or_loses_half_of_what_it_paid() -> None:
    """民诉法解释第一百九十九条。"""
    assert made_ordinary(Yuan(800_000), Yuan(5_900), on=DAY).total == 5900
    assert refund_when_supplement_unpaid(Yuan(5_900)).total == 2950


def test_whether_the_payment_order_fee_is_credited_is_a_policy_either_way() -> None:
    """民诉法解释第一百九十五条没有写明。"""
    plain = payment_order_made_suit(Yuan(10_000), on=DAY)
    credited = payment_order_made_suit(Yuan(10_000), on=DAY, credited=Yuan("16.67"))
    assert (plain.total, credited.total) == (Decimal(50), Decimal("33.33"))
    assert plain.badges
    assert credited.badges


def test_the_fee_for_realising_security_is_taken_off_a_later_suit_but_never_below_nothing() -> None:
    """民诉法解释第二百零四条。"""
    assert security_refused_made_suit(Yuan(10_000), Yuan(20), on=DAY).total == 30
    assert security_refused_made_suit(Yuan(10_000), Yuan(80), on=DAY).total == 0


@pytest.mark.parametrize("reason", REFUNDS)
def test_each_reason_gives_everything_back_or_nothing(reason: Refund) -> None:
    """第二十四条至第二十八条。"""
    back = reason in {Refund.REMITTED, Refund.DISMISSED, Refund.CRIME}
    assert refund(reason, Yuan(100)).total == (100 if back else 0)


def test_the_winner_gets_back_what_he_need_not_bear() -> None:
    """民诉法解释第二百零七条。"""
    assert refund_to_winner(Yuan(13_800), Yuan(5_520)).total == 8280
    assert refund_to_winner(Yuan(13_800), Yuan(5_520), paid_directly=True).total == 0


def test_a_claim_in_foreign_money_is_converted_at_the_given_rate() -> None:
    """第五十五条。"""
    assert claim_in_yuan(Decimal(1000), Decimal("7.1055")).total == Decimal("7105.50")
