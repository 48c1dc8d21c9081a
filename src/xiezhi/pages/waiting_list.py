"""A number of a board that is no indicator, opened: as many periods or cases as it says, each with its entry."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from xiezhi.engine.refused import Absent
from xiezhi.indicators.scope import Scope
from xiezhi.pages.figure_list import PAGE, start_of
from xiezhi.pages.figure_rows import query_of
from xiezhi.pages.figures_asked import asked_of
from xiezhi.pages.limits import clock_of, due_of, law_of, url_of
from xiezhi.pages.names import case_name
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Pager
from xiezhi.pages.shell import short_name
from xiezhi.pages.visitor import Visitor
from xiezhi.pages.waiting import COUNTED, Counts, Waits
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows

KEPT = ("court", "judge", "of", "on")


@require_GET
def listing(request: HttpRequest, what: str) -> HttpResponse:
    """What the number counts today, page by page."""
    visitor, scope, counts = _asked(request, what)
    found = _found(request, counts, scope, visitor)
    shown = _seen(found, visitor)
    start, kept = start_of(request, len(shown)), {name: request.GET.get(name, "") for name in ("court", "judge")}
    return page(
        request,
        "waiting",
        current="指标",
        label=_(counts.label),
        total=f"{len(found):,}",
        hidden=len(found) - len(shown),
        rows=tuple(_rows(shown[start : start + PAGE], scope, visitor.today)),
        courts=len(scope.courts) > 1,
        dated=any(each.deadline for each in shown),
        pager=_pager(request, what, start, len(shown)),
        csv_url=f"/figures/waiting/{what}.csv{_query(request)}",
        back_url=f"{'/wall' if request.GET.get('of') or counts.enforcing else '/figures'}{query_of(**kept)}",
        as_of=visitor.day,
    )


def _asked(request: HttpRequest, what: str) -> tuple[Visitor, Scope, Counts]:
    """Who asks for which number; Absent where it is none of his board's."""
    visitor, scope, _day = asked_of(request)
    counts = COUNTED.get(what)
    if counts is None or (counts.enforcing and "money_in_place" not in scope.names):
        raise Absent
    return visitor, scope.only("enforcement") if request.GET.get("of") == "enforcement" else scope, counts


def _found(request: HttpRequest, counts: Counts, scope: Scope, visitor: Visitor) -> list[Waits]:
    """What is counted, of one day where one is asked for."""
    found, on = counts.found(scope, visitor), request.GET.get("on", "")
    return [each for each in found if each.deadline and each.deadline.due[:10] == on] if on else found


def _seen(found: list[Waits], visitor: Visitor) -> list[Waits]:
    """Those that the reader may open; the others are only counted."""
    ids = sorted({each.proceeding.id for each in found})
    mine = {each.id for each in rows(Proceeding, visitor.viewer.visible(), id__in=ids)}
    return [each for each in found if each.proceeding.id in mine]


def _query(request: HttpRequest, **more: str) -> str:
    return query_of(**{name: request.GET.get(name, "") for name in KEPT}, **more)


def _pager(request: HttpRequest, what: str, start: int, count: int) -> Pager | None:
    if count <= PAGE:
        return None

    def at(place: int) -> str:
        return f"/figures/waiting/{what}{_query(request, **{'from': str(place or '')})}"

    before, after = max(start - PAGE, 0), start + PAGE
    return Pager(start + 1, min(after, count), count, at(before) if start else "", at(after) if after < count else "")


def _rows(shown: Sequence[Waits], scope: Scope, today: str) -> list[dict[str, Any]]:
    names = {each.id: short_name(each) for each in scope.courts}
    return [_row(each, names, today) for each in shown]


def _row(each: Waits, names: dict[str, str], today: str) -> dict[str, Any]:
    found, deadline = each.proceeding, each.deadline
    amount = found.amount if deadline is None else None
    return {
        "label": each.label,
        "url": url_of(deadline) if deadline else f"/case/{found.id}",
        "case": case_name(found),
        "case_url": f"/case/{found.id}",
        "court": names.get(found.court, ""),
        "due": due_of(deadline) if deadline else date.fromisoformat(found.opened),
        "clock": clock_of(deadline, today) if deadline else None,
        "law": law_of(deadline) if deadline else "",
        "sum": f"{Decimal(amount) / 100:,.2f}" if amount else "",
        "entry_url": f"/entry/{deadline.anchor}" if deadline else "",
    }


@require_GET
def as_csv(request: HttpRequest, what: str) -> HttpResponse:
    """The whole list for a spreadsheet."""
    visitor, scope, counts = _asked(request, what)
    text = io.StringIO()
    out = csv.writer(text)
    out.writerow([_("法院"), _("案号"), _("事项"), _("日期"), _("状态"), _("依据"), _("金额"), _("记录")])
    for each in _rows(_seen(_found(request, counts, scope, visitor), visitor), scope, visitor.today):
        words, entry = each["clock"].words if each["clock"] else "", each["entry_url"].removeprefix("/entry/")
        told = [each[column] for column in ("court", "case", "label", "due")]
        out.writerow([*told, words, each["law"], each["sum"], entry])
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{what}-{visitor.today}.csv"'
    return response
