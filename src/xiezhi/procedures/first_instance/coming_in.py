"""网上申请参加诉讼的第三人在一审案件里：申请告诉每一个人，准许的进入本案，不准许的、撤回的也告诉。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, changed
from xiezhi.engine.reads import Others
from xiezhi.engine.words import COURTS, THIRD, Step, guard
from xiezhi.law.fees import counterclaim_fee
from xiezhi.law.working import Yuan, from_fen, to_fen
from xiezhi.phrases.bench import sentence
from xiezhi.phrases.court_fees import charge
from xiezhi.phrases.intervening import SUES, TOLD, Asked, ComingIn, Ground, StayingOut
from xiezhi.phrases.joint import tried_alone
from xiezhi.phrases.requests import to_everyone, told
from xiezhi.procedures.first_instance.intervention import FEE, JOINED, summoned
from xiezhi.procedures.first_instance.states import BEFORE_HEARING, ON_TRIAL
from xiezhi.procedures.first_instance.track_effects import told_of_evidence
from xiezhi.procedures.first_instance.track_rules import track_of, triaged
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person
from xiezhi.records.proceeding import Claim


@guard("须是还不在本案的人", SUES, english="It must be somebody who is not a party yet")
def is_no_party(case: Case, facts: Asked | ComingIn) -> bool:
    return facts.person not in case.parties


@guard("所准许的须是申请参加的那个人", SUES, english="It must be the person who asked to join")
def is_known(case: Case, facts: ComingIn) -> bool:
    return case.other(Person, facts.person) is not None


@guard("移来的材料须在申请的案卷里", SUES, english="The papers must be in the file of the request")
def papers_are_there(case: Case, facts: ComingIn) -> bool:
    return all(case.other(Paper, each) is not None for each in facts.papers)


def third_asks(case: Case, facts: Asked) -> Iterator[Any]:
    """他还不在本案，看不到案卷；本案的每一个人知道他申请。"""
    yield from to_everyone(case, f"{facts.name}申请作为{facts.ground.third}参加诉讼，由审判人员决定：{facts.why}")


def third_comes_in(case: Case, facts: ComingIn) -> Iterator[Any]:
    """他站到第三人的位置上；有独立请求的，请求与本诉一并审理，受理费减半；没有的，照通知参加的办。"""
    person = case.other(Person, facts.person)
    assert person is not None, "a third party whom the court does not know"
    standing = case.stand(person.person, THIRD, 1 + len(case.standings(THIRD.name)), electronic=facts.electronic)
    yield person
    yield standing
    yield Subject(person.person)
    for id in facts.papers:
        paper = case.other(Paper, id)
        assert paper is not None, "a paper that is nowhere"
        here = {"proceeding": case.proceeding.id, "dispute": case.proceeding.dispute}
        yield changed(paper, id=case.new_id(), **here)
    now = replace(case, family=case.family.after([person, standing]))
    if facts.ground is Ground.interested:
        yield from summoned(now, person.name)
    else:
        yield from _claims(now, facts, person)
    text = f"准许{person.name}作为{facts.ground.third}参加诉讼"
    yield from to_everyone(case, text)
    yield from told([person.person], f"{text}；{sentence(case)}；可以查看案卷，期限见案件页")


def _claims(case: Case, facts: ComingIn, person: Person) -> Iterator[Any]:
    fen = to_fen(facts.amount) if facts.amount is not None else None
    yield case.make(
        Claim, proceeding=case.proceeding.id, order=1 + len(case.mine(Claim)), text=facts.text, amount=fen,
        by=person.person,
    )  # fmt: skip
    yield told_of_evidence(case, person.name, case.names("claimant", "defendant"), track_of(case))
    if fen:
        working = counterclaim_fee(Yuan(from_fen(fen)), on=case.date)
        yield from charge(case, FEE, working, payer=person.person)


def third_stays_out(case: Case, facts: StayingOut) -> Iterator[Any]:
    yield from to_everyone(case, f"{facts.name}没有作为第三人参加诉讼：{facts.why}")


class ComingFromOutside:
    """从网上申请到参加进来。"""

    third_asks = Step(
        "案外有人申请参加诉讼",
        by=COURTS,
        moves=BEFORE_HEARING.stays,
        facts=Asked,
        needs=[triaged, is_no_party, tried_alone],
        does=third_asks,
        law=TOLD,
        english="Somebody outside asks to join",
    )
    third_comes_in = Step(
        "准许第三人参加诉讼",
        by=COURTS,
        moves=BEFORE_HEARING.stays,
        facts=ComingIn,
        needs=[triaged, is_known, is_no_party, papers_are_there, tried_alone],
        does=third_comes_in,
        reads=(Others(Person, lambda facts: [facts.person]), Others(Paper, lambda facts: facts.papers)),
        law=JOINED,
        english="A third party comes in",
    )
    third_stays_out = Step(
        "申请人没有参加诉讼",
        by=COURTS,
        moves=ON_TRIAL.stays,
        facts=StayingOut,
        does=third_stays_out,
        law=TOLD,
        english="Who asked does not join",
    )
