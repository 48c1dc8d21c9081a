"""诉讼费用由谁负担。依据：《诉讼费用交纳办法》第二十九条至第四十三条。各自负担多少由法院决定，这里只给出草案并核对。"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xiezhi.law.parameters import policy
from xiezhi.law.sources import Basis
from xiezhi.law.statutes import CIVIL_PROCEDURE_INTERPRETATION, COURT_FEES
from xiezhi.law.working import Line, Working, Yuan, rounded


@dataclass(frozen=True, slots=True)
class Burden:
    """某种情形下由谁负担。"""

    who: str
    law: Basis


BURDENS: Mapping[str, Burden] = {
    "general": Burden("败诉方（胜诉方自愿承担的除外）", COURT_FEES("第二十九条", "诉讼费用由败诉方负担")),
    "partial_success": Burden("法院根据具体情况决定各自负担的数额", COURT_FEES("第二十九条", "部分胜诉、部分败诉的")),
    "co_losers": Burden("法院根据对诉讼标的的利害关系决定", COURT_FEES("第二十九条", "共同诉讼当事人败诉的")),
    "joint_debtors": Burden("共同负担", CIVIL_PROCEDURE_INTERPRETATION("第二百零三条", "应当共同负担诉讼费用")),
    "changed_on_appeal": Burden("一审的负担一并变更", COURT_FEES("第三十条", "应当相应变更")),
    "mediation": Burden("当事人协商，协商不成由法院决定", COURT_FEES("第三十一条", "协商不成的，由人民法院决定")),
    "retrial": Burden("申请再审的当事人", COURT_FEES("第三十二条", "诉讼费用由申请再审的当事人负担")),
    "divorce": Burden(
        "当事人协商，协商不成由法院决定", COURT_FEES("第三十三条", "离婚案件诉讼费用的负担由双方当事人协商解决")
    ),
    "withdrawal": Burden("原告或者上诉人", COURT_FEES("第三十四条", "由原告或者上诉人负担")),
    "admin_act_changed": Burden("被告", COURT_FEES("第三十四条", "案件受理费由被告负担")),
    "payment_order_unopposed": Burden("债务人", COURT_FEES("第三十六条", "申请费由债务人负担")),
    "payment_order_opposed": Burden(
        "申请人（另行起诉可列入请求）", COURT_FEES("第三十六条", "可以将申请费列入诉讼请求")
    ),
    "public_notice": Burden("申请人", COURT_FEES("第三十七条", "公示催告的申请费由申请人负担")),
    "enforcement": Burden("被执行人", COURT_FEES("第三十八条", "规定的申请费由被执行人负担")),
    "enforcement_settlement": Burden(
        "当事人协商，协商不成由法院决定", COURT_FEES("第三十八条", "执行中当事人达成和解协议的")
    ),
    "preservation": Burden("申请人（起诉可列入请求）", COURT_FEES("第三十八条", "可以将该申请费列入诉讼请求")),
    "arbitration": Burden(
        "法院依照第二十九条决定", COURT_FEES("第三十八条", "依照本办法第二十九条规定决定申请费的负担")
    ),
    "late_evidence": Burden("逾期举证的当事人负担增加的费用", COURT_FEES("第四十条", "增加的诉讼费用由该当事人负担")),
    "special_procedure_notice": Burden("起诉人或者申请人", COURT_FEES("第四十一条", "由起诉人或者申请人负担")),
    "bankruptcy": Burden("从破产财产中拨付", COURT_FEES("第四十二条", "从破产财产中拨付")),
    "security_ordered": Burden(
        "债务人、担保人", CIVIL_PROCEDURE_INTERPRETATION("第二百零四条", "申请费由债务人、担保人负担")
    ),
    "security_refused": Burden("申请人", CIVIL_PROCEDURE_INTERPRETATION("第二百零四条", "申请费由申请人负担")),
}

REVIEW_DAYS = 15
"""当事人对诉讼费用的决定有异议，院长复核的期间，单位：日。"""
REVIEW = COURT_FEES("第四十三条", "复核决定应当自收到当事人申请之日起15日内作出")
STATED = COURT_FEES("第五十三条", "写明当事人各方应当负担的数额")

DRAFT = policy("fee.partial_success")


@dataclass(frozen=True, slots=True)
class Shares:
    """费用在原告与被告之间的分担，两个数相加等于全部费用。"""

    claimant: Working
    defendant: Working


def by_success(fee: Yuan, *, claimed: Yuan, granted: Yuan) -> Shares:
    """部分胜诉的分担草案，单位：元：原告按未获支持的比例，取整到分，其余归被告。依据：第二十九条第二款。

    >>> by_success(Yuan(13_800), claimed=Yuan(1_000_000), granted=Yuan(600_000)).claimant.total
    Decimal('5520.00')
    """
    if not 0 <= granted <= claimed or not claimed:
        raise ValueError("支持的数额应在零与请求数额之间，请求数额不能为零")
    law = BURDENS["partial_success"].law
    lost = rounded(fee * (claimed - granted) / claimed)
    heading = Line("部分胜诉，由法院决定", "", Decimal(0), law)
    claimant = Line("原告负担", f"{fee} ×（{claimed} − {granted}）÷ {claimed}", lost, DRAFT)
    defendant = Line("被告负担", f"{fee} − {lost}", fee - lost, DRAFT)
    return Shares(Working("原告负担", (heading, claimant)), Working("被告负担", (heading, defendant)))


def by_interest(fee: Yuan, interests: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """几个败诉方按利害关系分担的草案，单位：元，相加等于全部费用：逐个累计取整。依据：第二十九条第三款。"""
    whole = sum(interests, Decimal(0))
    if whole <= 0 or min(interests) < 0:
        raise ValueError("利害关系的比重应为正数")
    parts: list[Decimal] = []
    reached = Decimal(0)
    for interest in interests:
        reached += interest
        parts.append(rounded(fee * reached / whole) - sum(parts, Decimal(0)))
    return tuple(parts)


def decided(fee: Yuan, shares: Mapping[str, Yuan], *, case: str = "general") -> Working:
    """法院或者当事人定下的分担，各方相加须等于全部费用。依据：第二十九条至第四十二条、第五十三条。"""
    law = BURDENS[case].law
    working = Working("诉讼费用的负担", tuple(Line(f"{who}负担", "", share, law) for who, share in shares.items()))
    if working.exact != fee or min(shares.values()) < 0:
        raise ValueError(f"各方负担的数额相加应为{fee}元")
    return working.adding("在裁判文书中写明", "", Decimal(0), STATED)
