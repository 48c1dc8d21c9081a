"""A number shown whole: once, to who gave the reason, within ten minutes; the read journal keeps that it was seen."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse

from xiezhi.desk.reads import readings_of
from xiezhi.engine.reading import families_of
from xiezhi.engine.refused import Absent
from xiezhi.evidence.models import Entry
from xiezhi.pages.names import names_of
from xiezhi.pages.reading import look_at
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link
from xiezhi.pages.visitor import keys, visitor_of
from xiezhi.phrases.unmasking import Which, number_of

LASTS = timedelta(minutes=10)


def number(request: HttpRequest, id: str) -> HttpResponse:
    entry = Entry.objects.filter(id=id, step__endswith=".unmask").first()
    visitor = visitor_of(request)
    _account, person = visitor.must()
    if entry is None or entry.actor != person:
        raise Absent
    seen = f"number:{id}"
    late = visitor.now - datetime.fromisoformat(entry.recorded_at) > LASTS
    again = late or readings_of(entry.proceeding).filter(page=seen).exists()
    look_at(request, entry.proceeding, seen if not again else "number")
    facts = json.loads(entry.skeleton)["facts"]
    sealed = number_of(families_of([entry.dispute])[entry.dispute], facts["person"], facts["which"])
    name = names_of(entry.court, [facts["person"]])[facts["person"]]
    words = _("只显示这一次，已经记入查阅日志。") if not again else _("只显示一次。还要看的，再写一次理由。")
    return page(
        request,
        "error",
        current="案件",
        status=200,
        title=f"{name}　{keys().open_id(sealed)}" if not again else _("不再显示"),
        words=f"{_(Which(facts['which']).label)}。{words}",
        refusal=None,
        ways=(Link(_("回到案件"), f"/case/{entry.proceeding}"),),
    )
