"""诉讼费用由谁预交、何时预交、不交怎样。依据：《诉讼费用交纳办法》第二十条至第二十三条，民诉法解释第一百九十四条等。

期间只写天数与起点，末日由期间的规则推算：自起点的次日起算，末日是法定休假日的顺延。
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from xiezhi.law.sources import Basis
from xiezhi.law.statutes import CIVIL_PROCEDURE_INTERPRETATION, COURT_FEES
from xiezhi.law.working import Line, Working


class Occasion(StrEnum):
    """为什么交费。"""

    FIRST_INSTANCE = "first_instance"
    COUNTERCLAIM = "counterclaim"
    THIRD_PARTY_CLAIM = "third_party_claim"
    APPEAL = "appeal"
    RETRIAL = "retrial"
    REPRESENTATIVE_ACTION = "representative_action"
    WAGES = "wages"
    APPLICATION = "application"
    FOREIGN_RECOGNITION = "foreign_recognition"
    ENFORCEMENT = "enforcement"
    BANKRUPTCY = "bankruptcy"


@dataclass(frozen=True, slots=True)
class Prepayment:
    """预交的规则。`payer` 为空表示不预交；`within` 单位为日，空表示提出申请时或者法院指定的期限。"""

    payer: str | None
    within: int | None
    since: str
    law: Basis
    otherwise: str = ""

    @property
    def due_first(self) -> bool:
        return self.payer is not None


PREPAYMENTS: dict[Occasion, Prepayment] = {
    Occasion.FIRST_INSTANCE: Prepayment(
        "原告", 7, "接到交纳诉讼费用通知", COURT_FEES("第二十二条", "交纳诉讼费用通知次日起7日内交纳案件受理费")
    ),
    Occasion.COUNTERCLAIM: Prepayment(
        "提起反诉的当事人", 7, "提起反诉", COURT_FEES("第二十二条", "自提起反诉次日起7日内交纳案件受理费")
    ),
    Occasion.THIRD_PARTY_CLAIM: Prepayment(
        "有独立请求权的第三人", None, "法院指定的期限", COURT_FEES("第二十条", "有独立请求权的第三人、上诉人预交")
    ),
    Occasion.APPEAL: Prepayment(
        "上诉人",
        7,
        "提交上诉状时预交；上诉期内未预交的，自接到法院通知",
        COURT_FEES("第二十二条", "应当通知其在7日内预交"),
    ),
    Occasion.RETRIAL: Prepayment(
        "申请再审的当事人", None, "法院指定的期限", COURT_FEES("第二十三条", "由申请再审的当事人预交")
    ),
    Occasion.REPRESENTATIVE_ACTION: Prepayment(
        None, None, "", CIVIL_PROCEDURE_INTERPRETATION("第一百九十四条", "不预交案件受理费"), "结案后由败诉方交纳"
    ),
    Occasion.WAGES: Prepayment(
        None, None, "", COURT_FEES("第二十条", "追索劳动报酬的案件可以不预交案件受理费"), "可以不预交"
    ),
    Occasion.APPLICATION: Prepayment(
        "申请人",
        None,
        "提出申请时或者法院指定的期限",
        COURT_FEES("第二十二条", "在提出申请时或者在人民法院指定的期限内预交"),
    ),
    Occasion.FOREIGN_RECOGNITION: Prepayment(
        "申请人", None, "提出申请时或者法院指定的期限", COURT_FEES("第二十条", "申请费由申请人预交")
    ),
    Occasion.ENFORCEMENT: Prepayment(None, None, "", COURT_FEES("第二十条", "执行申请费执行后交纳"), "执行后交纳"),
    Occasion.BANKRUPTCY: Prepayment(None, None, "", COURT_FEES("第二十条", "破产申请费清算后交纳"), "清算后交纳"),
}

UNPAID = CIVIL_PROCEDURE_INTERPRETATION("第二百一十三条", "裁定按撤诉处理")
"""通知后仍不预交，或者申请减、缓、免未获批准而仍不预交的后果。"""

CONVERSION_DAYS = 7
"""简易程序转为普通程序，原告补交另一半的期间，单位：日，自接到通知之日起。"""


def prepayment(occasion: Occasion) -> Prepayment:
    """谁预交、几日内、从何时起。依据：第二十条、第二十二条、第二十三条。"""
    return PREPAYMENTS[occasion]


def prepaid(occasion: Occasion, working: Working) -> Working:
    """现在应当预交多少（元）：不预交的为零，并写明何时交。"""
    rule = PREPAYMENTS[occasion]
    if rule.due_first:
        return working.adding(f"由{rule.payer}预交", "", Decimal(0), rule.law)
    return Working(
        working.title, (*working.lines, Line("现在不预交", rule.otherwise, -working.exact, rule.law)), working.notes
    )
