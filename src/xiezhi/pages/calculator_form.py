"""A calculator's questions as the fields of a form, with what was typed and the sentence where it is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from xiezhi.law.asking import Ask, Kind, Unclear, typed
from xiezhi.law.calculator import Calculator
from xiezhi.law.given import Given, cells_of, first, row_numbers
from xiezhi.pages.fields import Choice, Field, Group, Wrong
from xiezhi.pages.saying import say as _
from xiezhi.pages.spoken import amiss

KINDS = {
    Kind.YUAN: "money",
    Kind.PERCENT: "percent",
    Kind.TIMES: "percent",
    Kind.NUMBER: "number",
    Kind.DAY: "date",
    Kind.LENGTH: "duration",
    Kind.CHOICE: "choice",
    Kind.ROWS: "table",
}
UNITS = {"d": "天", "wd": "工作日", "m": "个月", "y": "年", "h": "小时"}
FEW = 3
"""So many choices are shown side by side."""


def groups_of(calculator: Calculator, given: Given, wrong: Unclear | None) -> tuple[Group, ...]:
    """The fields under their headings; the first stand under none."""
    parts: list[tuple[str, list[Field]]] = [("", [])]
    for ask in calculator.asks:
        if ask.heading:
            parts.append((_(ask.heading), []))
        parts[-1][1].append(_marked(_field(ask, ask.name, given), wrong))
    return tuple(Group(title, tuple(fields)) for title, fields in parts)


def _field(ask: Ask, name: str, given: Given, *, cell: bool = False) -> Field:
    if ask.kind is Kind.ROWS:
        return _table(ask, given)
    kind, value = KINDS[ask.kind], first(name, given) or ask.default
    known = ask.options.get(value)
    choices = tuple(
        Choice(key, _(option.label), chosen=key == value)
        for key, option in ask.options.items()
        if option.shown or option is known
    )
    units: tuple[Choice, ...] = ()
    if ask.kind is Kind.LENGTH:
        value, units = _length(ask, name, given)
    if kind == "choice" and ask.required and len(choices) <= FEW:
        kind = "radio"
    return Field(
        name,
        _(ask.label),
        kind,
        value,
        "" if cell else _(ask.help),
        unit=_(ask.unit),
        optional=not ask.required,
        short=ask.kind in (Kind.DAY, Kind.NUMBER, Kind.PERCENT, Kind.TIMES),
        choices=choices,
        unit_choices=units,
    )


def _length(ask: Ask, name: str, given: Given) -> tuple[str, tuple[Choice, ...]]:
    """15d as 15 and 日."""
    text = typed(ask, name, given)
    count = text.rstrip("".join(UNITS))
    unit = text[len(count) :] or first(f"{name}-unit", given) or "d"
    return count, tuple(Choice(key, _(label), chosen=key == unit) for key, label in UNITS.items())


def _table(ask: Ask, given: Given) -> Field:
    def cells(stem: str, shown: Given) -> tuple[Field, ...]:
        return tuple(_field(column, f"{stem}-{column.name}", shown, cell=True) for column in ask.columns)

    filled = spread(ask, given)
    rows = tuple(cells(f"{ask.name}-{place}", filled) for place in row_numbers(ask.name, filled))
    return Field(
        ask.name, _(ask.label), "table", help=_(ask.help), optional=True, columns=cells(f"{ask.name}-0", {}), rows=rows
    )


def spread(ask: Ask, given: Given) -> Given:
    """The cells of a table, also of rows that a link wrote in one piece."""
    try:
        return cells_of(ask.name, [column.name for column in ask.columns], given)
    except ValueError:
        return {}


def _marked(field: Field, wrong: Unclear | None) -> Field:
    """The field, or the cell of it, at which something is wrong."""
    if wrong is None or not (wrong.field == field.name or wrong.field.startswith(f"{field.name}-")):
        return field
    words = Wrong(amiss(wrong))
    rows = tuple(tuple(replace(c, wrong=words) if c.name == wrong.field else c for c in row) for row in field.rows)
    return replace(field, rows=rows, wrong=words)


def with_rows_changed(calculator: Calculator, given: Given) -> Given:
    """A row more or less, for browsers without script."""
    made = {name: list(values) for name, values in given.items()}
    for ask in _tables(calculator):
        cells = {name: list(values) for name, values in spread(ask, made).items()}
        made = {name: values for name, values in made.items() if name != ask.name} | cells
        if first("add", given) == ask.name:
            place = max(row_numbers(ask.name, made), default=-1) + 1
            made[f"{ask.name}-{place}-{ask.columns[0].name}"] = [""]
    dropped = first("drop", given)
    return {name: values for name, values in made.items() if not (dropped and name.startswith(f"{dropped}-"))}


def _tables(calculator: Calculator) -> Iterator[Ask]:
    return (ask for ask in calculator.asks if ask.kind is Kind.ROWS)
