"""What a decision looks upon: the records of one dispute and the house of its court. Frozen; `after` makes the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar, cast

import msgspec

from xiezhi.law.sources import NotInForce
from xiezhi.records.court import Court, Leave, Officer, Setting, decided
from xiezhi.records.deadline import Deadline
from xiezhi.records.dispute import Dispute
from xiezhi.records.hearing import Hearing
from xiezhi.records.person import Person, Standing
from xiezhi.records.table import Row

R = TypeVar("R", bound=Row)


class Happened(msgspec.Struct, frozen=True):
    """An entry as later decisions see it. `moved` is the state it led to, empty where it stayed."""

    entry: str
    proceeding: str
    step: str
    actor: str
    role: str
    day: str
    at: str
    moved: str = ""
    subject: str = ""
    corrects: str = ""
    leaf: str = ""
    """The SHA-256 hash of its leaf, which the next entry of the proceeding names."""
    happened: str = ""
    """Its legal time, of which `day` is the day."""


@dataclass(frozen=True, slots=True)
class Family:
    """Every record of one dispute by kind and id, the persons in it, and its entries in order."""

    rows: Mapping[type[Row], Mapping[str, Row]] = field(default_factory=dict)
    persons: Mapping[str, Person] = field(default_factory=dict)
    entries: tuple[Happened, ...] = ()
    _seen: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)
    """What was asked of its records and entries before, whoever asked: the same answer holds, whole when it is here."""

    def all(self, kind: type[R]) -> Iterable[R]:
        return cast(Iterable[R], self.rows.get(kind, {}).values())

    def get(self, kind: type[R], id: str) -> R | None:
        return cast("R | None", self.rows.get(kind, {}).get(id))

    def of(self, kind: type[R], proceeding: str) -> list[R]:
        """The records of a kind that belong to a proceeding."""
        if kind not in self._seen:
            grouped = defaultdict[str, list[Row]](list)
            for row in self.rows.get(kind, {}).values():
                grouped[getattr(row, "proceeding", "")].append(row)
            self._seen[kind] = grouped
        return list(self._seen[kind].get(proceeding, ()))

    def standing(self, proceeding: str) -> tuple[Standing, ...]:
        """Who stands in a proceeding now, in order."""
        if ("standing", proceeding) not in self._seen:
            now = (each for each in self.of(Standing, proceeding) if not each.until)
            self._seen["standing", proceeding] = tuple(sorted(now, key=lambda each: (each.order, each.id)))
        return cast(tuple[Standing, ...], self._seen["standing", proceeding])

    def posted(self, proceeding: str) -> tuple[Deadline, ...]:
        """The open periods of a proceeding within which the post has something of a party."""
        if ("posted", proceeding) not in self._seen:
            mine = self.of(Deadline, proceeding)
            self._seen["posted", proceeding] = tuple(each for each in mine if each.posted and each.status == "open")
        return cast(tuple[Deadline, ...], self._seen["posted", proceeding])

    @property
    def void(self) -> frozenset[str]:
        """Entries that a later entry corrects."""
        if "void" not in self._seen:
            self._seen["void"] = frozenset(entry.corrects for entry in self.entries if entry.corrects)
        return cast(frozenset[str], self._seen["void"])

    def entries_of(self, proceeding: str) -> tuple[Happened, ...]:
        """The entries of a proceeding that stand, oldest first."""
        if proceeding not in self._seen:
            void = self.void
            mine = (each for each in self.entries if each.proceeding == proceeding and each.entry not in void)
            self._seen[proceeding] = tuple(mine)
        return cast(tuple[Happened, ...], self._seen[proceeding])

    def taken(self, proceeding: str) -> Mapping[str, list[Happened]]:
        """The same by step."""
        if ("taken", proceeding) not in self._seen:
            by_step = dict[str, list[Happened]]()
            for each in self.entries_of(proceeding):
                by_step.setdefault(each.step, []).append(each)
            self._seen["taken", proceeding] = by_step
        return cast(Mapping[str, list[Happened]], self._seen["taken", proceeding])

    def peopled(self, persons: Mapping[str, Person]) -> Family:
        """The same with these persons in it."""
        return Family(self.rows, persons, self.entries, self._seen)

    def as_read(self, rows: Mapping[type[Row], Mapping[str, Row]], entries: tuple[Happened, ...]) -> Family:
        """As it would be read from the tables, without persons: these are its records and entries, in their order."""
        same = {
            kind: answer
            for kind, answer in self._seen.copy().items()
            if isinstance(kind, type) and rows.get(kind) is self.rows.get(kind)
        }
        return Family(rows, {}, entries, same)

    def after(self, changed: Iterable[Row], happened: Happened | None = None) -> Family:
        rows, persons = dict(self.rows), dict(self.persons)
        touched: dict[type[Row], dict[str, Row]] = {}
        for row in changed:
            if isinstance(row, Person):
                persons[row.person] = row
                continue
            kind = type(row)
            if kind not in touched:
                touched[kind] = rows[kind] = dict(rows.get(kind, {}))
            touched[kind][row.id] = row
        family = Family(rows, persons, (*self.entries, happened) if happened else self.entries)
        for asked, answer in self._seen.copy().items():
            if isinstance(asked, type) and asked not in touched:
                family._seen[asked] = answer
            elif isinstance(asked, str) and not (happened and happened.corrects):
                more = happened is not None and asked == happened.proceeding
                family._seen[asked] = (*answer, happened) if more else answer
        return family


@dataclass(frozen=True, slots=True)
class House:
    """A court: its officers, who is away, its settings; and the other courts by code."""

    court: Court | None
    officers: Mapping[str, Officer] = field(default_factory=dict)
    leaves: Mapping[str, Leave] = field(default_factory=dict)
    settings: Mapping[str, Setting] = field(default_factory=dict)
    courts: Mapping[str, Court] = field(default_factory=dict)
    _of_office: dict[str, list[Officer]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def holders(self, office: str, day: str) -> list[Officer]:
        """Who holds an office on a day, in the order of their ids."""
        if office not in self._of_office:
            self._of_office[office] = [each for each in self.officers.values() if each.office == office]
        ever = self._of_office[office]
        return [each for each in ever if each.since <= day and (not each.until or day < each.until)]

    def away(self, person: str, day: str) -> bool:
        return any(leave.person == person and leave.since <= day <= leave.until for leave in self.leaves.values())

    def setting(self, name: str, day: date, otherwise: str | None) -> str:
        """The value in force on a day, by the law's own table of what a court sets. Where that has no default either,
        ``otherwise``; without one NotInForce is raised, and KeyError where the table has no such name.
        """
        try:
            return decided(self.settings.values()).on(name, day)
        except NotInForce:
            if otherwise is None:
                raise
            return otherwise

    def after(self, changed: Iterable[Row]) -> House:
        house = self
        for row in changed:
            if isinstance(row, Officer):
                house = replace(house, officers={**house.officers, row.id: row})
            elif isinstance(row, Leave):
                house = replace(house, leaves={**house.leaves, row.id: row})
            elif isinstance(row, Setting):
                house = replace(house, settings={**house.settings, row.id: row})
            elif isinstance(row, Court):
                house = replace(house, court=row, courts={**house.courts, row.id: row})
        return house


@dataclass(frozen=True, slots=True)
class Kept:
    """Contents that somebody named, and wherever else in the dispute the same stands."""

    found: frozenset[str] = frozenset()
    """Those of the named that are kept here and not erased."""
    ids: tuple[str, ...] = ()
    values: frozenset[str] = frozenset()
    records: frozenset[tuple[str, str]] = frozenset()
    """Table and id of each record that was made from them."""
    busy: frozenset[str] = frozenset()
    """Persons whose own particulars these are and who stand in an open proceeding of another dispute."""


class World(msgspec.Struct, frozen=True):
    """Everything one batch looks upon: its own, moved on from step to step."""

    families: dict[str, Family]
    houses: dict[str, House]
    counters: dict[str, int] = msgspec.field(default_factory=dict)
    persons: dict[tuple[str, str], Person] = msgspec.field(default_factory=dict)
    """Persons of a court: by sealed ID number, of the numbers stated in this batch, and by id, of who acts in it."""
    alike: dict[tuple[str, str], tuple[Dispute, ...]] = msgspec.field(default_factory=dict)
    others: dict[tuple[type[Row], str], Row] = msgspec.field(default_factory=dict)
    """Records of other disputes by kind and id, of those named in this batch."""
    beside: dict[tuple[str, str], str] = msgspec.field(default_factory=dict)
    """The proceedings that this batch names by court and number; their disputes are among the families."""
    loads: dict[str, dict[str, int]] = msgspec.field(default_factory=dict)
    """How many open proceedings of the kinds asked for each judge has, by court."""
    booked: dict[tuple[str, str], tuple[Hearing, ...]] = msgspec.field(default_factory=dict)
    """The hearings of a court on a day that was asked for."""
    kept: dict[tuple[str, ...], Kept] = msgspec.field(default_factory=dict)
    """By dispute and the ids named."""
    dispute_of: dict[str, str] = msgspec.field(default_factory=dict)
    """The dispute of each proceeding."""
