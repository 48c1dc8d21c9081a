"""裁判文书：起草、签发、签署、宣判、送达、生效；上诉；履行或者申请执行。"""

from __future__ import annotations

from xiezhi.engine.clocks import on_served, received
from xiezhi.engine.words import (
    CLERK,
    CLOCK,
    COURSE,
    DEFENDANT,
    INSPECTOR,
    JUDGE,
    NEW,
    PARTY,
    PRESIDENT,
    AnyState,
    Procedure,
    Promise,
    State,
    Step,
)
from xiezhi.law.periods import days
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION, COURT_FEES
from xiezhi.phrases import verdicts
from xiezhi.phrases.appeals import Answer, answered
from xiezhi.phrases.declared import allows_where_creditor_sued, stops_where_outsider_sued
from xiezhi.phrases.drafted_application import confirmed, drafting_application
from xiezhi.phrases.enforceable import applying, two_years
from xiezhi.phrases.fee_steps import AGENCY, banked, paid_in, taken_back
from xiezhi.phrases.performing import PERFORM, Done, closing, creditors_are_satisfied, done, performing
from xiezhi.procedures.judgment import above, appealing, effects, facts, records
from xiezhi.procedures.judgment import guards as must
from xiezhi.procedures.judgment import performing as afterwards
from xiezhi.procedures.judgment import questioned as doubt
from xiezhi.procedures.judgment import together as common

WRITE = CIVIL_PROCEDURE("第一百五十五条", "判决书应当写明判决结果和作出该判决的理由")
PRONOUNCE = CIVIL_PROCEDURE("第一百五十一条", "一律公开宣告判决")
MEDIATE = CIVIL_PROCEDURE("第一百条", "送达双方当事人")


class Judgment(
    Procedure,
    label="裁判文书",
    code="裁判",
    english="Judgment",
    numbered=False,
    seen_by=(PRESIDENT, INSPECTOR),
):
    """判决书和调解书：当事人、请求、数额、费用都从案卷来；判项是记录，执行时原样取用。"""

    drafting = State("起草中", first=True, unclocked="审限在主案里计算", english="Being drafted")
    approved = State("已签发", unclocked="审限在主案里计算", english="Approved")
    pronounced = State("已宣判", unclocked="上诉期各自从送达起算，挂在“上诉”一步上", english="Pronounced")
    sent = State("待签收", unclocked="以最后一人签收之日为生效之日", english="To be signed for")
    appealed = State("已上诉", unclocked="上诉的各项期限挂在各自的步骤上", english="Appealed")
    effective = State("已生效", unclocked="履行的期限另列", english="In effect")
    questioned = State(
        "效力待定",
        unclocked="由审判人员核定；上诉期自重新送达起算，挂在“上诉”一步上",
        english="Its effect is in question",
    )
    performed = State("已履行", last=True, english="Performed")
    void = State("未生效", last=True, english="Never took effect")

    open = Step(
        "开始起草判决书",
        by=COURSE,
        moves=NEW >> drafting,
        does=effects.begin("judgment"),
        law=CIVIL_PROCEDURE("第一百四十五条", "应当依法作出判决"),
        english="Begin a judgment",
    )
    open_mediation = Step(
        "开始起草调解书",
        by=COURSE,
        moves=NEW >> drafting,
        does=effects.begin("mediation"),
        law=CIVIL_PROCEDURE("第一百条", "人民法院应当制作调解书"),
        english="Begin a mediation document",
    )
    draft = Step(
        "写判决书",
        by=JUDGE,
        moves=drafting.stays,
        facts=facts.Decision,
        needs=[
            must.is_judgment,
            must.items_are_sound,
            stops_where_outsider_sued,
            allows_where_creditor_sued,
            must.others_are_answered,
            must.withdrawn_is_left_alone,
            must.fee_is_shared_out,
        ],
        does=effects.draft,
        offers=records.offered,
        law=WRITE,
        english="Write the judgment",
    )
    draft_terms = Step(
        "写调解书",
        by=JUDGE,
        moves=drafting.stays,
        facts=facts.Terms,
        needs=[must.is_mediation, must.items_are_sound, must.fee_is_shared_out],
        does=effects.draft_terms,
        offers=records.offered,
        law=CIVIL_PROCEDURE("第一百条", "调解书应当写明诉讼请求、案件的事实和调解结果"),
        english="Write the mediation document",
    )
    put_together = common.putting_together(drafting.stays)
    part_rewritten = common.part_rewritten((drafting | approved) >> drafting)
    part_differs = common.part_differs(drafting.stays)
    pronounced_together = common.pronounced_together(drafting >> pronounced)
    deliberate = verdicts.deliberate(drafting.stays)
    approve = Step(
        "签发",
        by=JUDGE,
        moves=drafting >> approved,
        facts=verdicts.Signed,
        needs=[
            must.is_drafted,
            must.is_first_of_bench,
            must.was_deliberated,
            common.is_the_whole,
            verdicts.is_what_was_read(records.paper_of),
        ],
        does=effects.approve,
        signed=True,
        law=WRITE,
        english="Approve",
    )
    send_back = Step(
        "退回修改",
        by=JUDGE,
        moves=approved >> drafting,
        facts=facts.Returning,
        does=effects.send_back,
        law=WRITE,
        english="Send back for changes",
    )
    sign = verdicts.sign(approved.stays, records.paper_of)
    pronounce = Step(
        "宣判",
        by=JUDGE,
        moves=approved >> pronounced,
        facts=facts.Pronouncing,
        needs=[must.is_judgment, verdicts.all_have_signed(records.paper_of)],
        does=effects.pronounce,
        signed=True,
        law=PRONOUNCE,
        english="Pronounce",
    )
    send = Step(
        "发送判决书",
        by=JUDGE | CLERK,
        moves=pronounced.stays,
        needs=[must.not_yet_sent],
        within=days(10),
        since=effects.sending,
        law=CIVIL_PROCEDURE("第一百五十一条", "应当在十日内发送判决书"),
        english="Send the judgment",
    )
    send_terms = Step(
        "送达调解书",
        by=JUDGE | CLERK,
        moves=approved >> sent,
        needs=[must.is_mediation, verdicts.all_have_signed(records.paper_of)],
        does=effects.send_terms,
        law=MEDIATE,
        english="Send the mediation document",
    )
    back_out = Step(
        "签收前反悔",
        by=PARTY,
        moves=sent >> void,
        does=effects.back_out,
        law=CIVIL_PROCEDURE("第一百零二条", "调解书送达前一方反悔的"),
        english="Back out before signing for it",
    )
    signed_for = Step(
        "各方签收，调解书生效",
        by=COURSE,
        moves=sent >> effective,
        does=effects.take_effect,
        law=CIVIL_PROCEDURE_INTERPRETATION("第一百四十九条", "签收的日期为调解书生效日期"),
        english="Signed for by all: the document takes effect",
    )
    appeal = Step(
        "上诉",
        by=PARTY,
        moves=(pronounced | appealed | questioned) >> appealed,
        facts=facts.Appealing,
        needs=[must.may_be_appealed, must.side_has_others],
        does=appealing.appeal,
        until=days(15),
        since=on_served("judgment"),
        then="take_effect",
        signed=True,
        law=must.APPEAL,
        english="Appeal",
        help="上诉状交给本院；上诉费在收到通知后七日内交",
    )
    take_effect = Step(
        "判决生效",
        by=CLOCK | COURSE | JUDGE,
        moves=pronounced >> effective,
        needs=[must.effect_is_due],
        does=effects.take_effect,
        law=must.EFFECT,
        english="The judgment takes effect",
    )
    pay = paid_in(
        AnyState((appealed,)),
        "收到上诉费",
        COURT_FEES("第二十二条", "交纳案件受理费"),
        "Fee of the appeal received",
        by=CLERK,
    )
    pay_again = paid_in(
        pronounced | void,
        "收到补交的上诉费",
        AGENCY,
        "Fee of the appeal received that the bank had taken back",
        by=CLERK,
    )
    payment = Promise(
        "交纳上诉费",
        by=PARTY,
        within=days(7),
        since=on_served("fee_notice"),
        kept_by=("pay",),
        right=True,
        law=COURT_FEES("第二十二条", "交纳案件受理费"),
        english="Pay the fee of the appeal",
    )
    pay_costs = paid_in(
        effective | questioned | performed,
        "收到应负担的诉讼费",
        CIVIL_PROCEDURE_INTERPRETATION("第二百零七条", "由败诉方向人民法院交纳"),
        "Costs received",
        by=CLERK,
        does=afterwards.pay_costs,
    )
    bank_fee = banked(pronounced | appealed | effective | questioned | performed | void, by=CLERK)
    take_back_fee = taken_back(
        pronounced | appealed | effective | questioned | performed | void, by=CLERK, does=afterwards.take_back
    )
    drop_appeal = Step(
        "按自动撤回上诉处理",
        by=JUDGE,
        moves=appealed >> pronounced,
        needs=[must.appeal_fee_is_overdue],
        does=appealing.drop_appeal,
        law=CIVIL_PROCEDURE_INTERPRETATION("第三百一十八条", "按自动撤回上诉处理"),
        english="Treat the appeal as withdrawn",
    )
    send_copy = Step(
        "发送上诉状副本",
        by=JUDGE | CLERK,
        moves=appealed.stays,
        needs=[must.copy_is_to_be_sent],
        does=appealing.send_copy,
        within=days(5),
        since=received("appeal"),
        law=CIVIL_PROCEDURE("第一百七十四条", "应当在五日内将上诉状副本送达对方当事人"),
        english="Send copies of the petition",
    )
    answer_appeal = Step(
        "上诉答辩",
        by=PARTY,
        moves=appealed.stays,
        facts=Answer,
        does=appealing.answer,
        within=days(15),
        since=on_served("appeal_petition"),
        personal=True,
        law=CIVIL_PROCEDURE("第一百七十四条", "对方当事人在收到之日起十五日内提出答辩状"),
        english="Answer the appeal",
    )
    send_up = Step(
        "报送案卷",
        by=JUDGE | CLERK,
        moves=appealed.stays,
        needs=[must.file_is_here, above.appeal_fee_is_paid],
        does=above.send_up,
        within=days(5),
        since=answered,
        law=CIVIL_PROCEDURE("第一百七十四条", "应当在五日内连同全部案卷和证据，报送第二审人民法院"),
        english="Send the file up",
    )
    docketed_above = above.docketed_above(appealed.stays)
    affirmed_above = above.affirmed_above(appealed >> effective)
    replaced_above = above.replaced_above(appealed >> effective)
    remanded_above = above.remanded_above(appealed >> void)
    suit_ended_above = above.suit_ended_above(appealed >> void)
    question = doubt.questioned((effective | performed) >> questioned)
    reopen = doubt.reopened(
        "核定判决尚未生效", questioned >> pronounced, must.is_judgment, "Find that the judgment is not in effect"
    )
    reopen_terms = doubt.reopened(
        "核定调解书尚未生效", questioned >> sent, must.is_mediation, "Find that the document is not in effect"
    )
    confirm_effect = doubt.confirmed(questioned >> effective)
    perform = performing(effective.stays)
    close = closing(effective >> performed)
    satisfied = Step(
        "应向对方履行的已经全部履行",
        by=COURSE,
        moves=effective.stays,
        facts=Done,
        needs=[creditors_are_satisfied],
        does=done,
        law=PERFORM,
        english="All that was owed to the other side is performed",
    )
    draft_application = drafting_application(effective.stays, "mediation_paper", needs=[must.is_mediation])
    apply_for_enforcement = applying(effective.stays, does=confirmed)

    performance = Promise(
        "履行期限",
        by=DEFENDANT,
        within=afterwards.within,
        since=afterwards.in_effect,
        kept_by=("close", "satisfied"),
        law=PERFORM,
        english="Time to perform",
        then="draft_application",
    )
    enforcement = two_years("close", "apply_for_enforcement")
