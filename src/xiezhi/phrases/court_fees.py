"""诉讼费: a bill with its working and its notice, paid at once and in full, or relieved: alike in every procedure."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, Notice, changed
from xiezhi.engine.facts import Facts, Prose, ask
from xiezhi.engine.words import guard
from xiezhi.law.statutes import COURT_FEES
from xiezhi.law.working import Line, Working, Yuan, from_fen, to_fen
from xiezhi.records.ledger import Bill, Payment

KINDS = {
    "acceptance_fee": "案件受理费",
    "appeal_fee": "上诉案件受理费",
    "application_fee": "申请费",
    "counterclaim_fee": "反诉案件受理费",
    "third_claim_fee": "第三人请求的案件受理费",
    "enforcement_fee": "申请执行费",
    "refund": "退还的诉讼费",
}
"""What a bill can be for."""
OTHER_FEES = ("counterclaim_fee", "third_claim_fee")
"""Paid beside the fee of the suit, by who claims in it for himself."""


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


class Relief(Facts):
    """司法救助：缓交、减交、免交的决定。"""

    kind: str = ask("缓交、减交还是免交", english="Deferral, reduction or exemption")
    reason: Prose = ask("理由", long=True, english="Reason")


@guard(
    "须按缴费通知一次交足", COURT_FEES("第二十二条", "交纳案件受理费"), english="The bill must be paid in full, at once"
)
def pays_what_is_owed(case: Case, paid: Paid) -> bool:
    bill = case.family.get(Bill, paid.bill)
    return bill is not None and bill.proceeding == case.proceeding.id and to_fen(paid.amount) == bill.amount - bill.paid


@guard(
    "须有尚未缴清的缴费通知",
    COURT_FEES("第四十五条", "免交诉讼费用"),
    english="There must be a bill that is not yet paid",
)
def owes(case: Case, _: Any) -> bool:
    return any(bill.status == "open" for bill in case.bills)


def charge(
    case: Case, kind: str, working: Working, *, number: str = "", people: Case | None = None, payer: str = ""
) -> Iterator[Any]:
    """A bill to the payer, the first claimant where none is named, and the notice that says what to pay and how it was
    reckoned; `people` stand in the proceeding that this one is just being opened in."""
    there = people or case
    others = [case.person(each).name for each in there.parties if each != payer]
    yield case.make(
        Bill,
        proceeding=case.proceeding.id,
        kind=kind,
        payer=payer or there.standings("claimant")[0].person,
        amount=to_fen(working.total),
        at=case.day,
        working=tuple((line.label, line.sum, str(line.amount), str(line.law or "")) for line in working.lines),
    )
    yield case.draft(
        "fee_notice",
        addressee=case.person(payer).name if payer else there.names("claimant"),
        opponents="、".join(others) if payer else there.names("defendant"),
        cause=case.dispute.cause,
        number=number or case.proceeding.number,
        total=working.total,
        contact="12368",
        lines=[
            {"label": line.label, "sum": line.sum, "amount": str(line.amount), "law": str(line.law or "")}
            for line in (*working.lines, *_to_the_fen(working))
        ],
        account={"name": f"{case.court.name}诉讼费专户", "bank": "中国农业银行", "no": "见缴费码"},
    )


def _to_the_fen(working: Working) -> list[Line]:
    """The line that makes the sum of the others the sum that is asked for, where they do not come to whole fen."""
    rest = working.total - working.exact
    return [Line("四舍五入到分", "", rest)] if rest else []


def charged(case: Case) -> int:
    """The acceptance fee of this proceeding, in fen: what is paid or to be paid, less what is given back."""
    bills = [each for each in case.bills if each.kind == "acceptance_fee" and each.status in ("open", "paid")]
    return sum(each.amount for each in bills) - sum(each.amount for each in case.bills if each.kind == "refund")


def due(case: Case) -> dict[str, str]:
    """The one bill that is open, with what is left of it: nobody types what the court has worked out."""
    opened = [bill for bill in case.bills if bill.status == "open"]
    if len(opened) != 1:
        return {}
    return {"bill": opened[0].id, "amount": str(from_fen(opened[0].amount - opened[0].paid))}


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
        yield case.draft(
            "fee_receipt",
            payer=case.person(bill.payer).name,
            cause=case.dispute.cause,
            method=paid.channel.label,
            total=from_fen(bill.amount),
            items=[{"label": KINDS[bill.kind], "amount": from_fen(bill.amount)}],
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
