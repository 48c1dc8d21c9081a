"""The rules of compensation dependants, from both sides of each boundary."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.law.compensation_dependants import Cap, Dependant, dependants
from xiezhi.law.compensation_years import Coefficient
from xiezhi.law.working import rounded

SPENDING = Decimal(32249)


def year_by_year(people: list[tuple[int, int]], spending: int, rate: Fraction, *, cap_first: bool) -> Decimal:
    """A second way to the sum: one year after another, in exact fractions."""
    total = Fraction(0)
    for year in range(20):
        burden = Fraction(0)
        for age, supporters in people:
            if age < 18:
                entitled = 18 - age
            elif age < 60:
                entitled = 20
            else:
                entitled = max(5, 80 - age)
            if year < entitled:
                burden += Fraction(1, supporters)
        total += spending * (min(burden, 1) * rate if cap_first else min(burden * rate, Fraction(1)))
    return rounded(Decimal(total.numerator) / Decimal(total.denominator))


@pytest.mark.parametrize(("age", "years"), [(0, 18), (17, 1), (18, 20), (59, 20), (60, 20), (61, 19), (74, 6), (75, 5)])
def test_a_minor_is_entitled_to_eighteen_and_an_adult_by_age(age, years):
    """人身损害解释第十七条。"""
    assert Dependant(age).entitled == years


def test_one_child_of_eight_with_two_parents():
    assert dependants([Dependant(8, 2)], SPENDING).total == Decimal("161245.00")


def test_dependants_share_one_years_spending_while_they_overlap():
    """年赔偿总额累计不超过上一年度城镇居民人均消费支出额：1/1 + 1/2 超过一，按一。"""
    working = dependants([Dependant(16, 1), Dependant(10, 2)], SPENDING)
    assert working.total == SPENDING * 2 + SPENDING / 2 * 6
    assert "超过年度上限" in working.lines[0].sum
    assert "超过年度上限" not in working.lines[1].sum


def test_exactly_one_years_spending_is_not_over_the_cap():
    working = dependants([Dependant(10, 2), Dependant(10, 2)], SPENDING)
    assert working.total == SPENDING * 8
    assert "超过" not in working.lines[0].sum


def test_cap_after_the_coefficient_by_default_and_before_it_by_the_courts_choice():
    """先乘后限：1.5 × 50% = 0.75；先限后乘：1 × 50%。法律没有写明，结果带本院规定。"""
    people = [Dependant(16, 1), Dependant(16, 2)]
    half = Coefficient.of_grade(6)
    after, before = (dependants(people, SPENDING, coefficient=half, cap=cap) for cap in Cap)
    assert after.total == SPENDING * 2 * Decimal("0.75")
    assert before.total == SPENDING * 2 * Decimal("0.5")
    assert any("先乘" in badge for badge in after.badges)
    assert any("先以一份" in badge for badge in before.badges)


def test_the_choice_about_the_cap_is_not_told_where_it_makes_no_difference():
    working = dependants([Dependant(16, 2)], SPENDING, coefficient=Coefficient.of_grade(10))
    assert not any("上限" in badge for badge in working.badges)


def test_no_dependants_no_money():
    assert dependants([], SPENDING).total == 0


def test_the_court_may_set_fewer_years_but_not_more():
    assert Dependant(30, 2, years=7).entitled == 7
    assert Dependant(16, 2, years=7).entitled == 2


@given(
    st.lists(st.tuples(st.integers(0, 100), st.integers(1, 6)), max_size=6),
    st.integers(1, 90_000),
    st.sampled_from([None, *range(1, 11)]),
    st.sampled_from(list(Cap)),
)
def test_the_spans_give_the_same_as_a_year_by_year_count(people, spending, grade, cap):
    coefficient = None if grade is None else Coefficient.of_grade(grade)
    rate = Fraction(1) if grade is None else Fraction(11 - grade, 10)
    working = dependants([Dependant(*person) for person in people], Decimal(spending), coefficient=coefficient, cap=cap)
    assert working.total == year_by_year(people, spending, rate, cap_first=cap is Cap.BEFORE)
    assert working.total <= spending * 20
