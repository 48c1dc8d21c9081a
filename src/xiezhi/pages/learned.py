"""学完名单: how many of each trade came and how many completed; the public is told no small number and no name."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from xiezhi.engine.refused import Absent
from xiezhi.engine.words import PROCEDURES
from xiezhi.indicators.figures import FEWEST
from xiezhi.pages.lectures import TITLE
from xiezhi.pages.names import names_of
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.saying import termed
from xiezhi.pages.shapes import Link
from xiezhi.pages.spoken import spoken
from xiezhi.pages.visitor import Visitor, visitor_of
from xiezhi.procedures.lecture import ATTENDEE, Booking, Trade
from xiezhi.records.lecture import Lecture
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows, table_of, those

CAME = (Booking.attended.name, Booking.completed.name)
MOST = 200


class Row(NamedTuple):
    """One trade; a number that is withheld is None."""

    trade: str
    url: str
    came: int | None
    completed: int | None


class Learner(NamedTuple):
    """One who came, for officers."""

    name: str
    url: str
    lecture: str
    lecture_url: str
    state: str
    done: bool
    day: str


@require_GET
def learned(request: HttpRequest) -> HttpResponse:
    """For officers their court's numbers, which open to who they are; for everybody else those of all courts."""
    visitor = visitor_of(request)
    sees, trade = _courts_of(visitor), request.GET.get("trade", "")
    if trade and (trade not in list(Trade) or not sees):
        raise Absent
    return page(
        request,
        "learned",
        current=TITLE,
        rows=tuple(_counted(sees)),
        few=FEWEST,
        inside=bool(sees),
        trade=_(Trade(trade).label) if trade else "",
        learners=tuple(_learners(visitor, sees, trade)) if trade else (),
        most=MOST,
        crumbs=(Link(_(TITLE), "/lectures"), Link(_("学完名单"), "/lectures/learned")),
    )


def _courts_of(visitor: Visitor) -> list[str]:
    """The courts whose bookings his offices show him, as those of the courts that he supervises."""
    viewer = visitor.viewer
    return sorted(
        {court for by in (viewer.shown, viewer.supervised) for court, kinds in by.items() if "booking" in kinds}
    )


def _counted(sees: list[str]) -> list[Row]:
    wanted = {"court__in": sees} if sees else {}
    held = table_of(Proceeding).model.objects.filter(procedure=Booking.name, state__in=CAME, **wanted)
    counts = {(trade, state): n for trade, state, n in held.values_list("track", "state").annotate(Count("id"))}
    made = []
    for each in Trade:
        completed = counts.get((str(each), Booking.completed.name), 0)
        came = completed + counts.get((str(each), Booking.attended.name), 0)
        if came:
            url = f"/lectures/learned?trade={each}" if sees else ""
            made.append(Row(_(each.label), url, *_told(came, completed, inside=bool(sees))))
    return made


def _told(came: int, completed: int, *, inside: bool) -> tuple[int | None, int | None]:
    """Outside the court neither a small number nor one that a difference would tell is said."""
    if inside:
        return came, completed
    small = any(0 < each < FEWEST for each in (completed, came - completed))
    return (came if came >= FEWEST else None), (completed if came >= FEWEST and not small else None)


def _learners(visitor: Visitor, sees: list[str], trade: str) -> list[Learner]:
    found = rows(
        Proceeding, procedure=Booking.name, state__in=CAME, court__in=sees, track=trade, order=("-since", "id"),
        limit=MOST,
    )  # fmt: skip
    stand = {
        each.proceeding: each.person
        for each in those(Standing, "proceeding", [each.id for each in found])
        if each.role == ATTENDEE.name
    }
    names = names_of(visitor.court.id if visitor.court else "", set(stand.values()))
    lectures = {each.id: each.subject for each in those(Lecture, "id", sorted({each.parent for each in found}))}
    return [
        Learner(
            names[stand[each.id]],
            f"/case/{each.id}",
            lectures[each.parent],
            f"/lectures/{each.parent}",
            termed(PROCEDURES[each.procedure].states[each.state]),
            each.state == Booking.completed.name,
            spoken(each.since, visitor.day),
        )
        for each in found
    ]
