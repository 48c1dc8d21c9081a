"""The cube as a table that expressions speak of: one text of them, run by SQLite, PostgreSQL and DuckDB alike."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any, get_type_hints

import ibis
from django.db import connection
from ibis.expr.types import BooleanScalar, BooleanValue, IntegerScalar, Table

from xiezhi.indicators.engines import sql_of
from xiezhi.records.cells import Cell

COLUMNS = {name: "int64" if kind is int else "string" for name, kind in get_type_hints(Cell).items()}
CELLS: Table = ibis.table(COLUMNS, name="records_cells")

SINCE = ibis.param("string")
"""The first month of the window."""
LONG, LONGER = ibis.param("int64"), ibis.param("int64")
"""The day twelve and eighteen months before the window's last, as a number of days."""


@dataclass(frozen=True, slots=True)
class Window:
    """Which cells are looked at: courts, legal months from `since` to `until`, recorded no later than the day `known`.

    Stocks take all months up to `until`. `day` is the day on which what is still open is looked at.
    """

    courts: tuple[str, ...]
    since: str
    until: str
    known: str
    day: date
    judge: str = ""
    after: str = ""
    """Only what was recorded later than this day."""

    @classmethod
    def of(cls, courts: Sequence[str], day: date, months_back: int = 12) -> Window:
        """The months that end with this day, as they were known on it."""
        return cls(tuple(sorted(courts)), month_before(day, months_back - 1), f"{day:%Y-%m}", day.isoformat(), day)

    def month(self, month: str) -> Window:
        """One month of it, as this window knows it."""
        return replace(self, since=month, until=month, day=min(self.day, last_day(month)))

    def as_published(self) -> Window:
        """As it was known when its last day ended."""
        return replace(self, known=min(self.known, self.day.isoformat()))

    @property
    def months(self) -> tuple[str, ...]:
        year, number = (int(part) for part in self.since.split("-"))
        made = [self.since]
        while made[-1] < self.until:
            year, number = (year, number + 1) if number < 12 else (year + 1, 1)
            made.append(f"{year}-{number:02d}")
        return tuple(made)


def month_before(day: date, back: int) -> str:
    count = day.year * 12 + day.month - 1 - back
    return f"{count // 12}-{count % 12 + 1:02d}"


def last_day(month: str) -> date:
    year, number = (int(part) for part in month.split("-"))
    return date.fromordinal(date(year + number // 12, number % 12 + 1, 1).toordinal() - 1)


def back_from(day: date, number: int) -> date:
    """The same day so many months before, the last of the month where it has none."""
    month = month_before(day, number)
    return min(last_day(month), date.fromisoformat(f"{month}-{min(day.day, last_day(month).day):02d}"))


def measured(
    expressions: Mapping[str, IntegerScalar], window: Window, by: Sequence[str] = (), only: BooleanValue | None = None
) -> list[dict[str, Any]]:
    """These sums over the window, a row for each value of `by`: one statement. `only` are the cells they look at."""
    return _rows([window], expressions, by, only)


def measured_each(
    windows: Sequence[Window],
    expressions: Mapping[str, IntegerScalar],
    by: Sequence[str] = (),
    only: BooleanValue | None = None,
) -> list[dict[str, Any]]:
    """These sums over each of the windows, one statement for all; `place` is which window a row is of, in order."""
    return sorted(_rows(windows, expressions, by, only), key=lambda row: row["place"])


def _rows(
    windows: Sequence[Window], expressions: Mapping[str, IntegerScalar], by: Sequence[str], only: BooleanValue | None
) -> list[dict[str, Any]]:
    if not expressions or not windows:
        return []
    told = [statement(expressions, each, by, only, connection.vendor) for each in windows]
    sql = " UNION ALL ".join(
        f"SELECT {place} AS place, w.* FROM ({each}) w" for place, (each, _given) in enumerate(told)
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [value for _sql, given in told for value in given])
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def cells_where(where: BooleanValue, window: Window, *, stock: bool) -> list[tuple[str, str, str]]:
    """The cells that an expression counts: id, event and day of recording."""
    shown = _looked_at(window).filter(where if stock else where & (CELLS.month >= SINCE))
    chosen = shown.select("id", "event", "recorded")
    with connection.cursor() as cursor:
        cursor.execute(sql_of(chosen, connection.vendor, params_of(window)))
        return [(str(id), str(event), str(recorded)) for id, event, recorded in cursor.fetchall()]


@dataclass(frozen=True, slots=True)
class _Named:
    """Expressions as a key of what was already put into SQL: a name stands for one expression everywhere."""

    names: tuple[str, ...]
    expressions: Mapping[str, IntegerScalar] = field(compare=False)
    only: BooleanValue | None = field(compare=False)


def statement(
    expressions: Mapping[str, IntegerScalar],
    window: Window,
    by: Sequence[str],
    only: BooleanValue | None,
    engine: str,
) -> tuple[str, list[Any]]:
    """What an engine runs, with %s for each value of the window, and the values in their order."""
    asked = _Named(tuple(expressions), expressions, only)
    text = _sql(asked, bool(window.judge), bool(window.after), tuple(by), engine)
    values = _values(window)
    given = [value for mark in _MARKED.findall(text) for value in values[mark.strip("'")]]
    marks = {mark: ", ".join(["%s"] * len(value)) for mark, value in values.items()}
    return _MARKED.sub(lambda mark: marks[mark[0].strip("'")], text), given


def _values(window: Window) -> dict[str, Sequence[Any]]:
    params = params_of(window)
    told = {mark: [getattr(window, name)] for name, mark in _MARKS.items() if name != "courts"}
    return {**told, _MARKS["courts"]: window.courts or ("",), _LONG: [params[LONG]], _LONGER: [params[LONGER]]}


@lru_cache(maxsize=512)
def _sql(asked: _Named, judge: bool, after: bool, by: tuple[str, ...], vendor: str) -> str:
    """Put into SQL once for all windows: marks stand for what a window says."""
    told = {name: mark for name, mark in _MARKS.items() if name != "courts"}
    told |= {"judge": told["judge"] if judge else "", "after": told["after"] if after else ""}
    window = Window(courts=(_MARKS["courts"],), day=date.max, **told)
    params = {SINCE: window.since, LONG: int(_LONG), LONGER: int(_LONGER)}
    return sql_of(summed(asked.expressions, window, by, asked.only), vendor, params).replace("%", "%%")


_MARKS = {name: f"\u00a7{name}\u00a7" for name in ("courts", "since", "until", "known", "judge", "after")}
_LONG, _LONGER = "4611686018427387911", "4611686018427387917"
_MARKED = re.compile(rf"'(?:{'|'.join(_MARKS.values())})'|{_LONG}|{_LONGER}")
"""What stands for the values of a window in a statement: text for text, a number that no cell has for a number."""


def summed(
    expressions: Mapping[str, IntegerScalar], window: Window, by: Sequence[str], only: BooleanValue | None = None
) -> Table:
    """The expression itself, for whatever engine runs it."""
    looked_at = _looked_at(window) if only is None else _looked_at(window).filter(only)
    return looked_at.group_by(*by).aggregate(**expressions) if by else looked_at.aggregate(**expressions)


def _looked_at(window: Window) -> Table:
    within: BooleanValue | BooleanScalar = CELLS.court.isin(window.courts) & (CELLS.month <= window.until)
    within = within & (CELLS.recorded <= window.known)
    if window.judge:
        within = within & (CELLS.judge == window.judge)
    return CELLS.filter(within & (CELLS.recorded > window.after) if window.after else within)


def params_of(window: Window) -> dict[Any, Any]:
    """What the expressions leave open, as this window answers it."""
    return {SINCE: window.since, LONG: _ordinal(window.day, 12), LONGER: _ordinal(window.day, 18)}


def _ordinal(day: date, number: int) -> int:
    return back_from(day, number).toordinal()
