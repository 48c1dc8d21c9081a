"""What was stated with an entry, to be read: one thing a line, and what consists of parts as a table of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from xiezhi.engine.facts import Facts, fields_of
from xiezhi.engine.facts import Field as Asked
from xiezhi.engine.words import find_step
from xiezhi.evidence.models import Entry as Logged
from xiezhi.pages.docket import BY_ID, ID, MACHINE, PLUMBING, Known, may_read, plain, shown, skeleton
from xiezhi.pages.names import names_of, role_name
from xiezhi.pages.saying import say, termed, without_unit
from xiezhi.pages.spoken import spoken

SAID_ALREADY = {"person": "name", "kind": "title"}
"""A part that only repeats another one in words for the machine, and which."""
OF_PEOPLE = {"natural": "自然人", "organisation": "单位"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing stated, with its label; `head` and `rows` where it is made of parts: each row one of them."""

    label: str
    value: str | Decimal | date = ""
    note: str = ""
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str | Decimal, ...], ...] = ()


def facts_of(entry: Logged, known: Known) -> tuple[Fact, ...]:
    """What was stated, as its reader may see it: numbers masked, erased contents as a tombstone."""
    if not may_read(entry, known):
        return ()
    return tuple(_told(find_step(entry.step.rstrip("?")).facts, skeleton(entry)["facts"], known))


def _told(facts: type[Facts], said: Mapping[str, Any], known: Known) -> Iterator[Fact]:
    for asked in fields_of(facts):
        value = said.get(asked.name)
        if value in (None, "", [], False) or asked.chosen_from in BY_ID:
            continue
        if asked.kind == "parts":
            yield _table(asked, value if isinstance(value, list) else [value], known)
        elif isinstance(value, list):
            yield Fact(termed(asked), "；".join(str(_cell(asked, each, known)) for each in value))
        elif told := value_of(asked, value, known):
            yield Fact(_label(asked), told)


def _table(asked: Asked, parts: Sequence[Mapping[str, Any]], known: Known) -> Fact:
    """The parts as rows; a column of which no part says anything is left out, one part alone is a list of its own."""
    columns = [
        each
        for each in asked.parts
        if each.name not in (*PLUMBING, "order", "edition")
        and each.chosen_from not in BY_ID
        and any(_is_told(each, part) for part in parts)
    ]
    told = [tuple(_cell(each, part.get(each.name), known) for each in columns) for part in parts]
    kept = [place for place in range(len(columns)) if any(row[place] != "" for row in told)]
    head = tuple(_label(columns[place]) for place in kept)
    return Fact(termed(asked), head=head, rows=tuple(tuple(row[place] for place in kept) for row in told))


def _is_told(asked: Asked, part: Mapping[str, Any]) -> bool:
    return bool(part.get(asked.name)) and not part.get(SAID_ALREADY.get(asked.name, ""))


def _cell(asked: Asked, value: Any, known: Known) -> str | Decimal:
    """One cell: money as a number, everything else in words."""
    if value in (None, "", [], False):
        return ""
    if asked.kind == "parts":
        rows = _table(asked, value if isinstance(value, list) else [value], known).rows
        return say("；").join(say("，").join(str(each) for each in row if each != "") for row in rows)
    if isinstance(value, list):
        return say("；").join(str(_cell(asked, each, known)) for each in value)
    told = say("是") if asked.kind == "yes" else value_of(asked, value, known)
    return told if isinstance(told, Decimal) else spoken(plain(told))


def value_of(asked: Asked, value: Any, known: Known) -> str | Decimal | date:
    """One thing stated as it is read; whoever is named by an id alone is called by name."""
    if isinstance(value, str) and asked.name == "role":
        return say(role_name(value))
    if isinstance(value, str) and asked.name == "kind" and value in OF_PEOPLE:
        return say(OF_PEOPLE[value])
    if isinstance(value, str) and asked.name == "by" and ID.fullmatch(value):
        return known.names.get(value) or names_of("", [value])[value]
    told = shown(asked, value, known)
    if isinstance(told, str) and told.startswith(MACHINE):
        return say("见文书本身")
    return told


def _label(asked: Asked) -> str:
    return without_unit(asked)
