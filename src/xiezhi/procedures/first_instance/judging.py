"""裁判：起草判决或者调解书另开一件；宣判、生效、上诉由那一件带回来。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.case import Case, changed
from xiezhi.engine.words import COURSE, JUDGE, AnyState, Step, guard
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.phrases.contesting import telling
from xiezhi.phrases.courtroom import current
from xiezhi.phrases.joint import apart, tried_alone
from xiezhi.phrases.recusal import nobody_steps_back
from xiezhi.phrases.requests import to_everyone
from xiezhi.procedures.first_instance.hearing_rules import minutes_are_read, not_stayed, track_is_settled
from xiezhi.procedures.first_instance.jurisdiction import jurisdiction_is_settled
from xiezhi.procedures.first_instance.states import At
from xiezhi.procedures.first_instance.track_rules import triaged

DECIDE = CIVIL_PROCEDURE("第一百四十五条", "法庭辩论终结，应当依法作出判决")
MEDIATE = CIVIL_PROCEDURE("第一百条", "调解达成协议，人民法院应当制作调解书")


@guard("须没有正在起草或者等待签收的裁判文书", DECIDE, english="No judgment may be in drafting or waiting to be served")
def no_paper_is_under_way(case: Case, _: Any) -> bool:
    return all(each.closed for each in case.children("judgment"))


@guard(
    "缺席判决：没有到庭的人须经传票传唤无正当理由",
    CIVIL_PROCEDURE("第一百四十七条", "可以缺席判决"),
    english="Judgment by default: who stayed away was summoned and had no good reason",
)
def debate_is_closed(case: Case, _: Any) -> bool:
    hearing = current(case)
    return hearing is not None and bool(hearing.present)


def judged(case: Case, _: Any) -> Iterator[Any]:
    yield case.change(outcome="判决")
    yield from apart(case)
    for each in case.bills:
        if each.status == "open":
            yield changed(each, status="void")


def in_effect(case: Case, _: Any) -> Iterator[Any]:
    """判决生效：结案日期不变。"""
    yield from to_everyone(case, "判决已经发生法律效力")


def settle(case: Case, _: Any) -> Iterator[Any]:
    yield case.change(outcome="调解")
    yield from to_everyone(case, "调解书已由各方签收，发生法律效力，本案结案")


def appeal_filed(case: Case, _: Any) -> Iterator[Any]:
    yield from to_everyone(case, "有当事人上诉，判决尚未生效，案卷将报送上级法院")


OVER: AnyState = At.effective | At.mediated | At.withdrawn | At.deemed_withdrawn | At.dismissed | At.terminated


class Judging:
    """判决和它的效力。"""

    tell_enforcement = telling(OVER.stays)

    begin_judgment = Step(
        "起草判决书",
        by=JUDGE,
        moves=At.heard.stays,
        needs=[
            triaged,
            no_paper_is_under_way,
            debate_is_closed,
            minutes_are_read,
            track_is_settled,
            not_stayed,
            nobody_steps_back,
        ],
        law=DECIDE,
        english="Begin the judgment",
    )
    judged = Step(
        "宣判",
        by=COURSE,
        moves=At.heard >> At.pronounced,
        does=judged,
        law=CIVIL_PROCEDURE("第一百五十一条", "一律公开宣告判决"),
        english="Judgment is pronounced",
    )
    take_effect = Step(
        "判决生效",
        by=COURSE,
        moves=(At.pronounced | At.appealed) >> At.effective,
        does=in_effect,
        law=CIVIL_PROCEDURE("第一百五十八条", "是发生法律效力的判决、裁定"),
        english="The judgment takes effect",
    )
    not_in_effect = Step(
        "判决尚未生效",
        by=COURSE,
        moves=At.effective >> At.pronounced,
        law=CIVIL_PROCEDURE("第一百五十八条", "是发生法律效力的判决、裁定"),
        english="The judgment is not in effect after all",
    )
    appeal_filed = Step(
        "有人上诉",
        by=COURSE,
        moves=(At.pronounced | At.effective) >> At.appealed,
        does=appeal_filed,
        law=CIVIL_PROCEDURE("第一百七十四条", "原审人民法院收到上诉状"),
        english="An appeal is filed",
    )


class Settling:
    """法庭上的调解。"""

    begin_mediation = Step(
        "起草调解书",
        by=JUDGE,
        moves=(At.ready | At.listed | At.heard).stays,
        needs=[triaged, no_paper_is_under_way, not_stayed, nobody_steps_back, jurisdiction_is_settled, tried_alone],
        law=MEDIATE,
        english="Begin the mediation document",
    )
    settle = Step(
        "调解结案",
        by=COURSE,
        moves=(At.ready | At.listed | At.heard) >> At.mediated,
        does=settle,
        law=CIVIL_PROCEDURE_INTERPRETATION("第一百四十九条", "签收的日期为调解书生效日期"),
        english="Settled in court",
    )
