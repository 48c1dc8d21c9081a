"""Who may see a proceeding: one viewer, as a filter of tables and as an answer about one. Denied by default."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import starmap
from operator import or_

from django.db.models import Q, Subquery

from xiezhi.engine import houses
from xiezhi.engine.family import Family
from xiezhi.engine.refused import Absent
from xiezhi.engine.words import (
    AGENT,
    ARCHIVIST,
    ASSESSOR,
    CLERK,
    ENFORCEMENT_HEAD,
    ENFORCER,
    EVERY_PARTY,
    FOUNDER,
    INSPECTOR,
    JUDGE,
    MEDIATOR,
    PRESIDENT,
    PROCEDURES,
    RESERVE,
)
from xiezhi.law.statutes import COURT_ORGANISATION
from xiezhi.records.court import Officer
from xiezhi.records.dispute import Dispute
from xiezhi.records.paper import OWN, Paper
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import Written, one, rows, table_of

PARTIES = EVERY_PARTY.stands | {AGENT, "recipient", RESERVE.name}
OF_THE_COURT = frozenset(role.name for role in (JUDGE, ASSESSOR, CLERK, ENFORCER, ARCHIVIST))
"""Whose place in a case opens its 副卷 to them."""
BENCH = frozenset(role.name for role in (JUDGE, ASSESSOR, CLERK))
SITTING = OF_THE_COURT | {MEDIATOR.name}
SUPERVISORS = frozenset(role.name for role in (PRESIDENT, INSPECTOR, ENFORCEMENT_HEAD))
"""Whose office looks at the courts below as it looks at its own: to read, never to act."""
SUPERVISION = COURT_ORGANISATION("第十条", "上级人民法院监督下级人民法院的审判工作")


@dataclass(frozen=True)
class Viewer:
    """A person who looks on a day. His offices are read when they are first asked for, and once."""

    person: str
    day: str

    @cached_property
    def offices(self) -> list[Officer]:
        """The offices that he holds on the day, in any court."""
        held = houses.now().offices.get(self.person, ())
        return [each for each in held if each.since <= self.day and (not each.until or self.day < each.until)]

    @cached_property
    def shown(self) -> Mapping[str, frozenset[str]]:
        """By court, the kinds of proceedings that his offices show him there."""
        held: dict[str, set[str]] = {}
        for each in self.offices:
            held.setdefault(each.court, set()).add(each.office)
        return {court: kinds for court, offices in held.items() if (kinds := _shown_to(frozenset(offices)))}

    @cached_property
    def supervised(self) -> Mapping[str, frozenset[str]]:
        """By court below, the kinds of proceedings that he supervises; its own affairs stay its own."""
        held: dict[str, set[str]] = {}
        for each in self.offices:
            if each.office in SUPERVISORS:
                held.setdefault(each.court, set()).add(each.office)
        below = [each for each in houses.now().courts.values() if each.parent in held]
        return {each.id: _shown_to(frozenset(held[each.parent])) - _affairs() for each in below}

    @cached_property
    def tried(self) -> frozenset[str]:
        """What suits are about in whose bench he sits: who tries an objection reads it. Parties stand in it anyway."""
        if not any(each.office in BENCH for each in self.offices):
            return frozenset()
        sits = table_of(Standing).model.objects.filter(person=self.person, until="", role__in=BENCH)
        suits = table_of(Dispute).model.objects.exclude(about="").filter(id__in=sits.values("dispute"))
        return frozenset(suits.values_list("about", flat=True))

    @cached_property
    def told(self) -> frozenset[str]:
        """What is open to the court in the disputes in which he sits, and to a mediator beneath his own talks."""
        if not any(each.office in SITTING for each in self.offices):
            return frozenset()
        stands = table_of(Standing).model.objects.filter(person=self.person, until="")
        sits = Q(dispute__in=stands.filter(role__in=OF_THE_COURT).values("dispute"))
        talks = Q(parent__in=stands.filter(role=MEDIATOR.name).values("proceeding"))
        kinds = sorted(name for name, procedure in PROCEDURES.items() if procedure.open_to_bench)
        found = table_of(Proceeding).model.objects.filter(sits | talks, procedure__in=kinds)
        return frozenset(found.values_list("id", flat=True))

    def supervises(self, proceeding: Proceeding) -> bool:
        """Whether he sees it as a supervisor only."""
        above = any(each.office in SUPERVISORS for each in self.offices)
        return above and all(each.court != proceeding.court for each in self.offices)

    def ways(self) -> list[Written]:
        """What he works on, apart, so that an index can follow each by itself: where he stands, then a court at a
        time."""
        if not self.person:
            return [Written("1 = 0")]
        stands = "id IN (SELECT proceeding FROM records_standings WHERE person = %s AND until = %s)"
        return [Written(stands, (self.person, "")), *starmap(_of_kinds, self.shown.items())]

    def at_work(self) -> Q:
        """The filter of what his own lists of things to do are about: all that he sees but what he only supervises."""
        return self._either(self.shown)

    def visible(self) -> Q:
        """The filter of proceedings that he may see: where he stands, what his offices show him, and what they
        supervise in the courts below, what the suits are about that he tries, and what is open to him who sits."""
        seen, more = self._either(self.shown, self.supervised), self.tried | self.told
        return seen | Q(id__in=sorted(more)) if more else seen

    def _either(self, *shown: Mapping[str, frozenset[str]]) -> Q:
        if not self.person:
            return Q(pk__in=())
        stands = table_of(Standing).model.objects.filter(person=self.person, until="").values("proceeding")
        pairs = (pair for by in shown for pair in by.items())
        by_office = (Q(court=court, procedure__in=sorted(kinds)) for court, kinds in pairs)
        return reduce(or_, by_office, Q(id__in=Subquery(stands)))

    def sees(self, proceeding: Proceeding, standings: Iterable[Standing] | None = None) -> bool:
        """The same of one proceeding; who stands in it is read unless it is told."""
        if not self.person:
            return False
        if any(proceeding.procedure in by.get(proceeding.court, ()) for by in (self.shown, self.supervised)):
            return True
        told = rows(Standing, proceeding=proceeding.id, person=self.person) if standings is None else standings
        if any(_stands(each, self.person, proceeding) for each in told):
            return True
        open_ = PROCEDURES[proceeding.procedure].open_to_bench
        return proceeding.id in self.tried or (open_ and proceeding.id in self.told)

    def seen(self, proceeding: str) -> Proceeding:
        """The proceeding by id or number, if he may see it; raises Absent otherwise."""
        if self.person and proceeding:
            found = one(Proceeding, id=proceeding)
            courts = [] if found else list(houses.now().courts)
            for each in [found] if found else rows(Proceeding, court__in=courts, number=proceeding):
                if self.sees(each):
                    return each
        raise Absent

    def seen_papers(self, proceeding: str) -> list[Paper]:
        """The papers of a proceeding that he may read."""
        found = self.seen(proceeding)
        return self._readable(found, rows(Standing, proceeding=found.id), rows(Paper, proceeding=found.id))

    def seen_in(self, family: Family) -> list[Proceeding]:
        """The proceedings that he may see of a dispute that was read whole, as they were opened."""
        found = [each for each in family.all(Proceeding) if self.sees(each, family.of(Standing, each.id))]
        return sorted(found, key=lambda each: (each.opened, each.id))

    def papers_in(self, family: Family, proceeding: Proceeding) -> list[Paper]:
        """The papers that he may read of a proceeding that he sees, in a dispute that was read whole."""
        return self._readable(proceeding, family.of(Standing, proceeding.id), family.of(Paper, proceeding.id))

    def _readable(self, proceeding: Proceeding, standings: Iterable[Standing], papers: Iterable[Paper]) -> list[Paper]:
        """Parties the main shelf; the mediator his notes too; 副卷 those of the court who stand in the case, and the
        archivist; what is drafted for a person, that person and who acts for him; what is a person's own with the
        court, whoever sees its proceeding."""
        mine = [each for each in standings if _stands(each, self.person, proceeding)]
        keeps = {each.office for each in self.offices if each.court == proceeding.court} & {ARCHIVIST.name}
        own = (self.person, *(each.of for each in mine if each.role == AGENT))
        shelves = {*_shelves({each.role for each in mine} | keeps), *own, OWN}
        return sorted((each for each in papers if each.shelf in shelves), key=lambda each: (each.at, each.id))


def _stands(standing: Standing, person: str, proceeding: Proceeding) -> bool:
    return standing.person == person and standing.proceeding == proceeding.id and not standing.until


def _shown_to(offices: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name, procedure in PROCEDURES.items() if procedure.seen_by & offices)


def _affairs() -> frozenset[str]:
    return frozenset(name for name, procedure in PROCEDURES.items() if FOUNDER in procedure.opening.roles)


def _of_kinds(court: str, kinds: frozenset[str]) -> Written:
    places = ", ".join(["%s"] * len(kinds))
    return Written(f"court = %s AND procedure IN ({places})", (court, *sorted(kinds)))


def _shelves(held: set[str]) -> tuple[str, ...]:
    if MEDIATOR.name in held:
        return ("main", "talks")
    return ("main", "inner") if held & OF_THE_COURT and not held & PARTIES else ("main",)
