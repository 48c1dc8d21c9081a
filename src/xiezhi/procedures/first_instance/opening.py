"""开端：编号、缴费、把副本送到每一个被告、答辩。"""

from __future__ import annotations

from xiezhi.engine.clocks import first, on_served
from xiezhi.engine.words import (
    CLAIMANT,
    CLERK,
    COUNTER,
    COURSE,
    DEFENDANT,
    FILING_JUDGE,
    NEW,
    PARTY,
    Counter,
    Promise,
    Step,
)
from xiezhi.law.periods import days, working_days
from xiezhi.law.sources import Policy
from xiezhi.law.statutes import CIVIL_PROCEDURE, COURT_FEES
from xiezhi.phrases.court_fees import Relief, owes, relieve
from xiezhi.phrases.fee_steps import AGENCY, banked, paid_in, taken_back
from xiezhi.procedures.first_instance.effects import defend, for_firms, fulfil, lenient, open_, promised
from xiezhi.procedures.first_instance.facts import Copies, Defence, Fulfilment
from xiezhi.procedures.first_instance.guards import PROMISE, was_promised
from xiezhi.procedures.first_instance.states import ALL, CLOSED, ON_TRIAL, At

GREEN = Policy("涉企案件绿色通道规定", "优先审理")


class Opening:
    """立案之日起五日内发送副本，七日内交费，十五日内答辩。"""

    open = Step(
        "立案编号",
        by=COURSE,
        moves=NEW >> At.docketed,
        does=open_,
        reads=(Counter("民初"),),
        law=CIVIL_PROCEDURE("第一百二十六条", "应当在七日内立案，并通知当事人"),
        english="Docket and number",
    )
    send_copies = Step(
        "发送起诉状副本",
        by=FILING_JUDGE | CLERK,
        moves=At.docketed >> At.serving,
        facts=Copies,
        within=days(5),
        since=first("open", "open_again", "go_on", "receive"),
        law=CIVIL_PROCEDURE("第一百二十八条", "应当在立案之日起五日内将起诉状副本发送被告"),
        english="Send copies to the defendants",
    )
    pay = paid_in(
        ON_TRIAL,
        "收到诉讼费",
        COURT_FEES("第二十二条", "交纳诉讼费用通知次日起7日内交纳案件受理费"),
        "Court fee received",
    )
    pay_again = paid_in(CLOSED, "收到补交的诉讼费", AGENCY, "Court fee received that the bank had taken back")
    bank_fee = banked(ALL)
    take_back_fee = taken_back(ALL)
    payment = Promise(
        "交纳诉讼费",
        by=PARTY,
        within=days(7),
        since=on_served("fee_notice"),
        kept_by=("pay", "relieve"),
        right=True,
        law=COURT_FEES("第二十二条", "交纳诉讼费用通知次日起7日内交纳案件受理费"),
        english="Pay the court fee",
    )
    relieve = Step(
        "准许缓交减交免交",
        by=FILING_JUDGE,
        moves=ON_TRIAL.stays,
        facts=Relief,
        needs=[owes],
        does=relieve,
        law=COURT_FEES("第四十四条", "申请缓交、减交或者免交诉讼费用"),
        english="Grant relief",
    )
    defend = Step(
        "答辩",
        by=DEFENDANT,
        moves=(At.serving | At.ready | At.listed).stays,
        facts=Defence,
        does=defend,
        within=days(15),
        since=on_served("defence_notice"),
        personal=True,
        law=CIVIL_PROCEDURE("第一百二十八条", "被告应当在收到之日起十五日内提出答辩状"),
        english="Answer",
    )
    fulfil = Step(
        "补交承诺的材料",
        by=CLAIMANT | COUNTER,
        moves=(At.docketed | At.serving | At.ready).stays,
        facts=Fulfilment,
        needs=[was_promised],
        does=fulfil,
        within=lenient,
        since=promised,
        law=PROMISE,
        english="Hand in promised papers",
    )
    all_served = Step(
        "副本均已送达",
        by=COURSE,
        moves=At.serving >> At.ready,
        law=CIVIL_PROCEDURE("第一百二十八条", "将起诉状副本发送被告"),
        english="All copies are served",
    )
    green = Promise(
        "涉企优先审理：十个工作日内送达完毕",
        by=FILING_JUDGE,
        within=working_days(10),
        since=for_firms,
        kept_by=("all_served", "withdraw", "withdraw_last", "deem_withdrawn", "terminate", "dismiss_suit", "transfer"),
        law=GREEN,
        english="Priority for firms: service",
    )
