"""Open data: the public indicators of every court, a calendar month an edition, as they were known when it ended.

Editions never change and never overlap, so that no two of them can be subtracted; small cells are withheld.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from xiezhi.indicators.cube import Window, last_day, measured, month_before
from xiezhi.indicators.figures import Figure, figures
from xiezhi.indicators.indicator import Indicator, Unit
from xiezhi.indicators.scope import Scope
from xiezhi.indicators.withholding import Cells, added, withheld
from xiezhi.records.cells import Cell
from xiezhi.records.table import rows

MOST = 24
"""Editions that are offered."""
ALL = ""
"""The row of all courts together."""


@dataclass(frozen=True, slots=True)
class OpenRow:
    """One court (or all) and one indicator: its cells and its value; None of them where it is withheld."""

    court: str
    indicator: Indicator
    cells: Cells | None
    value: Decimal | None

    @property
    def withheld(self) -> bool:
        return self.cells is None


def editions(today: date) -> tuple[str, ...]:
    """The months that have ended since the first that anything is known of, the newest first."""
    first = rows(Cell, order=("month", "id"), limit=1)
    months = (month_before(today, back) for back in range(1, MOST + 1))
    return tuple(each for each in months if first and each >= first[0].month)


def edition(month: str, scope: Scope) -> list[OpenRow]:
    """The edition of a month: for each indicator a row a court, in statutory order, and one of all together."""
    window = Window.of([each.id for each in scope.courts], last_day(month), 1)
    indicators = [each for each in scope.indicators if each.part.of != "days"]
    by_court = figures(indicators, window, scope.settings, "court")
    total = figures(indicators, window, scope.settings)[""]
    paid = {each.name: _counts(each, window) for each in indicators if each.unit is Unit.YUAN}
    return [
        row
        for each in indicators
        for row in _rows(each, {court: found[each.name] for court, found in by_court.items()}, total[each.name],
                         scope, paid.get(each.name))
    ]  # fmt: skip


def _counts(indicator: Indicator, window: Window) -> dict[str, int]:
    """How often a sum of money was counted, by court."""
    made = measured({f"{indicator.name}_count": replace(indicator.part, of="count").expression}, window, ("court",))
    return {row["court"]: int(row[f"{indicator.name}_count"]) for row in made}


def _rows(
    indicator: Indicator, found: dict[str, Figure], total: Figure, scope: Scope, paid: dict[str, int] | None
) -> Iterator[OpenRow]:
    def cells(court: str) -> Cells:
        if paid is not None:
            return Cells(paid.get(court, 0), paid.get(court, 0))
        figure = found.get(court)
        return (
            Cells(0, 0) if figure is None else Cells(figure.part, figure.part if figure.whole is None else figure.whole)
        )

    told = {court.id: cells(court.id) for court in scope.courts}
    kept = withheld(told)
    for court in scope.courts:
        if court.id in kept.rows:
            yield OpenRow(court.id, indicator, None, None)
        else:
            value = found[court.id].value if court.id in found else None
            yield OpenRow(court.id, indicator, told[court.id], value)
    if kept.total:
        yield OpenRow(ALL, indicator, None, None)
    else:
        yield OpenRow(ALL, indicator, added(told.values()), total.value)
