"""What may be done to periods in every procedure: 扣除、中止、延长、重新起算."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any

from xiezhi.engine.case import Case, changed
from xiezhi.engine.clocks import UNITS, clocks_of
from xiezhi.engine.facts import Facts, PersonId, Prose, ask
from xiezhi.engine.shared_steps import OFFICERS, Parts, common, told_parties
from xiezhi.engine.words import (
    PRESIDENT,
    PROCEDURES,
    AnyState,
    Step,
    guard,
)
from xiezhi.law.periods import Period
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.records.deadline import Adjustment

EXCLUDE = CIVIL_PROCEDURE_INTERPRETATION("第二百四十三条", "不应计算在内")


EXTEND = CIVIL_PROCEDURE("第八十六条", "是否准许，由人民法院决定")


SUSPEND = CIVIL_PROCEDURE("第一百五十三条", "中止诉讼")


class Unit(StrEnum):
    """期间单位。"""

    days = "days"
    working_days = "working_days"
    months = "months"

    @property
    def label(self) -> str:
        return {"days": "日", "working_days": "工作日", "months": "个月"}[self.value]


class Exclusion(Facts):
    """扣除期间：起止日均计在内。"""

    clock: str = ask("哪一项期限", choices="clocks")
    since: date = ask("自哪一日")
    until: date = ask("至哪一日")
    reason: Prose = ask("事由", long=True)
    person: PersonId = ask(
        "只对哪一位（空为全部）", choices="people", default=PersonId(""), english="Only for whom (empty: everybody)"
    )


class Suspension(Facts):
    """中止：自哪一日起停止计算。"""

    reason: Prose = ask("中止的事由", long=True, english="Why it is suspended")


class Extension(Facts):
    """延长：加多少。"""

    clock: str = ask("哪一项期限", choices="clocks")
    amount: int = ask("延长多少", english="By how much")
    unit: Unit = ask("单位", default=Unit.days)
    reason: Prose = ask("理由", long=True)
    person: PersonId = ask(
        "只对哪一位（空为全部）", choices="people", default=PersonId(""), english="Only for whom (empty: everybody)"
    )


class Restart(Facts):
    """重新起算：自哪一日起重新计算。"""

    clock: str = ask("哪一项期限", choices="clocks")
    since: date = ask("自哪一日重新起算", english="Begins anew on")
    reason: Prose = ask("理由", long=True)
    person: PersonId = ask(
        "只对哪一位（空为全部）", choices="people", default=PersonId(""), english="Only for whom (empty: everybody)"
    )


@guard("扣除的止日不能早于起日", EXCLUDE, english="What is left out of the period may not end before it begins")
def in_order(case: Case, exclusion: Exclusion) -> bool:
    return exclusion.since <= exclusion.until


@guard("所指期限须在本案中计算", EXTEND, english="The period must be one that runs in this case")
def clock_runs(case: Case, facts: Any) -> bool:
    return any(each.clock == facts.clock and each.status != "void" for each in case.deadlines)


@guard(
    "延长至少为一，单位与原期限相合：工作日只以工作日延长，再次延长用同一单位",
    EXTEND,
    english="Extend by at least one, in the unit of the period: working days by working days",
)
def extends_in_kind(case: Case, facts: Extension) -> bool:
    clock = next((each for each in clocks_of(PROCEDURES[case.proceeding.procedure]) if each.name == facts.clock), None)
    if clock is None:
        return False
    period = clock.period if isinstance(clock.period, Period) else clock.period(case)
    before = {each.unit for each in case.mine(Adjustment) if each.kind == "extend" and each.clock == facts.clock}
    in_kind = (facts.unit is Unit.working_days) == (period.unit is UNITS[Unit.working_days])
    return facts.amount > 0 and in_kind and before <= {str(facts.unit)}


@guard("本案须有正在中止的期限", SUSPEND, english="A period of this case must be suspended now")
def is_suspended(case: Case, _: Any) -> bool:
    return any(each.kind == "suspend" and not each.until for each in case.mine(Adjustment))


@guard("本案的期限须没有中止", SUSPEND, english="No period of this case may be suspended now")
def not_suspended(case: Case, _: Any) -> bool:
    return not any(each.kind == "suspend" and not each.until for each in case.mine(Adjustment))


@guard(
    "本案和它所属的案件须没有中止",
    CIVIL_PROCEDURE("第二百六十七条", "应当裁定中止执行"),
    english="Neither this case nor one that it belongs to may be stayed",
)
def nothing_above_rests(case: Case, _: Any) -> bool:
    return not any(each.kind == "suspend" and not each.clock and not each.until for each in _adjusted_above(case))


def _adjusted_above(case: Case) -> Iterator[Adjustment]:
    yield from case.mine(Adjustment)
    if case.parent is not None:
        yield from _adjusted_above(case.of(case.parent))


def _adjust(case: Case, kind: str, article: object, facts: Any, **values: Any) -> Adjustment:
    return case.make(
        Adjustment,
        proceeding=case.proceeding.id,
        kind=kind,
        clock=getattr(facts, "clock", ""),
        reason=facts.reason,
        person=getattr(facts, "person", ""),
        article=str(article),
        approver=case.actor,
        **values,
    )


def exclude(case: Case, facts: Exclusion) -> Iterator[Any]:
    yield _adjust(case, "exclude", EXCLUDE, facts, since=facts.since.isoformat(), until=facts.until.isoformat())
    yield from told_parties(case, "期限作了扣除，请看新的届满日")


def suspend(case: Case, facts: Suspension) -> Iterator[Any]:
    yield _adjust(case, "suspend", SUSPEND, facts, since=case.day)
    yield from told_parties(case, "期限已中止计算")


def resume(case: Case, _: Any) -> Iterator[Any]:
    for each in case.mine(Adjustment):
        if each.kind == "suspend" and not each.until:
            yield changed(each, until=case.day)
    yield from told_parties(case, "期限恢复计算，请看新的届满日")


def extend(case: Case, facts: Extension) -> Iterator[Any]:
    yield _adjust(case, "extend", EXTEND, facts, since=case.day, amount=facts.amount, unit=str(facts.unit))
    yield from told_parties(case, "期限延长，请看新的届满日")


def restart(case: Case, facts: Restart) -> Iterator[Any]:
    yield _adjust(case, "restart", EXTEND, facts, since=facts.since.isoformat())
    yield from told_parties(case, "期限重新起算，请看新的届满日")


@common("exclude")
def _exclude(states: Parts) -> Step:
    return Step(
        "扣除期间",
        by=OFFICERS,
        moves=AnyState(states[0]).stays,
        facts=Exclusion,
        needs=[in_order, clock_runs],
        does=exclude,
        law=EXCLUDE,
        english="Exclude days",
    )


@common("suspend")
def _suspend(states: Parts) -> Step:
    return Step(
        "中止计算",
        by=OFFICERS,
        moves=AnyState(states[0]).stays,
        facts=Suspension,
        needs=[not_suspended],
        does=suspend,
        law=SUSPEND,
        english="Suspend the clocks",
    )


@common("resume")
def _resume(states: Parts) -> Step:
    return Step(
        "恢复计算",
        by=OFFICERS,
        moves=AnyState(states[0]).stays,
        needs=[is_suspended],
        does=resume,
        law=SUSPEND,
        english="Resume the clocks",
    )


@common("extend")
def _extend(states: Parts) -> Step:
    return Step(
        "延长期限",
        by=PRESIDENT,
        moves=AnyState(states[0]).stays,
        facts=Extension,
        needs=[clock_runs, extends_in_kind],
        does=extend,
        law=EXTEND,
        english="Extend a period",
    )


@common("restart")
def _restart(states: Parts) -> Step:
    return Step(
        "重新起算",
        by=OFFICERS,
        moves=AnyState(states[0]).stays,
        facts=Restart,
        needs=[clock_runs],
        does=restart,
        law=EXTEND,
        english="Restart a period",
    )
