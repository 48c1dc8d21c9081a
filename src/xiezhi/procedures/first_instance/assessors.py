"""人民陪审员参加合议庭：当事人可以申请，法院决定；从名单中随机抽取，抽取照样公布、可以重算。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from xiezhi.engine.case import Case, changed
from xiezhi.engine.clocks import after
from xiezhi.engine.facts import Facts, Prose, ask
from xiezhi.engine.words import (
    ASSESSOR,
    CLAIMANT,
    DEFENDANT,
    JUDGE,
    PRESIDENT,
    RESERVE,
    Counter,
    Loads,
    Moment,
    Step,
    guard,
)
from xiezhi.law.periods import days
from xiezhi.law.statutes import ASSESSORS, ASSESSORS_INTERPRETATION, CIVIL_PROCEDURE
from xiezhi.law.tracks import Track
from xiezhi.phrases.assessors import DRAWN, assessors, lot_of_assessors, roster
from xiezhi.phrases.bench import LOTS, members, officer_name, seated, sentence
from xiezhi.phrases.recusal import nobody_steps_back
from xiezhi.phrases.requests import to_bench, to_everyone, waiting
from xiezhi.phrases.verdicts import of_seven
from xiezhi.procedures.first_instance.from_above import sat_before
from xiezhi.procedures.first_instance.hearing_facts import Listing
from xiezhi.procedures.first_instance.states import BEFORE_LISTING, At
from xiezhi.procedures.first_instance.track_facts import Answer
from xiezhi.procedures.first_instance.track_rules import triaged

MAY_ASK = ASSESSORS_INTERPRETATION("第二条", "在收到通知五日内有权申请由人民陪审员参加合议庭审判案件")
IN_TIME = ASSESSORS_INTERPRETATION("第三条", "应当在开庭七日前从人民陪审员名单中随机抽取确定人民陪审员")
PANELS = ASSESSORS("第十四条", "可以组成三人合议庭")
OF_SEVEN = ASSESSORS("第十六条", "由人民陪审员和法官组成七人合议庭进行")
LISTED = ASSESSORS_INTERPRETATION("第九条", "应当制作事实认定问题清单")


class Composition(StrEnum):
    """合议庭怎样组成。"""

    one_and_two = "1+2"
    two_and_one = "2+1"
    three_and_four = "3+4"

    @property
    def judges(self) -> int:
        return int(self.value[0])

    @property
    def assessors(self) -> int:
        return int(self.value[2])

    @property
    def label(self) -> str:
        return {
            "1+2": "三人合议庭：法官一人、人民陪审员二人",
            "2+1": "三人合议庭：法官二人、人民陪审员一人",
            "3+4": "七人合议庭：法官三人、人民陪审员四人",
        }[self.value]


class Ground(StrEnum):
    """由人民陪审员参加的情形。"""

    common = "15.1"
    noticed = "15.2"
    complex_ = "15.3"
    public_suit = "16.2"
    livelihood = "16.3"
    weighty = "16.4"
    asked = "17"

    @property
    def label(self) -> str:
        return {
            "15.1": "涉及群体利益、公共利益",
            "15.2": "人民群众广泛关注或者其他社会影响较大",
            "15.3": "案情复杂或者有其他情形，需要由人民陪审员参加审判",
            "16.2": "公益诉讼案件",
            "16.3": "涉及征地拆迁、生态环境保护、食品药品安全，社会影响重大",
            "16.4": "其他社会影响重大的案件",
            "17": "原告或者被告申请",
        }[self.value]

    @property
    def of_seven(self) -> bool:
        return self.value.startswith("16")


class Wish(Facts):
    """申请由人民陪审员参加合议庭。"""

    reason: Prose = ask("理由", default=Prose(""), long=True, english="Reasons")


class Seating(Facts):
    """决定由人民陪审员参加：怎样组成、什么情形。是谁由系统抽取。"""

    composition: Composition = ask("合议庭的组成", english="The panel")
    ground: Ground = ask("情形", english="Ground")
    reserves: int = ask(
        "候补人民陪审员几人", default=0, english="How many substitutes", most=8,
        help="有人不能参审的，按抽取的顺序递补，不用取消开庭",
    )  # fmt: skip
    reason: Prose = ask("说明", default=Prose(""), long=True, english="Note")


class Questions(Facts):
    """事实认定问题清单：逐项列举有争议的事实；难以区分是事实还是法律的，列在这里。"""

    items: tuple[Prose, ...] = ask("有争议的事实问题", english="Contested questions of fact")


@guard(
    "人民陪审员只参加合议庭审理的案件，须先定为普通程序（合议）",
    CIVIL_PROCEDURE("第四十条", "共同组成合议庭"),
    english="Lay assessors sit in a panel only: the track must be ordinary with a panel",
)
def is_for_a_panel(case: Case, _: Any) -> bool:
    return case.proceeding.track == Track.ordinary


@guard("合议庭须还没有人民陪审员", PANELS, english="The panel must have no lay assessors yet")
def has_none_yet(case: Case, _: Any) -> bool:
    return not assessors(case)


@guard(
    "公益诉讼和社会影响重大的案件须由七人合议庭审判，其他案件由三人合议庭审判",
    OF_SEVEN,
    english="A public-interest or weighty case is tried by seven, any other by three",
)
def composition_fits(case: Case, facts: Seating) -> bool:
    return facts.ground.of_seven == (facts.composition is Composition.three_and_four)


@guard(
    "以申请为由的，须有原告或者被告的申请",
    ASSESSORS("第十七条", "可以决定由人民陪审员和法官组成合议庭审判"),
    english="Who names a request as the ground must have one",
)
def was_asked_for(case: Case, facts: Seating) -> bool:
    return facts.ground is not Ground.asked or wish_waits(case, facts)


@guard("须有尚未答复的申请", MAY_ASK, english="There must be an unanswered request")
def wish_waits(case: Case, _: Any) -> bool:
    return waiting(case, "ask_for_assessors", "seat_assessors", "decline_assessors") is not None


@guard("名单中今日可以抽取的人民陪审员须足够", DRAWN, english="Enough of the roster must be free to be drawn today")
def roster_suffices(case: Case, facts: Seating) -> bool:
    return facts.reserves >= 0 and len(roster(case, sat_before(case))) >= facts.composition.assessors + facts.reserves


@guard(
    "合议庭须已有三名审判员，才能由人民陪审员替换或者加入",
    PANELS,
    english="The panel must have its judges before lay assessors join it",
)
def judges_are_there(case: Case, facts: Seating) -> bool:
    return len(members(case)) >= facts.composition.judges


@guard(
    "人民陪审员须在开庭七日以前抽取",
    IN_TIME,
    english="Lay assessors are drawn seven days before the hearing",
)
def drawn_in_time(case: Case, facts: Listing) -> bool:
    seated_on = case.last("seat_assessors")
    return not assessors(case) or seated_on is None or seated_on.day <= days(7).before(facts.day).unrolled.isoformat()


@guard(
    "七人合议庭开庭前须制作事实认定问题清单",
    LISTED,
    english="Before it sits a panel of seven needs its list of questions of fact",
)
def questions_are_listed(case: Case, _: Any) -> bool:
    return not of_seven(case) or bool(case.entries("list_questions"))


@guard("只有七人合议庭制作事实认定问题清单", LISTED, english="Only a panel of seven has a list of questions of fact")
def is_of_seven(case: Case, _: Any) -> bool:
    return of_seven(case)


def told_of_the_panel(case: Case) -> Mapping[str, Moment]:
    """告知以后五日：只在由合议庭审理、还没有人民陪审员的案件里。"""
    if case.proceeding.track != Track.ordinary:
        return {}
    told = after("triage", "convert")(case)
    return {each.person: moment for each in case.standings("claimant", "defendant") for moment in told.values()}


def wished(case: Case, _: Any) -> Iterator[Any]:
    yield from to_bench(case, "当事人申请由人民陪审员参加合议庭，请决定")


def seat(case: Case, facts: Seating) -> Iterator[Any]:
    """抽取人民陪审员，多出来的审判员退出；各方当天知道是谁，可以申请回避。"""
    drawn = lot_of_assessors(case, "抽取人民陪审员", facts.composition.assessors, sat_before(case))
    yield drawn
    others = [each for each in case.standings(JUDGE.name) if each.person != case.proceeding.judge]
    leaving = [changed(each, until=case.day) for each in others[facts.composition.judges - 1 :]]
    joining = [case.stand(person, ASSESSOR, order) for order, person in enumerate(drawn.chosen, 1)]
    yield from (*leaving, *joining)
    now = seated(case, case.proceeding.judge, [*leaving, *joining])
    why = f"{facts.ground.label}，由人民陪审员参加审判"
    standing_by, now = stand_by(now, facts.reserves)
    yield from standing_by
    names = "、".join(officer_name(now, each.person) for each in now.standings(RESERVE.name))
    more = f"；候补人民陪审员依次为{names}" if names else ""
    yield from to_everyone(now, f"{why}；{sentence(now)}{more}；抽取的经过可以查看、重算；可以申请回避")


def stand_by(case: Case, count: int) -> tuple[list[Any], Case]:
    """候补的另抽一次，抽出的顺序就是递补的顺序。"""
    if not count:
        return [], case
    drawn = lot_of_assessors(case, "抽取候补人民陪审员", count, sat_before(case))
    standing_by = [case.stand(person, RESERVE, order) for order, person in enumerate(drawn.chosen, 1)]
    return [drawn, *standing_by], seated(case, case.proceeding.judge, standing_by)


def declined(case: Case, facts: Answer) -> Iterator[Any]:
    yield from to_everyone(case, f"不由人民陪审员参加合议庭：{facts.reason}")


def listed(case: Case, facts: Questions) -> Iterator[Any]:
    lines = "；".join(f"{number}. {each}" for number, each in enumerate(facts.items, 1))
    yield from to_bench(case, f"事实认定问题清单：{lines}")


class LayAssessors:
    """从申请到抽取；以后回避、更换、评议、签署都和审判员一样。"""

    ask_for_assessors = Step(
        "申请由人民陪审员参加审判",
        by=CLAIMANT | DEFENDANT,
        moves=BEFORE_LISTING.stays,
        facts=Wish,
        needs=[triaged, is_for_a_panel, has_none_yet],
        does=wished,
        until=days(5),
        postal=False,
        since=told_of_the_panel,
        met_by=("seat_assessors",),
        law=MAY_ASK,
        english="Ask for lay assessors",
    )
    seat_assessors = Step(
        "决定由人民陪审员参加合议庭",
        by=PRESIDENT | JUDGE,
        moves=BEFORE_LISTING.stays,
        facts=Seating,
        needs=[
            triaged,
            is_for_a_panel,
            has_none_yet,
            composition_fits,
            was_asked_for,
            judges_are_there,
            roster_suffices,
            nobody_steps_back,
        ],
        does=seat,
        reads=(Loads("first_instance", ASSESSOR.name), Counter(LOTS)),
        law=DRAWN,
        english="Seat lay assessors",
        help="人民陪审员由系统从名单中本年参审最少的人里随机抽取，当天通知每一个人",
    )
    decline_assessors = Step(
        "不由人民陪审员参加合议庭",
        by=PRESIDENT | JUDGE,
        moves=BEFORE_LISTING.stays,
        facts=Answer,
        needs=[wish_waits],
        does=declined,
        law=ASSESSORS_INTERPRETATION("第二条", "经审查决定"),
        english="Decline lay assessors",
    )
    list_questions = Step(
        "制作事实认定问题清单",
        by=JUDGE,
        moves=(BEFORE_LISTING | At.listed).stays,
        facts=Questions,
        needs=[is_of_seven],
        does=listed,
        law=LISTED,
        english="List the questions of fact",
    )
