"""The clock's round: what has passed lapses, at the moment it passed, however late the round comes."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import Q

from xiezhi.engine.clock import CHINA, court_now
from xiezhi.engine.clocks import lapse_step
from xiezhi.engine.door import act
from xiezhi.engine.refusals import edition_of
from xiezhi.engine.refused import Refused
from xiezhi.engine.shared_steps import Lapsed
from xiezhi.engine.words import CLOCK, PROCEDURES
from xiezhi.law.calendar import NATIONAL
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


def derive_again() -> int:
    """Open proceedings whose law has a newer edition, or whose provisional days have been announced: each by a step."""
    now = court_now()
    wanted = {each.id for each in rows(Proceeding, ~Q(edition=edition_of(now.date().isoformat())), closed="")}
    wanted |= {each.proceeding for each in rows(Deadline, status="open", provisional=1) if announced(each)}
    taken = 0
    for id in sorted(wanted):
        proceeding = one(Proceeding, id=id, closed="")
        if proceeding is not None:
            step = PROCEDURES[proceeding.procedure].steps["derive_again"]
            act(step, on=proceeding, by=CLOCK.name, as_=CLOCK, key=f"derive_again:{id}:{now.isoformat()}")
            taken += 1
    return taken


def announced(deadline: Deadline) -> bool:
    """Whether the holidays about the last day are known by now."""
    return NATIONAL.knows(date.fromisoformat(deadline.unrolled) + timedelta(days=14))


def _lapse(deadline: Deadline) -> bool:
    proceeding = one(Proceeding, id=deadline.proceeding)
    if proceeding is None:
        return False
    procedure = PROCEDURES[proceeding.procedure]
    end = deadline.due if len(deadline.due) > 10 else f"{deadline.due}T23:59:59"
    happened = datetime.fromisoformat(end).replace(tzinfo=CHINA)
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
