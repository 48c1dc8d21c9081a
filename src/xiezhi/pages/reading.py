"""Looking at a proceeding: only what one may see, and every look goes to the read journal."""

from __future__ import annotations

from django.http import HttpRequest

from xiezhi.desk.reads import note_reading
from xiezhi.engine.case import Case
from xiezhi.engine.door import remembered
from xiezhi.engine.possible import case_for, step_for_people
from xiezhi.engine.refused import Absent
from xiezhi.engine.words import Step
from xiezhi.pages.visitor import Visitor, visitor_of
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding


def look_at(request: HttpRequest, number: str, page: str, *, paper: str = "") -> tuple[Visitor, Proceeding]:
    """The proceeding by id or number; raises Absent where this visitor may not see it, NotSignedIn before that."""
    visitor = visitor_of(request)
    account, person = visitor.must()
    found = visitor.viewer.seen(number)
    note_reading(
        visitor.now, court=found.court, person=person, proceeding=found.id, page=page, paper=paper, account=account.pk
    )
    return visitor, found


def look_at_case(request: HttpRequest, number: str, page: str) -> tuple[Visitor, Case]:
    """The same with the whole case as it is now: where it is remembered, by the one question whether it still is so."""
    visitor = visitor_of(request)
    account, person = visitor.must()
    case = case_for(remembered(number) or visitor.viewer.seen(number), person)
    found = case.proceeding
    if not visitor.viewer.sees(found, case.family.of(Standing, found.id)):
        raise Absent
    note_reading(visitor.now, court=found.court, person=person, proceeding=found.id, page=page, account=account.pk)
    return visitor, case


def step_of(proceeding: Proceeding, name: str) -> Step:
    """A step that people take there; raises Absent."""
    return step_for_people(proceeding.procedure, name)
