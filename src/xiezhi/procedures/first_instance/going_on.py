"""准许原告撤诉、按撤诉处理以后，有独立请求权的第三人作为另案原告，原案原告、被告作为另案被告，诉讼继续进行。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from xiezhi.engine.case import Case, changed
from xiezhi.engine.facts import Facts, NoFacts
from xiezhi.engine.words import AGENT, COURSE, NEW, THIRD, Counter, Step
from xiezhi.law.statutes import CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.phrases.carried import opened_in
from xiezhi.phrases.court_fees import charge
from xiezhi.phrases.requests import told
from xiezhi.procedures.first_instance.charging import fee_of
from xiezhi.procedures.first_instance.intervention import FEE, of_thirds
from xiezhi.procedures.first_instance.states import At
from xiezhi.records.paper import Paper
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Claim

GOES_ON = CIVIL_PROCEDURE_INTERPRETATION("第二百三十七条", "有独立请求权的第三人作为另案原告")

SUIT_WITHDRAWN = ("withdraw", "withdraw_suit", "deem_withdrawn", "deem_absent", "deem_suit_withdrawn")
"""本诉撤回或者按撤诉处理的各步，不论反诉是否继续。"""


def where_a_third_claims(case: Case, _: Any) -> Iterator[Facts]:
    """有第三人的请求已经一并审理的，才另立一案。"""
    if of_thirds(case, "active"):
        yield NoFacts()


def go_on(case: Case, _: Any) -> Iterator[Any]:
    """另编案号；人、请求、材料和他已经交的受理费从原案带来，不再填写；没有交的在这里交。"""
    before, here = opened_in(case), case.proceeding.id
    claims = of_thirds(before, "active")
    stood = list(_stands(case, before, [each.by for each in claims]))
    asked = [
        case.make(Claim, proceeding=here, order=order, text=each.text, amount=each.amount)
        for order, each in enumerate(claims, 1)
    ]
    proceeding = case.change(
        **case.number("民初"), track="summary", amount=sum(each.amount or 0 for each in claims) or None
    )
    now = replace(case, family=case.family.after([*stood, *asked, proceeding]), proceeding=proceeding)
    yield from (*stood, *asked, proceeding)
    yield from (changed(each, status="withdrawn") for each in claims)
    for paper in before.mine(Paper):
        if paper.origin == "party" and paper.shelf == "main":
            yield changed(paper, id=case.new_id(), proceeding=here)
    yield from _notices(now)
    paid = [each for each in before.bills if each.kind == FEE and each.status == "paid"]
    yield from (changed(each, proceeding=here, kind="acceptance_fee") for each in paid)
    if not paid and proceeding.amount:
        yield from charge(now, "acceptance_fee", fee_of(now, halved=True))
    who, number = now.names("claimant"), proceeding.number
    text = f"本诉撤回或者按撤诉处理以后，第三人{who}的请求另立{number}继续审理，原案的原告、被告是被告"
    yield from told((each.person for each in stood), text)


def _stands(case: Case, before: Case, claiming: list[str]) -> Iterator[Standing]:
    """提出请求的第三人是原告，原案的原告、被告是被告，没有请求的第三人不变；代理人照旧。"""
    sides: dict[str, list[Standing]] = {"claimant": [], "defendant": [], THIRD.name: []}
    for each in before.standings("claimant", "defendant", THIRD.name):
        side = "claimant" if each.person in claiming else THIRD.name if each.role == THIRD.name else "defendant"
        sides[side].append(each)
    for role, people in sides.items():
        for order, each in enumerate(people, 1):
            yield case.stand(each.person, role, order, electronic=each.electronic)
    for each in before.standings(AGENT):
        yield case.stand(each.person, AGENT, each.order, of=each.of, electronic=each.electronic)


def _notices(case: Case) -> Iterator[Paper]:
    ours, theirs = case.names("claimant"), case.names("defendant")
    yield case.draft(
        "acceptance_notice",
        addressee=ours,
        opponents=theirs,
        cause=case.dispute.cause,
        received=case.day,
        officer="立案庭",
        telephone="12368",
        fee=None,
    )
    yield case.draft(
        "defence_notice",
        addressee=case.names("defendant", THIRD.name),
        plaintiffs=ours,
        cause=case.dispute.cause,
        copies=1,
        judges="审判人员、书记员确定后另行通知",
        clerk="",
        papers=["第三人起诉状副本", "证据材料", "举证通知书"],
        telephone="12368",
    )


class GoingOn:
    """第三人的请求另案继续。"""

    go_on = Step(
        "第三人的请求另案继续",
        by=COURSE,
        moves=NEW >> At.docketed,
        does=go_on,
        reads=(Counter("民初"),),
        law=GOES_ON,
        english="The third party's claim goes on as another case",
    )
