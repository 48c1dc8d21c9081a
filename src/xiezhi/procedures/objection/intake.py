"""案外人异议收件：不是本案的人在网上或者窗口提出，法院按案号转到执行案件里审查；执行案卷他看不到。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.case import Case, Errand, Notice
from xiezhi.engine.clocks import after
from xiezhi.engine.words import (
    ANYONE,
    CLAIMANT,
    COUNTER,
    COURTS,
    ENFORCEMENT_HEAD,
    FILING_JUDGE,
    INSPECTOR,
    NEW,
    PRESIDENT,
    Procedure,
    State,
    Step,
    guard,
)
from xiezhi.law.numbers import BadNumber, CaseNumber, parse
from xiezhi.law.periods import days
from xiezhi.law.statutes_enforcement import OBJECTIONS
from xiezhi.phrases.people import enter
from xiezhi.procedures.objection import facts as stated
from xiezhi.procedures.objection import review
from xiezhi.procedures.objection.thing_rules import OBJECT
from xiezhi.records.dispute import Dispute
from xiezhi.records.paper import Paper

WRITTEN = OBJECTIONS("第一条", "应当向人民法院提交申请书")


@guard(
    "须写明一位案外人和他的身份证号或者统一社会信用代码",
    WRITTEN,
    english="Name one outsider with his ID number or credit code",
)
def outsider_is_known(case: Case, facts: stated.Protesting) -> bool:
    return len(facts.objectors) == 1 and bool(facts.objectors[0].id_number)


@guard(
    "须用本人的账户以本人的证件号提出；不会上网的，由窗口代录",
    WRITTEN,
    english="Use your own account with your own ID number; who cannot, goes to the counter",
)
def account_is_his_own(case: Case, facts: stated.Protesting) -> bool:
    before = case.met(case.actor) if case.role is ANYONE else None
    return before is None or not before.id_number or facts.objectors[0].id_number == before.id_number


@guard(
    "须是执行案号，写全年份、法院代字、“执”字和编号",
    WRITTEN,
    english="It must be the whole number of an enforcement",
)
def number_is_whole(case: Case, facts: stated.Protesting | stated.Number) -> bool:
    try:
        found = parse(facts.enforcement)
    except BadNumber:
        return False
    return isinstance(found, CaseNumber) and found.code.startswith("执")


def protest(case: Case, facts: stated.Protesting) -> Iterator[Any]:
    """人和异议书入档；按案号转到执行案件。"""
    first = case.actor if case.role is ANYONE else ""
    yield from enter(case, facts.objectors, "claimant", first=first, electronic=facts.electronic)
    yield case.make(
        Dispute, id=case.proceeding.dispute, cause="案外人执行异议", door="web" if first else "counter",
        opened=case.day, told=facts.reasons,
    )  # fmt: skip
    yield case.make(
        Paper, proceeding=case.proceeding.id, kind=review.PETITION, title="执行异议书", origin="party", at=case.now,
        by=case.actor, name=facts.thing, data=facts.reasons,
    )  # fmt: skip
    for proof in facts.proofs:
        yield case.make(
            Paper, proceeding=case.proceeding.id, kind="proof", title="证据材料", origin="party", at=case.now,
            by=case.actor, name=proof.name, sha256=proof.file,
        )  # fmt: skip
    yield case.change(track=str(facts.right))
    yield Errand("pass_on_objection", {"number": str(parse(facts.enforcement))})


def corrected(case: Case, facts: stated.Number) -> Iterator[Any]:
    yield Errand("pass_on_objection", {"number": str(parse(facts.enforcement))})


def told(case: Case, facts: stated.Passed) -> Iterator[Any]:
    yield from (Notice(each.person, facts.text) for each in case.standings("claimant"))


class OutsideObjection(
    Procedure,
    label="案外人异议收件",
    code="异收",
    english="Outsider's objection",
    numbered=False,
    seen_by=(COUNTER, FILING_JUDGE, ENFORCEMENT_HEAD, PRESIDENT, INSPECTOR),
):
    """案外人异议收件：身份和起诉一样核对；转到执行案件以后，他只看得到自己的异议，看不到执行案卷。"""

    received = State(
        "已收到", first=True, within=days(3), since=after("protest", "correct"), by=FILING_JUDGE, law=review.DOCKETED,
        english="Received",
    )  # fmt: skip
    unmatched = State("没有对上执行案件", unclocked="等他改正案号或者撤回", english="No such enforcement")
    passed_on = State("已转执行案件审查", last=True, english="With the enforcement")
    withdrawn = State("已撤回", last=True, english="Withdrawn")

    protest = Step(
        "提出案外人异议",
        by=ANYONE | COUNTER,
        moves=NEW >> received,
        facts=stated.Protesting,
        needs=[outsider_is_known, account_is_his_own, number_is_whole],
        does=protest,
        law=OBJECT,
        english="Object as an outsider",
    )
    pass_on = Step(
        "转到执行案件",
        by=COURTS,
        moves=received >> passed_on,
        facts=stated.Passed,
        does=told,
        law=review.DOCKETED,
        english="Pass on to the enforcement",
    )
    not_found = Step(
        "没有对上执行案件",
        by=COURTS,
        moves=received >> unmatched,
        facts=stated.Passed,
        does=told,
        law=review.GAPS,
        english="Not matched",
    )
    correct = Step(
        "改正执行案号",
        by=CLAIMANT | COUNTER,
        moves=unmatched >> received,
        facts=stated.Number,
        needs=[number_is_whole],
        does=corrected,
        law=review.GAPS,
        english="Correct the number",
    )
    withdraw = Step(
        "撤回",
        by=CLAIMANT,
        moves=(received | unmatched) >> withdrawn,
        law=review.WITHDRAWN,
        english="Withdraw",
    )
