"""What an officer has been told and has not read, and what rests on something corrected: under the day it came."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.db.models import Q

from xiezhi.desk.notices import unread_in_short
from xiezhi.engine.clock import CHINA
from xiezhi.pages.filled import filled
from xiezhi.pages.names import case_name
from xiezhi.pages.saying import say as _
from xiezhi.pages.spoken import spoken
from xiezhi.pages.visitor import Visitor
from xiezhi.records.proceeding import Flag, Proceeding
from xiezhi.records.table import count, rows, table_of

TOLD, FEW = 12, 4
"""So many lines stand there; as many alike as FEW, as the answers of forty banks, are told by the last of them."""


def told_to(visitor: Visitor) -> tuple[dict[str, Any], ...]:
    """By day, the last first; how many more there are is counted however many."""
    lines = sorted([*_flags(visitor), *_notices(visitor)], key=lambda line: line["at"], reverse=True)[:TOLD]
    return tuple(
        {"day": day, "lines": tuple(found)} for day, found in groupby(lines, key=lambda each: each["at"].date())
    )


def _flags(visitor: Visitor) -> list[dict[str, Any]]:
    """Steps that rest on a corrected entry, in the cases that he works on."""
    seen = Q(proceeding__in=table_of(Proceeding).model.objects.filter(visitor.viewer.at_work()).values("id"))
    found, every = rows(Flag, seen, status="open", limit=FEW), count(Flag, seen, status="open")
    short = found if every < FEW else found[:1]
    return [
        {
            "at": visitor.now,
            "label": each.text,
            "case": "",
            "url": f"/case/{each.proceeding}",
            "words": _more(every) if every >= FEW else _("依据已更正"),
            "tone": "near",
        }
        for each in short
    ]


def _notices(visitor: Visitor) -> list[dict[str, Any]]:
    told = list(unread_in_short(visitor.person, FEW, CHINA)[:TOLD])
    where = sorted({each.proceeding for each in told})
    cases = {each.id: each for each in rows(Proceeding, visitor.viewer.visible(), id__in=where)}
    return [
        {
            "at": each.made.astimezone(CHINA),
            "label": spoken(filled(each.text()), visitor.day),
            "words": _more(each.alike) if each.alike >= FEW else "",
            "tone": "",
            "case": case_name(cases[each.proceeding]),
            "url": f"/case/{each.proceeding}",
        }
        for each in told
        if each.proceeding in cases
    ]


def _more(alike: int) -> str:
    return _("同一天还有 %(n)s 条同样的通知") % {"n": alike - 1}
