"""诉前调解各步写入什么。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.case import Case, Errand, Notice, changed
from xiezhi.engine.facts import PaperId
from xiezhi.engine.words import MEDIATOR
from xiezhi.law.working import to_fen
from xiezhi.phrases.carried import people_carried
from xiezhi.phrases.consent import signed_by_hand
from xiezhi.phrases.people import particulars
from xiezhi.phrases.undisputed import NOTHING, RECORDED_IN
from xiezhi.procedures.mediation.facts import (
    Assignment,
    Disclosure,
    Failure,
    Prolonging,
    ProlongingByPhone,
    Signature,
    Talk,
    Terms,
)
from xiezhi.records.deadline import Adjustment
from xiezhi.records.paper import Paper
from xiezhi.records.person import Standing

BODY = "人民调解委员会"


def open_(case: Case, _: Any) -> Iterator[Any]:
    """编号；当事人随案带来，不再填写。"""
    assert case.parent is not None, "a mediation has its filing"
    yield case.change(**case.number("民诉前调"))
    yield from people_carried(case)


def assign(case: Case, facts: Assignment) -> Iterator[Any]:
    name = next(each.name for each in case.officers("mediator") if each.person == facts.mediator)
    yield case.stand(facts.mediator, MEDIATOR)
    yield Notice(facts.mediator, "有一件纠纷委派给您，请在三个工作日内确认是否接受")
    yield case.draft(
        "referral",
        body=BODY,
        mediator=name,
        applicants=case.names("claimant"),
        respondents=case.names("defendant"),
        cause=case.dispute.cause,
        request="；".join(claim.text for claim in _claims(case)),
        chosen=facts.chosen,
        materials=["起诉状", "证据材料"],
        officer="立案庭",
        telephone="12368",
    )


def _claims(case: Case) -> list[Any]:
    return case.of(case.parent).claims if case.parent else []


def decline_assignment(case: Case, _: Any) -> Iterator[Any]:
    for each in case.standings("mediator"):
        yield _ended(case, each)


def _ended(case: Case, standing: Standing) -> Standing:
    return changed(standing, until=case.day)


def disclose(case: Case, facts: Disclosure) -> Iterator[Any]:
    for person in case.parties:
        yield Notice(person, "调解员已披露与当事人的关系，您可以接受，也可以申请更换")


def talk(case: Case, facts: Talk) -> Iterator[Any]:
    yield case.make(
        Paper,
        proceeding=case.proceeding.id,
        kind="talk",
        title="调解笔录",
        origin="party",
        at=case.now,
        by=case.actor,
        name=facts.how,
        data=facts.notes,
        shelf="talks",
    )


def draft_agreement(case: Case, facts: Terms) -> Iterator[Any]:
    """调解员定稿即签章；以后改了内容，先前的签章作废。"""
    parties = particulars(case, "claimant", "申请人") + particulars(case, "defendant", "被申请人")
    mediator = next(each.name for each in case.house.holders("mediator", case.day) if each.person == case.actor)
    yield case.change(amount=to_fen(facts.amount) if facts.amount is not None else case.proceeding.amount)
    yield case.draft(
        "agreement",
        signers=[["申请人", person["name"]] for person in parties[:1]]
        + [["被申请人", person["name"]] for person in parties[1:]]
        + [["调解员", mediator]],
        body=BODY,
        mediator=mediator,
        parties=parties,
        cause=case.dispute.cause,
        facts=facts.facts,
        disputed=facts.disputed,
        terms=list(facts.terms),
        copies=len(parties) + 2,
        amount=facts.amount,
        pay_by=facts.pay_by,
    )
    for person in case.parties:
        yield Notice(person, "调解协议已经拟好，请核对后签章；全部签完才生效")


def sign(case: Case, _: Any) -> Iterator[Any]:
    yield case.change(outcome="达成调解协议")
    paper = case.paper("agreement")
    assert paper is not None, "signed without an agreement"
    by_hand = [case.person(person).name for person in case.parties if person in signed_by_hand(case, "sign")]
    yield changed(paper.holding(by_hand=by_hand) if by_hand else paper, signers=tuple(case.parties))
    yield Errand("seal", {"paper": paper.id})
    for person in case.parties:
        yield Notice(person, "各方均已签章，调解协议生效；三十日内可以共同申请司法确认，免费")


def last_draft(case: Case, _: Any) -> Signature:
    """签的总是最后定稿的协议。"""
    paper = case.paper("agreement")
    assert paper is not None, "signed without an agreement"
    return Signature(paper=PaperId(paper.id))


def days_agreed(case: Case, facts: Prolonging | ProlongingByPhone) -> Prolonging:
    return Prolonging(more=facts.more)


def prolong(case: Case, facts: Prolonging) -> Iterator[Any]:
    yield case.make(
        Adjustment,
        proceeding=case.proceeding.id,
        clock="mediating",
        person="",
        kind="extend",
        since=case.day,
        amount=facts.more,
        unit="days",
        article="《人民法院在线调解规则》第二十四条",
        approver=case.actor,
        reason="各方同意延长",
    )


def fail(case: Case, facts: Failure) -> Iterator[Any]:
    yield case.change(outcome=facts.reason.label)
    accepted = case.last("accept")
    yield case.draft(
        RECORDED_IN,
        addressee=case.names("claimant"),
        opponents=case.names("defendant"),
        cause=case.dispute.cause,
        body=BODY,
        accepted=accepted.day if accepted else case.day,
        ended=case.day,
        reason=facts.reason.label,
        undisputed=facts.undisputed or NOTHING,
        contact="立案庭，12368",
        next="全部材料已于当日转入立案审查，不需要再填写；本院自收到之日起七日内决定是否登记立案。",
    )
    for person in case.parties:
        yield Notice(person, "调解未成，材料已转入立案审查，不需要再填写")
