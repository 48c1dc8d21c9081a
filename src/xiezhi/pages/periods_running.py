"""Periods that run in the cases somebody works on: which are his to act upon and which others owe him, counted and put
in order by the database, so that a number is whole however many there are."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connection

from xiezhi.engine.words import Step
from xiezhi.pages.limits import steps_at
from xiezhi.pages.visitor import Visitor
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import table_of

GROUPS = (("late", 101, "已过期限"), ("near", 80, "用去八成"), ("half", 50, "用去一半"), ("quiet", 0, "还宽裕"))
"""By how much of a period is used, in per cent; what is suspended uses nothing."""
RUNS = "d.status IN ('open', 'suspended') OR (d.status = 'late' AND d.met = '')"
LIMITS = (
    "FROM records_deadlines d JOIN records_proceedings ON records_proceedings.id = d.proceeding"
    " JOIN records_disputes u ON u.id = d.dispute"
)
STANDS = (
    "EXISTS (SELECT 1 FROM records_standings s WHERE s.proceeding = d.proceeding AND s.until = '' AND {whose}"
    " AND k.stands LIKE '%%,' || s.role || ',%%')"
)
"""That he, or whom he acts for, has a place in the case from which the step is taken."""
FOR_OTHERS = (
    '(s.person = %s OR s.person IN (SELECT a."of" FROM records_standings a WHERE a.proceeding = d.proceeding'
    " AND a.person = %s AND a.until = '' AND a.\"of\" <> ''))"
)
POSTED = "NOT (d.margin <> '' AND d.status = 'open' AND d.due < %s)"
"""What the post may still bring is nobody's to act upon."""
OWED = "d.kind <> 'right' AND d.status <> 'suspended'"
"""A right is owed to nobody, and what is suspended is not due."""
WHO = ("d.person", "CASE WHEN d.person = '' THEN d.role ELSE '' END", "d.label")
"""Who owes what: a person, or whoever has a role."""


class Kind(NamedTuple):
    """A clock in a state, in one court: the step that stops it from there."""

    court: str
    procedure: str
    state: str
    clock: str
    step: Step


class Counted(NamedTuple):
    """How many of one step and group there are, and how many of them are of an enterprise."""

    step: Step
    group: str
    all: int
    green: int


class Owed(NamedTuple):
    """The same thing of the same person: how many there are, and the nearest of them by id."""

    all: int
    nearest: tuple[str, ...]


@dataclass(frozen=True)
class Running:
    """The running periods of all that this person works on."""

    visitor: Visitor

    @cached_property
    def _seen(self) -> tuple[str, list[Any]]:
        query = table_of(Proceeding).model.objects.filter(self.visitor.viewer.at_work()).query
        sql, values = query.get_compiler(DEFAULT_DB_ALIAS).compile(query.where)
        return f"({RUNS}) AND ({sql})", list(values)

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """Those that a step can stop, in order of the steps."""
        where, values = self._seen
        names = "records_proceedings.court, records_proceedings.procedure, records_proceedings.state, d.clock"
        found = _asked(f"SELECT DISTINCT {names} {LIMITS} WHERE {where}", values)
        made = [
            Kind(court, procedure, state, clock, steps[0])
            for court, procedure, state, clock in found
            if (steps := steps_at(procedure, state, clock))
        ]
        return tuple(sorted(made, key=lambda each: (each.step.id, each[:4])))

    @cached_property
    def _kinds(self) -> str:
        """The kinds with who may take the step, as the database reads them."""
        held = {(each.court, each.office) for each in self.visitor.offices}
        told = []
        for place, each in enumerate(self.kinds):
            office = any(role.kind == "office" and (each.court, role.name) in held for role in each.step.roles)
            stands = {one for role in each.step.roles if role.kind in ("standing", "joint") for one in role.stands}
            told.append([*each[:4], str(place), str(int(office)), f",{','.join(sorted(stands))},", each.step.id])
        return json.dumps(told)

    @cached_property
    def _his(self) -> tuple[str, list[Any]]:
        """That a period is his: by an office of his, or by a place in the case where he has one in any."""
        person = self.visitor.person
        mine = table_of(Standing).model.objects.filter(person=person, until="")
        by_place: tuple[str, list[Any]] = ("", [])
        if mine.exclude(of="").exists():
            by_place = (f" OR {STANDS.format(whose=FOR_OTHERS)}", [person, person])
        elif mine.exists():
            by_place = (f" OR {STANDS.format(whose='s.person = %s')}", [person])
        return f"(k.office = '1'{by_place[0]}) AND {POSTED}", [*by_place[1], self.visitor.today]

    def _select(
        self, columns: str, *more: str, his: bool, then: str = "", values: Sequence[Any] = (), nearest: int = 0
    ) -> list[Any]:
        """The statement over his, or over those of others; of each `nth` column only so many."""
        if not self.kinds:
            return []
        names = ("court", "procedure", "state", "clock", "place", "office", "stands", "step")
        each = "jsonb_array_elements(%s::jsonb)" if connection.vendor == "postgresql" else "json_each(%s)"
        told = ", ".join(f"told.value ->> {place} AS {name}" for place, name in enumerate(names))
        told_as = "AS told(value)" if connection.vendor == "postgresql" else "AS told"
        (seen, seeing), (mine, having) = self._seen, self._his
        wanted = ("d.court IN (SELECT court FROM kinds)", seen, f"({mine})" if his else f"NOT ({mine})", *more)
        sql = (
            f"WITH kinds AS MATERIALIZED (SELECT {told} FROM {each} {told_as}) SELECT {columns} {LIMITS}"
            " JOIN kinds k ON k.court = records_proceedings.court AND k.procedure = records_proceedings.procedure"
            " AND k.state = records_proceedings.state AND k.clock = d.clock"
            f" WHERE {' AND '.join(wanted)} {then}"
        )
        if nearest:
            sql = f"SELECT * FROM ({sql}) AS listed WHERE nth <= {nearest}"
        return _asked(sql, [self._kinds, *seeing, *having, *values])

    @cached_property
    def _group(self) -> str:
        """The number of the group of a period, whose share of days is in whole per cent like `shares`."""
        today = f"'{self.visitor.today}'"
        used, whole = f"100 * {_days(today, 'd.start')}", _days("d.due", "d.start")
        whole = f"(CASE WHEN {whole} < 1 THEN 1 ELSE {whole} END)"
        quiet = len(GROUPS) - 1
        parts = [f"WHEN {used} >= {GROUPS[place][1]} * {whole} THEN {place}" for place in range(1, quiet)]
        first = f"WHEN d.status = 'suspended' THEN {quiet} WHEN d.due < {today} THEN 0"
        return f"CASE {first} {' '.join(parts)} ELSE {quiet} END"

    def counted(self) -> list[Counted]:
        """His, by step and group."""
        found = self._select(f"k.place, {self._group}, count(*), sum(u.enterprise)", his=True, then="GROUP BY 1, 2")
        return [
            Counted(self.kinds[int(place)].step, GROUPS[group][0], n, int(green)) for place, group, n, green in found
        ]

    def his(self, *, by_step: bool, green: bool, start: int, most: int) -> list[str]:
        """The ids of a page of them: by group or by step, then the nearest first."""
        order = f"{'k.step, ' if by_step else ''}{self._group}, d.due, d.id"
        then = f"ORDER BY {order} LIMIT {most} OFFSET {start}"
        return [id for (id,) in self._select("d.id", *(("u.enterprise = 1",) if green else ()), his=True, then=then)]

    def owed(self, groups: int, most: int) -> list[Owed]:
        """What others owe, the same thing of the same person together, the nearest first: so many, each so long."""
        then = f"GROUP BY 1, 2, 3 ORDER BY 5 LIMIT {groups}"
        found = self._select(f"{', '.join(WHO)}, count(*), min(d.due || d.id)", OWED, his=False, then=then)
        if not found:
            return []
        among = f"({', '.join(WHO)}) IN (VALUES {', '.join(['(%s, %s, %s)'] * len(found))})"
        whom = [value for who in found for value in who[:3]]
        nth = f"row_number() OVER (PARTITION BY {', '.join(WHO)} ORDER BY d.due, d.id)"
        each = [f"{name} AS {key}" for name, key in zip((nth, *WHO, "d.id"), ("nth", *"abc", "id"), strict=True)]
        listed = self._select(", ".join(each), OWED, among, his=False, values=whom, nearest=most)
        nearest: dict[tuple[str, ...], list[str]] = {}
        for _nth, *who, id in sorted(listed):
            nearest.setdefault(tuple(who), []).append(id)
        return [Owed(total, tuple(nearest[tuple(who)])) for *who, total, _first in found]

    def next_owed(self) -> str:
        """The id of the next that falls due with others; empty where there is none."""
        ahead, then = ("d.status <> 'suspended'", "d.due >= %s"), "ORDER BY d.due, d.id LIMIT 1"
        found = self._select("d.id", *ahead, his=False, then=then, values=[self.visitor.today])
        return str(found[0][0]) if found else ""


def _days(until: str, since: str) -> str:
    """The days between two ISO days."""
    if connection.vendor == "postgresql":
        return f"(CAST({until} AS date) - CAST({since} AS date))"
    return f"CAST(julianday({until}) - julianday({since}) AS INTEGER)"


def _asked(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
