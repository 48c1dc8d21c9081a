"""执行办理的条件：每一条都有一句话和法条。"""

from __future__ import annotations

from datetime import date
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.words import guard
from xiezhi.law.sources import Unread
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.law.statutes_enforcement import (
    ENFORCEMENT_LIMITS,
    ENFORCEMENT_WORK,
    NETWORK_QUERIES,
    SEIZURE,
    SETTLEMENTS,
)
from xiezhi.law.working import from_fen, to_fen
from xiezhi.phrases.debt import owed
from xiezhi.procedures.enforcement.facts import Asking, Assignment, Direct, Freezing, Talk, Terms
from xiezhi.procedures.enforcement.sanction_law import LIFT_ORDER
from xiezhi.procedures.enforcement.sanction_rules import term_of
from xiezhi.records.enforcement import Asset, Hold, Instalment
from xiezhi.records.proceeding import Proceeding

DONE = ENFORCEMENT_WORK("第六十四条", "执行完毕")


@guard(
    "须是本院在任的执行员",
    Unread(ENFORCEMENT_LIMITS.title, "第二条", "V2"),
    english="It must be an enforcement officer of this court",
)
def is_enforcer(case: Case, facts: Assignment) -> bool:
    return any(each.person == facts.officer for each in case.officers("enforcer"))


@guard(
    "只能查询被执行人的财产",
    NETWORK_QUERIES("第七条", "规范使用网络执行查控系统和查控信息"),
    english="Only the property of a debtor can be asked about",
)
def is_debtor(case: Case, facts: Asking) -> bool:
    return any(each.person == facts.debtor for each in case.standings("defendant"))


@guard(
    "须是本案查到的、还没有全部控制的财产",
    CIVIL_PROCEDURE("第二百五十三条", "不得超出被执行人应当履行义务的范围"),
    english="It must be property found in this case and not wholly held yet",
)
def is_known_asset(case: Case, facts: Freezing) -> bool:
    return any(each.id == facts.asset and each.status in ("found", "held") for each in case.mine(Asset))


@guard(
    "控制的总额不能超过尚欠的债务和执行费用（不可分的财产除外，由承办人写明）",
    SEIZURE("第十九条", "以其价额足以清偿法律文书确定的债权额及执行费用为限"),
    english="No more may be held than the debt and the costs, save what cannot be divided, with reasons",
)
def is_not_too_much(case: Case, facts: Freezing) -> bool:
    return controlled(case) + to_fen(facts.amount) <= ceiling(case) or is_one_thing(case, facts)


def to_freeze(case: Case) -> dict[str, str]:
    """预填：已查到还没有控制的，先存款，金额以还可以控制的为限。"""
    found = [each for each in case.mine(Asset) if each.status == "found"]
    room = ceiling(case) - controlled(case)
    if not found or room <= 0:
        return {}
    first = min(found, key=lambda each: (each.kind != "deposit", -each.value, each.id))
    return {"asset": first.id, "amount": str(from_fen(min(first.value, room)))}


def is_one_thing(case: Case, facts: Freezing) -> bool:
    """不可分的一项：还没有控制任何财产，或者不是存款。"""
    asset = next((each for each in case.mine(Asset) if each.id == facts.asset), None)
    return asset is not None and asset.kind != "deposit" and controlled(case) < ceiling(case)


def controlled(case: Case) -> int:
    """已经控制的总额，分；轮候的不计。"""
    return sum(
        (each.held or each.asked)
        for each in case.family.all(Hold)
        if each.status in ("ordered", "in_force") and each.rank == 0 and _of(case, each)
    )


def _of(case: Case, hold: Hold) -> bool:
    proceeding = case.family.get(Proceeding, hold.proceeding)
    return proceeding is not None and proceeding.parent == case.proceeding.id


def ceiling(case: Case) -> int:
    """可以控制的上限，分：今天尚欠的全部债务加申请执行费。"""
    return owed(case, case.date) + fee_due(case)


def fee_due(case: Case) -> int:
    """申请执行费还没有收的部分，分。"""
    return sum(each.amount - each.paid for each in case.bills if each.status == "open")


@guard("须是本案的人", CIVIL_PROCEDURE("第二百五十一条", "执行员"), english="It must be a person of this case")
def is_of_the_case(case: Case, facts: Talk) -> bool:
    return any(each.person == facts.whom for each in case.standings())


@guard(
    "须由本案的被执行人付给申请执行人",
    SETTLEMENTS("第一条", "变更生效法律文书确定的权利义务主体"),
    english="A debtor of this case must pay its applicant",
)
def between_the_parties(case: Case, facts: Terms) -> bool:
    payers = {each.person for each in case.standings("defendant")}
    payees = {each.person for each in case.standings("claimant")}
    return facts.payer in payers and facts.payee in payees and bool(facts.payments)


@guard(
    "各期须在今天或者以后",
    SETTLEMENTS("第一条", "当事人可以自愿协商达成和解协议"),
    english="Each instalment must be due today or later",
)
def is_ahead(case: Case, facts: Terms) -> bool:
    return all(each.due.isoformat() >= case.day for each in facts.payments)


@guard(
    "收到的日期不能晚于今天",
    ENFORCEMENT_WORK("第六十四条", "执行完毕"),
    english="The day of receipt cannot be later than today",
)
def has_come(case: Case, facts: Direct) -> bool:
    return facts.on.isoformat() <= case.now[:10]


@guard(
    "收到的金额不能多于尚欠的债务",
    ENFORCEMENT_WORK("第三十四条", "应当退还被执行人"),
    english="What was received cannot be more than what is owed",
)
def is_owed(case: Case, facts: Direct) -> bool:
    then, now = owed(case, facts.on), owed(case, date.fromisoformat(case.day))
    return to_fen(facts.amount) <= min(then, now)


@guard(
    "和解协议约定的期限须已过而没有付清",
    SETTLEMENTS("第九条", "可以申请恢复执行原生效法律文书"),
    english="A term of the settlement must have passed unpaid",
)
def was_broken(case: Case, _: Any) -> bool:
    return any(each.status == "open" and each.due < case.day for each in case.mine(Instalment))


@guard(
    "和解约定的各期须已付清",
    SETTLEMENTS("第八条", "执行和解协议履行完毕的"),
    english="Every instalment of the settlement must be paid",
)
def was_kept(case: Case, _: Any) -> bool:
    plan = [each for each in case.mine(Instalment) if each.status != "replaced"]
    return bool(plan) and all(each.status == "paid" for each in plan)


@guard("债务须已全部清偿或者放弃", DONE, english="The debt must be wholly paid or released")
def nothing_is_owed(case: Case, _: Any) -> bool:
    return owed(case, case.date) == 0


@guard("申请执行费须已收取或者免交", DONE, english="The enforcement fee must be collected or waived")
def fee_is_taken(case: Case, _: Any) -> bool:
    return fee_due(case) == 0


@guard("案款须已全部发放，账户已结清", DONE, english="The case money must be paid out and its account settled")
def money_is_settled(case: Case, _: Any) -> bool:
    return all(each.closed for each in case.children("case_money"))


@guard("查封、冻结须已全部解除", DONE, english="Every seizure and freeze must be lifted")
def nothing_is_held(case: Case, _: Any) -> bool:
    return all(each.closed for each in case.children("seizure"))


@guard(
    "限制消费、没有期限的失信须已全部解除；有期限的失信期满自动删除",
    LIFT_ORDER,
    english="Restrictions and listings without a term must be lifted; one with a term ends with it",
)
def no_sanction_stands(case: Case, _: Any) -> bool:
    return all(each.closed or term_of(each) is not None for each in case.children("sanction"))


@guard(
    "同一时间只有一件终本审查",
    CIVIL_PROCEDURE_INTERPRETATION("第五百一十七条", "可以裁定终结本次执行程序"),
    english="Only one review of ending the round runs at a time",
)
def no_review_runs(case: Case, _: Any) -> bool:
    return all(each.closed for each in case.children("round_end"))
