"""参与分配：几个债权人分一个被执行人的钱。申请、方案、送达、异议、反对、起诉，确定以后照方案发放。"""

from __future__ import annotations

from xiezhi.engine.clocks import on_served
from xiezhi.engine.words import (
    CLAIMANT,
    CLOCK,
    COUNTER,
    COURTS,
    DEFENDANT,
    ENFORCEMENT_HEAD,
    ENFORCER,
    FINANCE,
    INSPECTOR,
    NEW,
    PRESIDENT,
    Procedure,
    State,
    Step,
)
from xiezhi.law.periods import days
from xiezhi.phrases import contesting
from xiezhi.procedures.money import sharing_effects as effects
from xiezhi.procedures.money import sharing_facts as stated
from xiezhi.procedures.money import sharing_guards as must
from xiezhi.procedures.money.case_facts import Account
from xiezhi.procedures.money.rules import PAYOUT_RULE


class Distribution(
    Procedure,
    label="参与分配",
    code="分配",
    english="Distribution",
    numbered=False,
    seen_by=(COUNTER, FINANCE, ENFORCEMENT_HEAD, PRESIDENT, INSPECTOR),
):
    """参与分配：方案怎样算的，每一行都看得见；有异议的十五日内提出，没有异议的照方案发放。"""

    claiming = State("申请参与中", first=True, unclocked="财产执行终结以前都可以申请", english="Open to creditors")
    planned = State("方案已作出", unclocked="各人提出异议的十五日自收到方案起算，单列", english="Plan drawn up")
    contested = State("有异议", unclocked="其他人提出反对意见的十五日自收到通知起算，单列", english="Objected to")
    opposed = State("有反对意见", unclocked="异议人起诉的十五日自收到通知起算，单列", english="Opposed")
    sued = State("异议之诉审理中", unclocked="审限在诉讼案件里计算", english="Before the trial court")
    decided = State(
        "异议之诉已裁判", unclocked="依判决确定方案以后，发放的期限在案款账上计算", english="The suit was decided"
    )
    fixed = State("方案已确定", unclocked="三十日内发放的期限在案款账上计算", english="Plan fixed")
    paid = State("已按方案分配", last=True, english="Distributed")
    dropped = State("不再参与分配", last=True, english="Dropped")

    share_out = Step(
        "启动参与分配",
        by=ENFORCER,
        moves=NEW >> claiming,
        facts=stated.Opening,
        needs=[must.way_fits, must.is_the_only_one],
        does=effects.open_,
        law=must.ASK,
        english="Open the distribution",
    )
    join = Step(
        "申请参与分配",
        by=COUNTER | ENFORCER | COURTS,
        moves=claiming.stays,
        facts=stated.Joining,
        needs=[must.creditor_is_named, must.has_title, must.seizure_is_dated],
        does=effects.join,
        law=must.ASK,
        english="Join with a claim",
    )
    leave = Step(
        "撤回参与分配的申请",
        by=CLAIMANT,
        moves=claiming.stays,
        needs=[must.takes_part],
        does=effects.leave,
        personal=True,
        law=must.ASK,
        english="Withdraw one's claim",
    )
    name_payee = Step(
        "确认分配款的收款账户",
        by=CLAIMANT | DEFENDANT | COUNTER,
        moves=(claiming | planned | contested | opposed | sued | decided | fixed).stays,
        facts=Account,
        needs=[must.account_is_his_own],
        does=effects.name_account,
        law=PAYOUT_RULE,
        english="Confirm the account for one's share",
    )
    draw_up = Step(
        "作出分配方案",
        by=ENFORCER,
        moves=claiming >> planned,
        facts=stated.Planning,
        needs=[must.money_is_there],
        does=effects.draw_up,
        offers=effects.offered,
        signed=True,
        law=must.PLAN,
        english="Draw up the plan",
    )
    object_to_plan = Step(
        "对分配方案提出异议",
        by=CLAIMANT | DEFENDANT,
        moves=(planned | contested) >> contested,
        facts=stated.Objecting,
        does=effects.object_,
        until=days(15),
        since=on_served(effects.PLAN),
        then="fix",
        law=must.OBJECT,
        english="Object to the plan",
    )
    oppose = Step(
        "对异议提出反对意见",
        by=CLAIMANT | DEFENDANT,
        moves=(contested | opposed) >> opposed,
        facts=stated.Objecting,
        needs=[must.is_another],
        does=effects.oppose,
        until=days(15),
        since=on_served(effects.OBJECTED),
        law=must.OPPOSE,
        english="Oppose the objection",
    )
    amend = Step(
        "依异议修正方案",
        by=ENFORCER,
        moves=contested >> fixed,
        facts=stated.Amending,
        needs=[must.nobody_opposed, must.sums_agree],
        does=effects.amend,
        signed=True,
        law=must.AMEND,
        english="Amend the plan as the objector asks",
    )
    sue = Step(
        "提起分配方案异议之诉",
        by=CLAIMANT | DEFENDANT,
        moves=opposed >> sued,
        facts=stated.SuingAboutPlan,
        needs=[must.is_objector],
        does=effects.sue,
        offers=effects.suit_offered,
        until=days(15),
        since=on_served(effects.OPPOSED),
        then="let_stand",
        law=must.SUE,
        english="Sue about the plan",
    )
    let_stand = Step(
        "异议人没有起诉，按原方案",
        by=ENFORCER | CLOCK,
        moves=opposed >> fixed,
        needs=[must.nobody_sued],
        law=must.STANDS,
        english="Nobody sued: the plan stands",
    )
    pay_undisputed = Step(
        "先分配没有争议的部分",
        by=ENFORCER,
        moves=(sued | decided).stays,
        facts=stated.Disputed,
        needs=[must.is_the_first_payment, must.disputes_fit, must.accounts_of_now_are_known],
        does=effects.pay_undisputed,
        signed=True,
        law=must.KEEP,
        english="Pay what is not in dispute",
        help="有争议的数额留在案款账上，等诉讼的结果",
    )
    suit_filed = contesting.filed(sued.stays)
    suit_decided = contesting.decided(sued >> decided, contesting.told_of_the_end)
    suit_failed = Step(
        "诉讼没有判决就结束，按原方案",
        by=COURTS,
        moves=sued >> fixed,
        facts=contesting.Over,
        does=contesting.told_of_the_end,
        law=must.STANDS,
        english="The suit ended without judgment: the plan stands",
    )
    plan_upheld = Step(
        "判决没有改变方案",
        by=ENFORCER,
        moves=decided >> fixed,
        law=must.SUE,
        english="The judgment leaves the plan as it is",
    )
    as_judged = Step(
        "依判决确定方案",
        by=ENFORCER,
        moves=decided >> fixed,
        facts=stated.Amending,
        needs=[must.sums_agree, must.not_below_what_was_paid],
        does=effects.amend,
        signed=True,
        law=must.SUE,
        english="Fix the plan as judged",
    )
    fix = Step(
        "没有异议，方案确定",
        by=ENFORCER | CLOCK,
        moves=planned >> fixed,
        needs=[must.nobody_objected],
        law=must.OBJECT,
        english="Nobody objected: the plan is fixed",
    )
    pay = Step(
        "按方案分配",
        by=ENFORCER,
        moves=fixed >> paid,
        needs=[must.accounts_are_known],
        does=effects.pay,
        signed=True,
        law=must.SHARES,
        english="Distribute by the plan",
    )
    drop = Step(
        "不再参与分配",
        by=ENFORCER,
        moves=(claiming | planned) >> dropped,
        facts=stated.Objecting,
        law=must.ASK,
        english="Drop the distribution",
    )
