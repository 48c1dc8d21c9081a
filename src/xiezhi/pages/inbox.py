"""All that waits for one person: steps of his that clocks run on; notices; and what others owe him."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from xiezhi.desk.notices import notices_of
from xiezhi.engine.clock import CHINA
from xiezhi.engine.clocks import shares
from xiezhi.engine.words import PROCEDURES, Role, Step
from xiezhi.pages.filled import filled
from xiezhi.pages.limits import RUNS, clock_of, due_of, law_of, left, steps_on, to_do, url_of, whose, words_of
from xiezhi.pages.names import case_name, names_of, sides
from xiezhi.pages.post_room import group_in_the_post
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.serving import group_to_serve
from xiezhi.pages.shapes import Limit, Link, Pager, Tag
from xiezhi.pages.spoken import spoken
from xiezhi.pages.visitor import Visitor, visitor_of
from xiezhi.records.deadline import Deadline
from xiezhi.records.dispute import Dispute
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Flag, Proceeding
from xiezhi.records.table import rows, table_of

GROUPS = (("late", 101, "已过期限"), ("near", 80, "用去八成"), ("half", 50, "用去一半"), ("quiet", 0, "还宽裕"))
PAGE = 60
TOLD = 12
SHORT = 4
"""Characters that a button in a row has room for; notices alike of one day that are told one by one."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that waits: the clock that runs on it, and the step that stops it."""

    deadline: Deadline
    step: Step
    proceeding: Proceeding


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything the page reads, with few statements."""

    tasks: tuple[Task, ...]
    owed: tuple[Task, ...]
    standings: dict[str, list[Standing]]
    disputes: dict[str, Dispute]
    names: dict[str, str]


def desk_of(visitor: Visitor) -> Desk:
    """Running deadlines of the proceedings this person sees: whose step is his, and whose another's."""
    seen = table_of(Proceeding).model.objects.filter(visitor.viewer.at_work()).values("id")
    deadlines = rows(Deadline, RUNS, Q(proceeding__in=seen), order=("due", "id"), limit=2000)
    found = {each.id: each for each in rows(Proceeding, id__in=sorted({each.proceeding for each in deadlines}))}
    standings: dict[str, list[Standing]] = {}
    for each in rows(Standing, proceeding__in=list(found), until=""):
        standings.setdefault(each.proceeding, []).append(each)
    mine: list[Task] = []
    others: list[Task] = []
    for deadline in deadlines:
        proceeding = found[deadline.proceeding]
        for step in steps_on(deadline, proceeding):
            mine_now = _is_mine(visitor, step, proceeding, standings.get(proceeding.id, []), deadline)
            mine_now = mine_now and not deadline.in_the_post(visitor.today)
            (mine if mine_now else others).append(Task(deadline, step, proceeding))
            break
    disputes = {each.id: each for each in rows(Dispute, id__in=sorted({each.dispute for each in found.values()}))}
    people = {each.person for each in (one for many in standings.values() for one in many)}
    court = visitor.court.id if visitor.court else ""
    return Desk(
        tuple(mine),
        tuple(others),
        standings,
        disputes,
        names_of(court, people | {d.person for d in deadlines if d.person}),
    )


def _is_mine(
    visitor: Visitor, step: Step, proceeding: Proceeding, standings: list[Standing], deadline: Deadline
) -> bool:
    if deadline.person and not visitor.staff and deadline.person != visitor.person:
        return False
    return any(_has(visitor, role, proceeding, standings) for role in step.roles)


def _has(visitor: Visitor, role: Role, proceeding: Proceeding, standings: list[Standing]) -> bool:
    """Whether the visitor has a role there, as `holds` says it, from the rows already read."""
    if role.kind == "office":
        return any(each.office == role.name and each.court == proceeding.court for each in visitor.offices)
    mine = [each for each in standings if each.person == visitor.person]
    principals = {each.of for each in mine if each.of}
    stands = [each for each in standings if each in mine or each.person in principals]
    return role.kind in ("standing", "joint") and any(each.role in role.stands for each in stands)


@require_GET
def inbox(request: HttpRequest) -> HttpResponse:
    visitor = visitor_of(request)
    visitor.must()
    if not visitor.staff:
        return redirect("/mine")
    desk, order = desk_of(visitor), request.GET.get("by", "limit")
    green = "green" in request.GET
    tasks = [each for each in desk.tasks if not green or desk.disputes[each.proceeding.dispute].enterprise]
    asked = request.GET.get("from", "")
    start = int(asked) if re.fullmatch("[0-9]{1,9}", asked) else 0
    shown = tasks[start : start + PAGE]
    serving = None if start or green else group_to_serve(visitor)
    post = None if start or green else group_in_the_post(visitor)
    total = len(tasks) + sum(len(each["tasks"]) for each in (serving, post) if each)
    return page(
        request,
        "inbox",
        current="待办",
        total=total,
        orders=_orders(order),
        filters=_filters(desk, green),
        groups=tuple(each for each in (post, *_groups(shown, desk, visitor, order), serving) if each),
        batch_url="/inbox/batch",
        told=_told(visitor, desk),
        owed=_owed(desk, visitor),
        next_due=_next(desk, visitor),
        pager=_pager(start, len(shown), len(tasks)),
        fairness=_("按期限已用的份额排，不按人排。"),
    )


def _orders(chosen: str) -> tuple[Link, ...]:
    kinds = (("limit", _("按期限")), ("step", _("按步骤")))
    return tuple(Link(label, f"/inbox?by={key}", current=key == chosen) for key, label in kinds)


def _filters(desk: Desk, green: bool) -> tuple[Link, ...]:
    firms = sum(desk.disputes[each.proceeding.dispute].enterprise for each in desk.tasks)
    return (
        Link(_("全部"), "/inbox", current=not green),
        Link(_("绿色直通车"), "/inbox?green", current=green, count=firms),
    )


def _groups(tasks: list[Task], desk: Desk, visitor: Visitor, order: str) -> tuple[dict[str, Any], ...]:
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for each in (
        sorted(tasks, key=lambda task: (task.step.id, -shares(task.deadline, visitor.today)))
        if order == "step"
        else tasks
    ):
        key, label = _group(each, visitor.today)
        place = (key, _(each.step.label)) if order == "step" else (key, _(label))
        groups.setdefault(place, []).append(_row(each, desk, visitor))
    ranks = [key for key, _share, _label in GROUPS]
    made = [{"key": key, "label": label, "tasks": tuple(found)} for (key, label), found in groups.items()]
    return tuple(sorted(made, key=lambda group: ranks.index(str(group["key"])))) if order != "step" else tuple(made)


def _group(task: Task, today: str) -> tuple[str, str]:
    used = shares(task.deadline, today)
    return next((key, label) for key, share, label in GROUPS if used >= share)


def _row(task: Task, desk: Desk, visitor: Visitor) -> dict[str, Any]:
    deadline, proceeding, dispute = task.deadline, task.proceeding, desk.disputes[task.proceeding.dispute]
    procedure = PROCEDURES[proceeding.procedure]
    one, other = sides(desk.standings.get(proceeding.id, []), desk.names)
    return {
        "key": f"{proceeding.id}/{task.step.name}",
        "label": _(task.step.label)
        if task.step.name == deadline.clock
        else f"{_(procedure.label)}：{_(deadline.label)}",
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
            _(task.step.label) if len(task.step.label) <= SHORT else _("办理"),
            f"/case/{proceeding.id}/do/{task.step.name}",
        )
        if task.step.name == deadline.clock
        else Link(_("去办"), f"/case/{proceeding.id}"),
        "also": None,
        "step": task.step.id,
        "batch": task.step.facts.__name__ == "NoFacts" and not task.step.signed,
        "whom": "",
    }


def _told(visitor: Visitor, desk: Desk) -> tuple[dict[str, Any], ...]:
    """Notices unread, and flags on steps that rest on a corrected entry: each under the day it came."""
    told = list(notices_of(visitor.person, unread=True)[:PAGE])
    cases = {each.id: each for each in rows(Proceeding, id__in=sorted({each.proceeding for each in told}))}
    flags = rows(Flag, status="open", proceeding__in=[each.proceeding.id for each in desk.tasks], limit=TOLD)
    lines: list[dict[str, Any]] = [
        {"at": visitor.now, "label": each.text, "case": "", "url": "", "words": _("依据已更正"), "tone": "near"}
        for each in flags
    ]
    lines += [
        {
            "at": each.made.astimezone(CHINA),
            "label": spoken(filled(each.text()), visitor.day),
            "words": "",
            "tone": "",
            "case": case_name(cases[each.proceeding]) if each.proceeding in cases else "",
            "url": f"/case/{each.proceeding}",
            "kind": each.kind,
        }
        for each in told
    ]
    days = groupby(in_short(lines)[:TOLD], key=lambda line: line["at"].date())
    return tuple({"day": day, "lines": tuple(found)} for day, found in days)


def in_short(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Many of one kind on one day, as the answers of forty banks, are the last of them and how many there are more."""
    alike: dict[tuple[date, str], list[dict[str, Any]]] = {}
    for line in lines:
        alike.setdefault((line["at"].date(), line.get("kind", "")), []).append(line)
    shown: list[dict[str, Any]] = []
    for some in alike.values():
        more = _("同一天还有 %(n)s 条同样的通知") % {"n": len(some) - 1}
        shown += [some[0] | {"words": more}] if len(some) >= SHORT else some
    return sorted(shown, key=lambda line: line["at"], reverse=True)


def _owed(desk: Desk, visitor: Visitor) -> tuple[dict[str, Any], ...]:
    """What others have to do in the same cases, the nearest first; the same thing of the same person once. A right is
    owed to nobody, and what is suspended is not due.
    """
    waited: dict[tuple[str, str], list[Task]] = {}
    for each in desk.owed:
        if each.deadline.kind != "right" and each.deadline.status != "suspended":
            waited.setdefault((whose(each.deadline, desk.names), each.deadline.label), []).append(each)
    made = []
    for (who, _label), tasks in list(waited.items())[:TOLD]:
        first, days = tasks[0].deadline, left(tasks[0].deadline, visitor.today)
        cases = tuple(
            Link(
                case_name(each.proceeding), f"/case/{each.proceeding.id}", words=words_of(each.deadline, visitor.today)
            )
            for each in tasks
        )
        words = words_of(first, visitor.today)
        made.append(
            {
                "days": abs(days),
                "who": who,
                "label": to_do(first, tasks[0].proceeding),
                "words": words,
                "late": days < 0,
                "cases": cases,
            }
        )
    return tuple(made)


def _next(desk: Desk, visitor: Visitor) -> Limit | None:
    """The next day on which something is due from others."""
    ahead = (each for each in desk.owed if each.deadline.due >= visitor.today)
    task = next((each for each in ahead if each.deadline.status != "suspended"), None)
    if task is None:
        return None
    first = task.deadline
    url = f"/case/{first.proceeding}/deadline/{first.id}"
    label = to_do(first, task.proceeding)
    return Limit(label, whose(first, desk.names), due_of(first), clock_of(first, visitor.today), url)


def _pager(start: int, shown: int, total: int) -> Pager | None:
    if total <= PAGE:
        return None
    before = f"/inbox?from={max(start - PAGE, 0)}" if start else ""
    return Pager(start + 1, start + shown, total, before, f"/inbox?from={start + PAGE}" if start + PAGE < total else "")
