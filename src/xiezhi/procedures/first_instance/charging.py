"""一审的案件受理费：有金额的按比例，没有金额的每件一个数；适用简易程序的减半。"""

from __future__ import annotations

from decimal import Decimal

from xiezhi.engine.case import Case
from xiezhi.law.fees import Halving, acceptance_fee, fee
from xiezhi.law.fees_paying import Occasion, prepayment
from xiezhi.law.working import Working, Yuan, from_fen


def fee_of(case: Case, halved: bool) -> Working:
    """应交多少，写明算式；没有金额的在幅度以内由本院定。受理之日的标准。"""
    opened = case.last("open")
    on = case.date.fromisoformat(opened.day) if opened else case.date
    if case.proceeding.amount:
        return acceptance_fee(Yuan(from_fen(case.proceeding.amount)), on=on, summary=halved)
    point = Decimal(case.setting("fee.other_nonproperty", "50"))
    return fee("other_nonproperty", on=on, point=point, halved=(Halving.SUMMARY,) if halved else ())


def prepays(case: Case) -> bool:
    """追索劳动报酬的案件不预交。"""
    occasion = Occasion.WAGES if case.dispute.cause == "追索劳动报酬纠纷" else Occasion.FIRST_INSTANCE
    return prepayment(occasion).due_first
