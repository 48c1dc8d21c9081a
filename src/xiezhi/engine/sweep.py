"""The clock's round: what has passed lapses, at the moment it passed, however late the round comes."""

from __future__ import annotations

from datetime import datetime

from xiezhi.engine.clock import CHINA, court_now
from xiezhi.engine.clocks import lapse_step
from xiezhi.engine.door import act
from xiezhi.engine.refused import Refused
from xiezhi.engine.shared_steps import Lapsed
from xiezhi.engine.words import CLOCK, PROCEDURES
from xiezhi.records.deadline import Deadline
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows

MOST_AT_ONCE = 500


def sweep(court: str | None = None) -> int:
    """Take every step that the clock owes by now; how many were taken. Provisional deadlines lapse into nothing."""
    today = court_now().date().isoformat()
    taken, tried = 0, set[str]()
    while True:
        where = {"court": court} if court else {}
        passed = rows(
            Deadline, status="open", provisional=0, due__lt=today, order=("due", "id"), limit=MOST_AT_ONCE, **where
        )
        passed = [each for each in passed if each.id not in tried]
        if not passed:
            return taken
        for deadline in passed:
            tried.add(deadline.id)
            taken += _lapse(deadline)


def _lapse(deadline: Deadline) -> bool:
    proceeding = one(Proceeding, id=deadline.proceeding)
    if proceeding is None:
        return False
    procedure = PROCEDURES[proceeding.procedure]
    happened = datetime.fromisoformat(deadline.due).replace(hour=23, minute=59, second=59, tzinfo=CHINA)
    for step in dict.fromkeys((lapse_step(deadline, procedure), procedure.steps["lapse"])):
        facts = Lapsed(deadline=deadline.id) if step.name == "lapse" else step.facts()
        try:
            act(
                step,
                facts,
                on=proceeding,
                by=CLOCK.name,
                as_=CLOCK,
                key=f"{step.name}:{deadline.id}",
                happened=happened,
            )
        except Refused:
            continue
        return True
    return False
