"""人怎样写日子、时刻和数：全角、千分位、“元”“万元”“%”，2026/3/2、2026年3月2日、二〇二六年三月二日，都读得懂。"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

from xiezhi.law.numerals import DIGITS, number

NUMBER = re.compile(r"(?:人民币|¥)?(-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)(?:(万|亿)?元?|%)")
DAY = re.compile(r"(\d{4})(?:(\d{2})(\d{2})|[-年./](\d{1,2})[-月./](\d{1,2})日?)")
WRITTEN_DAY = re.compile(
    r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
HOUR = re.compile(r"(\d{1,2})时(?:(\d{1,2})分)?")
TIMES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
BEIJING = timezone(timedelta(hours=8))
NO_DAY = "应是日期，写作 2026-03-02"


def half_width(text: str) -> str:
    """全角变半角，去掉两端的空白。"""
    return unicodedata.normalize("NFKC", text).strip()


def number_of(text: str) -> Decimal | None:
    """写成文字的数（金额、百分数）；不是数的为空。"""
    found = NUMBER.fullmatch(half_width(text))
    if found is None:
        return None
    return Decimal(found[1].replace(",", "")) * TIMES.get(found[2] or "", Decimal(1))


def day_of(text: str) -> date:
    """写成文字的日子；读不懂的、没有的日子抛 ValueError。"""
    text = half_width(text)
    if found := WRITTEN_DAY.fullmatch(text):
        year = int("".join(str(DIGITS.index("零" if sign in "〇○" else sign)) for sign in found[1]))
        parts = (year, number(found[2]), number(found[3]))
    elif found := DAY.fullmatch(text):
        year, month, day = (int(part) for part in found.groups() if part)
        parts = (year, month, day)
    else:
        raise ValueError(NO_DAY)
    try:
        return date(*parts)
    except ValueError:
        raise ValueError(f"没有{parts[0]}年{parts[1]}月{parts[2]}日这一天") from None


def moment_of(text: str) -> datetime | date:
    """写成文字的日子，或者日子加时刻（北京时间）；写明别处时区的换成北京时间。"""
    text = half_width(text)
    day, _, clock = (text if "T" in text else text.replace("日", "日 ", 1)).replace("T", " ").partition(" ")
    clock = HOUR.sub(lambda found: f"{int(found[1]):02d}:{int(found[2] or 0):02d}", clock.strip())
    if not clock:
        return day_of(day)
    try:
        moment = datetime.fromisoformat(f"{day_of(day)}T{'0' if clock[1:2] == ':' else ''}{clock}")
    except ValueError as error:
        raise ValueError(NO_DAY if "isoformat" in str(error) else str(error)) from None
    return moment.astimezone(BEIJING).replace(tzinfo=None) if moment.tzinfo else moment
