"""The clock's round: what has passed lapses, at the moment it passed, however late the round comes; what may have been
posted in time only when somebody has confirmed that it was not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from django.db.models import Q

from xiezhi.engine.acts import Act
from xiezhi.engine.clock import CHINA, court_now
from xiezhi.engine.clocks import lapse_step
from xiezhi.engine.door import Receipt, act_all, prepared
from xiezhi.engine.refusals import edition_of
from xiezhi.engine.refused import Refused
from xiezhi.engine.shared_steps import Lapsed
from xiezhi.engine.words import CLOCK, PROCEDURES, Step
from xiezhi.law.calendar import NATIONAL
from xiezhi.records.deadline import Deadline
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows

MOST_AT_ONCE = 500


def sweep(court: str | None = None) -> int:
    """Take every step that the clock owes by now; how many were taken. Provisional deadlines lapse into nothing.

    What cannot lapse is passed over; what went wrong otherwise is raised when everything else has had its turn.
    """
    tried, troubles, taken, more = set[str](), list[Exception](), 0, True
    while more:
        more = False
        for page in _passed(court):
            fresh = [each for each in page if each.id not in tried]
            tried |= {each.id for each in fresh}
            more = more or bool(fresh)
            taken += _lapse(fresh, troubles)
    return _ended(taken, troubles)


def _ended(taken: int, troubles: list[Exception]) -> int:
    if troubles:
        raise ExceptionGroup("the clock's round", troubles)
    return taken


def _taken(answers: list[Receipt | BaseException], troubles: list[Exception]) -> int:
    """How many were taken; what went wrong otherwise than by a refusal is put among the troubles."""
    troubles += [each for each in answers if isinstance(each, Exception) and not isinstance(each, Refused)]
    return sum(isinstance(each, Receipt) for each in answers)


def _passed(court: str | None) -> Iterator[list[Deadline]]:
    """Open deadlines that have passed, oldest first, page by page."""
    today = court_now().date().isoformat()
    where = {"court": court} if court else {}
    run_out = Q(status="open", margin="") | Q(status="unposted")
    after = Q()
    while page := rows(
        Deadline, run_out, after, provisional=0, due__lt=today, order=("due", "id"), limit=MOST_AT_ONCE, **where
    ):
        yield page
        last = page[-1]
        after = Q(due__gt=last.due) | Q(due=last.due, id__gt=last.id)


def derive_again() -> int:
    """Open proceedings whose law has a newer edition, or whose provisional days have been announced: each by a step."""
    now = court_now()
    wanted = {each.id for each in rows(Proceeding, ~Q(edition=edition_of(now.date().isoformat())), closed="")}
    wanted |= {each.proceeding for each in rows(Deadline, status="open", provisional=1) if announced(each)}
    acts = [
        prepared(
            PROCEDURES[each.procedure].steps["derive_again"], None, on=each, by=CLOCK.name, as_=CLOCK,
            key=f"derive_again:{each.id}:{now.isoformat()}",
        )
        for each in rows(Proceeding, id__in=sorted(wanted), closed="")
    ]  # fmt: skip
    troubles: list[Exception] = []
    return _ended(_taken(act_all(acts), troubles), troubles)


def announced(deadline: Deadline) -> bool:
    """Whether the holidays about the last day are known by now."""
    return NATIONAL.knows(date.fromisoformat(deadline.unrolled) + timedelta(days=14))


def _lapse(passed: list[Deadline], troubles: list[Exception]) -> int:
    """Let these lapse together: each into the step named for it, or where that is refused into the plain record."""
    stand = {each.id: each for each in rows(Proceeding, id__in=sorted({each.proceeding for each in passed}))}
    posted = set(_in_the_post(stand))
    waiting = [
        (each, stand[each.proceeding])
        for each in passed
        if each.proceeding in stand and (each.proceeding, each.clock) not in posted
    ]
    named = [(*each, lapse_step(each[0], PROCEDURES[each[1].procedure])) for each in waiting]
    answers = act_all([_act(*each) for each in named])
    refused = [each for each, answer in zip(named, answers, strict=True) if isinstance(answer, Refused)]
    plain = [(row, on, PROCEDURES[on.procedure].steps["lapse"]) for row, on, step in refused if step.name != "lapse"]
    return _taken(answers + act_all([_act(*each) for each in plain]), troubles)


def _in_the_post(stand: Mapping[str, Proceeding]) -> Iterator[tuple[str, str]]:
    """Stages that do not end yet in a step of the clock: a right that is exercised within them may be in the post."""
    for row in rows(Deadline, ~Q(margin=""), status="open", proceeding__in=sorted(stand)):
        on = stand[row.proceeding]
        procedure = PROCEDURES[on.procedure]
        within = {state.name for state in procedure.steps[row.clock].moves.sources}
        ends = {step.on_lapse_of.name for step in procedure.steps.values() if step.on_lapse_of}
        yield from ((on.id, state) for state in within & ends)


def _moment(deadline: Deadline, step: Step) -> datetime:
    """When it lapsed: with its last day, a right by post with the day after it; what follows when nobody has the right
    any more, with the last of them."""
    if not deadline.margin:
        end = deadline.due if len(deadline.due) > 10 else f"{deadline.due}T23:59:59"
        return datetime.fromisoformat(end).replace(tzinfo=CHINA)
    alike = rows(Deadline, proceeding=deadline.proceeding, clock=deadline.clock, status__in=["unposted", "lapsed"])
    last = deadline.due if step.name == "lapse" else max(each.due for each in alike)
    return datetime.fromisoformat(last).replace(tzinfo=CHINA) + timedelta(days=1)


def _act(deadline: Deadline, on: Proceeding, step: Step) -> Act:
    happened = _moment(deadline, step)
    facts = Lapsed(deadline=deadline.id) if step.name == "lapse" else step.facts()
    return prepared(step, facts, on=on, by=CLOCK.name, as_=CLOCK, key=f"{step.name}:{deadline.id}", happened=happened)
