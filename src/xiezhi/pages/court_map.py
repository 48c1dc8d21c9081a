"""The courts of a city where they lie on the map: one indicator of each, never in the order of its value."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from xiezhi.engine.refused import Absent
from xiezhi.indicators import INDICATORS
from xiezhi.indicators.cube import Window
from xiezhi.indicators.figures import Figure, figures
from xiezhi.indicators.scope import Scope
from xiezhi.pages.figure_rows import PLACES, FigureRow, counts, query_of, said
from xiezhi.pages.figures_asked import asked_of
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link
from xiezhi.pages.shell import short_name

PLACE_OF = {
    "内0929": (1, 1), "内0922": (1, 4), "内0927": (2, 2), "内0928": (2, 3), "内0923": (2, 4),
    "内0921": (3, 2), "内0902": (3, 3), "内0924": (3, 4), "内09": (4, 1), "内0925": (4, 2),
    "内0926": (4, 3), "内0981": (4, 4),
}  # fmt: skip
"""Row and column of each court of 乌兰察布: north above, west at the left; the intermediate court has a corner."""
SHOWN = ("long_pending", "clearance", "within_limit", "electronic", "overdue", "enforcement_clearance")
"""What can be looked at on the map."""
SHORT = {"察哈尔右翼": "察右", "乌兰察布市": ""}


@dataclass(frozen=True, slots=True)
class Tile:
    """One court: its figure in words, where it stands, and the board that it opens to."""

    court: str
    value: str
    unit: str
    counts: str
    words: str
    outside: bool
    url: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class CourtMap:
    """Every court with one indicator; `choices` are the others that can be shown."""

    label: str
    definition: str
    tiles: tuple[Tile, ...]
    choices: tuple[Link, ...]
    csv_url: str
    figure_url: str


def court_map(scope: Scope, window: Window, asked: str, day: str, board: Sequence[FigureRow] = ()) -> CourtMap | None:
    """What was asked for, else what the board has out of interval; None where fewer than two courts have a place."""
    names = [each for each in SHOWN if each in scope.names]
    courts = [each for each in scope.courts if each.id in PLACE_OF]
    if len(courts) < 2 or not names:
        return None
    outside = [each.name for each in board if each.outside and each.name in names]
    name = asked if asked in names else (*outside, *names)[0]
    found = figures([INDICATORS[name]], window, scope.settings, "court")
    tiles = []
    for court in courts:
        figure, (row, column) = figure_of(found, court.id, name), PLACE_OF[court.id]
        url = f"/figures{query_of(court=court.id, day=day)}"
        words = _(PLACES[figure.place]) if figure.place in ("below", "above") else ""
        unit = _(figure.indicator.unit.word) if figure.value is not None else ""
        shown = (said(figure), unit, counts(figure), words, bool(words))
        tiles.append(Tile(_shortest(short_name(court)), *shown, url, row, column))
    choices = tuple(
        Link(_(INDICATORS[each].label), f"/figures{query_of(day=day, map=each)}#map", current=each == name)
        for each in names
    )
    indicator = INDICATORS[name]
    query = query_of(day=day)
    urls = (f"/figures/{name}/courts.csv{query}", f"/figures/{name}{query}")
    return CourtMap(_(indicator.label), _(indicator.definition), tuple(tiles), choices, *urls)


def figure_of(found: Mapping[str, Mapping[str, Figure]], court: str, name: str) -> Figure:
    """The figure of a court, also of one where nothing has happened."""
    if court in found:
        return found[court][name]
    indicator = INDICATORS[name]
    return Figure(indicator, 0, None if indicator.whole is None else 0, None)


def _shortest(name: str) -> str:
    """察右前旗, as people say it."""
    for long, short in SHORT.items():
        name = name.replace(long, short)
    return name.removesuffix("人民法院").removesuffix("法院") or name


@require_GET
def as_csv(request: HttpRequest, name: str) -> HttpResponse:
    """One indicator of each court for a spreadsheet, in statutory order."""
    _visitor, scope, day = asked_of(request)
    indicator, window = scope.indicator(name), scope.window(day)
    if scope.judge:
        raise Absent
    found = figures([indicator], window, scope.settings, "court")
    text = io.StringIO()
    out = csv.writer(text)
    out.writerow([_("法院"), _("数"), _("计数"), _("单位"), _("定义")])
    for court in scope.courts:
        figure = figure_of(found, court.id, name)
        row = (said(figure), counts(figure), _(indicator.unit.word), _(indicator.definition))
        out.writerow([short_name(court), *row])
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}-courts-{day}.csv"'
    return response
