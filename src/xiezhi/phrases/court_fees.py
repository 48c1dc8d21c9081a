"""诉讼费: a bill with its working, its code and its notice, paid in full at the bank or the counter, or relieved: alike
in every procedure."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, Notice, changed
from xiezhi.engine.facts import Facts, Name, Prose, Secret, ask
from xiezhi.engine.words import BANK, Guard, guard
from xiezhi.law.statutes import COURT_FEES
from xiezhi.law.working import Line, Working, Yuan, from_fen, to_fen
from xiezhi.phrases.fee_books import FEE_BANK, FEE_CROSSING, FEE_HELD, FEE_TILL, billed, posted
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

    bank = "bank"
    cash = "cash"
    card = "card"
    suspense = "suspense"

    @property
    def label(self) -> str:
        return {"bank": "银行转账", "cash": "窗口现金", "card": "窗口刷卡", "suspense": "由待查款转入"}[self.value]

    @classmethod
    def _missing_(cls, value: object) -> Channel | None:
        """从前记的“扫码支付”，钱也是到银行的。"""
        return cls.bank if value == "scan" else None


BILLED = COURT_FEES("第二十二条", "交纳案件受理费")
AT_COUNTER = (Channel.cash, Channel.card)
COMES_FROM = {
    Channel.bank: FEE_BANK,
    Channel.cash: FEE_TILL,
    Channel.card: FEE_TILL,
    Channel.suspense: FEE_CROSSING,
}
"""交来的钱记在哪个科目：到了专户的，或者窗口收了、当日缴存专户的。"""


def more_than_nothing(amount: Yuan) -> str:
    return "" if amount > 0 else "金额要大于零"


class Paid(Facts):
    """收到诉讼费：交给哪一张缴费通知、多少、怎样交的；银行交的，连同流水号和付款账户。"""

    bill: str = ask("缴费通知", choices="bills", english="Which bill")
    amount: Yuan = ask("金额（元）", check=more_than_nothing, english="Amount (yuan)")
    channel: Channel = ask("渠道", default=Channel.cash, english="Channel")
    reference: str = ask("银行流水号（窗口收的不填）", default="", english="Bank's number of the movement")
    payer: Name = ask("付款人户名", default=Name(""), english="Payer")
    payer_account: Secret = ask("付款账号", default=Secret(""), english="Payer's account")


class Relief(Facts):
    """司法救助：缓交、减交、免交的决定。"""

    kind: str = ask("缓交、减交还是免交", english="Deferral, reduction or exemption")
    reason: Prose = ask("理由", long=True, english="Reason")


def _left(case: Case, paid: Paid) -> int | None:
    """What is still to be paid on the bill, in fen; None where there is no such bill here or it is not open."""
    bill = _bill(case, paid)
    return bill.amount - bill.paid if bill is not None and bill.status == "open" else None


def _bill(case: Case, paid: Paid) -> Bill | None:
    bill = case.family.get(Bill, paid.bill)
    return bill if bill is not None and bill.proceeding == case.proceeding.id else None


@guard("须是本案的缴费通知", BILLED, english="The bill must be one of this case")
def bill_is_of_this_case(case: Case, paid: Paid) -> bool:
    return _bill(case, paid) is not None


@guard(
    "须是还没有交清、也没有作废的缴费通知，交过的不再收",
    BILLED,
    english="The bill must be neither paid nor void: what was paid is not taken again",
)
def bill_is_open(case: Case, paid: Paid) -> bool:
    return _bill(case, paid) is None or _left(case, paid) is not None


@guard(
    "不能多于缴费通知上还没有交的金额",
    BILLED,
    english="No more can be paid than is left on the bill",
)
def is_not_too_much(case: Case, paid: Paid) -> bool:
    left = _left(case, paid)
    return left is None or to_fen(paid.amount) <= left


@guard("须按缴费通知一次交足，不能少交", BILLED, english="The bill must be paid in full, at once, and not in part")
def pays_what_is_owed(case: Case, paid: Paid) -> bool:
    left, fen = _left(case, paid), to_fen(paid.amount)
    return left is None or fen >= left or (paid.channel is Channel.suspense and fen > 0)


@guard(
    "窗口只收现金、刷卡，到专户的钱须以银行的流水为准",
    COURT_FEES("第五十二条", "到指定代理银行交费"),
    english="The counter takes cash and cards; what came to the account is what the bank says",
)
def comes_as_it_says(case: Case, paid: Paid) -> bool:
    at_bank = case.actor == BANK.name
    return at_bank == (paid.channel not in AT_COUNTER) and bool(paid.reference) == at_bank


PAYS: tuple[Guard, ...] = (
    bill_is_of_this_case,
    bill_is_open,
    is_not_too_much,
    pays_what_is_owed,
    comes_as_it_says,
)


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
    bill = billed(
        case,
        kind=kind,
        payer=payer or there.standings("claimant")[0].person,
        amount=to_fen(working.total),
        at=case.day,
        working=tuple((line.label, line.sum, str(line.amount), str(line.law or "")) for line in working.lines),
    )
    yield bill
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
        account=account_of(case),
        payment_code=bill.code,
    )


def account_of(case: Case) -> dict[str, str]:
    """交到哪里：本院诉讼费专户的户名、开户银行、账号。"""
    return {
        "name": f"{case.court.name}诉讼费专户",
        "bank": "中国农业银行",
        "no": case.setting("fees.account"),
    }


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
    slip = paid.reference or case.draws.entry
    """银行的流水号；窗口收的，是收据号。"""
    yield Subject(bill.payer)
    yield changed(bill, paid=bill.paid + fen, status="paid" if whole else "open")
    yield case.make(
        Payment,
        proceeding=case.proceeding.id,
        bill=bill.id,
        amount=fen,
        at=case.now,
        channel=str(paid.channel),
        reference=slip,
        payer=paid.payer or case.person(bill.payer).name,
        payer_account=paid.payer_account,
        status="till" if paid.channel in AT_COUNTER else "booked",
    )
    yield posted(case, COMES_FROM[paid.channel], FEE_HELD, fen, "fee_paid", slip)
    if not whole:
        left = from_fen(bill.amount - bill.paid - fen)
        yield Notice(bill.payer, f"收到诉讼费{from_fen(fen)}元，还差{left}元，用同一个缴款码补交")
    else:
        yield case.draft(
            "fee_receipt",
            payer=case.person(bill.payer).name,
            cause=case.dispute.cause,
            method=paid.channel.label,
            total=from_fen(bill.amount),
            items=[{"label": KINDS[bill.kind], "amount": from_fen(bill.amount)}],
            serial=slip,
            receipt_no=case.draws.entry,
            cashier="立案窗口",
        )
        yield Notice(bill.payer, "诉讼费已经收到，电子票据在案件里")


def relieve(case: Case, facts: Relief) -> Iterator[Any]:
    for bill in case.bills:
        if bill.status == "open":
            yield Subject(bill.payer)
            yield changed(bill, status="relieved")
