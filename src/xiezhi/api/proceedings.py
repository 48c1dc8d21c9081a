"""Reading proceedings and what is in them."""

from __future__ import annotations

import base64
import binascii
from datetime import date
from typing import Annotated

from django.db.models import Q
from django.http import HttpRequest
from ninja import Query, Router

from xiezhi.api.errors import Error
from xiezhi.api.own import own
from xiezhi.api.reader import WHO, reader
from xiezhi.api.reading import deadline_shape, entry_line, lines_of, names_in, paper_shape, proceeding_shape
from xiezhi.api.shapes import DeadlineShape, EntryShape, Page, PaperShape, ProceedingShape
from xiezhi.api.wire import Text, is_text, name_in_path
from xiezhi.engine.access import Viewer
from xiezhi.engine.clock import court_now
from xiezhi.engine.facts import Misstated
from xiezhi.engine.refused import Absent
from xiezhi.evidence.read import entry as find_entry
from xiezhi.records.deadline import Deadline
from xiezhi.records.paper import Paper
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows

router = Router(auth=WHO, tags=["案件"])
READS = {401: Error, 422: Error}
FINDS = {401: Error, 404: Error}


@router.get("/proceedings", response={200: Page, **READS}, summary="您可以查看的案件", operation_id="list_proceedings")
def list_proceedings(
    request: HttpRequest,
    court: Text = "",
    procedure: Text = "",
    state: Text = "",
    number: Text = "",
    opened_since: date | None = None,
    opened_until: date | None = None,
    open: bool | None = None,
    cursor: Text = "",
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
) -> Page:
    """Newest first. Only what the reader may see is looked through, so that nothing else can be felt by filtering."""
    who, day = reader(request), court_now().date().isoformat()
    equal = {"court": court, "procedure": procedure, "state": state, "number": number}
    where = Q(**{name: value for name, value in equal.items() if value})
    if opened_since:
        where &= Q(opened__gte=opened_since.isoformat())
    if opened_until:
        where &= Q(opened__lte=opened_until.isoformat())
    if open is not None:
        where &= Q(closed="") if open else ~Q(closed="")
    if cursor:
        opened, id = _place(cursor)
        where &= Q(opened__lt=opened) | Q(opened=opened, id__gt=id)
    found = rows(Proceeding, Viewer(who.person, day).visible(), where, order=("-opened", "id"), limit=limit + 1)
    more = len(found) > limit
    return Page(items=lines_of(found[:limit]), next=_cursor(found[limit - 1]) if more else None)


@router.get(
    "/proceedings/{id}", response={200: ProceedingShape, **FINDS}, summary="一件案件", operation_id="proceeding"
)
def proceeding(request: HttpRequest, id: str) -> ProceedingShape:
    """By id or number: state, people, claims, deadlines with their derivation, bills, papers and docket."""
    who, day = reader(request), court_now().date().isoformat()
    found = Viewer(who.person, day).seen(name_in_path(id))
    who.noting(found, "proceeding")
    return proceeding_shape(found, who.person, day)


@router.get("/entries/{id}", response={200: EntryShape, **FINDS}, summary="一条记录", operation_id="entry")
def entry(request: HttpRequest, id: str) -> EntryShape:
    """An entry of the log with its leaf, of a proceeding that the reader may see."""
    who, day = reader(request), court_now().date().isoformat()
    found = find_entry(name_in_path(id))
    if found is None:
        raise Absent
    of = Viewer(who.person, day).seen(found.proceeding)
    who.noting(of, "entry")
    line = entry_line(found, names_in(of.court, [found.actor]))
    return EntryShape(
        **dict(line), proceeding=of.id, court=found.court, place=found.place, corrects=found.corrects, leaf=found.leaf,
        sha256=found.sha256, sm3=found.sm3,
    )  # fmt: skip


@router.get("/papers/{id}", response={200: PaperShape, **FINDS}, summary="一份文书或者材料", operation_id="paper")
def paper(request: HttpRequest, id: str) -> PaperShape:
    """A paper on a shelf that the reader may read."""
    who, day = reader(request), court_now().date().isoformat()
    found, viewer = one(Paper, id=name_in_path(id)), Viewer(who.person, day)
    if found is None or found.id not in {each.id for each in viewer.seen_papers(found.proceeding)}:
        raise Absent
    who.noting(viewer.seen(found.proceeding), "paper", found.id)
    return paper_shape(found)


@router.get("/deadlines", response={200: list[DeadlineShape], **READS}, summary="您的期限", operation_id="deadlines")
def deadlines(request: HttpRequest, limit: Annotated[int, Query(ge=1, le=500)] = 100) -> list[DeadlineShape]:
    """What runs for the reader himself, for whom he represents, or for an office he holds; the next to end first."""
    who, day = reader(request), court_now().date().isoformat()
    running = Q(status__in=("open", "suspended"))
    found = rows(Deadline, running, own(who.person, day), order=("due", "id"), limit=limit)
    return [deadline_shape(each, day) for each in found]


def _cursor(last: Proceeding) -> str:
    return base64.urlsafe_b64encode(f"{last.opened} {last.id}".encode()).decode().rstrip("=")


def _place(cursor: str) -> tuple[str, str]:
    try:
        text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode()
    except (binascii.Error, ValueError):
        text = ""
    opened, _, id = text.partition(" ")
    if not id or not is_text(text):
        raise Misstated("cursor", "请使用上一页给出的 next")
    return opened, id
