"""案款各步写入什么：到账一笔，分录一笔；错了反向再记，原记录不动。"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, Notice, Tally, changed
from xiezhi.engine.facts import Name
from xiezhi.engine.words import AGENT, EVERY_PARTY, SECOND
from xiezhi.law.working import from_fen, to_fen
from xiezhi.procedures.money.books import BANK, CASE, CROSSING, IN_HAND, PAYABLE, SAFE, arrival, free, post
from xiezhi.procedures.money.case_facts import (
    Account,
    Allocation,
    Arrived,
    Banked,
    Cash,
    Denied,
    HandedOn,
    HandedOver,
    Note,
    OnSheet,
    Onward,
    Reversed,
    Source,
    Witnessed,
)
from xiezhi.records.money import Arrival, PayeeAccount, Share

STANDING = EVERY_PARTY.stands | {AGENT, "enforcer"}


def open_(case: Case, _: Any) -> Iterator[Any]:
    """一案一账号：子账号由法院代字、年份、流水和两位校验码组成；当事人和执行员随案带来。"""
    assert case.parent is not None, "案款有它的执行案件"
    yield case.change(number=f"{case.parent.number or case.parent.id}/案款", track=sub_account(case))
    for each in case.of(case.parent).standings():
        if each.role in STANDING:
            yield case.stand(each.person, each.role, each.order, of=each.of, electronic=each.electronic)


def sub_account(case: Case) -> str:
    """子账号：前缀是本院案款专户的银行代号，末两位按 ISO 7064 MOD 97-10 校验。"""
    prefix, serial = case.setting("payout.account_prefix", "622000"), case.draw("案款")
    digits = f"{prefix}{case.day[2:4]}{serial:08d}"
    return f"{digits}{98 - int(digits + '00') % 97:02d}"


def arrive(case: Case, facts: Arrived) -> Iterator[Any]:
    fen = to_fen(facts.amount)
    yield case.make(
        Arrival,
        proceeding=case.proceeding.id,
        channel="transfer",
        amount=fen,
        at=facts.on.isoformat(),
        reference=facts.reference,
        payer=facts.payer,
        payer_account=facts.payer_account,
    )
    yield post(case, CROSSING if facts.source is Source.suspense else BANK, CASE, fen, "arrival", facts.reference)
    yield from _told(case, fen, facts.payer)


def take_cash(case: Case, facts: Cash) -> Iterator[Any]:
    """经手人清点；在场的另一人确认以前不记账、不出收据。"""
    payer = case.person(facts.payer)
    yield Subject(facts.payer)
    yield case.make(
        Arrival,
        proceeding=case.proceeding.id,
        channel="cash",
        amount=to_fen(facts.machine),
        at=case.day,
        reference=case.draws.entry,
        payer=payer.name,
        status="counted",
        holder=case.actor,
        second=facts.second,
        brought=facts.payer,
        piles=tuple((str(pile.note), pile.count) for pile in facts.piles),
    )
    if all(each.person != facts.second for each in case.standings(SECOND.name)):
        yield case.stand(facts.second, SECOND)
    first = _officer(case, case.actor)
    yield Notice(facts.payer, f"{first}已清点您交来的现金{facts.machine}元：请核对清点单，对的请确认，不对的当场说")
    yield Notice(facts.second, f"{payer.name}交来现金{facts.machine}元，{first}已清点，请您在自己的窗口确认")


def sign_count(case: Case, facts: Witnessed) -> Iterator[Any]:
    """交款人用本人的账户确认清点单。"""
    row = _known(case, facts.arrival)
    yield Subject(row.brought)
    yield changed(row, signed="account")
    for person in (row.holder, row.second):
        yield Notice(person, f"{row.payer}已在本人账户确认现金{from_fen(row.amount)}元的清点单")


def note_signature(case: Case, facts: OnSheet) -> Iterator[Any]:
    """交款人在纸上签了名，或者拒绝签名：经手人记下，清点单随案保存。"""
    row = _known(case, facts.arrival)
    yield Subject(row.brought)
    yield changed(row, signed=str(facts.how), memo=facts.reason)
    yield Notice(row.second, f"{row.payer}对现金{from_fen(row.amount)}元的清点单：{facts.how.label}；请您确认清点")


def signature_of(row: Arrival) -> str:
    """收据上写的：交款人怎样确认清点单。"""
    why = f"，原因：{row.memo}" if row.memo else ""
    said = {
        "account": "已在本人账户逐项确认清点单",
        "paper": "已在纸质清点单上签名",
        "declined": f"拒绝在清点单上签名{why}",
    }
    return said.get(row.signed, "")


def confirm_cash(case: Case, facts: Witnessed) -> Iterator[Any]:
    """两人都确认了：记账，当场出收据；现金在经手人手里，当日移交财务。"""
    row = _known(case, facts.arrival)
    yield changed(row, status="in_hand")
    yield post(case, IN_HAND, CASE, row.amount, "cash", row.id)
    yield case.draft(
        "cash_receipt",
        payer=row.payer,
        cause=case.dispute.cause,
        piles=piles_of(row),
        total=str(from_fen(row.amount)),
        receipt_no=row.id,
        officers=[_officer(case, row.holder), _officer(case, row.second)],
        signature=signature_of(row),
    )
    yield Notice(row.holder, f"{_officer(case, row.second)}已确认清点，收据已出；现金今天移交财务")
    yield from _told(case, row.amount, Name(row.payer))


def deny_cash(case: Case, facts: Denied) -> Iterator[Any]:
    """在场的人不确认：不记账、不出收据，退回经手人重新清点。"""
    row = _known(case, facts.arrival)
    yield changed(row, status="denied")
    second = _officer(case, row.second)
    yield Notice(row.holder, f"{second}不确认{row.payer}现金{from_fen(row.amount)}元的清点，请重新清点：{facts.reason}")


def to_confirm(case: Case) -> dict[str, str]:
    """预填：等本人确认的只有一笔的，就是它。"""
    counted = (each for each in case.mine(Arrival) if each.status == "counted")
    mine = [each.id for each in counted if case.actor in (each.second, each.holder) or each.brought == case.me]
    return {"arrival": mine[0]} if len(mine) == 1 else {}


def piles_of(row: Arrival) -> list[dict[str, Any]]:
    """分面额的清点，照收据的写法。"""
    return [
        {"note": Note(note).label, "count": count, "amount": str(Decimal(note) * count)} for note, count in row.piles
    ]


def _officer(case: Case, person: str) -> str:
    return next((each.name for each in case.house.officers.values() if each.person == person), "")


def _told(case: Case, fen: int, payer: Name) -> Iterator[Any]:
    yield Tally("money_in", fen=fen)
    for each in case.standings("claimant", "defendant", "enforcer"):
        yield Notice(each.person, f"{payer}交来的{from_fen(fen)}元已到本案账上")


def hand_over(case: Case, facts: HandedOver) -> Iterator[Any]:
    row = _known(case, facts.arrival)
    yield changed(row, status="handed_over", holder=case.actor)
    yield post(case, SAFE, IN_HAND, row.amount, "hand_over", row.id)


def bank_cash(case: Case, facts: Banked) -> Iterator[Any]:
    row = _known(case, facts.arrival)
    yield changed(row, status="banked", holder="", reference=facts.reference)
    yield post(case, BANK, SAFE, row.amount, "deposit", facts.reference)


def reverse(case: Case, facts: Reversed) -> Iterator[Any]:
    """冲正：原分录不动，反向再记一笔。"""
    row = _known(case, facts.arrival)
    yield changed(row, status="reversed")
    yield post(case, CASE, BANK, row.amount, "reversal", facts.reference)
    yield Tally("money_reversed", fen=row.amount)
    for each in case.standings("claimant", "defendant", "enforcer"):
        yield Notice(each.person, f"银行撤销了{row.at}到账的{from_fen(row.amount)}元")


def _known(case: Case, id: str) -> Arrival:
    found = arrival(case, id)
    assert found is not None, "条件已核对过"
    return found


def let_pass(case: Case, facts: Onward) -> Iterator[Any]:
    for each in case.house.holders("finance", case.day):
        yield Notice(each.person, f"案款{from_fen(free(case))}元已批准移交{facts.court}，请办理")


def pass_on(case: Case, facts: HandedOn) -> Iterator[Any]:
    fen = free(case)
    yield post(case, CASE, BANK, fen, "handed_on", facts.reference)
    for each in case.standings("claimant", "defendant", "enforcer"):
        yield Notice(each.person, f"账上的{from_fen(fen)}元已随案移交接着执行的法院")


def holder(case: Case) -> dict[str, str]:
    """户名就是本人的姓名，不另问。"""
    return {"holder": case.person(case.me).name} if case.me in case.parties else {}


def name_account(case: Case, facts: Account) -> Iterator[Any]:
    whom = facts.person or case.me
    yield Subject(whom)
    yield case.make(
        PayeeAccount,
        proceeding=case.proceeding.id,
        person=whom,
        holder=facts.holder,
        bank=facts.bank,
        number=facts.number,
        since=case.now,
    )


def allocate(case: Case, facts: Allocation) -> Iterator[Any]:
    """各份记下名目，钱转入“待发放”；同一收款人的各份一次发放。"""
    for part in facts.parts:
        yield case.make(
            Share,
            proceeding=case.proceeding.id,
            payee=part.payee,
            head=str(part.head),
            amount=to_fen(part.amount),
            at=case.day,
        )
    yield post(case, CASE, PAYABLE, sum(to_fen(part.amount) for part in facts.parts), "allocation")
