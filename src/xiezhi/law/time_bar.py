"""申请执行时效：二年，可以中止、中断。依据：《民事诉讼法》第二百五十条，执行程序解释第十九条至第二十一条。"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import Enum

from xiezhi.law.calendar import NATIONAL, Calendar
from xiezhi.law.derivation import Derivation, Span
from xiezhi.law.periods import add, months
from xiezhi.law.rules import find
from xiezhi.law.statutes import CIVIL_CODE_GENERAL
from xiezhi.law.statutes_enforcement import ENFORCEMENT_INTERPRETATION

REST_RUNS_ON = ENFORCEMENT_INTERPRETATION("第十九条", "从中止时效的原因消除之日起，申请执行时效期间继续计算")
SIX_FULL_MONTHS = CIVIL_CODE_GENERAL("第一百九十四条", "自中止时效的原因消除之日起满六个月，诉讼时效期间届满")
BROKEN = ENFORCEMENT_INTERPRETATION("第二十条", "从中断时起，申请执行时效期间重新计算")
DAY = timedelta(days=1)


class Reading(Enum):
    """障碍消除以后还剩多久，两条规定不同，由法官选定。"""

    REST = "剩余期间继续计算（执行程序解释第十九条）"
    SIX_MONTHS = "自障碍消除起满六个月（《民法典》第一百九十四条）"


def time_bar(
    start: date,
    *,
    interrupted: Sequence[date] = (),
    obstacles: Sequence[Span] = (),
    reading: Reading = Reading.REST,
    calendar: Calendar = NATIONAL,
    provisional: bool = True,
) -> Derivation:
    """申请执行时效的届满日。

    `start` 是履行期间的最后一日；`interrupted` 是申请执行、和解、要求或者同意履行的日子，届满以后的不算；
    和解的写约定履行期间的最后一日；`obstacles` 是障碍的起止日，只有落在最后六个月之内的部分才中止。
    """
    terms = (obstacles, reading, calendar, provisional)
    found = _running(start, *terms)
    for day in sorted(interrupted):
        if start < day <= found.due:
            start, found = day, _running(day, *terms)
    return found


def _running(
    start: date, obstacles: Sequence[Span], reading: Reading, calendar: Calendar, provisional: bool
) -> Derivation:
    """没有中断时的届满日。"""
    rule = find("ENF.APPLY_2Y")
    opening = add(start, months(18)) + DAY  # 最后六个月的第一日
    live = [(max(first, opening), last) for first, last in sorted(obstacles) if last >= opening]
    if reading is Reading.REST:
        return rule.derive(start, excluded=live, calendar=calendar, provisional=provisional)
    found = rule.derive(start, calendar=calendar, provisional=provisional)
    for first, last in live:
        if first <= found.unrolled:
            found = months(6).derive(last, calendar=calendar, provisional=provisional)
    return found
