"""合并审理的条件：同一法院、同一审级、同一程序，可以开庭的；同一种类的须经全体当事人同意。"""

from __future__ import annotations

from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.words import guard
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.phrases.carried import opened_in
from xiezhi.phrases.courtroom import current
from xiezhi.phrases.joint import JOINT, Ground, heard_after, joint_trial, may_name
from xiezhi.procedures.joinder.facts import Listing, Proposal
from xiezhi.records.hearing import Hearing
from xiezhi.records.relation import Relation

OPEN_COURT = CIVIL_PROCEDURE("第一百三十七条", "应当公开进行")


def cases_of(case: Case) -> list[Relation]:
    """并入的各案，主案除外。"""
    return case.mine(Relation)


def ground_of(case: Case) -> Ground:
    return Ground(cases_of(case)[0].ground)


@guard(
    "须是本院您可以查看的其他一审案件，各写一次",
    JOINT,
    english="They must be other first-instance cases of this court that you may see, each named once",
)
def are_others(case: Case, facts: Proposal) -> bool:
    lead, others = opened_in(case).proceeding, [case.beside(each) for each in facts.cases]
    ids = {each.proceeding.id for each in others if each and each.proceeding.procedure == lead.procedure}
    return may_name(case, others) and 0 < len(ids) == len(facts.cases) and lead.id not in ids


@guard(
    "各案须已送达、可以排期，适用相同的程序；程序不同的先转换",
    JOINT,
    english="Each case must be ready to be listed, under the same track: convert first",
)
def are_alike(case: Case, facts: Proposal) -> bool:
    lead = opened_in(case).proceeding
    others = [each.proceeding for number in facts.cases if (each := case.beside(number))]
    return all((each.state, each.track) == (lead.state, lead.track) for each in others)


@guard("各案须没有合并审理", JOINT, english="None of them may be tried jointly already")
def none_is_joined(case: Case, facts: Proposal) -> bool:
    lead = opened_in(case)
    waits = [each for each in lead.children(case.proceeding.procedure) if not each.closed and each != case.proceeding]
    others = [each for number in facts.cases if (each := case.beside(number))]
    return not waits and not any(joint_trial(each) for each in (lead, *others))


@guard(
    "只有诉讼标的是同一种类的，才须当事人同意",
    JOINT,
    english="Only where the claims are of one kind must the parties agree",
)
def needs_consent(case: Case, _: Any) -> bool:
    return ground_of(case) is Ground.one_kind


@guard(
    "诉讼标的是同一种类的，须全体当事人同意",
    JOINT,
    english="Where the claims are of one kind, every party must agree",
)
def is_agreed(case: Case, _: Any) -> bool:
    return ground_of(case) is not Ground.one_kind or case.proceeding.state == "agreed"


@guard(
    "主案须可以排期，没有中止",
    CIVIL_PROCEDURE("第一百五十三条", "中止诉讼"),
    english="The leading case must be ready to be listed, and not stayed",
)
def lead_is_ready(case: Case, _: Any) -> bool:
    lead = opened_in(case)
    stayed = lead.last("suspend", "resume")
    return lead.proceeding.state == "ready" and (stayed is None or stayed.step.endswith(".resume"))


@guard("各案须都已并入", JOINT, english="Every case must have been joined")
def all_have_entered(case: Case, _: Any) -> bool:
    return all(each.since for each in cases_of(case))


@guard(
    "各案的举证期限须已届满，各方均表示不需要的除外",
    CIVIL_PROCEDURE_INTERPRETATION("第二百六十六条", "当事人双方均表示不需要举证期限、答辩期间的"),
    english="The time for evidence must be over in every case, unless all say they need none",
)
def evidence_is_in(case: Case, facts: Listing) -> bool:
    lead = opened_in(case)
    last = [heard_after(lead.deadlines, lead.parties), *(each.heard_after for each in cases_of(case))]
    return facts.waived or all(each and each < facts.day.isoformat() for each in last)


@guard(
    "有一案不公开审理的，合并开庭须不公开",
    OPEN_COURT,
    english="Where one of the cases is tried behind closed doors, the joint hearing must be closed",
)
def closed_if_one_is(case: Case, facts: Listing) -> bool:
    closed = any(not each.public for each in opened_in(case).mine(Hearing))
    return not facts.public or not (closed or any(each.closed for each in cases_of(case)))


@guard(
    "诉讼标的是共同的，须作出一份判决",
    CIVIL_PROCEDURE("第五十五条", "共同诉讼的一方当事人对诉讼标的有共同权利义务的"),
    english="Where the subject matter is common, there must be one judgment",
)
def may_be_judged_apart(case: Case, _: Any) -> bool:
    return ground_of(case) is not Ground.one_object


@guard(
    "合并开庭的笔录须已签阅完毕",
    CIVIL_PROCEDURE("第一百五十条", "法庭笔录应当当庭宣读"),
    english="The record of the joint hearing must be read and signed",
)
def minutes_are_read(case: Case, _: Any) -> bool:
    hearing = current(case)
    return hearing is not None and hearing.status == "read"
