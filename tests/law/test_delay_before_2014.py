"""The rules of delay before 2014, from both sides of each boundary."""

from datetime import date
from decimal import Decimal

import pytest

from xiezhi.law.delay_before_2014 import across_2014, pro_rata, twice_benchmark
from xiezhi.law.lpr import Term
from xiezhi.law.sources import NotInForce
from xiezhi.law.working import Yuan


def test_the_old_rule_is_twice_the_benchmark_of_the_time() -> None:
    """法释〔2009〕6号：2012年7月6日起六个月以内5.60%。"""
    working = twice_benchmark(Yuan(36_500), date(2013, 1, 1), date(2013, 1, 10))
    assert working.total == Decimal("112.00")
    long = twice_benchmark(Yuan(36_500), date(2013, 1, 1), date(2013, 1, 10), term=Term.THREE_YEARS)
    assert long.total == Decimal("123.00")


@pytest.mark.parametrize(("first", "last"), [("2009-05-17", "2009-06-01"), ("2014-07-01", "2014-08-01")])
def test_the_old_rule_has_its_own_days(first: str, last: str) -> None:
    with pytest.raises(NotInForce):
        twice_benchmark(Yuan(1), date.fromisoformat(first), date.fromisoformat(last))


def test_a_delay_across_1_august_2014_uses_each_rule_for_its_own_time() -> None:
    """法释〔2014〕8号第七条。"""
    working = across_2014(Yuan(36_500), date(2014, 7, 22), date(2014, 8, 10))
    assert working.total == Decimal("112.00") + Decimal("63.88")
    for first, last in ((date(2014, 8, 1), date(2014, 8, 2)), (date(2014, 7, 1), date(2014, 7, 31))):
        with pytest.raises(ValueError, match="没有跨过"):
            across_2014(Yuan(1), first, last)


def test_a_payment_under_the_old_rule_holds_its_own_interest() -> None:
    """本息并还：付款 = 债务 + 债务 × 基准利率 × 2 × 时间。"""
    debt, interest = pro_rata(Yuan(11_200), Decimal(6), 365)
    assert (debt.total, interest.total) == (Decimal(10_000), Decimal(1_200))
