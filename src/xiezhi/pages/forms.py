"""The form of a step, made from its facts; and what was typed, as those facts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from xiezhi.engine.ceremony import Confirmed
from xiezhi.engine.facts import Facts, Misstated, fields_of
from xiezhi.engine.facts import Field as Asked
from xiezhi.pages.fields import Choice, Field, Wrong
from xiezhi.pages.saying import say, termed, without_unit
from xiezhi.pages.spoken import amiss

Given = Mapping[str, Sequence[str]]
"""What was typed, by name, as a form posts it: cells of rows are `<name>-<row>-<column>`."""
Choosing = Callable[[str], list[tuple[str, str]]]
KINDS = {
    "text": "text",
    "name": "text",
    "prose": "text",
    "secret": "id_number",
    "day": "date",
    "time": "moment",
    "yuan": "money",
    "number": "number",
    "yes": "yes",
    "choice": "choice",
    "person": "person",
    "paper": "paper",
    "file": "files",
    "entry": "choice",
}
ACCEPT = "application/pdf,image/jpeg,image/png"
NEVER_ASKED = ("born", "language")
"""What follows from other facts, or is changed where one confirms where papers go."""
FEW = 4
"""So many choices are shown side by side."""


def form_of(facts: type[Facts], given: Given, choosing: Choosing, wrong: Misstated | None = None) -> tuple[Field, ...]:
    """The fields with what has been typed so far, and the sentence at the one that is wrong."""
    fields = tuple(_field(asked, asked.name, given, choosing) for asked in fields_of(facts) if not _seen(facts, asked))
    return tuple(_marked(field, wrong) for field in fields) if wrong else fields


def _seen(facts: type[Facts], asked: Asked) -> bool:
    """What a window sees of who signs, which nobody can state of himself."""
    if not issubclass(facts, Confirmed):
        return False
    return asked.name in {each.name for each in fields_of(Confirmed)} or (asked.name == "paper" and not asked.required)


def typed_of(facts: type[Facts], given: Given) -> dict[str, Any]:
    """What was typed, nested as the facts are; what was left empty is not stated."""
    typed: dict[str, Any] = {}
    for asked in fields_of(facts):
        value = _typed(asked, asked.name, given)
        if value not in (None, "", []):
            typed[asked.name] = value
    return typed


def given_from(plain: Mapping[str, Any]) -> Given:
    """Facts as they are already known, plain, as if they had been typed."""
    given: dict[str, list[str]] = {}
    for name, value in plain.items():
        if not isinstance(value, list | tuple):
            given[name] = [_text(value)]
            continue
        for row, part in enumerate(value):
            cells = part.items() if isinstance(part, Mapping) else (("value", part),)
            given.update({f"{name}-{row}-{column}": [_text(cell)] for column, cell in cells})
    return given


def _text(value: object) -> str:
    return ("1" if value else "") if isinstance(value, bool | None) else str(value)


def rows_of(name: str, given: Given) -> list[int]:
    """The numbers of the rows of a table that were sent."""
    places = {int(match[1]) for key in given if (match := re.match(rf"{re.escape(name)}-(\d+)-", key))}
    return sorted(places)


# --- from facts to fields --------------------------------------------------------------------------------------------


def _field(asked: Asked, name: str, given: Given, choosing: Choosing) -> Field:
    if asked.many and (asked.kind == "choice" or asked.chosen_from):
        chosen = given.get(name, ())
        pairs = asked.choices or choosing(asked.chosen_from)
        choices = tuple(Choice(value, say(label), chosen=value in chosen) for value, label in pairs)
        optional = not asked.required
        return Field(name, termed(asked), "checks", help=say(asked.help), optional=optional, choices=choices)
    if asked.many or asked.kind == "parts":
        return _table(asked, name, given, choosing)
    return _single(asked, name, given, choosing)


def _single(asked: Asked, name: str, given: Given, choosing: Choosing, *, cell: bool = False) -> Field:
    kind, value = KINDS[asked.kind], _value(asked, name, given)
    if asked.kind == "prose" and (asked.long or cell):
        kind = "prose"
    if asked.kind == "choice" and len(asked.choices) <= FEW and not cell:
        kind = "radio"
    if asked.kind == "secret" and "电话" in asked.label:
        kind = "phone"
    if asked.kind == "yes" and cell:
        return Field(name, termed(asked), "choice", value, choices=_yes_or_no(value))
    choices, kind = _choices(asked, value, choosing, kind)
    unit = say("元") if kind == "money" else ""
    label = without_unit(asked) if unit else termed(asked)
    optional = not asked.required and kind != "radio"
    accept = ACCEPT if kind == "files" else ""
    return Field(
        name,
        label,
        kind,
        value,
        "" if cell else say(asked.help),
        "",
        unit,
        optional=optional,
        choices=choices,
        accept=accept,
        short=kind in ("date", "number"),
    )


def _choices(asked: Asked, value: str, choosing: Choosing, kind: str) -> tuple[tuple[Choice, ...], str]:
    if asked.kind == "file" and value:
        return (Choice(value, f"{say('已上传')}　{value[:8]}", chosen=True),), "choice"
    pairs = list(asked.choices) or (choosing(asked.chosen_from) if asked.chosen_from else [])
    if asked.chosen_from and kind == "text":
        kind = "choice"
    only = len(pairs) == 1 and asked.required
    return tuple(Choice(each, say(label), chosen=each == value or only) for each, label in pairs), kind


def _yes_or_no(value: str) -> tuple[Choice, ...]:
    return (Choice("", say("否"), chosen=value != "1"), Choice("1", say("是"), chosen=value == "1"))


def _table(asked: Asked, name: str, given: Given, choosing: Choosing) -> Field:
    places = rows_of(name, given) or ([0] if asked.required else [])
    columns = _cells(asked, f"{name}-0", {}, choosing)
    rows = tuple(_cells(asked, f"{name}-{place}", given, choosing) for place in places)
    total = _total(asked, rows)
    return Field(
        name,
        termed(asked),
        "table",
        help=say(asked.help),
        optional=not asked.required,
        columns=columns,
        rows=rows,
        total=total,
    )


def _cells(asked: Asked, stem: str, given: Given, choosing: Choosing) -> tuple[Field, ...]:
    if asked.kind != "parts":
        return (_single(replace(asked, many=False), f"{stem}-value", given, choosing, cell=True),)
    parts = [part for part in asked.parts if part.name not in NEVER_ASKED]
    return tuple(_single(part, f"{stem}-{part.name}", given, choosing, cell=True) for part in parts)


def _total(asked: Asked, rows: Sequence[Sequence[Field]]) -> Decimal | None:
    """Of the first column of money; what stands beside it (what interest runs on) is no part of the sum."""
    if not any(part.kind == "yuan" for part in asked.parts):
        return None
    sums = [next(cell.value.replace(",", "") for cell in row if cell.kind == "money") for row in rows]
    return sum((Decimal(each) for each in sums if re.fullmatch(r"\d+(\.\d{1,2})?", each)), Decimal(0))


def _value(asked: Asked, name: str, given: Given) -> str:
    if name in given:
        return next(iter(given[name]), "")
    if any(key != "key" and not key.startswith(("csrf", "go")) for key in given) and asked.kind == "yes":
        return ""
    default = asked.default
    if default is None or isinstance(default, tuple):
        return ""
    if isinstance(default, bool):
        return "1" if default else ""
    if isinstance(default, StrEnum | date):
        return default.isoformat() if isinstance(default, date) else default.value
    return str(default)


def _marked(field: Field, wrong: Misstated) -> Field:
    """The field, or the cell of it, at which something is wrong."""
    path = wrong.field.replace(".", "-")
    words = amiss(wrong)
    if field.name == path or (field.kind != "table" and path.startswith(f"{field.name}-")):
        return replace(field, wrong=Wrong(words))
    if not path.startswith(f"{field.name}-"):
        return field
    rows = tuple(tuple(replace(c, wrong=Wrong(words)) if c.name == path else c for c in row) for row in field.rows)
    return replace(field, rows=rows, wrong=Wrong(words))


# --- from what was typed to facts ------------------------------------------------------------------------------------


def _typed(asked: Asked, name: str, given: Given) -> Any:
    if asked.many and (asked.kind == "choice" or asked.chosen_from):
        return [value for value in given.get(name, ()) if value]
    if not asked.many and asked.kind != "parts":
        return _one(asked, name, given)
    rows = []
    for place in rows_of(name, given):
        row = _row(asked, f"{name}-{place}", given)
        if row not in (None, "", {}):
            rows.append(row)
    return rows if asked.many or len(rows) > 1 else next(iter(rows), None)


def _row(asked: Asked, stem: str, given: Given) -> Any:
    if asked.kind != "parts":
        return _one(replace(asked, many=False), f"{stem}-value", given)
    said = {part.name: _one(part, f"{stem}-{part.name}", given) for part in asked.parts}
    typed = {key: value for key, value in said.items() if value not in (None, "")}
    chosen = {part.name for part in asked.parts if part.kind in ("choice", "yes")}
    untouched = all(key in chosen or str(value) == str(_default(asked, key)) for key, value in typed.items())
    return {} if untouched else typed


def _default(asked: Asked, name: str) -> object:
    return next(part.default for part in asked.parts if part.name == name)


def _one(asked: Asked, name: str, given: Given) -> Any:
    value = next(iter(given.get(name, ())), "").strip()
    if asked.kind == "yes":
        return value == "1"
    if asked.kind == "number" and value:
        return int(value) if re.fullmatch(r"-?\d{1,9}", value) else value
    return value
