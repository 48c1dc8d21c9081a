"""计算器问什么、怎样读懂填写的内容：每一项有名称、说法和种类；填错的指出是哪一项、应当怎样写。

填写的内容一律是文字（地址栏、表单、接口、命令行都一样）。全角数字、千分位、“元”“%”“万”和“2026年3月2日”都读得懂。
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any

from xiezhi.law.given import Given, cells_of, first, plain_text, row_numbers
from xiezhi.law.periods import Period, Unit
from xiezhi.law.spelling import day_of, number_of
from xiezhi.law.working import Yuan

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
MOST_YUAN = Decimal(10) ** 12
UNITS = {"h": Unit.HOUR, "d": Unit.DAY, "wd": Unit.WORKING_DAY, "m": Unit.MONTH, "y": Unit.YEAR}
LENGTH = re.compile(r"(\d{1,4})(wd|h|d|m|y)")
MOST_ROWS = 200
NEEDED = "必须填写"
BAD_ROW = "这一行没有填全"


class Kind(Enum):
    """一项填什么，以及填错时的话。"""

    YUAN = "yuan", "请填写金额，精确到分，例如 800000.00"
    PERCENT = "percent", "请填写百分之几，例如 14.6"
    TIMES = "times", "请填写几倍，例如 1.3"
    NUMBER = "number", "请填写数，例如 15"
    DAY = "day", "请填写日期，例如 2026-03-02"
    LENGTH = "length", "请填写期限有多长，例如 15d（日）、3wd（工作日）、6m（月）、2y（年）"
    CHOICE = "choice", "请从所列各项中选一项"
    ROWS = "rows", "行数太多"

    def __init__(self, key: str, wrong: str) -> None:
        self.key = key
        self.wrong = wrong


@dataclass(frozen=True, slots=True)
class Option:
    """可选的一项。`shown` 为假的不在页面上列出，接口仍可以写。"""

    label: str
    english: str = ""
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Ask:
    """问的一项。`case` 是案件里的哪一个事实可以填它（见 `CASE_FACTS`）；`least`、`most` 是数的下限和上限（均含）。"""

    name: str
    label: str
    english: str
    kind: Kind
    required: bool = False
    default: str = ""
    help: str = ""
    help_english: str = ""
    options: Mapping[str, Option] = field(default_factory=dict)
    columns: tuple[Ask, ...] = ()
    unit: str = ""
    least: int | None = None
    most: int | None = None
    case: str = ""
    heading: str = ""
    heading_english: str = ""

    def under(self, heading: str, english: str) -> Ask:
        """同一项，其前另起一个小标题。"""
        return replace(self, heading=heading, heading_english=english)


CASE_FACTS = ("amount", "opened", "today", "cause", "served")
"""案件里可以直接取用的事实：标的额、受理之日、今天、案由、本人收到起诉状副本或者裁判文书之日。"""


class Unclear(ValueError):
    """填写的内容算不出：哪一项，为什么；`words` 留着 `values` 的位置。"""

    def __init__(self, field: str, words: str, **values: str) -> None:
        self.field, self.words, self.values = field, words, values
        self.sentence = words % values if values else words
        super().__init__(self.sentence)


@contextmanager
def concerning(field: str) -> Iterator[None]:
    """其间法律函数说的“不行”，算在这一项上。"""
    try:
        yield
    except Unclear:
        raise
    except (ValueError, LookupError, TypeError, ArithmeticError) as error:
        raise Unclear(field, str(error.args[0]) if error.args else str(error)) from None


def read(asks: Sequence[Ask], given: Given) -> dict[str, Any]:
    """各项的值，按名称；没有填的取默认，默认也没有的为空，必须填的抛 Unclear。"""
    return {ask.name: _rows(ask, given) if ask.kind is Kind.ROWS else _one(ask, ask.name, given) for ask in asks}


def typed(ask: Ask, name: str, given: Given) -> str:
    """这一项填的文字；没有填的为默认。期限可以分成数和单位两格。"""
    text = plain_text(first(name, given))
    if ask.kind is Kind.LENGTH and text.isdecimal():
        text += first(f"{name}-unit", given)
    return text or ask.default


def written(asks: Sequence[Ask], given: Given) -> list[tuple[str, str]]:
    """填了的各项，写成最短的样子：可以放进网址，再读出来是同一个结果。"""
    found: list[tuple[str, str]] = []
    for ask in asks:
        if ask.kind is Kind.ROWS:
            names = tuple(column.name for column in ask.columns)
            cells = cells_of(ask.name, names, given)
            for place in row_numbers(ask.name, cells):
                row = [plain_text(first(f"{ask.name}-{place}-{name}", cells)) for name in names]
                found += [(ask.name, "/".join(row))] if any(row) else []
        elif text := typed(replace(ask, default=""), ask.name, given):
            found.append((ask.name, text))
    return found


def _one(ask: Ask, name: str, given: Given) -> Any:
    text = typed(ask, name, given)
    if not text:
        if ask.required:
            raise Unclear(name, NEEDED)
        return None
    try:
        value = READERS[ask.kind](text)
    except (InvalidOperation, ValueError, OverflowError):
        raise Unclear(name, ask.kind.wrong) from None
    if ask.kind is Kind.CHOICE and text not in ask.options:
        raise Unclear(name, ask.kind.wrong)
    least, most = ask.least or 0, ask.most if ask.most is not None else 10_000
    if ask.kind in (Kind.NUMBER, Kind.PERCENT, Kind.TIMES) and not least <= value <= most:
        raise Unclear(name, "应在%(least)s与%(most)s之间", least=f"{least}", most=f"{most}")
    return value


def _rows(ask: Ask, given: Given) -> tuple[dict[str, Any], ...]:
    names = tuple(column.name for column in ask.columns)
    try:
        cells = cells_of(ask.name, names, given)
    except ValueError:
        raise Unclear(ask.name, BAD_ROW) from None
    stems = [f"{ask.name}-{place}" for place in row_numbers(ask.name, cells)]
    if len(stems) > MOST_ROWS:
        raise Unclear(ask.name, ask.kind.wrong)
    filled = [stem for stem in stems if any(first(f"{stem}-{name}", cells).strip() for name in names)]
    return tuple({each.name: _one(each, f"{stem}-{each.name}", cells) for each in ask.columns} for stem in filled)


def _number(text: str) -> Decimal:
    value = Decimal(text)
    if not value.is_finite():
        raise ValueError(text)
    return value


def _yuan(text: str) -> Yuan:
    value = number_of(text)
    if value is None or not 0 <= value <= MOST_YUAN:
        raise ValueError(text)
    return Yuan(value)


def _whole(text: str) -> int:
    if not re.fullmatch(r"\d{1,9}", text):
        raise ValueError(text)
    return int(text)


def _day(text: str) -> date:
    day = day_of(text)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(text)
    return day


def _length(text: str) -> Period:
    found = LENGTH.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return Period(int(found[1]), UNITS[found[2]])


READERS: Mapping[Kind, Callable[[str], Any]] = {
    Kind.YUAN: _yuan,
    Kind.PERCENT: lambda text: _number(text.rstrip("%‰")),
    Kind.TIMES: lambda text: _number(text.rstrip("倍")),
    Kind.NUMBER: _whole,
    Kind.DAY: _day,
    Kind.LENGTH: _length,
    Kind.CHOICE: str,
}
