"""到年底: what each court has set, how far it is from it, who answers, the weeks so far, and where they lead."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from xiezhi.engine.words import ENFORCEMENT_HEAD, PRESIDENT
from xiezhi.indicators.cube import Window
from xiezhi.indicators.forecasting import PACE, Year, years
from xiezhi.indicators.indicator import Indicator
from xiezhi.indicators.scope import Scope
from xiezhi.pages.charts import line_of
from xiezhi.pages.figure_rows import number
from xiezhi.pages.saying import say as _
from xiezhi.pages.shell import short_name
from xiezhi.records.court import Officer
from xiezhi.records.table import rows

FEWEST = 4
"""How often the same sum must have been tried before it is said how far it was off."""
Bounds = tuple[Decimal | None, Decimal | None]


def year_end(scope: Scope, window: Window) -> list[dict[str, Any]]:
    """Of every indicator that has an interval, in the order of the board; nothing is put in order of its figure."""
    wanted = [each for each in scope.indicators if any(each.interval(scope.settings, window.day))]
    if not wanted:
        return []
    together = years(wanted, window, scope.settings)[""]
    apart = years(wanted, window, scope.settings, "court") if len(scope.courts) > 1 else {}
    leads = _leads(scope)
    return [_line(each, together[each.name], apart, leads, scope) for each in wanted]


def _line(
    indicator: Indicator,
    year: Year,
    apart: Mapping[str, Mapping[str, Year]],
    leads: Mapping[tuple[str, str], str],
    scope: Scope,
) -> dict[str, Any]:
    bounds = indicator.interval(scope.settings, year.day)
    value, forecast = year.values[-1], year.forecast
    courts = [
        (short_name(court), *_of_court(apart[court.id][indicator.name], bounds), _lead(indicator, court.id, leads))
        for court in scope.courts
        if court.id in apart and _gap(apart[court.id][indicator.name].values[-1], bounds)
    ]
    return {
        "label": _(indicator.label),
        "unit": _(indicator.unit.word),
        "target": said(bounds),
        "value": number(value, indicator),
        "gap": _points(_gap(value, bounds), indicator),
        "lead": _lead(indicator, scope.courts[0].id, leads),
        "needs": _needs(year, bounds),
        "line": line_of(year.values, 150, 36),
        "weeks": [
            (each.isoformat()[5:], number(told, indicator)) for each, told in zip(year.ends, year.values, strict=True)
        ],
        "forecast": number(forecast, indicator) if forecast is not None else "",
        "reaches": forecast is not None and not _gap(forecast, bounds),
        "working": _working(year),
        "sure": _sure(year),
        "courts": courts,
    }


def _of_court(year: Year, bounds: Bounds) -> tuple[str, str, str]:
    """A court's figure, how far it is off, and what it still needs."""
    value = year.values[-1]
    return number(value, year.indicator), _points(_gap(value, bounds), year.indicator), _needs(year, bounds)


def said(bounds: Bounds) -> str:
    low, high = bounds
    if low is not None and high is not None:
        return f"{low.normalize():f}—{high.normalize():f}"
    if low is not None:
        return _("不低于 %(n)s") % {"n": f"{low.normalize():f}"}
    return _("不高于 %(n)s") % {"n": f"{high.normalize():f}"} if high is not None else ""


def _gap(value: Decimal | None, bounds: Bounds) -> Decimal | None:
    """How far it lies outside, None within or where there is no figure."""
    low, high = bounds
    if value is None:
        return None
    if low is not None and value < low:
        return low - value
    return value - high if high is not None and value > high else None


def _points(gap: Decimal | None, indicator: Indicator) -> str:
    return "" if gap is None else number(gap, indicator)


def _needs(year: Year, bounds: Bounds) -> str:
    """41 more by the year's end, 3.2 a week, where it went at 2.1: empty where nothing more is needed than its pace."""
    needs = year.needs(*bounds)
    if not needs or not year.weeks_left:
        return ""
    told = {
        "what": _(year.indicator.part.label),
        "n": f"{abs(needs):,}",
        "each": _one(Fraction(abs(needs)) / year.weeks_left),
        "pace": _one(year.pace(year.parts)),
    }
    if needs < 0:
        return _("%(what)s到年底须减少 %(n)s 件，每周 %(each)s 件；近八周每周增减 %(pace)s 件") % told
    return _("%(what)s到年底还要 %(n)s 件，每周 %(each)s 件；近八周每周 %(pace)s 件") % told


def _working(year: Year) -> str:
    """（412 ＋ 10.3 周 × 8.5）÷（458 ＋ 10.3 周 × 9.1）＝ 90.6"""
    if not year.told:
        return ""
    weeks, forecast = _one(year.weeks_left), year.forecast
    sums = (year.parts,) if year.wholes is None else (year.parts, year.wholes)
    sides = " ÷ ".join(f"（{each[-1]:,} ＋ {weeks} {_('周')} × {_one(year.pace(each))}）" for each in sums)
    return f"{sides} ＝ {number(forecast, year.indicator)}" if forecast is not None else sides


def _one(value: Fraction) -> str:
    return f"{float(value):,.1f}".replace("-", "−")


def _sure(year: Year) -> str:
    """How far the same sum was off before."""
    if not year.told:
        return _("今年不足 %(n)s 周，不推算") % {"n": PACE + 1}
    if len(year.missed) < FEWEST:
        return _("今年的周数还不够检验，只作参考")
    mean = sum(year.missed, Decimal()) / len(year.missed)
    told = {
        "n": len(year.missed),
        "mean": number(mean, year.indicator),
        "most": number(max(year.missed), year.indicator),
    }
    return _("同样的算法今年此前 %(n)s 次，平均差 %(mean)s，最多差 %(most)s") % told


def _leads(scope: Scope) -> dict[tuple[str, str], str]:
    """Who leads a court and its enforcement, by court and office."""
    offices = (PRESIDENT.name, ENFORCEMENT_HEAD.name)
    found = rows(Officer, court__in=[each.id for each in scope.courts], office__in=offices, until="")
    return {(each.court, each.office): each.name for each in found}


def _lead(indicator: Indicator, court: str, leads: Mapping[tuple[str, str], str]) -> str:
    """院长 or 执行局长 with the name: of enforcement its head, of everything else the president."""
    office, title = (ENFORCEMENT_HEAD, _("执行局长")) if indicator.group == "enforcement" else (PRESIDENT, _("院长"))
    name = leads.get((court, office.name), "")
    return f"{title} {name}" if name else title
