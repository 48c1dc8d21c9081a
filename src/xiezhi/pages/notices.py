"""What one has been told: the list, and reading it all."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from xiezhi.desk.notices import mark_all_read, notices_of
from xiezhi.engine.clock import CHINA
from xiezhi.pages.filled import filled
from xiezhi.pages.names import case_name
from xiezhi.pages.rendering import page
from xiezhi.pages.spoken import spoken
from xiezhi.pages.visitor import visitor_of
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows

MOST = 100


def notices(request: HttpRequest) -> HttpResponse:
    visitor = visitor_of(request)
    _account, person = visitor.must()
    told = list(notices_of(person)[:MOST])
    where = {each.proceeding for each in told}
    cases = {each.id: each for each in rows(Proceeding, visitor.viewer.visible(), id__in=sorted(where))}
    shown = tuple(
        {
            "words": spoken(filled(each.text()), visitor.day),
            "case": case_name(cases[each.proceeding]),
            "url": f"/case/{each.proceeding}" if visitor.staff else f"/mine/{each.proceeding}",
            "at": each.made.astimezone(CHINA),
            "unread": each.read is None,
        }
        for each in told
        if each.proceeding in cases
    )
    return page(request, "notices", current="通知", notices=shown, read_url="/notices/read")


@require_POST
def read(request: HttpRequest) -> HttpResponse:
    visitor = visitor_of(request)
    _account, person = visitor.must()
    mark_all_read(person, visitor.now)
    return redirect("/notices")
