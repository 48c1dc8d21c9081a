"""人怎样写日子、时刻和数。"""

from datetime import date, datetime
from decimal import Decimal

import pytest

from xiezhi.law.spelling import day_of, moment_of, number_of

THIRD_OF_MARCH = (
    "2025-03-03",
    "2025-3-3",
    "2025/3/3",
    "2025.03.03",
    "20250303",
    "2025年3月3日",
    "２０２５年３月３日",
    "二〇二五年三月三日",
)


@pytest.mark.parametrize("text", THIRD_OF_MARCH)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert day_of(text) == date(2025, 3, 3)


@pytest.mark.parametrize(
    ("text", "reason"),
    [("2025-02-30", "没有2025年2月30日这一天"), ("昨天", "应是日期"), ("2025-03", "应是日期"), ("", "应是日期")],
)
def test_what_is_no_day_is_refused_with_a_sentence(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        day_of(text)


def test_a_moment_of_another_zone_is_told_in_beijing_time() -> None:
    assert moment_of("2025-03-02T16:30:00Z") == datetime(2025, 3, 3, 0, 30)
    assert moment_of("2025年3月3日9时5分") == moment_of("2025/3/3 9:05") == datetime(2025, 3, 3, 9, 5)
    assert moment_of("2025年3月3日") == date(2025, 3, 3)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,000.50", "1000.50"),
        ("￥１，０００", "1000"),
        ("人民币10万元", "100000"),
        ("1.5亿", "150000000"),
        ("7.9%", "7.9"),
    ],
)
def test_a_number_is_read_however_it_is_written(text: str, value: str) -> None:
    assert number_of(text) == Decimal(value)


@pytest.mark.parametrize("text", ["1,00", "甲", "10万人", "", "1 2"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert number_of(text) is None
