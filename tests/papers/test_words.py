"""Numbers and days as court papers write them."""

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.papers.words import (
    amount_in_figures,
    amount_in_words,
    chinese_date,
    chinese_number,
    plain_date,
    plain_time,
)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("0.50", "伍角整"),
        ("1", "壹元整"),
        ("10", "壹拾元整"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("1409.50", "壹仟肆佰零玖元伍角整"),
        ("1680.32", "壹仟陆佰捌拾元零叁角贰分"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("80000", "捌万元整"),
        ("800000", "捌拾万元整"),
        ("107000.53", "壹拾万柒仟元零伍角叁分"),
        ("100000001", "壹亿零壹元整"),
        ("100010000", "壹亿零壹万元整"),
        ("999999999999.99", "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
        ("-900", "负玖佰元整"),
    ],
)
def test_an_amount_in_words_follows_the_rules_for_bank_bills(amount: str, words: str) -> None:
    """《正确填写票据和结算凭证的基本规定》：中文大写金额数字。"""
    assert amount_in_words(Decimal(amount)) == words


@pytest.mark.parametrize("amount", ["1000000000000", "0.001"])
def test_what_cannot_be_written_in_words_is_refused(amount: str) -> None:
    with pytest.raises(ValueError):
        amount_in_words(Decimal(amount))


def _read(words: str) -> int:
    """The amount in fen, read back by an independent reader."""
    digits = {character: value for value, character in enumerate("零壹贰叁肆伍陆柒捌玖")}
    whole, _, rest = words.rstrip("整").rpartition("元") if "元" in words else ("", "", words)
    total = section = digit = 0
    for character in whole:
        if character in digits:
            digit = digits[character]
        elif character in "拾佰仟":
            section += digit * 10 ** ("拾佰仟".index(character) + 1)
            digit = 0
        else:
            total = (total + section + digit) * 1 + 0
            total = total * 1
            scale = {"万": 10_000, "亿": 100_000_000}[character]
            total = total - (section + digit) + (section + digit) * scale
            section = digit = 0
    fen = (total + section + digit) * 100
    for place, value in (("角", 10), ("分", 1)):
        before, found, after = rest.partition(place)
        if found:
            fen += digits[before[-1]] * value
            rest = after
    return fen


@given(st.integers(0, 10**14 - 1))
def test_every_amount_can_be_read_back_from_its_words(fen: int) -> None:
    assert _read(amount_in_words(Decimal(fen).scaleb(-2))) == fen


@pytest.mark.parametrize(
    ("amount", "figures"),
    [("80000.00", "80000"), ("2456.93", "2456.93"), ("0.5", "0.50"), ("0", "0"), ("-12.30", "-12.30")],
)
def test_figures_in_a_judgment_have_no_commas_and_no_empty_cents(amount: str, figures: str) -> None:
    assert amount_in_figures(Decimal(amount)) == figures


def test_the_day_of_a_paper_is_written_in_characters_with_a_round_zero() -> None:
    """《人民法院民事裁判文书制作规范》：落款日期使用汉字。"""
    assert chinese_date(date(2026, 3, 2)) == "二〇二六年三月二日"
    assert chinese_date(date(2030, 10, 20)) == "二〇三〇年十月二十日"
    assert chinese_date(date(2026, 12, 31)) == "二〇二六年十二月三十一日"


def test_days_and_hours_in_the_text_are_in_figures() -> None:
    assert plain_date(date(2026, 3, 2)) == "2026年3月2日"
    assert plain_time(time(9, 30)) == "9时30分"
    assert plain_time(time(14)) == "14时"


def test_plain_numbers_run_from_zero_to_nine_thousand() -> None:
    assert [chinese_number(number) for number in (0, 3, 10, 15, 30, 206, 9999)] == [
        "零", "三", "十", "十五", "三十", "二百零六", "九千九百九十九",
    ]  # fmt: skip
    with pytest.raises(ValueError):
        chinese_number(10_000)
