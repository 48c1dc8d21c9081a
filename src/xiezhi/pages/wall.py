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
from xiezhi.pages.figure_rows import row_of
from xiezhi.pages.figures_asked import asked_of
from xiezhi.pages.limits import due_of, to_do, words_of
from xiezhi.pages.morning import OF_COURT, changes, late, soon_of
from xiezhi.pages.names import case_name
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shell import short_name
from xiezhi.pages.visitor import Visitor
from xiezhi.records.deadline import Deadline
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows, those

DAYS = 15
"""Days ahead in which a hold that ends is shown."""
SQUARES = {"answered": "ok", "partial": "part", "erred": "bad", "sent": "wait", "given_up": "off"}
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
    queries = _of_kind(scope, "inquiry")
    return page(
        request,
        "wall",
        court=short_name(scope.courts[0]),
        today=_today(scope, visitor, queries),
        rows=tuple(row_of(figure, months, "") for figure in found.values()),
        squares=tuple(SQUARES[each.state] for each in queries[-MOST_SQUARES:]),
        answered=sum(each.state == "answered" for each in queries),
        asked=len(queries),
        ending=_ending(scope, visitor.day),
        owed=_owed(scope, visitor),
        money=_money(scope),
        backlog=backlog_of("enforcement_pending", window)[0],
    )


def _of_kind(scope: Scope, procedure: str) -> list[Proceeding]:
    courts = [each.id for each in scope.courts]
    return rows(Proceeding, court__in=courts, procedure=procedure, order=("opened", "id"))


def _today(scope: Scope, visitor: Visitor, queries: list[Proceeding]) -> tuple[dict[str, Any], ...]:
    """The numbers on top: what was recorded since yesterday, what is unread, what passed."""
    enforcing = scope.only("enforcement")
    since = [
        {"label": f"{_('昨天以来')}　{each['label']}", "value": each["value"], "unit": each["unit"], "tone": ""}
        for each in changes(enforcing, enforcing.window(visitor.day), visitor.day)
    ]
    waiting = sum(each.state in ("sent", "partial", "erred") for each in queries)
    ends = sum(1 for each in _holds(scope) if each.due <= (visitor.day + timedelta(days=DAYS)).isoformat())
    passed = len(late(enforcing))
    return (
        *since,
        {"label": _("在等的查询"), "value": f"{waiting:,}", "unit": _("条"), "tone": "near" if waiting else ""},
        {"label": _("十五日内控制到期"), "value": f"{ends:,}", "unit": _("笔"), "tone": "near" if ends else ""},
        {"label": _("逾期未办"), "value": f"{passed:,}", "unit": _("个"), "tone": "late" if passed else ""},
    )


def _holds(scope: Scope) -> list[Deadline]:
    """The terms of what is held, of those still running."""
    courts = [each.id for each in scope.courts]
    held = [each.id for each in rows(Proceeding, court__in=courts, procedure="seizure", closed="")]
    return rows(Deadline, proceeding__in=held, clock="in_force", status="open")


def _ending(scope: Scope, today: date) -> Bars:
    """How many holds end on each of the next days."""
    ends = Counter(each.due[:10] for each in _holds(scope))
    days = [today + timedelta(days=each) for each in range(DAYS)]
    told = [
        (_("今") if day == today else str(day.day), Decimal(ends[str(day)]), str(ends[str(day)] or "")) for day in days
    ]
    return bars_of(told, width=560, height=200)


def _owed(scope: Scope, visitor: Visitor) -> tuple[dict[str, Any], ...]:
    """What the court owes in enforcement, what has passed first; by case number, of nobody by name."""
    enforcing = scope.only("enforcement")
    passed = late(enforcing)[:MOST_OWED]
    last = (visitor.day + timedelta(days=DAYS)).isoformat()
    running = {**soon_of(enforcing), "due__lte": last}
    next_ = rows(Deadline, OF_COURT, **running, order=("due", "id"), limit=MOST_OWED - len(passed))
    known = {each.id: each for each in those(Proceeding, "id", sorted({each.proceeding for each in next_}))}
    owed = (*passed, *((each, known[each.proceeding]) for each in next_))
    return tuple(
        {
            "case": case_name(proceeding),
            "label": to_do(each, proceeding),
            "due": due_of(each),
            "words": words_of(each, visitor.today),
            "tone": "late" if each.status == "late" else "near" if each.due[:10] <= visitor.today else "",
        }
        for each, proceeding in owed
    )


def _money(scope: Scope) -> tuple[dict[str, str], ...]:
    """Money on its way: unidentified, being approved, sent."""
    unknown, payouts = _of_kind(scope, "unknown_money"), _of_kind(scope, "payout")
    groups = (
        (_("待查明的不明款"), [each for each in unknown if not each.closed]),
        (_("待审核、批准"), [each for each in payouts if each.state in ("proposed", "reviewed", "approved")]),
        (_("已交银行，待回单"), [each for each in payouts if each.state == "sent"]),
        (_("银行已付出"), [each for each in payouts if each.state == "arrived"]),
    )
    return tuple(
        {
            "label": label,
            "count": f"{len(found):,}",
            "sum": f"{Decimal(sum(each.amount or 0 for each in found)) / 100:,.2f}",
        }
        for label, found in groups
    )
