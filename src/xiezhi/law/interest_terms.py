"""约定不明的利息：有没有利息、何时付、提前还款算到哪日、合同无效怎么办。依据：民法典第六百七十四条等，民间借贷规定。"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from xiezhi.law.interest import JUDGMENT, Counting, occupation_charge, simple_interest
from xiezhi.law.periods import add, years
from xiezhi.law.sources import Basis
from xiezhi.law.statutes_money import CIVIL_CODE_CONTRACT, LENDING
from xiezhi.law.working import Line, Working


class Agreement(StrEnum):
    """对利息约定得怎样。"""

    CLEAR = "clear"
    NONE = "none"
    UNCLEAR_BETWEEN_PERSONS = "unclear_between_persons"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Bearing:
    """有没有利息：`bears` 为空表示由法院结合合同内容、交易习惯、LPR等确定。"""

    bears: bool | None
    law: Basis


BEARING: Mapping[Agreement, Bearing] = {
    Agreement.CLEAR: Bearing(True, LENDING("第二十五条", "按照合同约定利率支付利息的，人民法院应予支持")),
    Agreement.NONE: Bearing(False, LENDING("第二十四条", "借贷双方没有约定利息")),
    Agreement.UNCLEAR_BETWEEN_PERSONS: Bearing(
        False, CIVIL_CODE_CONTRACT("第六百八十条", "自然人之间借款的，视为没有利息")
    ),
    Agreement.UNCLEAR: Bearing(None, LENDING("第二十四条", "交易习惯、市场报价利率等因素确定利息")),
}

DUE_LAW = CIVIL_CODE_CONTRACT("第六百七十四条", "应当在每届满一年时支付")
EARLY_LAW = CIVIL_CODE_CONTRACT("第六百七十七条", "应当按照实际借款的期间计算利息")
VOID_GROUNDS: tuple[Basis, ...] = (
    LENDING("第十三条", "套取金融机构贷款转贷的"),
    LENDING("第十三条", "向公众非法吸收存款等方式取得的资金转贷的"),
    LENDING("第十三条", "未依法取得放贷资格的出借人"),
    LENDING("第十三条", "出借人事先知道或者应当知道借款人借款用于违法犯罪活动"),
    LENDING("第十三条", "违反法律、行政法规强制性规定的"),
    LENDING("第十三条", "违背公序良俗的"),
)
"""民间借贷合同无效的情形：只还本金和资金占用费。"""


def due_days(start: date, end: date) -> tuple[date, ...]:
    """没有约定付息日的：不满一年的随本付清；一年以上的每届满一年付一次，余期随本付清。依据：民法典第六百七十四条。

    >>> due_days(date(2022, 3, 1), date(2023, 9, 1))
    (datetime.date(2023, 3, 1), datetime.date(2023, 9, 1))
    """
    if end < start:
        raise ValueError("还款之日早于借款之日")
    found = []
    count = 1
    while (day := add(start, years(count))) < end:
        found.append(day)
        count += 1
    return (*found, end)


def early_repayment(
    principal: Decimal, percent: Decimal, start: date, repaid: date, *, counting: Counting = JUDGMENT
) -> Working:
    """提前还款：利息只算实际借款的期间，单位：元，另有约定的从约定。依据：民法典第六百七十七条，民间借贷规定第三十条。"""
    return simple_interest(principal, percent, start, repaid, counting=counting, law=EARLY_LAW)


def void_loan(
    principal: Decimal,
    start: date,
    end: date,
    *,
    ground: Basis,
    deposit_percent: Decimal | None = None,
    counting: Counting = JUDGMENT,
) -> Working:
    """合同无效应还的本金和资金占用费，单位：元。依据：民间借贷规定第十三条，合同编通则解释第二十五条。"""
    charge = occupation_charge(principal, start, end, deposit_percent=deposit_percent, counting=counting)
    return Working("合同无效应返还", (Line("本金", "", principal, ground), *charge.lines), charge.notes).rounding_told()
