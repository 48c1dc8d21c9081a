"""被扶养人生活费：逐年计算，一年的总额不超过一份人均消费支出。"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from itertools import pairwise

from xiezhi.law.compensation_years import Coefficient, years_by_age
from xiezhi.law.parameters import policy
from xiezhi.law.sources import Policy, Unread
from xiezhi.law.statutes_injury import INJURY
from xiezhi.law.working import Line, Working, plain

MAJORITY = 18
SHARE = INJURY("第十七条", "赔偿义务人只赔偿受害人依法应当负担的部分")
YEARLY_CAP = INJURY("第十七条", "年赔偿总额累计不超过")


class Cap(Enum):
    """残疾案件中年度上限与伤残赔偿指数的先后，法律没有写明，由法院设定。"""

    AFTER = policy("compensation.dependant_cap", "after")
    BEFORE = policy("compensation.dependant_cap", "before")


@dataclass(frozen=True, slots=True)
class Dependant:
    """一名被扶养人：周岁、扶养人数（含受害人）。成年人应丧失劳动能力又无其他生活来源。

    `years` 在法院确定较短的年数时填写。
    """

    age: int
    supporters: int = 1
    years: int | None = None

    def __post_init__(self) -> None:
        if self.supporters < 1:
            raise ValueError("扶养人至少一人")

    @property
    def entitled(self) -> int:
        """可以计算的年数：未成年人到十八周岁，成年人按年龄。人身损害解释第十七条。"""
        most = MAJORITY - self.age if 0 <= self.age < MAJORITY else years_by_age(self.age)
        return most if self.years is None else min(self.years, most)


def dependants(
    people: Sequence[Dependant],
    spending: Decimal,
    *,
    coefficient: Coefficient | None = None,
    cap: Cap = Cap.AFTER,
    notes: tuple[str, ...] = (),
) -> Working:
    """被扶养人生活费，单位：元。`spending` 为上一年度人均消费支出；死亡案件没有 `coefficient`。人身损害解释第十七条。

    人数不变的若干年合为一行；各行不取整，合计取整到分。
    """
    ends = sorted({0, *(person.entitled for person in people)})
    spans = list(pairwise(ends))
    lines = tuple(_span(first, last, people, spending, coefficient, cap) for first, last in spans)
    marks: list[str] = []
    if coefficient is not None:
        if isinstance(coefficient.basis, (Unread, Policy)):
            marks.append(str(coefficient.basis))
        if coefficient.value < 1 and any(_burden(people, first) > 1 for first, _ in spans):
            marks.append(str(cap.value))
    return Working("被扶养人生活费", lines, (*notes, *marks))


def _burden(people: Sequence[Dependant], year: int) -> Fraction:
    """第 `year` 年以后仍应扶养的各人，受害人应负担的份额之和。"""
    return sum((Fraction(1, person.supporters) for person in people if person.entitled > year), Fraction(0))


def _span(
    first: int, last: int, people: Sequence[Dependant], spending: Decimal, coefficient: Coefficient | None, cap: Cap
) -> Line:
    burden = _burden(people, first)
    rate = Fraction(1) if coefficient is None else Fraction(coefficient.value)
    share = min(burden * rate, Fraction(1)) if cap is Cap.AFTER else min(burden, Fraction(1)) * rate
    capped = share < burden * rate
    told = f"{burden}" if coefficient is None else f"{burden} × {plain(coefficient.value * 100)}%"
    if capped:
        told = f"{told}，超过年度上限，按{share}"
    amount = spending * share.numerator * (last - first) / share.denominator
    return Line(
        f"第{first + 1}年至第{last}年",
        f"{plain(spending)} × {told} × {last - first}年",
        amount,
        YEARLY_CAP if capped else SHARE,
    )
