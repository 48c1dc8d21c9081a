"""程序上的数量限制：次数、比例、金额、时长，按日期取值；以及须由谁批准。期间见 rules/。"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from xiezhi.law.dated import Dated
from xiezhi.law.rule import Bound, first_day
from xiezhi.law.sources import Basis, Unread
from xiezhi.law.statutes import (
    CIVIL_PROCEDURE,
    CIVIL_PROCEDURE_INTERPRETATION,
    ONLINE_LITIGATION,
    PETITIONS,
    PRESERVATION,
    TRIAL_EXTENSIONS,
)
from xiezhi.law.statutes_enforcement import DISHONEST_DEBTORS, ONLINE_AUCTIONS

JI = CIVIL_PROCEDURE_INTERPRETATION
PRESIDENT, PANEL, COMMITTEE, ABOVE = "院长", "合议庭", "审判委员会", "上一级人民法院"


@dataclass(frozen=True, slots=True, eq=False)
class Limit:
    """一项数量限制。`unit` 为次、%、元、小时、日、人。"""

    id: str
    what: str
    values: Dated[Decimal]
    unit: str
    bound: Bound
    law: tuple[Basis, ...]

    def on(self, day: date) -> Decimal:
        """当日有效的数；没有规定时抛 NotInForce。"""
        return self.values.on(day)

    def allows(self, amount: Decimal | int, *, on: date) -> bool:
        """给定的数是否在限度以内（含本数）。"""
        limit = self.on(on)
        return amount >= limit if self.bound is Bound.AT_LEAST else amount <= limit


def _limit(
    id_: str, what: str, value: str | Mapping[str, str], unit: str, *law: Basis, bound: Bound = Bound.AT_MOST
) -> Limit:
    values = {first_day(law).isoformat(): value} if isinstance(value, str) else value
    dated = Dated({day: Decimal(number) for day, number in values.items()}, name=what)
    return Limit(id_, what, dated, unit, bound, law)


HALF_WAGE = CIVIL_PROCEDURE("第一百六十五条", "年平均工资百分之五十以下的，适用小额诉讼的程序审理")
TWICE_WAGE = CIVIL_PROCEDURE("第一百六十五条", "百分之五十但在二倍以下的")
ADJOURNED = TRIAL_EXTENSIONS("第三条", "延期开庭审理次数不超过两次……延期开庭审理次数不超过一次")
FINES = CIVIL_PROCEDURE("第一百一十八条", "对单位的罚款金额，为人民币五万元以上一百万元以下")

LIMITS = {
    limit.id: limit
    for limit in (
        _limit("CIV.ADJOURN_ORDINARY", "普通程序延期开庭", "2", "次", ADJOURNED),
        _limit("CIV.ADJOURN_SUMMARY", "简易、小额程序延期开庭", "1", "次", ADJOURNED),
        _limit(
            "CIV.SMALL_MANDATORY",
            "应当适用小额诉讼的标的额（占年平均工资）",
            {"2013-01-01": "30", "2022-01-01": "50"},
            "%",
            HALF_WAGE,
        ),
        _limit("CIV.SMALL_AGREED", "可以约定小额诉讼的标的额（占年平均工资）", {"2022-01-01": "200"}, "%", TWICE_WAGE),
        _limit(
            "CIV.EXPERT_ASSISTANTS",
            "具有专门知识的人",
            "2",
            "人",
            JI("第一百二十二条", "申请一至二名具有专门知识的人出庭"),
        ),
        _limit(
            "PRES.SECURITY",
            "诉讼中财产保全的担保（占请求保全数额）",
            {"2016-12-01": "30"},
            "%",
            PRESERVATION("第五条", "担保数额不超过请求保全数额的百分之三十"),
        ),
        _limit(
            "PRES.SECURITY_PRESUIT",
            "诉前财产保全的担保（占请求保全数额）",
            {"2016-12-01": "100"},
            "%",
            PRESERVATION("第五条", "应当提供相当于请求保全数额的担保"),
            bound=Bound.AT_LEAST,
        ),
        _limit(
            "CIV.FINE_PERSON",
            "对个人的罚款",
            "100000",
            "元",
            CIVIL_PROCEDURE("第一百一十八条", "对个人的罚款金额，为人民币十万元以下"),
        ),
        _limit("CIV.FINE_UNIT", "对单位的罚款", "1000000", "元", FINES),
        _limit("CIV.FINE_UNIT_LEAST", "对单位的罚款", "50000", "元", FINES, bound=Bound.AT_LEAST),
        _limit("CIV.DETENTION", "司法拘留", "15", "日", CIVIL_PROCEDURE("第一百一十八条", "拘留的期限，为十五日以下")),
        _limit("ENF.QUESTIONING", "拘传后调查询问", "8", "小时", JI("第四百八十二条", "调查询问的时间不得超过八小时")),
        _limit(
            "ENF.QUESTIONING_COMPLEX",
            "情况复杂的拘传后调查询问",
            "24",
            "小时",
            JI("第四百八十二条", "调查询问的时间不得超过二十四小时"),
        ),
        _limit(
            "ENF.AUCTION_CUT",
            "网络拍卖再次降价",
            "20",
            "%",
            ONLINE_AUCTIONS("第二十六条", "再次拍卖的起拍价降价幅度不得超过前次起拍价的百分之二十"),
        ),
        _limit("OVS.PETITION_REPRESENTATIVES", "走访代表", "5", "人", PETITIONS("第二十条", "代表人数不得超过5人")),
    )
}


@dataclass(frozen=True, slots=True)
class Request:
    """须在举证期限届满前提出的申请。"""

    what: str
    law: Basis


EVIDENCE_REQUESTS = (
    Request("申请人民法院调查收集证据", JI("第九十四条", "可以在举证期限届满前书面申请人民法院调查收集")),
    Request("申请证据保全", JI("第九十八条", "可以在举证期限届满前书面提出")),
    Request("申请责令对方提交书证", JI("第一百一十二条", "可以在举证期限届满前书面申请人民法院责令对方当事人提交")),
    Request("申请证人出庭作证", JI("第一百一十七条", "应当在举证期限届满前提出")),
    Request("申请鉴定", JI("第一百二十一条", "可以在举证期限届满前提出")),
    Request("申请具有专门知识的人出庭", JI("第一百二十二条", "在举证期限届满前申请一至二名具有专门知识的人出庭")),
)


@dataclass(frozen=True, slots=True)
class Approval:
    """须经批准的事项与批准人，按先后。"""

    act: str
    by: tuple[str, ...]
    law: Basis


APPROVALS = (
    Approval(
        "普通程序第一次延长审限", (PRESIDENT,), CIVIL_PROCEDURE("第一百五十二条", "经本院院长批准，可以延长六个月")
    ),
    Approval("普通程序再次延长审限", (ABOVE,), CIVIL_PROCEDURE("第一百五十二条", "报请上级人民法院批准")),
    Approval("简易程序延长审限", (PRESIDENT,), CIVIL_PROCEDURE("第一百六十四条", "经本院院长批准，可以延长一个月")),
    Approval("拘传、罚款、拘留", (PRESIDENT,), CIVIL_PROCEDURE("第一百一十九条", "拘传、罚款、拘留必须经院长批准")),
    Approval("在线法庭之外组织在线庭审", (PRESIDENT,), ONLINE_LITIGATION("第二十四条", "应当报请本院院长同意")),
    Approval(
        "未经申请执行人签字的终本", (PANEL, PRESIDENT), JI("第五百一十七条", "执行法院组成合议庭审查核实并经院长批准后")
    ),
    Approval(
        "起拍价、降价幅度、保证金", (PANEL,), ONLINE_AUCTIONS("第二十七条", "应当由人民法院依法组成合议庭评议确定")
    ),
    Approval("撤销支付令", (COMMITTEE,), JI("第四百四十一条", "应当提交本院审判委员会讨论决定后")),
    Approval("列入失信被执行人名单", (PRESIDENT,), Unread(DISHONEST_DEBTORS.title, "第五条", "V2")),
)
