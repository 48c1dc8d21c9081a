"""What a morning begins with: what the court owes and will be overdue, and what was recorded since yesterday."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Q

from xiezhi.engine.tallies import PEOPLE
from xiezhi.indicators import INDICATORS
from xiezhi.indicators.cube import Window
from xiezhi.indicators.figures import Figure, figures
from xiezhi.indicators.scope import Scope
from xiezhi.pages.figure_rows import query_of
from xiezhi.pages.limits import can_be_kept, clock_of, due_of, to_do, url_of
from xiezhi.pages.names import case_name
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Limit
from xiezhi.pages.visitor import Visitor
from xiezhi.records.deadline import Deadline
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows, those

SOON = 7
"""Days within which a deadline will be overdue."""
MOST = 6
OF_COURT = ~Q(role__in=sorted(PEOPLE))
"""Deadlines that are for the court to keep."""
ENFORCING = ("enforcement", "seizure", "inquiry", "sanction", "case_money", "payout", "round_end")


def soon(scope: Scope, visitor: Visitor) -> tuple[tuple[str, Limit], ...]:
    """What the court owes and will be overdue within the week, the nearest first, each with its case."""
    last = (visitor.day + timedelta(days=SOON)).isoformat()
    found = rows(
        Deadline, OF_COURT, **soon_of(scope), due__lte=last, due__gte=visitor.today, order=("due", "id"), limit=MOST
    )
    known = {each.id: each for each in those(Proceeding, "id", sorted({each.proceeding for each in found}))}
    return tuple(
        (
            case_name(known[each.proceeding]),
            Limit(to_do(each, known[each.proceeding]), "", due_of(each), clock_of(each, visitor.today), url_of(each)),
        )
        for each in found
    )


def soon_of(scope: Scope) -> dict[str, Any]:
    """The court's own running deadlines that this reader answers for."""
    told: dict[str, Any] = {
        "court__in": [each.id for each in scope.courts],
        "kind__in": ["duty", "stage"],
        "status": "open",
    }
    if scope.judge:
        told["proceeding__in"] = [each.id for each in rows(Proceeding, judge=scope.judge, closed="")]
    elif scope.names != frozenset(INDICATORS):
        told["proceeding__in"] = [
            each.id for each in rows(Proceeding, court__in=told["court__in"], procedure__in=ENFORCING, closed="")
        ]
    return told


def late(scope: Scope) -> list[tuple[Deadline, Proceeding]]:
    """What passed without being done and can still be done, the longest ago first, each with its proceeding."""
    found = rows(Deadline, OF_COURT, met="", **{**soon_of(scope), "status": "late"}, order=("due", "id"))
    known = {each.id: each for each in those(Proceeding, "id", sorted({each.proceeding for each in found}))}
    pairs = [(each, known[each.proceeding]) for each in found]
    return [(each, proceeding) for each, proceeding in pairs if can_be_kept(each, proceeding)]


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
