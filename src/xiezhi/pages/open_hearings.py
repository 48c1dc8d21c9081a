"""开庭公告: the hearings that are open to everyone, of a week: who, about what, when and where."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import groupby
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from xiezhi.engine.clock import CHINA
from xiezhi.engine.refused import Absent
from xiezhi.pages.citations import cite
from xiezhi.pages.names import case_name, names_of, sides
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link
from xiezhi.pages.shell import short_name
from xiezhi.pages.visitor import Visitor, visitor_of
from xiezhi.phrases.courtroom import ANNOUNCED
from xiezhi.records.court import Court
from xiezhi.records.dispute import Dispute
from xiezhi.records.hearing import Hearing
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows, those

WEEK = 7
HOLDS = ("booked", "held", "read")
"""What is still going to be, or was: neither put off nor called off."""


class Announced(NamedTuple):
    """One hearing as article 139 has it announced."""

    at: datetime
    parties: str
    cause: str
    number: str
    where: str


@require_GET
def open_hearings(request: HttpRequest) -> HttpResponse:
    """The coming week of one court or of all; hearings behind closed doors are absent."""
    visitor = visitor_of(request)
    asked = request.GET.get("court", "")
    courts = [each for each in visitor.courts if asked in ("", each.id)]
    if not courts:
        raise Absent(asked)
    found = announced(visitor, courts, WEEK)
    return page(
        request,
        "open_hearings",
        current="开庭公告",
        days=tuple((day, tuple(each)) for day, each in groupby(found, key=lambda one: one.at.date())),
        courts=(
            Link(_("全部法院"), "/hearings", current=not asked),
            *(
                Link(short_name(each), f"/hearings?court={each.id}", current=each.id == asked)
                for each in visitor.courts
            ),
        ),
        cite=cite(ANNOUNCED, visitor.day),
    )


def announced(visitor: Visitor, courts: Iterable[Court], days: int) -> list[Announced]:
    """The open hearings of these courts from today on, in their order."""
    names = {each.id: short_name(each) for each in courts}
    last = str(visitor.day + timedelta(days=days - 1))
    held = rows(
        Hearing,
        court__in=sorted(names),
        day__gte=visitor.today,
        day__lte=last,
        public=True,
        status__in=HOLDS,
        order=("day", "begins", "court", "id"),
    )
    cases = {each.id: each for each in those(Proceeding, "id", sorted({each.proceeding for each in held}))}
    causes = {each.id: each.cause for each in those(Dispute, "id", sorted({each.dispute for each in held}))}
    stand: dict[str, list[Standing]] = {}
    for standing in those(Standing, "proceeding", sorted(cases)):
        stand.setdefault(standing.proceeding, []).append(standing)
    return [
        Announced(
            datetime.fromisoformat(f"{each.day}T{each.begins}").replace(tzinfo=CHINA),
            _parties(each.court, stand.get(each.proceeding, [])),
            _(causes[each.dispute]),
            case_name(cases[each.proceeding]),
            f"{names[each.court]}　{each.room}",
        )
        for each in held
    ]


def _parties(court: str, standings: list[Standing]) -> str:
    one, other = sides(standings, names_of(court, [each.person for each in standings]))
    return f"{one} {_('诉')} {other}" if other else one
