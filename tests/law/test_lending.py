"""The rules of lending, from both sides of each boundary."""

from datetime import date
from decimal import Decimal

import pytest

from xiezhi.law.interest import Counting, DayRule
from xiezhi.law.lending import (
    Loan,
    cap_spans,
    finance_interest,
    lending_interest,
    lending_ledger,
    lending_spans,
    lent_principal,
    rollover,
)
from xiezhi.law.lpr import Unpublished
from xiezhi.law.setoff import Part
from xiezhi.law.working import Yuan

LONG = date(2018, 1, 1), date(2022, 12, 31)


def percents(loan: Loan, start: date = LONG[0], end: date = LONG[1]) -> list[tuple[str, str, str]]:
    return [(str(s.first), str(s.last), f"{s.percent.normalize():f}") for s in cap_spans(loan, start, end)]


def test_a_loan_made_since_20_august_2020_has_four_times_the_rate_of_its_formation() -> None:
    """民间借贷规定第二十五条：2020年8月20日成立的，不属“之前”。"""
    assert percents(Loan(date(2020, 8, 20), date(2022, 3, 1)), date(2020, 8, 20)) == [
        ("2020-08-20", "2022-12-31", "15.4")
    ]


def test_an_older_loan_has_two_segments_and_the_second_takes_the_rate_of_filing() -> None:
    """民间借贷规定第三十一条第二款。"""
    assert percents(Loan(date(2020, 8, 19), date(2022, 3, 1))) == [
        ("2018-01-01", "2020-08-19", "24"),
        ("2020-08-20", "2022-12-31", "14.8"),
    ]


def test_without_a_request_for_the_old_text_the_rate_of_filing_holds_throughout_as_a_policy() -> None:
    spans = cap_spans(Loan(date(2018, 1, 1), date(2022, 3, 1), old_text=False), *LONG)
    assert {span.percent for span in spans} == {Decimal("14.80")}
    working = lending_interest(Yuan(1), Decimal(24), Loan(date(2018, 1, 1), date(2022, 3, 1), old_text=False), *LONG)
    assert any("没有请求" in badge for badge in working.badges)


@pytest.mark.parametrize(
    ("accepted", "contract", "expected"),
    [
        ("2020-08-19", "2018-01-01", "24"),
        ("2015-09-01", "2015-01-01", "24"),
        ("2020-08-20", "2019-09-01", "17"),
        ("2020-12-31", "2019-08-19", "15.4"),
        ("2021-01-01", "2020-12-31", "15.4"),
    ],
)
def test_the_day_of_acceptance_chooses_the_text(accepted: str, contract: str, expected: str) -> None:
    """2015年规定第二十六条；2020年8月文本第二十六条、第三十二条。"""
    day = date.fromisoformat(accepted)
    loan = Loan(date.fromisoformat(contract), day, decided_in_2020=day < date(2021, 1, 1))
    assert percents(loan, date(2022, 1, 1)) == [("2022-01-01", "2022-12-31", expected)]


def test_a_case_of_autumn_2020_still_pending_is_counted_in_two_segments_and_says_it_is_practice() -> None:
    loan = Loan(date(2019, 1, 1), date(2020, 10, 1))
    assert [percent for _, _, percent in percents(loan)] == ["24", "15.4"]
    assert any(
        "惯例" in note and "分两段" in note for note in lending_interest(Yuan(1), Decimal(24), loan, *LONG).badges
    )


def test_before_september_2015_four_times_the_bank_rate_from_a_text_nobody_has_read() -> None:
    """1991年意见第六条，原文未核。"""
    loan = Loan(date(2014, 1, 1), date(2015, 8, 31))
    assert percents(loan, date(2014, 11, 21), date(2014, 11, 22)) == [
        ("2014-11-21", "2014-11-21", "24"),
        ("2014-11-22", "2014-11-22", "22.4"),
    ]
    working = lending_interest(Yuan(1), Decimal(20), loan, date(2014, 1, 1), date(2014, 2, 1))
    assert any("原文未核" in badge for badge in working.badges)


def test_each_segment_takes_the_lower_of_the_agreed_rate_and_the_cap() -> None:
    loan = Loan(date(2019, 1, 1), date(2022, 3, 1))
    assert [s.percent for s in lending_spans(loan, Decimal(18), *LONG)] == [Decimal(18), Decimal("14.80")]
    assert [s.percent for s in lending_spans(loan, Decimal("14.8"), *LONG)] == [Decimal("14.8")] * 2
    assert [s.percent for s in lending_spans(loan, Decimal(30), *LONG)] == [Decimal(24), Decimal("14.80")]


def test_the_published_example_of_the_cap() -> None:
    loan = Loan(date(2021, 3, 1), date(2022, 2, 28))
    assert lending_interest(Yuan(800_000), Decimal(24), loan, date(2021, 3, 1), date(2022, 2, 28)).total == 123_200


def test_the_rate_of_a_month_not_published_is_an_error() -> None:
    with pytest.raises(Unpublished):
        cap_spans(Loan(date(2199, 11, 1), date(2199, 11, 2)), date(2199, 11, 1), date(2199, 11, 2))


def test_interest_taken_off_in_advance_is_not_principal() -> None:
    """民法典第六百七十条。"""
    assert lent_principal(Yuan(200_000), Yuan(20_000)).total == 180_000
    with pytest.raises(ValueError):
        lent_principal(Yuan(1), Yuan(2))


def test_rolled_over_interest_counts_up_to_the_cap_and_the_sum_has_a_ceiling() -> None:
    """民间借贷规定第二十七条。"""
    result = rollover(
        Yuan(100_000),
        contract=date(2021, 3, 1),
        first=(Decimal(15), Decimal(1)),
        second=(Decimal(14), Decimal(1)),
    )
    assert result.second_principal.total == 115_000
    assert (result.claimed.total, result.ceiling.total) == (Decimal(131_100), Decimal(130_800))
    assert result.supported.total == 130_800
    high = rollover(
        Yuan(100_000), contract=date(2021, 3, 1), first=(Decimal(24), Decimal(1)), second=(Decimal(5), Decimal(1))
    )
    assert high.second_principal.total == 115_400
    assert high.supported.total == 121_170
    later = rollover(
        Yuan(100_000),
        contract=date(2021, 3, 1),
        first=(Decimal(5), Decimal(1)),
        second=(Decimal(15), Decimal(1)),
        second_contract=date(2022, 3, 1),
    )
    assert later.supported.total == Decimal("120540.00")


def test_interest_paid_above_the_cap_repays_principal_as_a_policy() -> None:
    """合同成立于2021年3月1日，上限15.4%；付了一年36000元。"""
    book = lending_ledger(
        Yuan(100_000),
        Decimal(36),
        Loan(date(2021, 3, 1), date(2022, 4, 1)),
        date(2021, 3, 1),
        [(date(2022, 3, 1), Decimal(36_000))],
        date(2022, 3, 1),
    )
    assert book.outstanding.principal == 100_000 + 15_400 - 36_000
    assert any("抵作本金" in badge for badge in book.working.badges)


def test_up_to_19_august_2020_what_was_paid_between_24_and_36_percent_stays_interest() -> None:
    """2015年规定第二十六条、第三十一条。"""

    def left(agreed: int, paid: int, on: date, as_of: date) -> Decimal:
        loan = Loan(date(2018, 8, 1), date(2021, 3, 1))
        book = lending_ledger(Yuan(100_000), Decimal(agreed), loan, date(2018, 8, 1), [(on, Decimal(paid))], as_of)
        return book.outstanding.principal

    year = date(2019, 8, 1)
    assert left(36, 36_000, year, year) == 100_000
    assert left(40, 40_000, year, year) == 96_000
    assert left(30, 36_000, year, year) == 94_000
    assert left(24, 24_000, year, year) == 100_000
    late = date(2020, 8, 20)
    supported = Decimal(24) * 750 * 1000 / 365
    assert left(36, 60_000, late, late) == 100_000 + round(supported, 2) - 60_000


def test_principal_first_leaves_nothing_to_keep_as_interest() -> None:
    book = lending_ledger(
        Yuan(100_000),
        Decimal(36),
        Loan(date(2018, 8, 1), date(2021, 3, 1)),
        date(2018, 8, 1),
        [(date(2019, 8, 1), Decimal(36_000))],
        date(2019, 8, 1),
        agreed_order=(Part.PRINCIPAL,),
        counting=Counting(DayRule.START_ONLY, 365),
    )
    assert book.outstanding.principal == 64_000


def test_licensed_lenders_are_outside_and_their_24_percent_has_not_been_read() -> None:
    """新民间借贷司法解释适用范围批复。"""
    working = finance_interest(Yuan(36_500), Decimal(30), date(2023, 1, 1), date(2023, 1, 10))
    assert working.total == 240
    assert any("原文未核" in badge for badge in working.badges)
    assert finance_interest(Yuan(36_500), Decimal(10), date(2023, 1, 1), date(2023, 1, 10)).total == 100


def test_the_rate_of_publication_is_told_only_where_it_is_used() -> None:
    old = lending_interest(Yuan(1), Decimal(24), Loan(date(2017, 1, 1), date(2018, 1, 1)), *LONG)
    assert not any("LPR" in badge for badge in old.badges)
