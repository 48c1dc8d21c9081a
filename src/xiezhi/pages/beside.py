"""What a look at a case asks of three tables that mostly have nothing to say, by one statement."""

from __future__ import annotations

from typing import NamedTuple

from django.db import connection

from xiezhi.desk.errands import silent_of
from xiezhi.desk.notices import UNREAD
from xiezhi.engine.case import Case
from xiezhi.pages.visitor import Visitor
from xiezhi.phrases.related import ABOUT
from xiezhi.records.proceeding import Proceeding


class Beside(NamedTuple):
    """Whether somebody outside owes an answer to the case or to one below it, and whether a suit is about it."""

    silent: bool
    contested: bool


def beside_case(visitor: Visitor, case: Case) -> Beside:
    """The same, and what the visitor has not read yet, which the menu of staff counts."""
    silence = silent_of(at_and_below(case))
    asked = f"SELECT ({UNREAD}), EXISTS ({silence.sql}), EXISTS ({ABOUT})"
    with connection.cursor() as cursor:
        cursor.execute(asked, [visitor.person, *silence.values, *2 * (case.proceeding.id,)])
        visitor.unread, silent, contested = cursor.fetchone()
    return Beside(bool(silent), bool(contested))


def at_and_below(case: Case) -> list[str]:
    """This proceeding and those opened upon it."""
    mine = case.proceeding.id
    return sorted(each.id for each in case.family.all(Proceeding) if mine in (each.id, each.parent))
