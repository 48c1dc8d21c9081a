"""钱的外联：两个专户的银行流水一笔一件，付款等回单，查明的不明款转入它的案件。"""

from __future__ import annotations

import logging
from dataclasses import asdict
from datetime import date
from decimal import Decimal

from xiezhi.desk.errands import Errand, answered, ask, not_answered
from xiezhi.engine.clock import court_now
from xiezhi.engine.errands import HANDLERS, awaiting, keys
from xiezhi.engine.facts import Name, Prose, Secret
from xiezhi.law.working import Yuan, from_fen
from xiezhi.outside.bank import CASE_MONEY, FEES, Order
from xiezhi.phrases import assistants
from xiezhi.procedures.money.case_facts import Arrived, Fund, Source
from xiezhi.procedures.money.case_money import CaseMoney
from xiezhi.procedures.money.fee_errands import (
    FEE_MOVEMENT,
    answer,
    arrived_of,
    book_fee,
    open_stray,
    pay_from_suspense,
    reverse_arrival,
    stray_of,
    where_to,
)
from xiezhi.procedures.money.payout import Payout
from xiezhi.procedures.money.payout_rules import Bounced, Paid
from xiezhi.procedures.money.refunds import FeeRefund
from xiezhi.procedures.money.unknown import Mistaken, UnknownMoney
from xiezhi.records.court import Court
from xiezhi.records.money import Arrival, PayeeAccount, Share
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows

log = logging.getLogger("xiezhi")
MOVEMENT, STATEMENT = "bank_movement", "bank_statement"
STATEMENTS = {CASE_MONEY: MOVEMENT, FEES: FEE_MOVEMENT}
"""每个专户的流水记成哪一种外联。"""


class Waiting(OSError):
    """银行还没有回单：稍后再问。"""


def read_statements() -> int:
    """各法院两个专户的新流水，一笔记一件外联；重复的文件不会重复。银行没有答复的，下一轮再问，财务看得到。返回新记了多少笔。"""
    if not assistants.has("bank"):
        return 0
    return sum(_read(court.id, fund, kind) for court in rows(Court) for fund, kind in STATEMENTS.items())


def _read(court: str, fund: str, kind: str) -> int:
    known = Errand.objects.filter(kind=kind, court=court).count()
    try:
        lines = assistants.bank().statement(court, known, fund)
    except OSError as silent:
        log.warning("statement of %s, %s: %s", court, fund, silent)
        not_answered(STATEMENT, court, str(silent), court_now())
        return 0
    answered(STATEMENT, court)
    prefix = "bank" if kind == MOVEMENT else "fees"
    for line in lines:
        payload = {name: str(value) for name, value in asdict(line).items()}
        ask(kind, court, f"{prefix}/{line.place}", payload, court_now())
    return len(lines)


def book(errand: Errand) -> None:
    """一笔流水：子账号认得的记入那一案，认不得的记为不明款，冲正的反向记账。"""
    line = errand.payload
    if line["direction"] == "reversal":
        _reverse(errand, line)
    elif _is_our_deposit(errand.court, line):
        return
    elif line["direction"] == "in":
        facts = arrived_of(line)
        money = rows(Proceeding, court=errand.court, procedure=CaseMoney.name, track=line["sub_account"])
        if money and line["sub_account"]:
            _book_once(errand, money[0], facts)
        else:
            open_stray(errand, stray_of(line, Fund.case_money), f"bank/{line['reference']}")


def _is_our_deposit(court: str, line: dict[str, str]) -> bool:
    """财务自己缴存的现金：缴存时已经入账，凭存款回单号对上。"""
    slips = [each for each in (line["reference"], line["memo"]) if each]
    return line["direction"] == "in" and bool(rows(Arrival, court=court, channel="cash", reference__in=slips))


def _book_once(errand: Errand, money: Proceeding, facts: Arrived) -> None:
    """银行把同一流水号又记了一遍的，不再入账。"""
    if not rows(Arrival, proceeding=money.id, reference=facts.reference):
        answer(errand, money, CaseMoney.arrive, facts, facts.reference)


def _reverse(errand: Errand, line: dict[str, str]) -> None:
    reverse_arrival(errand, line)


def pay_out(errand: Errand) -> None:
    """付款指令，直到有回单：付出、退回，各是一步；财务已经记下回单的，不再付。"""
    proceeding = awaiting(errand, Payout.paid, UnknownMoney.given_back, FeeRefund.refunded)
    if proceeding is None:
        return
    order = _order(errand, proceeding)
    outcome = assistants.bank().pay(errand.court, order)
    if outcome.state == "accepted":
        raise Waiting("银行已经接受，等待回单")
    paid, bounced = ANSWERED[proceeding.procedure]
    if outcome.state == "paid":
        answer(errand, proceeding, paid, Paid(reference=outcome.reference), outcome.reference)
    else:
        answer(errand, proceeding, bounced, Bounced(reason=Prose(outcome.reason)), "returned")


ANSWERED = {
    Payout.name: (Payout.paid, Payout.bounce),
    UnknownMoney.name: (UnknownMoney.given_back, UnknownMoney.came_again),
    FeeRefund.name: (FeeRefund.refunded, FeeRefund.bounce),
}
"""付出了办哪一步，退回了办哪一步。"""


def _order(errand: Errand, proceeding: Proceeding) -> Order:
    ours, amount = keys(), from_fen(proceeding.amount or 0)
    if proceeding.procedure == UnknownMoney.name:
        arrival = rows(Arrival, proceeding=proceeding.id)[0]
        number = ours.open_id(arrival.payer_account) if arrival.payer_account else ""
        return Order(errand.key, proceeding.track, arrival.payer, "", number, amount)
    sent = errand.payload.get("sent")
    number = Errand.objects.get(kind=errand.kind, entry=sent).key if sent else errand.key
    if proceeding.procedure == FeeRefund.name:
        holder, bank, account = where_to(proceeding)
        return Order(number, FEES, holder, bank, ours.open_id(account), amount)
    shares = rows(Share, payout=proceeding.id)
    money = one(Proceeding, id=proceeding.parent)
    assert money is not None, "发放在一个案款账户之下"
    if not shares[0].payee:
        return Order(number, money.track, "诉讼费专户", "", FEES, amount)
    known = rows(PayeeAccount, dispute=proceeding.dispute, person=shares[0].payee, order=("since", "id"))[-1]
    return Order(number, money.track, known.holder, known.bank, ours.open_id(known.number), amount)


def move_over(errand: Errand) -> None:
    """查明的不明款，在它的案件里入账；没有这一案的，退回待查明。"""
    unknown = one(Proceeding, id=errand.proceeding)
    assert unknown is not None, "不明款不会删除"
    if unknown.track == FEES:
        pay_from_suspense(errand, unknown)
        return
    money = _money_of(errand.court, errand.payload["number"])
    if money is None:
        answer(errand, unknown, UnknownMoney.misdirected, Mistaken(reason=Prose("没有这一案号或者子账号")), "none")
        return
    arrival = rows(Arrival, proceeding=unknown.id)[0]
    ours = keys()
    facts = Arrived(
        reference=arrival.reference,
        amount=Yuan(Decimal(arrival.amount) / 100),
        payer=Name(arrival.payer),
        payer_account=Secret(ours.open_id(arrival.payer_account)) if arrival.payer_account else Secret(""),
        on=date.fromisoformat(arrival.at),
        source=Source.suspense,
    )
    _book_once(errand, money, facts)
    answer(errand, unknown, UnknownMoney.booked, None, "booked")


def _money_of(court: str, number: str) -> Proceeding | None:
    by_account = rows(Proceeding, court=court, procedure=CaseMoney.name, track=number)
    if by_account or not number:
        return by_account[0] if by_account else None
    case = one(Proceeding, court=court, number=number)
    found = rows(Proceeding, parent=case.id, procedure=CaseMoney.name) if case else []
    return found[0] if found else None


HANDLERS |= {MOVEMENT: book, FEE_MOVEMENT: book_fee, "pay_out": pay_out, "money_identified": move_over}
