"""发放：一次付给一位收款人。承办人提出，局长、院长审批，财务付款，四个人互不相同；银行回单到了才算付出。"""

from __future__ import annotations

from xiezhi.engine.clocks import after
from xiezhi.engine.words import (
    BANK,
    COUNTER,
    COURSE,
    ENFORCEMENT_HEAD,
    FINANCE,
    INSPECTOR,
    NEW,
    PRESIDENT,
    RECIPIENT,
    Procedure,
    State,
    Step,
)
from xiezhi.law.periods import working_days
from xiezhi.phrases.periods import nothing_above_rests
from xiezhi.procedures.money import payout_rules as rules
from xiezhi.procedures.money.case_facts import Account
from xiezhi.procedures.money.rules import PAYOUT_RULE, RECEIPT


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
        law=rules.APPROVAL,
        english="To be reviewed",
    )
    reviewed = State(
        "待批准",
        within=working_days(2),
        since=after("review"),
        by=PRESIDENT,
        law=rules.APPROVAL,
        english="To be approved",
    )
    approved = State(
        "待付款",
        within=working_days(1),
        since=after("approve", "review_finally", "bounce", "claim"),
        by=FINANCE,
        law=rules.APPROVAL,
        english="To be paid",
    )
    set_aside_ = State("已提存", unclocked="收款人随时可以领取，没有期限", english="Set aside")
    sent = State(
        "已交银行",
        within=working_days(1),
        since=after("send", "ask_bank"),
        by=FINANCE,
        law=RECEIPT,
        english="At the bank",
    )
    arrived = State("已到账", last=True, english="Arrived")
    turned_down = State("未获准", last=True, english="Turned down")

    open = Step(
        "提出发放",
        by=COURSE,
        moves=NEW >> proposed,
        facts=rules.Opening,
        does=rules.open_,
        law=PAYOUT_RULE,
        english="Propose the payout",
    )
    review = Step(
        "审核",
        by=ENFORCEMENT_HEAD,
        moves=proposed >> reviewed,
        needs=[rules.another_person, rules.three_levels],
        does=rules.review,
        law=rules.APPROVAL,
        signed=True,
        english="Review",
    )
    review_finally = Step(
        "审核并批准",
        by=ENFORCEMENT_HEAD,
        moves=proposed >> approved,
        needs=[rules.another_person, rules.two_levels_suffice],
        does=rules.approve,
        law=rules.APPROVAL,
        signed=True,
        english="Review and approve",
    )
    approve = Step(
        "批准",
        by=PRESIDENT,
        moves=reviewed >> approved,
        needs=[rules.another_person],
        does=rules.approve,
        law=rules.APPROVAL,
        signed=True,
        english="Approve",
    )
    turn_down = Step(
        "不同意发放",
        by=ENFORCEMENT_HEAD | PRESIDENT,
        moves=(proposed | reviewed) >> turned_down,
        facts=rules.Refusal,
        needs=[rules.another_person],
        does=rules.turn_down,
        law=rules.APPROVAL,
        english="Turn down",
    )
    set_aside = Step(
        "提存",
        by=FINANCE,
        moves=approved >> set_aside_,
        facts=rules.Refusal,
        needs=[rules.another_person, rules.knows_no_account],
        does=rules.set_aside,
        signed=True,
        law=rules.UNCLAIMED,
        english="Set aside what nobody claims",
    )
    claim = Step(
        "领取提存款",
        by=RECIPIENT | COUNTER,
        moves=set_aside_ >> approved,
        facts=Account,
        needs=[rules.account_is_his_own],
        does=rules.claim,
        law=rules.UNCLAIMED,
        english="Claim what was set aside",
    )
    send = Step(
        "付款",
        by=FINANCE,
        moves=approved >> sent,
        needs=[rules.another_person, rules.knows_where, rules.account_is_newer, nothing_above_rests],
        does=rules.send,
        law=PAYOUT_RULE,
        signed=True,
        english="Pay",
    )
    ask_bank = Step(
        "向银行查询",
        by=FINANCE,
        moves=sent >> sent,
        does=rules.ask_bank,
        law=RECEIPT,
        english="Ask the bank what became of it",
    )
    paid = Step(
        "银行回单",
        by=BANK | FINANCE,
        moves=sent >> arrived,
        facts=rules.Paid,
        does=rules.paid,
        law=PAYOUT_RULE,
        english="The bank has paid",
    )
    bounce = Step(
        "银行退回",
        by=BANK | FINANCE,
        moves=sent >> approved,
        facts=rules.Bounced,
        does=rules.bounce,
        law=PAYOUT_RULE,
        english="The bank sent it back",
    )
