"""终本审查：条件逐项核对，申请执行人看得见每一项；他签字，或者合议庭审查并经院长批准，才裁定。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.case import Case, Notice
from xiezhi.engine.clocks import after
from xiezhi.engine.facts import Facts, Prose, ask
from xiezhi.engine.words import (
    CLAIMANT,
    COURSE,
    ENFORCEMENT_HEAD,
    ENFORCER,
    INSPECTOR,
    NEW,
    PRESIDENT,
    Guard,
    Procedure,
    State,
    Step,
    guard,
)
from xiezhi.law.periods import days
from xiezhi.law.sources import Policy
from xiezhi.law.statutes import CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.phrases.bench import clerk_signing
from xiezhi.phrases.people import particulars
from xiezhi.procedures.enforcement.round_checks import CHECKS, Check, above, round_rule

APPROVED = CIVIL_PROCEDURE_INTERPRETATION(
    "第五百一十七条", "在申请执行人签字确认或者执行法院组成合议庭审查核实并经院长批准后"
)
PACE = Policy("终本办理规则", "每一环节七日")


class Hearing(Facts):
    """告知申请执行人并听取意见。"""

    notes: Prose = ask("申请执行人的意见", long=True, english="What the creditor says")


class Opinion(Facts):
    """合议庭审查意见。"""

    opinion: Prose = ask("审查意见", long=True, english="Opinion")


def _guard(check: Check) -> Guard:
    return guard(f"须{check.sentence}", check.law, english=check.english)(
        lambda case, _: check.shown_by(case) is not None
    )


def opened(case: Case, _: Any) -> Iterator[Any]:
    talks = above(case)
    yield case.change(number=f"{talks.proceeding.number}/终本/{len(talks.children('round_end'))}")
    for each in talks.standings("claimant", "defendant", "enforcer"):
        yield case.stand(each.person, each.role, each.order)
    for each in case.of(talks.proceeding).standings("claimant"):
        yield Notice(each.person, "拟终结本次执行程序，请逐项核对条件并提出意见")


def make_ruling(case: Case, _: Any) -> Iterator[Any]:
    """裁定书写明逐项条件；发现财产随时可以恢复，不受时效限制。"""
    talks = above(case)
    name = next((o.name for o in case.house.officers.values() if o.person == talks.proceeding.judge), "")
    yield talks.draft(
        "round_end_ruling",
        creditors=particulars(talks, "claimant", "申请执行人"),
        debtors=particulars(talks, "defendant", "被执行人"),
        checks=[check.sentence for check in CHECKS],
        bench=[["执行员", name]],
        clerk=clerk_signing(case),
    )


class RoundEnd(
    Procedure,
    label="终本审查",
    code="终本",
    english="Review before a round ends",
    numbered=False,
    seen_by=(ENFORCEMENT_HEAD, PRESIDENT, INSPECTOR),
):
    """终本审查：少一项条件都裁定不了。"""

    proposed = State(
        "已提出", first=True, within=days(7), since=after("propose"), by=ENFORCER, law=PACE, english="Proposed"
    )
    heard = State("已听取意见", within=days(7), since=after("hear"), by=ENFORCEMENT_HEAD, law=PACE, english="Heard")
    reviewed = State("合议庭已审查", within=days(7), since=after("review"), by=PRESIDENT, law=PACE, english="Reviewed")
    cleared = State(
        "可以裁定", within=days(7), since=after("sign", "approve"), by=ENFORCER, law=PACE, english="Ready to be ruled"
    )
    ruled = State("已裁定", last=True, english="Ruled")
    dropped = State("不再终本", last=True, english="Dropped")

    propose = Step("提出终本", by=COURSE, moves=NEW >> proposed, does=opened, law=APPROVED, english="Propose")
    hear = Step(
        "听取申请执行人意见",
        by=ENFORCER,
        moves=proposed >> heard,
        facts=Hearing,
        law=round_rule("第五条", "应当告知申请执行人并听取其意见"),
        english="Hear the creditor",
    )
    sign = Step(
        "签字确认",
        by=CLAIMANT,
        moves=heard >> cleared,
        personal=True,
        law=APPROVED,
        signed=True,
        english="The creditor signs",
    )
    review = Step(
        "合议庭审查",
        by=ENFORCEMENT_HEAD,
        moves=heard >> reviewed,
        facts=Opinion,
        law=APPROVED,
        signed=True,
        english="The panel reviews",
    )
    approve = Step(
        "院长批准", by=PRESIDENT, moves=reviewed >> cleared, law=APPROVED, signed=True, english="The president approves"
    )
    rule = Step(
        "裁定终本",
        by=ENFORCER,
        moves=cleared >> ruled,
        needs=[_guard(each) for each in CHECKS],
        does=make_ruling,
        signed=True,
        law=CIVIL_PROCEDURE_INTERPRETATION("第五百一十七条", "可以裁定终结本次执行程序"),
        english="Rule",
    )
    drop = Step(
        "不再终本",
        by=ENFORCER,
        moves=(proposed | heard | reviewed | cleared) >> dropped,
        facts=Opinion,
        law=APPROVED,
        english="Drop",
    )
