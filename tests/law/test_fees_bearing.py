"""The rules of fees bearing, from both sides of each boundary."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.law.fees_bearing import BURDENS, by_interest, by_success, decided
from xiezhi.law.working import Yuan


@given(fee=st.integers(0, 10**10), claimed=st.integers(1, 10**12), share=st.integers(0, 1000))
def test_the_two_parts_always_add_up_to_the_fee(fee: int, claimed: int, share: int) -> None:
    """第二十九条第二款。"""
    amount, whole = Yuan(Decimal(fee) / 100), Yuan(Decimal(claimed) / 100)
    shares = by_success(amount, claimed=whole, granted=Yuan(Decimal(claimed * share // 1000) / 100))
    assert shares.claimant.total + shares.defendant.total == amount
    assert 0 <= shares.claimant.total <= amount


def test_the_draft_for_partial_success_says_that_the_judge_decides() -> None:
    shares = by_success(Yuan(13_800), claimed=Yuan(1_000_000), granted=Yuan(600_000))
    assert shares.claimant.total == 5520
    assert any("由法官决定" in badge for badge in shares.claimant.badges)


def test_nobody_is_granted_more_than_he_claimed() -> None:
    for claimed, granted in ((0, 0), (1, 2)):
        with pytest.raises(ValueError):
            by_success(Yuan(50), claimed=Yuan(claimed), granted=Yuan(granted))


@given(fee=st.integers(0, 10**9), weights=st.lists(st.integers(0, 1000), min_size=1, max_size=9).filter(any))
def test_co_losers_parts_lose_no_fen(fee: int, weights: list[int]) -> None:
    """第二十九条第三款。"""
    parts = by_interest(Yuan(Decimal(fee) / 100), [Decimal(weight) for weight in weights])
    assert sum(parts) == Decimal(fee) / 100
    assert min(parts) >= 0


def test_interests_that_weigh_nothing_are_refused() -> None:
    with pytest.raises(ValueError, match="正数"):
        by_interest(Yuan(50), [Decimal(0)])


def test_a_decision_must_add_up_to_the_whole_fee() -> None:
    """第五十三条第一款。"""
    assert decided(Yuan(50), {"原告": Yuan(20), "被告": Yuan(30)}, case="mediation").total == 50
    with pytest.raises(ValueError, match=r"50\.00元"):
        decided(Yuan(50), {"原告": Yuan(20), "被告": Yuan("29.99")})


def test_the_debtor_bears_enforcement_and_the_applicant_preservation() -> None:
    """第三十八条。"""
    assert BURDENS["enforcement"].who == "被执行人"
    assert BURDENS["preservation"].who.startswith("申请人")
