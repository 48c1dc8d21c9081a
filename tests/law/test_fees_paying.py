"""The rules of fees paying, from both sides of each boundary."""

from datetime import date
from decimal import Decimal

import pytest

from xiezhi.law.fees import acceptance_fee, enforcement_fee
from xiezhi.law.fees_paying import PREPAYMENTS, Occasion, prepaid, prepayment
from xiezhi.law.working import Yuan

DAY = date(2024, 3, 28)


def test_a_claimant_pays_within_seven_days_of_the_notice() -> None:
    """第二十二条第一款。"""
    rule = prepayment(Occasion.FIRST_INSTANCE)
    assert (rule.payer, rule.within) == ("原告", 7)
    assert "通知" in rule.since


def test_a_counterclaimant_pays_within_seven_days_of_the_counterclaim() -> None:
    """第二十二条第一款：不是自接到通知。"""
    rule = prepayment(Occasion.COUNTERCLAIM)
    assert (rule.within, rule.since) == (7, "提起反诉")


@pytest.mark.parametrize("occasion", [Occasion.ENFORCEMENT, Occasion.BANKRUPTCY, Occasion.REPRESENTATIVE_ACTION])
def test_nothing_is_prepaid_for_enforcement_bankruptcy_and_open_classes(occasion: Occasion) -> None:
    """第二十条第二款、民诉法解释第一百九十四条。"""
    working = prepaid(occasion, enforcement_fee(Yuan(10_000), on=DAY))
    assert working.total == 0
    assert working.lines[-1].sum == PREPAYMENTS[occasion].otherwise


def test_recognition_of_a_foreign_judgment_is_prepaid_though_it_has_the_same_scale() -> None:
    """第十条第（八）项不在第二十条第二款的例外之内。"""
    assert prepayment(Occasion.FOREIGN_RECOGNITION).payer == "申请人"


def test_an_ordinary_claim_is_prepaid_in_full_and_the_line_names_the_payer() -> None:
    working = prepaid(Occasion.FIRST_INSTANCE, acceptance_fee(Yuan(1_000_000), on=DAY))
    assert working.total == Decimal(13_800)
    assert "原告" in working.lines[-1].label
