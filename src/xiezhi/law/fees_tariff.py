"""收费标准的写法：分段累计的档次、每件定额、由法院选定的幅度、上限，以及比照另一标准的几分之一。"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from xiezhi.law.dated import Dated
from xiezhi.law.parameters import badge
from xiezhi.law.sources import Basis
from xiezhi.law.working import Line, Working, Yuan, plain

LOCAL_POINT = badge("fee.divorce")
"""省级标准的提示，见《诉讼费用交纳办法》第十三条第二款。"""


@dataclass(frozen=True, slots=True)
class Band:
    """一档：超过 `over` 元至 `upto` 元的部分。`rate` 写 "2.5%"（按比例）或 "50"（每件定额，元）。"""

    over: int
    upto: int | None
    rate: str

    @property
    def per_mille(self) -> int:
        """比例，单位：千分之一；定额的档为零。"""
        return int(Decimal(self.rate[:-1]) * 10) if self.rate.endswith("%") else 0

    @property
    def fixed(self) -> int:
        """每件定额，单位：元；按比例的档为零。"""
        return 0 if self.rate.endswith("%") else int(self.rate)

    @property
    def label(self) -> str:
        if not self.over:
            return "每件" if self.upto is None else f"不超过{wan(self.upto)}的"
        return f"超过{wan(self.over)}的部分" if self.upto is None else f"超过{wan(self.over)}至{wan(self.upto)}的部分"

    def charge(self, amount: Decimal, law: Basis) -> Line | None:
        """这一档的收费；金额没有进入这一档时没有这一行。"""
        if self.over and amount <= self.over:
            return None
        if not self.per_mille:
            return Line(self.label, f"每件{self.fixed}元", Decimal(self.fixed), law)
        top = amount if self.upto is None else min(amount, Decimal(self.upto))
        part = top - self.over
        text = f"（{plain(top)} − {self.over}）× {self.rate}"
        return Line(self.label, text, part * self.per_mille / 1000, law)


@dataclass(frozen=True, slots=True)
class Tariff:
    """一种收费标准，单位：元。金额恰在界上属于低的一档（“不超过”）。

    `between` 为法院可选的幅度，`cap` 为最高额，`one_of` 与 `like` 表示“比照某标准的几分之一”。
    """

    label: str
    law: Basis
    bands: tuple[Band, ...] = ()
    between: tuple[int, int] | None = None
    cap: int | None = None
    like: Dated[Tariff] | None = None
    one_of: int = 1
    notes: tuple[str, ...] = ()

    @property
    def flat(self) -> bool:
        """定额收费，与金额无关。"""
        return self.like is None and self.between is None and len(self.bands) == 1 and not self.bands[0].per_mille

    @property
    def needs_amount(self) -> bool:
        return self.like is not None or (self.between is None and not self.flat)

    def base(self, point: Decimal | None) -> tuple[Line, ...]:
        """幅度内由法院选定的数，须在幅度之内（“至”包括本数）。"""
        if self.between is None:
            if point is not None:
                raise ValueError(f"{self.label}没有可供选定的幅度")
            return ()
        low, high = self.between
        if point is None:
            raise ValueError(f"{self.label}须由法院在{low}元至{high}元之间选定")
        if not low <= point <= high:
            raise ValueError(f"{self.label}为{low}元至{high}元，{plain(point)}元不在幅度之内")
        return (Line("每件", f"{low}元至{high}元之间选定", Yuan(point), self.law),)

    def lines(self, amount: Decimal) -> tuple[Line, ...]:
        charged = (band.charge(amount, self.law) for band in self.bands)
        return tuple(line for line in charged if line is not None)

    def charge(self, amount: Decimal | None, point: Decimal | None, like: Tariff | None) -> Working:
        """按本标准计收。`like` 是当日有效的被比照的标准。"""
        if amount is None and self.needs_amount:
            raise ValueError(f"{self.label}须写明金额")
        value = Yuan(amount if amount is not None else 0)
        if value < 0:
            raise ValueError("金额不能为负数")
        lines = like.lines(value) if like is not None else (*self.base(point), *self.lines(value))
        fee = Working(self.label, lines, self.notes)
        if like is not None and self.one_of == 1:
            fee = fee.adding(f"按{like.label}标准", "", Decimal(0), self.law)
        elif like is not None:
            fee = fee.part(f"按{like.label}标准的1/{self.one_of}", 1, self.one_of, self.law)
        if self.cap is not None and fee.exact > self.cap:
            fee = fee.adding("超过最高额的部分不收", f"最高{self.cap}元", self.cap - fee.exact, self.law)
        return fee


def wan(amount: int) -> str:
    """20000 → 2万元。"""
    return f"{amount // 10_000}万元" if amount >= 10_000 and amount % 10_000 == 0 else f"{amount}元"


def tariff_on(tariffs: Mapping[str, Dated[Tariff]], kind: str) -> Dated[Tariff]:
    """按名称取收费标准；没有这种收费时抛 ValueError。"""
    if kind not in tariffs:
        raise ValueError(f"没有这种收费：{kind}")
    return tariffs[kind]
