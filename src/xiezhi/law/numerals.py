"""条号的中文数字：一百零三条 ⇄ 103。"""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"
UNITS = {"十": 10, "百": 100, "千": 1000}


def chinese(number: int) -> str:
    """1 至 9999 的整数写成中文数字：10 → 十，103 → 一百零三。"""
    if not 0 < number < 10_000:
        raise ValueError(f"只写一至九千九百九十九：{number}")
    text = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number_left = divmod(number, unit)
        if digit:
            text += DIGITS[digit] + name
        elif text and not text.endswith("零"):
            text += "零"
        number = number_left
    text = text.rstrip("零")
    return text.removeprefix("一") if text.startswith("一十") else text


def number(text: str) -> int:
    """中文数字读成整数：一百零三 → 103；不是中文数字时抛 ValueError。"""
    total, digit = 0, 0
    for sign in text:
        if sign in UNITS:
            total, digit = total + (digit or 1) * UNITS[sign], 0
        elif sign in DIGITS:
            digit = DIGITS.index(sign)
        else:
            raise ValueError(f"不是中文数字：{text}")
    if not text:
        raise ValueError("不是中文数字：空")
    return total + digit


def article(place: int) -> str:
    """条号：103 → 第一百零三条。"""
    return f"第{chinese(place)}条"
