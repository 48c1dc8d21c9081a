"""数据开放: the public figures of each month for everybody, as page, CSV and JSON; small cells are withheld."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from xiezhi.engine.refused import Absent
from xiezhi.indicators import GROUPS
from xiezhi.indicators.figures import FEWEST
from xiezhi.indicators.indicator import Unit
from xiezhi.indicators.open_data import ALL, OpenRow, edition, editions
from xiezhi.indicators.scope import Scope, public_scope
from xiezhi.pages.citations import cite
from xiezhi.pages.figure_rows import number, sum_said
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link
from xiezhi.pages.shell import short_name
from xiezhi.pages.visitor import visitor_of

WITHHELD = "隐去"


def _asked(request: HttpRequest) -> tuple[str, tuple[str, ...], Scope]:
    """The edition asked for, else the newest; Absent for one that there is not."""
    offered = editions(visitor_of(request).day)
    month = request.GET.get("edition", "") or (offered[0] if offered else "")
    if month and month not in offered:
        raise Absent
    return month, offered, public_scope()


@require_GET
def open_data(request: HttpRequest) -> HttpResponse:
    month, offered, scope = _asked(request)
    told = edition(month, scope) if month else []
    day = visitor_of(request).day
    return page(
        request,
        "open_data",
        current="",
        edition=month,
        editions=tuple(Link(each, f"/open-data?edition={each}", current=each == month) for each in offered),
        groups=tuple(_group(label, name, told, scope) for name, label in GROUPS.items() if _named(told, name)),
        definitions=tuple(
            {"label": _(each.label), "words": _(each.definition), "cite": cite(each.law, day)}
            for each in dict.fromkeys(row.indicator for row in told)
        ),
        fewest=FEWEST,
        csv_url=f"/open-data.csv?edition={month}",
        json_url=f"/open-data.json?edition={month}",
    )


def _named(told: list[OpenRow], group: str) -> list[OpenRow]:
    return [each for each in told if each.indicator.group == group]


def _group(label: str, name: str, told: list[OpenRow], scope: Scope) -> dict[str, Any]:
    """One table: a column an indicator, a row a court in statutory order, all together at the foot."""
    mine = _named(told, name)
    courts = {**{court.id: short_name(court) for court in scope.courts}, ALL: _("合计")}
    heads = tuple(_(each.label) for each in dict.fromkeys(row.indicator for row in mine))
    return {
        "label": _(label),
        "heads": heads,
        "rows": tuple(
            {"court": said, "total": id == ALL, "cells": tuple(_cell(each) for each in mine if each.court == id)}
            for id, said in courts.items()
        ),
    }


def _cell(row: OpenRow) -> dict[str, str]:
    if row.cells is None:
        return {"value": _(WITHHELD), "unit": "", "counts": ""}
    value = number(row.value, row.indicator)
    unit = _(row.indicator.unit.word) if row.value is not None else ""
    counts = f"{row.cells.part:,} ÷ {row.cells.whole:,}" if row.indicator.whole is not None else _counted(row)
    return {"value": value, "unit": unit, "counts": counts}


def _counted(row: OpenRow) -> str:
    count = row.cells.whole if row.cells else 0
    return (
        _("%(n)s 笔") % {"n": count} if row.indicator.unit is Unit.YUAN else _("%(n)s 件") % {"n": sum_said(count, "")}
    )


def _record(month: str, row: OpenRow, names: dict[str, str]) -> dict[str, Any]:
    each = row.indicator
    return {
        "edition": month, "court": row.court, "court_name": names.get(row.court, ""), "indicator": each.name,
        "label": each.label, "part": row.cells.part if row.cells else None,
        "whole": row.cells.whole if row.cells else None, "value": None if row.value is None else str(row.value),
        "unit": each.unit.word, "withheld": row.withheld,
    }  # fmt: skip


def _records(request: HttpRequest) -> tuple[str, list[dict[str, Any]], Scope]:
    month, _offered, scope = _asked(request)
    if not month:
        raise Absent
    names = {court.id: court.name for court in scope.courts}
    return month, [_record(month, row, names) for row in edition(month, scope)], scope


@require_GET
def as_csv(request: HttpRequest) -> HttpResponse:
    month, records, _scope = _records(request)
    text = io.StringIO()
    out = csv.DictWriter(text, list(records[0]))
    out.writeheader()
    out.writerows(records)
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="open-data-{month}.csv"'
    return response


@require_GET
def as_json(request: HttpRequest) -> HttpResponse:
    month, records, scope = _records(request)
    told = {
        "edition": month,
        "withheld_below": FEWEST,
        "definitions": [
            {"indicator": each.name, "label": each.label, "english": each.english, "unit": each.unit.word,
             "definition": each.definition, "excludes": each.excludes, "law": str(each.law)}
            for each in scope.indicators
        ],
        "rows": records,
    }  # fmt: skip
    return HttpResponse(json.dumps(told, ensure_ascii=False, indent=1), content_type="application/json; charset=utf-8")
