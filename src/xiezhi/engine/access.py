"""Who may see a proceeding: one function, as a filter of tables and as an answer about one. Denied by default."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Q, Subquery

from xiezhi.engine.refused import Absent
from xiezhi.engine.words import AGENT, ARCHIVIST, EVERY_PARTY, MEDIATOR, PROCEDURES
from xiezhi.records.court import Officer
from xiezhi.records.paper import Paper
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import count, one, rows, table_of

PARTIES = EVERY_PARTY.stands | {AGENT, "recipient"}


def offices(person: str, day: str) -> list[Officer]:
    """The offices that a person holds on a day, in any court."""
    held = rows(Officer, Q(until="") | Q(until__gt=day), person=person, since__lte=day, order=("court", "office"))
    return held


def visible(person: str, day: str) -> Q:
    """The filter of proceedings that a person may see: where he stands, and what his offices show him."""
    return reduce(or_, ways(person, day))


def ways(person: str, day: str) -> list[Q]:
    """The same apart, each of which an index can follow by itself: where he stands, then a court at a time."""
    standing = table_of(Standing).model.objects.filter(person=person, until="").values("proceeding")
    shown: dict[str, set[str]] = {}
    for office in offices(person, day):
        kinds = {name for name, procedure in PROCEDURES.items() if office.office in procedure.seen_by}
        shown[office.court] = shown.get(office.court, set()) | kinds
    by_office = [Q(court=court, procedure__in=sorted(kinds)) for court, kinds in shown.items() if kinds]
    return [Q(id__in=Subquery(standing)), *by_office]


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
    in the case, and the archivist."""
    found = seen(person, proceeding, day)
    stands = {each.role for each in rows(Standing, proceeding=proceeding, person=person, until="")}
    keeps = {each.office for each in offices(person, day) if each.court == found.court} & {ARCHIVIST.name}
    shelves = _shelves(stands | keeps)
    return rows(Paper, proceeding=proceeding, shelf__in=shelves, order=("at", "id"))


def _shelves(roles: Iterable[str]) -> list[str]:
    held = set(roles)
    if MEDIATOR.name in held:
        return ["main", "talks"]
    return ["main"] if not held or held & PARTIES else ["main", "inner"]
