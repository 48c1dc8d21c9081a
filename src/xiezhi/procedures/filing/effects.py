"""立案各步写入什么：人、请求、材料、文书。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from xiezhi.engine.case import Case, Notice, Tally, changed
from xiezhi.engine.words import ANYONE
from xiezhi.law.working import to_fen
from xiezhi.phrases.bench import clerk_signing
from xiezhi.phrases.contesting import Brought, people_brought
from xiezhi.phrases.people import enter, enter_agents, particulars
from xiezhi.procedures.filing.facts import (
    Defects,
    Door,
    Intake,
    Missing,
    Opinion,
    Proof,
    Redirection,
    Supplement,
)
from xiezhi.procedures.filing.guards import alike_key
from xiezhi.records.dispute import Dispute
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Claim

CONTACT = "立案庭，12368"


def submit(case: Case, intake: Intake) -> Iterator[Any]:
    """收件：人、请求、材料入档，出具收件凭证。"""
    by_self = case.role is ANYONE and not intake.through_agent
    made = [
        *enter(case, intake.claimants, "claimant", first=case.actor if by_self else "", electronic=intake.electronic),
        *enter(case, intake.defendants, "defendant"),
        *enter(case, intake.thirds, "third"),
    ]
    claimants = [row.person for row in made if isinstance(row, Standing) and row.role == "claimant"]
    actor = case.actor if case.role is ANYONE and intake.through_agent else ""
    made += enter_agents(case, intake.agents, claimants, actor=actor)
    yield from made
    fen = to_fen(intake.total)
    yield case.make(
        Dispute,
        id=case.proceeding.dispute,
        cause=str(intake.cause),
        door=str(intake.door),
        opened=case.day,
        told=intake.reasons,
        enterprise=intake.enterprise,
        likeness=alike_key(intake),
    )
    yield case.change(amount=fen or None)
    yield Tally(f"filed_{intake.door}", fen=fen)
    for order, demand in enumerate(intake.demands, 1):
        amount = to_fen(demand.amount) if demand.amount is not None else None
        yield case.make(Claim, proceeding=case.proceeding.id, order=order, text=demand.text, amount=amount)
    yield from _filed(case, intake.proofs)
    for missing in intake.promised:
        yield _promise(case, missing)
    names = {row.person: row.name for row in made if isinstance(row, Person)}
    yield case.draft(
        "receipt",
        number=f"收件编号：{case.proceeding.id}",
        submitter="、".join(names[each] for each in claimants),
        opponents="、".join(party.name for party in intake.defendants),
        cause=str(intake.cause),
        channel=intake.door.label,
        materials=[{"name": "民事起诉状", "copies": 1, "pages": 1, "form": "电子"}]
        + [{"name": proof.name, "copies": 1, "pages": 1, "form": "电子"} for proof in intake.proofs],
        clerk="立案庭",
        telephone="12368",
    )


def bring(case: Case, facts: Brought) -> Iterator[Any]:
    """随案转来的起诉状：人、请求、理由都在异议的案卷里，不再录入。"""
    made = list(people_brought(case, facts))
    yield from made
    fen = to_fen(facts.amount) if facts.amount is not None else 0
    people = {row.person: row for row in made if isinstance(row, Person)}
    stands = [row for row in made if isinstance(row, Standing)]

    def names(role: str) -> str:
        return "、".join(people[each.person].name for each in stands if each.role == role)

    yield case.make(
        Dispute,
        id=case.proceeding.dispute,
        cause=facts.cause,
        door=str(Door.carried),
        opened=case.day,
        told=facts.reasons,
        enterprise=any(each.kind == "organisation" for each in people.values()),
        about=facts.about,
    )
    yield case.change(amount=fen or None)
    yield Tally(f"filed_{Door.carried}", fen=fen)
    yield case.make(Claim, proceeding=case.proceeding.id, order=1, text=facts.demand, amount=None)
    yield case.draft(
        "receipt",
        number=f"收件编号：{case.proceeding.id}",
        submitter=names("claimant"),
        opponents=names("defendant"),
        cause=facts.cause,
        channel=Door.carried.label,
        materials=[{"name": "民事起诉状", "copies": 1, "pages": 1, "form": "电子"}],
        clerk="立案庭",
        telephone="12368",
    )


def _filed(case: Case, proofs: Iterable[Proof]) -> Iterator[Paper]:
    for proof in proofs:
        yield case.make(
            Paper,
            proceeding=case.proceeding.id,
            kind="proof",
            title="证据材料",
            origin="party",
            at=case.now,
            by=case.actor,
            name=proof.name,
            sha256=proof.file,
            data=proof.purpose,
        )


def _promise(case: Case, missing: Missing) -> Paper:
    return case.make(
        Paper,
        proceeding=case.proceeding.id,
        kind="promise",
        title="容缺承诺书",
        origin="party",
        at=case.now,
        by=case.actor,
        name=str(missing),
    )


def list_defects(case: Case, facts: Defects) -> Iterator[Any]:
    """一份清单，写明每一项缺什么、怎样补，几日内补正。"""
    yield case.draft(
        "defects",
        addressee=case.names("claimant"),
        opponents=case.names("defendant"),
        cause=case.dispute.cause,
        number=f"收件编号：{case.proceeding.id}",
        received=case.proceeding.opened,
        days=facts.days,
        contact=CONTACT,
        defects=[
            {"what": item.what, "how": item.how, "law": "《最高人民法院关于人民法院登记立案若干问题的规定》第七条"}
            for item in facts.items
        ],
    )
    for each in case.standings("claimant", "agent"):
        yield Notice(each.person, f"材料需要补正，共{len(facts.items)}项，请在{facts.days}日内一次补齐")


def supplement(case: Case, facts: Supplement) -> Iterator[Any]:
    yield from _filed(case, facts.proofs)
    if facts.address_of:
        yield changed(case.person(facts.address_of), address=facts.address)


def offer(case: Case, _: Any) -> Iterator[Any]:
    """告知先行调解的好处，可以拒绝，不需要理由。"""
    yield case.draft(
        "offer",
        number=f"收件编号：{case.proceeding.id}",
        addressee=case.names("defendant"),
        opponents=case.names("claimant"),
        cause=case.dispute.cause,
        reply_days=3,
        contact=CONTACT,
    )
    for person in case.parties:
        yield Notice(person, "法院建议先行调解：免费、三十日内有结果，可以一键拒绝")


def refuse(case: Case, facts: Opinion) -> Iterator[Any]:
    """不予受理用裁定，可以上诉。"""
    yield case.change(outcome="不予受理")
    yield case.draft(
        "rejection",
        plaintiffs=particulars(case, "claimant", "起诉人"),
        opponents=case.names("defendant"),
        received=case.proceeding.opened,
        claims=[claim.text for claim in case.claims],
        reasons=case.dispute.told,
        opinion=facts.opinion,
        articles=["第一百二十二条", "第一百二十六条"],
        court_above=_court_above(case),
        bench=[["审判员", _officer(case)]],
        clerk=clerk_signing(case),
        number=f"收件编号：{case.proceeding.id}",
    )


def directed(case: Case, _: Any) -> Iterator[Any]:
    yield case.change(outcome="")
    for each in case.standings("claimant", "agent"):
        yield Notice(each.person, "上级法院撤销不予受理的裁定，指令本院立案受理，请等待立案通知")


def redirect(case: Case, facts: Redirection) -> Iterator[Any]:
    yield case.change(outcome="另行处理")
    yield case.draft(
        "redirection",
        number=f"收件编号：{case.proceeding.id}",
        addressee=case.names("claimant"),
        opponents=case.names("defendant"),
        cause=case.dispute.cause,
        received=case.proceeding.opened,
        ground=int(facts.ground),
        opinion=facts.opinion,
        advice=facts.advice,
        transfer=False,
        contact=CONTACT,
    )


def withdraw(case: Case, _: Any) -> Iterator[Any]:
    yield case.change(outcome="撤回")


def close_dispute(case: Case, _: Any) -> Iterator[Any]:
    yield case.change(outcome="调解成功")
    yield changed(case.dispute, closed=case.day)


def docketed(case: Case, _: Any) -> Iterator[Any]:
    yield case.change(outcome="登记立案")
    for each in case.standings("claimant", "agent"):
        yield Notice(each.person, "已经登记立案")


def _court_above(case: Case) -> str:
    above = case.house.courts.get(case.court.parent)
    return above.name if above else "上一级人民法院"


def _officer(case: Case) -> str:
    return next((each.name for each in case.house.officers.values() if each.person == case.actor), "立案庭")
