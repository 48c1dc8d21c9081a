"""The wall of the enforcement command centre: what needs somebody now, at 1920 by 1080, without anybody's name."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from xiezhi.engine.refused import Absent
from xiezhi.indicators import INDICATORS
from xiezhi.indicators.figures import figures, months_of
from xiezhi.indicators.scope import Scope
from xiezhi.pages.backlog import backlog_of
from xiezhi.pages.charts import Bars, bars_of
from xiezhi.pages.figure_rows import query_of, row_of
from xiezhi.pages.figures_asked import asked_of
from xiezhi.pages.limits import due_of, url_of, words_of
from xiezhi.pages.morning import changes
from xiezhi.pages.names import case_name
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shell import short_name
from xiezhi.pages.visitor import Visitor
from xiezhi.pages.waiting import (
    HOLDS,
    MONEY,
    OF_COURT,
    WAITING,
    holds,
    late,
    of_deadlines,
    of_kind,
    periods_of,
    terms,
)
from xiezhi.records.deadline import Deadline
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows

SQUARES = {
    "answered": "ok", "partial": "part", "erred": "bad", "doubted": "bad", "sent": "wait", "given_up": "off",
}  # fmt: skip
SHOWN = (
    "performed_share",
    "enforcement_days",
    "paid_out_in_time",
    "lifted_in_time",
    "enforcement_limit",
    "in_place_share",
)
MOST_SQUARES, MOST_OWED = 160, 7


@require_GET
def wall(request: HttpRequest) -> HttpResponse:
    """For those who see every figure of enforcement."""
    visitor, scope, _day = asked_of(request)
    if "money_in_place" not in scope.names:
        raise Absent
    window, settings = scope.window(visitor.day), scope.settings
    wanted = [INDICATORS[name] for name in SHOWN]
    found, months = figures(wanted, window, settings)[""], months_of(wanted, window, settings)
    queries = of_kind(scope, "inquiry")
    court = request.GET.get("court", "")
    return page(
        request,
        "wall",
        court=short_name(scope.courts[0]),
        today=_today(scope, visitor, queries, court),
        query=query_of(court=court),
        rows=tuple(row_of(figure, months, query_of(court=court)) for figure in found.values()),
        squares=tuple(SQUARES[each.state] for each in queries[-MOST_SQUARES:]),
        answered=sum(each.state == "answered" for each in queries),
        asked=len(queries),
        ending=_ending(scope, visitor.day, court),
        owed=_owed(scope, visitor),
        money=_money(scope, visitor, court),
        backlog=backlog_of("enforcement_pending", window, court=court)[0],
    )


def _today(scope: Scope, visitor: Visitor, queries: list[Proceeding], court: str) -> tuple[dict[str, Any], ...]:
    """The numbers on top: what was recorded since yesterday, what is unread, what passed; each opens to its list."""
    enforcing = scope.only("enforcement")
    since = [
        {**each, "label": f"{_('昨天以来')}　{each['label']}", "tone": ""}
        for each in changes(enforcing, enforcing.window(visitor.day), visitor.day)
    ]
    waiting = sum(each.state in WAITING for each in queries)
    ends, passed = len(holds(scope, visitor)), len(late(enforcing))
    every, own = query_of(court=court), query_of(court=court, of="enforcement")
    return (
        *since,
        _number(_("在等的查询"), waiting, _("条"), "near", f"inquiries{every}"),
        _number(_("十五日内控制到期"), ends, _("笔"), "near", f"holds{every}"),
        _number(_("逾期未办"), passed, _("个"), "late", f"late{own}"),
    )


def _number(label: str, value: int, unit: str, tone: str, url: str) -> dict[str, Any]:
    url = f"/figures/waiting/{url}"
    return {"label": label, "value": f"{value:,}", "unit": unit, "tone": tone if value else "", "url": url}


def _ending(scope: Scope, today: date, court: str) -> Bars:
    """How many holds end on each of the next days; each day opens to them."""
    ends = Counter(each.due[:10] for each in terms(scope))
    days = [today + timedelta(days=each) for each in range(HOLDS)]
    told = [
        (_("今") if day == today else str(day.day), Decimal(ends[str(day)]), str(ends[str(day)] or "")) for day in days
    ]
    urls = [f"/figures/waiting/holds{query_of(court=court, on=day.isoformat())}" for day in days]
    return bars_of(told, width=560, height=200, urls=urls)


def _owed(scope: Scope, visitor: Visitor) -> tuple[dict[str, Any], ...]:
    """What the court owes in enforcement, what has passed first; by case number, of nobody by name."""
    enforcing = scope.only("enforcement")
    passed = late(enforcing)[:MOST_OWED]
    last = (visitor.day + timedelta(days=HOLDS)).isoformat()
    running = {**periods_of(enforcing), "due__lte": last}
    next_ = rows(Deadline, OF_COURT, **running, order=("due", "id"), limit=MOST_OWED - len(passed))
    return tuple(
        {
            "case": case_name(each.proceeding),
            "label": each.label,
            "url": url_of(deadline),
            "due": due_of(deadline),
            "words": words_of(deadline, visitor.today),
            "tone": "late" if deadline.status == "late" else "near" if deadline.due[:10] <= visitor.today else "",
        }
        for each in (*passed, *of_deadlines(next_))
        if (deadline := each.deadline)
    )


def _money(scope: Scope, visitor: Visitor, court: str) -> tuple[dict[str, str], ...]:
    """Money on its way: unidentified, being approved, sent, paid out; each with its list."""
    told = [(name, counts, counts.found(scope, visitor)) for name, counts in MONEY.items()]
    return tuple(
        {
            "label": _(counts.label),
            "count": f"{len(found):,}",
            "sum": f"{Decimal(sum(each.proceeding.amount or 0 for each in found)) / 100:,.2f}",
            "url": f"/figures/waiting/{name}{query_of(court=court)}",
        }
        for name, counts, found in told
    )
