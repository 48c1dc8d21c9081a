"""What indicators come to: over a window, by month, by court or cause or track, and by age."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache, reduce
from operator import or_
from typing import Any

from ibis.expr.types import BooleanValue, IntegerScalar

from xiezhi.indicators.cube import CELLS, Window, back_from, measured, measured_each
from xiezhi.indicators.indicator import Indicator, Sum, Unit
from xiezhi.law.parameters import Settings

FEWEST = 5
"""Fewer are withheld outside the court."""
A_FEW = 6
"""So many sums are looked for alone."""
OWN_NOTHING: Mapping[str, Settings] = {}


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator over a window: its sums, what they come to, and where that lies to the court's interval."""

    indicator: Indicator
    part: int
    whole: int | None
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def place(self) -> str:
        """below, above, within; empty where there is no interval or no figure."""
        if self.value is None or (self.low, self.high) == (None, None):
            return ""
        if self.low is not None and self.value < self.low:
            return "below"
        return "above" if self.high is not None and self.value > self.high else "within"

    @property
    def few(self) -> bool:
        """Whether it tells of so few matters that somebody could be known by it.

        A sum of money always does: of the sums of two days the payment between them is the difference. It is told
        outside by whole months, in open data.
        """
        return self.indicator.unit is Unit.YUAN or (self.part if self.whole is None else self.whole) < FEWEST


def withheld(figure: Figure) -> Figure:
    """As it is shown outside the court."""
    return replace(figure, value=None) if figure.few else figure


Group = tuple[str, ...]


def figures(
    indicators: Iterable[Indicator], window: Window, settings: Settings, by: str = ""
) -> dict[str, dict[str, Figure]]:
    """Each indicator's figure, for each value of `by` (for all together under the empty name): two statements."""
    return {(*group, "")[0]: told for group, told in table(indicators, window, settings, *filter(None, [by])).items()}


def table(
    indicators: Iterable[Indicator],
    window: Window,
    settings: Settings,
    *by: str,
    own: Mapping[str, Settings] = OWN_NOTHING,
) -> dict[Group, dict[str, Figure]]:
    """The same for each pair of values, such as court and track; a court that is in `own` is looked at by what it has
    set itself."""
    wanted = list(indicators)
    sums = _sums(wanted, window, by)
    middles = _medians([each for each in wanted if each.unit is Unit.MEDIAN], window, by)
    made = {}
    for group, row in sums.items():
        set_ = own.get(group[by.index("court")], settings) if "court" in by else settings
        made[group] = {each.name: _figure(each, row, middles.get(group, {}), window, set_) for each in wanted}
    return made


def one(indicator: Indicator, window: Window, settings: Settings) -> Figure:
    return figures([indicator], window, settings)[""][indicator.name]


def over_each(indicator: Indicator, windows: Sequence[Window], settings: Settings) -> list[Figure]:
    """One indicator over each of these windows: one statement for all of them, two for a median."""
    only = wanted_by([indicator])
    middles = [dict[str, int]() for _window in windows]
    if indicator.unit is Unit.MEDIAN:
        days = [dict[int, int]() for _window in windows]
        for row in measured_each(windows, {indicator.name: indicator.part.expression}, ("days",), only):
            days[row["place"]][row["days"]] = row[indicator.name]
        for told, found in zip(middles, days, strict=True):
            middle = percentile(found, 50)
            told |= {} if middle is None else {indicator.name: middle}
    rows = measured_each(windows, sums_of([indicator]), only=only)
    told_of = zip(rows, middles, windows, strict=True)
    return [_figure(indicator, row, middle, window, settings) for row, middle, window in told_of]


def stocks_of(indicator: Indicator, windows: Sequence[Window], by: str) -> list[dict[str, int]]:
    """What a stock held at the end of each window, by group: one statement."""
    made = [dict[str, int]() for _window in windows]
    for row in measured_each(windows, sums_of([indicator]), (by,), wanted_by([indicator])):
        made[row["place"]][row[by]] = int(row[f"{indicator.name}_part"])
    return made


def _sums(indicators: Sequence[Indicator], window: Window, by: Group) -> dict[Group, Mapping[str, int]]:
    made = measured(sums_of(indicators), window, by, wanted_by(indicators))
    return {tuple(row[each] for each in by): row for row in made}


def sums_of(indicators: Iterable[Indicator]) -> dict[str, IntegerScalar]:
    return {f"{each.name}_{name}": sum_.expression for each in indicators for name, sum_ in each.sums.items()}


def wanted_by(indicators: Iterable[Indicator]) -> BooleanValue | None:
    """The cells that a few indicators look at; a whole board looks at most of them anyhow."""
    wanted = tuple(indicators)
    return _cells_of(wanted) if 0 < sum(len(each.sums) for each in wanted) <= A_FEW else None


def _cells_of(indicators: Sequence[Indicator]) -> BooleanValue | None:
    return _counted(tuple(indicators)) if indicators else None


@lru_cache(maxsize=256)
def _counted(indicators: tuple[Indicator, ...]) -> BooleanValue:
    return reduce(or_, (sum_.counted for each in indicators for sum_ in each.sums.values()))


def _medians(indicators: Sequence[Indicator], window: Window, by: Group) -> dict[Group, dict[str, int]]:
    return {
        group: {name: middle for name, days in found.items() if (middle := percentile(days, 50)) is not None}
        for group, found in spreads(indicators, window, *by).items()
    }


def spreads(indicators: Sequence[Indicator], window: Window, *by: str) -> dict[Group, dict[str, dict[int, int]]]:
    """How often each number of days occurs in what indicators count: the cells of an event are its exact histogram."""
    spread: dict[Group, dict[str, dict[int, int]]] = {}
    expressions = {each.name: each.part.expression for each in indicators}
    only = reduce(or_, (each.part.counted for each in indicators)) if expressions else None
    for row in measured(expressions, window, ("days", *by), only):
        for name in expressions:
            group = tuple(row[each] for each in by)
            spread.setdefault(group, {}).setdefault(name, {})[row["days"]] = row[name]
    return spread


def percentile(histogram: Mapping[int, int], per_cent: int) -> int | None:
    """The least number of days within which so many per cent lie."""
    total, seen = sum(histogram.values()), 0
    for days, count in sorted(histogram.items()):
        seen += count
        if total and 100 * seen >= per_cent * total:
            return days
    return None


def _figure(
    indicator: Indicator, row: Mapping[str, Any], middles: Mapping[str, int], window: Window, settings: Settings
) -> Figure:
    part = int(row[f"{indicator.name}_part"])
    whole = int(row[f"{indicator.name}_whole"]) if indicator.whole is not None else None
    low, high = indicator.interval(settings, window.day)
    if indicator.unit is Unit.MEDIAN:
        middle = middles.get(indicator.name)
        return Figure(indicator, part, part, None if middle is None else Decimal(middle), low, high)
    return Figure(indicator, part, whole, indicator.rounded(part, whole, settings, window.day), low, high)


def months_of(indicators: Iterable[Indicator], window: Window, settings: Settings) -> dict[str, dict[str, Figure]]:
    """Figures of each month of the window, by month: flows with two statements, stocks with one for all months."""
    wanted = list(indicators)
    flows = [each for each in wanted if not each.stock and not (each.whole and each.whole.stock)]
    found = figures(flows, window, settings, "month") if flows else {}
    nothing = _nothing(flows, window, settings)
    made = {month: {**nothing, **found.get(month, {})} for month in window.months}
    stocks = [each for each in wanted if each not in flows]
    ends = [window.month(month) for month in window.months]
    for end, row in zip(ends, measured_each(ends, sums_of(stocks), only=_cells_of(stocks)), strict=bool(stocks)):
        made[end.until] |= {each.name: _figure(each, row, {}, end, settings) for each in stocks}
    return made


def _nothing(indicators: Sequence[Indicator], window: Window, settings: Settings) -> dict[str, Figure]:
    row = dict.fromkeys(sums_of(indicators), 0)
    return {each.name: _figure(each, row, {}, window, settings) for each in indicators}


# --- the stock by age ---------------------------------------------------------------------------------------------

AGES = (0, 3, 6, 12, 18)
"""Months from which each band of the backlog begins."""


def of_age(sum_: Sum, band: int, window: Window) -> Sum:
    """What of a stock is of one of these ages."""
    edges = _edges(window)
    if band == len(edges):
        return sum_.only(CELLS.days <= edges[-1])
    younger = sum_.only(CELLS.days > edges[band])
    return younger.only(CELLS.days <= edges[band - 1]) if band else younger


def _edges(window: Window) -> list[int]:
    """The days before which what is open is older than each age."""
    return [back_from(window.day, months).toordinal() for months in AGES[1:]]


def ages(indicator: Indicator, window: Window) -> list[int]:
    """How many of a stock are of each age, the youngest first."""
    edges = _edges(window)
    made = [0] * len(AGES)
    name = f"{indicator.name}_part"
    for row in measured({name: indicator.part.expression}, window, ("days",)):
        made[sum(row["days"] <= edge for edge in edges)] += row[name]
    return made
