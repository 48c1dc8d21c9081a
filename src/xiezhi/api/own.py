"""Whose a deadline is: a person's own, his principal's, or that of an office or capacity he has."""

from __future__ import annotations

from django.db.models import Q, Subquery

from xiezhi.api.reading import ROLES
from xiezhi.engine.access import Viewer
from xiezhi.engine.words import AGENT
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import table_of


def own(person: str, day: str) -> Q:
    """The filter of deadlines that are this person's to keep, within what he may see."""
    standings = table_of(Standing).model.objects.filter(until="")
    mine = standings.filter(person=person)
    agency = mine.filter(role=AGENT)
    found = Q(person=person)
    found |= Q(person__in=Subquery(agency.values("of")), proceeding__in=Subquery(agency.values("proceeding")))
    for role in ROLES.values():
        if role.stands:
            as_self = mine.filter(role__in=role.stands)
            for_other = standings.filter(role__in=role.stands, person__in=Subquery(agency.values("of")))
            for_other = for_other.filter(proceeding__in=Subquery(agency.values("proceeding")))
            found |= Q(person="", role=role.name, proceeding__in=Subquery(as_self.values("proceeding")))
            found |= Q(person="", role=role.name, proceeding__in=Subquery(for_other.values("proceeding")))
    viewer = Viewer(person, day)
    for office in viewer.offices:
        found |= Q(person="", role=office.office, court=office.court)
    seen = table_of(Proceeding).model.objects.filter(viewer.visible()).values("id")
    return Q(proceeding__in=Subquery(seen)) & found
