"""The rules of interest, from both sides of each boundary."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.law.interest import (
    JUDGMENT,
    LEDGER,
    Counting,
    DayRule,
    lpr_fixed,
    lpr_floating,
    lpr_floating_spans,
    occupation_charge,
    penalty_excess,
    sale_overdue,
    sale_overdue_spans,
    simple_interest,
    small_firm_overdue,
)
from xiezhi.law.lpr import Term, Unpublished
from xiezhi.law.working import Line, Working, Yuan, rounded

FIRST, LAST = date(2019, 8, 20), date(2026, 9, 20)
some_day = st.dates(FIRST, LAST)


def test_a_judgment_counts_both_days_and_a_ledger_the_first_only() -> None:
    assert JUDGMENT.days(date(2023, 1, 1), date(2023, 12, 31)) == 365
    assert LEDGER.days(date(2023, 1, 1), date(2023, 12, 31)) == 364
    assert JUDGMENT.days(date(2023, 1, 1), date(2023, 1, 1)) == 1
    assert LEDGER.days(date(2023, 1, 1), date(2023, 1, 1)) == 0


def test_a_leap_year_is_still_divided_by_365() -> None:
    working = simple_interest(Yuan(100_000), Decimal(12), date(2024, 1, 1), date(2024, 12, 31))
    assert working.total == Decimal("12032.88")


def test_a_year_of_360_days_gives_more_and_other_years_are_refused() -> None:
    bank = Counting(DayRule.BOTH, 360)
    assert simple_interest(Yuan(36_000), Decimal(10), date(2023, 1, 1), date(2023, 1, 1), counting=bank).total == 10
    with pytest.raises(ValueError, match="360"):
        Counting(DayRule.BOTH, 366)


def test_the_settings_are_told_with_every_result() -> None:
    badges = simple_interest(Yuan(1), Decimal(1), date(2023, 1, 1), date(2023, 1, 2), counting=LEDGER).badges
    assert any("算头不算尾" in badge for badge in badges)
    assert any("365日" in badge for badge in badges)


def test_interest_never_runs_backwards() -> None:
    with pytest.raises(ValueError, match="早于"):
        simple_interest(Yuan(1), Decimal(1), date(2023, 1, 2), date(2023, 1, 1))
    with pytest.raises(ValueError, match="负数"):
        simple_interest(Yuan(-1), Decimal(1), date(2023, 1, 1), date(2023, 1, 2))


def test_the_floating_rate_changes_on_the_day_of_publication() -> None:
    """2022年8月22日由3.70%改为3.65%。"""
    spans = lpr_floating_spans(date(2022, 7, 1), date(2022, 12, 31))
    assert [(span.first, span.last, span.percent) for span in spans] == [
        (date(2022, 7, 1), date(2022, 8, 21), Decimal("3.70")),
        (date(2022, 8, 22), date(2022, 12, 31), Decimal("3.65")),
    ]
    assert lpr_floating(Yuan(500_000), date(2022, 7, 1), date(2022, 12, 31)).total == Decimal("9235.62")


def test_a_floating_rate_that_is_not_published_is_an_error() -> None:
    for start, end in ((date(2019, 8, 19), date(2020, 1, 1)), (date(2026, 9, 1), date(2199, 1, 1))):
        with pytest.raises(Unpublished):
            lpr_floating(Yuan(1), start, end)


@given(days=st.tuples(some_day, some_day, some_day), fen=st.integers(0, 10**12), ledger=st.booleans())
def test_interest_over_adjoining_spans_adds_up(days: tuple[date, date, date], fen: int, ledger: bool) -> None:
    start, middle, end = sorted(days)
    principal, counting = Decimal(fen) / 100, LEDGER if ledger else JUDGMENT
    whole = lpr_floating(principal, start, end, counting=counting).exact
    first = lpr_floating(principal, start, middle, counting=counting).exact
    again = middle if ledger else middle + timedelta(1)
    second = lpr_floating(principal, again, end, counting=counting).exact if again <= end else Decimal(0)
    assert abs(whole - first - second) < Decimal("1e-9")


@given(
    fen=st.integers(0, 10**12),
    basis_points=st.integers(1, 3600),
    start=st.dates(date(2000, 1, 1), date(2040, 1, 1)),
    length=st.integers(0, 4000),
    year=st.sampled_from([360, 365]),
)
def test_a_second_computation_in_fractions_agrees(
    fen: int, basis_points: int, start: date, length: int, year: int
) -> None:
    end = start + timedelta(length)
    got = simple_interest(
        Decimal(fen) / 100, Decimal(basis_points) / 100, start, end, counting=Counting(DayRule.BOTH, year)
    )
    exact = Fraction(fen) * basis_points * (length + 1) / (10_000 * year)
    assert got.total == Decimal(int(exact + Fraction(1, 2))) / 100


def test_interest_at_the_rate_of_filing_does_not_float() -> None:
    working = lpr_fixed(Yuan(500_000), date(2022, 7, 1), date(2022, 7, 1), date(2022, 12, 31))
    assert working.total == rounded(Decimal(500_000) * Decimal("3.7") * 184 / 36_500)


def test_default_on_or_after_20_august_2019_takes_the_lpr_of_that_day_with_the_uplift() -> None:
    """买卖合同解释第十八条第四款。"""
    working = sale_overdue(Yuan(300_000), date(2022, 3, 1), date(2022, 3, 1), date(2023, 2, 28), uplift=Decimal(50))
    assert working.total == Decimal("16650.00")
    (span,) = sale_overdue_spans(date(2019, 8, 20), date(2019, 8, 20), date(2023, 1, 1), Decimal(30))
    assert span.percent == Decimal("5.525")


def test_default_before_20_august_2019_takes_the_benchmark_and_then_the_lpr() -> None:
    """买卖合同解释第十八条第四款：2019年8月19日之前。"""
    spans = sale_overdue_spans(date(2019, 8, 19), date(2019, 8, 19), date(2019, 9, 30), Decimal(50))
    assert [(span.first, span.last, span.percent) for span in spans] == [
        (date(2019, 8, 19), date(2019, 8, 19), Decimal("6.525")),
        (date(2019, 8, 20), date(2019, 9, 19), Decimal("6.375")),
        (date(2019, 9, 20), date(2019, 9, 30), Decimal("6.300")),
    ]
    (long,) = sale_overdue_spans(date(2017, 1, 1), date(2017, 1, 1), date(2018, 6, 1), Decimal(50))
    assert long.percent == Decimal("7.125")
    (chosen,) = sale_overdue_spans(
        date(2017, 1, 1), date(2017, 1, 1), date(2018, 6, 1), Decimal(50), term=Term.ONE_YEAR
    )
    assert chosen.percent == Decimal("6.525")


@pytest.mark.parametrize("uplift", ["29.99", "50.01"])
def test_the_uplift_is_between_thirty_and_fifty(uplift: str) -> None:
    day = date(2022, 3, 1)
    with pytest.raises(ValueError, match="30%"):
        sale_overdue(Yuan(1), day, day, day, uplift=Decimal(uplift))
    assert sale_overdue(Yuan(1), day, day, day, uplift=Decimal(30)).total == 0


def test_a_small_firm_gets_five_ten_thousandths_a_day_unless_agreed_and_not_below_the_lpr() -> None:
    """保障中小企业款项支付条例第十七条。"""
    assert small_firm_overdue(Yuan(1_000_000), 90).total == 45_000
    signed = date(2025, 7, 1)
    low = small_firm_overdue(Yuan(365_000), 100, agreed=Decimal("2.99"), signed=signed)
    high = small_firm_overdue(Yuan(365_000), 100, agreed=Decimal("3.01"), signed=signed)
    assert (low.total, high.total) == (Decimal(3000), Decimal(3010))
    assert any("没有写明" in badge for badge in small_firm_overdue(Yuan(1), 1, agreed=Decimal(1)).badges)


def test_money_held_under_a_void_contract_costs_the_lpr_or_the_deposit_rate_the_court_enters() -> None:
    """合同编通则解释第二十五条。"""
    start, end = date(2023, 1, 1), date(2023, 1, 31)
    assert occupation_charge(Yuan(10_000), start, end).total == lpr_floating(Yuan(10_000), start, end).total
    innocent = occupation_charge(Yuan(10_000), start, end, deposit_percent=Decimal("1.5"))
    assert innocent.total == Decimal("12.74")
    assert any("由法院录入" in badge for badge in innocent.badges)


def test_a_penalty_is_as_a_rule_too_high_above_130_percent_of_the_loss() -> None:
    """合同编通则解释第六十五条第二款。"""
    assert penalty_excess(Yuan(130), Yuan(100)).total == 0
    assert penalty_excess(Yuan("130.01"), Yuan(100)).total == Decimal("0.01")


def test_a_sum_of_unending_fractions_that_is_exactly_half_a_fen_is_rounded_up() -> None:
    """1/3 + 1/6 = 1/2；逐行的尾差不得使半分舍去。"""
    third, sixth = Line("", "", Decimal("0.01") / 3), Line("", "", Decimal("0.01") / 6)
    assert Working("", (third, third, third, sixth, sixth, sixth)).total == Decimal("0.02")
    assert Working("", (third, sixth)).total == Decimal("0.01")
