"""A figure opened: the proceedings that a sum counts and the entries that say so, as many as the number."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from xiezhi.engine.words import PROCEDURES
from xiezhi.indicators.indicator import Indicator
from xiezhi.indicators.opening import Counted
from xiezhi.pages.figure import question
from xiezhi.pages.figure_rows import query_of, sum_said
from xiezhi.pages.figures_asked import asked_of
from xiezhi.pages.names import case_name
from xiezhi.pages.narrowed import KEPT, list_url, narrowed
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import ended
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link, Pager
from xiezhi.pages.visitor import Visitor
from xiezhi.records.dispute import Dispute
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows, those

PAGE = 200
UNITS = {"fen": "元", "days": "日"}


@require_GET
def listing(request: HttpRequest, name: str) -> HttpResponse:
    """The proceedings that a sum counts, and the entries that say so: as many as the number."""
    visitor, scope, day = asked_of(request)
    indicator = scope.indicator(name)
    asked = narrowed(indicator, scope, day, request.GET)
    found, sum_, window = asked.opened(), asked.sum_, asked.window
    shown = _seen(found, visitor)
    total, entries = sum(getattr(each, sum_.of) for each in found), sum(len(each.entries) for each in found)
    start = start_of(request, len(shown))
    return page(
        request,
        "figure_list",
        current="指标",
        label=_(indicator.label),
        sum_label=_(sum_.label),
        narrowed=asked.words,
        sums=_sums(indicator, request),
        total=sum_said(total, sum_.of),
        alike=sum_.of == "count" and total == len(found) == entries,
        unit=_(UNITS.get(sum_.of, "件")),
        proceedings=len(found),
        entries=entries,
        hidden=len(found) - len(shown),
        rows=tuple(_rows(shown[start : start + PAGE], sum_.of)),
        pager=_pager(request, name, start, len(shown)),
        csv_url=f"/figures/{name}/list.csv{query_of(**_kept(request))}",
        back_url=f"/figures/{name}{question(request)}",
        since=window.since if not sum_.stock else "",
        until=window.day,
        after=date.fromisoformat(window.after) if window.after else None,
    )


def _seen(found: list[Counted], visitor: Visitor) -> list[Counted]:
    """Those that the reader may open; the others are only counted."""
    ids = [each.proceeding.id for each in found]
    mine = {each.id for each in rows(Proceeding, visitor.viewer.visible(), id__in=ids)}
    return [each for each in found if each.proceeding.id in mine]


def _kept(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET.get(name, "") for name in KEPT}


def _sums(indicator: Indicator, request: HttpRequest) -> tuple[Link, ...]:
    """The sums of the indicator, for whoever goes from the one list to the other; none where there is one only."""
    kept = {**_kept(request), "of": ""}
    chosen = "whole" if request.GET.get("of") == "whole" and indicator.whole is not None else "part"
    made = [
        Link(_(sum_.label), list_url(indicator, of, **{name: value for name, value in kept.items() if name != "of"}),
             current=of == chosen)
        for of, sum_ in indicator.sums.items()
    ]  # fmt: skip
    return tuple(made) if len(made) > 1 else ()


def start_of(request: HttpRequest, count: int) -> int:
    """At which row the page begins."""
    text = request.GET.get("from", "")
    start = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
    return start if start < count else 0


def _pager(request: HttpRequest, name: str, start: int, count: int) -> Pager | None:
    if count <= PAGE:
        return None

    def at(place: int) -> str:
        return f"/figures/{name}/list{query_of(**_kept(request), **{'from': str(place or '')})}"

    before, after = max(start - PAGE, 0), start + PAGE
    return Pager(start + 1, min(after, count), count, at(before) if start else "", at(after) if after < count else "")


def _rows(shown: list[Counted], of: str) -> list[dict[str, Any]]:
    causes = {each.id: each.cause for each in those(Dispute, "id", sorted({each.proceeding.dispute for each in shown}))}
    return [_row(each, causes, of) for each in shown]


def _row(each: Counted, causes: Mapping[str, str], of: str) -> dict[str, Any]:
    found = each.proceeding
    return {
        "case": case_name(found),
        "url": f"/case/{found.id}",
        "kind": _(PROCEDURES[found.procedure].label),
        "cause": _(causes.get(found.dispute, "")),
        "opened": date.fromisoformat(found.numbered or found.opened),
        "closed": date.fromisoformat(found.closed) if found.closed else None,
        "state": ended(PROCEDURES[found.procedure].states[found.state], found.outcome),
        "value": sum_said(getattr(each, of), of),
        "entries": tuple(Link(str(place), f"/entry/{entry}") for place, entry in enumerate(each.entries, 1)),
    }


@require_GET
def as_csv(request: HttpRequest, name: str) -> HttpResponse:
    """The whole list for a spreadsheet, with the entries of each proceeding."""
    visitor, scope, day = asked_of(request)
    asked = narrowed(scope.indicator(name), scope, day, request.GET)
    text = io.StringIO()
    out = csv.writer(text)
    unit = _(UNITS.get(asked.sum_.of, "件"))
    out.writerow([_("案号"), _("程序"), _("案由"), _("立案"), _("结案"), _("状态"), unit, _("记录")])
    for each in _rows(_seen(asked.opened(), visitor), asked.sum_.of):
        entries = " ".join(link.url.removeprefix("/entry/") for link in each["entries"])
        told = [each[column] for column in ("case", "kind", "cause", "opened", "closed", "state", "value")]
        out.writerow([*told, entries])
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}-list-{day}.csv"'
    return response
