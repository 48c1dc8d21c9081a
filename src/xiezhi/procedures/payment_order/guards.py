"""督促程序办理的条件：每一条都有一句话和法条。"""

from __future__ import annotations

from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.words import guard
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION, COURT_FEES
from xiezhi.procedures.payment_order.facts import (
    Application,
    Discontinuance,
    DiscontinuedBecause,
    Objection,
    Performance,
)
from xiezhi.records.paper import Delivery, Paper
from xiezhi.records.proceeding import Proceeding

INTERPRETATION = CIVIL_PROCEDURE_INTERPRETATION
SUED_AGAIN = INTERPRETATION("第四百三十条", "债权人就同一债权债务关系又提起诉讼的")
FORM_ONLY = INTERPRETATION("第四百三十五条", "经形式审查")
ABOUT_MEANS = INTERPRETATION(
    "第四百三十六条", "缺乏清偿能力、延缓债务清偿期限、变更债务清偿方式等异议的，不影响支付令的效力"
)
UNSERVED = INTERPRETATION("第四百三十条", "人民法院发出支付令之日起三十日内无法送达债务人的")


@guard(
    "只能请求给付金钱或者有价证券，本案的请求没有写明金额",
    INTERPRETATION("第四百二十七条", "请求给付金钱"),
    english="Only money or securities can be ordered; this claim names no amount",
)
def asks_for_money(case: Case, _: Any) -> bool:
    return case.parent is not None and any(claim.amount for claim in case.of(case.parent).claims)


@guard(
    "欠款须已经到期，数额确定",
    INTERPRETATION("第四百二十七条", "已到期且数额确定"),
    english="The debt must be due and its amount certain",
)
def is_due(case: Case, application: Application) -> bool:
    return application.due


@guard(
    "债权人自己还有义务没有履行的，不能申请支付令",
    INTERPRETATION("第四百二十七条", "债权人没有对待给付义务"),
    english="A creditor who owes something in return cannot ask for an order",
)
def owes_nothing_in_return(case: Case, application: Application) -> bool:
    return application.one_sided


@guard(
    "债务人不在国内、下落不明或者送达不到的，不能申请支付令",
    INTERPRETATION("第四百二十七条", "支付令能够送达债务人"),
    english="No order against a debtor abroad, of unknown whereabouts or who cannot be served",
)
def can_be_served(case: Case, application: Application) -> bool:
    return application.reachable


@guard(
    "已经申请诉前保全的，不能申请支付令",
    INTERPRETATION("第四百二十七条", "债权人未向人民法院申请诉前保全"),
    english="No order where preservation before suit was asked for",
)
def nothing_is_preserved(case: Case, application: Application) -> bool:
    return application.unpreserved


@guard("本案须没有已经申请、尚未办结的支付令", SUED_AGAIN, english="No order to pay may be pending in this dispute")
def is_the_only_one(case: Case, _: Any) -> bool:
    there = case.of(case.parent).children(case.proceeding.procedure) if case.parent else []
    return not any(each.id != case.proceeding.id and not each.closed for each in there)


@guard("同一债权债务已经立案诉讼的，不能再走督促程序", SUED_AGAIN, english="A debt already sued for cannot go this way")
def is_not_sued(case: Case, _: Any) -> bool:
    return not _is_sued(case)


@guard(
    "须先交纳申请费，或者获准缓交、减交、免交",
    COURT_FEES("第二十条", "申请费由申请人预交"),
    english="The fee must be paid first, or relief be granted",
)
def fee_is_settled(case: Case, _: Any) -> bool:
    return not any(bill.status == "open" for bill in case.bills)


@guard(
    "债务人已经收到支付令，不能再撤回申请",
    INTERPRETATION("第四百三十条", "债务人收到支付令前，债权人撤回申请的"),
    english="The debtor has the order: the application cannot be withdrawn any more",
)
def nobody_has_received_it(case: Case, _: Any) -> bool:
    orders = {paper.id for paper in case.mine(Paper) if paper.kind == "order"}
    return not any(each.paper in orders and each.effective for each in case.family.all(Delivery))


@guard(
    "债权人须撤回了申请，或者就同一债权债务另行起诉",
    UNSERVED,
    english="The creditor must have withdrawn, or sued for the same debt",
)
def has_a_reason_to_end(case: Case, facts: Discontinuance) -> bool:
    if facts.why is DiscontinuedBecause.sued:
        return _is_sued(case)
    return bool(case.entries("withdraw"))


@guard("发出支付令之日起须已满三十日", UNSERVED, english="Thirty days must have passed since the order was issued")
def thirty_days_are_over(case: Case, _: Any) -> bool:
    return any(row.clock == "issued" and row.due < case.day for row in case.deadlines)


@guard(
    "须是本案的债务人",
    CIVIL_PROCEDURE("第二百二十七条", "债务人应当自收到支付令之日起十五日内清偿债务"),
    english="You must be the debtor of this case",
)
def is_a_debtor(case: Case, objection: Objection) -> bool:
    return (objection.person or case.me) in {each.person for each in case.standings("defendant")}


@guard(
    "异议须在十五日内提出，超过的视为未提出异议",
    INTERPRETATION("第四百三十一条", "债务人超过法定期间提出异议的，视为未提出异议"),
    english="Object within fifteen days; later it counts as no objection",
)
def is_in_time(case: Case, objection: Objection) -> bool:
    mine = [row for row in case.deadlines if row.clock == "object" and row.person == (objection.person or case.me)]
    return not any(
        row.status == "lapsed" or (row.status in ("open", "unposted") and row.due < case.day) for row in mine
    )


@guard(
    "撤回异议后反悔的，不予支持",
    INTERPRETATION("第四百三十七条", "债务人对撤回异议反悔的"),
    english="An objection once withdrawn cannot be taken up again",
)
def has_not_retracted(case: Case, objection: Objection) -> bool:
    return all(entry.subject != (objection.person or case.me) for entry in case.entries("retract"))


@guard("须有尚待审查的书面异议", FORM_ONLY, english="There must be a written objection to be examined")
def somebody_objects(case: Case, _: Any) -> bool:
    return bool(objecting(case))


@guard(
    "您须有尚待审查的书面异议",
    INTERPRETATION("第四百三十七条", "债务人请求撤回异议的，应当裁定准许"),
    english="You must have a written objection that is not examined yet",
)
def has_objected(case: Case, _: Any) -> bool:
    return case.me in objecting(case)


@guard(
    "对债务本身没有异议，只说没有能力、延期或者换一种方式的，异议不成立",
    ABOUT_MEANS,
    english="To be unable to pay, or to want time or another way, is no objection to the debt",
)
def is_about_the_debt(case: Case, _: Any) -> bool:
    pending = set(objecting(case).values())
    return any(paper.kind == "objection" and paper.id.partition("-")[0] in pending for paper in case.mine(Paper))


@guard("书面异议须已审查", FORM_ONLY, english="The written objection must be examined")
def nobody_objects(case: Case, _: Any) -> bool:
    return not objecting(case)


@guard(
    "债务人的十五日须已届满",
    CIVIL_PROCEDURE("第二百二十七条", "债务人在前款规定的期间不提出异议又不履行支付令的"),
    english="The debtor's fifteen days must be over",
)
def debtors_had_their_days(case: Case, _: Any) -> bool:
    mine = [row for row in case.deadlines if row.status != "void"]
    over = all(row.status == "met" or row.is_over(case.now[:10]) for row in mine if row.clock == "object")
    return over and any(row.clock == "answering" and row.due < case.now[:10] for row in mine)


@guard(
    "还清的日期不能晚于今天",
    CIVIL_PROCEDURE("第二百二十七条", "十五日内清偿债务"),
    english="The day of payment cannot be later than today",
)
def has_come(case: Case, performance: Performance) -> bool:
    return performance.on.isoformat() <= case.now[:10]


def objecting(case: Case) -> dict[str, str]:
    """书面异议尚待审查的债务人，各以哪一条记录提出。"""
    pending: dict[str, str] = {}
    for entry in case.entries("object", "retract", "overrule"):
        if entry.step.endswith(".object"):
            pending[entry.subject] = entry.entry
        elif entry.step.endswith(".retract"):
            pending.pop(entry.subject, None)
        else:
            pending.clear()
    return pending


def _is_sued(case: Case) -> bool:
    """本纠纷另有编了案号、没有办结的案件。"""
    others = (each for each in case.family.all(Proceeding) if each.id != case.proceeding.id)
    return any(each.numbered and not each.closed for each in others)
