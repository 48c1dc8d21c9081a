"""案款：一案一账号。到账即记账、即告知；现金两人清点、当日移交；三十日内发放；结清才关账。"""

from __future__ import annotations

from collections.abc import Mapping

from xiezhi.engine.case import Case
from xiezhi.engine.clocks import after
from xiezhi.engine.words import (
    BANK,
    COUNTER,
    COURSE,
    ENFORCEMENT_HEAD,
    ENFORCER,
    FINANCE,
    INSPECTOR,
    NEW,
    PARTY,
    PRESIDENT,
    SECOND,
    Counter,
    Moment,
    Procedure,
    Promise,
    State,
    Step,
)
from xiezhi.law.periods import days
from xiezhi.law.statutes import CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.law.statutes_enforcement import ENFORCEMENT_WORK
from xiezhi.phrases.fee_steps import banked
from xiezhi.procedures.money import case_effects as effects
from xiezhi.procedures.money import case_guards as guards
from xiezhi.procedures.money.allocation import proposal
from xiezhi.procedures.money.books import CASE, PAYABLE, PAYING, balance
from xiezhi.procedures.money.case_facts import (
    Account,
    Allocation,
    Arrived,
    Banked,
    Cash,
    Denied,
    HandedOn,
    HandedOver,
    OnSheet,
    Onward,
    Reversed,
    Witnessed,
)
from xiezhi.procedures.money.rules import CASH_RULE, HANDED_ON, ONE_CASE_ONE_ACCOUNT, PAYER_SIGNS, PAYOUT_RULE
from xiezhi.records.money import Arrival, Posting

BY_PLAN = CIVIL_PROCEDURE_INTERPRETATION("第五百零九条", "执行法院应当制作财产分配方案")
SURPLUS = ENFORCEMENT_WORK("第三十四条", "应当退还被执行人")


def cash_counted(case: Case) -> Mapping[str, Moment]:
    """确认清点的起算：每一位在场的人，等他确认的最早一笔；都确认了的，最后一笔。"""
    cash = sorted((each for each in case.mine(Arrival) if each.second), key=lambda each: (each.at, each.id))
    since: dict[str, Arrival] = {}
    for each in cash:
        if each.second not in since or since[each.second].status != "counted":
            since[each.second] = each
    return {person: Moment(each.id.rpartition("-")[0], each.at) for person, each in since.items()}


def cash_in_hand(case: Case) -> Mapping[str, Moment]:
    """移交现金的起算：还在经手人手里的最早一笔；都已移交的，最后一笔。"""
    taken = (each for each in case.mine(Arrival) if each.channel == "cash" and each.status not in ("counted", "denied"))
    cash = sorted(taken, key=lambda each: (each.at, each.id))
    held = [each for each in cash if each.status == "in_hand"]
    from_ = held[0] if held else cash[-1] if cash else None
    return {"": Moment(from_.id.rpartition("-")[0], from_.at)} if from_ else {}


def money_waiting(case: Case) -> Mapping[str, Moment]:
    """发放的起算：上一次结清之后的第一笔到账。"""
    place = {each.entry: number for number, each in enumerate(case.family.entries)}
    postings = sorted(case.mine(Posting), key=lambda each: place.get(each.id.rpartition("-")[0], len(place)))
    since: Moment | None = None
    owed = 0
    for each in postings:
        if owed == 0:
            since = Moment(each.id.rpartition("-")[0], each.at)
        owed += sum(balance([each], account) for account in (CASE, PAYABLE, PAYING))
    return {"": since} if since else {}


class CaseMoney(
    Procedure,
    label="执行案款",
    code="案款",
    english="Case money",
    numbered=False,
    seen_by=(FINANCE, ENFORCEMENT_HEAD, PRESIDENT, INSPECTOR),
):
    """执行案款：每案一个子账号，收、分、发都在这里，每一步是复式账的一笔。"""

    open_ = State("账户已开", first=True, unclocked="三十日内发放的期限自到账起算，单列", english="Account open")
    settled = State("已结清", last=True, english="Settled")

    open = Step(
        "开立案款子账号",
        by=COURSE,
        moves=NEW >> open_,
        does=effects.open_,
        reads=(Counter("案款"),),
        law=ONE_CASE_ONE_ACCOUNT,
        english="Open the sub-account",
    )
    arrive = Step(
        "案款到账",
        by=BANK | FINANCE,
        moves=(open_ | settled) >> open_,
        facts=Arrived,
        needs=[guards.is_new, guards.is_past],
        does=effects.arrive,
        law=ONE_CASE_ONE_ACCOUNT,
        english="Money has arrived",
    )
    take_cash = Step(
        "清点现金",
        by=ENFORCER | FINANCE,
        moves=open_.stays,
        facts=Cash,
        needs=[guards.payer_is_known, guards.two_officers, guards.counts_agree],
        does=effects.take_cash,
        law=CASH_RULE,
        signed=True,
        english="Count cash",
    )
    sign_count = Step(
        "交款人确认清点单",
        by=PARTY,
        moves=open_.stays,
        facts=Witnessed,
        needs=[guards.is_what_he_brought],
        does=effects.sign_count,
        offers=effects.to_confirm,
        law=PAYER_SIGNS,
        signed=True,
        help="逐行核对您交来的现金，对的就确认；不对的不要确认，当场告诉工作人员重新清点。",
        english="The payer confirms the count",
    )
    note_signature = Step(
        "记下交款人签名",
        by=ENFORCER | FINANCE,
        moves=open_.stays,
        facts=OnSheet,
        needs=[guards.is_counted_by_him, guards.says_why_not],
        does=effects.note_signature,
        offers=effects.to_confirm,
        law=PAYER_SIGNS,
        signed=True,
        help="交款人没有用本人账户确认的，在纸质清点单上签名，由经手人记下。",
        english="Note the payer's signature",
    )
    confirm_cash = Step(
        "确认在场清点",
        by=SECOND,
        moves=open_.stays,
        facts=Witnessed,
        needs=[guards.counts_with_him, guards.payer_has_signed],
        does=effects.confirm_cash,
        offers=effects.to_confirm,
        within=days(0),
        since=cash_counted,
        met_by=("deny_cash",),
        law=CASH_RULE,
        signed=True,
        help="您和经手人一起当面清点了这笔现金的，在这里确认；确认以后才记账、出收据。没有在场或者数目不对的，选“不确认清点”。",
        english="Confirm the count",
    )
    deny_cash = Step(
        "不确认清点",
        by=SECOND,
        moves=open_.stays,
        facts=Denied,
        needs=[guards.counts_with_him],
        does=effects.deny_cash,
        offers=effects.to_confirm,
        law=CASH_RULE,
        english="Do not confirm the count",
    )
    hand_over = Step(
        "现金移交财务",
        by=FINANCE,
        moves=open_.stays,
        facts=HandedOver,
        needs=[guards.is_in_hand, guards.is_what_the_receipt_says, guards.another_takes_it],
        does=effects.hand_over,
        within=days(0),
        since=cash_in_hand,
        law=CASH_RULE,
        english="Cash handed to finance",
    )
    bank_cash = Step(
        "现金缴存银行",
        by=FINANCE,
        moves=open_.stays,
        facts=Banked,
        needs=[guards.is_in_safe],
        does=effects.bank_cash,
        law=CASH_RULE,
        english="Cash paid in at the bank",
    )
    reverse = Step(
        "银行冲正",
        by=BANK | FINANCE,
        moves=open_.stays,
        facts=Reversed,
        needs=[guards.may_be_reversed, guards.not_yet_allocated],
        does=effects.reverse,
        law=ONE_CASE_ONE_ACCOUNT,
        english="The bank reversed an arrival",
    )
    bank_fee = banked(open_ | settled, by=FINANCE)
    name_account = Step(
        "确认收款账户",
        by=PARTY | COUNTER,
        moves=open_.stays,
        facts=Account,
        needs=[guards.account_is_his_own],
        does=effects.name_account,
        offers=effects.holder,
        law=PAYOUT_RULE,
        english="Confirm the account to be paid to",
    )
    allocate = Step(
        "分配案款",
        by=ENFORCER,
        moves=open_.stays,
        facts=Allocation,
        needs=[
            guards.stays_here,
            guards.money_suffices,
            guards.is_banked,
            guards.payees_are_parties,
            guards.accounts_are_known,
            guards.surplus_is_the_debtors,
            guards.not_more_than_owed,
            guards.surplus_comes_last,
            guards.creditors_are_still_served,
            guards.is_not_shared,
        ],
        does=effects.allocate,
        offers=proposal,
        law=PAYOUT_RULE,
        signed=True,
        english="Allocate the money",
    )
    allocate_by_plan = Step(
        "照分配方案分配",
        by=COURSE,
        moves=open_.stays,
        facts=Allocation,
        needs=[guards.money_suffices, guards.is_banked],
        does=effects.allocate,
        law=BY_PLAN,
        english="Allocate by the plan of distribution",
    )
    let_pass = Step(
        "批准案款随案移交",
        by=PRESIDENT,
        moves=open_.stays,
        facts=Onward,
        needs=[guards.is_to_be_handed_on],
        does=effects.let_pass,
        signed=True,
        law=HANDED_ON,
        english="Let the money go on with the case",
    )
    pass_on = Step(
        "案款随案移交",
        by=FINANCE,
        moves=open_.stays,
        facts=HandedOn,
        needs=[guards.is_to_be_handed_on, guards.handing_on_is_approved],
        does=effects.pass_on,
        within=days(7),
        since=after("let_pass"),
        law=HANDED_ON,
        english="The money has gone on",
    )
    settle = Step(
        "结清关账",
        by=COURSE | ENFORCER,
        moves=open_ >> settled,
        needs=[guards.books_are_empty],
        law=SURPLUS,
        english="Settle the account",
    )

    payout_limit = Promise(
        "到账之日起三十日内发放完毕",
        by=ENFORCER,
        within=days(30),
        since=money_waiting,
        kept_by=("settle",),
        law=PAYOUT_RULE,
        english="Pay out within thirty days of arrival",
    )
