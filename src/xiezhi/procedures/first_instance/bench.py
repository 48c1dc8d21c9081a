"""审判人员：审判长由院长指定；回避、更换照各审相同的规定。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.facts import Facts, PersonId, ask
from xiezhi.engine.words import PRESIDENT, Step, guard
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.phrases import recusal, replacing
from xiezhi.phrases.assessors import STAND_BY, assessors, reserves
from xiezhi.phrases.bench import FAST, members, officer_name, seated, sentence
from xiezhi.phrases.joint import tried_alone
from xiezhi.phrases.requests import to_everyone
from xiezhi.procedures.first_instance.from_above import sat_before
from xiezhi.procedures.first_instance.states import BEFORE_HEARING, ON_TRIAL, At
from xiezhi.procedures.first_instance.track_rules import track_of, triaged


class Presiding(Facts):
    """指定审判长。"""

    judge: PersonId = ask("审判长", choices="bench", english="Presiding judge")


@guard(
    "审判长须是合议庭的审判员",
    CIVIL_PROCEDURE("第四十四条", "指定审判员一人担任"),
    english="The presiding judge must be a judge of the panel",
)
def is_of_the_panel(case: Case, facts: Presiding) -> bool:
    return facts.judge in members(case) and len(members(case)) > 1


@guard(
    "已经排期的，须先取消开庭；由候补人民陪审员递补的，开庭照旧",
    STAND_BY,
    english="A hearing that is listed is cancelled first, unless a substitute lay assessor steps in",
)
def hearing_can_stay(case: Case, facts: replacing.Replacement) -> bool:
    return case.proceeding.state != At.listed.name or (facts.whom in assessors(case) and bool(reserves(case)))


def preside(case: Case, facts: Presiding) -> Iterator[Any]:
    now = seated(case, facts.judge, [])
    yield now.proceeding
    yield from to_everyone(now, f"{officer_name(case, facts.judge)}担任审判长；{sentence(now)}")


class Benches:
    """谁来审：有变动，每一个人当天知道。"""

    preside = Step(
        "指定审判长",
        by=PRESIDENT,
        moves=BEFORE_HEARING.stays,
        facts=Presiding,
        needs=[triaged, is_of_the_panel, tried_alone],
        does=preside,
        law=CIVIL_PROCEDURE("第四十四条", "合议庭的审判长由院长或者庭长指定"),
        english="Name the presiding judge",
    )
    ask_recusal = recusal.ask_recusal(BEFORE_HEARING.stays, [tried_alone])
    decide_recusal = recusal.decide_recusal(ON_TRIAL.stays)
    ask_reconsideration = recusal.ask_reconsideration(ON_TRIAL.stays)
    decide_reconsideration = recusal.decide_reconsideration(ON_TRIAL.stays)
    replace_one = replacing.replace_one(
        (BEFORE_HEARING | At.heard).stays,
        replacing.Drawing(sat_before, lambda case: FAST if track_of(case).halved else ""),
        "first_instance",
        [triaged, tried_alone, hearing_can_stay],
    )
