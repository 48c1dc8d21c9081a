"""赔偿年限和系数：按年龄的年数、伤残等级、多处伤残、护理依赖。"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from xiezhi.law.parameters import policy
from xiezhi.law.sources import Basis, Unread
from xiezhi.law.statutes_injury import INJURY
from xiezhi.law.working import plain

FULL_YEARS = 20
LEAST_YEARS = 5
YEARS_LAW = INJURY("第十二条", "年龄每增加一岁减少一年")
SINGLE_GRADE = policy("compensation.grade")
SEVERAL_GRADES = Unread("道路交通事故受伤人员伤残评定（GB 18667-2002，已废止）", "附录B", "P", "多等级伤残的综合计算")
NURSING_GRADES = Unread("人身损害护理依赖程度评定（GB/T 31147）", "", "P", "完全1、大部分0.8、部分0.5")


def whole_years(birth: date, day: date) -> int:
    """周岁：到生日当天满一岁；2月29日出生的，平年到3月1日满。"""
    if day < birth:
        raise ValueError("出生日在后")
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def years_by_age(age: int) -> int:
    """赔偿年数：不满六十周岁二十年；六十周岁以上每增一岁减一年；七十五周岁以上五年。人身损害解释第十二条、第十五条、第十七条。

    年龄：残疾看定残之日，死亡看死亡之日。
    """
    if age < 0:
        raise ValueError("年龄不能为负")
    if age >= 75:
        return LEAST_YEARS
    return FULL_YEARS if age < 60 else FULL_YEARS - (age - 60)


@dataclass(frozen=True, slots=True)
class Coefficient:
    """伤残赔偿指数：0到1之间的数，怎么来的，依据是什么。"""

    value: Decimal
    basis: Basis
    sum: str = ""

    def __post_init__(self) -> None:
        if not 0 < self.value <= 1:
            raise ValueError("伤残赔偿指数应大于0，不超过1")

    @classmethod
    def entered(cls, value: Decimal) -> Coefficient:
        """法官确定的指数（多处伤残、因职业妨害或者收入没有减少而调整的，都由法官确定）。人身损害解释第十二条第二款。"""
        return cls(value, INJURY("第十二条", "可以对残疾赔偿金作相应调整"), f"{plain(value * 100)}%")

    @classmethod
    def of_grade(cls, grade: int) -> Coefficient:
        """一处伤残：一级100%至十级10%。各地通行，没有全国性条文。"""
        if not 1 <= grade <= 10:
            raise ValueError("伤残等级为一级至十级")
        value = Decimal(11 - grade) / 10
        return cls(value, SINGLE_GRADE, f"{grade}级 {plain(value * 100)}%")

    @classmethod
    def several(cls, highest: int, extras: Sequence[Decimal]) -> Coefficient:
        """多处伤残：最高一级的指数加附加指数，每处附加不超过10%，附加合计不超过10%，总数不超过100%。

        每处附加多少，各地不一，由法官确定；现行没有全国性条文，结果标明未核。
        """
        if any(not 0 < extra <= Decimal("0.1") for extra in extras) or sum(extras, Decimal(0)) > Decimal("0.1"):
            raise ValueError("每处附加指数及其合计应大于0，不超过10%")
        first = cls.of_grade(highest)
        value = min(first.value + sum(extras, Decimal(0)), Decimal(1))
        told = "".join(f" + {plain(extra * 100)}%" for extra in extras)
        return cls(value, SEVERAL_GRADES, f"{first.sum}{told}，以100%为限")


class Dependency(Enum):
    """定残后的护理依赖程度及通行系数（GB/T 31147分级，未核，由法官选择）。"""

    FULL = "完全护理依赖", Decimal(1)
    MOST = "大部分护理依赖", Decimal("0.8")
    PART = "部分护理依赖", Decimal("0.5")

    def __init__(self, label: str, share: Decimal) -> None:
        self.label = label
        self.share = share
