"""The rules of interest terms, from both sides of each boundary."""

from datetime import date
from decimal import Decimal

import pytest

from xiezhi.law.interest import occupation_charge
from xiezhi.law.interest_terms import BEARING, VOID_GROUNDS, Agreement, due_days, early_repayment, void_loan
from xiezhi.law.working import Yuan


def test_no_interest_unless_agreed_and_unclear_between_persons_is_none() -> None:
    """民间借贷规定第二十四条，民法典第六百八十条。"""
    assert [BEARING[kind].bears for kind in Agreement] == [True, False, False, None]


@pytest.mark.parametrize(
    ("end", "days"),
    [
        ("2022-12-31", ["2022-12-31"]),
        ("2023-03-01", ["2023-03-01"]),
        ("2023-03-02", ["2023-03-01", "2023-03-02"]),
        ("2024-09-01", ["2023-03-01", "2024-03-01", "2024-09-01"]),
    ],
)
def test_interest_is_due_with_the_principal_within_a_year_and_at_each_full_year_beyond(
    end: str, days: list[str]
) -> None:
    """民法典第六百七十四条。"""
    assert [str(day) for day in due_days(date(2022, 3, 1), date.fromisoformat(end))] == days


def test_a_loan_of_29_february_is_due_at_the_end_of_february() -> None:
    assert due_days(date(2024, 2, 29), date(2025, 6, 1))[0] == date(2025, 2, 28)
    with pytest.raises(ValueError, match="早于"):
        due_days(date(2024, 2, 29), date(2024, 2, 28))


def test_early_repayment_costs_the_real_time_only() -> None:
    """民法典第六百七十七条。"""
    assert early_repayment(Yuan(36_500), Decimal(10), date(2023, 1, 1), date(2023, 1, 10)).total == 100


def test_a_void_loan_returns_the_principal_and_the_charge_for_using_it() -> None:
    """民间借贷规定第十三条，合同编通则解释第二十五条。"""
    start, end = date(2023, 1, 1), date(2023, 3, 31)
    working = void_loan(Yuan(10_000), start, end, ground=VOID_GROUNDS[0])
    assert working.total == 10_000 + occupation_charge(Yuan(10_000), start, end).total
    assert working.lines[0].law == VOID_GROUNDS[0]
