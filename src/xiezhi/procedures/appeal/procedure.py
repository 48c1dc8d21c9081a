"""民事二审：收卷、立案、合议庭、开庭或者书面审理、裁判、送达，结果送回原审法院。"""

from __future__ import annotations

from xiezhi.engine.clocks import first
from xiezhi.engine.words import (
    COUNTER,
    COURTS,
    FILING_JUDGE,
    JUDGE,
    NEW,
    PRESIDENT,
    Counter,
    Loads,
    Procedure,
    Promise,
    Since,
    Step,
)
from xiezhi.law.periods import days, months
from xiezhi.law.statutes import CIVIL_PROCEDURE, TRIAL_LIMITS
from xiezhi.phrases.bench import LOTS
from xiezhi.phrases.periods import Extension, clock_runs, extend, extends_in_kind
from xiezhi.procedures.appeal import effects, records
from xiezhi.procedures.appeal import guards as must
from xiezhi.procedures.appeal.decisions import Decisions
from xiezhi.procedures.appeal.file import File
from xiezhi.procedures.appeal.states import UNDER_WAY, At
from xiezhi.procedures.appeal.trying import Trying
from xiezhi.procedures.appeal.wishes import Wishes

LIMIT = CIVIL_PROCEDURE("第一百八十三条", "应当在第二审立案之日起三个月内审结")


def on(ruling: bool) -> Since:
    """审限自二审立案起算，不服判决和不服裁定的不同。"""
    return lambda case: first("docket")(case) if bool(records.ruled_below(case)) is ruling else {}


class Appeal(At, Trying, Wishes, Decisions, Procedure, label="民事二审", code="民终", english="Civil appeal"):
    """民事二审：案卷由原审法院报送，五日内立案，三个月内审结；终审的结果回到原审法院。"""

    receive = Step(
        "收到上诉案卷",
        by=COURTS,
        moves=NEW >> At.received,
        facts=File,
        needs=[must.is_whole],
        does=effects.receive,
        law=CIVIL_PROCEDURE("第一百七十四条", "报送第二审人民法院"),
        english="The file comes up",
    )
    docket = Step(
        "二审立案",
        by=FILING_JUDGE | COUNTER,
        moves=At.received >> At.docketed,
        does=effects.docket,
        within=days(5),
        since=first("receive"),
        reads=(Counter("民终"),),
        law=TRIAL_LIMITS("第六条", "案卷材料后的五日内立案"),
        english="Docket the appeal",
    )
    constitute = Step(
        "组成合议庭",
        by=PRESIDENT,
        moves=At.docketed >> At.trying,
        needs=[must.judges_suffice],
        does=effects.constitute,
        reads=(Loads("appeal"), Counter(LOTS)),
        law=must.PANEL,
        english="Constitute the bench",
        help="三名审判员由系统在没有参加过原审的人中抽取，抽到的第一人担任审判长",
    )
    extend = Step(
        "延长期限",
        by=PRESIDENT,
        moves=UNDER_WAY.stays,
        facts=Extension,
        needs=[clock_runs, extends_in_kind, must.three_months_at_most],
        does=extend,
        law=CIVIL_PROCEDURE("第一百八十三条", "由本院院长批准"),
        english="Extend a period",
    )
    limit = Promise(
        "审限（第二审）",
        by=JUDGE,
        within=months(3),
        since=on(False),
        kept_by=("pronounce",),
        law=LIMIT,
        english="Limit of the second instance",
    )
    limit_ruling = Promise(
        "审限（不服裁定）",
        by=JUDGE,
        within=days(30),
        since=on(True),
        kept_by=("pronounce",),
        law=CIVIL_PROCEDURE("第一百八十三条", "应当在第二审立案之日起三十日内作出终审裁定"),
        english="Limit of an appeal against a ruling",
    )
