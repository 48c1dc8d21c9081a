"""例题：法院、法学院或者复核者按约定格式写的一行行算例，逐行计算并与预期比较。

文件按名称识别（deadlines、fees、interest、compensation、distributions、remuneration、bankruptcy_votes）。
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from xiezhi.law import examples_bankruptcy, examples_deadlines, examples_injury, examples_money
from xiezhi.law.derivation import Derivation
from xiezhi.law.examples_row import Answer, BadRow, Row, spelled
from xiezhi.law.working import Working

COMPUTATIONS: dict[str, Callable[[Row], object]] = {
    **examples_deadlines.COMPUTATIONS,
    **examples_money.COMPUTATIONS,
    **examples_injury.COMPUTATIONS,
    **examples_bankruptcy.COMPUTATIONS,
}


class UnknownTable(LookupError):
    """不是例题文件：名称不是约定的，或者其中的文字读不出来。"""


@dataclass(frozen=True, slots=True)
class Verdict:
    """一行的结果。`ok` 为 None 表示没有写预期；`error` 是不能计算的原因；`working` 是算式各行；
    `provisional` 是放假安排没有公布而暂计的日子，不是最后的答案。"""

    id: str
    expected: object
    got: object
    ok: bool | None
    error: str = ""
    working: tuple[str, ...] = ()
    provisional: bool = False

    def to_json(self) -> dict[str, object]:
        more = {"error": self.error} if self.error else {"provisional": True} if self.provisional else {}
        return {"id": self.id, "expected": self.expected, "got": self.got, "ok": self.ok, **more}


def check(path: Path) -> Iterator[Verdict]:
    """一个文件，或者文件夹中每个认得的文件，逐行计算。不认得的文件抛 UnknownTable。"""
    if path.is_dir():
        known = [one for one in sorted(path.glob("*.csv")) if table_of(one)]
        if not known:
            raise UnknownTable(f"{path}中没有例题文件")
        for one in known:
            yield from check(one)
        return
    table = table_of(path)
    if table is None:
        raise UnknownTable(f"不认得{path.name}，文件名应为{'、'.join(COMPUTATIONS)}之一")
    try:
        for row in csv.DictReader(io.StringIO(text_of(path), newline="")):
            yield verdict(COMPUTATIONS[table], {key: value or "" for key, value in row.items() if key})
    except csv.Error as error:
        raise UnknownTable(f"{path.name}不是CSV：{error}") from error


def text_of(path: Path) -> str:
    """文件的文字：UTF-8，不是的按GB18030（中文系统的表格软件这样保存）；都读不出的抛 UnknownTable。"""
    written = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return written.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnknownTable(f"{path.name}的文字读不出来，请另存为UTF-8编码的CSV")


def table_of(path: Path) -> str | None:
    """文件名对应的例题表；可以在名称后加后缀，例如 deadlines-2026.csv。"""
    return next(
        (name for name in COMPUTATIONS if path.stem == name or path.stem.startswith((f"{name}-", f"{name}."))), None
    )


def verdict(compute: Callable[[Row], object], row: Row) -> Verdict:
    """计算一行并与预期比较；不能计算的记下原因，算作不同。"""
    columns = [name for name in row if name.startswith("expected")]
    expected = _expected(row, columns)
    try:
        result = compute(row)
        got, working = _got(result, columns), _working(result)
    except BadRow as error:
        return Verdict(row.get("id", ""), expected, None, False, str(error))
    except ArithmeticError:
        return Verdict(row.get("id", ""), expected, None, False, f"{_written(row)}的数太大，算式写不到分")
    except Exception as error:  # 一行有错不妨碍其余各行
        return Verdict(row.get("id", ""), expected, None, False, f"不能计算：{type(error).__name__} {error}")
    guessed = isinstance(result, Derivation) and result.provisional
    agrees = _agrees(expected, got, _tolerance(row))
    return Verdict(row.get("id", ""), expected, got, agrees, working=working, provisional=guessed)


def _written(row: Row) -> str:
    """写着数的各栏。"""
    return "、".join(name for name in ("amount", "inputs", "options", "facts") if row.get(name)) + "栏"


def _tolerance(row: Row) -> Decimal:
    """容差；没有写或者写错的为零。"""
    try:
        return Decimal((row.get("tolerance") or "").strip() or "0")
    except InvalidOperation:
        return Decimal(0)


def _expected(row: Row, columns: list[str]) -> object:
    """写明的预期；没有预期这一栏的，等于空着。"""
    if len(columns) > 1:
        return {name: _json(row[name]) for name in columns}
    return row[columns[0]] if columns else ""


def _got(result: object, columns: list[str]) -> object:
    return _several(result, columns) if len(columns) > 1 else _one(result)


def _one(result: object) -> str:
    value = _plain(result)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)


def _several(result: object, columns: list[str]) -> object:
    value = _plain(result)
    if not isinstance(value, Mapping):
        raise TypeError("有几栏预期的表，结果应当按栏给出")
    return {name: value.get(name, "") for name in columns}


def _plain(value: object) -> Any:
    """Dates, amounts and workings as JSON knows them."""
    if isinstance(value, Answer):
        return _plain(value.value)
    if isinstance(value, Derivation):
        return _plain(value.due)
    if isinstance(value, Working):
        return str(value.total)
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def _json(text: str) -> object:
    try:
        return json.loads(text) if text[:1] in ("{", "[") else text
    except (ValueError, RecursionError):
        return text


def _agrees(expected: object, got: object, allowed: Decimal) -> bool | None:
    """没有写预期的为 None；几栏中没有写的栏不比较。"""
    if isinstance(expected, Mapping) and isinstance(got, Mapping):
        written = {name: value for name, value in expected.items() if value != ""}
        return _same(written, {name: got.get(name) for name in written}, allowed) if written else None
    if expected == "":
        return None
    one, other = _json(str(expected)), _json(str(got))
    if isinstance(one, Mapping) and isinstance(other, Mapping):  # 算得的可以多写几项
        other = {name: value for name, value in other.items() if name in one}
    return _same(one, other, allowed)


def _same(one: Any, other: Any, allowed: Decimal) -> bool:
    """数值在容差之内，其余逐字相同。"""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(_same(one[key], other[key], allowed) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(_same(a, b, allowed) for a, b in zip(one, other, strict=True))
    if one == other:
        return True
    try:
        return abs(Decimal(str(one)) - Decimal(str(other))) <= allowed
    except InvalidOperation:
        return str(one).lower() == str(other).lower()


def _working(result: object) -> tuple[str, ...]:
    if isinstance(result, Answer):
        return result.lines
    return tuple(spelled(result)) if isinstance(result, Derivation | Working) else ()
