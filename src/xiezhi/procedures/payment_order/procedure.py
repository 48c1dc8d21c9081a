"""督促程序：受理五日、审查十五日、异议十五日、不同意起诉七日。"""

from __future__ import annotations

from xiezhi.engine.clocks import after, on_served, when_all_served
from xiezhi.engine.words import (
    CLAIMANT,
    COUNTER,
    COURSE,
    DEFENDANT,
    FILING_JUDGE,
    NEW,
    SERVER,
    AnyState,
    Counter,
    Procedure,
    State,
    Step,
)
from xiezhi.law.periods import days
from xiezhi.law.statutes import CIVIL_PROCEDURE, COURT_FEES
from xiezhi.phrases.court_fees import Relief, owes, relieve
from xiezhi.phrases.enforceable import applying, two_years
from xiezhi.phrases.fee_steps import AGENCY, banked, paid_in, taken_back
from xiezhi.procedures.payment_order import effects, facts
from xiezhi.procedures.payment_order import guards as must

INTERPRETATION = must.INTERPRETATION
FIFTEEN_DAYS = CIVIL_PROCEDURE("第二百二十七条", "应当自收到支付令之日起十五日内清偿债务，或者向人民法院提出书面异议")
SEVEN_DAYS = INTERPRETATION("第四百三十八条", "应当自收到终结督促程序裁定之日起七日内向受理申请的人民法院提出")


class PaymentOrder(Procedure, label="督促程序", code="民督", english="Payment order"):
    """督促程序：债务人对欠款不提异议的，不开庭，一纸支付令就可以申请执行。"""

    applied = State(
        "待受理",
        first=True,
        within=days(5),
        since=after("apply"),
        by=FILING_JUDGE,
        law=CIVIL_PROCEDURE("第二百二十六条", "应当在五日内通知债权人是否受理"),
        english="Applied for",
    )
    examining = State(
        "审查中",
        within=days(15),
        since=after("accept"),
        by=FILING_JUDGE,
        law=CIVIL_PROCEDURE("第二百二十七条", "应当在受理之日起十五日内向债务人发出支付令"),
        english="Under review",
    )
    issued = State(
        "已发出支付令",
        lasts=days(30),
        since=after("issue"),
        by=SERVER,
        law=must.UNSERVED,
        english="Order issued",
    )
    answering = State(
        "待清偿或者异议",
        lasts=days(15),
        since=when_all_served("order", "defendant"),
        by=DEFENDANT,
        law=FIFTEEN_DAYS,
        english="To be paid or objected to",
    )
    lapsed = State(
        "支付令失效",
        lasts=days(7),
        since=when_all_served("termination", "claimant"),
        by=CLAIMANT,
        law=SEVEN_DAYS,
        english="Order has lapsed",
    )
    in_force = State("已生效", last=True, english="In force")
    sued = State("已转入诉讼", last=True, english="Turned into a suit")
    closed = State("已结案", last=True, english="Closed")

    apply = Step(
        "申请支付令",
        by=CLAIMANT | COUNTER,
        moves=NEW >> applied,
        facts=facts.Application,
        needs=[
            must.asks_for_money,
            must.is_the_only_one,
            must.is_due,
            must.owes_nothing_in_return,
            must.can_be_served,
            must.nothing_is_preserved,
        ],
        does=effects.apply,
        law=CIVIL_PROCEDURE("第二百二十五条", "可以向有管辖权的基层人民法院申请支付令"),
        english="Apply for a payment order",
    )
    accept = Step(
        "受理",
        by=FILING_JUDGE,
        moves=applied >> examining,
        needs=[must.is_not_sued],
        does=effects.accept,
        reads=(Counter("民督"),),
        law=INTERPRETATION("第四百二十七条", "符合下列条件的，基层人民法院应当受理"),
        english="Accept",
    )
    reject = Step(
        "不予受理",
        by=FILING_JUDGE,
        moves=applied >> closed,
        facts=facts.Rejection,
        does=effects.reject,
        law=INTERPRETATION("第四百二十七条", "应当在收到支付令申请书后五日内通知债权人不予受理"),
        english="Do not accept",
    )
    pay = paid_in(
        AnyState((examining,)),
        "收到申请费",
        COURT_FEES("第十四条", "比照财产案件受理费标准的1/3交纳"),
        "Application fee received",
    )
    pay_again = paid_in(
        issued | answering | lapsed | in_force | sued | closed,
        "收到补交的申请费",
        AGENCY,
        "Application fee received that the bank had taken back",
    )
    bank_fee = banked(examining | issued | answering | lapsed | in_force | sued | closed)
    take_back_fee = taken_back(examining | issued | answering | lapsed | in_force | sued | closed)
    relieve = Step(
        "准许缓交减交免交",
        by=FILING_JUDGE,
        moves=examining.stays,
        facts=Relief,
        needs=[owes],
        does=relieve,
        law=COURT_FEES("第四十四条", "申请缓交、减交或者免交诉讼费用"),
        english="Grant relief",
    )
    issue = Step(
        "发出支付令",
        by=FILING_JUDGE,
        moves=examining >> issued,
        needs=[must.fee_is_settled, must.is_not_sued],
        does=effects.issue,
        signed=True,
        law=CIVIL_PROCEDURE("第二百二十七条", "对债权债务关系明确、合法的，应当在受理之日起十五日内向债务人发出支付令"),
        english="Issue the order",
    )
    dismiss = Step(
        "裁定驳回申请",
        by=FILING_JUDGE,
        moves=examining >> closed,
        facts=facts.Dismissal,
        does=effects.dismiss,
        signed=True,
        law=INTERPRETATION("第四百二十八条", "裁定驳回申请"),
        english="Dismiss the application",
    )
    withdraw = Step(
        "撤回申请",
        by=CLAIMANT,
        moves=(applied | examining | issued).stays,
        facts=facts.Withdrawal,
        needs=[must.nobody_has_received_it],
        law=INTERPRETATION("第四百三十条", "债务人收到支付令前，债权人撤回申请的"),
        english="Withdraw",
    )
    discontinue = Step(
        "裁定终结：撤回或者另诉",
        by=FILING_JUDGE,
        moves=(applied | examining | issued) >> closed,
        facts=facts.Discontinuance,
        needs=[must.has_a_reason_to_end],
        does=effects.discontinue,
        signed=True,
        law=INTERPRETATION("第四百三十条", "应当裁定终结督促程序，已发出支付令的，支付令自行失效"),
        english="End it: withdrawn or sued upon",
    )
    reach = Step(
        "支付令送达全部债务人",
        by=COURSE,
        moves=issued >> answering,
        does=effects.reach,
        law=FIFTEEN_DAYS,
        english="The order has reached every debtor",
    )
    object = Step(
        "提出书面异议",
        by=DEFENDANT | COUNTER,
        moves=(issued | answering).stays,
        facts=facts.Objection,
        needs=[must.is_a_debtor, must.is_in_time, must.has_not_retracted],
        does=effects.object_,
        until=days(15),
        since=on_served("order"),
        law=FIFTEEN_DAYS,
        english="Object in writing",
    )
    retract = Step(
        "撤回异议",
        by=DEFENDANT,
        moves=(issued | answering).stays,
        facts=facts.Withdrawal,
        needs=[must.has_objected],
        law=INTERPRETATION("第四百三十七条", "债务人请求撤回异议的，应当裁定准许"),
        english="Retract the objection",
    )
    overrule = Step(
        "裁定驳回异议",
        by=FILING_JUDGE,
        moves=(issued | answering).stays,
        facts=facts.Opinion,
        needs=[must.somebody_objects],
        does=effects.overrule,
        signed=True,
        law=INTERPRETATION("第四百三十六条", "经审查认为异议不成立的，裁定驳回"),
        english="Overrule the objection",
    )
    uphold = Step(
        "裁定终结：异议成立",
        by=FILING_JUDGE,
        moves=(issued | answering) >> lapsed,
        facts=facts.Upheld,
        needs=[must.somebody_objects, must.is_about_the_debt],
        does=effects.uphold,
        signed=True,
        law=CIVIL_PROCEDURE("第二百二十八条", "异议成立的，应当裁定终结督促程序，支付令自行失效"),
        english="End it: the objection stands",
    )
    terminate = Step(
        "裁定终结：无法送达",
        by=FILING_JUDGE,
        moves=issued >> lapsed,
        facts=facts.Opinion,
        needs=[must.thirty_days_are_over],
        does=effects.terminate,
        signed=True,
        law=must.UNSERVED,
        english="End it: not served in thirty days",
    )
    perform = Step(
        "确认已经清偿",
        by=CLAIMANT | COUNTER,
        moves=(issued | answering) >> closed,
        facts=facts.Performance,
        needs=[must.has_come],
        does=effects.perform,
        law=CIVIL_PROCEDURE("第二百二十七条", "十五日内清偿债务"),
        english="Confirm that it is paid",
    )
    take_effect = Step(
        "支付令生效",
        by=FILING_JUDGE,
        moves=answering >> in_force,
        needs=[must.nobody_objects, must.debtors_had_their_days],
        does=effects.take_effect,
        on_lapse_of=answering,
        law=CIVIL_PROCEDURE("第二百二十七条", "不提出异议又不履行支付令的，债权人可以向人民法院申请执行"),
        english="The order takes effect",
    )
    apply_for_enforcement = applying(in_force.stays)
    convert = Step(
        "转入诉讼",
        by=CLAIMANT,
        moves=lapsed >> sued,
        does=effects.convert,
        on_lapse_of=lapsed,
        law=INTERPRETATION("第四百三十九条", "视为向受理申请的人民法院起诉"),
        english="Turn it into a suit",
    )
    decline = Step(
        "不同意起诉",
        by=CLAIMANT,
        moves=lapsed >> closed,
        facts=facts.Withdrawal,
        does=effects.decline,
        law=SEVEN_DAYS,
        english="Decline to sue",
    )

    time_to_enforce = two_years("apply_for_enforcement")
