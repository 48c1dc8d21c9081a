"""Who looks at figures, at which courts, as of which day."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest

from xiezhi.engine.refused import Absent
from xiezhi.indicators.scope import Scope, judge_scope, scope_of
from xiezhi.law.asking import FIRST_DAY
from xiezhi.pages.visitor import Visitor, visitor_of


def asked_of(request: HttpRequest) -> tuple[Visitor, Scope, date]:
    """Who looks, at what, as of which day; Absent where he may not."""
    visitor = visitor_of(request)
    _account, person = visitor.must()
    judge = request.GET.get("judge", "")
    scope = judge_scope(person, visitor.today, judge) if judge else scope_of(person, visitor.today)
    return visitor, scope.of(request.GET.get("court", "")), day_of(request, visitor.day)


def kept(request: HttpRequest, *but: str) -> dict[str, str]:
    """What of the question every page of figures goes on with: which court, which judge, which day."""
    return {name: request.GET.get(name, "") for name in ("court", "judge", "day") if name not in but}


def day_of(request: HttpRequest, today: date) -> date:
    """The day asked for, never later than today; raises Absent for one that is none or before all courts."""
    asked = request.GET.get("day", "")
    return min(written_day(asked), today) if asked else today


def written_day(asked: str) -> date:
    """The day that is written in an address; raises Absent for one that is none or before all courts."""
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        raise Absent from None
    if day < FIRST_DAY:
        raise Absent
    return day
