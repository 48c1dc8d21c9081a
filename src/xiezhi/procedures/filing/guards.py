"""立案的条件：每一条都有一句话和法条。"""

from __future__ import annotations

from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.words import ANYONE, COUNTER, guard
from xiezhi.law.sources import Policy
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION, FILING_RULES
from xiezhi.phrases.people import likeness
from xiezhi.procedures.filing.facts import Defects, Door, Intake, Missing, Supplement

CONDITIONS = CIVIL_PROCEDURE("第一百二十二条", "起诉必须符合下列条件")
DUPLICATE = CIVIL_PROCEDURE_INTERPRETATION("第二百四十七条", "重复起诉")
ONE_LIST = FILING_RULES("第七条", "一次性书面告知")
PROMISES = Policy("容缺受理规定", "次要材料可承诺后补")
VOLUNTARY = CIVIL_PROCEDURE("第一百二十五条", "当事人拒绝调解的除外")


def _lacking(case: Case, intake: Intake) -> list[str]:
    stated = {
        "原告": intake.claimants,
        "被告": intake.defendants,
        "诉讼请求": intake.demands,
        "事实和理由": intake.reasons.strip(),
    }
    return [label for label, value in stated.items() if not value]


@guard(
    "起诉须有原告、明确的被告和具体的诉讼请求",
    CONDITIONS,
    english="A claim needs a claimant, a definite defendant and what exactly is asked",
    lacking=_lacking,
)
def is_complete(case: Case, intake: Intake) -> bool:
    return not _lacking(case, intake)


@guard(
    "原告须写明身份证号或者统一社会信用代码",
    CIVIL_PROCEDURE("第一百二十四条", "起诉状应当记明下列事项"),
    english="The claimant must give an ID number or a credit code",
)
def claimants_are_known(case: Case, intake: Intake) -> bool:
    return all(party.id_number for party in intake.claimants)


@guard("同一当事人不能既是原告又是被告", CONDITIONS, english="Nobody can be claimant and defendant at once")
def sides_differ(case: Case, intake: Intake) -> bool:
    claimants = {party.id_number for party in intake.claimants if party.id_number}
    return not claimants & {party.id_number for party in intake.defendants if party.id_number}


@guard(
    "同样的当事人、案由和金额，须没有已在本院收件、尚未办结的",
    DUPLICATE,
    english="This court must not have an open claim of the same parties, cause and amount",
)
def is_first(case: Case, intake: Intake) -> bool:
    return not case.alike(alike_key(intake))


@guard(
    "窗口收件须选“窗口”“手机”或者“12368热线”渠道",
    FILING_RULES("第二条", "出具书面凭证"),
    english="At the counter, choose counter, phone or 12368 as the way it came",
)
def door_fits(case: Case, intake: Intake) -> bool:
    return case.role is not COUNTER or intake.door is not Door.web


@guard(
    "由代理人提交的，须填写代理人",
    CIVIL_PROCEDURE("第六十二条", "授权委托书"),
    english="What a representative hands in must name him",
)
def agent_is_named(case: Case, intake: Intake) -> bool:
    return not intake.through_agent or bool(intake.agents)


@guard(
    "用本人的账户以本人的证件号提交；替别人提交的，须由代理人代为提交",
    CONDITIONS,
    english="Use your own account with your own ID number; for somebody else, act as his representative",
)
def account_is_his_own(case: Case, intake: Intake) -> bool:
    """一个账户是一个人；窗口收件不用账户。"""
    before = case.met(case.actor) if case.role is ANYONE else None
    ones: tuple[Any, ...] = intake.agents if intake.through_agent else intake.claimants
    return before is None or not before.id_number or not ones or ones[0].id_number == before.id_number


@guard(
    "同意电子送达须由当事人本人表示，代理人代为提交时不能代为同意",
    CIVIL_PROCEDURE("第九十条", "经受送达人同意"),
    english="Only the party himself can consent to electronic service",
)
def speaks_for_himself(case: Case, intake: Intake) -> bool:
    return not (intake.electronic and intake.through_agent)


@guard(
    "单位当事人才能承诺后补法定代表人身份证明或者营业执照",
    PROMISES,
    english="Only an organisation can promise to bring its licence or its head's proof later",
)
def promise_fits(case: Case, intake: Intake) -> bool:
    of_firms = {Missing.representative, Missing.licence}
    return not of_firms & set(intake.promised) or any(party.kind == "organisation" for party in intake.claimants)


@guard(
    "补正事项须一次列全，一件只能告知一次",
    ONE_LIST,
    english="All defects are listed at once: a case is told of them only once",
)
def not_listed_before(case: Case, facts: Defects) -> bool:
    return not case.entries("list_defects")


@guard("须补正的事项至少写一项", ONE_LIST, english="The list has at least one item")
def something_is_listed(case: Case, facts: Defects) -> bool:
    return bool(facts.items)


@guard("补正期限须为一日至三十日", ONE_LIST, english="The time to mend is 1 to 30 days")
def time_to_mend_is_sound(case: Case, facts: Defects) -> bool:
    return 1 <= facts.days <= 30


@guard(
    "补充住所的，须选是哪一位的，并写明住所",
    CONDITIONS,
    english="An address is handed in later with whose it is, and the address itself",
    lacking=lambda case, facts: ["住所" if facts.address_of else "补充哪一位的住所"],
)
def address_is_whole(case: Case, facts: Supplement) -> bool:
    return bool(facts.address_of) == bool(facts.address)


@guard("所补住所须属于本案当事人", CONDITIONS, english="The address must be that of a party to this case")
def address_fits(case: Case, facts: Supplement) -> bool:
    return not facts.address_of or facts.address_of in case.parties


@guard("原告须没有拒绝先行调解", VOLUNTARY, english="The claimant must not have declined mediation")
def claimant_is_willing(case: Case, _: Any) -> bool:
    """他人不同意，或者无人答复，不等于原告拒绝。"""
    claimants = {each.person for each in case.standings("claimant")}
    return not any(each.subject in claimants for each in case.entries("decline"))


@guard("补正期限须已届满", ONE_LIST, english="The time to mend must have run out")
def supplement_is_overdue(case: Case, _: Any) -> bool:
    return any(row.clock == "supplement" and row.status == "lapsed" for row in case.deadlines)


def alike_key(intake: Intake) -> str:
    return likeness(str(intake.cause), intake.claimants, intake.defendants, int(intake.total * 100))


@guard(
    "须没有人上诉，且每一个起诉人的上诉期都已届满",
    CIVIL_PROCEDURE("第一百七十一条", "有权在裁定书送达之日起十日内"),
    english="Nobody may have appealed, and every claimant's time to appeal must be over",
)
def refusal_stands(case: Case, _: Any) -> bool:
    mine = {each.person: each for each in case.deadlines if each.clock == "appeal_refusal" and each.status != "void"}
    claimants = {each.person for each in case.standings("claimant")}
    return set(mine) >= claimants and all(each.is_over(case.now[:10]) for each in mine.values())
