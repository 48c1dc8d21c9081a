"""The rules of remuneration, from both sides of each boundary."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.law.remuneration import after_replacement, ceiling, collateral_fee_ceiling, stage_payment
from xiezhi.law.working import rounded

D = Decimal
QUICK = [
    (1_000_000, "12", 0),
    (5_000_000, "10", 20_000),
    (10_000_000, "8", 120_000),
    (50_000_000, "6", 320_000),
    (100_000_000, "3", 1_820_000),
    (500_000_000, "1", 3_820_000),
    (10**12, "0.5", 6_320_000),
]


def quick(value: Decimal) -> Decimal:
    """A second way: one rate on the whole and a constant."""
    rate, constant = next((rate, constant) for upto, rate, constant in QUICK if value <= upto)
    return value * D(rate) / 100 + constant


@pytest.mark.parametrize("upto", [upto for upto, _, _ in QUICK[:-1]])
@pytest.mark.parametrize("step", [-1, 0, 1])
def test_each_bound_belongs_to_the_lower_band(upto, step):
    """管理人报酬规定第二条：含本数。"""
    value = D(upto + step)
    assert ceiling(value).total == rounded(quick(value))


@given(st.integers(0, 10**11))
def test_the_ceiling_agrees_with_the_quick_formula(count):
    value = D(count) / 100
    assert abs(ceiling(value).exact - quick(value)) < D("0.0001")


@given(st.integers(0, 10**11), st.integers(0, 10**9))
def test_the_ceiling_never_falls(count, more):
    assert ceiling(D(count) / 100).exact <= ceiling(D(count + more) / 100).exact


def test_what_secured_creditors_took_is_left_out():
    """管理人报酬规定第二条第二款。"""
    assert ceiling(D(3_000_000), secured=D(2_000_000)).total == 120_000
    with pytest.raises(ValueError):
        ceiling(D(1), secured=D(2))


@pytest.mark.parametrize(("pct", "total"), [(30, 1_196_000), (-30, 644_000), (0, 920_000)])
def test_the_high_court_may_float_by_thirty_percent(pct, total):
    """管理人报酬规定第二条第三款。"""
    working = ceiling(D(10_000_000), float_pct=D(pct))
    assert working.total == total
    assert any("本院规定" in badge for badge in working.badges) is (pct != 0)


@pytest.mark.parametrize("pct", ["30.1", "-30.1"])
def test_it_may_not_float_by_more(pct):
    with pytest.raises(ValueError):
        ceiling(D(10_000_000), float_pct=D(pct))


def test_a_tenth_for_the_care_of_collateral():
    """管理人报酬规定第十三条。"""
    assert collateral_fee_ceiling(D(5_000_000)).total == 52_000


def test_a_stage_payment_is_the_approved_share_of_the_ceiling():
    assert stage_payment(D(5_000_000), D(80), D(30)).total == 124_800
    with pytest.raises(ValueError):
        stage_payment(D(5_000_000), D(101), D(30))


@pytest.mark.parametrize(("first", "second"), [(300_000, 620_000), (920_000, 0), (1_000_000, 0)])
def test_two_administrators_share_one_ceiling(first, second):
    """管理人报酬规定第十六条。"""
    assert after_replacement(D(10_000_000), D(first)).total == second
