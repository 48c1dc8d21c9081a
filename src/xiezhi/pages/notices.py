"""What one has been told: the list, and reading it all."""

from __future__ import annotations

import re

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from xiezhi.desk.notices import Notice, mark_all_read, notices_of
from xiezhi.engine.clock import CHINA
from xiezhi.pages.filled import filled
from xiezhi.pages.names import case_name
from xiezhi.pages.rendering import page
from xiezhi.pages.shapes import Pager
from xiezhi.pages.spoken import spoken
from xiezhi.pages.visitor import visitor_of
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows, table_of

MOST = 100
"""So many stand on one page."""


def notices(request: HttpRequest) -> HttpResponse:
    visitor = visitor_of(request)
    _account, person = visitor.must()
    asked = request.GET.get("from", "")
    start = int(asked) if re.fullmatch("[0-9]{1,9}", asked) else 0
    seen = table_of(Proceeding).model.objects.filter(visitor.viewer.visible()).values("id")
    mine = notices_of(person).filter(proceeding__in=seen)
    told = list(mine[start : start + MOST + 1])
    where = {each.proceeding for each in told}
    cases = {each.id: each for each in rows(Proceeding, id__in=sorted(where))}
    shown = tuple(
        {
            "words": spoken(filled(each.text()), visitor.day),
            "case": case_name(cases[each.proceeding]),
            "url": f"/case/{each.proceeding}" if visitor.staff else f"/mine/{each.proceeding}",
            "at": each.made.astimezone(CHINA),
            "unread": each.read is None,
        }
        for each in told[:MOST]
    )
    pager = _pager(start, len(told), mine)
    return page(request, "notices", current="通知", notices=shown, read_url="/notices/read", pager=pager)


def _pager(start: int, found: int, mine: QuerySet[Notice]) -> Pager | None:
    """Those before and after; they are counted only where one page does not hold them."""
    if not start and found <= MOST:
        return None
    before = f"/notices?from={max(start - MOST, 0)}" if start else ""
    after = f"/notices?from={start + MOST}" if found > MOST else ""
    return Pager(start + 1, start + min(found, MOST), mine.count(), before, after)


@require_POST
def read(request: HttpRequest) -> HttpResponse:
    visitor = visitor_of(request)
    _account, person = visitor.must()
    mark_all_read(person, visitor.now)
    return redirect("/notices")
