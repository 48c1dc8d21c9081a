"""The rules of compensation years, from both sides of each boundary."""

from datetime import date
from decimal import Decimal

import pytest

from xiezhi.law.compensation_years import Coefficient, Dependency, whole_years, years_by_age
from xiezhi.law.sources import Policy, Unread


@pytest.mark.parametrize(
    ("age", "years"),
    [(0, 20), (17, 20), (18, 20), (59, 20), (60, 20), (61, 19), (73, 7), (74, 6), (75, 5), (76, 5), (101, 5)],
)
def test_years_fall_from_sixty_and_stay_five_from_seventy_five(age, years):
    """人身损害解释第十二条、第十五条、第十七条。"""
    assert years_by_age(age) == years


def test_nobody_is_younger_than_nothing():
    with pytest.raises(ValueError):
        years_by_age(-1)


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        (date(1964, 3, 2), date(2024, 3, 1), 59),
        (date(1964, 3, 1), date(2024, 3, 1), 60),
        (date(2004, 2, 29), date(2022, 2, 28), 17),
        (date(2004, 2, 29), date(2022, 3, 1), 18),
    ],
)
def test_a_year_of_life_is_full_on_the_birthday(birth, day, age):
    assert whole_years(birth, day) == age


@pytest.mark.parametrize(("grade", "value"), [(1, "1"), (2, "0.9"), (9, "0.2"), (10, "0.1")])
def test_each_grade_takes_a_tenth_less(grade, value):
    coefficient = Coefficient.of_grade(grade)
    assert coefficient.value == Decimal(value)
    assert isinstance(coefficient.basis, Policy)


@pytest.mark.parametrize("grade", [0, 11])
def test_there_are_ten_grades(grade):
    with pytest.raises(ValueError):
        Coefficient.of_grade(grade)


def test_several_disabilities_add_the_judges_extras_to_the_gravest_and_are_marked_unread():
    coefficient = Coefficient.several(8, [Decimal("0.02"), Decimal("0.01")])
    assert coefficient.value == Decimal("0.33")
    assert isinstance(coefficient.basis, Unread)


def test_several_disabilities_never_pass_the_whole():
    assert Coefficient.several(1, [Decimal("0.1")]).value == 1


@pytest.mark.parametrize("extras", [["0.11"], ["0.06", "0.05"], ["0"], ["-0.01"]])
def test_extras_stay_within_a_tenth_each_and_together(extras):
    with pytest.raises(ValueError):
        Coefficient.several(9, [Decimal(extra) for extra in extras])
    assert Coefficient.several(9, [Decimal("0.05"), Decimal("0.05")]).value == Decimal("0.3")


@pytest.mark.parametrize("value", ["0", "-0.1", "1.01"])
def test_a_coefficient_lies_above_nothing_and_within_the_whole(value):
    with pytest.raises(ValueError):
        Coefficient.entered(Decimal(value))


def test_three_degrees_of_dependency():
    assert [degree.share for degree in Dependency] == [Decimal(1), Decimal("0.8"), Decimal("0.5")]
