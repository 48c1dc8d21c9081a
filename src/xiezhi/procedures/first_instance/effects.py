"""民事一审各步写入什么。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, Notice, changed
from xiezhi.engine.clocks import first
from xiezhi.engine.facts import PersonId, Prose
from xiezhi.engine.words import (
    EVERY_PARTY,
    Moment,
)
from xiezhi.law.fees import Halving, acceptance_fee, fee
from xiezhi.law.fees_paying import Occasion, prepayment
from xiezhi.law.working import Working, Yuan, from_fen, to_fen
from xiezhi.procedures.first_instance.facts import Defence, Fulfilment, Paid, Relief
from xiezhi.records.ledger import Bill, Payment
from xiezhi.records.paper import Paper
from xiezhi.records.proceeding import Claim


def promised(case: Case) -> Mapping[str, Moment]:
    """容缺承诺的起算：登记立案之日；没有承诺的不计。"""
    waiting = any(paper.kind == "promise" for paper in case.mine(Paper))
    return first("open")(case) if waiting else {}


def for_firms(case: Case) -> Mapping[str, Moment]:
    return first("open")(case) if case.dispute.enterprise else {}


def open_(case: Case, _: Any) -> Iterator[Any]:
    """编号；人、请求、证据随案带来；按简易程序减半预收受理费，写明算式。"""
    assert case.parent is not None, "a suit has its filing"
    filing = case.of(case.parent)
    numbering = case.number("民初")
    yield case.change(**numbering, track="summary")
    numbered = case.parent.opened
    for each in filing.standings():
        if each.role in EVERY_PARTY.stands | {"agent"}:
            yield case.stand(each.person, each.role, each.order, of=each.of, electronic=each.electronic)
    for claim in filing.claims:
        yield case.make(Claim, proceeding=case.proceeding.id, order=claim.order, text=claim.text, amount=claim.amount)
    for paper in filing.mine(Paper):
        if paper.origin == "party":
            yield changed(paper, id=case.new_id(), proceeding=case.proceeding.id)
    names = {"addressee": filing.names("claimant"), "opponents": filing.names("defendant"), "cause": case.dispute.cause}
    working = _fee(case)
    number = numbering["number"]
    yield case.draft(
        "acceptance_notice",
        **names,
        received=numbered,
        officer="立案庭",
        telephone="12368",
        fee=working.total if _prepays(case) else None,
        number=number,
    )
    if working.total and _prepays(case):
        payer = filing.standings("claimant")[0].person
        lines = tuple((line.label, line.sum, str(line.amount), str(line.law or "")) for line in working.lines)
        yield case.make(
            Bill,
            proceeding=case.proceeding.id,
            kind="acceptance_fee",
            payer=payer,
            amount=to_fen(working.total),
            at=case.day,
            working=lines,
        )
        yield case.draft(
            "fee_notice",
            **names,
            number=number,
            total=working.total,
            contact="12368",
            lines=[
                {"label": line.label, "sum": line.sum, "amount": line.amount, "law": str(line.law or "")}
                for line in working.lines
            ],
            account={"name": f"{case.court.name}诉讼费专户", "bank": "中国农业银行", "no": "见缴费码"},
        )
    yield case.draft(
        "defence_notice",
        addressee=filing.names("defendant"),
        plaintiffs=filing.names("claimant"),
        cause=case.dispute.cause,
        number=number,
        copies=1,
        judges="另行通知",
        clerk="立案庭",
        papers=["起诉状副本", "证据材料", "举证通知书"],
        telephone="12368",
    )


def _fee(case: Case) -> Working:
    """有金额的按比例，没有金额的每件一个数（幅度以内由本院定）；简易程序减半。"""
    if case.proceeding.amount:
        return acceptance_fee(Yuan(from_fen(case.proceeding.amount)), on=case.date, summary=True)
    point = Decimal(case.setting("fee.other_nonproperty", "50"))
    return fee("other_nonproperty", on=case.date, point=point, halved=(Halving.SUMMARY,))


def _prepays(case: Case) -> bool:
    """追索劳动报酬的案件不预交。"""
    occasion = Occasion.WAGES if case.dispute.cause == "追索劳动报酬纠纷" else Occasion.FIRST_INSTANCE
    return prepayment(occasion).due_first


def pay(case: Case, paid: Paid) -> Iterator[Any]:
    bill = case.family.get(Bill, paid.bill)
    assert bill is not None, "paid without a bill"
    fen = to_fen(paid.amount)
    whole = bill.paid + fen == bill.amount
    yield Subject(bill.payer)
    yield changed(bill, paid=bill.paid + fen, status="paid" if whole else "open")
    yield case.make(
        Payment,
        proceeding=case.proceeding.id,
        bill=bill.id,
        amount=fen,
        at=case.now,
        channel=str(paid.channel),
        reference=paid.reference,
    )
    if whole:
        person = case.person(bill.payer)
        yield case.draft(
            "fee_receipt",
            payer=person.name,
            cause=case.dispute.cause,
            method=paid.channel.label,
            total=from_fen(bill.amount),
            items=[{"label": "案件受理费", "amount": from_fen(bill.amount)}],
            serial=paid.reference or case.draws.entry,
            receipt_no=case.draws.entry,
            cashier="立案窗口",
        )
        yield Notice(bill.payer, "诉讼费已经收到，电子票据在案件里")


def relieve(case: Case, facts: Relief) -> Iterator[Any]:
    for bill in case.bills:
        if bill.status == "open":
            yield Subject(bill.payer)
            yield changed(bill, status="relieved")


def defend(case: Case, defence: Defence) -> Iterator[Any]:
    yield case.make(
        Paper,
        proceeding=case.proceeding.id,
        kind="defence",
        title="答辩状",
        origin="party",
        at=case.now,
        by=case.actor,
        name=Prose("答辩状"),
        data=defence.answer,
    )
    for each in case.standings("claimant", "agent"):
        yield Notice(each.person, "被告提交了答辩状，可以查看")


def fulfil(case: Case, facts: Fulfilment) -> Iterator[Any]:
    paper = case.family.get(Paper, facts.paper)
    assert paper is not None, "fulfilled without a promise"
    yield changed(paper, sealed=case.now, data=facts.told)


def end(outcome: str) -> Any:
    def effect(case: Case, _: Any) -> Iterator[Any]:
        yield case.change(outcome=outcome)
        yield changed(case.dispute, closed=case.day)
        for bill in case.bills:
            if bill.status == "open":
                yield changed(bill, status="void")

    return effect


def parties_to_serve(case: Case, _: Any) -> Iterator[tuple[Paper, PersonId]]:
    """副本和应诉通知书送每一个被告。"""
    notice = case.paper("defence_notice")
    assert notice is not None, "copies without a notice"
    for each in case.standings("defendant", "third"):
        yield notice, PersonId(each.person)


def notices_to_serve(case: Case, _: Any) -> Iterator[tuple[Paper, PersonId]]:
    """缴费通知送交费的原告；没有费用的送受理通知。"""
    notice = case.paper("fee_notice") or case.paper("acceptance_notice")
    assert notice is not None, "docketed without a notice"
    yield notice, PersonId(case.standings("claimant")[0].person)
