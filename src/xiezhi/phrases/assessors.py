"""人民陪审员: who is on the roster, and how those of a panel are drawn from it, by lot that anyone can repeat."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from xiezhi.engine.case import Case
from xiezhi.engine.words import ASSESSOR, MEDIATOR, RESERVE
from xiezhi.law.periods import add, years
from xiezhi.law.statutes import ASSESSORS, ASSESSORS_INTERPRETATION
from xiezhi.phrases.bench import draw_from, panel
from xiezhi.records.court import Officer
from xiezhi.records.lot import Lot
from xiezhi.records.person import Standing

TERM = years(5)
"""An assessor serves five years. 人民陪审员法第十三条。"""
DRAWN = ASSESSORS("第十九条", "应当在人民陪审员名单中随机抽取确定")
STAND_BY = ASSESSORS_INTERPRETATION("第三条", "随机抽取一定数量的候补人民陪审员，并确定递补顺序")
BALANCED = ASSESSORS_INTERPRETATION("第十七条", "均衡参审")
YEARLY = "assessors.yearly"


def assessors(case: Case) -> list[str]:
    """The lay assessors of this bench, in their order."""
    return [each.person for each in case.standings(ASSESSOR.name)]


def reserves(case: Case) -> list[Standing]:
    """Who stands by for a lay assessor that drops out, in the order in which they step in, as far as they are free."""
    return [each for each in case.standings(RESERVE.name) if not case.house.away(each.person, case.day)]


def roster(case: Case, barred: Mapping[str, str]) -> dict[str, int]:
    """Who may be drawn today, with how many cases he has sat in this year: fewest first, so that all sit alike."""
    held = case.house.holders(ASSESSOR.name, case.day)
    return {each.person: case.loads.get(each.person, 0) for each in held if not _why_not(case, each, barred)}


def _why_not(case: Case, officer: Officer, barred: Mapping[str, str]) -> str:
    """Why somebody of the roster cannot be drawn; empty where he can."""
    person = officer.person
    if case.house.away(person, case.day):
        return "请假"
    if case.date >= add(date.fromisoformat(officer.since), TERM):
        return "任期已满"
    if case.loads.get(person, 0) >= int(case.setting(YEARLY)):
        return "本年度参审已满"
    if person in panel(case) or any(each.person == person for each in case.standings(RESERVE.name)):
        return "已在本案"
    if any(each.person == person and each.role == MEDIATOR.name for each in case.family.all(Standing)):
        return "先行调解过本案"
    return barred.get(person, "")


def _left_out(case: Case, barred: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for each in case.house.holders(ASSESSOR.name, case.day):
        why = _why_not(case, each, barred)
        if why:
            yield each.person, why


def lot_of_assessors(case: Case, purpose: str, count: int, barred: Mapping[str, str]) -> Lot:
    """One draw of so many from the roster."""
    return draw_from(case, purpose, count, roster(case, barred), _left_out(case, barred))
