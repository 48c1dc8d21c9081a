"""Who may see a proceeding: one function, as a filter of tables and as an answer about one. Denied by default."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Q, Subquery

from xiezhi.engine.refused import Absent
from xiezhi.engine.words import (
    AGENT,
    ARCHIVIST,
    ENFORCEMENT_HEAD,
    EVERY_PARTY,
    FOUNDER,
    INSPECTOR,
    MEDIATOR,
    PRESIDENT,
    PROCEDURES,
)
from xiezhi.law.statutes import COURT_ORGANISATION
from xiezhi.records.court import Court, Officer
from xiezhi.records.paper import Paper
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import count, one, rows, table_of

PARTIES = EVERY_PARTY.stands | {AGENT, "recipient"}
SUPERVISORS = frozenset(role.name for role in (PRESIDENT, INSPECTOR, ENFORCEMENT_HEAD))
"""Whose office looks at the courts below as it looks at its own: to read, never to act."""
SUPERVISION = COURT_ORGANISATION("第十条", "上级人民法院监督下级人民法院的审判工作")


def offices(person: str, day: str) -> list[Officer]:
    """The offices that a person holds on a day, in any court."""
    held = rows(Officer, Q(until="") | Q(until__gt=day), person=person, since__lte=day, order=("court", "office"))
    return held


def visible(person: str, day: str) -> Q:
    """The filter of proceedings that a person may see: where he stands, what his offices show him, and what they
    supervise in the courts below."""
    return reduce(or_, [*ways(person, day), *_supervised(person, day)])


def at_work(person: str, day: str) -> Q:
    """The same without what he only supervises: what his own lists of things to do are about."""
    return reduce(or_, ways(person, day))


def ways(person: str, day: str) -> list[Q]:
    """What he works on, apart, so that an index can follow each by itself: where he stands, then a court at a time."""
    standing = table_of(Standing).model.objects.filter(person=person, until="").values("proceeding")
    shown: dict[str, set[str]] = {}
    for office in offices(person, day):
        kinds = {name for name, procedure in PROCEDURES.items() if office.office in procedure.seen_by}
        shown[office.court] = shown.get(office.court, set()) | kinds
    by_office = [Q(court=court, procedure__in=sorted(kinds)) for court, kinds in shown.items() if kinds]
    return [Q(id__in=Subquery(standing)), *by_office]


def _supervised(person: str, day: str) -> list[Q]:
    """The cases of the courts below; their own affairs stay theirs."""
    held = [each for each in offices(person, day) if each.office in SUPERVISORS]
    below = rows(Court, parent__in=sorted({each.court for each in held})) if held else []
    found = []
    for court in below:
        above = {each.office for each in held if each.court == court.parent}
        kinds = {
            name for name, each in PROCEDURES.items() if each.seen_by & above and FOUNDER not in each.opening.roles
        }
        found.append(Q(court=court.id, procedure__in=sorted(kinds)))
    return found


def supervises(held: Iterable[Officer], proceeding: Proceeding) -> bool:
    """Whether somebody with these offices sees it as a supervisor only."""
    held = tuple(held)
    above = any(each.office in SUPERVISORS for each in held)
    return above and all(each.court != proceeding.court for each in held)


def sees(person: str, proceeding: str, day: str) -> bool:
    return bool(person) and count(Proceeding, visible(person, day), id=proceeding) > 0


def seen(person: str, proceeding: str, day: str) -> Proceeding:
    """The proceeding by id or number, if this person may see it; raises Absent otherwise."""
    found = person and one(Proceeding, visible(person, day), Q(id=proceeding) | Q(number=proceeding) & ~Q(number=""))
    if not found:
        raise Absent
    return found


def seen_papers(person: str, proceeding: str, day: str) -> list[Paper]:
    """The papers he may read: parties the main shelf; the mediator his notes too; 副卷 those of the court who stand
    in the case, and the archivist; what is drafted for a person, that person and who acts for him."""
    found = seen(person, proceeding, day)
    mine = rows(Standing, proceeding=proceeding, person=person, until="")
    keeps = {each.office for each in offices(person, day) if each.court == found.court} & {ARCHIVIST.name}
    shelves = _shelves({each.role for each in mine} | keeps)
    own = [person, *(each.of for each in mine if each.role == AGENT)]
    return rows(Paper, proceeding=proceeding, shelf__in=[*shelves, *own], order=("at", "id"))


def _shelves(roles: Iterable[str]) -> list[str]:
    held = set(roles)
    if MEDIATOR.name in held:
        return ["main", "talks"]
    return ["main"] if not held or held & PARTIES else ["main", "inner"]
