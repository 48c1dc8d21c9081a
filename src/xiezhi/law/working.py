"""算式：一个数怎么得来，逐行写明，每行有依据，可以念给当事人听。"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal

from xiezhi.law.parameters import badge
from xiezhi.law.sources import Basis, Policy, Unread

FEN = Decimal("0.01")
TO_THE_FEN = badge("money.rounding")
SPECK, WIDE = Decimal("1e-12"), Context(prec=60)


class Yuan(Decimal):
    """人民币金额，单位：元。不接受浮点数，不接受不足一分的金额。"""

    def __new__(cls, value: Decimal | int | str = 0) -> Yuan:
        if isinstance(value, float):
            raise TypeError("金额不能用浮点数，请用字符串或 Decimal")
        amount = Decimal(value)
        if not amount.is_finite() or amount != amount.quantize(FEN):
            raise ValueError(f"金额须精确到分：{value}")
        return super().__new__(cls, amount.quantize(FEN))


def to_fen(amount: Decimal) -> int:
    """Decimal yuan → integer fen. The amount must be exact to the fen."""
    return int(Yuan(amount).scaleb(2))


def from_fen(fen: int) -> Decimal:
    """Integer fen → Decimal yuan with two places."""
    return Decimal(fen).scaleb(-2).quantize(FEN)


def rounded(amount: Decimal) -> Decimal:
    """四舍五入到分。"""
    return amount.quantize(FEN, rounding=ROUND_HALF_UP)


def plain(amount: Decimal) -> str:
    """把数写给人看：不用科学记数法，不带多余的零。"""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True, slots=True)
class Line:
    """算式的一行：说明、算法文字、金额（元）、依据。"""

    label: str
    sum: str
    amount: Decimal
    law: Basis | None = None


@dataclass(frozen=True, slots=True)
class Working:
    """算式：若干行相加得出合计（元）。`notes` 是每次出示结果都要一并说明的话（未核、惯例、本院设定）。"""

    title: str
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()

    @property
    def exact(self) -> Decimal:
        """各行之和，未取整。"""
        return sum((line.amount for line in self.lines), Decimal(0))

    @property
    def total(self) -> Decimal:
        """合计，四舍五入到分。几行除不尽的数相加留下的尾差（远小于一分）先消去，使恰为半分的照样进位。"""
        return rounded(self.exact.quantize(SPECK, context=WIDE))

    @property
    def badges(self) -> tuple[str, ...]:
        """Everything a reader must be told: the notes, and each basis whose text was not read or is a court's own."""
        laws = (line.law for line in self.lines)
        marks = (str(law) for law in laws if isinstance(law, (Unread, Policy)))
        return tuple(dict.fromkeys((*self.notes, *marks)))

    def adding(self, label: str, sum_: str, amount: Decimal, law: Basis | None = None) -> Working:
        return replace(self, lines=(*self.lines, Line(label, sum_, amount, law)))

    def noting(self, *notes: str) -> Working:
        return replace(self, notes=tuple(dict.fromkeys((*self.notes, *notes))))

    def rounding_told(self) -> Working:
        """取整确有影响时，写明四舍五入到分：没有全国统一的规定，是法院的设定。"""
        return self if self.total == self.exact else self.noting(TO_THE_FEN)

    def part(self, label: str, numerator: int, denominator: int, law: Basis) -> Working:
        """只取几分之几：另起一行减去其余，保留原来的各行；到最后才取整。"""
        whole = self.exact
        rest = whole * numerator / denominator - whole
        return self.adding(label, f"{plain(whole)} × {numerator}/{denominator}", rest, law)

    def halved(self, law: Basis) -> Working:
        """减半：另起一行减去一半，保留原来的各行。"""
        return self.part("减半", 1, 2, law)
