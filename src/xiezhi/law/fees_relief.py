"""司法救助：免交、减交、缓交诉讼费用。依据：《诉讼费用交纳办法》第四十四条至第五十一条。"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum

from xiezhi.law.sources import Citation
from xiezhi.law.statutes import COURT_FEES
from xiezhi.law.working import Working

LEAST_REDUCTION = 30
"""准予减交时最低的减交比例，单位：百分之一。依据：第四十六条第二款。"""


class Relief(StrEnum):
    """救助的方式。"""

    EXEMPTION = "exemption"
    REDUCTION = "reduction"
    DEFERRAL = "deferral"


GROUNDS: Mapping[Relief, tuple[Citation, ...]] = {
    Relief.EXEMPTION: (
        COURT_FEES("第四十五条", "残疾人无固定生活来源的"),
        COURT_FEES("第四十五条", "追索赡养费、扶养费、抚育费、抚恤金的"),
        COURT_FEES("第四十五条", "领取失业保险金人员，无其他收入的"),
        COURT_FEES("第四十五条", "因见义勇为或者为保护社会公共利益"),
        COURT_FEES("第四十五条", "确实需要免交的其他情形"),
    ),
    Relief.REDUCTION: (
        COURT_FEES("第四十六条", "因自然灾害等不可抗力造成生活困难"),
        COURT_FEES("第四十六条", "属于国家规定的优抚、安置对象的"),
        COURT_FEES("第四十六条", "社会福利机构和救助管理站"),
        COURT_FEES("第四十六条", "确实需要减交的其他情形"),
    ),
    Relief.DEFERRAL: (
        COURT_FEES("第四十七条", "追索社会保险金、经济补偿金的"),
        COURT_FEES("第四十七条", "其他人身伤害事故的受害人请求赔偿的"),
        COURT_FEES("第四十七条", "正在接受有关部门法律援助的"),
        COURT_FEES("第四十七条", "确实需要缓交的其他情形"),
    ),
}
"""应当准予的情形，各以原文的几个字表示。"""

APPLY_WITH = COURT_FEES("第四十八条", "应当在起诉或者上诉时提交书面申请")
REFUSED_IN_WRITING = COURT_FEES("第四十八条", "应当向当事人书面说明理由")
DEFER_BEFORE_DOCKETING = COURT_FEES("第四十九条", "应当在决定立案之前作出准予缓交的决定")
OPPONENT_LOSES = COURT_FEES("第五十条", "诉讼费用由对方当事人负担")
AIDED_PARTY_LOSES = COURT_FEES("第五十条", "可以视申请司法救助的当事人的经济状况决定其减交、免交")
STATED_IN_PAPER = COURT_FEES("第五十一条", "应当在法律文书中载明")


def exempted(working: Working, *, natural_person: bool) -> Working:
    """免交：只适用于自然人，法人和其他组织抛 ValueError。依据：第四十四条第二款、第四十五条。"""
    if not natural_person:
        raise ValueError("诉讼费用的免交只适用于自然人")
    law = COURT_FEES("第四十四条", "诉讼费用的免交只适用于自然人")
    return working.adding("免交", "", -working.exact, law).adding("在法律文书中载明", "", Decimal(0), STATED_IN_PAPER)


def reduced(working: Working, percent: Decimal) -> Working:
    """减交百分之 `percent`，不得低于百分之三十；全部不交是免交，不是减交。依据：第四十六条。"""
    if not LEAST_REDUCTION <= percent < 100:
        raise ValueError(f"减交比例不得低于{LEAST_REDUCTION}%，也不能是全部")
    law = COURT_FEES("第四十六条", "减交比例不得低于30%")
    cut = working.exact * percent / 100
    return working.adding("减交", f"{percent}%", -cut, law).adding("在法律文书中载明", "", Decimal(0), STATED_IN_PAPER)


def deferred(working: Working) -> Working:
    """缓交：数额不变，现在不收；在决定立案之前作出决定。依据：第四十七条、第四十九条。"""
    return replace(
        working.adding("缓交，现在不收", "", Decimal(0), DEFER_BEFORE_DOCKETING), title=f"{working.title}（缓交）"
    )
