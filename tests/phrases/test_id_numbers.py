"""Which ID numbers a person may state: right in length, birth date and check digit, whatever the county code's age."""

import pytest

from xiezhi.phrases.people import valid_number


@pytest.mark.parametrize("number", ["150102198001010006", "15090219800101000X", "11010519491231002X"])
def test_a_number_given_before_its_county_had_its_name_is_right(number: str) -> None:
    assert valid_number(number) == ""


@pytest.mark.parametrize("number", ["150102198001010007", "150102198013010006", "15010219800101000", "", "王某"])
def test_a_wrong_digit_an_impossible_day_or_another_length_is_told(number: str) -> None:
    assert "核对" in valid_number(number)
