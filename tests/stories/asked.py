"""What a tale's people type at the windows: each field of each step, less what the page fills in or offers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from xiezhi.engine.clock import at
from xiezhi.engine.facts import plain
from xiezhi.engine.possible import case_for, people_of
from xiezhi.pages.agreed import known_of_step
from xiezhi.pages.chosen import chosen_from
from xiezhi.pages.fields import Field
from xiezhi.pages.forms import form_of, given_from
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one
from xiezhi.stories.telling import Pause, Tale, Told

TYPED = ("text", "prose", "money", "number", "date", "moment", "id_number", "phone")
"""The kinds of fields into which one types; in all others one chooses."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One field that was typed into: at which step, under which label, what; and where the court had it from before."""

    step: str
    field: str
    label: str
    value: str
    before: str = ""


@dataclass
class Listener:
    """Hears a tale: which steps were taken, what was typed, and where everything stated was stated first."""

    steps: dict[str, str] = field(default_factory=dict)
    typed: list[Asked] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)

    def hears(self, tale: Tale) -> Tale:
        """The same tale: each step is looked at before it is taken."""
        told: Told | Pause | None = next(tale, None)
        while told is not None:
            if isinstance(told, Told):
                self._at(told)
            try:
                told = tale.send((yield told))
            except StopIteration:
                return

    def _at(self, told: Told) -> None:
        self.steps[told.step.id] = told.step.label
        said = _stated(told)
        if told.hand[1] in people_of(told.step):
            self.typed += self._typed(told, said)
        for name, value in said.items():
            self.known.setdefault(_same(value), f"{told.step.id}.{_column(name)}")

    def _typed(self, told: Told, said: dict[str, str]) -> Iterator[Asked]:
        shown: dict[str, tuple[Field, set[str]]] = {}
        for name, each in _flat(_form(told, said)):
            shown.setdefault(_column(name), (each, set()))[1].add(_same(each.value))
        for name, value in said.items():
            asked, offered = shown.get(_column(name), (None, set[str]()))
            if asked and asked.kind in TYPED and not asked.choices and _same(value) not in offered:
                before = self.known.get(_same(value), "") if len(value) > 1 else ""
                yield Asked(told.step.id, _column(name), str(asked.label), value, before)


def _stated(told: Told) -> dict[str, str]:
    """What was stated, flat, as a form posts it."""
    flat = given_from(plain(told.facts)) if told.facts else {}
    return {name: values[0] for name, values in flat.items() if values and values[0] not in ("", "None")}


def _form(told: Told, said: dict[str, str]) -> tuple[Field, ...]:
    """The step's form as it opens, with as many rows as are needed."""
    rows = {f"{name.rsplit('-', 1)[0]}-": [""] for name in said if "-" in name}
    here = one(Proceeding, id=told.on.id) if told.on else None
    if here is None:
        return form_of(told.step.facts, rows, lambda what: [])
    with at(told.at):
        case = case_for(here, told.hand[0])
        given = {**rows, **given_from(known_of_step(case, told.step))}
        return form_of(told.step.facts, given, lambda what: chosen_from(case, what))


def _flat(fields: tuple[Field, ...]) -> Iterator[tuple[str, Field]]:
    for each in fields:
        yield each.name, each
        for row in each.rows:
            yield from _flat(row)


def _column(name: str) -> str:
    """A cell's name without the number of its row."""
    return re.sub(r"-\d+-", ".", name)


def _same(value: str) -> str:
    return value.replace(",", "").removesuffix(".00")
