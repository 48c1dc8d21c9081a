"""第三人：有独立请求权的起诉参加，没有的申请或者由法院通知参加；独立的请求另交减半的受理费，与本诉一并审理、一并裁判。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, Notice, changed
from xiezhi.engine.facts import Facts, Prose, ask
from xiezhi.engine.words import COUNTER, JUDGE, THIRD, Step, guard
from xiezhi.law.fees import counterclaim_fee
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.law.working import Yuan, from_fen, to_fen
from xiezhi.phrases.bench import clerk_of, sentence
from xiezhi.phrases.court_fees import charge
from xiezhi.phrases.intervening import SUES, TOLD
from xiezhi.phrases.joint import tried_alone
from xiezhi.phrases.people import Party, enter
from xiezhi.phrases.requests import to_everyone, told
from xiezhi.procedures.first_instance.guards import UNPAID
from xiezhi.procedures.first_instance.states import BEFORE_HEARING, ON_TRIAL
from xiezhi.procedures.first_instance.track_effects import told_of_evidence
from xiezhi.procedures.first_instance.track_rules import track_of, triaged
from xiezhi.records.ledger import Bill
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Claim

JOINED = CIVIL_PROCEDURE("第一百四十三条", "第三人提出与本案有关的诉讼请求，可以合并审理")
FEE = "third_claim_fee"


class Demand(Facts):
    """第三人独立的请求。"""

    text: Prose = ask("对诉讼标的的请求", long=True, english="What he claims", help="写明对谁、要什么")
    amount: Yuan | None = ask("金额（元）", default=None, english="Amount (yuan)")
    reasons: Prose = ask("事实和理由", long=True, english="Facts and reasons")


class Intervening(Demand):
    """有独立请求权的第三人起诉：他是谁，要什么。"""

    third: Party = ask("第三人", english="Third party")
    electronic: bool = ask("同意电子送达", default=False, english="Agrees to electronic service")


class Added(Facts):
    """通知参加诉讼的第三人：没有独立请求权，但处理结果同他有法律上的利害关系。"""

    thirds: tuple[Party, ...] = ask("第三人", english="Third parties")
    reason: Prose = ask("同案件处理结果的利害关系", long=True, english="His interest in the outcome")


class Refusal(Facts):
    """不一并审理的理由。"""

    reason: Prose = ask("理由", long=True, english="Reasons")


def of_thirds(case: Case, *states: str) -> list[Claim]:
    """第三人的请求。"""
    thirds = {each.person for each in case.standings(THIRD.name)}
    return [each for each in case.mine(Claim) if each.by in thirds and each.status in states]


@guard("须是还不在本案的人", SUES, english="It must be somebody who is not a party yet")
def is_new_here(case: Case, facts: Intervening) -> bool:
    return _is_outside(case, facts.third)


@guard("须写明通知谁，都是还不在本案的人", TOLD, english="Name whom; none of them may be a party yet")
def are_new_here(case: Case, facts: Added) -> bool:
    return bool(facts.thirds) and all(_is_outside(case, each) for each in facts.thirds)


def _is_outside(case: Case, party: Party) -> bool:
    known = case.known(party.id_number)
    return known is None or known.person not in case.parties


@guard("须有尚未审查的第三人的请求", JOINED, english="A third party's claim must be waiting to be examined")
def demand_waits(case: Case, _: Any) -> bool:
    return bool(of_thirds(case, "asked"))


@guard("须没有正在审查的本人的请求", JOINED, english="He must have no claim under examination")
def none_of_his_waits(case: Case, _: Any) -> bool:
    return all(each.by != case.me for each in of_thirds(case, "asked"))


@guard(
    "须是缴费通知已送达第三人、七日期满而仍未预交的请求",
    UNPAID,
    english="The third party must have let seven days pass since the notice of its fee",
)
def demand_is_unpaid(case: Case, _: Any) -> bool:
    return bool(_unpaid(case))


def _unpaid(case: Case) -> list[Bill]:
    late = {row.person for row in case.deadlines if row.clock == "payment" and row.status == "lapsed"}
    return [each for each in case.bills if each.kind == FEE and each.status == "open" and each.payer in late]


def _enters(case: Case, parties: tuple[Party, ...], *, electronic: bool = False) -> Iterator[Any]:
    """第三人进入本案，排在已有的第三人之后；他当天知道由谁审理。"""
    before = len(case.standings(THIRD.name))
    for each in enter(case, parties, THIRD.name, electronic=electronic):
        yield changed(each, order=before + each.order) if isinstance(each, Standing) else each


def _demanded(case: Case, facts: Demand, by: str, name: str) -> Iterator[Any]:
    amount = to_fen(facts.amount) if facts.amount is not None else None
    yield Subject(by)
    yield case.make(
        Claim, proceeding=case.proceeding.id, order=1 + len(case.mine(Claim)), text=facts.text, amount=amount,
        status="asked", by=by,
    )  # fmt: skip
    yield case.make(
        Paper, proceeding=case.proceeding.id, kind="third_complaint", title="第三人起诉状", origin="party", at=case.now,
        by=by, name=f"第三人{name}的起诉状", data=f"{facts.text}\n{facts.reasons}",
    )  # fmt: skip
    yield from to_everyone(case, f"第三人{name}提出独立的请求：{facts.text}")


def intervene(case: Case, facts: Intervening) -> Iterator[Any]:
    made = list(_enters(case, (facts.third,), electronic=facts.electronic))
    yield from made
    who = next(each for each in made if isinstance(each, Person))
    yield from _demanded(case, facts, who.person, who.name)
    yield Notice(who.person, f"您的起诉已经收到，由审判人员决定是否与本诉一并审理；{sentence(case)}")


def claim(case: Case, facts: Demand) -> Iterator[Any]:
    yield from _demanded(case, facts, case.me, case.person(case.me).name)


def add(case: Case, facts: Added) -> Iterator[Any]:
    """应诉通知书、举证通知书送第三人。"""
    made = list(_enters(case, facts.thirds))
    yield from made
    people = [each for each in made if isinstance(each, Person)]
    names = "、".join(each.name for each in people)
    yield from summoned(case, names)
    text = f"通知{names}作为第三人参加诉讼：{facts.reason}"
    yield from to_everyone(case, text)
    yield from told((each.person for each in people), text)


def summoned(case: Case, names: str) -> Iterator[Paper]:
    """没有独立请求的第三人收到的应诉通知书和举证通知书。"""
    yield case.draft(
        "defence_notice",
        addressee=names,
        plaintiffs=case.names("claimant"),
        cause=case.dispute.cause,
        number=case.proceeding.number,
        copies=1,
        judges=sentence(case),
        clerk=clerk_of(case),
        papers=["起诉状副本", "证据材料", "举证通知书"],
        telephone="12368",
    )
    yield told_of_evidence(case, names, case.names("claimant", "defendant"), track_of(case))


def join(case: Case, _: Any) -> Iterator[Any]:
    """一并审理：受理费减半，由第三人七日内预交；举证期限告知他。"""
    for each in of_thirds(case, "asked"):
        yield changed(each, status="active")
        name = case.person(each.by).name
        yield told_of_evidence(case, name, case.names("claimant", "defendant"), track_of(case))
        if each.amount:
            working = counterclaim_fee(Yuan(from_fen(each.amount)), on=case.date)
            yield from charge(case, FEE, working, payer=each.by)
    yield from to_everyone(case, "第三人的请求与本诉一并审理、一并裁判")


def refuse(case: Case, facts: Refusal) -> Iterator[Any]:
    """不一并审理：可以另行起诉；只为这一请求来的人，不再是本案的第三人。"""
    refused = of_thirds(case, "asked")
    came = {each.subject for each in case.entries("intervene")}
    yield from to_everyone(case, f"第三人的请求不在本案审理，可以另行起诉：{facts.reason}")
    for each in refused:
        yield changed(each, status="refused")
    gone = came & {each.by for each in refused}
    yield from (changed(each, until=case.day) for each in case.standings(THIRD.name) if each.person in gone)


def drop(case: Case, _: Any) -> Iterator[Any]:
    for bill in _unpaid(case):
        yield changed(bill, status="void")
        yield from (changed(each, status="withdrawn") for each in of_thirds(case, "active") if each.by == bill.payer)
        yield from to_everyone(case, f"第三人{case.person(bill.payer).name}没有按期交纳案件受理费，他的请求按撤诉处理")


class Interventions:
    """第三人参加诉讼，到他的请求一并审理或者不一并审理。"""

    intervene = Step(
        "第三人起诉参加诉讼",
        by=COUNTER,
        moves=BEFORE_HEARING.stays,
        facts=Intervening,
        needs=[triaged, is_new_here, tried_alone],
        does=intervene,
        law=SUES,
        english="A third party sues to join",
        help="对原告、被告所争的标的认为自己有权利的人；窗口代他录入，由审判人员决定是否一并审理",
    )
    claim_as_third = Step(
        "提出独立的请求",
        by=THIRD,
        moves=BEFORE_HEARING.stays,
        facts=Demand,
        needs=[triaged, none_of_his_waits, tried_alone],
        does=claim,
        law=CIVIL_PROCEDURE_INTERPRETATION("第八十一条", "有权向人民法院提出诉讼请求和事实、理由，成为当事人"),
        english="Claim for oneself",
    )
    add_third = Step(
        "通知第三人参加诉讼",
        by=JUDGE,
        moves=BEFORE_HEARING.stays,
        facts=Added,
        needs=[triaged, are_new_here, tried_alone],
        does=add,
        signed=True,
        law=TOLD,
        english="Summon a third party",
        help="案件处理结果同他有法律上的利害关系的人：他申请，或者由法院通知",
    )
    join_third_claim = Step(
        "一并审理第三人的请求",
        by=JUDGE,
        moves=BEFORE_HEARING.stays,
        needs=[demand_waits],
        does=join,
        law=JOINED,
        english="Try the third party's claim with the suit",
    )
    refuse_third_claim = Step(
        "不一并审理第三人的请求",
        by=JUDGE,
        moves=BEFORE_HEARING.stays,
        facts=Refusal,
        needs=[demand_waits],
        does=refuse,
        signed=True,
        law=JOINED,
        english="Do not try the third party's claim here",
    )
    drop_third_claim = Step(
        "第三人的请求按撤诉处理",
        by=JUDGE,
        moves=ON_TRIAL.stays,
        needs=[demand_is_unpaid],
        does=drop,
        signed=True,
        law=UNPAID,
        english="Treat the third party's claim as withdrawn",
    )
