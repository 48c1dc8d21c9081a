"""Looking at a proceeding: only what one may see, and every look goes to the read journal."""

from __future__ import annotations

from django.http import HttpRequest

from xiezhi.desk.reads import note_reading
from xiezhi.engine.possible import step_for_people
from xiezhi.engine.words import Step
from xiezhi.pages.visitor import Visitor, visitor_of
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


def step_of(proceeding: Proceeding, name: str) -> Step:
    """A step that people take there; raises Absent."""
    return step_for_people(proceeding.procedure, name)
