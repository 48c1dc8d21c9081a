"""民事一审的开端：编号、缴费、把副本送到每一个被告、答辩。往后的审理另成篇章。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from xiezhi.engine.case import Case, Notice, changed
from xiezhi.engine.clocks import first, on_served
from xiezhi.engine.decide import Subject
from xiezhi.engine.facts import Facts, PersonId, Prose, ask
from xiezhi.engine.words import (
    CLAIMANT, CLERK, COUNTER, COURSE, DEFENDANT, EVERY_PARTY, FILING_JUDGE, JUDGE, NEW, Counter, Moment, Procedure, Promise, State,
    Step, guard,
)  # fmt: skip
from xiezhi.law.fees import acceptance_fee
from xiezhi.law.periods import days, months, working_days
from xiezhi.law.sources import Policy
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION, COURT_FEES
from xiezhi.law.working import Working, Yuan, from_fen, to_fen
from xiezhi.records.ledger import Bill, Payment
from xiezhi.records.paper import Paper
from xiezhi.records.proceeding import Claim

TRIAL_LIMIT = CIVIL_PROCEDURE("第一百五十二条", "应当在立案之日起六个月内审结")
GREEN = Policy("涉企案件绿色通道规定", "优先审理")
PROMISE = Policy("容缺受理规定", "承诺的次要材料五个工作日内补交")
UNPAID = CIVIL_PROCEDURE_INTERPRETATION("第二百一十三条", "裁定按撤诉处理")


class Channel(StrEnum):
    """缴费渠道。"""

    scan = "scan"
    bank = "bank"
    cash = "cash"

    @property
    def label(self) -> str:
        return {"scan": "扫码支付", "bank": "银行转账", "cash": "窗口现金"}[self.value]


class Paid(Facts):
    """交费：交给哪一张缴费通知、多少、怎样交的。"""

    bill: str = ask("缴费通知", choices="bills", english="Which bill")
    amount: Yuan = ask("金额（元）", english="Amount (yuan)")
    channel: Channel = ask("渠道", default=Channel.scan, english="Channel")
    reference: str = ask("流水号", default="", english="Reference")


class Defence(Facts):
    """答辩：承认什么、不同意什么、为什么。"""

    answer: Prose = ask("答辩意见", long=True, english="Answer")
    admitted: Prose = ask("承认的事实", default=Prose(""), long=True, english="Facts admitted")


class Relief(Facts):
    """司法救助：缓交、减交、免交的决定。"""

    kind: str = ask("缓交、减交还是免交", english="Deferral, reduction or exemption")
    reason: Prose = ask("理由", long=True, english="Reason")


class Fulfilment(Facts):
    """补交承诺的次要材料。"""

    paper: str = ask("补交哪一份", choices="promises", english="Which paper")
    told: Prose = ask("说明", default=Prose(""), english="Note")


class Withdrawal(Facts):
    """撤诉的理由。"""

    reason: Prose = ask("理由", default=Prose(""), long=True, english="Reason")


class Copies(Facts):
    """发送副本：电子送达或者其他途径由送达人员办理。"""

    note: Prose = ask("附言", default=Prose(""), english="Note")


@guard("须按缴费通知一次交足", COURT_FEES("第二十二条", "交纳案件受理费"))
def pays_what_is_owed(case: Case, paid: Paid) -> bool:
    bill = case.family.get(Bill, paid.bill)
    return bill is not None and bill.proceeding == case.proceeding.id and to_fen(paid.amount) == bill.amount - bill.paid


@guard("缴费通知已送达、七日期满而仍未预交，也没有获准缓交、减交、免交", UNPAID)
def fee_is_overdue(case: Case, _: Any) -> bool:
    lapsed = any(row.clock == "pay" and row.status == "lapsed" for row in case.deadlines)
    return lapsed and any(bill.status == "open" for bill in case.bills)


@guard("没有尚未补交的这份承诺材料", PROMISE)
def was_promised(case: Case, facts: Fulfilment) -> bool:
    paper = case.family.get(Paper, facts.paper)
    return paper is not None and paper.kind == "promise" and not paper.sealed


@guard("没有尚未缴清的缴费通知", COURT_FEES("第四十五条", "免交诉讼费用"))
def owes(case: Case, _: Any) -> bool:
    return any(bill.status == "open" for bill in case.bills)


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
    names = {
        "addressee": filing.names("claimant"), "opponents": filing.names("defendant"), "cause": case.dispute.cause
    }  # fmt: skip
    working = _fee(case)
    number = numbering["number"]
    yield case.draft(
        "acceptance_notice",
        **names,
        received=numbered,
        officer="立案庭",
        telephone="12368",
        fee=working.total,
        number=number,
    )
    if working.total:
        payer = filing.standings("claimant")[0].person
        lines = tuple((line.label, line.sum, str(line.amount), str(line.law or "")) for line in working.lines)
        yield case.make(
            Bill, proceeding=case.proceeding.id, kind="acceptance_fee", payer=payer, amount=to_fen(working.total),
            at=case.day, working=lines,
        )  # fmt: skip
        yield case.draft(
            "fee_notice", **names, number=number, total=working.total, contact="12368",
            lines=[{"label": line.label, "sum": line.sum, "amount": line.amount, "law": str(line.law or "")} for line in working.lines],
            account={"name": f"{case.court.name}诉讼费专户", "bank": "中国农业银行", "no": "见缴费码"},
        )  # fmt: skip
    yield case.draft(
        "defence_notice", addressee=filing.names("defendant"), plaintiffs=filing.names("claimant"), cause=case.dispute.cause,
        number=number, copies=1, judges="另行通知", clerk="立案庭", papers=["起诉状副本", "证据材料", "举证通知书"], telephone="12368",
    )  # fmt: skip


def _fee(case: Case) -> Working:
    total = Yuan(from_fen(case.proceeding.amount or 0))
    return acceptance_fee(total, on=case.date, summary=True)


def pay(case: Case, paid: Paid) -> Iterator[Any]:
    bill = case.family.get(Bill, paid.bill)
    assert bill is not None, "paid without a bill"
    fen = to_fen(paid.amount)
    whole = bill.paid + fen == bill.amount
    yield Subject(bill.payer)
    yield changed(bill, paid=bill.paid + fen, status="paid" if whole else "open")
    yield case.make(
        Payment, proceeding=case.proceeding.id, bill=bill.id, amount=fen, at=case.now, channel=str(paid.channel),
        reference=paid.reference,
    )  # fmt: skip
    if whole:
        person = case.person(bill.payer)
        yield case.draft(
            "fee_receipt", payer=person.name, cause=case.dispute.cause, method=paid.channel.label, total=from_fen(bill.amount),
            items=[{"label": "案件受理费", "amount": from_fen(bill.amount)}], serial=paid.reference or case.draws.entry,
            receipt_no=case.draws.entry, cashier="立案窗口",
        )  # fmt: skip
        yield Notice(bill.payer, "诉讼费已经收到，电子票据在案件里")


def relieve(case: Case, facts: Relief) -> Iterator[Any]:
    for bill in case.bills:
        if bill.status == "open":
            yield Subject(bill.payer)
            yield changed(bill, status="relieved")


def defend(case: Case, defence: Defence) -> Iterator[Any]:
    yield case.make(
        Paper, proceeding=case.proceeding.id, kind="defence", title="答辩状", origin="party", at=case.now, by=case.actor,
        name=Prose("答辩状"), data=defence.answer,
    )  # fmt: skip
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


class FirstInstance(Procedure, label="民事一审", code="民初", english="Civil first instance"):
    """民事一审：立案之日起五日内发送副本，七日内交费，十五日内答辩，六个月内审结。"""

    docketed = State(
        "已立案", first=True, unclocked="发送副本和交费的期限各挂在自己的步骤上；审限自立案起算", english="Docketed"
    )
    serving = State(
        "送达中", lasts=months(6), since=first("open"), by=FILING_JUDGE, law=TRIAL_LIMIT, english="Being served"
    )
    ready = State(
        "待排期", lasts=months(6), since=first("open"), by=FILING_JUDGE, law=TRIAL_LIMIT, english="Ready to be listed"
    )
    withdrawn = State("准许撤诉", last=True, english="Withdrawn")
    deemed_withdrawn = State("按撤诉处理", last=True, english="Deemed withdrawn")

    open = Step(
        "立案编号", by=COURSE, moves=NEW >> docketed, does=open_, reads=(Counter("民初"),),
        law=CIVIL_PROCEDURE("第一百二十六条", "应当在七日内立案，并通知当事人"), english="Docket and number",
    )  # fmt: skip
    send_copies = Step(
        "发送起诉状副本", by=FILING_JUDGE | CLERK, moves=docketed >> serving, facts=Copies, within=days(5), since=first("open"),
        law=CIVIL_PROCEDURE("第一百二十八条", "应当在立案之日起五日内将起诉状副本发送被告"), english="Send copies to the defendants",
    )  # fmt: skip
    pay = Step(
        "交纳诉讼费", by=CLAIMANT | COUNTER, moves=(docketed | serving | ready).stays, facts=Paid, needs=[pays_what_is_owed],
        does=pay, until=days(7), since=on_served("fee_notice"), met_by=("relieve",),
        law=COURT_FEES("第二十二条", "交纳诉讼费用通知次日起7日内交纳案件受理费"), english="Pay the court fee",
    )  # fmt: skip
    relieve = Step(
        "准许缓交减交免交", by=FILING_JUDGE, moves=(docketed | serving | ready).stays, facts=Relief, needs=[owes], does=relieve,
        law=COURT_FEES("第四十四条", "申请缓交、减交或者免交诉讼费用"), english="Grant relief",
    )  # fmt: skip
    defend = Step(
        "答辩", by=DEFENDANT, moves=(serving | ready).stays, facts=Defence, does=defend, within=days(15),
        since=on_served("defence_notice"), personal=True,
        law=CIVIL_PROCEDURE("第一百二十八条", "被告应当在收到之日起十五日内提出答辩状"), english="Answer",
    )  # fmt: skip
    fulfil = Step(
        "补交承诺的材料", by=CLAIMANT | COUNTER, moves=(docketed | serving | ready).stays, facts=Fulfilment, needs=[was_promised],
        does=fulfil, within=working_days(5), since=promised, law=PROMISE, english="Hand in promised papers",
    )  # fmt: skip
    all_served = Step(
        "副本均已送达", by=COURSE, moves=serving >> ready, law=CIVIL_PROCEDURE("第一百二十八条", "将起诉状副本发送被告"),
        english="All copies are served",
    )  # fmt: skip
    withdraw = Step(
        "准许撤诉", by=FILING_JUDGE | JUDGE, moves=(docketed | serving | ready) >> withdrawn, facts=Withdrawal,
        does=end("准许撤诉"), signed=True, law=CIVIL_PROCEDURE("第一百四十八条", "原告申请撤诉的，是否准许，由人民法院裁定"),
        english="Permit withdrawal",
    )  # fmt: skip
    deem_withdrawn = Step(
        "按撤诉处理", by=FILING_JUDGE | JUDGE, moves=(docketed | serving | ready) >> deemed_withdrawn, needs=[fee_is_overdue],
        does=end("按撤诉处理"), signed=True, law=UNPAID, english="Deem withdrawn",
    )  # fmt: skip

    green = Promise(
        "涉企优先审理：十个工作日内送达完毕", by=FILING_JUDGE, within=working_days(10), since=for_firms,
        kept_by=("all_served", "withdraw", "deem_withdrawn"), law=GREEN, english="Priority for firms: service",
    )  # fmt: skip
