"""期间的变动：扣除、中止、延长、重新计算，各有理由、依据、批准人和文书，推算时一并计入。

次序：重新计算定起算日；加期间与延长；再加扣除与中止的日数；最后顺延。审理、执行期限不计入的事由见 GROUNDS。
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from xiezhi.law.calendar import NATIONAL, Calendar
from xiezhi.law.derivation import Derivation, Span
from xiezhi.law.periods import Period
from xiezhi.law.rule import Rule
from xiezhi.law.sources import Basis
from xiezhi.law.statutes import (
    CIVIL_PROCEDURE,
    CIVIL_PROCEDURE_INTERPRETATION,
    COURT_MEDIATION,
    INVITED_MEDIATION,
    ONLINE_MEDIATION,
    TRIAL_LIMITS,
)

JI = CIVIL_PROCEDURE_INTERPRETATION


class Kind(Enum):
    """四种变动，互不相同。"""

    EXCLUDED = "扣除"
    SUSPENDED = "中止"
    EXTENDED = "延长"
    RESTARTED = "重新计算"


class StillSuspended(LookupError):
    """期间中止尚未恢复，没有届满日。"""


@dataclass(frozen=True, slots=True)
class Adjustment:
    """一次变动。扣除、中止写起止日（中止未恢复的，止日为 None）；延长写期间；重新计算写起算日。"""

    kind: Kind
    reason: str
    law: Basis
    first: date
    last: date | None = None
    by: Period | None = None
    approver: str = ""
    document: str = ""

    def __post_init__(self) -> None:
        if (self.kind is Kind.EXTENDED) != (self.by is not None):
            raise ValueError("延长须写明期间，其他变动不写")
        if self.kind is Kind.EXCLUDED and self.last is None:
            raise ValueError("扣除须写明止日")


def derive(
    rule: Rule,
    start: date,
    adjustments: Sequence[Adjustment],
    *,
    calendar: Calendar = NATIONAL,
    provisional: bool = True,
) -> Derivation:
    """连同各次变动推算届满日。

    重新计算以前的变动不再计入。规则写明须经批准的延长没有批准人的，抛 ValueError；中止未恢复的，抛 StillSuspended。
    """
    restarts = [each.first for each in adjustments if each.kind is Kind.RESTARTED]
    start = max([start, *restarts])
    live = [each for each in adjustments if each.first >= start or (each.last is not None and each.last > start)]
    spans: list[Span] = []
    extended: Period | None = None
    for each in live:
        if each.kind is Kind.EXTENDED and each.by is not None:
            if rule.approver and not each.approver:
                raise ValueError(f"{rule.what}的延长须经{rule.approver}批准")
            extended = each.by if extended is None else extended + each.by
        elif each.kind is Kind.SUSPENDED and each.last is None:
            raise StillSuspended(f"{rule.what}自{each.first}起中止（{each.reason}），尚未恢复")
        elif each.kind in (Kind.EXCLUDED, Kind.SUSPENDED) and each.last is not None:
            spans.append((each.first, each.last))
    return rule.derive(start, extended=extended, excluded=spans, calendar=calendar, provisional=provisional)


def days_of(adjustments: Sequence[Adjustment]) -> int:
    """扣除与中止共多少日，重叠的只计一次。"""
    covered: set[date] = set()
    for each in adjustments:
        if each.kind in (Kind.EXCLUDED, Kind.SUSPENDED) and each.last is not None:
            covered |= {each.first + timedelta(days=n) for n in range((each.last - each.first).days + 1)}
    return len(covered)


@dataclass(frozen=True, slots=True)
class Ground:
    """审理、执行期限不计入的一种事由。"""

    what: str
    kind: Kind
    law: Basis


GROUNDS = (
    Ground("公告", Kind.EXCLUDED, JI("第二百四十三条", "但公告期间、鉴定期间、双方当事人和解期间")),
    Ground("鉴定", Kind.EXCLUDED, JI("第二百四十三条", "但公告期间、鉴定期间、双方当事人和解期间")),
    Ground("当事人和解", Kind.EXCLUDED, JI("第二百四十三条", "但公告期间、鉴定期间、双方当事人和解期间")),
    Ground(
        "管辖异议、管辖争议",
        Kind.EXCLUDED,
        JI("第二百四十三条", "审理当事人提出的管辖异议以及处理人民法院之间的管辖争议期间"),
    ),
    Ground(
        "审计、评估、资产清理", Kind.EXCLUDED, TRIAL_LIMITS("第九条", "由有关专业机构进行审计、评估、资产清理的期间")
    ),
    Ground(
        "通知新的证人等延期审理一个月之内", Kind.EXCLUDED, TRIAL_LIMITS("第九条", "法院决定延期审理一个月之内的期间")
    ),
    Ground("中止诉讼", Kind.SUSPENDED, CIVIL_PROCEDURE("第一百五十三条", "中止诉讼的原因消除后，恢复诉讼")),
    Ground("中止执行", Kind.SUSPENDED, TRIAL_LIMITS("第九条", "中止诉讼（审理）或执行至恢复诉讼（审理）或执行的期间")),
    Ground("暂缓执行", Kind.EXCLUDED, TRIAL_LIMITS("第九条", "执行法院决定暂缓执行的期间")),
    Ground("延长的调解期间", Kind.EXCLUDED, COURT_MEDIATION("第四条", "延长的调解期间不计入审限")),
    Ground("委托调解延长的期间", Kind.EXCLUDED, INVITED_MEDIATION("第二十七条", "延长的调解期限不计入审理期限")),
    Ground("诉前鉴定", Kind.EXCLUDED, ONLINE_MEDIATION("第二十六条", "鉴定评估期限不计入调解期限")),
)
