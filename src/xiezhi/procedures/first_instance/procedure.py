"""民事一审的开端：编号、缴费、把副本送到每一个被告、答辩。往后的审理另成篇章。"""

from __future__ import annotations

from xiezhi.engine.clocks import first, on_served
from xiezhi.engine.court_fees import Paid, Relief, owes, pay, pays_what_is_owed, relieve
from xiezhi.engine.words import (
    CLAIMANT,
    CLERK,
    COUNTER,
    COURSE,
    DEFENDANT,
    FILING_JUDGE,
    JUDGE,
    NEW,
    Counter,
    Procedure,
    Promise,
    State,
    Step,
)
from xiezhi.law.periods import days, months, working_days
from xiezhi.law.sources import Policy
from xiezhi.law.statutes import CIVIL_PROCEDURE, COURT_FEES
from xiezhi.procedures.first_instance.effects import defend, end, for_firms, fulfil, lenient, open_, promised
from xiezhi.procedures.first_instance.facts import Copies, Defence, Fulfilment, Withdrawal
from xiezhi.procedures.first_instance.guards import (
    PROMISE,
    UNPAID,
    fee_is_overdue,
    was_promised,
)

GREEN = Policy("涉企案件绿色通道规定", "优先审理")


TRIAL_LIMIT = CIVIL_PROCEDURE("第一百五十二条", "应当在立案之日起六个月内审结")


class FirstInstance(Procedure, label="民事一审", code="民初", english="Civil first instance"):
    """民事一审：立案之日起五日内发送副本，七日内交费，十五日内答辩，六个月内审结。"""

    docketed = State(
        "已立案", first=True, unclocked="发送副本和交费的期限各挂在自己的步骤上；审限自立案起算", english="Docketed"
    )
    serving = State("送达中", unclocked="审限自立案起算，单列", english="Being served")
    ready = State("待排期", unclocked="审限自立案起算，单列", english="Ready to be listed")
    withdrawn = State("准许撤诉", last=True, english="Withdrawn")
    deemed_withdrawn = State("按撤诉处理", last=True, english="Deemed withdrawn")

    open = Step(
        "立案编号",
        by=COURSE,
        moves=NEW >> docketed,
        does=open_,
        reads=(Counter("民初"),),
        law=CIVIL_PROCEDURE("第一百二十六条", "应当在七日内立案，并通知当事人"),
        english="Docket and number",
    )
    send_copies = Step(
        "发送起诉状副本",
        by=FILING_JUDGE | CLERK,
        moves=docketed >> serving,
        facts=Copies,
        within=days(5),
        since=first("open"),
        law=CIVIL_PROCEDURE("第一百二十八条", "应当在立案之日起五日内将起诉状副本发送被告"),
        english="Send copies to the defendants",
    )
    pay = Step(
        "交纳诉讼费",
        by=CLAIMANT | COUNTER,
        moves=(docketed | serving | ready).stays,
        facts=Paid,
        needs=[pays_what_is_owed],
        does=pay,
        until=days(7),
        since=on_served("fee_notice"),
        met_by=("relieve",),
        law=COURT_FEES("第二十二条", "交纳诉讼费用通知次日起7日内交纳案件受理费"),
        english="Pay the court fee",
    )
    relieve = Step(
        "准许缓交减交免交",
        by=FILING_JUDGE,
        moves=(docketed | serving | ready).stays,
        facts=Relief,
        needs=[owes],
        does=relieve,
        law=COURT_FEES("第四十四条", "申请缓交、减交或者免交诉讼费用"),
        english="Grant relief",
    )
    defend = Step(
        "答辩",
        by=DEFENDANT,
        moves=(serving | ready).stays,
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
        moves=(docketed | serving | ready).stays,
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
        moves=serving >> ready,
        law=CIVIL_PROCEDURE("第一百二十八条", "将起诉状副本发送被告"),
        english="All copies are served",
    )
    withdraw = Step(
        "准许撤诉",
        by=FILING_JUDGE | JUDGE,
        moves=(docketed | serving | ready) >> withdrawn,
        facts=Withdrawal,
        does=end("准许撤诉"),
        signed=True,
        law=CIVIL_PROCEDURE("第一百四十八条", "原告申请撤诉的，是否准许，由人民法院裁定"),
        english="Permit withdrawal",
    )
    deem_withdrawn = Step(
        "按撤诉处理",
        by=FILING_JUDGE | JUDGE,
        moves=(docketed | serving | ready) >> deemed_withdrawn,
        needs=[fee_is_overdue],
        does=end("按撤诉处理"),
        signed=True,
        law=UNPAID,
        english="Deem withdrawn",
    )

    limit = Promise(
        "审限",
        by=FILING_JUDGE,
        within=months(6),
        since=first("open"),
        kept_by=("withdraw", "deem_withdrawn"),
        law=TRIAL_LIMIT,
        english="Limit of the trial",
    )
    green = Promise(
        "涉企优先审理：十个工作日内送达完毕",
        by=FILING_JUDGE,
        within=working_days(10),
        since=for_firms,
        kept_by=("all_served", "withdraw", "deem_withdrawn"),
        law=GREEN,
        english="Priority for firms: service",
    )
