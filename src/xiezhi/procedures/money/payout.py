"""发放：一次付给一位收款人。承办人提出，局长、院长审批，财务付款，四个人互不相同；银行回单到了才算付出。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, Errand, Notice, Tally, changed
from xiezhi.engine.clocks import after
from xiezhi.engine.facts import Facts, PersonId, Prose, ask
from xiezhi.engine.period_steps import nothing_above_rests
from xiezhi.engine.words import (
    BANK,
    COURSE,
    ENFORCEMENT_HEAD,
    ENFORCER,
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
from xiezhi.law.periods import working_days
from xiezhi.law.working import from_fen
from xiezhi.procedures.money import books
from xiezhi.procedures.money.books import account_of, post, shares_of
from xiezhi.procedures.money.rules import PAYOUT_RULE, money_rule
from xiezhi.records.ledger import Bill
from xiezhi.records.money import Share

APPROVAL = money_rule("第十一条", "发放案款须经审批")


class Opening(Facts):
    """发放哪几份、给谁。"""

    payee: PersonId = ask("给谁")
    shares: tuple[str, ...] = ask("哪几份")


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


def paid(case: Case, facts: Paid) -> Iterator[Any]:
    """执行申请费付入诉讼费专户，其余付出本院。"""
    payee = payee_of(case)
    yield post(money_of(case), books.PAYING, books.BANK, _fen(case), "paid" if payee else "fee", facts.reference)
    yield Tally("money_paid" if payee else "fee_taken", fen=_fen(case))
    if not payee:
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


class Payout(
    Procedure,
    label="案款发放",
    code="发放",
    english="Payout",
    numbered=False,
    seen_by=(FINANCE, ENFORCEMENT_HEAD, PRESIDENT, INSPECTOR),
):
    """案款发放：提出、审核、批准、付款、到账，收款人每一步都看得见。"""

    proposed = State(
        "待审核",
        first=True,
        within=working_days(2),
        since=after("open"),
        by=ENFORCEMENT_HEAD,
        law=APPROVAL,
        english="To be reviewed",
    )
    reviewed = State(
        "待批准", within=working_days(2), since=after("review"), by=PRESIDENT, law=APPROVAL, english="To be approved"
    )
    approved = State(
        "待付款",
        within=working_days(1),
        since=after("approve", "review_finally", "bounce"),
        by=FINANCE,
        law=APPROVAL,
        english="To be paid",
    )
    sent = State("已交银行", unclocked="等银行回单；三十日的总期限在案款账上计算", english="At the bank")
    arrived = State("已到账", last=True, english="Arrived")
    turned_down = State("未获准", last=True, english="Turned down")

    open = Step(
        "提出发放",
        by=COURSE,
        moves=NEW >> proposed,
        facts=Opening,
        does=open_,
        law=PAYOUT_RULE,
        english="Propose the payout",
    )
    review = Step(
        "审核",
        by=ENFORCEMENT_HEAD,
        moves=proposed >> reviewed,
        needs=[another_person, three_levels],
        does=review,
        law=APPROVAL,
        signed=True,
        english="Review",
    )
    review_finally = Step(
        "审核并批准",
        by=ENFORCEMENT_HEAD,
        moves=proposed >> approved,
        needs=[another_person, two_levels_suffice],
        does=approve,
        law=APPROVAL,
        signed=True,
        english="Review and approve",
    )
    approve = Step(
        "批准",
        by=PRESIDENT,
        moves=reviewed >> approved,
        needs=[another_person],
        does=approve,
        law=APPROVAL,
        signed=True,
        english="Approve",
    )
    turn_down = Step(
        "不同意发放",
        by=ENFORCEMENT_HEAD | PRESIDENT,
        moves=(proposed | reviewed) >> turned_down,
        facts=Refusal,
        does=turn_down,
        law=APPROVAL,
        english="Turn down",
    )
    send = Step(
        "付款",
        by=FINANCE,
        moves=approved >> sent,
        needs=[another_person, knows_where, account_is_newer, nothing_above_rests],
        does=send,
        law=PAYOUT_RULE,
        signed=True,
        english="Pay",
    )
    paid = Step(
        "银行回单",
        by=BANK | FINANCE,
        moves=sent >> arrived,
        facts=Paid,
        does=paid,
        law=PAYOUT_RULE,
        english="The bank has paid",
    )
    bounce = Step(
        "银行退回",
        by=BANK | FINANCE,
        moves=sent >> approved,
        facts=Bounced,
        does=bounce,
        law=PAYOUT_RULE,
        english="The bank sent it back",
    )
