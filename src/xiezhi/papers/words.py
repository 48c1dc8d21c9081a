"""Numbers and days as court papers write them: 捌拾万元整, 二〇二六年三月二日, 三十日, 80000元."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

from xiezhi.law.numerals import chinese
from xiezhi.law.working import to_fen

_CAPITAL = "零壹贰叁肆伍陆柒捌玖"
_PLAIN = "〇一二三四五六七八九"
_SMALL_UNITS = ("", "拾", "佰", "仟")
_LARGE_UNITS = ("", "万", "亿")


def amount_in_words(amount: Decimal) -> str:
    """人民币大写，不含“人民币”三字：800000 → 捌拾万元整。单位：元；须精确到分，不满一万亿；负数写“负”。

    依据：《支付结算办法》附件一“正确填写票据和结算凭证的基本规定”（原文未核）。
    """
    fen = to_fen(amount)
    if fen < 0:
        return "负" + amount_in_words(-amount)
    yuan, cents = divmod(fen, 100)
    jiao, rest = divmod(cents, 10)
    if not fen:
        return "零元整"
    words = _whole(yuan) + "元" if yuan else ""
    if not cents:
        return words + "整"
    if jiao:
        # 元位是零而角位不是零时，中间写“零”。
        words += ("零" if yuan and yuan % 10 == 0 else "") + _CAPITAL[jiao] + "角"
    elif yuan:
        words += "零"
    return words + (_CAPITAL[rest] + "分" if rest else "整")


def _whole(number: int) -> str:
    if number >= 10**12:
        raise ValueError("金额超过大写所能书写的范围")
    groups: list[int] = []
    while number:
        number, group = divmod(number, 10_000)
        groups.append(group)
    words, gap = "", False
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if not group:
            gap = bool(words)
            continue
        if words and (gap or group < 1000):
            words += "零"
        words += _group(group) + _LARGE_UNITS[place]
        gap = False
    return words


def _group(group: int) -> str:
    words, gap = "", False
    for place in (3, 2, 1, 0):
        digit = group // 10**place % 10
        if digit:
            words += ("零" if gap and words else "") + _CAPITAL[digit] + _SMALL_UNITS[place]
        gap = not digit
    return words


def amount_in_figures(amount: Decimal) -> str:
    """裁判文书中的金额数字，单位：元，不带千分号，整数不写小数：80000、2456.93、0.50。"""
    fen = to_fen(amount)
    sign, (yuan, cents) = "-" if fen < 0 else "", divmod(abs(fen), 100)
    return f"{sign}{yuan}.{cents:02d}" if cents else f"{sign}{yuan}"


def chinese_number(number: int) -> str:
    """序数和期限用的汉字数字，0 至 9999：3 → 三，15 → 十五，206 → 二百零六。"""
    return chinese(number) if number else "零"


def chinese_year(year: int) -> str:
    """2026 → 二〇二六。"""
    return "".join(_PLAIN[int(digit)] for digit in f"{year:04d}")


def chinese_date(day: date) -> str:
    """落款日期：二〇二六年三月二日。"""
    return f"{chinese_year(day.year)}年{chinese_number(day.month)}月{chinese_number(day.day)}日"


def plain_date(day: date) -> str:
    """正文日期：2026年3月2日。"""
    return f"{day.year}年{day.month}月{day.day}日"


def plain_time(moment: datetime | time) -> str:
    """正文时刻，二十四小时制：9时30分、14时。"""
    return f"{moment.hour}时{moment.minute}分" if moment.minute else f"{moment.hour}时"
