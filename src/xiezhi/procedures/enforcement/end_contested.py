"""结案的异议期：每个收到结案文书的人各有六十日，各走各的期限；期满由时钟记下，没有人再能异议的，结案确定。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, Notice, changed
from xiezhi.engine.facts import Facts, PersonId, ask
from xiezhi.engine.words import CLOCK, COURSE, PARTY, Moment, Promise, Step, guard
from xiezhi.phrases import ended
from xiezhi.procedures.enforcement import effects
from xiezhi.procedures.enforcement.states import At

CLOCKED = "time_to_contest"
OVER = At.terminated | At.cancelled | At.unenforced | At.dismissed


class Contested(Facts):
    """异议：谁提出的。"""

    who: PersonId = ask("异议人", choices="people", english="Who objects")


def has_the_end(case: Case) -> Mapping[str, Moment]:
    """每个人自收到结案文书起算；结案被撤销的，不再有期限。"""
    return ended.served_with_the_end(case)


def run_out(case: Case) -> list[Any]:
    """已经期满、还没有记下的异议期。"""
    open_ = (each for each in case.deadlines if each.clock == CLOCKED and each.status == "open")
    return [each for each in open_ if each.due < case.now[:10]]


def may_still_be_contested(case: Case) -> bool:
    """还有人在异议期内，或者对结案的异议还没有审结。"""
    runs = any(each.clock == CLOCKED and each.status in ("open", "suspended") for each in case.deadlines)
    mine = (each for each in case.children("act_objection") if each.track == ended.ending_of(case))
    return runs or any(not each.closed for each in mine)


@guard("异议期尚未届满，时钟不能先走", ended.SIXTY, english="The time to object has not run out")
def time_is_over(case: Case, _: Any) -> bool:
    return bool(run_out(case))


@guard(
    "须没有人还在异议期内，对结案的异议也都已审结",
    ended.SIXTY,
    english="Nobody may still object to the end, and every objection to it must be decided",
)
def nobody_may_contest(case: Case, _: Any) -> bool:
    return not may_still_be_contested(case)


def noted(case: Case, facts: Contested) -> Iterator[Any]:
    yield Subject(facts.who)


def passed(case: Case, _: Any) -> Iterator[Any]:
    for each in run_out(case):
        yield changed(each, status="lapsed")
        yield Notice(each.person, f"对结案提出异议的期限已于{each.due}届满，此后提出的异议不予受理")


def stands(case: Case, _: Any) -> Iterator[Any]:
    yield from effects.told(case, f"结案已经确定：{case.proceeding.outcome}", *effects.BOTH, "enforcer")


class EndContested:
    """对结案的异议期，和期满以后。"""

    note_contest = Step(
        "有人对结案提出异议",
        by=COURSE,
        moves=OVER.stays,
        facts=Contested,
        does=noted,
        law=ended.SIXTY,
        english="Somebody objects to the end",
    )
    contest_lapsed = Step(
        "对结案提出异议的期限届满",
        by=CLOCK,
        moves=OVER.stays,
        needs=[time_is_over],
        does=passed,
        law=ended.SIXTY,
        english="The time to object to the end is over",
    )
    end_stands = Step(
        "无人再能异议，结案确定",
        by=COURSE,
        moves=OVER.stays,
        needs=[nobody_may_contest],
        does=stands,
        law=ended.SIXTY,
        english="The end stands",
    )
    time_to_contest = Promise(
        "对结案提出异议",
        by=PARTY,
        within=ended.TIME,
        since=has_the_end,
        kept_by=("note_contest",),
        law=ended.SIXTY,
        english="Object to the end",
        right=True,
        then="contest_lapsed",
    )
