"""Papers that are to be served: of one proceeding, and all that wait for those who serve."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q

from xiezhi.engine.access import Viewer
from xiezhi.engine.case import Case
from xiezhi.engine.words import PROCEDURES, SERVER
from xiezhi.pages.names import case_name, names_in, names_of
from xiezhi.pages.saying import say as _
from xiezhi.pages.saying import termed
from xiezhi.pages.shapes import Link
from xiezhi.pages.visitor import Visitor
from xiezhi.records.paper import Delivery, Paper
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import count, rows, table_of

WAITING = ("planned", "failed")
"""States in which somebody has to choose a way of serving."""
MOST = 60
SENT = Q(Exists(table_of(Delivery).model.objects.filter(id=OuterRef("id"))))
"""With something to be served."""


@dataclass(frozen=True, slots=True)
class Served:
    """One paper on its way to one person."""

    proceeding: Proceeding
    who: str
    paper: str

    @property
    def url(self) -> str:
        return f"/case/{self.proceeding.id}"

    @property
    def words(self) -> str:
        return termed(PROCEDURES[self.proceeding.procedure].states[self.proceeding.state])


def services_of(case: Case, viewer: Viewer) -> tuple[Served, ...]:
    """The services of its papers that this reader may see, those still open first."""
    seen = (each for each in viewer.seen_in(case.family) if each.parent == case.proceeding.id)
    found = sorted((each for each in seen if each.procedure == "service"), key=lambda each: each.closed)
    brought = [each for service in found for each in case.family.of(Delivery, service.id)]
    names = names_in(case, {each.recipient for each in brought})
    papers = (case.family.get(Paper, each.paper) for each in brought)
    return _served(found, brought, names, {each.id: each.title for each in papers if each})


def group_to_serve(visitor: Visitor) -> dict[str, Any] | None:
    """For the inbox of those who serve: no clock runs on a service, and still somebody has to do it. The oldest of them
    stand there, `total` says how many there are."""
    if not (total := how_many_to_serve(visitor)):
        return None
    found = rows(Proceeding, SENT, **_to_serve(visitor), order=("opened", "id"), limit=MOST)
    brought = rows(Delivery, proceeding__in=[each.id for each in found])
    names = names_of(found[0].court if found else "", {each.recipient for each in brought})
    titles = {each.id: each.title for each in rows(Paper, id__in=sorted({each.paper for each in brought}))}
    tasks = tuple(_task(each) for each in _served(found, brought, names, titles))
    return {"key": "quiet", "label": _("待送达"), "tasks": tasks, "total": total}


def how_many_to_serve(visitor: Visitor) -> int:
    told = _to_serve(visitor)
    return count(Proceeding, SENT, **told) if told["court__in"] else 0


def _to_serve(visitor: Visitor) -> dict[str, Any]:
    courts = [each.court for each in visitor.offices if each.office == SERVER.name]
    return {"procedure": "service", "court__in": courts, "state__in": WAITING}


def _served(
    found: Iterable[Proceeding], brought: Iterable[Delivery], names: Mapping[str, str], titles: Mapping[str, str]
) -> tuple[Served, ...]:
    by = {each.proceeding: each for each in brought}
    return tuple(
        Served(each, names[by[each.id].recipient], _(titles.get(by[each.id].paper, "")))
        for each in found
        if each.id in by
    )


def _task(each: Served) -> dict[str, Any]:
    return {
        "key": each.proceeding.id,
        "label": _("送达"),
        "why": each.words,
        "case": case_name(each.proceeding),
        "case_url": each.url,
        "tags": (),
        "words": f"{each.who}　{each.paper}",
        "clock": None,
        "due": None,
        "due_url": "",
        "rolled": False,
        "act": Link(_("去办"), each.url),
        "also": None,
        "step": "",
        "batch": False,
        "whom": "",
    }
