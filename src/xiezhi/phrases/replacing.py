"""更换审判人员: whoever leaves the bench, another is drawn for him, and everybody is told the same day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from xiezhi.engine.case import Case, Notice, changed
from xiezhi.engine.facts import Facts, PersonId, Prose, ask
from xiezhi.engine.words import ASSESSOR, CLERK, JUDGE, PRESIDENT, Counter, Guard, Loads, Moves, Step, guard
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.phrases.assessors import lot_of_assessors, reserves, roster
from xiezhi.phrases.bench import LOTS, SITTING, candidates, lot, members, officer_name, panel, seated, sentence
from xiezhi.phrases.recusal import sits_here
from xiezhi.phrases.requests import to_everyone


class Cause(StrEnum):
    """更换的原因。"""

    recusal = "recusal"
    leave = "leave"
    transfer = "transfer"
    other = "other"

    @property
    def label(self) -> str:
        return {"recusal": "回避", "leave": "请假", "transfer": "工作调动", "other": "其他原因"}[self.value]


class Replacement(Facts):
    """更换审判人员：换谁、为什么；接手的人由系统抽取。"""

    whom: PersonId = ask("更换谁", choices="bench", english="Who is replaced")
    cause: Cause = ask("原因", english="Cause")
    reason: Prose = ask("说明", default=Prose(""), english="Note")


@dataclass(frozen=True, slots=True)
class Drawing:
    """Among whom the new one is drawn: who may not sit in this case, and why; which team goes first."""

    barred: Callable[[Case], Mapping[str, str]]
    team: Callable[[Case], str] = lambda case: ""

    def can_follow(self) -> Guard:
        @guard(
            "须有可以接手的人",
            CIVIL_PROCEDURE("第一百三十一条", "审判人员确定后"),
            english="There must be somebody who can take over",
        )
        def somebody_can_follow(case: Case, facts: Replacement) -> bool:
            if facts.whom in members(case):
                return bool(candidates(case, barred={**self.barred(case), facts.whom: "更换"}))
            if facts.whom in panel(case):
                return bool(reserves(case) or roster(case, {**self.barred(case), facts.whom: "更换"}))
            return any(each.person != facts.whom for each in case.officers(CLERK.name))

        return somebody_can_follow

    def replace_one(self, case: Case, facts: Replacement) -> Iterator[Any]:
        """接手的人由系统抽取，人民陪审员有候补的按顺序递补；当天告诉每一个人。"""
        old = next(each for each in case.standings(*SITTING) if each.person == facts.whom)
        left = changed(old, until=case.day)
        yield left
        if facts.whom in members(case):
            barred = {**self.barred(case), facts.whom: facts.cause.label}
            drawn = lot(case, "更换审判人员", 1, team=self.team(case), barred=barred)
            yield drawn
            new = case.stand(drawn.chosen[0], JUDGE, old.order)
        elif facts.whom in panel(case) and (waiting := reserves(case)):
            ready = changed(waiting[0], until=case.day)
            yield ready
            new = case.stand(ready.person, ASSESSOR, old.order)
        elif facts.whom in panel(case):
            drawn = lot_of_assessors(case, "更换人民陪审员", 1, {**self.barred(case), facts.whom: facts.cause.label})
            yield drawn
            new = case.stand(drawn.chosen[0], ASSESSOR, old.order)
        else:
            others = [each.person for each in case.officers(CLERK.name) if each.person != facts.whom]
            new = case.stand(others[case.seeded("书记员") % len(others)], CLERK, old.order)
        yield new
        was_first = case.proceeding.judge == facts.whom
        now = seated(case, new.person if was_first else case.proceeding.judge, [left, new])
        yield now.proceeding
        gone, come = officer_name(case, facts.whom), officer_name(case, new.person)
        text = f"因{facts.cause.label}，{gone}更换为{come}；{sentence(now)}；可以申请回避"
        yield from to_everyone(now, text)
        yield Notice(facts.whom, text)


def replace_one(moves: Moves, drawing: Drawing, loads: str, needs: Sequence[Guard] = ()) -> Step:
    return Step(
        "更换审判人员",
        by=PRESIDENT,
        moves=moves,
        facts=Replacement,
        needs=[*needs, sits_here, drawing.can_follow()],
        does=drawing.replace_one,
        reads=(Loads(loads), Loads(loads, ASSESSOR.name), Counter(LOTS)),
        law=CIVIL_PROCEDURE("第一百三十一条", "审判人员确定后，应当在三日内告知当事人"),
        english="Replace a judge or clerk",
        help="已经排期的，先取消开庭，由候补人民陪审员递补的不用；接手的人由系统抽取，当天通知每一个人",
    )
