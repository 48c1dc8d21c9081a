"""诉讼费到账以后的各步，每一种收诉讼费的程序都有：窗口收的入专户，银行冲正，结案以后补交被冲正的。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, Notice, changed
from xiezhi.engine.facts import Facts, Prose, ask
from xiezhi.engine.words import BANK, COUNTER, AnyState, Effect, Role, Step, guard
from xiezhi.law.sources import Policy
from xiezhi.law.statutes import COURT_FEES
from xiezhi.law.working import Yuan, from_fen, to_fen
from xiezhi.phrases.court_fees import KINDS, PAYS, Paid, account_of, due, pay
from xiezhi.phrases.fee_books import FEE_BANK, FEE_HELD, FEE_TILL, in_till, posted
from xiezhi.records.ledger import Bill, Payment

FEE_RULE = Policy("诉讼费专户办理规则", "窗口收的诉讼费当日缴存专户；银行撤销的，缴费通知重新有效，告知各方")
AGENCY = COURT_FEES("第五十二条", "到指定代理银行交费")


class Deposited(Facts):
    """入专户：窗口收的哪一笔（收据号），或者随案移交来的（移交码）；多少、银行流水号。"""

    slip: str = ask("收据号或者随案移交码", english="Number of the receipt, or code of the transfer")
    amount: Yuan = ask("金额（元）", english="Amount (yuan)")
    reference: str = ask("银行流水号", english="Bank's number of the movement")


class TakenBack(Facts):
    """银行撤销了哪一笔交费。"""

    payment: str = ask("哪一笔交费", choices="fee_payments", english="Which payment")
    reference: str = ask("冲正流水号", english="Bank's number of the reversal")
    reason: Prose = ask("银行说明", default=Prose(""), english="What the bank says")


@guard(
    "须是窗口收了、或者随案移交来，还没有进专户的一笔，金额一致",
    FEE_RULE,
    english="It must be what the counter took, or what comes with a suit, not in the account yet, of the same amount",
)
def is_in_till(case: Case, facts: Deposited) -> bool:
    row = in_till(case, facts.slip)
    return row is not None and row.amount == to_fen(facts.amount)


@guard("须是本案已经进专户的一笔交费", FEE_RULE, english="It must be a payment of this case that is at the bank")
def is_at_bank(case: Case, facts: TakenBack) -> bool:
    row = _payment(case, facts.payment)
    return row is not None and row.status == "booked"


def _payment(case: Case, id: str) -> Payment | None:
    return next((each for each in case.mine(Payment) if each.id == id), None)


def bank_fee(case: Case, facts: Deposited) -> Iterator[Any]:
    row = in_till(case, facts.slip)
    assert row is not None, "条件已核对过"
    why = "fee_deposit" if row.debit == FEE_TILL else "fee_arrived"
    yield posted(case, FEE_BANK, row.debit, row.amount, f"{why}:{facts.slip}", facts.reference)
    for each in case.mine(Payment):
        if each.reference == facts.slip and each.status == "till":
            yield changed(each, status="booked")


def take_back(case: Case, facts: TakenBack) -> Iterator[Any]:
    """原分录不动，反向再记；缴费通知重新有效，另发一份；凭这笔钱办事的各方都知道。"""
    row = _payment(case, facts.payment)
    assert row is not None, "条件已核对过"
    bill = case.family.get(Bill, row.bill)
    assert bill is not None, "交费有它的缴费通知"
    yield Subject(bill.payer)
    yield changed(row, status="reversed")
    now = changed(bill, paid=bill.paid - row.amount, status="open")
    yield now
    yield posted(case, FEE_HELD, FEE_BANK, row.amount, "fee_reversal", facts.reference)
    yield notice_again(case, now, row)
    name = case.person(bill.payer).name
    text = f"银行撤销了{name}交的{KINDS[bill.kind]}{from_fen(row.amount)}元，这笔诉讼费又是未交"
    for person in dict.fromkeys(each.person for each in case.standings()):
        mine = person == bill.payer
        yield Notice(person, f"{text}，请在收到新的通知后七日内用同一个缴款码补交" if mine else text)


def notice_again(case: Case, bill: Bill, row: Payment) -> Any:
    """再通知一次：为什么又要交、交多少、交到哪里。"""
    others = [case.person(each).name for each in case.parties if each != bill.payer]
    left = from_fen(bill.amount - bill.paid)
    return case.draft(
        "fee_notice",
        addressee=case.person(bill.payer).name,
        opponents="、".join(others),
        cause=case.dispute.cause,
        number=case.proceeding.number or (case.parent.number if case.parent else "") or case.proceeding.id,
        total=left,
        contact="12368",
        lines=[
            {
                "label": f"{KINDS[bill.kind]}（{row.at[:10]}交的一笔被银行撤销）",
                "sum": "",
                "amount": str(left),
                "law": str(AGENCY),
            }
        ],
        account=account_of(case),
        payment_code=bill.code,
    )


def paid_in(moves: AnyState, label: str, law: Any, english: str, *, by: Role = COUNTER, does: Effect = pay) -> Step:
    """收到诉讼费这一步：银行的流水对上了缴款码，或者窗口收了现金、刷了卡。"""
    return Step(
        label,
        by=by | BANK,
        moves=moves.stays,
        facts=Paid,
        needs=PAYS,
        does=does,
        offers=due,
        law=law,
        english=english,
    )


def banked(states: AnyState, *, by: Role = COUNTER) -> Step:
    return Step(
        "诉讼费已入专户",
        by=by | BANK,
        moves=states.stays,
        facts=Deposited,
        needs=[is_in_till],
        does=bank_fee,
        law=FEE_RULE,
        english="A court fee that was on its way is in the account",
    )


def taken_back(states: AnyState, *, by: Role = COUNTER, does: Effect = take_back) -> Step:
    return Step(
        "银行冲正诉讼费",
        by=by | BANK,
        moves=states.stays,
        facts=TakenBack,
        needs=[is_at_bank],
        does=does,
        law=FEE_RULE,
        english="The bank reversed a court fee",
    )
