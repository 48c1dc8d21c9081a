"""Periods as a page shows them: a share of the limit, and the words that carry it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import Q

from xiezhi.engine.case import Case
from xiezhi.engine.clocks import clocks_of, shares
from xiezhi.engine.words import PROCEDURES, Step
from xiezhi.pages.names import role_name
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Clock, Limit
from xiezhi.records.deadline import Deadline
from xiezhi.records.proceeding import Proceeding

RUNNING = ("open", "suspended")
RUNS = Q(status__in=RUNNING) | Q(status="late", met="")
PAST = {"met": "已办", "late": "逾期", "lapsed": "已届满", "unposted": "已届满", "void": "已作废"}


def left(deadline: Deadline, today: str) -> int:
    """Days until the last day; below zero when it has passed."""
    return (date.fromisoformat(deadline.due) - date.fromisoformat(today)).days


def words_of(deadline: Deadline, today: str) -> str:
    """剩 10 日、今天届满、逾 1 日、暂停: what the bar says in words."""
    days = left(deadline, today)
    if deadline.in_the_post(today):
        return _("待邮路核实")
    if deadline.status == "suspended":
        return _("暂停")
    if deadline.status in PAST and not (deadline.status == "late" and not deadline.met):
        return _(PAST[deadline.status])
    if days == 0:
        return _("今天届满")
    return _("剩 %(n)s 日") % {"n": days} if days > 0 else _("逾 %(n)s 日") % {"n": -days}


def clock_of(deadline: Deadline, today: str) -> Clock:
    share = shares(deadline, today) if deadline.status != "suspended" else 0
    if left(deadline, today) >= 0:
        share = min(share, 99)  # the last day is not yet late
    return Clock(share, words_of(deadline, today), deadline.status == "suspended", deadline.provisional)


def due_of(deadline: Deadline) -> date:
    return date.fromisoformat(deadline.due)


def law_of(deadline: Deadline) -> str:
    """《民事诉讼法》第一百二十八条: the article as people say it."""
    return deadline.law.replace("中华人民共和国", "").replace("最高人民法院关于", "")


def whose(deadline: Deadline, names: Mapping[str, str]) -> str:
    return names.get(deadline.person) or _(role_name(deadline.role))


def url_of(deadline: Deadline) -> str:
    return f"/case/{deadline.proceeding}/deadline/{deadline.id}"


def limits_of(case: Case, names: Mapping[str, str], today: str) -> tuple[Limit, ...]:
    """What runs now in this case, and duties that are late and can still be done; the nearest first."""
    running = sorted((each for each in case.deadlines if can_be_kept(each, case.proceeding)), key=lambda each: each.due)
    return tuple(
        Limit(to_do(each, case.proceeding), whose(each, names), due_of(each), clock_of(each, today), url_of(each))
        for each in running
    )


def can_be_kept(deadline: Deadline, proceeding: Proceeding) -> bool:
    """Running, and where it is late something that still stops it: an answer to a suit that has ended is nobody's."""
    return is_running(deadline) and (deadline.status in RUNNING or bool(steps_on(deadline, proceeding)))


def is_running(deadline: Deadline) -> bool:
    """Still to be kept: open, suspended, or a duty that is late and not yet done."""
    return deadline.status in RUNNING or (deadline.status == "late" and not deadline.met)


def is_gone(deadline: Deadline, today: str) -> bool:
    """A right whose last day is over: it is nobody's turn, though the post may still bring what was sent in time."""
    return deadline.kind == "right" and deadline.status != "suspended" and deadline.due < today


def steps_on(deadline: Deadline, proceeding: Proceeding) -> list[Step]:
    """The steps that stop this clock from the present state, the one it is named for first."""
    return steps_at(proceeding.procedure, proceeding.state, deadline.clock)


def steps_at(kind: str, state: str, name: str) -> list[Step]:
    """The same of any proceeding of a kind in a state, by the name of the clock."""
    procedure = PROCEDURES[kind]
    clock = next((each for each in clocks_of(procedure) if each.name == name), None)
    if clock is None:
        return []
    names = clock.steps or tuple(
        step.name
        for step in procedure.steps.values()
        if any(s.name == clock.state for s in step.moves.sources) and step.moves.to
    )
    steps = [procedure.steps[name] for name in names if name in procedure.steps]
    here = [step for step in steps if any(each.name == state for each in step.moves.sources)]
    return sorted(here, key=lambda step: (clock.role not in step.roles, step.law != clock.law))


def to_do(deadline: Deadline, proceeding: Proceeding) -> str:
    """What is to be done by then: a duty that belongs to a state is named by the step that leads out of it."""
    names_a_state = deadline.kind == "duty" and deadline.clock in PROCEDURES[proceeding.procedure].states
    steps = steps_on(deadline, proceeding) if names_a_state else []
    return _(steps[0].label if steps else deadline.label)
