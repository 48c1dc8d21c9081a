"""What a morning begins with: what the court owes and will be overdue, and what was recorded since yesterday."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from xiezhi.indicators import INDICATORS
from xiezhi.indicators.cube import Window
from xiezhi.indicators.figures import Figure, figures
from xiezhi.indicators.scope import Scope
from xiezhi.pages.figure_rows import query_of
from xiezhi.pages.limits import clock_of, due_of, url_of
from xiezhi.pages.names import case_name
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Limit
from xiezhi.pages.visitor import Visitor
from xiezhi.pages.waiting import soon

MOST = 6
"""So many of what soon will be overdue stand on the board; the others in their list."""


def told_soon(scope: Scope, visitor: Visitor) -> tuple[tuple[str, Limit], ...]:
    """What the court owes and will be overdue within the week, the nearest first, each with its case."""
    return tuple(
        (
            case_name(each.proceeding),
            Limit(each.label, "", due_of(each.deadline), clock_of(each.deadline, visitor.today), url_of(each.deadline)),
        )
        for each in soon(scope, visitor, MOST)
        if each.deadline
    )


def changes(scope: Scope, window: Window, day: date) -> tuple[dict[str, str], ...]:
    """What was recorded since yesterday: came in, ended, passed, paid; each opens to its list."""
    yesterday = (day - timedelta(days=1)).isoformat()
    names = [
        each for each in ("clearance", "enforcement_clearance", "overdue", "money_in_place") if each in scope.names
    ]
    if "clearance" in names:
        names.remove("enforcement_clearance")
    since = replace(window, after=yesterday)
    found = figures([INDICATORS[each] for each in names], since, scope.settings)[""] if names else {}
    asked = query_of(court=window.courts[0] if len(window.courts) == 1 else "", day=day.isoformat(), after=yesterday)
    return tuple(each for name, figure in found.items() for each in _change(name, figure, asked))


def _change(name: str, figure: Figure, asked: str) -> list[dict[str, str]]:
    url = f"/figures/{name}/list{asked}"
    if name in ("clearance", "enforcement_clearance"):
        return [
            {"label": _("新收"), "value": f"{figure.whole:,}", "unit": _("件"), "url": f"{url}&of=whole"},
            {"label": _("已结"), "value": f"{figure.part:,}", "unit": _("件"), "url": url},
        ]
    value = f"{Decimal(figure.part) / 100:,.2f}" if name == "money_in_place" else f"{figure.part:,}"
    return [{"label": _(figure.indicator.label), "value": value, "unit": _(figure.indicator.unit.word), "url": url}]
