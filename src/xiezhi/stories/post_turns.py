"""Turns of the post room: a right has passed, and nothing that was posted in time has come."""

from __future__ import annotations

from datetime import date, timedelta

from xiezhi.engine.facts import Prose
from xiezhi.engine.words import PROCEDURES
from xiezhi.law.calendar import NATIONAL
from xiezhi.phrases.post import Nothing
from xiezhi.records.deadline import Deadline
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows
from xiezhi.stories.telling import Hand, Plot, Tale


def nothing_came(plot: Plot, on: Proceeding, clock: str, hand: Hand) -> Tale:
    """When the post can bring nothing more, each right of this kind is confirmed to have passed; the clock's round of
    the next day draws the consequence."""
    waiting = rows(Deadline, proceeding=on.id, clock=clock, status="open", order=("due", "id"))
    if not waiting:
        return
    last = date.fromisoformat(max(each.margin for each in waiting))
    day = NATIONAL.next_working(last + timedelta(days=1))
    if day > plot.now.date():
        yield from plot.on(f"{day} 09:10")
    step = PROCEDURES[on.procedure].steps["nothing_came"]
    for each in waiting:
        facts = Nothing(deadline=each.id, looked=Prose("收件登记和邮件查询"))
        yield plot.does(hand, step, facts, on=on)
    yield from plot.later(1, office=False)
