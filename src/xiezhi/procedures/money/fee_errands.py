"""诉讼费专户的外联：一笔流水对一张缴费通知，凭缴款码和金额；对不上的记待查，冲正的退回到未交。"""

from __future__ import annotations

from datetime import date
from typing import Any

from xiezhi.desk.errands import Errand
from xiezhi.engine.clock import court_now
from xiezhi.engine.door import act
from xiezhi.engine.errands import keys
from xiezhi.engine.facts import Facts, Name, Prose, Secret
from xiezhi.engine.refused import Refused
from xiezhi.engine.words import BANK, PROCEDURES, Step
from xiezhi.law.working import Yuan, from_fen, to_fen
from xiezhi.phrases.court_fees import Channel, Paid
from xiezhi.phrases.fee_books import FEE_BANK, TO_COME, is_code
from xiezhi.phrases.fee_steps import FEE_RULE, Deposited, TakenBack
from xiezhi.procedures.money.case_facts import Arrived, Fund, Reversed, Stray
from xiezhi.procedures.money.case_money import CaseMoney
from xiezhi.procedures.money.unknown import InPart, Mistaken, UnknownMoney
from xiezhi.records.ledger import Bill, Payment
from xiezhi.records.money import Arrival, PayeeAccount, Posting
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows

FEE_MOVEMENT = "fee_movement"
Line = dict[str, str]


def book_fee(errand: Errand) -> None:
    """一笔流水：对上缴款码和金额的，缴费通知销去；窗口收的入专户；冲正的反向记账；其余待查，有人查，有期限。"""
    line = errand.payload
    if line["direction"] == "reversal":
        _reverse(errand, line)
    elif line["direction"] == "out" or _is_booked(errand.court, line["reference"]):
        return
    elif not _is_deposit(errand, line):
        _pay_bill(errand, line)


def _is_booked(court: str, reference: str) -> bool:
    """银行把同一流水号又记了一遍的，不再入账。"""
    paid = rows(Payment, court=court, reference=reference, limit=1)
    return bool(paid or rows(Posting, court=court, reference=reference, debit=FEE_BANK, limit=1))


def _is_deposit(errand: Errand, line: Line) -> bool:
    """窗口收的现金、刷卡的清算、案款里收的申请执行费、随案移交来的，到专户了：凭收据号、付款回单号、移交码对上。"""
    slips = [each for each in (line["memo"], line["sub_account"]) if each]
    till = rows(Posting, court=errand.court, reference__in=slips, debit__in=TO_COME, limit=1)
    if not till or till[0].amount != to_fen(Yuan(line["amount"])):
        return False
    on = _proceeding(till[0].proceeding)
    facts = Deposited(slip=till[0].reference, amount=Yuan(line["amount"]), reference=line["reference"])
    answer(errand, on, PROCEDURES[on.procedure].steps["bank_fee"], facts, line["reference"])
    return True


def _pay_bill(errand: Errand, line: Line) -> None:
    """缴款码和金额都对上，才入账；差一分也交给人去查。"""
    code, amount = line["sub_account"], Yuan(line["amount"])
    bills = rows(Bill, court=errand.court, code=code) if is_code(code) else []
    why = _mismatch(bills, to_fen(amount))
    if not why:
        facts = Paid(
            bill=bills[0].id,
            amount=amount,
            channel=Channel.bank,
            reference=line["reference"],
            payer=Name(line["name"]),
            payer_account=Secret(line["account"]),
        )
        on = _proceeding(bills[0].proceeding)
        try:
            answer(errand, on, _pays(on), facts, line["reference"])
            return
        except Refused as refused:
            why = refused.sentence
    open_stray(errand, stray_of(line, Fund.fees, why), f"fees/{line['reference']}")


def _mismatch(bills: list[Bill], fen: int) -> str:
    if not bills:
        return "没有这个缴款码"
    bill = bills[0]
    left = bill.amount - bill.paid
    if bill.status != "open":
        return "这张缴费通知已经交清或者作废"
    if fen == left:
        return ""
    return f"应交{from_fen(left)}元，{'多' if fen > left else '少'}了{from_fen(abs(fen - left))}元"


def _pays(on: Proceeding) -> Step:
    """这个程序在这个状态里收诉讼费的那一步。"""
    steps = PROCEDURES[on.procedure].steps.values()
    found = [each for each in steps if each.facts is Paid and on.state in {state.name for state in each.moves.sources}]
    if not found:
        raise Refused("这一案现在不收诉讼费", FEE_RULE)
    return found[0]


def _reverse(errand: Errand, line: Line) -> None:
    """已经销了缴费通知的，通知重新有效；还在待查的，不再查。"""
    paid = rows(Payment, court=errand.court, reference=line["memo"])
    if not paid:
        reverse_arrival(errand, line)
        return
    on = _proceeding(paid[-1].proceeding)
    facts = TakenBack(payment=paid[-1].id, reference=line["reference"], reason=Prose("银行冲正"))
    answer(errand, on, PROCEDURES[on.procedure].steps["take_back_fee"], facts, line["reference"])


def reverse_arrival(errand: Errand, line: Line) -> None:
    """银行撤销了一笔到账。"""
    known = rows(Arrival, court=errand.court, reference=line["memo"], channel="transfer")
    if not known:
        raise Refused("冲正的流水%(line)s没有入过账", CaseMoney.reverse.law, line=line["memo"])
    on = _proceeding(known[0].proceeding)
    facts = Reversed(arrival=known[0].id, reference=line["reference"], reason=Prose("银行冲正"))
    step = UnknownMoney.reverse if on.procedure == UnknownMoney.name else CaseMoney.reverse
    answer(errand, on, step, facts, line["reference"])


def pay_from_suspense(errand: Errand, unknown: Proceeding) -> None:
    """查明的诉讼费记到那一张缴费通知：够的交清，少的先记上，多的退回；没有这张通知的，退回待查明。"""
    bill, arrival = _bill_named(errand.court, errand.payload["number"]), rows(Arrival, proceeding=unknown.id)[0]
    paid = rows(Payment, court=errand.court, reference=arrival.reference)
    if paid:
        part = paid[0].amount
    elif bill is None:
        why = Mistaken(reason=Prose("没有这个缴款码，或者这一案没有未交的诉讼费"))
        answer(errand, unknown, UnknownMoney.misdirected, why, "none")
        return
    else:
        part, on, ours = min(arrival.amount, bill.amount - bill.paid), _proceeding(bill.proceeding), keys()
        facts = Paid(
            bill=bill.id,
            amount=Yuan(from_fen(part)),
            channel=Channel.suspense,
            reference=arrival.reference,
            payer=Name(arrival.payer),
            payer_account=Secret(ours.open_id(arrival.payer_account)) if arrival.payer_account else Secret(""),
        )
        try:
            answer(errand, on, _pays(on), facts, arrival.reference)
        except Refused as refused:
            answer(errand, unknown, UnknownMoney.misdirected, Mistaken(reason=Prose(refused.sentence)), "none")
            return
    if part < arrival.amount:
        answer(errand, unknown, UnknownMoney.booked_in_part, InPart(amount=Yuan(from_fen(part))), "booked")
    else:
        answer(errand, unknown, UnknownMoney.booked, None, "booked")


def _bill_named(court: str, number: str) -> Bill | None:
    """缴款码的那一张；写案号的，那一案唯一没有交的一张。"""
    if is_code(number):
        found = rows(Bill, court=court, status="open", code=number)
    else:
        case = one(Proceeding, court=court, number=number)
        found = [each for each in rows(Bill, proceeding=case.id, status="open") if each.code] if case else []
    return found[0] if len(found) == 1 else None


def where_to(refund: Proceeding) -> tuple[str, str, str]:
    """退到哪里：他确认的账户；没有的，交来的那个账户。户名、开户银行、封存的账号。"""
    bill = one(Bill, id=refund.track)
    assert bill is not None, "退费有它的应退款"
    named = rows(PayeeAccount, dispute=refund.dispute, person=bill.payer, order=("since", "id"))
    if named:
        return named[-1].holder, named[-1].bank, named[-1].number
    mine = {each.id for each in rows(Bill, dispute=refund.dispute, payer=bill.payer)}
    came = rows(Payment, dispute=refund.dispute, bill__in=sorted(mine), order=("at", "id"))
    source = [each for each in came if each.payer_account][-1]
    return source.payer, "", source.payer_account


def arrived_of(line: Line) -> Arrived:
    return Arrived(**_told(line))


def stray_of(line: Line, fund: Fund, why: str = "") -> Stray:
    """对不上的一笔，连同付款人写了什么、为什么对不上。"""
    memo = "　".join(each for each in (line["sub_account"], line["memo"]) if each)
    return Stray(**_told(line), fund=fund, memo=Prose(memo), why=Prose(why))


def _told(line: Line) -> dict[str, Any]:
    return {
        "reference": line["reference"],
        "amount": Yuan(line["amount"]),
        "payer": Name(line["name"]),
        "payer_account": Secret(line["account"]),
        "on": date.fromisoformat(line["booked"] or court_now().date().isoformat()),
    }


def open_stray(errand: Errand, facts: Stray, key: str) -> None:
    act(UnknownMoney.open, facts, court=errand.court, by=BANK.name, as_=BANK, key=key)


def _proceeding(id: str) -> Proceeding:
    found = one(Proceeding, id=id)
    assert found is not None, "案件不会删除"
    return found


def answer(errand: Errand, on: Proceeding, step: Step, facts: Facts | None, what: str) -> None:
    """银行说的，作为一步办理；同一件外联只办一次。"""
    act(step, facts, on=on, by=BANK.name, as_=BANK, key=f"{errand.key}:{what}")
