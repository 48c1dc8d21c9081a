"""What is open: by age as bars, and of each court over the months as small lines; each with its table and its CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from xiezhi.engine.refused import Absent
from xiezhi.indicators import INDICATORS
from xiezhi.indicators.cube import Window
from xiezhi.indicators.figures import AGES, ages, stocks_of
from xiezhi.indicators.scope import Scope
from xiezhi.pages.charts import Bars, bars_of, line_of
from xiezhi.pages.figure_rows import query_of
from xiezhi.pages.figures_asked import asked_of
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link
from xiezhi.pages.shell import short_name

OPEN = ("pending", "enforcement_pending")
"""The stocks that are shown by age."""


def age_labels() -> tuple[str, ...]:
    ends = (*AGES[1:], 0)
    return tuple(
        _("%(n)s 个月内") % {"n": end} if not start else _("%(a)s—%(b)s 个月") % {"a": start, "b": end} if end
        else _("满 %(n)s 个月") % {"n": start}
        for start, end in zip(AGES, ends, strict=True)
    )  # fmt: skip


def backlog_of(name: str, window: Window, **asked: str) -> tuple[Bars, tuple[tuple[str, int], ...]]:
    """The stock by age as bars, each of which opens to its cases, and the same as rows of a table."""
    told = tuple(zip(age_labels(), ages(INDICATORS[name], window), strict=True))
    urls = [f"/figures/{name}/list{query_of(**asked, age=str(age))}" for age in range(len(told))]
    return bars_of([(label, Decimal(count), f"{count:,}") for label, count in told], near_from=3, urls=urls), told


def backlog(scope: Scope, window: Window, court: str, day: str) -> tuple[dict[str, Any], ...]:
    """Each stock by age: its bars, and each age with its number as a link to as many proceedings."""
    made = []
    for name in (each for each in OPEN if each in scope.names):
        bars, told = backlog_of(name, window, court=court, day=day)
        urls = (f"/figures/{name}/list{query_of(court=court, day=day, age=str(age))}" for age in range(len(told)))
        rows = tuple(Link(label, url, words=f"{count:,}") for (label, count), url in zip(told, urls, strict=True))
        total = sum(count for _label, count in told)
        csv_url = f"/figures/{name}/ages.csv{query_of(court=court, day=day)}"
        made.append(
            {"label": _(INDICATORS[name].label), "bars": bars, "rows": rows, "total": total, "name": name,
             "csv_url": csv_url}
        )  # fmt: skip
    return tuple(made)


def _shown(scope: Scope) -> str:
    """The stock that is shown of each court."""
    return next(each for each in OPEN if each in scope.names)


def stocks(scope: Scope, window: Window, day: str) -> dict[str, Any] | None:
    """Open cases of each court over twelve months, each on its own scale, in statutory order; None of one court."""
    if len(scope.courts) < 2:
        return None
    name = _shown(scope)
    courts = tuple(
        (
            short_name(court).removesuffix("人民法院"),
            tuple(values),
            f"/figures/{name}{query_of(court=court.id, day=day)}",
            line_of([Decimal(each) for each in values], 120, 44),
        )
        for court, values in _by_month(scope, window, name)
    )
    return {"months": window.months, "courts": courts, "csv_url": f"/figures/{name}/months.csv{query_of(day=day)}"}


def _by_month(scope: Scope, window: Window, name: str) -> Iterator[tuple[Any, list[int]]]:
    months = stocks_of(INDICATORS[name], [window.month(month) for month in window.months], "court")
    for court in scope.courts:
        yield court, [found.get(court.id, 0) for found in months]


# --- for a spreadsheet --------------------------------------------------------------------------------------------


@require_GET
def ages_as_csv(request: HttpRequest, name: str) -> HttpResponse:
    """What is open by age, a row an age."""
    scope, day = _asked(request, name)
    return _csv(f"{name}-ages-{day}", [[_("账龄"), _("件")], *map(list, backlog_of(name, scope.window(day))[1])])


@require_GET
def months_as_csv(request: HttpRequest, name: str) -> HttpResponse:
    """What was open at the end of each month, a row a court in statutory order."""
    scope, day = _asked(request, name)
    window = scope.window(day)
    lines = [[short_name(court), *values] for court, values in _by_month(scope, window, name)]
    return _csv(f"{name}-months-{day}", [[_("法院"), *window.months], *lines])


def _asked(request: HttpRequest, name: str) -> tuple[Scope, date]:
    """Of whoever looks at this stock."""
    _visitor, scope, day = asked_of(request)
    if name not in OPEN or name not in scope.names:
        raise Absent
    return scope, day


def _csv(name: str, lines: list[list[Any]]) -> HttpResponse:
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
