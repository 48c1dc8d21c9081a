"""会议材料: a quarter's figures as one PDF: what changed and why, drawn charts, definitions, each with its address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET
from markupsafe import Markup

from xiezhi.engine.refused import Absent
from xiezhi.indicators import GROUPS, INDICATORS
from xiezhi.indicators.comparing import why
from xiezhi.indicators.cube import Window, last_day
from xiezhi.indicators.figures import Figure, figures, months_of
from xiezhi.indicators.scope import Scope
from xiezhi.pages.backlog import backlog_of
from xiezhi.pages.charts import bars_of
from xiezhi.pages.citations import cite
from xiezhi.pages.figure_rows import PLACES, counts, number, query_of, said, scale_of
from xiezhi.pages.figures_asked import asked_of
from xiezhi.pages.narrowed import group_name
from xiezhi.pages.saying import say as _
from xiezhi.pages.shell import frame_of, short_name
from xiezhi.pages.year_end import year_end
from xiezhi.papers.codes import qr_svg
from xiezhi.papers.render import print_html

MOST_CHARTS, MOST_REASONS = 6, 8
MASK = 0
"""Of the small codes, of which there are fifty."""


@dataclass(frozen=True, slots=True)
class Quarter:
    """Three months, the last of them `until`."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Quarter:
        return cls(day.year, (day.month + 2) // 3)

    @property
    def before(self) -> Quarter:
        return Quarter(self.year, self.number - 1) if self.number > 1 else Quarter(self.year - 1, 4)

    @property
    def label(self) -> str:
        name = (_("第一季度"), _("第二季度"), _("第三季度"), _("第四季度"))[self.number - 1]
        return _("%(year)s年%(quarter)s") % {"year": self.year, "quarter": name}

    def window(self, like: Window) -> Window:
        """The quarter as `like` knows it; of one that goes on, so much as has passed."""
        since, until = f"{self.year}-{self.number * 3 - 2:02d}", f"{self.year}-{self.number * 3:02d}"
        until = min(until, like.until)
        return replace(like, since=since, until=until, day=min(last_day(until), like.day))


@require_GET
def pack(request: HttpRequest) -> HttpResponse:
    """The quarter in which the day lies, of the courts that are looked at."""
    _visitor, scope, day = asked_of(request)
    if scope.judge:
        raise Absent
    quarter = Quarter.of(day)
    context = {"lang": frame_of(request, "").lang, **told(scope, day, request.GET.get("court", ""))}
    pdf = print_html(render_to_string("print/quarter.html", context))
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{quarter.year}-Q{quarter.number}.pdf"'
    return response


def told(scope: Scope, day: date, court: str) -> dict[str, Any]:
    """What stands in it."""
    quarter, whole = Quarter.of(day), scope.window(day)
    now, before = quarter.window(whole), quarter.before.window(whole)
    year = Quarter(quarter.year - 1, quarter.number).window(whole)
    this, last, past = (figures(scope.indicators, each, scope.settings)[""] for each in (now, before, year))
    query = query_of(court=court, day=day.isoformat())
    lines = [_line(figure, last[name], past[name], query) for name, figure in this.items()]
    outside = [each for each in lines if each["outside"]]
    shown = [each["name"] for each in outside][:MOST_CHARTS]
    return {
        "quarter": quarter.label,
        "before": quarter.before.label,
        "court": short_name(scope.courts[0]),
        "courts": ", ".join(short_name(each) for each in scope.courts) if len(scope.courts) < 4 else "",
        "day": day,
        "since": now.since,
        "outside": outside,
        "year_end": year_end(scope, whole),
        "days_left": (date(day.year, 12, 31) - day).days,
        "groups": [(_(label), [each for each in lines if each["group"] == group]) for group, label in GROUPS.items()],
        "charts": _charts(shown, scope, whole),
        "reasons": [each for name in shown for each in _reasons(name, before, now, scope)],
        "table": _by_court(shown, scope, now),
        "definitions": [
            {"label": _(each.label), "words": _(each.definition), "excludes": _(each.excludes) if each.excludes else "",
             "cite": cite(each.law, day), "official": each.official}
            for each in scope.indicators
        ],
    }  # fmt: skip


def _line(now: Figure, before: Figure, year: Figure, query: str) -> dict[str, Any]:
    """One indicator in three quarters, money in the unit that the largest of them is read in."""
    name, values = now.indicator.name, (now.value, before.value, year.value)
    scale, unit = scale_of(now.indicator, values)
    this, last, past = (number(None if each is None else each / scale, now.indicator) for each in values)
    url = f"{settings.ADDRESS}/figures/{name}{query}"
    return {
        "name": name,
        "group": now.indicator.group,
        "label": _(now.indicator.label),
        "value": this,
        "unit": unit if now.value is not None else "",
        "counts": counts(now),
        "before": last,
        "year": past,
        "change": _change(now, before, scale),
        "interval": _interval(now),
        "place": _(PLACES[now.place]),
        "outside": now.place in ("below", "above"),
        "url": url,
        "qr": Markup(qr_svg(url, mask=MASK)),
    }


def _change(now: Figure, before: Figure, scale: Decimal) -> str:
    if now.value is None or before.value is None:
        return "—"
    more = (now.value - before.value) / scale
    return f"+{number(more, now.indicator)}" if more > 0 else number(more, now.indicator)


def _interval(figure: Figure) -> str:
    low, high = (None if each is None else f"{each.normalize():f}" for each in (figure.low, figure.high))
    if low and high:
        return f"{low}—{high}"
    return _("不低于 %(n)s") % {"n": low} if low else _("不高于 %(n)s") % {"n": high} if high else ""


def _charts(names: list[str], scope: Scope, window: Window) -> list[dict[str, Any]]:
    """Two in a row; the last month by month has a row to itself where it would stand beside nothing."""
    stocks = list(_stocks(scope, window))
    return [*stocks, *_months(names, scope, window, widened=(len(stocks) + len(names)) % 2 == 1)]


def _stocks(scope: Scope, window: Window) -> Iterator[dict[str, Any]]:
    for name in ("pending", "enforcement_pending"):
        if name in scope.names:
            bars, _rows = backlog_of(name, window)
            yield {
                "label": _("%(what)s账龄") % {"what": _(INDICATORS[name].label)},
                "unit": _("件"),
                "bars": bars,
                "wide": False,
            }


def _months(names: list[str], scope: Scope, window: Window, *, widened: bool) -> Iterator[dict[str, Any]]:
    months = months_of([INDICATORS[name] for name in names], window, scope.settings)
    for name in names:
        told = [(str(int(month[5:])), each[name].value, said(each[name]) if each[name].value is not None else "")
                for month, each in months.items()]  # fmt: skip
        unit, wide = _(INDICATORS[name].unit.word), widened and name == names[-1]
        bars = bars_of(told, width=942 if wide else 460, height=180)
        yield {"label": _(INDICATORS[name].label), "unit": unit, "bars": bars, "wide": wide}


def _reasons(name: str, before: Window, now: Window, scope: Scope) -> Iterator[dict[str, Any]]:
    """By cause, in the order of their names: where it was and is, and what that adds."""
    indicator = INDICATORS[name]
    made = why(indicator, before, now, scope.settings, "cause")
    rows = [(group_name("cause", each.group), said(each.before), said(each.after), _adds(each.adds)) for each in made]
    if rows:
        yield {"label": _(indicator.label), "rows": rows[:MOST_REASONS], "more": max(len(rows) - MOST_REASONS, 0)}


def _adds(value: Decimal | None) -> str:
    return "—" if value is None else f"{value:+,}".replace("-", "−")


def _by_court(names: list[str], scope: Scope, window: Window) -> dict[str, Any] | None:
    """The indicators out of interval, of each court in statutory order."""
    if len(scope.courts) < 2 or not names:
        return None
    found: Mapping[str, Mapping[str, Figure]] = figures(
        [INDICATORS[name] for name in names], window, scope.settings, "court"
    )
    rows = [
        (short_name(court), [said(found[court.id][name]) if court.id in found else "—" for name in names])
        for court in scope.courts
    ]
    return {
        "heads": [f"{_(INDICATORS[name].label)}（{_(INDICATORS[name].unit.word)}）" for name in names],
        "rows": rows,
    }
