"""What is open: by age as bars, and of each court over the months as small lines."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from xiezhi.indicators import INDICATORS
from xiezhi.indicators.cube import Window
from xiezhi.indicators.figures import AGES, ages, stocks_of
from xiezhi.indicators.scope import Scope
from xiezhi.pages.charts import Bars, Line, bars_of, line_of
from xiezhi.pages.saying import say as _
from xiezhi.pages.shell import short_name


def age_labels() -> tuple[str, ...]:
    ends = (*AGES[1:], 0)
    return tuple(
        _("%(n)s 个月内") % {"n": end} if not start else _("%(a)s—%(b)s 个月") % {"a": start, "b": end} if end
        else _("满 %(n)s 个月") % {"n": start}
        for start, end in zip(AGES, ends, strict=True)
    )  # fmt: skip


def backlog_of(name: str, window: Window) -> tuple[Bars, tuple[tuple[str, int], ...]]:
    """The stock by age as bars, and the same as rows of a table."""
    told = tuple(zip(age_labels(), ages(INDICATORS[name], window), strict=True))
    return bars_of([(label, Decimal(count), f"{count:,}") for label, count in told], near_from=3), told


def backlog(scope: Scope, window: Window) -> tuple[dict[str, Any], ...]:
    wanted = [each for each in ("pending", "enforcement_pending") if each in scope.names]
    made = []
    for name in wanted:
        bars, told = backlog_of(name, window)
        total = sum(count for _, count in told)
        made.append({"label": _(INDICATORS[name].label), "bars": bars, "rows": told, "total": total, "name": name})
    return tuple(made)


def stocks(scope: Scope, window: Window) -> tuple[tuple[str, str, str, Line | None], ...]:
    """Open trials of each court over twelve months, each on its own scale, in statutory order."""
    if len(scope.courts) < 2:
        return ()
    pending = INDICATORS["pending" if "pending" in scope.names else "enforcement_pending"]
    months = stocks_of(pending, [window.month(month) for month in window.months], "court")
    return tuple(
        (
            short_name(court).removesuffix("人民法院"),
            str(values[-1]),
            f"/figures/{pending.name}?court={court.id}",
            line_of([Decimal(each) for each in values], 120, 44),
        )
        for court in scope.courts
        for values in [[found.get(court.id, 0) for found in months]]
    )
