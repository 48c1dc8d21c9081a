"""The rules of region statistics, from both sides of each boundary."""

from datetime import date
from decimal import Decimal

import pytest

from xiezhi.law.region_statistics import INNER_MONGOLIA, Figure, NotPublished, Statistics, published, register


def test_a_debate_closed_in_autumn_2024_uses_the_figures_of_2023():
    """人身损害解释第二十二条：一审法庭辩论终结时的上一统计年度。"""
    income = published(INNER_MONGOLIA, Figure.INCOME, date(2024, 9, 1))
    assert (income.amount, income.year, income.remark) == (Decimal(48676), 2023, "")


@pytest.mark.parametrize(("day", "year"), [(date(2024, 1, 18), 2022), (date(2024, 1, 19), 2023)])
def test_the_income_of_2023_counts_from_the_day_it_was_published(day, year):
    assert published(INNER_MONGOLIA, Figure.INCOME, day).year == year


@pytest.mark.parametrize(("day", "amount"), [(date(2024, 6, 23), 103804), (date(2024, 6, 24), 111602)])
def test_the_wage_of_2023_counts_from_the_day_it_was_published(day, amount):
    assert published(INNER_MONGOLIA, Figure.WAGE_ON_POST, day).amount == amount


def test_a_figure_used_because_the_next_was_not_out_says_so():
    assert "尚未公布" in published(INNER_MONGOLIA, Figure.WAGE_ON_POST, date(2024, 3, 1)).note


@pytest.mark.parametrize("year", [2025, 2026])
def test_figures_that_are_not_in_the_register_are_refused_and_older_ones_not_taken(year):
    with pytest.raises(NotPublished, match="请由法院录入"):
        published(INNER_MONGOLIA, Figure.INCOME, date(year, 6, 1))


def test_another_region_has_no_figures_yet():
    with pytest.raises(NotPublished):
        published("北京市", Figure.INCOME, date(2024, 6, 1))


def test_no_wage_on_post_is_known_for_2020_though_the_wage_of_all_employed_is():
    with pytest.raises(NotPublished):
        published(INNER_MONGOLIA, Figure.WAGE_ON_POST, date(2021, 9, 1))
    assert published(INNER_MONGOLIA, Figure.WAGE_EMPLOYED, date(2021, 9, 1)).amount == 85310


@pytest.mark.parametrize(
    ("year", "figure", "mark"), [(2020, Figure.INCOME, "凭记忆"), (2019, Figure.WAGE_EMPLOYED, "推算")]
)
def test_a_figure_from_memory_or_derived_says_it_is_unverified(year, figure, mark):
    note = published(INNER_MONGOLIA, figure, date(year + 1, 9, 1)).note
    assert mark in note
    assert "未核" in note


def test_every_industry_wage_says_that_it_rests_on_one_source():
    industries = [years for (_, figure, _), years in register().items() if figure is Figure.WAGE_INDUSTRY]
    assert len(industries) == 19
    assert all("只见一处来源" in statistic.note for years in industries for statistic in years.values())


def test_a_missing_industry_wage_is_refused():
    """房地产业2023年没有查到。"""
    with pytest.raises(NotPublished):
        published(INNER_MONGOLIA, Figure.WAGE_INDUSTRY, date(2024, 9, 1), "房地产业")


def test_what_the_court_enters_takes_the_place_of_the_register_and_is_told():
    statistics = Statistics(INNER_MONGOLIA, date(2025, 6, 1), {Figure.INCOME: Decimal(50000)})
    income = statistics.of(Figure.INCOME)
    assert income.amount == 50000
    assert "由法院录入" in income.note


@pytest.mark.parametrize(("theirs", "used"), [(48675, 48676), (48677, 48677)])
def test_the_higher_income_of_the_victims_residence_is_used(theirs, used):
    """人身损害解释第十八条：高于受诉法院所在地标准的。"""
    residence = Statistics("北京市", None, {Figure.INCOME: Decimal(theirs)})
    assert Statistics(INNER_MONGOLIA, date(2024, 9, 1), residence=residence).of(Figure.INCOME).amount == used


def test_without_figures_and_without_a_day_nothing_is_guessed():
    with pytest.raises(NotPublished):
        Statistics().of(Figure.CONSUMPTION)
