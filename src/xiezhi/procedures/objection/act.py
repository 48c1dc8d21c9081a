"""执行行为异议：十五日内审查；不服的，十日内向上一级人民法院申请复议。审查和复议期间不停止执行。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.case import Case, Notice
from xiezhi.engine.clocks import after
from xiezhi.engine.words import (
    CLERK,
    CLOCK,
    COUNTER,
    COURTS,
    ENFORCEMENT_HEAD,
    FILING_JUDGE,
    INSPECTOR,
    JUDGE,
    NEW,
    PARTY,
    PRESIDENT,
    Procedure,
    Promise,
    State,
    Step,
    find_step,
    guard,
)
from xiezhi.law.periods import days
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.law.statutes_enforcement import ENFORCEMENT_INTERPRETATION, OBJECTIONS
from xiezhi.phrases.carried import opened_in
from xiezhi.phrases.ended import CONFIRMED, SIXTY, ending_of, is_altered, last_day_to_contest
from xiezhi.procedures.objection import facts as stated
from xiezhi.procedures.objection import review
from xiezhi.procedures.objection.thing import time_is_over

OBJECT = CIVIL_PROCEDURE("第二百三十六条", "可以向负责执行的人民法院提出书面异议")
REVIEW = CIVIL_PROCEDURE("第二百三十六条", "应当自收到书面异议之日起十五日内审查")
RULE = OBJECTIONS("第十七条", "人民法院对执行行为异议，应当按照下列情形，分别处理")
ASK_ABOVE = CIVIL_PROCEDURE("第二百三十六条", "可以自裁定送达之日起十日内向上一级人民法院申请复议")
FILE_UP = ENFORCEMENT_INTERPRETATION("第七条", "应当在五日内将复议所需的案卷材料报送上一级人民法院")
ABOVE = OBJECTIONS("第二十三条", "上一级人民法院对不服异议裁定的复议申请审查后")
ANNULS = OBJECTIONS("第二十三条", "应当同时撤销或者变更该裁定维持的执行行为")
BEFORE_THE_END = OBJECTIONS("第六条", "应当在执行程序终结之前提出")
ROUND_ENDED = "round_ended"
ONCE = OBJECTIONS("第十五条", "再次就该执行行为提出异议的，人民法院不予受理")


@guard("所指的行为须是本案执行中已经作出的", BEFORE_THE_END, english="It must be an act taken in this enforcement")
def act_was_done(case: Case, facts: stated.ActObjecting) -> bool:
    return any(each.entry == facts.act for each in case.family.entries)


@guard("窗口代为提出的，须写明利害关系人", OBJECT, english="What the counter raises for somebody names him")
def objector_is_named(case: Case, facts: stated.ActObjecting) -> bool:
    return bool(facts.objectors) != (case.role is PARTY)


@guard(
    "对同一行为的理由须一并提出，撤回或者被驳回以后不能再提",
    ONCE,
    english="All grounds against one act come together; once withdrawn or dismissed they are spent",
)
def is_the_first(case: Case, facts: stated.ActObjecting) -> bool:
    before = [each for each in opened_in(case).children("act_objection") if each.track == facts.act]
    if case.role is not PARTY:
        return True
    me = opened_in(case).me
    return not any(who.person == me for each in before for who in case.of(each).standings("claimant"))


@guard(
    "已经结案的，只能对结案提出异议，须在收到结案文书之日起六十日内；终本不是执行程序终结，不受此限",
    SIXTY,
    english="Once the case is closed only its end is open to objection, within sixty days of the ruling; "
    "the end of a round is no end of the enforcement, and not limited so",
)
def is_in_time(case: Case, facts: stated.ActObjecting) -> bool:
    above = opened_in(case)
    if not above.proceeding.closed or above.proceeding.state == ROUND_ENDED:
        return True
    until = last_day_to_contest(above, above.me)
    return facts.act == ending_of(above) and (until is None or case.date <= until)


def object_(case: Case, facts: stated.ActObjecting) -> Iterator[Any]:
    above = opened_in(case)
    mine = [] if facts.objectors else [above.me]
    yield case.change(track=facts.act)
    yield from review.entered(case, facts.objectors)
    sides = {
        "defendant": [each.person for each in above.standings("claimant") if each.person not in mine],
        "third": [each.person for each in above.standings("defendant") if each.person not in mine],
    }
    yield from review.stand(case, mine, sides)
    yield review.stated_in_writing(case, review.PETITION, "执行异议书", f"{facts.wish}。{facts.reasons}")
    yield from review.told(case, f"对“{_act(case, facts.act)}”提出执行异议；审查期间不停止执行")


def _act(case: Case, entry: str) -> str:
    found = next(each for each in case.family.entries if each.entry == entry)
    return f"{found.day}{find_step(found.step.rstrip('?')).label}"


def rule(case: Case, facts: stated.ActRuling) -> Iterator[Any]:
    result = facts.result.label + (f"：{facts.text}" if facts.text else "") + "。"
    remedy = "不服的，可以自裁定送达之日起十日内向上一级人民法院申请复议；复议期间不停止执行"
    yield review.ruling(case, facts.opinion, [result], remedy, RULE)
    yield case.change(outcome=facts.result.label)
    yield from review.told(case, f"执行异议已经裁定：{facts.result.label}")


@guard("撤销、变更的，须写明撤销、变更什么", RULE, english="Who annuls or changes says what")
def says_what(case: Case, facts: stated.ActRuling) -> bool:
    return facts.result not in (stated.ActResult.revoked, stated.ActResult.changed) or bool(facts.text)


@guard("各方申请复议的期限须已届满", ASK_ABOVE, english="Everybody's time to ask for review must be over")
def nobody_asked(case: Case, _: Any) -> bool:
    served = {each.person for each in case.deadlines if each.clock == "ask_above" and each.status != "void"}
    return served >= set(case.parties) and time_is_over(case, "ask_above")


def ask_above(case: Case, facts: stated.Reasons) -> Iterator[Any]:
    yield from review.told(case, f"{case.person(case.me).name}申请复议，案卷报送上一级人民法院")


def upheld_above(case: Case, facts: stated.FromAbove) -> Iterator[Any]:
    """维持的是异议裁定：它说的照旧，不再只记“维持”。"""
    yield case.change(outcome=f"{case.proceeding.outcome}{CONFIRMED}")
    yield from _told_above(case, f"{facts.number}：{stated.Above.upheld.label}", case.proceeding.outcome)


def revoked_above(case: Case, facts: stated.Revoking) -> Iterator[Any]:
    yield case.change(outcome=facts.act.label)
    text = f"{facts.number}：{stated.Above.revoked.label}；{facts.act.label}"
    yield from _told_above(case, text, facts.act.label)


def remanded_above(case: Case, facts: stated.FromAbove) -> Iterator[Any]:
    yield case.change(outcome=stated.Above.remanded.label)
    yield from review.told(case, f"{facts.number}：{stated.Above.remanded.label}")


def take_effect(case: Case, _: Any) -> Iterator[Any]:
    if is_altered(case.proceeding.outcome):
        officers = (each.person for each in opened_in(case).standings("enforcer"))
        yield from _seen_to(case, *officers)


def _told_above(case: Case, text: str, outcome: str) -> Iterator[Any]:
    """各方知道复议的结果；只变更了一部分的，怎样办由执行局局长和承办人照裁定定。"""
    if is_altered(outcome):
        text = f"{text}，由承办人照裁定办理"
        yield from _seen_to(case)
    yield from review.told(case, text)


def _seen_to(case: Case, *others: str) -> Iterator[Any]:
    number = opened_in(case).proceeding.number
    heads = (each.person for each in case.house.holders(ENFORCEMENT_HEAD.name, case.day))
    for person in dict.fromkeys((*heads, *others)):
        yield Notice(person, f"{number}：执行行为已被变更，请照{case.proceeding.number}的裁定办理")


class ActObjection(
    Procedure,
    label="执行行为异议",
    code="执异",
    english="Objection to an act of enforcement",
    seen_by=(COUNTER, FILING_JUDGE, ENFORCEMENT_HEAD, PRESIDENT, INSPECTOR),
):
    """执行行为异议：说法院这一步做错了。审查十五日，不服的十日内向上一级法院申请复议。"""

    received = State(
        "已收到", first=True, within=days(3), since=after("object_to_act", "supply"), by=FILING_JUDGE,
        law=review.DOCKETED, english="Received",
    )  # fmt: skip
    lacking = State("待补足", unclocked="补足材料的三日单列", english="To be supplemented")
    reviewing = State(
        "审查中",
        within=days(15),
        since=after("object_to_act", "remanded_above"),
        by=JUDGE,
        law=REVIEW,
        english="Under review",
    )
    ruled = State("已裁定", unclocked="申请复议的十日单列", english="Ruled")
    above = State(
        "复议中", unclocked="报送案卷的五日单列；复议的期限在上一级人民法院", english="Before the court above"
    )
    effective = State("裁定生效", last=True, english="The ruling is final")
    not_accepted = State("不予受理", last=True, english="Not accepted")
    withdrawn = State("已撤回", last=True, english="Withdrawn")

    object_to_act = Step(
        "提出执行行为异议",
        by=PARTY | COUNTER,
        moves=NEW >> received,
        facts=stated.ActObjecting,
        needs=[act_was_done, is_in_time, objector_is_named, is_the_first],
        does=object_,
        law=OBJECT,
        english="Object to an act of enforcement",
    )
    ask_more = review.asking_more(received >> lacking)
    supply = review.supplying(lacking >> received)
    not_supplied = review.not_supplying(lacking >> not_accepted)
    refuse = review.refusing(received >> not_accepted)
    docket = review.docketing(received >> reviewing)
    constitute = review.constituting(reviewing.stays, "act_objection")
    answer = review.answering(reviewing.stays)
    hear = review.hearing(reviewing.stays)
    withdraw = review.withdrawing((received | lacking | reviewing).stays)
    permit_withdrawal = review.permitting((received | lacking | reviewing) >> withdrawn)
    rule = Step(
        "裁定异议",
        by=JUDGE,
        moves=reviewing >> ruled,
        facts=stated.ActRuling,
        needs=[review.panel_sits, says_what],
        does=rule,
        signed=True,
        law=RULE,
        english="Rule on the objection",
    )
    ask_above = Step(
        "申请复议",
        by=PARTY,
        moves=ruled >> above,
        facts=stated.Reasons,
        does=ask_above,
        until=days(10),
        since=review.served_on(*review.SIDES, ruled="rule"),
        then="take_effect",
        signed=True,
        law=ASK_ABOVE,
        english="Ask the court above",
        help="复议申请书交给本院，五日内连同案卷报送上一级人民法院",
    )
    take_effect = Step(
        "期满无人申请复议",
        by=CLOCK | JUDGE,
        moves=ruled >> effective,
        needs=[nobody_asked],
        does=take_effect,
        law=ASK_ABOVE,
        english="Nobody asked the court above",
    )
    send_up = Step(
        "报送复议案卷",
        by=JUDGE | CLERK,
        moves=above.stays,
        law=FILE_UP,
        english="Send the file up",
    )
    upheld_above = Step(
        "复议维持",
        by=COURTS | JUDGE | CLERK,
        moves=above >> effective,
        facts=stated.FromAbove,
        does=upheld_above,
        law=ABOVE,
        english="Upheld above",
    )
    revoked_above = Step(
        "复议撤销或者变更",
        by=COURTS | JUDGE | CLERK,
        moves=above >> effective,
        facts=stated.Revoking,
        does=revoked_above,
        law=ANNULS,
        english="Revoked or changed above",
    )
    remanded_above = Step(
        "复议发回重新审查",
        by=COURTS | JUDGE | CLERK,
        moves=above >> reviewing,
        facts=stated.FromAbove,
        does=remanded_above,
        law=ABOVE,
        english="Sent back from above",
    )

    sent_in_time = Promise(
        "五日内报送复议案卷",
        by=JUDGE,
        within=days(5),
        since=after("ask_above"),
        kept_by=("send_up", "upheld_above", "revoked_above", "remanded_above"),
        law=FILE_UP,
        english="Send the file up within five days",
    )
