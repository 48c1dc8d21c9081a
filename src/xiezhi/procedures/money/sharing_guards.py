"""参与分配办理的条件：每一条都有一句话和法条。"""

from __future__ import annotations

from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.words import guard
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
KEEP = JI("第五百一十条", "应当提存与争议债权数额相应的款项")
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


def payable(case: Case, due: effects.Due, *, last: bool) -> bool:
    """分到钱的人都有收款账户。"""
    made = effects.allocation(case, due, last=last)
    return made is not None and all(account_of(case, each.payee) for each in made.parts if each.payee)


@guard("分到钱的人须先确认收款账户", PAYOUT_RULE, english="Who gets money must first confirm an account")
def accounts_are_known(case: Case, _: Any) -> bool:
    return payable(case, effects.still_due(case), last=True)


@guard("分到没有争议部分的人须先确认收款账户", PAYOUT_RULE, english="Who gets money now must first confirm an account")
def accounts_of_now_are_known(case: Case, facts: stated.Disputed) -> bool:
    return payable(case, effects.undisputed(case, facts), last=False)


@guard(
    "有争议的数额须大于零，每人不能多于他按方案的份额",
    KEEP,
    english="Something must be in dispute, and of nobody more than his share by the plan",
)
def disputes_fit(case: Case, facts: stated.Disputed) -> bool:
    most: dict[str, int] = {}
    for each in effects.claims_of(case):
        most[each.creditor] = most.get(each.creditor, 0) + each.share + each.share_doubled
    kept = {str(each.creditor): to_fen(each.amount) for each in facts.shares}
    return (
        len(kept) == len(facts.shares)
        and sum(kept.values()) > 0
        and all(fen <= most.get(creditor, 0) for creditor, fen in kept.items())
    )


@guard("诉讼期间只先分配一次", KEEP, english="While the suit runs the undisputed part is paid once")
def is_the_first_payment(case: Case, _: Any) -> bool:
    return not case.entries("pay_undisputed")


@guard(
    "确定的份额不能少于已经发放的",
    KEEP,
    english="No share can be fixed below what was paid already",
)
def not_below_what_was_paid(case: Case, facts: stated.Amending) -> bool:
    paid: dict[str, int] = {}
    for each in effects.claims_of(case):
        paid[each.creditor] = paid.get(each.creditor, 0) + each.paid + each.paid_doubled
    wanted = {str(each.creditor): to_fen(each.amount) for each in facts.shares}
    return all(wanted.get(creditor, 0) >= fen for creditor, fen in paid.items())
