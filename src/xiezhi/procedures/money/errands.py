"""案款的外联：银行流水一笔一件，付款等回单，查明的不明款转入它的案件。"""

from __future__ import annotations

import logging
from dataclasses import asdict
from datetime import date
from decimal import Decimal

from xiezhi.desk.errands import Errand, answered, ask, not_answered
from xiezhi.engine.clock import court_now
from xiezhi.engine.door import act
from xiezhi.engine.errands import HANDLERS, awaiting, keys
from xiezhi.engine.facts import Facts, Name, Prose, Secret
from xiezhi.engine.refused import Refused
from xiezhi.engine.words import BANK, Step
from xiezhi.law.working import Yuan, from_fen
from xiezhi.outside.bank import Order
from xiezhi.phrases import assistants
from xiezhi.procedures.money.case_facts import Arrived, Reversed, Source
from xiezhi.procedures.money.case_money import CaseMoney
from xiezhi.procedures.money.payout import Payout
from xiezhi.procedures.money.payout_rules import Bounced, Paid
from xiezhi.procedures.money.unknown import Mistaken, UnknownMoney
from xiezhi.records.court import Court
from xiezhi.records.money import Arrival, PayeeAccount, Share
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows

log = logging.getLogger("xiezhi")
MOVEMENT, STATEMENT = "bank_movement", "bank_statement"


class Waiting(OSError):
    """银行还没有回单：稍后再问。"""


def read_statements() -> int:
    """各法院案款专户的新流水，一笔记一件外联；重复的文件不会重复。银行没有答复的，下一轮再问，财务看得到。返回新记了多少笔。"""
    if not assistants.has("bank"):
        return 0
    found, bank = 0, assistants.bank()
    for court in rows(Court):
        known = Errand.objects.filter(kind=MOVEMENT, court=court.id).count()
        try:
            lines = bank.statement(court.id, known)
        except OSError as silent:
            log.warning("statement of %s: %s", court.id, silent)
            not_answered(STATEMENT, court.id, str(silent), court_now())
            continue
        answered(STATEMENT, court.id)
        for line in lines:
            payload = {name: str(value) for name, value in asdict(line).items()}
            ask(MOVEMENT, court.id, f"bank/{line.place}", payload, court_now())
            found += 1
    return found


def book(errand: Errand) -> None:
    """一笔流水：子账号认得的记入那一案，认不得的记为不明款，冲正的反向记账。"""
    line = errand.payload
    if line["direction"] == "reversal":
        _reverse(errand, line)
    elif _is_our_deposit(errand.court, line):
        return
    elif line["direction"] == "in":
        facts = Arrived(
            reference=line["reference"],
            amount=Yuan(line["amount"]),
            payer=Name(line["name"]),
            payer_account=Secret(line["account"]),
            on=date.fromisoformat(line["booked"] or court_now().date().isoformat()),
        )
        money = rows(Proceeding, court=errand.court, procedure=CaseMoney.name, track=line["sub_account"])
        if money and line["sub_account"]:
            _book_once(errand, money[0], facts)
        else:
            act(UnknownMoney.open, facts, court=errand.court, by=BANK.name, as_=BANK, key=f"bank/{line['reference']}")


def _is_our_deposit(court: str, line: dict[str, str]) -> bool:
    """财务自己缴存的现金：缴存时已经入账，凭存款回单号对上。"""
    slips = [each for each in (line["reference"], line["memo"]) if each]
    return line["direction"] == "in" and bool(rows(Arrival, court=court, channel="cash", reference__in=slips))


def _book_once(errand: Errand, money: Proceeding, facts: Arrived) -> None:
    """银行把同一流水号又记了一遍的，不再入账。"""
    if not rows(Arrival, proceeding=money.id, reference=facts.reference):
        _answer(errand, money, CaseMoney.arrive, facts, facts.reference)


def _reverse(errand: Errand, line: dict[str, str]) -> None:
    known = rows(Arrival, court=errand.court, reference=line["memo"], channel="transfer")
    if not known:
        raise Refused("冲正的流水%(line)s没有入过账", CaseMoney.reverse.law, line=line["memo"])
    on = one(Proceeding, id=known[0].proceeding)
    assert on is not None, "到账有它的案款"
    facts = Reversed(arrival=known[0].id, reference=line["reference"], reason=Prose("银行冲正"))
    step = UnknownMoney.reverse if on.procedure == UnknownMoney.name else CaseMoney.reverse
    _answer(errand, on, step, facts, line["reference"])


def pay_out(errand: Errand) -> None:
    """付款指令，直到有回单：付出、退回，各是一步；财务已经记下回单的，不再付。"""
    proceeding = awaiting(errand, Payout.paid, UnknownMoney.given_back)
    if proceeding is None:
        return
    order = _order(errand, proceeding)
    outcome = assistants.bank().pay(errand.court, order)
    if outcome.state == "accepted":
        raise Waiting("银行已经接受，等待回单")
    payout = proceeding.procedure == Payout.name
    if outcome.state == "paid":
        step = Payout.paid if payout else UnknownMoney.given_back
        _answer(errand, proceeding, step, Paid(reference=outcome.reference), outcome.reference)
    else:
        step = Payout.bounce if payout else UnknownMoney.came_again
        _answer(errand, proceeding, step, Bounced(reason=Prose(outcome.reason)), "returned")


def _order(errand: Errand, proceeding: Proceeding) -> Order:
    ours, amount = keys(), from_fen(proceeding.amount or 0)
    if proceeding.procedure == UnknownMoney.name:
        arrival = rows(Arrival, proceeding=proceeding.id)[0]
        number = ours.open_id(arrival.payer_account) if arrival.payer_account else ""
        return Order(errand.key, "", arrival.payer, "", number, amount)
    sent = errand.payload.get("sent")
    number = Errand.objects.get(kind=errand.kind, entry=sent).key if sent else errand.key
    shares = rows(Share, payout=proceeding.id)
    money = one(Proceeding, id=proceeding.parent)
    assert money is not None, "发放在一个案款账户之下"
    if not shares[0].payee:
        return Order(number, money.track, "诉讼费专户", "", "fees", amount)
    known = rows(PayeeAccount, dispute=proceeding.dispute, person=shares[0].payee, order=("since", "id"))[-1]
    return Order(number, money.track, known.holder, known.bank, ours.open_id(known.number), amount)


def move_over(errand: Errand) -> None:
    """查明的不明款，在它的案件里入账；没有这一案的，退回待查明。"""
    unknown = one(Proceeding, id=errand.proceeding)
    assert unknown is not None, "不明款不会删除"
    money = _money_of(errand.court, errand.payload["number"])
    if money is None:
        _answer(errand, unknown, UnknownMoney.misdirected, Mistaken(reason=Prose("没有这一案号或者子账号")), "none")
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
    _answer(errand, unknown, UnknownMoney.booked, None, "booked")


def _money_of(court: str, number: str) -> Proceeding | None:
    by_account = rows(Proceeding, court=court, procedure=CaseMoney.name, track=number)
    if by_account or not number:
        return by_account[0] if by_account else None
    case = one(Proceeding, court=court, number=number)
    found = rows(Proceeding, parent=case.id, procedure=CaseMoney.name) if case else []
    return found[0] if found else None


def _answer(errand: Errand, on: Proceeding, step: Step, facts: Facts | None, what: str) -> None:
    act(step, facts, on=on, by=BANK.name, as_=BANK, key=f"{errand.key}:{what}")


HANDLERS |= {MOVEMENT: book, "pay_out": pay_out, "money_identified": move_over}
