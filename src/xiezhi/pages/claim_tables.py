"""Many claims of one kind from a table: looked through row by row, handed in piece by piece, each a case of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from xiezhi.desk.declined import Declined
from xiezhi.desk.tabled import Table, find_table, tables_of
from xiezhi.engine.refused import Absent
from xiezhi.pages.citations import in_a_line
from xiezhi.pages.fields import Choice, Field
from xiezhi.pages.intake import courts_for
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link
from xiezhi.pages.shell import short_name
from xiezhi.pages.visitor import Visitor, keys, visitor_of
from xiezhi.procedures.filing.bringing import MOST_OF_PAPERS, MOST_OF_TABLE, bring, deposited, file_some, look
from xiezhi.procedures.filing.tabled import NEEDED, OPTIONAL, Fault, example, example_sheet


@dataclass(frozen=True, slots=True)
class Told:
    """A fault as the page tells it: where, and what helps."""

    place: str
    column: str
    words: str


def _firm(request: HttpRequest) -> Visitor:
    """Whoever may sue may do so by a table; officers take in what others bring, one by one."""
    visitor = visitor_of(request)
    visitor.must()
    if visitor.staff:
        raise Absent
    return visitor


@require_http_methods(["GET", "POST"])
def tables(request: HttpRequest) -> HttpResponse:
    """The tables one brought, and a form for another."""
    visitor, sentence = _firm(request), ""
    if request.method == "POST":
        try:
            return redirect(f"/intake/table/{_brought(request, visitor)}")
        except Declined as declined:
            sentence = declined.sentence
    account, _person = visitor.must()
    courts = courts_for(visitor)
    chosen = request.POST.get("court") or request.GET.get("court", "")
    choices = tuple(Choice(each.id, short_name(each), chosen=each.id == chosen) for each in courts)
    return page(
        request,
        "claim_tables",
        current="立案",
        status=422 if sentence else 200,
        court=Field("court", _("向哪个法院"), "choice", choices=choices),
        needed=NEEDED,
        optional=OPTIONAL,
        examples=tuple(Link(kind.upper(), f"/intake/table/example.{kind}") for kind in ("xlsx", "csv")),
        action="/intake/table",
        sentences=(sentence,) if sentence else (),
        tables=tuple(
            Link(
                each.name,
                f"/intake/table/{each.id}",
                words=f"{each.made.astimezone(visitor.now.tzinfo):%Y-%m-%d %H:%M}",
                count=each.size,
            )
            for each in tables_of(account)
        ),
    )


def sample(request: HttpRequest) -> HttpResponse:
    """An empty table with one row that shows how it is meant; spreadsheets know its letters by the mark in front."""
    response = HttpResponse(example().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="claims.csv"'
    return response


def sample_sheet(request: HttpRequest) -> HttpResponse:
    """The same as a file of a spreadsheet."""
    response = HttpResponse(
        example_sheet(), content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    )
    response["Content-Disposition"] = 'attachment; filename="claims.xlsx"'
    return response


@require_http_methods(["GET", "POST"])
def table(request: HttpRequest, id: str) -> HttpResponse:
    """What became of each row; POST hands in some of those that have no fault, and the page goes on by itself."""
    visitor = _firm(request)
    account, person = visitor.must()
    found = find_table(account, id, keys())
    if found is None:
        raise Absent
    looked, failed = look(found, person), list[Fault]()
    if request.method == "POST":
        failed = file_some(found, looked, visitor.now)
        if not failed:
            return redirect(f"/intake/table/{id}?going=1")
        looked = look(found, person)
    ready, filed = len(looked.ready), len(looked.filed)
    return page(
        request,
        "claim_table",
        current="立案",
        title=found.name,
        court=next((short_name(each) for each in visitor.courts if each.id == found.court), found.court),
        all=len(looked.rows),
        filed=filed,
        ready=ready,
        faulty=len(looked.rows) - ready - filed,
        going=bool(request.GET.get("going")) and bool(ready),
        faults=tuple(_told(found, (*failed, *looked.faulty))),
        cases=tuple(Link(each.reference, f"/case/{each.filed}", words=each.against) for each in looked.filed),
        papers=len(found.papers),
        deposited=deposited(found),
        unused=found.unused,
        action=f"/intake/table/{id}",
        back_url="/intake/table",
    )


def _brought(request: HttpRequest, visitor: Visitor) -> str:
    account, _person = visitor.must()
    sheet, archive = request.FILES.get("table"), request.FILES.get("papers")
    codes = [each.id for each in courts_for(visitor)]
    court = request.POST.get("court", "")
    if sheet is None or court not in codes:
        raise Declined("请选法院和表格文件。", english="Choose a court and the file of the table.")
    content = archive.read(MOST_OF_PAPERS + 1) if archive else b""
    return bring(account, court, sheet.name or "", sheet.read(MOST_OF_TABLE + 1), content, visitor.now)


def _told(table: Table, faults: tuple[Fault, ...]) -> Iterator[Told]:
    for each in faults:
        words = each.why.sentence if isinstance(each.why, Declined) else in_a_line(each.why)
        row = _("第 %(n)s 行") % {"n": each.line} if each.line else _("整张表")
        place = table.cell(each.line, each.column) or row
        yield Told(place, each.column, words)
