"""承诺: what the court promises the public, and how it was kept in the last thirty days and the last twelve months."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from xiezhi.indicators import GROUPS
from xiezhi.indicators.figures import figures
from xiezhi.indicators.indicator import Unit
from xiezhi.indicators.scope import public_scope
from xiezhi.pages.citations import cite
from xiezhi.pages.figure_rows import FigureRow, row_of
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link
from xiezhi.pages.shell import short_name
from xiezhi.pages.visitor import visitor_of

RECENT = 30
"""Days that are shown beside the twelve months."""


@require_GET
def promises(request: HttpRequest) -> HttpResponse:
    """The public figures of one court, of thirty days and of twelve months; too few, and money, are not shown."""
    visitor = visitor_of(request)
    here = visitor.court.id if visitor.court else ""
    chosen = request.GET.get("court", "") or here
    scope = public_scope(chosen)
    window = scope.window(visitor.day)
    recent = replace(window, after=(visitor.day - timedelta(days=RECENT)).isoformat())
    promised = [each for each in scope.indicators if each.unit is not Unit.YUAN]
    year, month = (figures(promised, each, scope.settings)[""] for each in (window, recent))
    told: dict[str, list[dict[str, Any]]] = {}
    for indicator in promised:
        rows: tuple[FigureRow, FigureRow] = (
            row_of(year[indicator.name], {}, "", public=True), row_of(month[indicator.name], {}, "", public=True),
        )  # fmt: skip
        told.setdefault(indicator.group, []).append(
            {
                "year": rows[0],
                "month": rows[1],
                "definition": _(indicator.definition),
                "cite": cite(indicator.law, visitor.day),
                "official": indicator.official,
            }
        )
    return page(
        request,
        "promises",
        current="",
        court=short_name(scope.courts[0]) if scope.courts else "",
        groups=tuple((_(label), tuple(told[name])) for name, label in GROUPS.items() if name in told),
        courts=tuple(
            Link(short_name(each), f"/promises?court={each.id}", current=each.id == chosen)
            for each in public_scope().courts
            if each.level == "基层" or each.id == here
        ),
        as_of=visitor.day,
    )
