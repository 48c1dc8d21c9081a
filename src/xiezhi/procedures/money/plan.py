"""分配方案怎样算：执行费用、申请执行费、优先债权、普通债权、加倍部分，余款退还被执行人；合计分毫不差。"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xiezhi.law.distribution import Queue, enforcement_shares
from xiezhi.law.working import Line, from_fen, to_fen
from xiezhi.records.distribution import JoinedClaim

Names = Mapping[str, str]
"""债权的编号和它在方案里的写法。"""


@dataclass(frozen=True, slots=True)
class Plan:
    """算出的方案：算式各行、每份债权得多少（分，本债和加倍部分）、退还被执行人多少（分）。"""

    lines: tuple[Line, ...]
    shares: Mapping[str, tuple[int, int]]
    surplus: int

    @property
    def total(self) -> Decimal:
        return sum((each.amount for each in self.lines), Decimal(0))


def in_order(claims: Sequence[JoinedClaim]) -> list[JoinedClaim]:
    """优先的按顺位，普通的按查封之日。"""
    return sorted(claims, key=lambda each: (not each.priority, each.priority, each.seized or "9999", each.id))


def worked_out(amount: Decimal, costs: Decimal, claims: Sequence[JoinedClaim], names: Names, queue: Queue) -> Plan:
    """先分文书确定的债务，还有余的再分加倍部分。依据：民诉法解释第五百零八条、第五百一十四条，法释〔2014〕8号第四条。"""
    ordered = in_order(claims)
    first = [each for each in ordered if each.priority]
    rest = [each for each in ordered if not each.priority]
    debts = enforcement_shares(amount, costs, _owed(first, names), _owed(rest, names), queue)
    doubled = enforcement_shares(debts.lines[-1].amount, Decimal(0), [], _doubled(ordered, names), queue)
    shares = {
        each.id: (to_fen(debt.amount), to_fen(more.amount))
        for each, debt, more in zip(ordered, debts.lines[1:-1], doubled.lines[1:-1], strict=True)
    }
    later = [line for line, each in zip(doubled.lines[1:-1], ordered, strict=True) if each.doubled]
    return Plan((*debts.lines[:-1], *later, doubled.lines[-1]), shares, to_fen(doubled.lines[-1].amount))


def _owed(claims: Sequence[JoinedClaim], names: Names) -> list[tuple[str, Decimal]]:
    return [(names[each.id], from_fen(each.debt)) for each in claims]


def _doubled(claims: Sequence[JoinedClaim], names: Names) -> list[tuple[str, Decimal]]:
    return [(f"{names[each.id]}的加倍部分", from_fen(each.doubled)) for each in claims]
