"""Steps of every procedure in which a right may be exercised by post: nothing came, so it lapses; or what came in time
is entered, and the court takes the step for the party as of the day on which he posted it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, Notice, changed, moves_from
from xiezhi.engine.clocks import POSTED
from xiezhi.engine.facts import Facts, FileId, PersonId, Prose, ask
from xiezhi.engine.refusals import POST_ROOM
from xiezhi.engine.shared_steps import Parts
from xiezhi.engine.words import BY_POST, CLERK, JUDGE, PROCEDURES, AnyState, Step, guard
from xiezhi.law.sources import Policy
from xiezhi.records.deadline import Deadline
from xiezhi.records.paper import Paper

ROOM = Policy("邮路核实规则", "第一条", "案件有书记员、审判员的由其核实，没有的由立案窗口核实")
MAY_COME = ("open", "unposted", "lapsed")


class Nothing(Facts):
    """核实收件登记：到今天没有收到在期限内交邮的文书，这项权利自最后一日的次日起消灭。"""

    deadline: str = ask("哪一项期限", choices="proposed", english="Which period")
    looked: Prose = ask(
        "怎样核实的",
        default=Prose("收件登记和邮件查询"),
        english="How it was looked for",
        help="别的办法核实的，照实改",
    )


class Came(Facts):
    """登记邮戳：按期交邮的不算过期。登记以后，替当事人办理所寄的那一步，以交邮之日为准。"""

    deadline: str = ask("哪一项期限", choices="in_the_post", english="Which period")
    sender: PersonId = ask("谁寄来的", choices="parties", english="Who sent it")
    on: date = ask("交邮之日（看邮戳）", english="Day of the postmark")
    postmark: FileId = ask("信封的照片（邮戳须清楚）", english="Photograph of the envelope")


def proposed(case: Case) -> list[Deadline]:
    """Rights of which somebody must say that the post brought nothing."""
    return [each for each in case.deadlines if each.proposed(case.now[:10])]


def awaited(case: Case) -> list[Deadline]:
    """Rights for which the post may still bring something that helps."""
    steps = PROCEDURES[case.proceeding.procedure].steps
    return [
        each
        for each in case.deadlines
        if each.margin and each.status in MAY_COME and each.due < case.now[:10] and not each.posted
        if moves_from(steps[each.clock].moves.sources, case.proceeding.state)
    ]


def _the(found: list[Deadline], id: str) -> Deadline | None:
    return next((each for each in found if each.id == id), None)


@guard(
    "有书记员、审判员的案件，须由书记员、审判员核实邮件",
    ROOM,
    english="Where the case has a clerk or a judge, it is they who look through the post",
)
def looks_through_the_post(case: Case, _: Any) -> bool:
    return case.role in (CLERK, JUDGE) or not case.standings(CLERK.name, JUDGE.name)


@guard(
    "须是已经届满、等待邮件的日子也已过去，又没有登记到邮件的期限",
    POSTED,
    english="The period must be over, with its days for the post, and no letter entered",
)
def is_proposed(case: Case, facts: Nothing) -> bool:
    found = proposed(case)
    return bool(found) and _the(found, facts.deadline) is not None


@guard(
    "须是已经届满、所寄的文书仍可以办理的期限",
    POSTED,
    english="The period must be over, and what was sent must still be possible",
)
def is_awaited(case: Case, facts: Came) -> bool:
    found = awaited(case)
    return bool(found) and _the(found, facts.deadline) is not None


@guard(
    "寄件人须是有这项权利的当事人，交邮之日须在期限以内，并附邮戳",
    POSTED,
    english="The sender must have this right, have posted in time, and the postmark be attached",
)
def was_posted_in_time(case: Case, facts: Came) -> bool:
    row = _the(case.deadlines, facts.deadline)
    stands = {each.person for each in case.standings(*_roles(case, row))} if row else set()
    return bool(
        row
        and facts.postmark
        and facts.sender in stands
        and row.person in ("", facts.sender)
        and row.start <= facts.on.isoformat() <= row.due
    )


def _roles(case: Case, row: Deadline) -> set[str]:
    """In which capacities the right is exercised."""
    step = PROCEDURES[case.proceeding.procedure].steps[row.clock]
    return {stands for role in step.roles for stands in role.stands}


def nothing_came(case: Case, facts: Nothing) -> Iterator[Any]:
    """期限由时钟随即记明届满，以最后一日的次日为准。"""
    row = _the(case.deadlines, facts.deadline)
    assert row is not None, "nothing came for no deadline"
    yield changed(row, status="unposted")


def came(case: Case, facts: Came) -> Iterator[Any]:
    """权利没有消灭；信封入卷。"""
    row = _the(case.deadlines, facts.deadline)
    assert row is not None, "posted for no deadline"
    yield Subject(facts.sender)
    yield changed(row, status="open", posted=(facts.sender, facts.on.isoformat()))
    yield case.make(
        Paper, proceeding=case.proceeding.id, kind="postmark", title="信封（邮戳）", origin="party", at=case.now,
        by=facts.sender, name="信封（邮戳）", sha256=facts.postmark,
    )  # fmt: skip
    yield Notice(facts.sender, f"您{facts.on.isoformat()}交邮的文书已经收到，没有过期")


def _offered(found: list[Deadline]) -> Mapping[str, Any]:
    return {"deadline": found[0].id} if found else {}


def _nothing_came(states: Parts) -> Step:
    return Step(
        "确认没有邮件，期限届满",
        by=POST_ROOM,
        moves=AnyState(states[0]).stays,
        facts=Nothing,
        needs=[looks_through_the_post, is_proposed],
        does=nothing_came,
        offers=lambda case: _offered(proposed(case)),
        law=POSTED,
        english="Confirm that nothing came: the right has lapsed",
    )


def _came_by_post(states: Parts) -> Step:
    return Step(
        "登记按期交邮的文书",
        by=POST_ROOM,
        moves=AnyState(states[0]).stays,
        facts=Came,
        needs=[looks_through_the_post, is_awaited, was_posted_in_time],
        does=came,
        offers=lambda case: _offered(awaited(case)),
        law=POSTED,
        english="Enter what was posted in time",
    )


BY_POST.update(nothing_came=_nothing_came, came_by_post=_came_by_post)
