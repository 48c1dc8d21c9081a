"""A figure in words: its value, where it lies to its interval, and its line of months."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from xiezhi.indicators.figures import Figure, withheld
from xiezhi.indicators.indicator import Indicator, Unit
from xiezhi.pages.charts import Band, Line, band_of, line_of
from xiezhi.pages.saying import say as _

TEN_THOUSAND, HUNDRED_MILLION = Decimal(10**4), Decimal(10**8)
PLACES = {"below": "低于区间", "above": "高于区间", "within": "区间内", "": ""}


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One row of a board. `place` is below, above, within or empty; `words` say it; `line` is what a reader hears."""

    name: str
    label: str
    value: str
    unit: str
    url: str
    place: str
    words: str
    counts: str
    band: Band | None
    line: Line | None
    working: bool

    @property
    def outside(self) -> bool:
        return self.place in ("below", "above")


def row_of(
    figure: Figure, months: Mapping[str, Mapping[str, Figure]], query: str, *, public: bool = False
) -> FigureRow:
    shown, name = (withheld(figure) if public else figure), figure.indicator.name
    values = [each[name].value for each in months.values() if name in each]
    return FigureRow(
        name,
        _(figure.indicator.label),
        said(shown),
        _(figure.indicator.unit.word) if shown.value is not None else "",
        f"/figures/{name}{query}",
        shown.place,
        _("不足 5 件，不公布") if public and figure.few else _(PLACES[shown.place]),
        counts(figure) if not (public and figure.few) else "",
        band_of(shown),
        None if public else line_of(values),
        not figure.indicator.official,
    )


def said(figure: Figure) -> str:
    """41, 99.1, 4,186,520.00; a dash where there is nothing to say."""
    return number(figure.value, figure.indicator)


def shortly(figure: Figure) -> tuple[str, str]:
    """The same and its unit as one reads it at a glance."""
    scale, unit = scale_of(figure.indicator, [figure.value])
    if figure.value is None:
        return said(figure), ""
    return number(figure.value / scale, figure.indicator), unit


def scale_of(indicator: Indicator, values: Sequence[Decimal | None]) -> tuple[Decimal, str]:
    """By how much values are divided for the eye, and their unit then: money by the ten thousand or hundred million."""
    most = max((abs(each) for each in values if each is not None), default=Decimal())
    if indicator.unit is Unit.YUAN:
        for scale, word in ((HUNDRED_MILLION, "亿元"), (TEN_THOUSAND, "万元")):
            if most >= scale:
                return scale, _(word)
    return Decimal(1), _(indicator.unit.word)


def number(value: Decimal | None, indicator: Indicator) -> str:
    if value is None:
        return "—"
    return f"{value.quantize(indicator.unit.places):,f}".replace("-", "−")


def counts(figure: Figure) -> str:
    """7 ÷ 28: the sums behind it."""
    if figure.whole is None or figure.indicator.unit is Unit.MEDIAN:
        return ""
    indicator = figure.indicator
    divided_by = indicator.whole.of if indicator.whole else "count"
    return f"{sum_said(figure.part, indicator.part.of)} ÷ {sum_said(figure.whole, divided_by)}"


def sum_said(value: int, of: str) -> str:
    """A sum as people read it: fen as yuan."""
    return f"{Decimal(value) / 100:,.2f}" if of == "fen" else f"{value:,}"


def query_of(**given: str) -> str:
    """What of the question goes on to the next page."""
    kept = {name: value for name, value in given.items() if value}
    return f"?{urlencode(kept)}" if kept else ""
