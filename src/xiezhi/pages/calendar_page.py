"""A month of deadlines: what ends on which day in the cases one sees, as a grid, a list, and a file."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Q
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
MOST_IN_A_CELL = 3


def calendar(request: HttpRequest) -> HttpResponse:
    visitor, month = visitor_of(request), _month(request)
    visitor.must()
    kind = request.GET.get("kind", "")
    first, last = month - timedelta(days=7), month + timedelta(days=38)
    found = [each for each in _ending(visitor, first, last) if kind in ("", each.kind)]
    by_day = {day: list(each) for day, each in groupby(found, key=due_of)}
    weeks = weeks_around(month, lambda day: _cell(day, by_day.get(day, []), month, visitor))
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
        agenda=_agenda(by_day, month, visitor),
    )


def _month(request: HttpRequest) -> date:
    asked = request.GET.get("m", "")
    if re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", asked):
        return date.fromisoformat(f"{asked}-01")
    return visitor_of(request).day.replace(day=1)


def _ending(visitor: Visitor, first: date, last: date) -> list[Deadline]:
    """Running deadlines of the proceedings this person sees, in order."""
    seen = table_of(Proceeding).model.objects.filter(visitor.viewer.at_work()).values("id")
    running = Q(status__in=["open", "suspended"]) | Q(status="late", met="")
    between = Q(due__gte=first.isoformat(), due__lte=last.isoformat())
    found = rows(Deadline, running, between, Q(proceeding__in=seen), order=("due", "id"), limit=1000)
    return [each for each in found if visitor.staff or each.person in ("", visitor.person)]


def _cell(day: date, ending: list[Deadline], month: date, visitor: Visitor) -> Day:
    events = [Link(_(each.label), url_of(each), late=left(each, visitor.today) < 0) for each in ending[:MOST_IN_A_CELL]]
    rest = len(ending) - len(events)
    more = (Link(_("还有 %(n)s 项") % {"n": rest}, f"#d-{day}"),) if rest > 0 else ()
    return Day(
        day,
        rest=is_rest(day),
        notice=notice_of(day),
        today=day == visitor.day,
        outside=day.month != month.month,
        events=(*events, *more),
    )


def _agenda(by_day: dict[date, list[Deadline]], month: date, visitor: Visitor) -> tuple[dict[str, Any], ...]:
    mine = {day: each for day, each in by_day.items() if (day.year, day.month) == (month.year, month.month)}
    ids = sorted({deadline.proceeding for each in mine.values() for deadline in each})
    cases = {each.id: each for each in rows(Proceeding, id__in=ids)}
    return tuple(
        {"day": day, "rows": tuple(_row(deadline, cases[deadline.proceeding], visitor) for deadline in each)}
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
    found = _ending(visitor, visitor.day - timedelta(days=31), visitor.day + timedelta(days=366))
    cases = {each.id: each for each in rows(Proceeding, id__in=sorted({each.proceeding for each in found}))}
    return calendar_file(
        (each.id, due_of(each), f"{each.label}　{case_name(cases[each.proceeding])}", words_of(each, visitor.today))
        for each in found
    )
