"""指标: the board of a court, as its reader's office shows it; what is out of interval, due, and changed first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from xiezhi.engine.words import PROCEDURES
from xiezhi.indicators import GROUPS, INDICATORS
from xiezhi.indicators.figures import Figure, figures, months_of
from xiezhi.indicators.scope import Scope, scope_of
from xiezhi.pages.backlog import backlog, stocks
from xiezhi.pages.charts import bars_of
from xiezhi.pages.court_map import court_map
from xiezhi.pages.figure_rows import FigureRow, query_of, row_of
from xiezhi.pages.figures_asked import asked_of, kept
from xiezhi.pages.morning import changes, told_soon
from xiezhi.pages.names import case_name
from xiezhi.pages.narrowed import list_url
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.saying import termed
from xiezhi.pages.shapes import Link
from xiezhi.pages.shell import short_name
from xiezhi.pages.visitor import Visitor
from xiezhi.pages.waiting import how_many_soon, late
from xiezhi.records.court import Officer
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows

CLOSED_BY = ("mean_days", "appeal_days")
"""The figures that are divided by what a judge has closed."""


@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """All indicators of this reader's, those out of interval first."""
    visitor, scope, day = asked_of(request)
    window, settings = scope.window(day), scope.settings
    found = figures(scope.indicators, window, settings)[""]
    months = months_of(scope.indicators, window, settings)
    asked = kept(request)
    query = query_of(**asked)
    told = [row_of(figure, months, query) for figure in found.values()]
    outside = tuple(each for each in told if each.outside)
    now = day == visitor.day
    return page(
        request,
        "figures",
        current="指标",
        title=_title(scope, visitor),
        sentence=_sentence(outside, told),
        as_of=day,
        today=visitor.day,
        courts=_courts(request, scope, visitor),
        outside=outside,
        groups=_groups(scope, told),
        soon=told_soon(scope, visitor) if now else (),
        soon_count=how_many_soon(scope, visitor) if now else 0,
        late_count=len(late(scope)) if now else None,
        changes=changes(scope, window, day),
        backlog=backlog(scope, window, request.GET.get("court", ""), request.GET.get("day", "")),
        stocks=stocks(scope, window, request.GET.get("day", "")),
        map=court_map(scope, window, request.GET.get("map", ""), request.GET.get("day", ""), told),
        mine=_mine(scope.judge, day) if scope.judge else None,
        closings=tuple(_closings(scope, found, months, asked)) if scope.judge else (),
        wall_url="/wall" if "money_in_place" in scope.names else "",
        tracks_url=f"/figures/tracks{query}" if "mean_days" in scope.names else "",
        pack_url="" if scope.judge else f"/figures/quarter.pdf{query}",
        query=query,
        kept=kept(request, "day"),
        back=query_of(**kept(request, "day")),
    )


def _title(scope: Scope, visitor: Visitor) -> str:
    if scope.judge and scope.judge != visitor.person:
        held = rows(Officer, person=scope.judge, court=scope.courts[0].id)
        return _("%(name)s承办的案件，数出来是这样") % {"name": held[0].name}
    if scope.judge:
        return _("我的案件，数出来是这样")
    if scope.names != frozenset(INDICATORS):
        return _("执行态势")
    return _("全市审执态势") if len(scope.courts) > 1 else _("本院审执态势")


def _sentence(outside: tuple[FigureRow, ...], told: list[FigureRow]) -> str:
    """三项越出区间，其余十五项在区间内或者没有区间。"""
    said = {"n": len(outside), "all": len(told)}
    words = _("%(all)s 项指标，%(n)s 项在区间外。") if outside else _("%(all)s 项指标，没有在区间外的。")
    return f"{words % said}{_('区间用于分析会商：说明原因，不排名、不打分。')}"


def _courts(request: HttpRequest, scope: Scope, visitor: Visitor) -> tuple[Link, ...]:
    """The courts that can be chosen, in statutory order; none where there is one only."""
    every = scope_of(visitor.person, visitor.today).courts
    chosen, day = request.GET.get("court", ""), request.GET.get("day", "")
    if len(every) < 2:
        return ()
    links = [
        Link(
            short_name(each).removesuffix("人民法院"),
            f"/figures{query_of(court=each.id, day=day)}",
            current=each.id == chosen,
        )
        for each in every
    ]
    return (Link(_("全部"), f"/figures{query_of(day=day)}", current=not chosen), *links)


def _groups(scope: Scope, told: list[FigureRow]) -> tuple[tuple[str, tuple[FigureRow, ...]], ...]:
    made = [
        (label, tuple(each for each in told if INDICATORS[each.name].group == name)) for name, label in GROUPS.items()
    ]
    return tuple((_(label), found) for label, found in made if found)


def _closings(
    scope: Scope, found: Mapping[str, Figure], months: Mapping[str, Mapping[str, Figure]], asked: dict[str, str]
) -> Iterator[dict[str, Any]]:
    """What a judge has closed, month by month, each bar a list; of appeals only where there were any."""
    for name in (each for each in CLOSED_BY if each in scope.names):
        indicator = scope.indicator(name)
        total = found[name].whole or 0
        if indicator.whole is None or (not total and name != CLOSED_BY[0]):
            continue
        counts = [(month, each[name].whole or 0) for month, each in months.items()]
        told = [(str(int(month[5:])), Decimal(count), f"{count:,}" if count else "") for month, count in counts]
        urls = [list_url(indicator, "whole", **asked, month=month) for month, _count in counts]
        label, url = _(indicator.whole.label), list_url(indicator, "whole", **asked)
        yield {"label": label, "total": total, "url": url, "bars": bars_of(told, height=170, urls=urls)}


def _mine(judge: str, day: date) -> tuple[dict[str, Any], ...]:
    """A judge's own open cases, the oldest first."""
    open_ = rows(Proceeding, judge=judge, closed="", order=("numbered", "id"))
    return tuple(
        {
            "case": case_name(each),
            "url": f"/case/{each.id}",
            "state": termed(PROCEDURES[each.procedure].states[each.state]),
            "opened": date.fromisoformat(each.numbered),
            "days": (day - date.fromisoformat(each.numbered)).days,
        }
        for each in open_
        if each.numbered
    )
