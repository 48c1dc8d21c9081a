"""A figure opened: the proceedings that a sum counts and the entries that say so, as many as the number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from xiezhi.engine.refused import Absent
from xiezhi.engine.words import PROCEDURES
from xiezhi.indicators.cube import CELLS, Window
from xiezhi.indicators.indicator import Sum
from xiezhi.indicators.opening import Counted, opened
from xiezhi.indicators.scope import Scope
from xiezhi.law.tracks import Track
from xiezhi.pages.figure import question
from xiezhi.pages.figure_rows import sum_said
from xiezhi.pages.figures_asked import asked_of
from xiezhi.pages.names import case_name
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link
from xiezhi.records.dispute import Dispute
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows, those

MOST = 200
"""Proceedings shown of a list; the page says how many more there are."""


@require_GET
def listing(request: HttpRequest, name: str) -> HttpResponse:
    """The proceedings that a sum counts, and the entries that say so: as many as the number."""
    visitor, scope, day = asked_of(request)
    indicator, window = scope.indicator(name), _asked_window(request, scope, day)
    of_whole = request.GET.get("of") == "whole" and indicator.whole is not None
    sum_ = _of_track(indicator.whole if of_whole and indicator.whole is not None else indicator.part, request)
    found = opened(sum_, window)
    ids = [each.proceeding.id for each in found]
    mine = {each.id for each in rows(Proceeding, visitor.viewer.visible(), id__in=ids)}
    shown = [each for each in found if each.proceeding.id in mine]
    total, entries = sum(getattr(each, sum_.of) for each in found), sum(len(each.entries) for each in found)
    causes = {each.id: each.cause for each in those(Dispute, "id", sorted({each.proceeding.dispute for each in shown}))}
    return page(
        request,
        "figure_list",
        current="指标",
        label=_(indicator.label),
        sum_label=_(sum_.label),
        total=sum_said(total, sum_.of),
        alike=sum_.of == "count" and total == len(found) == entries,
        unit={"fen": _("元"), "days": _("日")}.get(sum_.of, _("件")),
        proceedings=len(found),
        entries=entries,
        hidden=len(found) - len(shown),
        rows=tuple(_row(each, causes, sum_.of) for each in shown[:MOST]),
        more=max(len(shown) - MOST, 0),
        back_url=f"/figures/{name}{question(request)}",
        since=window.since if not sum_.stock else "",
        until=day,
        after=date.fromisoformat(window.after) if window.after else None,
    )


def _of_track(sum_: Sum, request: HttpRequest) -> Sum:
    """Only what was counted on one track, where one is asked for; `none` is what was never put on any."""
    asked = request.GET.get("track", "")
    if not asked:
        return sum_
    if asked not in (*Track, "none"):
        raise Absent
    on_it = CELLS.track == ("" if asked == "none" else asked)
    return replace(sum_, where=sum_.where & on_it, minus=None if sum_.minus is None else sum_.minus & on_it)


def _asked_window(request: HttpRequest, scope: Scope, day: date) -> Window:
    """The window of the board, or one month of it, or only what was recorded after a day."""
    window, after, month = scope.window(day), request.GET.get("after", ""), request.GET.get("month", "")
    if month in window.months:
        window = window.month(month)
    try:
        return replace(window, after=date.fromisoformat(after).isoformat()) if after else window
    except ValueError:
        raise Absent from None


def _row(each: Counted, causes: dict[str, str], of: str) -> dict[str, Any]:
    found = each.proceeding
    return {
        "case": case_name(found),
        "url": f"/case/{found.id}",
        "kind": _(PROCEDURES[found.procedure].label),
        "cause": _(causes.get(found.dispute, "")),
        "opened": date.fromisoformat(found.numbered or found.opened),
        "closed": date.fromisoformat(found.closed) if found.closed else None,
        "state": _(found.outcome or PROCEDURES[found.procedure].states[found.state].label),
        "value": sum_said(getattr(each, of), of),
        "entries": tuple(Link(str(place), f"/entry/{entry}") for place, entry in enumerate(each.entries, 1)),
    }
