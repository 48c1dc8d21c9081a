"""用时，按适用程序和法院: how long trials took on each track, together and court by court; each number opens."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from xiezhi.indicators.figures import Figure, Group, table
from xiezhi.indicators.scope import Scope
from xiezhi.law.tracks import Track
from xiezhi.pages.figure_rows import query_of, said
from xiezhi.pages.figures_asked import asked_of, kept
from xiezhi.pages.narrowed import group_name
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link
from xiezhi.pages.shell import short_name

MEAN, MEDIAN = "mean_days", "median_days"
ORDER: dict[str, int] = {name: place for place, name in enumerate(Track)}


@dataclass(frozen=True, slots=True)
class Took:
    """How many trials of one track were closed, their share, mean and middle days, and their list."""

    track: str
    count: str
    share: str
    mean: str
    median: str
    url: str


@require_GET
def tracks(request: HttpRequest) -> HttpResponse:
    """The courts in statutory order, the tracks as the law tells them."""
    _visitor, scope, day = asked_of(request)
    asked = kept(request)
    window, settings = scope.window(day), scope.settings
    indicators = [scope.indicator(name) for name in (MEAN, MEDIAN)]
    together = table(indicators, window, settings, "track")
    apart = table(indicators, window, settings, "court", "track") if len(scope.courts) > 1 else {}
    found = _tracks(together)
    return page(
        request,
        "tracks",
        current="指标",
        definition=_(indicators[0].definition),
        since=window.since,
        until=day,
        tracks=tuple(group_name("track", each) for each in found),
        together=_row(together, found, (), asked),
        courts=tuple(
            (short_name(each), _row(apart, found, (each.id,), {**asked, "court": each.id}))
            for each in scope.courts
            if apart
        ),
        back_url=f"/figures{query_of(**asked)}",
        csv_url=f"/figures/tracks.csv{query_of(**asked)}",
        links=tuple(Link(_(each.label), f"/figures/{each.name}{query_of(**asked)}") for each in indicators),
    )


def _tracks(found: Mapping[Group, Mapping[str, Figure]]) -> list[str]:
    """Those that anything was closed on, as the law tells them; what was never put on a track last."""
    named = {group[-1] for group, told in found.items() if told[MEAN].whole}
    return sorted(named, key=lambda each: ORDER.get(each, len(ORDER)))


def _row(
    found: Mapping[Group, Mapping[str, Figure]], tracks: list[str], of: Group, asked: Mapping[str, str]
) -> tuple[Took, ...]:
    counts = {each: found[(*of, each)][MEAN].whole or 0 if (*of, each) in found else 0 for each in tracks}
    every = sum(counts.values())
    made = []
    for each in tracks:
        told = found.get((*of, each))
        url = f"/figures/{MEAN}/list{query_of(**asked, of='whole', track=each or 'none')}"
        share = f"{100 * counts[each] / every:.1f}" if every else "—"
        mean, median = (said(told[name]) if told and counts[each] else "—" for name in (MEAN, MEDIAN))
        made.append(Took(group_name("track", each), f"{counts[each]:,}", share, mean, median, url))
    return tuple(made)


@require_GET
def as_csv(request: HttpRequest) -> HttpResponse:
    """Each court and track for a spreadsheet."""
    _visitor, scope, day = asked_of(request)
    found = table(
        [scope.indicator(name) for name in (MEAN, MEDIAN)], scope.window(day), scope.settings, "court", "track"
    )
    text = io.StringIO()
    out = csv.writer(text)
    out.writerow([_("法院"), _("适用程序"), _("已结"), _("平均（日）"), _("中位（日）")])
    out.writerows(_lines(found, scope))
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="tracks-{day}.csv"'
    return response


def _lines(found: Mapping[Group, Mapping[str, Figure]], scope: Scope) -> list[list[str]]:
    return [
        [short_name(court), group_name("track", each), str(told[MEAN].whole), said(told[MEAN]), said(told[MEDIAN])]
        for court in scope.courts
        for each in (*Track, "")
        if (told := found.get((court.id, each))) and told[MEAN].whole
    ]
