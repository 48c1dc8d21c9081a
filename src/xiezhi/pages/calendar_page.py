"""A month of deadlines: what ends on which day in the cases one sees, as a grid, a list, and a file."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest, HttpResponse

from xiezhi.pages.calendars import calendar_file, is_rest, notice_of, weeks_around
from xiezhi.pages.limits import due_of, left, url_of, words_of
from xiezhi.pages.names import case_name, role_name
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Day, Link
from xiezhi.pages.visitor import Visitor, visitor_of
from xiezhi.records.deadline import Deadline
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows, table_of

KINDS = {"": "全部", "duty": "应办", "right": "权利", "stage": "阶段"}
MOST_IN_A_CELL, MOST_IN_A_DAY = 3, 100
"""So many stand in a cell of the grid and under a day of the list; how many more there are is counted."""


def calendar(request: HttpRequest) -> HttpResponse:
    visitor, month = visitor_of(request), _month(request)
    visitor.must()
    kind = request.GET.get("kind", "")
    first, last, chosen = month - timedelta(days=7), month + timedelta(days=38), _chosen(request)
    ending = _ending(visitor, first, last, kind)
    sizes = _sizes(ending)
    by_day = {day: list(each) for day, each in groupby(_nearest(ending, chosen), key=due_of)}
    weeks = weeks_around(month, lambda day: _cell(day, by_day.get(day, []), sizes.get(day, 0), month, visitor))
    before, after = month - timedelta(days=1), month + timedelta(days=32)
    return page(
        request,
        "calendar",
        current="日程",
        month=month,
        previous_url=f"/calendar?m={before:%Y-%m}",
        next_url=f"/calendar?m={after:%Y-%m}",
        today_url="/calendar",
        ical_url="/calendar.ics",
        kinds=tuple(
            Link(_(label), f"/calendar?m={month:%Y-%m}&kind={key}", current=key == kind) for key, label in KINDS.items()
        ),
        weeks=weeks,
        agenda=_agenda(by_day, sizes, month, visitor),
    )


def _month(request: HttpRequest) -> date:
    asked = request.GET.get("m", "")
    if re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", asked):
        return date.fromisoformat(f"{asked}-01")
    return visitor_of(request).day.replace(day=1)


def _chosen(request: HttpRequest) -> str:
    """The day that is shown whole, however much ends on it."""
    asked = request.GET.get("day", "")
    return asked if re.fullmatch(r"20\d\d-\d\d-\d\d", asked) else ""


def _ending(visitor: Visitor, first: date, last: date, kind: str = "") -> QuerySet[Any]:
    """Running deadlines of the proceedings this person works on; those of another person are not a party's."""
    seen = table_of(Proceeding).model.objects.filter(visitor.viewer.at_work()).values("id")
    running = Q(status__in=["open", "suspended"]) | Q(status="late", met="")
    between = Q(due__gte=first.isoformat(), due__lte=last.isoformat())
    found: QuerySet[Any] = table_of(Deadline).model.objects.filter(running, between, proceeding__in=seen)
    found = found.filter(kind=kind) if kind else found
    return found if visitor.staff else found.filter(person__in=["", visitor.person])


def _sizes(ending: QuerySet[Any]) -> dict[date, int]:
    """How many end on each day."""
    counted = ending.values("due").annotate(n=Count("id")).values_list("due", "n")
    return {date.fromisoformat(due): n for due, n in counted}


def _nearest(ending: QuerySet[Any], chosen: str) -> list[Deadline]:
    """Those that stand on the page, in order: of each day so many, of the chosen one all."""
    nth = Window(RowNumber(), partition_by=[F("due")], order_by=[F("id").asc()])
    shown = ending.annotate(nth=nth).filter(Q(nth__lte=MOST_IN_A_DAY) | Q(due=chosen))
    return rows(Deadline, id__in=list(shown.values_list("id", flat=True)), order=("due", "id"))


def _cell(day: date, ending: list[Deadline], size: int, month: date, visitor: Visitor) -> Day:
    events = [Link(_(each.label), url_of(each), late=left(each, visitor.today) < 0) for each in ending[:MOST_IN_A_CELL]]
    rest = size - len(events)
    more = (Link(_("还有 %(n)s 项") % {"n": f"{rest:,}"}, f"#d-{day}"),) if rest > 0 else ()
    return Day(
        day,
        rest=is_rest(day),
        notice=notice_of(day),
        today=day == visitor.day,
        outside=day.month != month.month,
        events=(*events, *more),
    )


def _agenda(
    by_day: dict[date, list[Deadline]], sizes: dict[date, int], month: date, visitor: Visitor
) -> tuple[dict[str, Any], ...]:
    mine = {day: each for day, each in by_day.items() if (day.year, day.month) == (month.year, month.month)}
    ids = sorted({deadline.proceeding for each in mine.values() for deadline in each})
    cases = {each.id: each for each in rows(Proceeding, id__in=ids)}
    return tuple(
        {
            "day": day,
            "rows": tuple(_row(deadline, cases[deadline.proceeding], visitor) for deadline in each),
            "more": f"{sizes[day] - len(each):,}" if sizes[day] > len(each) else "",
            "url": f"/calendar?m={month:%Y-%m}&day={day}#d-{day}",
        }
        for day, each in mine.items()
    )


def _row(deadline: Deadline, proceeding: Proceeding, visitor: Visitor) -> dict[str, Any]:
    days = left(deadline, visitor.today)
    return {
        "at": None,
        "label": _("%(what)s届满") % {"what": _(deadline.label)},
        "case": case_name(proceeding),
        "words": f"{_(role_name(deadline.role))}　{words_of(deadline, visitor.today)}",
        "tone": "late" if days < 0 else "near" if days <= 1 else "",
        "url": url_of(deadline),
    }


def ical(request: HttpRequest) -> HttpResponse:
    visitor = visitor_of(request)
    visitor.must()
    ending = _ending(visitor, visitor.day - timedelta(days=31), visitor.day + timedelta(days=366))
    found = rows(Deadline, Q(id__in=ending.values("id")), order=("due", "id"))
    cases = {each.id: each for each in rows(Proceeding, id__in=sorted({each.proceeding for each in found}))}
    return calendar_file(
        (each.id, due_of(each), f"{each.label}　{case_name(cases[each.proceeding])}", words_of(each, visitor.today))
        for each in found
    )
