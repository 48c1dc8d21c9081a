"""What goes into a decision and what comes out of it: an act, and the outcome of each entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import msgspec
from msgspec.structs import force_setattr

from xiezhi.engine.case import Errand, Notice, Tally
from xiezhi.engine.entry_ids import entry_id
from xiezhi.engine.facts import Facts
from xiezhi.engine.family import Family, Happened, House
from xiezhi.engine.words import Role, Step
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import Row


class Act(msgspec.Struct, frozen=True):
    """One step that somebody wants to take. `on` is the proceeding's id; for an opening step the parent's, or empty."""

    step: Step
    facts: Facts
    on: str
    by: str
    role: Role
    key: str
    court: str = ""
    happened: datetime | None = None
    because: str = ""
    token: bool = False
    random: bytes = b""
    """What codes are made from, drawn by the door."""
    names: str = ""
    """What ids of persons are made from: the court's own digest of the entry, which nobody else can repeat."""
    entry: str = ""
    """The entry's id: the caller's key, bound to who he is and where he acts; the same again is the same id.
    It is given where the key is forgotten."""

    def __post_init__(self) -> None:
        if not self.entry:
            force_setattr(self, "entry", entry_id(self.court, self.by, self.key))


class Outcome(msgspec.Struct, frozen=True):
    """What one entry writes. `family` and `house` are what the next decision looks upon."""

    act: Act
    proceeding: Proceeding
    happened: Happened
    recorded_at: str
    happened_at: str
    corrects: str
    rows: tuple[tuple[Row, Row | None], ...]
    """Each record as it shall be, and as it was (None: new)."""
    tallies: tuple[Tally, ...]
    errands: tuple[Errand, ...]
    notices: tuple[Notice, ...]
    family: Family
    house: House
    counters: dict[str, int] = msgspec.field(default_factory=dict)
    erased: tuple[str, ...] = ()
    """Content that is destroyed with this entry."""
    waits: bool = False
    """A joint step that other parties have yet to consent to."""


@dataclass(frozen=True, slots=True)
class Corrects:
    """What an effect yields to say which entry its own corrects."""

    entry: str


@dataclass(frozen=True, slots=True)
class Erases:
    """What an effect yields to say which content is destroyed with its entry."""

    contents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """What an effect yields to say whom its entry concerns."""

    person: str
