"""The rules of lpr, from both sides of each boundary."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from xiezhi.law.lpr import (
    Term,
    Unpublished,
    benchmark_on,
    benchmark_series,
    benchmark_spans,
    benchmark_term,
    consecutive,
    lpr_on,
    lpr_series,
    lpr_spans,
    next_publication,
)
from xiezhi.law.sources import Citation, Unread


@pytest.mark.parametrize(
    ("day", "one_year", "five_years"),
    [
        ("2019-08-20", "4.25", "4.85"),
        ("2020-02-19", "4.15", "4.80"),
        ("2020-02-20", "4.05", "4.75"),
        ("2022-08-21", "3.70", "4.45"),
        ("2022-08-22", "3.65", "4.30"),
        ("2026-09-20", "3.00", "3.50"),
    ],
)
def test_the_rate_of_a_day_is_the_latest_published_and_new_from_its_own_day(
    day: str, one_year: str, five_years: str
) -> None:
    assert lpr_on(date.fromisoformat(day)).percent == Decimal(one_year)
    assert lpr_on(date.fromisoformat(day), Term.OVER_FIVE_YEARS).percent == Decimal(five_years)


def test_there_was_no_such_rate_the_day_before_the_first_publication() -> None:
    with pytest.raises(Unpublished, match="2019-08-20"):
        lpr_on(date(2019, 8, 19))


def test_a_month_that_is_not_in_the_series_is_an_error_from_the_day_it_was_due() -> None:
    last = lpr_series()[-1].since
    due = next_publication(last)
    assert lpr_on(date.fromordinal(due.toordinal() - 1)).since == last
    with pytest.raises(Unpublished, match="没有收录"):
        lpr_on(due)


def test_a_publication_falling_on_a_rest_day_moves_to_the_next_working_day() -> None:
    """2022年8月20日是星期六；2026年2月20日在春节假期中。"""
    assert next_publication(date(2022, 7, 20)) == date(2022, 8, 22)
    assert next_publication(date(2026, 1, 20)) == date(2026, 2, 24)


def test_every_date_of_the_series_is_the_twentieth_or_the_next_working_day() -> None:
    series = lpr_series()
    wrong = [b.since for a, b in pairwise(series) if next_publication(a.since) != b.since]
    assert wrong == []


def test_a_missing_month_is_refused() -> None:
    series = lpr_series()
    with pytest.raises(ValueError, match="不连续"):
        consecutive((*series[:3], *series[4:]))
    with pytest.raises(ValueError, match="不连续"):
        consecutive([series[0], replace(series[1], since=date(2019, 9, 19))])


def test_a_date_that_was_only_derived_is_marked_unread() -> None:
    assert isinstance(lpr_on(date(2025, 9, 1)).law, Unread)
    assert isinstance(lpr_on(date(2025, 8, 1)).law, Citation)
    assert isinstance(lpr_spans(date(2025, 8, 1), date(2025, 9, 1))[0][2].law, Unread)


def test_only_two_terms_are_published() -> None:
    with pytest.raises(ValueError, match="一年期"):
        lpr_on(date(2024, 1, 1), Term.HALF_YEAR)


@pytest.mark.parametrize(
    ("day", "term", "percent"),
    [
        ("1991-04-21", Term.ONE_YEAR, "8.64"),
        ("2014-11-21", Term.ONE_YEAR, "6.00"),
        ("2014-11-22", Term.ONE_YEAR, "5.60"),
        ("2015-10-24", Term.OVER_FIVE_YEARS, "4.90"),
        ("2019-08-19", Term.HALF_YEAR, "4.35"),
    ],
)
def test_the_benchmark_of_a_day(day: str, term: Term, percent: str) -> None:
    assert benchmark_on(date.fromisoformat(day), term).percent == Decimal(percent)


@pytest.mark.parametrize("day", ["1991-04-20", "2019-08-20"])
def test_the_benchmark_is_not_used_outside_its_years(day: str) -> None:
    with pytest.raises(Unpublished):
        benchmark_on(date.fromisoformat(day), Term.ONE_YEAR)


def test_a_benchmark_found_in_one_list_only_is_marked_unread() -> None:
    assert isinstance(benchmark_on(date(2001, 1, 1), Term.ONE_YEAR).law, Unread)
    assert isinstance(benchmark_on(date(2013, 1, 1), Term.ONE_YEAR).law, Citation)
    assert isinstance(benchmark_on(date(2010, 11, 1), Term.FIVE_YEARS).law, Unread)


def test_spans_cover_every_day_once() -> None:
    for found in (
        lpr_spans(date(2019, 8, 20), date(2026, 9, 20)),
        benchmark_spans(date(1991, 4, 21), date(2019, 8, 19), Term.ONE_YEAR),
    ):
        for (_, last, rate), (first, _, following) in pairwise(found):
            assert (first - last).days == 1
            assert rate.percent != following.percent
    assert len(benchmark_series(Term.ONE_YEAR)) == 40


def test_the_term_of_a_debt_is_the_length_of_the_delay_and_its_last_day_belongs_to_the_shorter() -> None:
    start = date(2015, 1, 31)
    assert benchmark_term(start, date(2015, 7, 31)) is Term.HALF_YEAR
    assert benchmark_term(start, date(2015, 8, 1)) is Term.ONE_YEAR
    assert benchmark_term(start, date(2016, 1, 31)) is Term.ONE_YEAR
    assert benchmark_term(start, date(2016, 2, 1)) is Term.THREE_YEARS
    assert benchmark_term(start, date(2020, 1, 31)) is Term.FIVE_YEARS
    assert benchmark_term(start, date(2020, 2, 1)) is Term.OVER_FIVE_YEARS
