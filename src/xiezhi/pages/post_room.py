"""What waits for who looks through the post: rights that would have lapsed, and what came in time, yet to enter."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q

from xiezhi.engine.case import moves_from
from xiezhi.engine.refusals import POST_ROOM
from xiezhi.engine.words import CLERK, JUDGE, PROCEDURES
from xiezhi.pages.limits import clock_of, due_of, law_of, url_of, whose
from xiezhi.pages.names import case_name, names_of
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link
from xiezhi.pages.visitor import Visitor
from xiezhi.records.deadline import Deadline
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import count, rows, table_of

MOST = 60
SITTING = (CLERK.name, JUDGE.name)


def group_in_the_post(visitor: Visitor) -> dict[str, Any] | None:
    """For the inbox of the clerk and judge of a case, of the counter where nobody sits in it. The oldest of them stand
    there, `total` says how many there are."""
    found = rows(Deadline, *_waiting(visitor), status="open", order=("due", "id"), limit=MOST)
    cases = {each.id: each for each in rows(Proceeding, id__in=sorted({each.proceeding for each in found}))}
    court = visitor.court.id if visitor.court else ""
    names = names_of(court, {each.person for each in found if each.person})
    tasks = tuple(_task(each, cases[each.proceeding], names, visitor) for each in found)
    if not tasks:
        return None
    total = len(tasks) if len(tasks) < MOST else how_many_in_the_post(visitor)
    return {"key": "near", "label": _("待邮路核实"), "tasks": tasks, "total": total}


def how_many_in_the_post(visitor: Visitor) -> int:
    return count(Deadline, *_waiting(visitor), status="open")


def _waiting(visitor: Visitor) -> tuple[Q, ...]:
    """Proposed by now, or posted in time and not yet entered, where this person looks through the post."""
    seen = table_of(Proceeding).model.objects.filter(visitor.viewer.visible()).values("id")
    sitting = table_of(Standing).model.objects.filter(proceeding=OuterRef("proceeding"), role__in=SITTING, until="")
    his = Q(Exists(sitting.filter(person=visitor.person)))
    for each in visitor.offices:
        if each.office in {role.name for role in POST_ROOM}:
            his |= Q(Q(court=each.court) & ~Exists(sitting))
    over = ~Q(margin="") & Q(due__lt=visitor.today)
    return over, ~Q(posted="[]") | Q(margin__lt=visitor.today, provisional=0), Q(proceeding__in=seen), his


def _task(each: Deadline, proceeding: Proceeding, names: dict[str, str], visitor: Visitor) -> dict[str, Any]:
    url, label = f"/case/{proceeding.id}", _(each.label)
    which = urlencode({"deadline": each.id, "sender": each.person})
    step = PROCEDURES[proceeding.procedure].steps[each.clock]
    enter = Link(_("代为办理"), f"{url}/do/{step.name}")
    nothing, came = (
        Link(_("没收到"), f"{url}/do/nothing_came?{which}"),
        Link(_("收到了"), f"{url}/do/came_by_post?{which}"),
    )
    return {
        "key": each.id,
        "label": _("%(right)s：按期交邮，待登记") % {"right": label}
        if each.posted
        else _("%(right)s：已届满，邮件收到没有") % {"right": label},
        "why": law_of(each),
        "case": case_name(proceeding),
        "case_url": url,
        "tags": (),
        "words": whose(each, names),
        "clock": clock_of(each, visitor.today),
        "due": due_of(each),
        "due_url": url_of(each),
        "rolled": each.due != each.unrolled,
        "act": enter if each.posted else nothing,
        "also": came if not each.posted and moves_from(step.moves.sources, proceeding.state) else None,
        "step": "",
        "batch": False,
        "whom": "",
    }
