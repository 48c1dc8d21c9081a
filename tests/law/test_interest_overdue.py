"""The rules of interest overdue, from both sides of each boundary."""

from datetime import date
from decimal import Decimal

import pytest

from xiezhi.law.interest_overdue import Overdue, overdue_interest, overdue_spans
from xiezhi.law.lending import Loan
from xiezhi.law.working import Yuan

NEW = Loan(date(2020, 12, 1), date(2022, 7, 1))
DUE, PAID = date(2021, 6, 30), date(2022, 6, 30)


@pytest.mark.parametrize(
    ("terms", "percent"),
    [
        (Overdue(), "3.85"),
        (Overdue(in_term=Decimal(10)), "10"),
        (Overdue(in_term=Decimal(10), overdue=Decimal(12)), "12"),
        (Overdue(in_term=Decimal(10), overdue=Decimal("15.5")), "15.4"),
        (Overdue(overdue=Decimal(10), charges=Decimal("5.4")), "15.4"),
        (Overdue(overdue=Decimal(10), charges=Decimal("5.5")), "15.4"),
        (Overdue(overdue=Decimal(10), charges=Decimal("5.3")), "15.3"),
        (Overdue(charges=Decimal(9)), "9"),
    ],
)
def test_overdue_interest_follows_what_was_agreed_up_to_the_cap(terms: Overdue, percent: str) -> None:
    """民间借贷规定第二十八条、第二十九条。"""
    (span,) = overdue_spans(terms, NEW, DUE, PAID)
    assert (span.first, span.percent) == (date(2021, 7, 1), Decimal(percent))


def test_overdue_interest_starts_the_day_after_the_due_day_and_counts_the_day_of_payment() -> None:
    assert overdue_interest(Yuan(100_000), Overdue(), NEW, DUE, PAID).total == 3850
    assert overdue_interest(Yuan(100_000), Overdue(), NEW, DUE, DUE).total == 0
    assert overdue_interest(Yuan(365_000), Overdue(in_term=Decimal(10)), NEW, DUE, date(2021, 7, 1)).total == 100


def test_under_the_2015_text_a_loan_without_any_rate_costs_six_percent_overdue() -> None:
    """2015年规定第二十九条第二款。"""
    loan = Loan(date(2016, 1, 1), date(2018, 1, 1))
    (span,) = overdue_spans(Overdue(), loan, date(2017, 1, 1), date(2017, 12, 31))
    assert span.percent == 6
    (capped,) = overdue_spans(Overdue(overdue=Decimal(30)), loan, date(2017, 1, 1), date(2017, 12, 31))
    assert capped.percent == 24
