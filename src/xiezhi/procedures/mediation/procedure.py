"""诉前调解：委派、接受、披露、谈、签、不成。协议自最后一人签章时生效；不成的，全部材料转入立案审查，不再填写。"""

from __future__ import annotations

from xiezhi.engine.clocks import after
from xiezhi.engine.words import (
    CLAIMANT,
    COUNTER,
    COURSE,
    EVERY_PARTY,
    FILING_JUDGE,
    INSPECTOR,
    MEDIATOR,
    NEW,
    PARTY,
    PRESIDENT,
    Counter,
    Procedure,
    State,
    Step,
)
from xiezhi.law.periods import days, working_days
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION, INVITED_MEDIATION, ONLINE_MEDIATION
from xiezhi.phrases.consent import BY_HAND, SIGNED_BY_HAND, OnPaper, consented, is_of_a_party
from xiezhi.phrases.signature import is_confirmed
from xiezhi.procedures.mediation.effects import (
    assign,
    days_agreed,
    decline_assignment,
    disclose,
    draft_agreement,
    fail,
    last_draft,
    open_,
    prolong,
    sign,
    talk,
)
from xiezhi.procedures.mediation.facts import (
    Assignment,
    Declining,
    Disclosure,
    Failure,
    Prolonging,
    ProlongingByPhone,
    Signature,
    SignedInPerson,
    Talk,
    Terms,
)
from xiezhi.procedures.mediation.guards import (
    has_disclosed,
    has_not_declined,
    has_terms,
    is_drafted,
    is_last_draft,
    is_mediator,
    people_give_a_reason,
    prolongs_a_little,
    recording_is_kept,
)


class Mediation(
    Procedure,
    label="诉前调解",
    code="民诉前调",
    english="Mediation before filing",
    seen_by=(COUNTER, FILING_JUDGE, PRESIDENT, INSPECTOR),
):
    """诉前调解：三十日为限，各方同意可以延长；保密，自愿，免费。"""

    referring = State(
        "待委派",
        first=True,
        within=working_days(3),
        since=after("open", "decline_assignment"),
        by=FILING_JUDGE,
        law=ONLINE_MEDIATION("第十条", "三个工作日内"),
        english="To be referred",
    )
    assigned = State(
        "已委派",
        within=working_days(3),
        since=after("assign"),
        by=MEDIATOR,
        law=ONLINE_MEDIATION("第十二条", "三个工作日内"),
        english="Referred",
    )
    mediating = State(
        "调解中",
        lasts=days(30),
        since=after("accept"),
        by=MEDIATOR,
        law=ONLINE_MEDIATION("第二十四条", "立案前在线调解期限为三十日"),
        english="In mediation",
    )
    agreed = State("已达成协议", unclocked="申请司法确认的期限挂在“共同申请司法确认”一步上", english="Agreed")
    confirming = State("已申请司法确认", last=True, english="Confirmation applied for")
    performed = State("已履行", last=True, english="Performed")
    failed = State("调解不成", last=True, english="Failed")
    withdrawn = State("已撤回", last=True, english="Withdrawn")

    open = Step(
        "转入调解",
        by=COURSE,
        moves=NEW >> referring,
        does=open_,
        reads=(Counter("民诉前调"),),
        law=INVITED_MEDIATION("第十一条", "登记立案前，人民法院可以经当事人同意委派"),
        english="Open the mediation",
    )
    assign = Step(
        "委派调解员",
        by=FILING_JUDGE,
        moves=referring >> assigned,
        facts=Assignment,
        needs=[is_mediator, has_not_declined],
        does=assign,
        law=INVITED_MEDIATION("第十一条", "委派给特邀调解组织或者特邀调解员进行调解"),
        english="Refer to a mediator",
    )
    accept = Step(
        "接受委派",
        by=MEDIATOR,
        moves=assigned >> mediating,
        law=ONLINE_MEDIATION("第十二条", "确认接受"),
        english="Accept the referral",
    )
    decline_assignment = Step(
        "不接受委派",
        by=MEDIATOR,
        moves=assigned >> referring,
        facts=Declining,
        does=decline_assignment,
        on_lapse_of=assigned,
        law=ONLINE_MEDIATION("第十二条", "写明理由后不予接受"),
        english="Decline the referral",
    )
    disclose = Step(
        "披露",
        by=MEDIATOR,
        moves=mediating.stays,
        facts=Disclosure,
        does=disclose,
        law=ONLINE_MEDIATION("第十三条", "进行披露"),
        english="Disclose relations",
    )
    talk = Step(
        "调解一次",
        by=MEDIATOR,
        moves=mediating.stays,
        facts=Talk,
        needs=[has_disclosed],
        does=talk,
        law=ONLINE_MEDIATION("第十八条", "自主表达意愿，提出纠纷解决方案"),
        english="Hold a session",
    )
    draft_agreement = Step(
        "拟定调解协议",
        by=MEDIATOR,
        moves=mediating.stays,
        facts=Terms,
        needs=[has_disclosed, has_terms],
        does=draft_agreement,
        signed=True,
        law=ONLINE_MEDIATION("第十九条", "在线制作或者上传调解协议"),
        english="Draft the agreement",
    )
    sign = Step(
        "签章",
        by=EVERY_PARTY,
        moves=mediating >> agreed,
        facts=Signature,
        needs=[is_last_draft, is_confirmed],
        does=sign,
        signed=True,
        law=ONLINE_MEDIATION("第十九条", "自各方当事人均完成电子签章之时起发生法律效力"),
        english="Sign the agreement",
    )
    sign_on_paper = Step(
        "记明纸上签名",
        by=MEDIATOR | COUNTER | FILING_JUDGE,
        moves=mediating.stays,
        facts=SignedInPerson,
        needs=[is_drafted, *SIGNED_BY_HAND, recording_is_kept],
        does=consented("sign", last_draft, "当事人签名的调解协议"),
        signed=True,
        law=BY_HAND,
        english="Record a signature on paper",
    )
    prolong = Step(
        "同意延长调解",
        by=EVERY_PARTY,
        moves=mediating.stays,
        facts=Prolonging,
        needs=[prolongs_a_little],
        does=prolong,
        law=ONLINE_MEDIATION("第二十四条", "各方当事人同意延长的，不受此限"),
        english="Agree to go on longer",
    )
    prolong_by_phone = Step(
        "记明电话同意延长",
        by=MEDIATOR | COUNTER,
        moves=mediating.stays,
        facts=ProlongingByPhone,
        needs=[is_of_a_party, prolongs_a_little],
        does=consented("prolong", days_agreed),
        law=ONLINE_MEDIATION("第二十四条", "各方当事人同意延长的，不受此限"),
        english="Record by telephone: agrees to go on longer",
    )
    fail = Step(
        "调解不成",
        by=MEDIATOR | PARTY,
        moves=mediating >> failed,
        facts=Failure,
        needs=[people_give_a_reason],
        does=fail,
        on_lapse_of=mediating,
        law=ONLINE_MEDIATION("第二十五条", "在线调解程序终结"),
        english="Mediation has failed",
    )
    withdraw = Step(
        "自行和解撤回",
        by=CLAIMANT,
        moves=(referring | assigned | mediating) >> withdrawn,
        law=ONLINE_MEDIATION("第二十五条", "自行和解，撤回调解申请"),
        english="Withdraw: settled among ourselves",
    )
    confirm_performance = Step(
        "确认已经履行",
        by=CLAIMANT,
        moves=agreed >> performed,
        law=ONLINE_MEDIATION("第十九条", "主动履行"),
        english="Confirm performance",
    )
    apply_for_confirmation = Step(
        "共同申请司法确认",
        by=EVERY_PARTY,
        moves=agreed >> confirming,
        until=days(30),
        since=after("sign"),
        law=CIVIL_PROCEDURE("第二百零五条", "自调解协议生效之日起三十日内，共同"),
        english="Apply together for confirmation",
    )
    apply_on_paper = Step(
        "记明书面或者口头申请",
        by=COUNTER | FILING_JUDGE,
        moves=agreed.stays,
        facts=OnPaper,
        needs=SIGNED_BY_HAND,
        does=consented("apply_for_confirmation", title="当事人签名的司法确认申请书（笔录）"),
        signed=True,
        law=CIVIL_PROCEDURE_INTERPRETATION("第三百五十三条", "口头申请的，人民法院应当记入笔录"),
        english="Record an application on paper or by word of mouth",
    )
