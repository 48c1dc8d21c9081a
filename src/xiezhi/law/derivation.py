"""推算：届满日怎么得来，逐行写明，每行有依据。"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from xiezhi.law.calendar import Calendar
from xiezhi.law.parameters import policy
from xiezhi.law.sources import Basis
from xiezhi.law.statutes import CIVIL_CODE_GENERAL, CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION

Span = tuple[date, date]

NOT_COUNTED = CIVIL_PROCEDURE("第八十五条", "期间开始的时和日，不计算在期间内")
ROLLED = CIVIL_PROCEDURE("第八十五条", "期间届满的最后一日是法定休假日的")
SAME_DAY = CIVIL_CODE_GENERAL("第二百零二条", "没有对应日的，月末日为期间的最后一日")
EXCLUDED = CIVIL_PROCEDURE_INTERPRETATION("第二百四十三条", "不应计算在内")
PROVISIONAL = policy("periods.provisional")
CLEAR_DAYS = policy("periods.back")
WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class DerivationLine:
    """推算的一行：说明、算到的日子、算法文字、依据。"""

    label: str
    day: date
    sum: str
    law: Basis | None = None


@dataclass(frozen=True, slots=True)
class Derivation:
    """届满日及其由来。`due` 是届满日，`unrolled` 是未顺延的末日，`provisional` 为真时是暂计。

    `back` 为真的自 `start`（事件之日）往前算：`due` 是没有争议的最迟日，`unrolled` 只按一种读法才合格。
    """

    period: str
    start: date
    unrolled: date
    due: date
    provisional: bool
    calendar: Calendar
    extended: str = ""
    excluded: tuple[Span, ...] = ()
    days_excluded: int = 0
    rolls: bool = True
    back: bool = False

    @property
    def rolled(self) -> bool:
        """是否因休息日顺延。"""
        return self.due != self.unrolled and not self.back

    @property
    def lines(self) -> tuple[DerivationLine, ...]:
        """逐行的由来，可以读给当事人听。"""
        if self.back:
            return self._backwards
        lines = [DerivationLine("起算", self.start, f"{said(self.start)}不计入", NOT_COUNTED)]
        text = self.period + (f"，延长{self.extended}" if self.extended else "")
        if self.days_excluded or self.excluded:
            spans = "、".join(f"{first}至{last}" for first, last in self.excluded)
            text += f"，扣除{self.days_excluded}日（{spans}）"
            law: Basis | None = EXCLUDED
        else:
            law = SAME_DAY if "月" in self.period or "年" in self.period else None
        lines.append(DerivationLine("末日", self.unrolled, f"{text} → {said(self.unrolled)}", law))
        if self.rolled:
            sum_ = f"{said(self.unrolled)}为休息日，顺延至{said(self.due)}"
            lines.append(DerivationLine("顺延", self.due, sum_, ROLLED))
        if self.provisional:
            lines.append(DerivationLine("暂计", self.due, "放假安排未公布，公布后重新推算", PROVISIONAL))
        return tuple(lines)

    @property
    def _backwards(self) -> tuple[DerivationLine, ...]:
        doubtful = f"{self.period}前 → {said(self.unrolled)}，只按一种读法合格"
        return (
            DerivationLine("事件之日", self.start, f"{said(self.start)}不计入", NOT_COUNTED),
            DerivationLine("有争议的日子", self.unrolled, doubtful),
            DerivationLine("最迟", self.due, f"中间有足数的{self.period} → {said(self.due)}", CLEAR_DAYS),
        )


def said(day: date) -> str:
    """日子带星期：2024-04-07（星期日）；带时刻的写到分。"""
    clock = f"{day:%H:%M}" if isinstance(day, datetime) else ""
    return f"{day:%Y-%m-%d}（星期{WEEKDAYS[day.weekday()]}）{clock}"
