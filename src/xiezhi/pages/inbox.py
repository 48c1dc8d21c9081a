"""All that waits for one person: steps of his that clocks run on; notices; and what others owe him."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from xiezhi.engine.clocks import shares
from xiezhi.engine.words import PROCEDURES, Step
from xiezhi.pages.figure_rows import query_of
from xiezhi.pages.limits import clock_of, due_of, law_of, left, steps_on, to_do, url_of, whose, words_of
from xiezhi.pages.names import case_name, names_of, sides
from xiezhi.pages.periods_running import GROUPS, Counted, Running
from xiezhi.pages.post_room import group_in_the_post, how_many_in_the_post
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.saying import termed
from xiezhi.pages.serving import group_to_serve, how_many_to_serve
from xiezhi.pages.shapes import Limit, Link, Pager, Tag
from xiezhi.pages.told import told_to
from xiezhi.pages.visitor import Visitor, visitor_of
from xiezhi.records.deadline import Deadline
from xiezhi.records.dispute import Dispute
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows

PAGE = 60
OWED, CASES = 12, 20
"""So many things that others owe stand beside, each with so many of its cases."""
SHORT = 4
"""Characters that a button in a row has room for."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that waits: the clock that runs on it, and the step that stops it."""

    deadline: Deadline
    step: Step
    proceeding: Proceeding


@dataclass(frozen=True, slots=True)
class Desk:
    """What stands on the page, read with few statements."""

    tasks: Mapping[str, Task]
    standings: Mapping[str, list[Standing]]
    disputes: Mapping[str, Dispute]
    names: Mapping[str, str]

    def of(self, ids: Iterable[str]) -> list[Task]:
        return [self.tasks[each] for each in ids]


def desk_of(visitor: Visitor, ids: Iterable[str]) -> Desk:
    """The periods of these ids, with their cases and the people in them."""
    deadlines = {each.id: each for each in rows(Deadline, id__in=sorted(set(ids)))}
    wanted = sorted({each.proceeding for each in deadlines.values()})
    found = {each.id: each for each in rows(Proceeding, id__in=wanted)}
    standings: dict[str, list[Standing]] = {}
    for each in rows(Standing, proceeding__in=wanted, until=""):
        standings.setdefault(each.proceeding, []).append(each)
    tasks = {
        id: Task(each, steps_on(each, found[each.proceeding])[0], found[each.proceeding])
        for id, each in deadlines.items()
    }
    disputes = {each.id: each for each in rows(Dispute, id__in=sorted({each.dispute for each in found.values()}))}
    people = {each.person for many in standings.values() for each in many}
    people |= {each.person for each in deadlines.values() if each.person}
    return Desk(tasks, standings, disputes, names_of(visitor.court.id if visitor.court else "", people))


@require_GET
def inbox(request: HttpRequest) -> HttpResponse:
    visitor = visitor_of(request)
    visitor.must()
    if not visitor.staff:
        return redirect("/mine")
    by_step, green, start = request.GET.get("by") == "step", "green" in request.GET, _start(request)
    running = Running(visitor)
    counted = running.counted()
    his = running.his(by_step=by_step, green=green, start=start, most=PAGE)
    owed = running.owed(OWED, CASES)
    beside = 0 if green else how_many_to_serve(visitor) + how_many_in_the_post(visitor)
    clocked = sum(each.green if green else each.all for each in counted)
    next_ = "" if clocked + beside else running.next_owed()
    desk = desk_of(visitor, [*his, *(id for each in owed for id in each.nearest), *([next_] if next_ else [])])
    first = not start and not green
    serving, post = (group(visitor) if first else None for group in (group_to_serve, group_in_the_post))
    groups = _groups(desk.of(his), desk, visitor, _sizes(counted, by_step=by_step, green=green), by_step=by_step)
    return page(
        request,
        "inbox",
        current="待办",
        total=clocked + beside,
        orders=_orders(by_step=by_step, green=green),
        filters=_filters(counted, by_step=by_step, green=green),
        groups=tuple(each for each in (post, *groups, serving) if each),
        batch_url="/inbox/batch",
        told=told_to(visitor),
        owed=tuple(_owed(desk.of(each.nearest), each.all, desk, visitor) for each in owed),
        next_due=_next(desk.tasks[next_], desk, visitor) if next_ else None,
        pager=_pager(start, len(his), clocked, by_step=by_step, green=green),
        fairness=_("按期限已用的份额排，不按人排。"),
    )


def _start(request: HttpRequest) -> int:
    asked = request.GET.get("from", "")
    return int(asked) if re.fullmatch("[0-9]{1,9}", asked) else 0


def _url(*, by_step: bool, green: bool, start: int = 0) -> str:
    asked = {"by": "step" if by_step else "", "green": "1" if green else "", "from": str(start or "")}
    return f"/inbox{query_of(**asked)}"


def _orders(*, by_step: bool, green: bool) -> tuple[Link, ...]:
    kinds = ((False, _("按期限")), (True, _("按步骤")))
    return tuple(Link(label, _url(by_step=each, green=green), current=each == by_step) for each, label in kinds)


def _filters(counted: list[Counted], *, by_step: bool, green: bool) -> tuple[Link, ...]:
    firms = sum(each.green for each in counted)
    return (
        Link(_("全部"), _url(by_step=by_step, green=False), current=not green),
        Link(_("绿色直通车"), _url(by_step=by_step, green=True), current=green, count=firms),
    )


def _sizes(counted: list[Counted], *, by_step: bool, green: bool) -> Counter[tuple[str, str]]:
    """How many there are in each group of the page, on whatever page they stand."""
    sizes: Counter[tuple[str, str]] = Counter()
    for each in counted:
        sizes[each.group, termed(each.step) if by_step else ""] += each.green if green else each.all
    return sizes


def _groups(
    tasks: list[Task], desk: Desk, visitor: Visitor, sizes: Mapping[tuple[str, str], int], *, by_step: bool
) -> tuple[dict[str, Any], ...]:
    labels = {key: _(label) for key, _share, label in GROUPS}
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for each in tasks:
        place = (_group(each.deadline, visitor.today), termed(each.step) if by_step else "")
        groups.setdefault(place, []).append(_row(each, desk, visitor))
    return tuple(
        {"key": key, "label": step or labels[key], "tasks": tuple(found), "total": sizes[key, step]}
        for (key, step), found in groups.items()
    )


def _group(deadline: Deadline, today: str) -> str:
    used = shares(deadline, today) if deadline.status != "suspended" else 0
    return next(key for key, share, _label in GROUPS if used >= share)


def _row(task: Task, desk: Desk, visitor: Visitor) -> dict[str, Any]:
    deadline, proceeding, dispute = task.deadline, task.proceeding, desk.disputes[task.proceeding.dispute]
    procedure = PROCEDURES[proceeding.procedure]
    one, other = sides(desk.standings.get(proceeding.id, []), desk.names)
    return {
        "key": f"{proceeding.id}/{task.step.name}",
        "label": termed(task.step)
        if task.step.name == deadline.clock
        else _("%(label)s：%(what)s") % {"label": _(procedure.label), "what": _(deadline.label)},
        "why": law_of(deadline),
        "case": case_name(proceeding),
        "case_url": f"/case/{proceeding.id}",
        "tags": (Tag(_("绿色直通车"), "good", "bolt"),) if dispute.enterprise else (),
        "words": f"{_(dispute.cause)}　{one}{_('诉')}{other}" if other else f"{_(dispute.cause)}　{one}",
        "clock": clock_of(deadline, visitor.today),
        "due": due_of(deadline),
        "due_url": url_of(deadline),
        "rolled": deadline.due != deadline.unrolled,
        "act": Link(
            termed(task.step) if len(task.step.label) <= SHORT else _("办理"),
            f"/case/{proceeding.id}/do/{task.step.name}",
        )
        if task.step.name == deadline.clock
        else Link(_("去办"), f"/case/{proceeding.id}"),
        "also": None,
        "step": task.step.id,
        "batch": task.step.facts.__name__ == "NoFacts" and not task.step.signed,
        "whom": "",
    }


def _owed(tasks: list[Task], total: int, desk: Desk, visitor: Visitor) -> dict[str, Any]:
    """The same thing of the same person in all the cases, the nearest of which stand there."""
    first = tasks[0].deadline
    days, words = left(first, visitor.today), words_of(first, visitor.today)
    cases = tuple(
        Link(case_name(each.proceeding), f"/case/{each.proceeding.id}", words=words_of(each.deadline, visitor.today))
        for each in tasks
    )
    return {
        "days": abs(days),
        "who": whose(first, desk.names),
        "label": to_do(first, tasks[0].proceeding),
        "words": words,
        "late": days < 0,
        "cases": cases,
        "total": total,
    }


def _next(task: Task, desk: Desk, visitor: Visitor) -> Limit:
    """The next day on which something is due from others."""
    first = task.deadline
    label = to_do(first, task.proceeding)
    return Limit(label, whose(first, desk.names), due_of(first), clock_of(first, visitor.today), url_of(first))


def _pager(start: int, shown: int, total: int, *, by_step: bool, green: bool) -> Pager | None:
    if total <= PAGE:
        return None
    here = {"by_step": by_step, "green": green}
    before = _url(**here, start=max(start - PAGE, 0)) if start else ""
    after = _url(**here, start=start + PAGE) if start + PAGE < total else ""
    return Pager(start + 1, start + shown, total, before, after)
