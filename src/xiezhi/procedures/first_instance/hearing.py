"""开庭：排期、传唤、开庭、笔录照各审相同的规定；延期是一审自己的。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.case import Case, changed
from xiezhi.engine.words import JUDGE, PRESIDENT, Step
from xiezhi.law.statutes import CIVIL_PROCEDURE, TRIAL_EXTENSIONS
from xiezhi.phrases import hearing as steps
from xiezhi.phrases.hearing_effects import the_hearing
from xiezhi.phrases.joint import tried_alone
from xiezhi.phrases.recusal import nobody_steps_back
from xiezhi.phrases.requests import to_everyone
from xiezhi.procedures.first_instance import hearing_rules as must
from xiezhi.procedures.first_instance.assessors import drawn_in_time, questions_are_listed
from xiezhi.procedures.first_instance.hearing_facts import Adjourning, AdjourningOther, Listing, Sitting
from xiezhi.procedures.first_instance.jurisdiction import jurisdiction_is_settled
from xiezhi.procedures.first_instance.states import At
from xiezhi.procedures.first_instance.track_rules import triaged


def postpone(case: Case, facts: Adjourning | AdjourningOther) -> Iterator[Any]:
    ground = facts.ground.label if isinstance(facts, Adjourning) else "不可抗力或者意外事件（院长批准）"
    yield changed(the_hearing(case), status="adjourned")
    yield from to_everyone(case, f"延期开庭：{ground}；下次开庭的时间另行通知，间隔不超过一个月")


class Hearings:
    """从排期到笔录签阅完毕。"""

    schedule = steps.schedule(
        (At.ready | At.heard) >> At.listed,
        [
            triaged,
            must.evidence_is_in,
            must.gap_is_short,
            must.presiding_is_named,
            must.track_is_settled,
            must.not_announced_in_summary,
            must.no_counterclaim_in_small,
            must.not_stayed,
            nobody_steps_back,
            jurisdiction_is_settled,
            drawn_in_time,
            tried_alone,
        ],
        stated=Listing,
    )
    cancel_hearing = steps.cancel_hearing(At.listed >> At.ready)
    hold = steps.hold(
        At.listed >> At.heard,
        [must.track_is_settled, must.not_stayed, nobody_steps_back, questions_are_listed],
        CIVIL_PROCEDURE("第一百四十条", "宣布案由，宣布审判人员"),
        stated=Sitting,
    )
    adjourn = Step(
        "延期开庭",
        by=JUDGE,
        moves=(At.listed | At.heard) >> At.ready,
        facts=Adjourning,
        needs=[must.may_adjourn_again],
        does=postpone,
        law=CIVIL_PROCEDURE("第一百四十九条", "可以延期开庭审理"),
        english="Adjourn the hearing",
    )
    adjourn_other = Step(
        "批准因意外事件延期开庭",
        by=PRESIDENT,
        moves=(At.listed | At.heard) >> At.ready,
        facts=AdjourningOther,
        needs=[must.may_adjourn_again],
        does=postpone,
        law=TRIAL_EXTENSIONS("第六条", "应当报本院院长批准"),
        english="Adjourn for an accident",
    )
    sign_minutes = steps.sign_minutes(At.heard.stays)
    remark = steps.remark(At.heard.stays)
    record_refusal = steps.record_refusal(At.heard.stays)
    close_minutes = steps.close_minutes(At.heard.stays)
