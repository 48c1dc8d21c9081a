"""案外人异议：十五日内审查，期间这一标的不得处分；成立的中止执行，驳回的十五日内可以起诉。"""

from __future__ import annotations

from xiezhi.engine.case import Case
from xiezhi.engine.clocks import after, first
from xiezhi.engine.words import (
    CLAIMANT,
    CLOCK,
    COUNTER,
    COURSE,
    COURTS,
    DEFENDANT,
    ENFORCEMENT_HEAD,
    ENFORCER,
    FILING_JUDGE,
    INSPECTOR,
    JUDGE,
    NEW,
    PRESIDENT,
    Others,
    Procedure,
    State,
    Step,
    guard,
)
from xiezhi.law.periods import days
from xiezhi.phrases import contesting
from xiezhi.phrases.contesting import Over, Suing
from xiezhi.phrases.declared import STOPPED
from xiezhi.procedures.objection import facts as stated
from xiezhi.procedures.objection import review
from xiezhi.procedures.objection import thing_rules as rules
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person


class ThingObjection(
    Procedure,
    label="案外人异议",
    code="执异",
    english="Third-party objection",
    seen_by=(COUNTER, FILING_JUDGE, ENFORCEMENT_HEAD, PRESIDENT, INSPECTOR),
):
    """案外人异议：说这件东西是他的。审查十五日，期间不动它；不服的，十五日内起诉。"""

    received = State(
        "已收到", first=True, within=days(3), since=after("object_to_thing", "lodge", "supply"), by=FILING_JUDGE,
        law=review.DOCKETED, english="Received",
    )  # fmt: skip
    lacking = State("待补足", unclocked="补足材料的三日单列", english="To be supplemented")
    reviewing = State(
        "审查中",
        within=days(15),
        since=first("object_to_thing", "lodge"),
        by=JUDGE,
        law=rules.REVIEW,
        english="Under review",
    )
    upheld = State("异议成立，中止执行", unclocked="申请执行人起诉的十五日单列", english="Upheld: enforcement stayed")
    rejected = State("异议驳回", unclocked="案外人起诉的十五日单列，期间不得处分", english="Rejected")
    sued = State("异议之诉审理中", unclocked="审限在诉讼案件里计算", english="Before the trial court")
    decided = State(
        "异议之诉已裁判", within=days(7), since=after("suit_decided"), by=ENFORCER, law=rules.UNLOCK,
        english="The suit was decided",
    )  # fmt: skip
    releasing = State(
        "待解除", within=days(7), since=after("nobody_sued", "suit_stops", "creditors_suit_ended"), by=ENFORCER,
        law=rules.UNLOCK, english="To be released",
    )  # fmt: skip
    freed = State("已解除", last=True, english="Released")
    continued = State("继续执行", last=True, english="Enforcement goes on")
    not_accepted = State("不予受理", last=True, english="Not accepted")
    dismissed = State("驳回申请", last=True, english="Dismissed")
    withdrawn = State("已撤回", last=True, english="Withdrawn")

    object_to_thing = Step(
        "提出案外人异议",
        by=COUNTER,
        moves=NEW >> received,
        facts=stated.ThingObjecting,
        needs=[rules.is_outside, rules.is_in_time, rules.is_the_first],
        does=rules.object_,
        law=rules.OBJECT,
        english="Object: the thing is not the debtor's",
    )
    lodge = Step(
        "案外人异议转来",
        by=COURTS,
        moves=NEW >> received,
        facts=stated.Lodged,
        needs=[rules.no_party_lodges],
        does=rules.lodge,
        reads=(Others(Person, lambda facts: facts.objectors), Others(Paper, lambda facts: facts.papers)),
        law=rules.OBJECT,
        english="An outsider's objection comes in",
    )
    identify = Step(
        "认定所指的财产",
        by=FILING_JUDGE,
        moves=(received | lacking).stays,
        facts=stated.Identified,
        needs=[rules.is_in_time, rules.was_not_tried],
        does=rules.identify,
        law=rules.OBJECT,
        english="Find which property is meant",
        help="只列本案查到的财产；提出异议的人看不到这张单子",
    )
    ask_more = review.asking_more(received >> lacking)
    supply = review.supplying(lacking >> received)
    not_supplied = review.not_supplying(lacking >> not_accepted)
    refuse = review.refusing(received >> not_accepted)
    docket = review.docketing(received >> reviewing, [rules.thing_is_identified])
    constitute = review.constituting(reviewing.stays, "thing_objection")
    answer = review.answering(reviewing.stays)
    hear = review.hearing(reviewing.stays)
    withdraw = review.withdrawing((received | lacking | reviewing).stays)
    permit_withdrawal = review.permitting((received | lacking | reviewing) >> withdrawn)
    uphold = Step(
        "裁定中止执行",
        by=JUDGE,
        moves=reviewing >> upheld,
        facts=stated.Reasons,
        needs=[review.panel_sits],
        does=rules.uphold,
        signed=True,
        law=rules.UPHOLD,
        english="Uphold: stay enforcement against the thing",
    )
    reject = Step(
        "裁定驳回异议",
        by=JUDGE,
        moves=reviewing >> rejected,
        facts=stated.Reasons,
        needs=[review.panel_sits],
        does=rules.reject,
        signed=True,
        law=rules.REJECT,
        english="Reject the objection",
    )
    dismiss = Step(
        "裁定驳回申请",
        by=JUDGE,
        moves=reviewing >> dismissed,
        facts=stated.Reasons,
        needs=[review.panel_sits],
        does=rules.dismiss,
        signed=True,
        law=review.DISMISSED,
        english="Dismiss: it should not have been accepted",
    )
    sue_to_go_on = Step(
        "申请执行人起诉，请求继续执行",
        by=DEFENDANT,
        moves=upheld >> sued,
        facts=Suing,
        does=rules.sue_to_go_on,
        offers=rules.offered("请求准许对{what}继续执行"),
        until=days(15),
        since=review.served_on("defendant", ruled="uphold"),
        then="nobody_sued",
        law=rules.SUE,
        english="The creditor sues to go on",
    )
    nobody_sued = Step(
        "申请执行人没有起诉",
        by=ENFORCER | CLOCK,
        moves=upheld >> releasing,
        needs=[
            guard("申请执行人的起诉期限须已届满", rules.UNLOCK, english="The applicant's time to sue must be over")(
                lambda case, _: time_is_over(case, "sue_to_go_on")
            )
        ],
        law=rules.UNLOCK,
        english="The creditor did not sue",
    )
    sue_to_stop = Step(
        "案外人起诉，请求不得执行",
        by=CLAIMANT,
        moves=rejected >> sued,
        facts=Suing,
        does=rules.sue_to_stop,
        offers=rules.offered("请求判决不得执行{what}"),
        until=days(15),
        since=review.served_on("claimant", ruled="reject"),
        then="go_on",
        law=rules.SUE,
        english="The third party sues to stop it",
    )
    go_on = Step(
        "案外人没有起诉，继续执行",
        by=ENFORCER | CLOCK,
        moves=rejected >> continued,
        needs=[
            guard("案外人的起诉期限须已届满", rules.SUE, english="The outsider's time to sue must be over")(
                lambda case, _: time_is_over(case, "sue_to_stop")
            )
        ],
        does=review.ended("继续执行"),
        law=rules.SUE,
        english="Nobody sued: enforcement goes on",
    )
    suit_filed = contesting.filed(sued.stays)
    suit_decided = contesting.decided(sued >> decided, contesting.told_of_the_end)
    suit_stops = Step(
        "判决不得执行该标的",
        by=COURSE | ENFORCER,
        moves=decided >> releasing,
        does=rules.freed,
        law=STOPPED,
        english="The judgment forbids enforcement",
    )
    suit_goes_on = Step(
        "判决继续执行",
        by=COURSE | ENFORCER,
        moves=decided >> continued,
        does=rules.enforceable,
        law=rules.GOES_ON,
        english="The judgment lets enforcement go on",
    )
    outsiders_suit_ended = Step(
        "案外人的诉讼没有判决就结束，继续执行",
        by=COURTS,
        moves=sued >> continued,
        facts=Over,
        needs=[rules.outsider_sued],
        does=rules.goes_on,
        law=rules.SUE,
        english="The outsider's suit ended without judgment",
    )
    creditors_suit_ended = Step(
        "申请执行人的诉讼没有判决就结束，解除执行措施",
        by=COURTS,
        moves=sued >> releasing,
        facts=Over,
        needs=[rules.creditor_sued],
        does=contesting.told_of_the_end,
        law=rules.UNLOCK,
        english="The creditor's suit ended without judgment",
    )
    release = Step(
        "解除对该标的的执行措施",
        by=ENFORCER,
        moves=releasing >> freed,
        does=rules.released,
        signed=True,
        law=rules.UNLOCK,
        english="Lift the measures against the thing",
        help="查封、扣押、冻结随之解除，不用逐件再办",
    )


def time_is_over(case: Case, clock: str) -> bool:
    """每一个可以起诉的人，期限都过了。"""
    mine = [each for each in case.deadlines if each.clock == clock and each.status != "void"]
    return bool(mine) and all(each.is_over(case.now[:10]) for each in mine)
