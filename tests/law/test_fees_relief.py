"""The rules of fees relief, from both sides of each boundary."""

from datetime import date
from decimal import Decimal

import pytest

from xiezhi.law.fees import acceptance_fee
from xiezhi.law.fees_relief import deferred, exempted, reduced
from xiezhi.law.working import Yuan

FEE = acceptance_fee(Yuan(100_000), on=date(2024, 3, 28), summary=True)


def test_only_a_natural_person_is_exempted() -> None:
    """第四十四条第二款。"""
    assert exempted(FEE, natural_person=True).total == 0
    with pytest.raises(ValueError, match="自然人"):
        exempted(FEE, natural_person=False)


def test_a_reduction_is_at_least_thirty_percent_and_less_than_everything() -> None:
    """第四十六条第二款。"""
    assert reduced(FEE, Decimal(30)).total == Decimal("805.00")
    assert reduced(FEE, Decimal("99.5")).total == Decimal("5.75")
    for percent in ("29.99", "100"):
        with pytest.raises(ValueError, match="30%"):
            reduced(FEE, Decimal(percent))


def test_a_deferred_fee_is_the_same_fee() -> None:
    """第四十七条、第四十九条。"""
    assert deferred(FEE).total == FEE.total
    assert "缓交" in deferred(FEE).title
