"""One indicator: what it is, its months as published and as corrected, why it changed, and the list it opens to."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from xiezhi.indicators.comparing import Change, over_a_year, why
from xiezhi.indicators.cube import Window, last_day
from xiezhi.indicators.delays import delays
from xiezhi.indicators.figures import Figure, months_of, one, over_each
from xiezhi.indicators.indicator import Indicator, Unit
from xiezhi.indicators.scope import Scope
from xiezhi.pages.charts import Bars, bars_of
from xiezhi.pages.citations import cite
from xiezhi.pages.figure_rows import number, query_of, row_of, said, scale_of, shortly, sum_said
from xiezhi.pages.figures_asked import asked_of, kept
from xiezhi.pages.narrowed import UNNAMED, group_name, list_url
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link
from xiezhi.pages.shell import short_name

SPLITS = {"cause": "按案由", "track": "按适用程序", "court": "按法院", "kind": "按程序"}


@dataclass(frozen=True, slots=True)
class Month:
    """A month of an indicator and its sums: as it was known when it ended, and as it is known on the day looked at."""

    month: str
    sums: tuple[Link, ...]
    published: str
    corrected: str

    @property
    def counts(self) -> str:
        return " ÷ ".join(each.words for each in self.sums)

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
    query, asked = question(request), kept(request)
    told = _months(indicator, scope, window, months, asked)
    bars, drawn_in = _drawn(indicator, months, asked)
    return page(
        request,
        "figure",
        current="指标",
        row=row_of(found, months, query),
        glance=shortly(found),
        definition=_(indicator.definition),
        excludes=_(indicator.excludes) if indicator.excludes else "",
        scope=", ".join(short_name(each) for each in scope.courts) if len(scope.courts) < 4 else _("本院和辖区法院"),
        cite=cite(indicator.law, day),
        sums=_links(found, asked),
        divided_by=_divided_by(indicator, scope, day),
        bars=bars,
        drawn_in=drawn_in,
        unit=_(indicator.unit.word),
        months=told,
        corrected=any(each.differs for each in told),
        as_of=day,
        today=visitor.day,
        kept=kept(request, "day"),
        since=window.since,
        until=window.until,
        csv_url=f"/figures/{name}.csv{query}",
        board_url=f"/figures{query}",
        splits=_splits(request, indicator, scope),
        **_why(request, indicator, scope, window, months),
        median=indicator.unit is Unit.MEDIAN,
        delays=_delays(indicator, window, asked),
        year=_year(over_a_year(indicator, window, settings)),
    )


def question(request: HttpRequest) -> str:
    return query_of(**kept(request))


def _month(month: str) -> str:
    return _("%(m)s月") % {"m": int(month[5:]), "mon": month[5:]}


def _drawn(
    indicator: Indicator, months: Mapping[str, Mapping[str, Figure]], asked: Mapping[str, str]
) -> tuple[Bars | None, str]:
    """The months as bars, each of which opens to its cases, and the unit in which they are drawn."""
    values = {month: each[indicator.name].value for month, each in months.items()}
    scale, unit = scale_of(indicator, list(values.values()))
    told = [
        (_month(month), scaled, number(scaled, indicator))
        for month, value in values.items()
        for scaled in [None if value is None else value / scale]
    ]
    urls = [list_url(indicator, "part", **{**asked, "month": month}) for month in values]
    drawn = any(value is not None for value in values.values())
    return bars_of(told, width=760, height=200, urls=urls) if drawn else None, unit


def _months(
    indicator: Indicator,
    scope: Scope,
    window: Window,
    months: dict[str, dict[str, Figure]],
    asked: dict[str, str],
) -> tuple[Month, ...]:
    """Newest first: each month twice, as it was published when it ended and as it stands now."""
    made = []
    published = over_each(indicator, [window.month(month).as_published() for month in months], scope.settings)
    for (month, found), then in zip(months.items(), published, strict=True):
        now = found[indicator.name]
        made.append(Month(month, _links(now, {**asked, "month": month}), said(then), said(now)))
    return tuple(reversed(made))


def _links(found: Figure, asked: dict[str, str]) -> tuple[Link, ...]:
    """The sums of a figure as links to their lists; where nothing was counted there is nothing to open."""
    values = {"part": found.part, "whole": found.whole}
    return tuple(
        Link(_(sum_.label), list_url(found.indicator, of, **asked) if value else "", words=sum_said(value, sum_.of))
        for of, sum_ in found.indicator.sums.items()
        for value in [values[of] or 0]
    )


def _divided_by(indicator: Indicator, scope: Scope, day: date) -> Link | None:
    """How many people a rate is divided by, since which day and from which source the court has it."""
    if not indicator.per:
        return None
    url = f"/court/settings/{indicator.per}"
    live = [each for each in scope.settings.history(indicator.per) if each.since <= day]
    if not live:
        return Link(_("没有录入，不出数"), url)
    said = {"day": live[-1].since.isoformat(), "source": live[-1].document}
    return Link(f"{int(live[-1].value):,}", url, words=_("自 %(day)s，%(source)s") % said)


def _delays(indicator: Indicator, window: Window, asked: dict[str, str]) -> tuple[Link, ...]:
    """What the long open cases wait for, with how many: of the figures of long open cases only."""
    if indicator.name not in ("long_pending", "longer_pending"):
        return ()
    return tuple(
        Link(_(label), list_url(indicator, "part", **asked, delay=label), words=f"{len(cases):,}")
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


def _between(indicator: Indicator, months: Mapping[str, Mapping[str, Figure]], day: date) -> tuple[str, str] | None:
    """The last two months that have a figure, for one that has only begun may have none yet; else the last two. What
    comes together over a month is not compared before the month has ended.
    """
    flows = indicator.whole is None and not indicator.stock and day < last_day(list(months)[-1])
    ended = list(months)[:-1] if flows else list(months)
    told = [month for month in ended if months[month][indicator.name].value is not None]
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
    chosen, asked = _split_of(request, scope, indicator), kept(request)
    return tuple(
        Link(_(SPLITS[by]), f"/figures/{indicator.name}{query_of(**asked, by=by)}#why", current=by == chosen)
        for by in _offered(scope, indicator)
    )


def _why(
    request: HttpRequest,
    indicator: Indicator,
    scope: Scope,
    window: Window,
    months: Mapping[str, Mapping[str, Figure]],
) -> dict[str, Any]:
    """The one month against the other, by group, in the order of their names, each with its lists; and all together."""
    between = _between(indicator, months, window.day)
    if between is None:
        return {"between": None, "reasons": (), "whole": {}}
    by, asked = _split_of(request, scope, indicator), kept(request)
    names = {court.id: short_name(court) for court in scope.courts} if by == "court" else {}
    made = why(indicator, window.month(between[0]), window.month(between[1]), scope.settings, by)
    before, after = (months[month][indicator.name] for month in between)
    added = [each.adds for each in made if each.adds is not None]
    reasons = []
    for each in made:
        name, opens = names.get(each.group) or group_name(by, each.group), {**asked, by: each.group or UNNAMED}
        sides = tuple(
            _side(figure, opens, month) for figure, month in zip((each.before, each.after), between, strict=True)
        )
        reasons.append({"group": name, "sides": sides, **_adds(indicator, each.adds, each.mix)})
    sides = tuple(_side(figure, asked, month) for figure, month in zip((before, after), between, strict=True))
    all_ = _adds(indicator, sum(added, Decimal()) if added else None, None)
    whole = {"group": _("合计"), "sides": sides, **all_}
    return {"between": between, "reasons": tuple(reasons), "whole": whole}


def _side(figure: Figure, asked: dict[str, str], month: str) -> dict[str, Any]:
    """A figure of one month with the sums that it opens to."""
    return {"month": month, "value": said(figure), "sums": _links(figure, {**asked, "month": month})}


def _adds(indicator: Indicator, adds: Decimal | None, mix: Decimal | None) -> dict[str, str]:
    return {
        "adds": "" if adds is None else _signed(adds, indicator),
        "mix": "" if mix is None else _signed(mix, indicator),
    }


def _signed(value: Decimal, indicator: Indicator) -> str:
    told = f"{value:+,}" if indicator.whole is not None else number(value, indicator)
    return told.replace("-", "−") if told.startswith(("+", "-", "−")) else f"+{told}"


@require_GET
def as_csv(request: HttpRequest, name: str) -> HttpResponse:
    """The months of an indicator for a spreadsheet."""
    _visitor, scope, day = asked_of(request)
    indicator, window = scope.indicator(name), scope.window(day)
    told = _months(indicator, scope, window, months_of([indicator], window, scope.settings), {})
    text = io.StringIO()
    out = csv.writer(text)
    out.writerow([_("月份"), _("计数"), _("月末公布"), _("更正后"), _("单位")])
    out.writerows([each.month, each.counts, each.published, each.corrected, _(indicator.unit.word)] for each in told)
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}-{day}.csv"'
    return response
