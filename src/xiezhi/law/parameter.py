"""本院设定的写法：法律留给法院的一项数值，有哪些可选、默认哪一个、为什么，以及用到它的结果都要写明的话。"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum

from xiezhi.law.sources import Policy

TEXT, LONGEST = "文字", 500
COUNTED = ("日", "个月", "")


class Kind(Enum):
    """为什么由法院设定。"""

    PRACTICE = "惯例"
    LOCAL = "本地数值"
    UNVERIFIED = "未核"


@dataclass(frozen=True, slots=True)
class Parameter:
    """一项设定。`choices` 是可选的值与读法；`between` 是数值的下限与上限（均含）；两者都没有的是任意不小于零的数。

    `default` 为空表示没有可用的数，须由法院录入。`badge` 是用到它的结果都要写明的话，{} 处填入选定的值。
    """

    id: str
    what: str
    kind: Kind
    default: str | None
    badge: str
    choices: Mapping[str, str] = field(default_factory=dict)
    between: tuple[Decimal, Decimal] | None = None
    unit: str = ""
    why: str = ""
    policy: bool = False
    english: str = ""

    @property
    def is_text(self) -> bool:
        """值是文字而不是数：几项并列的，以“|”或者“、”隔开。"""
        return self.unit == TEXT

    @property
    def allowed(self) -> str:
        """可以设定的值。"""
        if self.choices:
            return "、".join(self.choices)
        if self.is_text:
            return f"不超过{LONGEST}字的文字"
        return f"{self.between[0]}至{self.between[1]}{self.unit}" if self.between else f"不小于零的数（{self.unit}）"

    def check(self, value: str) -> str:
        """可以设定的值原样交还；不在可选之列的抛 ValueError，写明可以是什么。"""
        if self.choices:
            if value not in self.choices:
                raise ValueError(f"{self.what}只能是{'、'.join(self.choices)}")
            return value
        if self.is_text:
            if not value.strip() or len(value) > LONGEST:
                raise ValueError(f"{self.what}应为{self.allowed}")
            return value
        try:
            number = Decimal(value)
        except InvalidOperation:
            raise ValueError(f"{self.what}应是数，{value}不是") from None
        low, high = self.between or (Decimal(0), Decimal("Infinity"))
        if not (number.is_finite() and low <= number <= high):
            raise ValueError(f"{self.what}应为{self.allowed}，{value}不在其内")
        if self.unit in COUNTED and number != number.to_integral_value():
            raise ValueError(f"{self.what}应是整数，{value}不是")
        return value

    def said(self, value: str | None = None) -> str:
        """选定的值怎样读；没有的写“未设定”。"""
        chosen = self.default if value is None else value
        if chosen is None:
            return "未设定，须由法院录入"
        return chosen if self.is_text else self.choices.get(chosen, f"{chosen}{self.unit}")

    def told(self, value: str | None = None) -> str:
        """结果上要写明的话，不带“本院规定”字样。"""
        return self.badge.format(self.said(value))

    def shown(self, value: str | None = None) -> str:
        """结果上显示的全文：设定的写“本院规定”。"""
        return str(self.basis(value)) if self.policy else self.told(value)

    def basis(self, value: str | None = None) -> Policy:
        """作为算式一行的依据。"""
        return Policy(self.told(value), "", self.why)


@dataclass(frozen=True, slots=True)
class Decision:
    """一次设定：哪一项、定为多少、自哪日起、谁定的、什么文书。只添不改，旧的留着供查。"""

    id: str
    value: str
    since: date
    by: str
    document: str
