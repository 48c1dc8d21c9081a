"""Every entry decided again by today's code and law, upon what was recorded before it: what would differ, in words.

It is information and changes nothing: what was decided stays decided.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from xiezhi.engine.acts import Act, Outcome
from xiezhi.engine.aside import COURT, tables_aside
from xiezhi.engine.clock import at
from xiezhi.engine.decide import decide
from xiezhi.engine.door import names_of
from xiezhi.engine.facts import Misstated, recalled
from xiezhi.engine.reading import read
from xiezhi.engine.refused import Absent, Refused
from xiezhi.engine.words import CLOCK, COURSE, Role, Step, find_step
from xiezhi.evidence.models import Content, Entry, Head
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import TABLES, TOMBSTONE, table_of

Cells = dict[tuple[str, str, str], Any]
_DECODER = msgspec.json.Decoder()
_ERASED = object()


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What would be otherwise today: which entry, its step and day, and the difference."""

    entry: str
    step: str
    day: str
    words: str

    def __str__(self) -> str:
        return f"{self.entry} {self.step} {self.day}: {self.words}"


@dataclass(frozen=True, slots=True)
class Redecided:
    """How many entries were decided again, and every difference."""

    entries: int
    differences: list[Otherwise]

    def __str__(self) -> str:
        otherwise = len({each.entry for each in self.differences})
        return f"{self.entries} entries decided again, {otherwise} of them otherwise"


@dataclass(frozen=True, slots=True)
class _Logged:
    """An entry with its skeleton and the values of its contents, None where erased."""

    entry: Entry
    skeleton: dict[str, Any]
    contents: list[Content]

    @property
    def values(self) -> dict[str, str | None]:
        return {each.id: each.value for each in self.contents}

    @property
    def cells(self) -> Cells:
        """What it wrote, column by column."""
        return {
            (table, id, column): _opened(value, self.values, _ERASED)
            for table, id, changes in self.skeleton["changes"]
            for column, value in changes.items()
        }

    def otherwise(self, words: str) -> Otherwise:
        return Otherwise(self.entry.id, self.entry.step, self.entry.happened_at[:10], words)


def decide_again() -> Redecided:
    """Live every log of the court once more, in tables of its own."""
    found: list[Otherwise] = []
    number = 0
    with tables_aside():
        for group in _groups():
            number += len(group)
            if not group[0].skeleton.get("erased"):  # what is destroyed cannot be looked upon again
                found += _compared(group)
            for each in group:
                _record(each)
    return Redecided(number, found)


def _groups() -> Iterator[list[_Logged]]:
    """Each step that somebody took with those that the course took because of it, in the order of record."""
    logs = [
        Entry.objects.using(COURT).filter(court=head.court).order_by("place").iterator(chunk_size=2000)
        for head in Head.objects.using(COURT).order_by("court")
    ]
    group: list[_Logged] = []
    for entry in heapq.merge(*logs, key=lambda each: str(each.recorded_at)):
        contents = list(Content.objects.using(COURT).filter(entry=entry.id))
        logged = _Logged(entry, _DECODER.decode(entry.skeleton), contents)
        if group and entry.because in {each.entry.id for each in group}:
            group.append(logged)
            continue
        if group:
            yield group
        group = [logged]
    if group:
        yield group


def _compared(group: list[_Logged]) -> Iterator[Otherwise]:
    first = group[0]
    try:
        outcomes, again = (_decided(first, random) for random in (b"once", b"twice"))
    except (Refused, Misstated) as refused:
        yield first.otherwise(f"would be refused: {refused}")
        return
    except (Absent, LookupError) as gone:
        yield first.otherwise(f"cannot be taken: {type(gone).__name__} {gone}".strip())
        return
    logged = {each.entry.id: each for each in group}
    for outcome, other in zip(outcomes, again, strict=True):
        was = logged.pop(outcome.act.entry, None)
        if was is None:
            yield first.otherwise(f"would also be followed by {outcome.happened.step}")
        else:
            yield from (was.otherwise(words) for words in _differences(was, outcome, other))
    yield from (each.otherwise("would not follow") for each in logged.values())


def _decided(logged: _Logged, random: bytes) -> list[Outcome]:
    now = datetime.fromisoformat(logged.entry.recorded_at)
    with at(now):
        act = _act(logged, random)
        return decide(read([act], now.date().isoformat(), lock=True), act, now)


def _act(logged: _Logged, random: bytes) -> Act:
    """The act that made the entry, as far as it is remembered."""
    entry = logged.entry
    step = find_step(entry.step.rstrip("?"))
    happened = None if entry.happened_at == entry.recorded_at else datetime.fromisoformat(entry.happened_at)
    parent = logged.cells.get((table_of(Proceeding).name, entry.proceeding, "parent"), "") if step.opens else ""
    facts = recalled(step.facts, _opened(logged.skeleton["facts"], logged.values, TOMBSTONE))
    return Act(  # the caller's key is forgotten; what was made of it stands
        step, facts, parent if step.opens else entry.proceeding, entry.actor, _role(step, entry.role), "", entry.court,
        happened, entry.because, random=random, names=names_of(entry.id), entry=entry.id,
    )  # fmt: skip


def _role(step: Step, name: str) -> Role:
    return next((each for each in (*step.roles, CLOCK, COURSE) if each.name == name), Role(name, name, "public"))


def _opened(value: Any, values: dict[str, str | None], erased: Any) -> Any:
    """A part of a skeleton with its contents put back."""
    if isinstance(value, list):
        return [_opened(each, values, erased) for each in value]
    if not isinstance(value, dict):
        return value
    if "$" in value:
        kept = values.get(value["$"])
        return erased if kept is None else kept
    return {name: _opened(each, values, erased) for name, each in value.items()}


def _differences(was: _Logged, outcome: Outcome, other: Outcome) -> Iterator[str]:
    """In words, column by column; what is drawn at random is no difference."""
    if outcome.happened.moved != was.entry.moved:
        yield f"would lead to {outcome.happened.moved or 'where it stood'}, and led to {was.entry.moved or 'the same'}"
    told, drawn, logged = _cells(outcome), _cells(other), was.cells
    for cell in sorted(told.keys() | logged.keys()):
        now, then = told.get(cell, "unchanged"), logged.get(cell, "unchanged")
        if now != then and then is not _ERASED and told.get(cell) == drawn.get(cell):
            yield f"{cell[0]} {cell[1]} {cell[2]} would be {now!r}, and is {then!r}"


def _cells(outcome: Outcome) -> Cells:
    made: Cells = {}
    for row, before in outcome.rows:
        table = table_of(type(row))
        for name, column in table.columns.items():
            if name != "id" and (before is None or getattr(row, name) != getattr(before, name)):
                made[table.name, row.id, name] = column.pack(getattr(row, name))
    return made


def _record(logged: _Logged) -> None:
    """Put the entry and what it changed into the tables aside."""
    Entry.objects.bulk_create([logged.entry])
    Content.objects.bulk_create(logged.contents)
    for table, id, changes in logged.skeleton["changes"]:
        values = {column: _opened(value, logged.values, TOMBSTONE) for column, value in changes.items()}
        model = TABLES[table].model
        if not model.objects.filter(id=id).update(**values):
            model.objects.create(id=id, **values)
