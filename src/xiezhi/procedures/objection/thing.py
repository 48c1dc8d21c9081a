"""案外人异议：十五日内审查，期间这一标的不得处分；成立的中止执行，驳回的十五日内可以起诉。"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.clocks import after, first
from xiezhi.engine.words import (
    CLAIMANT,
    CLOCK,
    COUNTER,
    COURTS,
    DEFENDANT,
    ENFORCEMENT_HEAD,
    ENFORCER,
    FILING_JUDGE,
    INSPECTOR,
    JUDGE,
    NEW,
    PRESIDENT,
    Procedure,
    State,
    Step,
    guard,
)
from xiezhi.law.periods import days
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.law.statutes_enforcement import OBJECTIONS
from xiezhi.phrases import contesting
from xiezhi.phrases.carried import opened_in
from xiezhi.phrases.contesting import Over, Suing
from xiezhi.phrases.enforceable import asset_named, is_free
from xiezhi.procedures.objection import facts as stated
from xiezhi.procedures.objection import review

OBJECT = CIVIL_PROCEDURE("第二百三十八条", "案外人对执行标的提出书面异议的")
REVIEW = CIVIL_PROCEDURE("第二百三十八条", "应当自收到书面异议之日起十五日内审查")
UPHOLD = CIVIL_PROCEDURE("第二百三十八条", "裁定中止对该标的的执行")
REJECT = CIVIL_PROCEDURE("第二百三十八条", "理由不成立的，裁定驳回")
SUE = CIVIL_PROCEDURE("第二百三十八条", "可以自裁定送达之日起十五日内向人民法院提起诉讼")
UNLOCK = CIVIL_PROCEDURE_INTERPRETATION(
    "第三百一十四条", "应当自起诉期限届满之日起七日内解除对该执行标的采取的执行措施"
)
STOPPED = CIVIL_PROCEDURE_INTERPRETATION("第三百一十条", "判决不得执行该执行标的")
GOES_ON = CIVIL_PROCEDURE_INTERPRETATION("第三百一十条", "判决驳回诉讼请求")
ONCE = OBJECTIONS("第十五条", "再次就同一执行标的提出异议的，人民法院不予受理")


@guard("须写明案外人；本案当事人不能作为案外人提出", OBJECT, english="Name the outsider; a party to the case is none")
def is_outside(case: Case, facts: stated.ThingObjecting) -> bool:
    known = {found.person for each in facts.objectors if (found := case.known(each.id_number))}
    return bool(facts.objectors) and not known & set(opened_in(case).parties)


@guard(
    "须在这一标的执行终结以前提出",
    CIVIL_PROCEDURE_INTERPRETATION("第四百六十二条", "应当在该执行标的执行程序终结前提出"),
    english="It must be raised before enforcement against this thing ends",
)
def is_in_time(case: Case, facts: stated.ThingObjecting) -> bool:
    found = asset_named(opened_in(case), facts.asset)
    return found is not None and found.status in ("found", "held")


@guard(
    "撤回或者被驳回以后，不能再次就同一标的提出",
    ONCE,
    english="Once withdrawn or dismissed, it cannot be raised again about the same thing",
)
def is_the_first(case: Case, facts: stated.ThingObjecting) -> bool:
    numbers = {each.id_number for each in facts.objectors if each.id_number}
    before = [each for each in opened_in(case).children("thing_objection") if each.track == facts.asset]
    tried = {
        case.person(who.person).id_number
        for each in before
        if each.state in ("withdrawn", "rejected", "sued", "continued")
        for who in case.of(each).standings("claimant")
    }
    return not numbers & tried


@guard(
    "须先解除对这一标的的查封、扣押、冻结",
    CIVIL_PROCEDURE_INTERPRETATION("第三百一十四条", "解除对该执行标的采取的执行措施"),
    english="The seizure of this thing must be lifted first",
)
def is_lifted(case: Case, _: Any) -> bool:
    return is_free(opened_in(case), case.proceeding.track)


@guard("须是案外人提起的诉讼", SUE, english="The outsider must have sued")
def outsider_sued(case: Case, _: Any) -> bool:
    return bool(case.entries("sue_to_stop"))


@guard("须是申请执行人提起的诉讼", SUE, english="The creditor must have sued")
def creditor_sued(case: Case, _: Any) -> bool:
    return bool(case.entries("sue_to_go_on"))


def object_(case: Case, facts: stated.ThingObjecting) -> Iterator[Any]:
    """这一项财产写在异议里：审结以前，它不得划拨、不得处分。"""
    above = opened_in(case)
    yield case.change(track=facts.asset, outcome=facts.right.label)
    yield from review.entered(case, facts.objectors)
    sides = {
        "defendant": [each.person for each in above.standings("claimant")],
        "third": [each.person for each in above.standings("defendant")],
    }
    yield from review.stand(case, (), sides)
    yield review.stated_in_writing(
        case, review.PETITION, "执行异议书", facts.reasons, f"执行异议书（{facts.right.label}）"
    )
    yield from review.told(case, "案外人对执行标的提出异议，审查期间不得处分这一财产")


def uphold(case: Case, facts: stated.Reasons) -> Iterator[Any]:
    what = _what(case)
    remedy = "申请执行人不服的，可以自裁定送达之日起十五日内向本院提起执行异议之诉"
    yield review.ruling(case, facts.opinion, [f"中止对{what}的执行。"], remedy, UPHOLD)
    yield from review.told(case, f"异议成立，中止对{what}的执行")


def reject(case: Case, facts: stated.Reasons) -> Iterator[Any]:
    remedy = "案外人不服的，可以自裁定送达之日起十五日内向本院提起执行异议之诉；十五日内本院不处分这一财产"
    yield review.ruling(case, facts.opinion, [f"驳回{case.names('claimant')}的异议请求。"], remedy, REJECT)
    yield from review.told(case, "驳回案外人的异议")


def dismiss(case: Case, facts: stated.Reasons) -> Iterator[Any]:
    remedy = "自裁定送达之日起十日内向上一级人民法院申请复议"
    yield review.ruling(case, facts.opinion, ["驳回执行异议申请。"], remedy, review.DISMISSED)
    yield from review.ended("驳回申请")(case, None)


def _what(case: Case) -> str:
    found = asset_named(opened_in(case), case.proceeding.track)
    assert found is not None, "异议写明是哪一项财产"
    return f"{found.holder}的{found.text}"


def sue_to_stop(case: Case, facts: Suing) -> Iterator[Any]:
    """案外人起诉：申请执行人是被告；反对异议的被执行人是共同被告，其他被执行人是第三人。依据：民诉法解释第三百零五条。"""
    yield from _sue(case, facts, contesting.OUTSIDERS, "claimant", "defendant", review.OPPOSED)


def sue_to_go_on(case: Case, facts: Suing) -> Iterator[Any]:
    """申请执行人起诉：案外人是被告；赞成异议的被执行人是共同被告，其他被执行人是第三人。依据：民诉法解释第三百零六条。"""
    yield from _sue(case, facts, contesting.CREDITORS, "defendant", "claimant", review.NOT_OPPOSED)


def _sue(case: Case, facts: Suing, cause: str, ours: str, theirs: str, against: str) -> Iterator[Any]:
    asset = asset_named(opened_in(case), case.proceeding.track)
    joined = review.debtors_who(case, against)
    yield from contesting.bring(
        case,
        facts,
        cause,
        claimants=[case.me, *(each.person for each in case.standings(ours) if each.person != case.me)],
        defendants=[*(each.person for each in case.standings(theirs)), *joined],
        thirds=[each.person for each in case.standings("third") if each.person not in joined],
        fen=asset.value if asset else 0,
    )


def offered(demand: str) -> Callable[[Case], dict[str, str]]:
    """请求和理由先照异议书填好，可以改。"""

    def offers(case: Case) -> dict[str, str]:
        said = case.paper(review.PETITION)
        return {"demand": demand.format(what=_what(case)), "reasons": said.data if said and "不得" in demand else ""}

    return offers


def goes_on(case: Case, facts: Over) -> Iterator[Any]:
    """诉讼没有改变异议裁定：照裁定办。"""
    yield from contesting.told_of_the_end(case, facts)
    yield from review.ended(f"继续执行（{facts.outcome}）")(case, None)


class ThingObjection(
    Procedure,
    label="案外人异议",
    code="执异",
    english="Third-party objection",
    seen_by=(COUNTER, FILING_JUDGE, ENFORCEMENT_HEAD, PRESIDENT, INSPECTOR),
):
    """案外人异议：说这件东西是他的。审查十五日，期间不动它；不服的，十五日内起诉。"""

    received = State(
        "已收到", first=True, within=days(3), since=after("object_to_thing", "supply"), by=FILING_JUDGE,
        law=review.DOCKETED, english="Received",
    )  # fmt: skip
    lacking = State("待补足", unclocked="补足材料的三日单列", english="To be supplemented")
    reviewing = State(
        "审查中", within=days(15), since=first("object_to_thing"), by=JUDGE, law=REVIEW, english="Under review"
    )
    upheld = State("异议成立，中止执行", unclocked="申请执行人起诉的十五日单列", english="Upheld: enforcement stayed")
    rejected = State("异议驳回", unclocked="案外人起诉的十五日单列，期间不得处分", english="Rejected")
    sued = State("异议之诉审理中", unclocked="审限在诉讼案件里计算", english="Before the trial court")
    decided = State(
        "异议之诉已裁判", within=days(7), since=after("suit_decided"), by=ENFORCER, law=UNLOCK,
        english="The suit was decided",
    )  # fmt: skip
    releasing = State(
        "待解除", within=days(7), since=after("nobody_sued", "suit_stops", "creditors_suit_ended"), by=ENFORCER,
        law=UNLOCK, english="To be released",
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
        needs=[is_outside, is_in_time, is_the_first],
        does=object_,
        law=OBJECT,
        english="Object: the thing is not the debtor's",
    )
    ask_more = review.asking_more(received >> lacking)
    supply = review.supplying(lacking >> received)
    not_supplied = review.not_supplying(lacking >> not_accepted)
    refuse = review.refusing(received >> not_accepted)
    docket = review.docketing(received >> reviewing)
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
        does=uphold,
        signed=True,
        law=UPHOLD,
        english="Uphold: stay enforcement against the thing",
    )
    reject = Step(
        "裁定驳回异议",
        by=JUDGE,
        moves=reviewing >> rejected,
        facts=stated.Reasons,
        needs=[review.panel_sits],
        does=reject,
        signed=True,
        law=REJECT,
        english="Reject the objection",
    )
    dismiss = Step(
        "裁定驳回申请",
        by=JUDGE,
        moves=reviewing >> dismissed,
        facts=stated.Reasons,
        needs=[review.panel_sits],
        does=dismiss,
        signed=True,
        law=review.DISMISSED,
        english="Dismiss: it should not have been accepted",
    )
    sue_to_go_on = Step(
        "申请执行人起诉，请求继续执行",
        by=DEFENDANT,
        moves=upheld >> sued,
        facts=Suing,
        does=sue_to_go_on,
        offers=offered("请求准许对{what}继续执行"),
        until=days(15),
        since=review.served_on("defendant", ruled="uphold"),
        then="nobody_sued",
        law=SUE,
        english="The creditor sues to go on",
    )
    nobody_sued = Step(
        "申请执行人没有起诉",
        by=ENFORCER | CLOCK,
        moves=upheld >> releasing,
        needs=[
            guard("申请执行人的起诉期限须已届满", UNLOCK, english="The applicant's time to sue must be over")(
                lambda case, _: time_is_over(case, "sue_to_go_on")
            )
        ],
        law=UNLOCK,
        english="The creditor did not sue",
    )
    sue_to_stop = Step(
        "案外人起诉，请求不得执行",
        by=CLAIMANT,
        moves=rejected >> sued,
        facts=Suing,
        does=sue_to_stop,
        offers=offered("请求判决不得执行{what}"),
        until=days(15),
        since=review.served_on("claimant", ruled="reject"),
        then="go_on",
        law=SUE,
        english="The third party sues to stop it",
    )
    go_on = Step(
        "案外人没有起诉，继续执行",
        by=ENFORCER | CLOCK,
        moves=rejected >> continued,
        needs=[
            guard("案外人的起诉期限须已届满", SUE, english="The outsider's time to sue must be over")(
                lambda case, _: time_is_over(case, "sue_to_stop")
            )
        ],
        does=review.ended("继续执行"),
        law=SUE,
        english="Nobody sued: enforcement goes on",
    )
    suit_filed = contesting.filed(sued.stays)
    suit_decided = contesting.decided(sued >> decided, contesting.told_of_the_end)
    suit_stops = Step(
        "判决不得执行该标的",
        by=ENFORCER,
        moves=decided >> releasing,
        law=STOPPED,
        english="The judgment forbids enforcement",
    )
    suit_goes_on = Step(
        "判决继续执行",
        by=ENFORCER,
        moves=decided >> continued,
        does=review.ended("判决继续执行"),
        law=GOES_ON,
        english="The judgment lets enforcement go on",
    )
    outsiders_suit_ended = Step(
        "案外人的诉讼没有判决就结束，继续执行",
        by=COURTS,
        moves=sued >> continued,
        facts=Over,
        needs=[outsider_sued],
        does=goes_on,
        law=SUE,
        english="The outsider's suit ended without judgment",
    )
    creditors_suit_ended = Step(
        "申请执行人的诉讼没有判决就结束，解除执行措施",
        by=COURTS,
        moves=sued >> releasing,
        facts=Over,
        needs=[creditor_sued],
        does=contesting.told_of_the_end,
        law=UNLOCK,
        english="The creditor's suit ended without judgment",
    )
    release = Step(
        "已解除执行措施",
        by=ENFORCER,
        moves=releasing >> freed,
        needs=[is_lifted],
        does=review.ended("对该标的的执行措施已经解除"),
        law=UNLOCK,
        english="The measures are lifted",
    )


def time_is_over(case: Case, clock: str) -> bool:
    """每一个可以起诉的人，期限都过了。"""
    mine = [each for each in case.deadlines if each.clock == clock and each.status != "void"]
    return bool(mine) and all(each.is_over(case.now[:10]) for each in mine)
