"""审判组织: who sits, how papers name them, and how they are drawn by lot among those who may sit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from xiezhi.engine.case import Case
from xiezhi.engine.words import AGENT, ASSESSOR, CLERK, JUDGE
from xiezhi.law.lots import draw_several
from xiezhi.phrases.people import particulars
from xiezhi.records.lot import Lot
from xiezhi.records.person import Standing

LOTS = "分案"
"""The series in which draws are numbered; whoever draws declares `Counter(LOTS)`, so that one draw follows another."""
FAST = "fast"
BENCH = (JUDGE.name, ASSESSOR.name)
"""Who decides; judges and lay assessors have the same rights, save where the law says otherwise."""
SITTING = (*BENCH, CLERK.name)
SIDES = {"claimant": "原告", "defendant": "被告", "third": "第三人"}


# --- who sits ---------------------------------------------------------------------------------------------------------


def members(case: Case) -> list[str]:
    """The judges of the bench, in their order."""
    return [each.person for each in case.standings(JUDGE.name)]


def panel(case: Case) -> list[str]:
    """Everyone who decides: the judges, then the lay assessors."""
    return [each.person for role in BENCH for each in case.standings(role)]


def officer_name(case: Case, person: str) -> str:
    return next((str(each.name) for each in case.house.officers.values() if each.person == person), "")


def titles(case: Case) -> list[list[str]]:
    """The bench as papers name it: a sole judge, or the presiding judge, the others and the lay assessors."""
    judges = sorted(members(case), key=lambda each: each != case.proceeding.judge)
    first = "审判长" if len(panel(case)) > 1 else "审判员"
    named = [[first if place == 0 else "审判员", officer_name(case, each)] for place, each in enumerate(judges)]
    assessors = [each.person for each in case.standings(ASSESSOR.name)]
    return [*named, *(["人民陪审员", officer_name(case, each)] for each in assessors)]


def clerk_of(case: Case) -> str:
    return "、".join(officer_name(case, each.person) for each in case.standings(CLERK.name))


def clerk_signing(case: Case) -> str:
    """Who signs a ruling as its clerk: whoever keeps the record of this case, else one of this court by the entry's
    number; empty where nobody is at work."""
    found = case.officers(CLERK.name)
    return clerk_of(case) or (str(found[case.seeded("书记员") % len(found)].name) if found else "")


def sentence(case: Case) -> str:
    """The bench as a notice tells it."""
    named = "、".join(f"人民陪审员{name}" if title == "人民陪审员" else name for title, name in titles(case))
    if len(panel(case)) == 1:
        return f"本案由审判员{named}独任审理，书记员{clerk_of(case)}"
    return f"本案由{named}组成合议庭审理，书记员{clerk_of(case)}"


def parties_named(case: Case) -> list[dict[str, object]]:
    """All parties as papers name them, each with who acts for him."""
    found: list[dict[str, object]] = []
    for role, label in SIDES.items():
        for standing, named in zip(case.standings(role), particulars(case, role, label), strict=True):
            agents = [each for each in case.standings(AGENT) if each.of == standing.person]
            others = [["委托诉讼代理人", case.person(each.person).name] for each in agents]
            found.append({**named, "others": others})
    return found


# --- the lot ----------------------------------------------------------------------------------------------------------


def candidates(case: Case, *, team: str = "", barred: Mapping[str, str] | None = None) -> dict[str, int]:
    """Judges who may be drawn today with their open cases: of the team, or of all where nobody of it is left."""
    out = {**dict.fromkeys(members(case), "已在本案"), **(barred or {})}
    able = [each for each in case.officers(JUDGE.name) if each.may_sit and each.person not in out]
    chosen = [each for each in able if team and each.team == team] or able
    return {each.person: case.loads.get(each.person, 0) for each in chosen}


def excluded(case: Case, drawn: Mapping[str, int], barred: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Which judges of this court could not be drawn, and why."""
    for each in case.house.holders(JUDGE.name, case.day):
        if not each.may_sit:
            yield each.person, "未入额"
        elif case.house.away(each.person, case.day):
            yield each.person, "请假"
        elif each.person in barred:
            yield each.person, barred[each.person]
        elif each.person in members(case):
            yield each.person, "已在本案"
        elif each.person not in drawn:
            yield each.person, "不在本次抽取的团队"


def lot(case: Case, purpose: str, count: int, *, team: str = "", barred: Mapping[str, str] | None = None) -> Lot:
    """One draw of so many judges, with all that it takes to repeat it."""
    loads = candidates(case, team=team, barred=barred)
    return draw_from(case, purpose, count, loads, excluded(case, loads, barred or {}))


def draw_from(case: Case, purpose: str, count: int, loads: Mapping[str, int], out: Iterable[tuple[str, str]]) -> Lot:
    """One draw among these, by how many cases each of them has; who could not be drawn stands beside it."""
    number = case.draw(LOTS)
    text = f"{case.proceeding.court}/{case.day[:4]}/{LOTS}/{number}|{case.draws.entry}"
    drawn = draw_several(text, loads, count)
    return case.make(
        Lot,
        proceeding=case.proceeding.id,
        purpose=purpose,
        number=number,
        candidates=tuple((person, str(load)) for person, load in sorted(loads.items())),
        excluded=tuple(out),
        text=text,
        chosen=tuple(each.chosen for each in drawn),
    )


def seats(case: Case, people: tuple[str, ...], start: int = 1) -> Iterator[Standing]:
    """Standings for those drawn."""
    for order, person in enumerate(people, start):
        yield case.stand(person, JUDGE, order)


def clerk_by_lot(case: Case) -> Standing | None:
    """A clerk of this court, by the entry's number; None where nobody is at work."""
    found = case.officers(CLERK.name)
    return case.stand(found[case.seeded("书记员") % len(found)].person, CLERK, 1) if found else None


def seated(case: Case, judge: str, bench: Iterable[Standing], **more: str) -> Case:
    """The case as it is once these sit: papers name the bench from it."""
    proceeding = case.change(judge=judge, **more)
    return replace(case, family=case.family.after([*bench, proceeding]), proceeding=proceeding)
