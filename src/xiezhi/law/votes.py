"""破产程序的表决：人数和债权额两个条件分别核对。过半数不含本数，二分之一以上、三分之二以上含本数。

未出席的债权人不计人数，但其债权额计入总额；债权尚未确定又没有临时确定债权额的，不得表决。
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from xiezhi.law.sources import Basis, Unread
from xiezhi.law.statutes import BANKRUPTCY
from xiezhi.law.statutes_bankruptcy import BANKRUPTCY_THIRD, minutes_2018
from xiezhi.law.working import plain

HALF, TWO_THIRDS = Fraction(1, 2), Fraction(2, 3)
RESOLUTION = BANKRUPTCY("第六十四条", "占无财产担保债权总额的二分之一以上")
SETTLEMENT = BANKRUPTCY("第九十七条", "占无财产担保债权总额的三分之二以上")
PLAN_CLASS = BANKRUPTCY("第八十四条", "占该组债权总额的三分之二以上")
PLAN = BANKRUPTCY("第八十六条", "各表决组均通过重整计划草案时")
COMMITTEE_SIZE = BANKRUPTCY("第六十七条", "债权人委员会成员不得超过九人")
COMMITTEE = BANKRUPTCY_THIRD("第十四条", "全体成员过半数通过")
CONVENE = BANKRUPTCY("第六十二条", "占债权总额四分之一以上的债权人")
OWNERS = BANKRUPTCY("第七十条", "出资额占债务人注册资本十分之一以上的出资人")
LIQUIDATION_TEST = BANKRUPTCY("第八十七条", "依照破产清算程序所能获得的清偿比例")
CRAM_DOWN = {
    "secured_full_or_passed": (
        "担保债权就该财产获全额清偿，或者该组已通过",
        BANKRUPTCY("第八十七条", "就该特定财产将获得全额清偿"),
    ),
    "employees_full_or_passed": (
        "职工债权获全额清偿，或者该组已通过",
        BANKRUPTCY("第八十七条", "所列债权将获得全额清偿"),
    ),
    "tax_full_or_passed": ("税款债权获全额清偿，或者该组已通过", BANKRUPTCY("第八十七条", "或者相应表决组已经通过")),
    "ordinary_ge_liquidation_or_passed": ("普通债权的清偿比例不低于清算，或者该组已通过", LIQUIDATION_TEST),
    "owners_fair_or_passed": (
        "出资人权益的调整公平、公正，或者出资人组已通过",
        BANKRUPTCY("第八十七条", "对出资人权益的调整公平、公正"),
    ),
    "equal_in_class_and_order": (
        "公平对待同组成员，清偿顺序不违反第一百一十三条",
        BANKRUPTCY("第八十七条", "公平对待同一表决组的成员"),
    ),
    "business_plan_feasible": ("经营方案具有可行性", BANKRUPTCY("第八十七条", "经营方案具有可行性")),
}
OWNERS_CLASS = Unread("关于审理上市公司破产重整案件工作座谈会纪要", "第七条", "M", "表决权三分之二以上")
AT_LEAST_ONE_CLASS = minutes_2018("第18条", "至少一组已经通过，反对者所得不低于清算")


@dataclass(frozen=True, slots=True)
class Condition:
    """一个条件：说明、是否符合、依据。"""

    label: str
    met: bool
    law: Basis


@dataclass(frozen=True, slots=True)
class Outcome:
    """表决或者审查的结果：全部条件都符合才通过。"""

    title: str
    conditions: tuple[Condition, ...]

    @property
    def passed(self) -> bool:
        return all(condition.met for condition in self.conditions)


@dataclass(frozen=True, slots=True)
class Ballot:
    """一次表决：出席的有表决权人数、同意人数、同意的债权额、作为基数的债权总额（元）。"""

    present: int
    yes: int
    yes_amount: Decimal
    total: Decimal

    def __post_init__(self) -> None:
        if not 0 <= self.yes <= self.present:
            raise ValueError("同意人数不能多于出席人数")
        if not 0 <= self.yes_amount <= self.total:
            raise ValueError("同意的债权额不能多于债权总额")

    def outcome(self, title: str, least: Fraction, law: Basis) -> Outcome:
        """人数过半，并且债权额达到总额的 `least` 以上（含本数）。"""
        heads = f"同意{self.yes}人，出席{self.present}人，应过半数"
        amount = f"同意{plain(self.yes_amount)}元，总额{plain(self.total)}元，应达{least}以上"
        return Outcome(
            title,
            (
                Condition(heads, self.yes * 2 > self.present, law),
                Condition(amount, self.total > 0 and Fraction(self.yes_amount) >= least * Fraction(self.total), law),
            ),
        )


def resolution(ballot: Ballot) -> Outcome:
    """债权人会议的一般决议（包括管理、变价、分配方案）；基数是全部无财产担保债权。企业破产法第六十四条。"""
    return ballot.outcome("债权人会议决议", HALF, RESOLUTION)


def settlement(ballot: Ballot) -> Outcome:
    """通过和解协议；基数是全部无财产担保债权。企业破产法第九十七条。"""
    return ballot.outcome("和解协议", TWO_THIRDS, SETTLEMENT)


def plan_class(ballot: Ballot) -> Outcome:
    """一个表决组通过重整计划草案；基数是该组债权总额。企业破产法第八十四条。"""
    return ballot.outcome("重整计划草案分组表决", TWO_THIRDS, PLAN_CLASS)


def plan(classes: Mapping[str, Ballot]) -> Outcome:
    """各组均通过，重整计划才通过；权益未受调整的组不参加表决，不应列入。企业破产法第八十六条。"""
    if not classes:
        raise ValueError("至少有一个表决组")
    conditions = tuple(Condition(name, plan_class(ballot).passed, PLAN) for name, ballot in classes.items())
    return Outcome("重整计划", conditions)


def committee(members: int, yes: int) -> Outcome:
    """债权人委员会的决定：全体成员过半数；成员不超过九人。破产法规定（三）第十四条，企业破产法第六十七条。"""
    if not 0 <= yes <= members:
        raise ValueError("同意人数不能多于全体成员")
    return Outcome(
        "债权人委员会决定",
        (
            Condition(f"成员{members}人，不超过九人", members <= 9, COMMITTEE_SIZE),
            Condition(f"同意{yes}人，全体{members}人，应过半数", yes * 2 > members, COMMITTEE),
        ),
    )


def may_convene(proposer: Decimal, total: Decimal) -> Outcome:
    """占债权总额四分之一以上的债权人可以提议召开债权人会议。企业破产法第六十二条第二款。"""
    label = f"提议人债权{plain(proposer)}元，债权总额{plain(total)}元，应达四分之一以上"
    return Outcome("提议召开债权人会议", (Condition(label, total > 0 and proposer * 4 >= total, CONVENE),))


def owners_may_reorganise(capital_pct: Decimal, *, creditor_filed_liquidation: bool, declared: bool) -> Outcome:
    """出资人申请重整：债权人申请清算已受理、尚未宣告破产，出资额占注册资本十分之一以上。企业破产法第七十条第二款。"""
    return Outcome(
        "出资人申请重整",
        (
            Condition("债权人申请破产清算，已经受理", creditor_filed_liquidation, OWNERS),
            Condition("尚未宣告债务人破产", not declared, OWNERS),
            Condition(f"出资额占{plain(capital_pct)}%，应达十分之一以上", capital_pct >= 10, OWNERS),
        ),
    )


def owners_class(shares_for: Decimal, shares_present: Decimal) -> Outcome:
    """上市公司出资人组：出席会议的表决权三分之二以上同意。企业破产法没有规定（第八十五条只要求设组），依据原文未核。"""
    label = f"同意{plain(shares_for)}股，出席{plain(shares_present)}股，应达三分之二以上"
    met = shares_present > 0 and shares_for * 3 >= shares_present * 2
    return Outcome("出资人组表决", (Condition(label, met, OWNERS_CLASS),))


def not_below_liquidation(plan_rate: Decimal, liquidation_rate: Decimal) -> Outcome:
    """清算测试：普通债权按草案所得的比例不低于提请批准时清算所得的比例。企业破产法第八十七条第二款第三项。"""
    label = f"草案{plain(plan_rate * 100)}%，清算{plain(liquidation_rate * 100)}%"
    return Outcome("清算测试", (Condition(label, plan_rate >= liquidation_rate, LIQUIDATION_TEST),))


def cram_down(facts: Mapping[str, bool], *, one_class_passed: bool | None = None) -> Outcome:
    """强制批准重整计划草案：法定各项全部符合。键见 `CRAM_DOWN`，缺一项抛 `KeyError`。企业破产法第八十七条第二款。

    `one_class_passed` 是2018年会议纪要另加的条件（原文未核），给出时一并核对。
    """
    conditions = [Condition(label, facts[key], law) for key, (label, law) in CRAM_DOWN.items()]
    if one_class_passed is not None:
        conditions.append(Condition("至少一组已经通过，反对者所得不低于清算", one_class_passed, AT_LEAST_ONE_CLASS))
    return Outcome("强制批准", tuple(conditions))
