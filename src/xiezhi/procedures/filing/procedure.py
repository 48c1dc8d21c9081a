"""立案程序：从收件到登记立案，或者补正、调解、不予受理、另行处理。"""

from __future__ import annotations

from collections.abc import Mapping

from xiezhi.engine.case import Case
from xiezhi.engine.clocks import after, on_served
from xiezhi.engine.words import (
    ANYONE,
    CLAIMANT,
    CLOCK,
    COUNTER,
    COURSE,
    COURTS,
    EVERY_PARTY,
    FILING_JUDGE,
    NEW,
    PARTY,
    Alike,
    Moment,
    Others,
    Procedure,
    Promise,
    State,
    Step,
)
from xiezhi.law.periods import Period, days, working_days
from xiezhi.law.sources import Policy
from xiezhi.law.statutes import (
    CIVIL_PROCEDURE,
    CIVIL_PROCEDURE_INTERPRETATION,
    FILING_RULES,
    INVITED_MEDIATION,
    ONLINE_MEDIATION,
)
from xiezhi.phrases.consent import ByPhone, consented, is_of_a_party
from xiezhi.phrases.contesting import HERE, Brought, about_a_thing, all_are_known, brought, telling
from xiezhi.procedures.filing import effects, facts
from xiezhi.procedures.filing import guards as must
from xiezhi.records.person import Person

APPEAL = CIVIL_PROCEDURE("第一百七十一条", "有权在裁定书送达之日起十日内")
REVIEW = CIVIL_PROCEDURE("第一百二十六条", "应当在七日内立案")
MEDIATE_FIRST = CIVIL_PROCEDURE("第一百二十五条", "先行调解")
GREEN = Policy("涉企案件绿色通道规定", "优先立案")
REPLY = Policy("先行调解答复期限", "三日")


def allowed(case: Case) -> Period:
    """补正的期限由法院定，写在补正告知书里。"""
    paper = case.paper("defects")
    return days(int(paper.filled()["days"]) if paper else 7)


def for_firms(case: Case) -> Mapping[str, Moment]:
    """涉企案件自收件起另计优先立案的期限。"""
    return after("submit")(case) if case.dispute.enterprise else {}


def of_any_other(case: Case) -> Mapping[str, Moment]:
    """七日内立案；执行异议之诉的十五日另计。"""
    if about_a_thing(case):
        return {}
    return after("submit", "bring", "supplement", "decline", "resume_review", "directed")(case)


def of_a_thing(case: Case) -> Mapping[str, Moment]:
    """执行异议之诉，自收到起诉状起算；补正的自补正起算。"""
    return after("bring", "supplement")(case) if about_a_thing(case) else {}


class Filing(Procedure, label="立案审查", code="收", english="Filing", numbered=False):
    """立案审查：收件后七日内登记立案、裁定不予受理或者告知另行处理。"""

    reviewing = State(
        "审查中",
        first=True,
        within=days(7),
        since=of_any_other,
        by=FILING_JUDGE,
        law=REVIEW,
        english="Under review",
    )
    defective = State("待补正", unclocked="补正的期限挂在“补正”一步上", english="To be mended")
    offered = State(
        "已建议调解",
        lasts=days(3),
        since=after("offer"),
        by=PARTY,
        law=REPLY,
        english="Mediation offered",
    )
    mediating = State("诉前调解中", unclocked="调解的期限在调解案件里计算", english="In mediation")
    returned = State("已退回材料", unclocked="当事人坚持起诉的，裁定不予受理", english="Papers returned")
    docketed = State("已登记立案", last=True, english="Docketed")
    settled = State("调解成功", last=True, english="Settled")
    rejecting = State(
        "已裁定不予受理",
        unclocked="上诉的期限自裁定书送达起算，挂在“对不予受理上诉”一步上",
        english="Ruled inadmissible",
    )
    refused = State("不予受理", last=True, english="Refused")
    redirected = State("另行处理", last=True, english="Redirected")
    withdrawn = State("已撤回", last=True, english="Withdrawn")

    submit = Step(
        "起诉",
        by=ANYONE | COUNTER,
        moves=NEW >> reviewing,
        facts=facts.Intake,
        needs=[
            must.is_complete,
            must.claimants_are_known,
            must.sides_differ,
            must.agent_is_named,
            must.account_is_his_own,
            must.speaks_for_himself,
            must.door_fits,
            must.promise_fits,
            must.is_first,
        ],
        does=effects.submit,
        reads=(Alike(must.alike_key),),
        law=FILING_RULES("第二条", "一律接收诉状"),
        english="File a claim",
    )
    bring = Step(
        "收下随案转来的起诉状",
        by=COURTS,
        moves=NEW >> reviewing,
        facts=Brought,
        needs=[all_are_known],
        does=effects.bring,
        reads=(Others(Person, brought),),
        law=HERE,
        english="Receive a complaint brought along",
    )
    tell_enforcement = telling((refused | redirected | withdrawn | settled).stays)
    list_defects = Step(
        "一次性告知补正",
        by=COUNTER | FILING_JUDGE,
        moves=reviewing >> defective,
        facts=facts.Defects,
        needs=[must.not_listed_before, must.something_is_listed, must.time_to_mend_is_sound],
        does=effects.list_defects,
        law=must.ONE_LIST,
        english="List all defects",
    )
    supplement = Step(
        "补正",
        by=CLAIMANT | COUNTER,
        moves=defective >> reviewing,
        facts=facts.Supplement,
        needs=[must.address_is_whole, must.address_fits],
        does=effects.supplement,
        until=allowed,
        since=after("list_defects"),
        law=FILING_RULES("第七条", "在指定期限内补正"),
        english="Mend the defects",
    )
    return_papers = Step(
        "退回材料",
        by=COUNTER | FILING_JUDGE,
        moves=defective >> returned,
        needs=[must.supplement_is_overdue],
        law=FILING_RULES("第七条", "退回诉状并记录在册"),
        english="Return the papers",
    )
    offer = Step(
        "建议先行调解",
        by=FILING_JUDGE | COUNTER,
        moves=reviewing >> offered,
        needs=[must.claimant_is_willing],
        does=effects.offer,
        law=MEDIATE_FIRST,
        english="Offer mediation",
    )
    consent_by_phone = Step(
        "记明电话同意",
        by=COUNTER | FILING_JUDGE,
        moves=offered.stays,
        facts=ByPhone,
        needs=[is_of_a_party],
        does=consented("accept"),
        law=INVITED_MEDIATION("第十一条", "经当事人同意委派"),
        english="Record consent by telephone",
    )
    accept = Step(
        "同意先行调解",
        by=EVERY_PARTY,
        moves=offered >> mediating,
        law=INVITED_MEDIATION("第十一条", "经当事人同意委派"),
        english="Agree to mediate",
    )
    decline = Step(
        "不同意调解",
        by=PARTY,
        moves=offered >> reviewing,
        on_lapse_of=offered,
        law=must.VOLUNTARY,
        english="Decline mediation",
    )
    resume_review = Step(
        "调解未成，转入立案审查",
        by=COURSE,
        moves=mediating >> reviewing,
        facts=facts.Resumed,
        law=ONLINE_MEDIATION("第二十一条", "由人民法院在法定期限内依法登记立案"),
        english="Mediation failed: back to review",
    )
    settle = Step(
        "调解成功",
        by=COURSE,
        moves=mediating >> settled,
        does=effects.close_dispute,
        law=ONLINE_MEDIATION("第十九条", "调解协议"),
        english="Settled in mediation",
    )
    docket = Step(
        "登记立案",
        by=FILING_JUDGE,
        moves=reviewing >> docketed,
        does=effects.docketed,
        law=REVIEW,
        english="Docket",
    )
    docket_first = Step(
        "先行立案",
        by=CLOCK,
        moves=reviewing >> docketed,
        does=effects.docketed,
        on_lapse_of=reviewing,
        law=FILING_RULES("第八条", "应当先行立案"),
        english="Docket first",
    )
    refuse = Step(
        "裁定不予受理",
        by=FILING_JUDGE,
        moves=(reviewing | defective | returned) >> rejecting,
        facts=facts.Opinion,
        does=effects.refuse,
        signed=True,
        law=CIVIL_PROCEDURE("第一百二十六条", "裁定书，不予受理"),
        english="Refuse to docket",
    )
    appeal_refusal = Step(
        "对不予受理上诉",
        by=CLAIMANT,
        moves=rejecting.stays,
        facts=facts.Petition,
        until=days(10),
        since=on_served("rejection"),
        then="refusal_final",
        signed=True,
        law=APPEAL,
        english="Appeal against the refusal",
        help="上诉状交给本院，不交上诉费；案卷由本院报送上级法院",
    )
    refusal_final = Step(
        "不予受理的裁定生效",
        by=CLOCK | FILING_JUDGE,
        moves=rejecting >> refused,
        needs=[must.refusal_stands],
        law=CIVIL_PROCEDURE("第一百五十八条", "超过上诉期没有上诉的判决、裁定"),
        english="The refusal takes effect",
    )
    refusal_upheld = Step(
        "终审维持不予受理",
        by=COURSE,
        moves=rejecting >> refused,
        law=CIVIL_PROCEDURE("第一百八十二条", "是终审的判决、裁定"),
        english="The refusal is upheld above",
    )
    directed = Step(
        "终审指令立案受理",
        by=COURSE,
        moves=rejecting >> reviewing,
        does=effects.directed,
        law=CIVIL_PROCEDURE_INTERPRETATION("第三百三十条", "指令第一审人民法院立案受理"),
        english="The court above orders that it be docketed",
    )
    redirect = Step(
        "告知另行处理",
        by=FILING_JUDGE,
        moves=reviewing >> redirected,
        facts=facts.Redirection,
        does=effects.redirect,
        law=CIVIL_PROCEDURE("第一百二十七条", "分别情形，予以处理"),
        english="Redirect",
    )
    withdraw = Step(
        "撤回",
        by=CLAIMANT,
        moves=(reviewing | defective | offered | returned) >> withdrawn,
        facts=facts.Withdrawal,
        does=effects.withdraw,
        law=CIVIL_PROCEDURE("第一百四十八条", "申请撤诉"),
        english="Withdraw",
    )

    about_enforcement = Promise(
        "执行异议之诉：决定是否立案",
        by=FILING_JUDGE,
        within=days(15),
        since=of_a_thing,
        kept_by=("docket", "refuse", "redirect", "list_defects", "withdraw"),
        law=CIVIL_PROCEDURE_INTERPRETATION("第三百零三条", "应当在收到起诉状之日起十五日内决定是否立案"),
        english="Suit about an objection: decide whether to docket",
    )
    green = Promise(
        "涉企优先立案",
        by=FILING_JUDGE,
        within=working_days(3),
        since=for_firms,
        kept_by=("docket", "docket_first", "refuse", "redirect", "list_defects", "offer", "withdraw"),
        law=GREEN,
        english="Priority for firms: docketing",
    )
