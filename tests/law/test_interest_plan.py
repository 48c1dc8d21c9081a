"""The rules of interest plan, from both sides of each boundary."""

from datetime import date
from decimal import Decimal

import pytest

from xiezhi.law.interest import JUDGMENT
from xiezhi.law.interest_plan import plan, review
from xiezhi.law.lending import Loan
from xiezhi.law.setoff import Part
from xiezhi.law.working import Yuan

LOAN = Loan(date(2022, 7, 1), date(2023, 1, 1))
START = date(2023, 1, 1)
PAYMENTS = [(date(2023, 4, 11), Yuan(40_000)), (date(2023, 7, 20), Yuan(60_000))]


def test_a_review_shows_what_is_claimed_what_is_protected_and_the_difference() -> None:
    """民间借贷规定第二十九条：2022年7月1日的上限为14.8%。"""
    found = review(Yuan(365_000), Decimal(20), LOAN, date(2023, 1, 1), date(2023, 1, 10), charges=Decimal(4))
    assert (found.claimed.total, found.protected.total, found.excess.total) == (
        Decimal(2400),
        Decimal(1480),
        Decimal(920),
    )


def test_a_plan_shows_each_instalment_and_what_is_left() -> None:
    found = plan(Yuan(73_000), Decimal(10), START, PAYMENTS, loan=LOAN)
    first, second = found.rows
    assert (first.days, first.interest, first.closing) == (100, Decimal(2000), Decimal(35_000))
    assert (second.opening, second.days, second.interest) == (Decimal(35_000), 100, Decimal("958.90"))
    assert found.settled
    assert found.left_over == Decimal("24041.10")


def test_the_first_row_of_a_plan_that_counts_both_days_has_one_day_more() -> None:
    found = plan(Yuan(73_000), Decimal(10), START, PAYMENTS, loan=LOAN, counting=JUDGMENT)
    assert [row.days for row in found.rows] == [101, 100]


def test_the_parties_may_let_principal_go_first() -> None:
    """民法典第五百六十一条：另有约定的除外。"""
    found = plan(Yuan(73_000), Decimal(10), START, PAYMENTS[:1], loan=LOAN, order=(Part.PRINCIPAL, Part.INTEREST))
    assert (found.rows[0].closing, found.rows[0].unpaid_interest) == (Decimal(33_000), Decimal(2000))
    assert not found.settled


def test_a_plan_above_the_cap_is_refused_and_at_the_cap_is_not() -> None:
    """民间借贷规定第二十五条。"""
    assert plan(Yuan(100), Decimal("14.8"), START, PAYMENTS, loan=LOAN).rows
    with pytest.raises(ValueError, match="超过"):
        plan(Yuan(100), Decimal("14.81"), START, PAYMENTS, loan=LOAN)
    with pytest.raises(ValueError, match="至少"):
        plan(Yuan(100), Decimal(1), START, [], loan=LOAN)
