"""例题的一行怎样读：JSON 栏读成各项，读不懂的说明是哪一栏的哪一项；算出的答案带着算式。"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import ConversionSyntax, Decimal, InvalidOperation
from typing import Any, TypeVar

from xiezhi.law.derivation import Derivation
from xiezhi.law.spelling import NO_DAY, half_width, moment_of, number_of
from xiezhi.law.votes import Outcome
from xiezhi.law.working import Working, Yuan, plain

Row = Mapping[str, str]
Told = Working | Derivation | Outcome
Choice = TypeVar("Choice")
PLAIN = re.compile(r"-?\d+(\.\d+)?")
HUGE = Decimal(10) ** 20
SIGNED = frozenset({"float_pct"})
"""可以为负数的各项：高级人民法院可以上浮，也可以下浮。"""


class BadRow(ValueError):
    """一行不能计算：哪一栏、哪一项、为什么。"""


class Unreadable(ValueError):
    """一项的写法不对，不是计算的时候法律不许。"""


@dataclass(frozen=True, slots=True)
class Answer:
    """一行的答案，以及得出它的各个算式。"""

    value: object
    told: tuple[Told, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """算式逐行，可以印出。"""
        return tuple(line for one in self.told for line in spelled(one))


def spelled(one: Told) -> Iterator[str]:
    """一个算式（推算、表决）逐行写出，带依据。"""
    if isinstance(one, Derivation):
        yield from (f"{line.label}：{line.sum}" + (f"〔{line.law}〕" if line.law else "") for line in one.lines)
    elif isinstance(one, Outcome):
        yield one.title
        yield from (f"{'✓' if part.met else '✗'} {part.label}〔{part.law}〕" for part in one.conditions)
    else:
        yield f"{one.title}，合计{one.total}"
        for line in one.lines:
            told = f"：{line.sum} = {line.amount}" if line.sum or line.amount else ""
            yield line.label + told + (f"〔{line.law}〕" if line.law else "")
        yield from (f"※ {badge}" for badge in one.badges)


class Inputs(Mapping[str, Any]):
    """一栏JSON的各项。空的（null、空字符串）等于没有写；缺少的项抛 BadRow；记得最后读的是哪一项。"""

    def __init__(self, column: str, given: Mapping[str, Any]) -> None:
        self.column, self.last = column, ""
        self._given = {key: _worded(value) for key, value in given.items() if value not in (None, "")}
        for key, value in self._given.items():
            if (fault := fault_of(value, signed=key in SIGNED)) is not None:
                raise BadRow(f"{column}栏的{key}{fault}")

    def __getitem__(self, key: str) -> Any:
        self.last = key
        if key not in self._given:
            raise BadRow(f"{self.column}栏缺少{key}")
        return self._given[key]

    def get(self, key: str, default: Any = None) -> Any:
        return self[key] if key in self._given else default

    def __contains__(self, key: object) -> bool:
        return key in self._given

    def __iter__(self) -> Iterator[str]:
        return iter(self._given)

    def __len__(self) -> int:
        return len(self._given)

    def one_of(self, key: str, choices: Collection[str], usual: str = "") -> str:
        """只能是其中一种的一项；没有写的为 `usual`。"""
        value = str(self.get(key, usual))
        if key in self and value not in choices:
            raise BadRow(f"{self.column}栏的{key}只能是{'、'.join(choices)}")
        return value

    def pairs(self, key: str) -> list[tuple[Any, Any]]:
        """成对的两项（日子与金额、起与止）：写成数组的数组、对象的数组或者一个对象都可以；没有写的为空。"""
        given = self.get(key, [])
        rows = list(given.items()) if isinstance(given, Mapping) else list(given)
        pairs = [tuple(row.values()) if isinstance(row, Mapping) else tuple(row) for row in rows]
        if any(len(pair) != 2 or isinstance(row, str) for pair, row in zip(pairs, rows, strict=True)):
            raise BadRow(f"{self.column}栏的{key}应是成对的两项")
        return [(first, second) for first, second in pairs]


def _worded(value: Any) -> Any:
    """写成文字的 true、false 也是真假；数和日子各种写法都写成最短的一种。"""
    if isinstance(value, Mapping):
        return {key: _worded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_worded(item) for item in value]
    if not isinstance(value, str):
        return value
    text = spelled_out(value)
    return {"true": True, "false": False}.get(text.lower(), text)


def fault_of(value: Any, *, signed: bool = False) -> str | None:
    """一项中的数（金额、比例、利率、日数）哪里不对；没有不对的、不是数的为空。"""
    if isinstance(value, Mapping | list):
        inner = value.values() if isinstance(value, Mapping) else value
        return next((fault for item in inner if (fault := fault_of(item, signed=signed)) is not None), None)
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    if not number.is_finite():
        return f"应是数，写的是{value}"
    if number < 0 and not signed:
        return f"不能为负数，写的是{value}"
    return f"太大，写的是{value}" if abs(number) >= HUGE else None


def spelled_out(text: str) -> str:
    """数去掉千分位、单位和百分号，日子写作 2026-03-02，其余只变半角。"""
    text = half_width(text)
    if (number := number_of(text)) is not None:
        return text if PLAIN.fullmatch(text) else plain(number)
    try:
        return moment_of(text).isoformat()
    except ValueError:
        return text


def whole(value: Any) -> int:
    """整数（天数、周岁、人数）；不是整数的抛 Unreadable。"""
    number = Decimal(str(value))
    if number != number.to_integral_value():
        raise Unreadable(f"应是整数，写的是{value}")
    return int(number)


def yuan(value: Any) -> Yuan:
    """金额；不足一分的抛 Unreadable。"""
    try:
        return Yuan(str(value))
    except ValueError as error:
        raise Unreadable(str(error)) from error


def cell(row: Row, column: str) -> str:
    """一栏的文字，去掉两端的空白；没有这一栏或者空的抛 BadRow。"""
    text = spelled_out(row.get(column) or "")
    if not text:
        raise BadRow(f"{column}栏是空的")
    return text


def chosen(table: Mapping[str, Choice], row: Row, column: str) -> Choice:
    """这一栏写的是表中的哪一种；没有的抛 BadRow。"""
    name = cell(row, column)
    if name not in table:
        raise BadRow(f"{column}栏没有“{name}”这一种，可以是{'、'.join(table)}")
    return table[name]


@contextmanager
def reading(row: Row, column: str, keys: Collection[str] | None = None) -> Iterator[Inputs]:
    """读一栏JSON来计算；其中的错误都成为 BadRow，写明是哪一栏；写法不对的，写明读到哪一项。空的一栏等于 {}。

    `keys` 是这一栏可以写的各项，多写、写错名称的不会被忽略；不给的任意写。
    """
    try:
        given = json.loads((row.get(column) or "").strip() or "{}", parse_float=Decimal)
    except json.JSONDecodeError as error:
        raise BadRow(f"{column}栏不是JSON：第{error.colno}个字符处") from error
    except (ValueError, RecursionError) as error:
        raise BadRow(f"{column}栏读不出来：数太长，或者层次太多") from error
    if not isinstance(given, dict):
        raise BadRow(f"{column}栏应是一个JSON对象")
    if unknown := [key for key in given if keys is not None and key not in keys]:
        raise BadRow(f"{column}栏没有{'、'.join(unknown)}这一项")
    inputs = Inputs(column, given)
    try:
        yield inputs
    except BadRow:
        raise
    except (LookupError, ValueError, TypeError, AttributeError, ArithmeticError) as error:
        said, refused = _reason(error)
        where = "" if refused else f"（读到{inputs.last or '开头'}）"
        raise BadRow(f"{column}栏{where}：{said}") from error


def _reason(error: Exception) -> tuple[str, bool]:
    """错误的一句话；各项都读懂了、计算的时候法律不许的为真，这时最后读的一项未必是错的那一项。"""
    if isinstance(error, InvalidOperation):
        return ("应是数", False) if error.args[0] == [ConversionSyntax] else ("数太大，算式写不到分", True)
    if isinstance(error, OverflowError):
        return "超出可以计算的范围", True
    said = str(error.args[0]) if error.args else ""
    if any("\u4e00" <= sign <= "\u9fff" for sign in said):
        return said, not isinstance(error, Unreadable)
    if isinstance(error, KeyError):
        return f"缺少{said}", False
    if "isoformat" in said or "out of range" in said or "must be in" in said:
        return NO_DAY, False
    return ("应是一组名称与数值" if "has no attribute 'items'" in said else "写法不对"), False
