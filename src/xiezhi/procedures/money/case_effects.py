"""案款各步写入什么：到账一笔，分录一笔；错了反向再记，原记录不动。"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, Notice, Tally, changed
from xiezhi.engine.facts import Name
from xiezhi.engine.words import AGENT, EVERY_PARTY
from xiezhi.law.working import from_fen, to_fen
from xiezhi.procedures.money.books import BANK, CASE, CROSSING, IN_HAND, PAYABLE, SAFE, arrival, post
from xiezhi.procedures.money.case_facts import (
    Account,
    Allocation,
    Arrived,
    Banked,
    Cash,
    HandedOver,
    Reversed,
    Source,
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
    """收据当场出；现金在经手人手里，当日移交财务。"""
    fen, payer = to_fen(facts.machine), case.person(facts.payer)
    row = case.make(
        Arrival,
        proceeding=case.proceeding.id,
        channel="cash",
        amount=fen,
        at=case.day,
        reference=case.draws.entry,
        payer=payer.name,
        status="in_hand",
        holder=case.actor,
    )
    yield Subject(facts.payer)
    yield row
    yield post(case, IN_HAND, CASE, fen, "cash", row.id)
    officers = {each.person: each.name for each in case.house.officers.values()}
    yield case.draft(
        "cash_receipt",
        payer=payer.name,
        cause=case.dispute.cause,
        piles=[
            {"note": pile.note.label, "count": pile.count, "amount": str(Decimal(str(pile.note)) * pile.count)}
            for pile in facts.piles
        ],
        total=str(facts.machine),
        receipt_no=row.id,
        officers=[officers.get(case.actor, ""), officers.get(facts.second, "")],
    )
    yield from _told(case, fen, Name(payer.name))


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
