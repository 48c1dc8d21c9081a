"""参与分配：几个债权人分一个被执行人的钱。申请、方案、送达、异议、反对、起诉，确定以后照方案发放。"""

from __future__ import annotations

from typing import Any

from xiezhi.engine.case import Case
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
    guard,
)
from xiezhi.law.periods import days
from xiezhi.law.statutes import CIVIL_PROCEDURE_INTERPRETATION as JI
from xiezhi.law.working import to_fen
from xiezhi.phrases.carried import opened_in
from xiezhi.procedures.money import sharing_effects as effects
from xiezhi.procedures.money import sharing_facts as stated
from xiezhi.procedures.money.books import account_of, free
from xiezhi.procedures.money.case_facts import Account
from xiezhi.procedures.money.rules import PAYOUT_RULE
from xiezhi.records.deadline import Deadline

ASK = JI("第五百零六条", "可以向人民法院申请参与分配")
TITLE = JI("第五百零七条", "并附有执行依据")
IN_TIME = JI("第五百零七条", "被执行人的财产执行终结前提出")
SHARES = JI("第五百零八条", "按照其占全部申请参与分配债权数额的比例")
PLAN = JI("第五百零九条", "执行法院应当制作财产分配方案，并送达各债权人和被执行人")
OBJECT = JI("第五百零九条", "应当自收到分配方案之日起十五日内")
NOTIFY = JI("第五百一十条", "执行法院应当通知未提出异议的债权人、被执行人")
OPPOSE = JI("第五百一十条", "自收到通知之日起十五日内未提出反对意见的")
AMEND = JI("第五百一十条", "依异议人的意见对分配方案审查修正后进行分配")
SUE = JI("第五百一十条", "异议人可以自收到通知之日起十五日内")
STANDS = JI("第五百一十条", "异议人逾期未提起诉讼的")


@guard(
    "被执行人是公民的，须按比例参与分配",
    SHARES,
    english="Where the debtor is a natural person, creditors share in proportion",
)
def way_fits(case: Case, facts: stated.Opening) -> bool:
    debtors = [case.person(each.person) for each in effects.enforcement_of(case).standings("defendant")]
    return facts.way is stated.Way.participation or all(each.kind != "natural" for each in debtors)


@guard("同一笔案款只能有一件参与分配", IN_TIME, english="The same money is shared in one distribution only")
def is_the_only_one(case: Case, _: Any) -> bool:
    others = [each for each in opened_in(case).children("distribution") if each.id != case.proceeding.id]
    return all(each.closed for each in others)


@guard("须写明一位债权人和他的债权数额", ASK, english="Name a creditor and the amount of his claim")
def creditor_is_named(case: Case, facts: stated.Joining) -> bool:
    return len(facts.creditors) == 1 and facts.debt + facts.doubled > 0


@guard(
    "普通债权须有执行依据；主张优先的，须写明依据",
    TITLE,
    english="An ordinary claim needs its title, a preferred one its ground",
)
def has_title(case: Case, facts: stated.Joining) -> bool:
    return bool(facts.title) or (facts.priority > 0 and bool(facts.basis))


@guard(
    "按查封先后受偿的，须写明查封之日",
    JI("第五百一十四条", "查封、扣押、冻结财产的先后顺序清偿"),
    english="Where the first to seize is paid first, state the day of the seizure",
)
def seizure_is_dated(case: Case, facts: stated.Joining) -> bool:
    return effects.way_of(case) is stated.Way.participation or facts.priority > 0 or facts.seized is not None


@guard(
    "分配的总额须大于零，不能多于账上没有分配的案款",
    PLAN,
    english="What is shared is more than nothing and no more than is left to share",
)
def money_is_there(case: Case, facts: stated.Planning) -> bool:
    return 0 < to_fen(facts.amount) <= free(opened_in(case)) and facts.costs <= facts.amount


@guard("须是参加分配的债权人", ASK, english="It must be a creditor who shares")
def takes_part(case: Case, _: Any) -> bool:
    return any(each.creditor == case.me for each in effects.claims_of(case))


@guard("户名须与当事人的姓名（名称）一致", PAYOUT_RULE, english="The account must be in the party's own name")
def account_is_his_own(case: Case, facts: Account) -> bool:
    person = facts.person or case.me
    return person in case.parties and case.person(person).name == facts.holder


def over(case: Case, clock: str, people: set[str]) -> bool:
    """这些人的期限都已经届满。"""
    mine: list[Deadline] = [each for each in case.deadlines if each.clock == clock and each.status != "void"]
    return {each.person for each in mine} >= people and all(each.is_over(case.now[:10]) for each in mine)


@guard(
    "各债权人和被执行人提出异议的期限须已届满",
    OBJECT,
    english="The time of creditors and debtor to object must be over",
)
def nobody_objected(case: Case, _: Any) -> bool:
    return over(case, "object_to_plan", set(case.parties))


@guard(
    "其他人提出反对意见的期限须已届满，并且没有人反对",
    OPPOSE,
    english="The others' time to oppose must be over, and nobody have opposed",
)
def nobody_opposed(case: Case, _: Any) -> bool:
    others = set(case.parties) - set(effects.objectors(case))
    return over(case, "oppose", others) and not effects.opponents(case)


@guard("异议人起诉的期限须已届满", STANDS, english="The objector's time to sue must be over")
def nobody_sued(case: Case, _: Any) -> bool:
    return over(case, "sue", set(effects.objectors(case)))


@guard("须由提出异议的人起诉", SUE, english="Only who objected can sue")
def is_objector(case: Case, _: Any) -> bool:
    return case.me in effects.objectors(case)


@guard("提出异议的人不能反对自己的异议", OPPOSE, english="Who objects cannot oppose his own objection")
def is_another(case: Case, _: Any) -> bool:
    return case.me not in effects.objectors(case)


@guard(
    "修正后各债权人的合计须与原方案相等，每人不能多于他的债权",
    AMEND,
    english="As corrected it adds up to the same, and nobody gets more than his claim",
)
def sums_agree(case: Case, facts: stated.Amending) -> bool:
    claims = effects.claims_of(case)
    most: dict[str, int] = {}
    for each in claims:
        most[each.creditor] = most.get(each.creditor, 0) + each.debt + each.doubled
    wanted = {each.creditor: to_fen(each.amount) for each in facts.shares}
    total = sum(each.share + each.share_doubled for each in claims)
    return (
        wanted.keys() == most.keys()
        and len(wanted) == len(facts.shares)
        and sum(wanted.values()) == total
        and all(fen <= most[creditor] for creditor, fen in wanted.items())
    )


@guard("分到钱的人须先确认收款账户", PAYOUT_RULE, english="Who gets money must first confirm an account")
def accounts_are_known(case: Case, _: Any) -> bool:
    made = effects.allocation(case)
    return made is not None and all(account_of(case, each.payee) for each in made.parts if each.payee)


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
    fixed = State("方案已确定", unclocked="三十日内发放的期限在案款账上计算", english="Plan fixed")
    paid = State("已按方案分配", last=True, english="Distributed")
    dropped = State("不再参与分配", last=True, english="Dropped")

    share_out = Step(
        "启动参与分配",
        by=ENFORCER,
        moves=NEW >> claiming,
        facts=stated.Opening,
        needs=[way_fits, is_the_only_one],
        does=effects.open_,
        law=ASK,
        english="Open the distribution",
    )
    join = Step(
        "申请参与分配",
        by=COUNTER | ENFORCER | COURTS,
        moves=claiming.stays,
        facts=stated.Joining,
        needs=[creditor_is_named, has_title, seizure_is_dated],
        does=effects.join,
        law=ASK,
        english="Join with a claim",
    )
    leave = Step(
        "撤回参与分配的申请",
        by=CLAIMANT,
        moves=claiming.stays,
        needs=[takes_part],
        does=effects.leave,
        personal=True,
        law=ASK,
        english="Withdraw one's claim",
    )
    name_payee = Step(
        "确认分配款的收款账户",
        by=CLAIMANT | DEFENDANT | COUNTER,
        moves=(claiming | planned | contested | opposed | sued | fixed).stays,
        facts=Account,
        needs=[account_is_his_own],
        does=effects.name_account,
        law=PAYOUT_RULE,
        english="Confirm the account for one's share",
    )
    draw_up = Step(
        "作出分配方案",
        by=ENFORCER,
        moves=claiming >> planned,
        facts=stated.Planning,
        needs=[money_is_there],
        does=effects.draw_up,
        offers=effects.offered,
        signed=True,
        law=PLAN,
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
        law=OBJECT,
        english="Object to the plan",
    )
    oppose = Step(
        "对异议提出反对意见",
        by=CLAIMANT | DEFENDANT,
        moves=(contested | opposed) >> opposed,
        facts=stated.Objecting,
        needs=[is_another],
        does=effects.oppose,
        until=days(15),
        since=on_served(effects.OBJECTED),
        law=OPPOSE,
        english="Oppose the objection",
    )
    amend = Step(
        "依异议修正方案",
        by=ENFORCER,
        moves=contested >> fixed,
        facts=stated.Amending,
        needs=[nobody_opposed, sums_agree],
        does=effects.amend,
        signed=True,
        law=AMEND,
        english="Amend the plan as the objector asks",
    )
    sue = Step(
        "提起分配方案异议之诉",
        by=CLAIMANT | DEFENDANT,
        moves=opposed >> sued,
        facts=stated.Sued,
        needs=[is_objector],
        until=days(15),
        since=on_served(effects.OPPOSED),
        then="let_stand",
        law=SUE,
        english="Sue about the plan",
    )
    let_stand = Step(
        "异议人没有起诉，按原方案",
        by=ENFORCER | CLOCK,
        moves=opposed >> fixed,
        needs=[nobody_sued],
        law=STANDS,
        english="Nobody sued: the plan stands",
    )
    as_judged = Step(
        "依判决确定方案",
        by=ENFORCER,
        moves=sued >> fixed,
        facts=stated.Amending,
        needs=[sums_agree],
        does=effects.amend,
        signed=True,
        law=SUE,
        english="Fix the plan as judged",
    )
    fix = Step(
        "没有异议，方案确定",
        by=ENFORCER | CLOCK,
        moves=planned >> fixed,
        needs=[nobody_objected],
        law=OBJECT,
        english="Nobody objected: the plan is fixed",
    )
    pay = Step(
        "按方案分配",
        by=ENFORCER,
        moves=fixed >> paid,
        needs=[accounts_are_known],
        does=effects.pay,
        signed=True,
        law=SHARES,
        english="Distribute by the plan",
    )
    drop = Step(
        "不再参与分配",
        by=ENFORCER,
        moves=(claiming | planned) >> dropped,
        facts=stated.Objecting,
        law=ASK,
        english="Drop the distribution",
    )
