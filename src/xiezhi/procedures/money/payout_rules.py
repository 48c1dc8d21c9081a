"""发放的要素、条件，和各步写入什么：四个人互不相同，账分毫不差。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, Errand, Notice, Tally, changed
from xiezhi.engine.facts import Facts, PersonId, Prose, ask
from xiezhi.engine.words import (
    ENFORCER,
    RECIPIENT,
    guard,
)
from xiezhi.law.working import from_fen
from xiezhi.phrases.fee_books import FEE_HELD, FEE_TILL
from xiezhi.procedures.money import books
from xiezhi.procedures.money.books import account_of, post, shares_of
from xiezhi.procedures.money.case_facts import Account
from xiezhi.procedures.money.rules import PAYOUT_RULE, money_rule
from xiezhi.records.ledger import Bill
from xiezhi.records.money import PayeeAccount, Share

UNCLAIMED = money_rule("第十三条", "无法通知或者拒不领取的，予以提存")
APPROVAL = money_rule("第十一条", "发放案款须经审批")


class Opening(Facts):
    """发放哪几份、给谁。"""

    payee: PersonId = ask("给谁")
    shares: tuple[str, ...] = ask("哪几份", english="Which shares")


class Refusal(Facts):
    """不同意发放的理由。"""

    reason: Prose = ask("理由", long=True, english="Reason")


class Paid(Facts):
    """银行回单。"""

    reference: str = ask("银行回单号", english="Number of the bank's receipt")


class Bounced(Facts):
    """银行退回的原因。"""

    reason: Prose = ask("退回的原因", english="Why it came back")


def earlier(case: Case) -> set[str]:
    """提出、审核、审批过这次发放的人。"""
    return {each.actor for each in case.entries("open", "review", "review_finally", "approve")}


@guard(
    "提出、审核、审批和付款须由不同的人办理",
    APPROVAL,
    english="Proposing, reviewing, approving and paying are done by different people",
)
def another_person(case: Case, _: Any) -> bool:
    return case.actor not in earlier(case)


@guard(
    "本院的规则须是两级审批，才可以不经院长",
    APPROVAL,
    english="Only where this court's rule has two levels, the president is not asked",
)
def two_levels_suffice(case: Case, _: Any) -> bool:
    return case.setting("payout.approvals", "3") == "2"


@guard("本院的规则须是三级审批", APPROVAL, english="This court's rule must have three levels")
def three_levels(case: Case, _: Any) -> bool:
    return case.setting("payout.approvals", "3") == "3"


@guard("收款人须已确认收款账户", PAYOUT_RULE, english="The payee must have confirmed an account")
def knows_where(case: Case, _: Any) -> bool:
    payee = payee_of(case)
    return not payee or account_of(case, payee) is not None


@guard(
    "退回之后，收款人须重新确认账户", PAYOUT_RULE, english="After it came back, the payee must confirm the account anew"
)
def account_is_newer(case: Case, _: Any) -> bool:
    back, account = case.last("bounce"), account_of(case, payee_of(case))
    return back is None or (account is not None and account.since > back.at)


def payee_of(case: Case) -> str:
    return next((each.payee for each in shares_of(case, case.proceeding.id)), "")


def money_of(case: Case) -> Case:
    assert case.parent is not None, "发放在一个案款账户之下"
    return case.of(case.parent)


def open_(case: Case, facts: Opening) -> Iterator[Any]:
    money = money_of(case)
    mine = [each for each in money.mine(Share) if each.id in facts.shares]
    yield from (changed(each, payout=case.proceeding.id) for each in mine)
    place = len(money.children("payout"))
    yield case.change(number=f"{money.proceeding.number}/发放/{place}", amount=sum(each.amount for each in mine))
    for each in money.standings("enforcer"):
        yield case.stand(each.person, ENFORCER)
    if facts.payee:
        yield Subject(facts.payee)
        yield case.stand(facts.payee, RECIPIENT)


@guard(
    "没有确认收款账户的，才可以提存",
    UNCLAIMED,
    english="Only what has no account to be paid to can be set aside",
)
def knows_no_account(case: Case, _: Any) -> bool:
    payee = payee_of(case)
    return bool(payee) and account_of(case, payee) is None


@guard("户名须与收款人的姓名（名称）一致", PAYOUT_RULE, english="The account must be in the payee's own name")
def account_is_his_own(case: Case, facts: Account) -> bool:
    return case.person(payee_of(case)).name == facts.holder


def set_aside(case: Case, _: Any) -> Iterator[Any]:
    yield post(money_of(case), books.PAYABLE, books.UNCLAIMED, _fen(case), "set_aside")
    yield from _told(case, "已经提存，随时可以领取")


def claim(case: Case, facts: Account) -> Iterator[Any]:
    yield post(money_of(case), books.UNCLAIMED, books.PAYABLE, _fen(case), "claimed")
    yield case.make(
        PayeeAccount,
        proceeding=case.proceeding.id,
        person=payee_of(case),
        holder=facts.holder,
        bank=facts.bank,
        number=facts.number,
        since=case.now,
    )


def _fen(case: Case) -> int:
    return case.proceeding.amount or 0


def review(case: Case, _: Any) -> Iterator[Any]:
    yield from _told(case, "已经审核，等待批准")


def approve(case: Case, _: Any) -> Iterator[Any]:
    yield from _told(case, "已经批准，等待付款")


def turn_down(case: Case, facts: Refusal) -> Iterator[Any]:
    """不同意的，钱回到案款账上，由承办人重新分配。"""
    money = money_of(case)
    yield post(money, books.PAYABLE, books.CASE, _fen(case), "turned_down")
    yield from (changed(each, payout=f"{case.proceeding.id}!") for each in shares_of(case, case.proceeding.id))
    for each in case.standings("enforcer"):
        yield Notice(each.person, f"发放{from_fen(_fen(case))}元没有获准，请重新分配")


def send(case: Case, _: Any) -> Iterator[Any]:
    yield post(money_of(case), books.PAYABLE, books.PAYING, _fen(case), "sent")
    yield Errand("pay_out", {})
    yield from _told(case, "已经交银行付款")


def ask_bank(case: Case, _: Any) -> Iterator[Any]:
    """问的是已经发出的那一笔指令，不是又付一笔。"""
    sent = case.last("send")
    assert sent is not None, "已交银行的，付款这一步办过"
    yield Errand("pay_out", {"sent": sent.entry})


def paid(case: Case, facts: Paid) -> Iterator[Any]:
    """执行申请费付入诉讼费专户，其余付出本院。"""
    payee = payee_of(case)
    yield post(money_of(case), books.PAYING, books.BANK, _fen(case), "paid" if payee else "fee", facts.reference)
    yield Tally("money_paid" if payee else "fee_taken", fen=_fen(case))
    if not payee:
        yield post(money_of(case), FEE_TILL, FEE_HELD, _fen(case), "fee_taken", facts.reference)
        yield from _fee_taken(case)
    yield from _told(case, "已经到账")


def _fee_taken(case: Case) -> Iterator[Bill]:
    """执行申请费收到，缴费通知随之销去。"""
    left = _fen(case)
    for bill in books.enforced(money_of(case)).bills:
        part = min(left, bill.amount - bill.paid)
        if part:
            left -= part
            yield changed(
                bill, paid=bill.paid + part, status="paid" if bill.paid + part == bill.amount else bill.status
            )


def bounce(case: Case, facts: Bounced) -> Iterator[Any]:
    yield post(money_of(case), books.PAYING, books.PAYABLE, _fen(case), "bounced")
    yield from _told(case, "被银行退回，请重新确认收款账户")


def _told(case: Case, what: str) -> Iterator[Any]:
    for each in case.standings("recipient"):
        yield Notice(each.person, f"您的案款{from_fen(_fen(case))}元{what}")
