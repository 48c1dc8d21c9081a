"""One indicator: what it is, its months as published and as corrected, why it changed, and the list it opens to."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from xiezhi.engine.words import PROCEDURES
from xiezhi.indicators.comparing import Change, over_a_year, why
from xiezhi.indicators.cube import Window
from xiezhi.indicators.delays import delays
from xiezhi.indicators.figures import Figure, months_of, one, over_each
from xiezhi.indicators.indicator import Indicator, Unit
from xiezhi.indicators.scope import Scope
from xiezhi.law.tracks import Track
from xiezhi.pages.charts import bars_of
from xiezhi.pages.citations import cite
from xiezhi.pages.figure_rows import number, query_of, row_of, said, sum_said
from xiezhi.pages.figures_asked import asked_of
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link
from xiezhi.pages.shell import short_name

SPLITS = {"cause": "按案由", "track": "按适用程序", "court": "按法院", "kind": "按程序"}


@dataclass(frozen=True, slots=True)
class Month:
    """A month of an indicator: as it was known when it ended, and as it is known on the day looked at."""

    month: str
    counts: str
    published: str
    corrected: str

    @property
    def differs(self) -> bool:
        return self.published != self.corrected


@require_GET
def figure(request: HttpRequest, name: str) -> HttpResponse:
    """The indicator as this reader may see it, on the day asked for."""
    visitor, scope, day = asked_of(request)
    indicator, window, settings = scope.indicator(name), scope.window(day), scope.settings
    found = one(indicator, window, settings)
    months = months_of([indicator], window, settings)
    query = question(request)
    told = _months(indicator, scope, window, months)
    values = [(_month(month), each[name].value, said(each[name])) for month, each in months.items()]
    return page(
        request,
        "figure",
        current="指标",
        row=row_of(found, months, query),
        definition=_(indicator.definition),
        excludes=_(indicator.excludes) if indicator.excludes else "",
        scope=", ".join(short_name(each) for each in scope.courts) if len(scope.courts) < 4 else _("本院和辖区法院"),
        cite=cite(indicator.law, day),
        sums=_links(indicator, found, query),
        bars=bars_of(values, width=760, height=200) if any(value is not None for _m, value, _w in values) else None,
        unit=_(indicator.unit.word),
        months=told,
        corrected=any(each.differs for each in told),
        as_of=day,
        today=visitor.day,
        court=request.GET.get("court", ""),
        since=window.since,
        until=window.until,
        csv_url=f"/figures/{name}.csv{query}",
        board_url=f"/figures{query}",
        splits=_splits(request, indicator, scope),
        **_why(request, indicator, scope, window, months),
        median=indicator.unit is Unit.MEDIAN,
        delays=_delays(indicator, window, query),
        year=_year(over_a_year(indicator, window, settings)),
    )


def question(request: HttpRequest) -> str:
    return query_of(court=request.GET.get("court", ""), day=request.GET.get("day", ""))


def _month(month: str) -> str:
    return _("%(m)s月") % {"m": int(month[5:]), "mon": month[5:]}


def _months(
    indicator: Indicator, scope: Scope, window: Window, months: dict[str, dict[str, Figure]]
) -> tuple[Month, ...]:
    """Newest first: each month twice, as it was published when it ended and as it stands now."""
    made = []
    published = over_each(indicator, [window.month(month).as_published() for month in months], scope.settings)
    for (month, found), then in zip(months.items(), published, strict=True):
        now = found[indicator.name]
        counts = sum_said(now.part, indicator.part.of)
        if indicator.whole is not None and now.whole is not None:
            counts = f"{counts} ÷ {sum_said(now.whole, indicator.whole.of)}"
        made.append(Month(month, counts, said(then), said(now)))
    return tuple(reversed(made))


def _links(indicator: Indicator, found: Figure, query: str) -> tuple[Link, ...]:
    """The sums as links to their lists."""
    joined = "&" if query else "?"
    made = [
        Link(
            _(indicator.part.label),
            f"/figures/{indicator.name}/list{query}",
            words=sum_said(found.part, indicator.part.of),
        )
    ]
    if indicator.whole is not None and found.whole is not None:
        words = sum_said(found.whole, indicator.whole.of)
        made.append(
            Link(_(indicator.whole.label), f"/figures/{indicator.name}/list{query}{joined}of=whole", words=words)
        )
    return tuple(made)


def _delays(indicator: Indicator, window: Window, query: str) -> tuple[Link, ...]:
    """What the long open cases wait for, with how many: of the figures of long open cases only."""
    if indicator.name not in ("long_pending", "longer_pending"):
        return ()
    return tuple(
        Link(_(label), f"/figures/{indicator.name}/list{query}", words=f"{len(cases):,}")
        for label, cases in delays(indicator.part, window).items()
    )


def _year(change: Change) -> str:
    """去年同期 61.2，+12.5 个百分点: empty where there was nothing a year before."""
    if change.points is None:
        return ""
    points, unit = change.points, change.after.indicator.unit
    more = f"{points:+,}".replace("-", "−")
    if change.growth is not None:
        more = f"{change.growth:+,}%".replace("-", "−")
    elif unit is Unit.SHARE:
        more = _("%(n)s 个百分点") % {"n": more}
    return _("去年同期 %(value)s，%(more)s") % {"value": said(change.before), "more": more}


# --- why it changed -----------------------------------------------------------------------------------------------


def _between(indicator: Indicator, months: Mapping[str, Mapping[str, Figure]]) -> tuple[str, str] | None:
    """The last two months that have a figure, for one that has only begun may have none yet; else the last two."""
    told = [month for month, each in months.items() if each[indicator.name].value is not None]
    last = (told if len(told) > 1 else list(months))[-2:]
    return (last[0], last[1]) if len(last) == 2 else None


def _split_of(request: HttpRequest, scope: Scope, indicator: Indicator) -> str:
    asked = request.GET.get("by", "")
    return asked if asked in _offered(scope, indicator) else "cause"


def _offered(scope: Scope, indicator: Indicator) -> tuple[str, ...]:
    """A stock is not split by track: a case comes in before it has one, and leaves with it."""
    stock = any(sum_.stock for sum_ in indicator.sums.values())
    without = {"court"} if len(scope.courts) < 2 else set[str]()
    return tuple(each for each in SPLITS if each not in (without | {"track"} if stock else without))


def _splits(request: HttpRequest, indicator: Indicator, scope: Scope) -> tuple[Link, ...]:
    chosen, court, day = _split_of(request, scope, indicator), request.GET.get("court", ""), request.GET.get("day", "")
    return tuple(
        Link(
            _(SPLITS[by]), f"/figures/{indicator.name}{query_of(court=court, day=day, by=by)}#why", current=by == chosen
        )
        for by in _offered(scope, indicator)
    )


def _why(
    request: HttpRequest,
    indicator: Indicator,
    scope: Scope,
    window: Window,
    months: Mapping[str, Mapping[str, Figure]],
) -> dict[str, Any]:
    """The one month against the other, by group, in the order of their names; and all groups together."""
    between = _between(indicator, months)
    if between is None:
        return {"between": None, "reasons": (), "whole": {}}
    by = _split_of(request, scope, indicator)
    names = {court.id: short_name(court) for court in scope.courts} if by == "court" else {}
    made = why(indicator, window.month(between[0]), window.month(between[1]), scope.settings, by)
    before, after = (months[month][indicator.name] for month in between)
    added = [each.adds for each in made if each.adds is not None]
    reasons = [
        _reason(names.get(each.group) or group_name(by, each.group), each.before, each.after, each.adds, each.mix)
        for each in made
    ]
    whole = _reason(_("合计"), before, after, sum(added, Decimal()) if added else None, None)
    return {"between": between, "reasons": tuple(reasons), "whole": whole}


def _reason(group: str, before: Figure, after: Figure, adds: Decimal | None, mix: Decimal | None) -> dict[str, str]:
    return {
        "group": group,
        "before": said(before),
        "after": said(after),
        "adds": "" if adds is None else _signed(adds, after.indicator),
        "mix": "" if mix is None else _signed(mix, after.indicator),
    }


def group_name(by: str, group: str) -> str:
    """A group as people call it."""
    if by == "track":
        return _(Track(group).label) if group in list(Track) else _("未分流")
    return _(PROCEDURES[group].label) if by == "kind" else _(group) or _("未写明")


def _signed(value: Decimal, indicator: Indicator) -> str:
    told = f"{value:+,}" if indicator.whole is not None else number(value, indicator)
    return told.replace("-", "−") if told.startswith(("+", "-", "−")) else f"+{told}"


@require_GET
def as_csv(request: HttpRequest, name: str) -> HttpResponse:
    """The months of an indicator for a spreadsheet."""
    _visitor, scope, day = asked_of(request)
    indicator, window = scope.indicator(name), scope.window(day)
    told = _months(indicator, scope, window, months_of([indicator], window, scope.settings))
    text = io.StringIO()
    out = csv.writer(text)
    out.writerow([_("月份"), _("计数"), _("月末公布"), _("更正后"), _("单位")])
    out.writerows([each.month, each.counts, each.published, each.corrected, _(indicator.unit.word)] for each in told)
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}-{day}.csv"'
    return response
