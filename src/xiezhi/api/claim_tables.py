"""Many claims of one kind from a table with its papers, for programs: looked through, then handed in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja import Router, Schema

from xiezhi.api.errors import Error, article
from xiezhi.api.reader import WHO, Reader, actor
from xiezhi.api.steps import opened_to
from xiezhi.api.wire import name_in_path
from xiezhi.desk.accounts import Account
from xiezhi.desk.tabled import Table, find_table
from xiezhi.engine.clock import court_now
from xiezhi.engine.door import keyring
from xiezhi.engine.facts import Misstated
from xiezhi.engine.refused import Absent, Refused
from xiezhi.procedures.filing import Filing
from xiezhi.procedures.filing.bringing import MOST_OF_PAPERS, MOST_OF_TABLE, Looked, bring, deposited, file_some, look
from xiezhi.procedures.filing.tabled import MOST_ROWS, Fault
from xiezhi.records.court import Court
from xiezhi.records.table import one

router = Router(auth=WHO, tags=["立案"])
FILE = {"type": "string", "format": "binary"}
BODY = {
    "type": "object", "required": ["table"],
    "properties": {"table": {**FILE, "description": "XLSX, CSV"}, "papers": {**FILE, "description": "ZIP"}},
}  # fmt: skip


class Flaw(Schema):
    """What is wrong, in which line (1 is the head, 0 the table as such), column and cell (of a spreadsheet, as B3);
    `law` where the law refuses."""

    line: int
    column: str
    cell: str
    sentence: str
    law: str | None


class Filed(Schema):
    """A row that is a case now."""

    line: int
    reference: str
    proceeding: str


class TableShape(Schema):
    """A table as it stands: what was handed in, how many rows can be, and every fault of the others."""

    id: str
    court: str
    name: str
    rows: int
    ready: int
    filed: list[Filed]
    faults: list[Flaw]
    unused: list[str]
    deposited: int


@router.post(
    "/courts/{court}/claim-tables", response={200: TableShape, 401: Error, 404: Error, 422: Error},
    summary="交一张起诉的表格", operation_id="bring_table",
    openapi_extra={"requestBody": {"required": True, "content": {"multipart/form-data": {"schema": BODY}}}},
)  # fmt: skip
def bring_table(request: HttpRequest, court: str) -> TableShape:
    """A table and the archive with its papers are kept and looked through. Nothing is handed in yet."""
    who = _trusted(request)
    if one(Court, id=name_in_path(court)) is None:
        raise Absent
    sheet, archive = request.FILES.get("table"), request.FILES.get("papers")
    if sheet is None:
        raise Misstated("table", "请附表格文件 table")
    content = archive.read(MOST_OF_PAPERS + 1) if archive else b""
    id = bring(_account(who), court, sheet.name or "", sheet.read(MOST_OF_TABLE + 1), content, court_now())
    return _shape(_own(who, id), who)


@router.get(
    "/claim-tables/{id}", response={200: TableShape, 401: Error, 404: Error}, summary="表格走到哪里了",
    operation_id="claim_table",
)  # fmt: skip
def claim_table(request: HttpRequest, id: str) -> TableShape:
    """The table as it stands."""
    who = _trusted(request)
    return _shape(_own(who, name_in_path(id)), who)


@router.post(
    "/claim-tables/{id}/file", response={200: TableShape, 401: Error, 404: Error}, summary="提交没有毛病的各行",
    operation_id="file_table",
)  # fmt: skip
def file_table(request: HttpRequest, id: str) -> TableShape:
    """Every row without a fault is handed in as a case of its own; the same again does nothing twice."""
    who = _trusted(request)
    found = _own(who, name_in_path(id))
    failed = file_some(found, _looked(found, who), court_now(), MOST_ROWS)
    return _shape(found, who, failed)


def _trusted(request: HttpRequest) -> Reader:
    who = actor(request)
    opened_to(who, Filing.submit)
    return who


def _account(who: Reader) -> Account:
    return Account.objects.get(pk=who.account)


def _own(who: Reader, id: str) -> Table:
    found = find_table(_account(who), id, keyring(settings.HOME))
    if found is None:
        raise Absent
    return found


def _looked(table: Table, who: Reader) -> Looked:
    return look(table, who.person, token=who.token is not None)


def _shape(table: Table, who: Reader, failed: list[Fault] | None = None) -> TableShape:
    looked = _looked(table, who)
    return TableShape(
        id=table.id, court=table.court, name=table.name, rows=len(looked.rows), ready=len(looked.ready),
        filed=[Filed(line=each.line, reference=each.reference, proceeding=each.filed) for each in looked.filed],
        faults=[_flaw(table, each) for each in (*(failed or ()), *looked.faulty)],
        unused=list(table.unused), deposited=deposited(table),
    )  # fmt: skip


def _flaw(table: Table, fault: Fault) -> Flaw:
    why: Any = fault.why
    law = article(why) if isinstance(why, Refused) else None
    cell = table.cell(fault.line, fault.column)
    return Flaw(line=fault.line, column=fault.column, cell=cell, sentence=why.sentence, law=law)
