"""退还诉讼费：应退的不用申请，自法律文书生效之日起十五日内，从诉讼费专户原路退回；银行回单到了才算退了。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, Errand, Notice, changed
from xiezhi.engine.clocks import after
from xiezhi.engine.facts import Facts, ask
from xiezhi.engine.words import (
    BANK,
    COUNTER,
    COURSE,
    FINANCE,
    INSPECTOR,
    NEW,
    PRESIDENT,
    RECIPIENT,
    Procedure,
    State,
    Step,
    guard,
)
from xiezhi.law.periods import days, working_days
from xiezhi.law.statutes import COURT_FEES
from xiezhi.law.working import from_fen
from xiezhi.phrases.fee_books import FEE_BANK, FEE_COMING, FEE_HELD, FEE_PAYING, net
from xiezhi.procedures.money.books import account_of, post
from xiezhi.procedures.money.case_facts import Account
from xiezhi.procedures.money.payout_rules import Bounced, Paid
from xiezhi.procedures.money.rules import RECEIPT
from xiezhi.records.ledger import Bill, Payment
from xiezhi.records.money import PayeeAccount, Posting
from xiezhi.records.proceeding import Proceeding

REFUND = COURT_FEES("第五十三条", "自法律文书生效之日起15日内退还有关当事人")


class Due(Facts):
    """哪一笔应退的诉讼费。"""

    bill: str = ask("应退的诉讼费", english="Refund")


def refunds(case: Case, _: Any) -> Iterator[Due]:
    """这一步之后应退而还没有办理的，每一笔一件。"""
    known = {each.track for each in case.family.all(Proceeding) if each.procedure == FeeRefund.name}
    for bill in case.bills:
        if bill.kind == "refund" and bill.status == "refund" and bill.id not in known:
            yield Due(bill=bill.id)


def bill_of(case: Case) -> Bill:
    """这一件退的是哪一笔。"""
    bill = case.family.get(Bill, case.proceeding.track)
    assert bill is not None, "退费有它的应退款"
    return bill


def source_of(case: Case) -> Payment | None:
    """钱是从哪个账户交来的：他在本纠纷里最后一次从银行交的。"""
    return _came_from(case, bill_of(case).payer)


def _came_from(case: Case, payer: str) -> Payment | None:
    mine = {each.id for each in case.family.all(Bill) if each.payer == payer}
    came = [each for each in case.family.all(Payment) if each.bill in mine and each.payer_account]
    return max(came, key=lambda each: (each.at, each.id), default=None)


@guard(
    "交费的账户须知道，窗口现金、刷卡交的，收款人须确认收款账户",
    REFUND,
    english="Where it was paid from must be known; who paid at the counter confirms an account",
)
def knows_where(case: Case, _: Any) -> bool:
    back, account = case.last("bounce"), account_of(case, bill_of(case).payer)
    if account is not None and (back is None or account.since > back.at):
        return True
    return back is None and source_of(case) is not None


@guard("这笔退费须没有因文书不生效而作废", REFUND, english="The refund must not have become void")
def is_still_due(case: Case, _: Any) -> bool:
    return bill_of(case).status == "refund"


@guard("作废的退费才撤销", REFUND, english="Only a refund that became void is called off")
def is_void(case: Case, _: Any) -> bool:
    return bill_of(case).status == "void"


@guard("专户里须有本案已收的这笔诉讼费", REFUND, english="The fee must be in the account")
def is_held(case: Case, _: Any) -> bool:
    mine = case.family.all(Posting)
    return net(mine, FEE_HELD) - net(mine, FEE_COMING) >= bill_of(case).amount


@guard("户名须与本人的姓名（名称）一致", REFUND, english="The account must be in his own name")
def account_is_his_own(case: Case, facts: Account) -> bool:
    return case.person(bill_of(case).payer).name == facts.holder


def open_(case: Case, facts: Due) -> Iterator[Any]:
    bill, above = case.family.get(Bill, facts.bill), case.parent
    assert bill is not None, "退费有它的应退款"
    assert above is not None, "退费在一件案件之下"
    place = len(case.of(above).children(FeeRefund.name))
    yield case.change(number=f"{above.number or above.id}/退费/{place}", amount=bill.amount, track=bill.id)
    yield Subject(bill.payer)
    yield case.stand(bill.payer, RECIPIENT)
    fen = from_fen(bill.amount)
    if _came_from(case, bill.payer) is not None:
        yield Notice(bill.payer, f"法院应当退还您诉讼费{fen}元，不用申请，十五日内退到您交费的账户")
    else:
        yield Notice(bill.payer, f"法院应当退还您诉讼费{fen}元，不用申请，十五日内退还；请确认退到您的哪个账户")


def name_account(case: Case, facts: Account) -> Iterator[Any]:
    payer = bill_of(case).payer
    yield Subject(payer)
    yield case.make(
        PayeeAccount,
        proceeding=case.proceeding.id,
        person=payer,
        holder=facts.holder,
        bank=facts.bank,
        number=facts.number,
        since=case.now,
    )


def holder(case: Case) -> dict[str, str]:
    """户名就是本人的姓名，不另问。"""
    return {"holder": case.person(bill_of(case).payer).name}


def send(case: Case, _: Any) -> Iterator[Any]:
    yield post(case, FEE_HELD, FEE_PAYING, bill_of(case).amount, "fee_sent")
    yield Errand("pay_out", {})


def ask_bank(case: Case, _: Any) -> Iterator[Any]:
    """问的是已经发出的那一笔指令，不是又付一笔。"""
    sent = case.last("send")
    assert sent is not None, "已交银行的，退款这一步办过"
    yield Errand("pay_out", {"sent": sent.entry})


def refunded(case: Case, facts: Paid) -> Iterator[Any]:
    bill = bill_of(case)
    yield changed(bill, status="refunded")
    yield post(case, FEE_PAYING, FEE_BANK, bill.amount, "fee_refunded", facts.reference)
    yield Notice(bill.payer, f"诉讼费{from_fen(bill.amount)}元已经退到您的账户")


def bounce(case: Case, facts: Bounced) -> Iterator[Any]:
    bill = bill_of(case)
    yield post(case, FEE_PAYING, FEE_HELD, bill.amount, "bounced")
    yield Notice(bill.payer, f"退还诉讼费{from_fen(bill.amount)}元被银行退回：{facts.reason}，请确认收款账户")


class FeeRefund(
    Procedure,
    label="诉讼费退还",
    code="退费",
    english="Refund of a court fee",
    numbered=False,
    seen_by=(FINANCE, COUNTER, PRESIDENT, INSPECTOR),
):
    """诉讼费退还：不用申请，哪里来的退到哪里，每一笔有期限、有回单。"""

    due = State(
        "待退还", first=True, within=days(15), since=after("open", "bounce"), by=FINANCE, law=REFUND, english="Due"
    )
    sent = State(
        "已交银行",
        within=working_days(1),
        since=after("send", "ask_bank"),
        by=FINANCE,
        law=RECEIPT,
        english="At the bank",
    )
    refunded_ = State("已退还", last=True, english="Refunded")
    called_off = State("不再退还", last=True, english="Called off")

    open = Step("应当退还", by=COURSE, moves=NEW >> due, facts=Due, does=open_, law=REFUND, english="A refund is due")
    name_account = Step(
        "确认退费账户",
        by=RECIPIENT | COUNTER,
        moves=due.stays,
        facts=Account,
        needs=[account_is_his_own],
        does=name_account,
        offers=holder,
        law=REFUND,
        english="Confirm the account to be refunded to",
    )
    send = Step(
        "退还诉讼费",
        by=FINANCE,
        moves=due >> sent,
        needs=[is_still_due, is_held, knows_where],
        does=send,
        law=REFUND,
        signed=True,
        english="Refund",
    )
    ask_bank = Step(
        "向银行查询退费",
        by=FINANCE,
        moves=sent >> sent,
        does=ask_bank,
        law=RECEIPT,
        english="Ask the bank what became of it",
    )
    refunded = Step(
        "退费回单",
        by=BANK | FINANCE,
        moves=sent >> refunded_,
        facts=Paid,
        does=refunded,
        law=REFUND,
        english="The bank has refunded",
    )
    bounce = Step(
        "退费被退回",
        by=BANK | FINANCE,
        moves=sent >> due,
        facts=Bounced,
        does=bounce,
        law=REFUND,
        english="The refund came back",
    )
    call_off = Step(
        "撤销退费",
        by=COURSE | FINANCE,
        moves=due >> called_off,
        needs=[is_void],
        law=REFUND,
        english="Call the refund off",
    )
