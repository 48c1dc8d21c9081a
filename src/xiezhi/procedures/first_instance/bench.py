"""审判人员：审判长、回避和复议、更换；变动都当天告诉每一个人。"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.bench import FAST, LOTS, candidates, lot, members, officer_name, sentence
from xiezhi.engine.case import Case, Notice, changed
from xiezhi.engine.clocks import after
from xiezhi.engine.facts import Facts, PersonId, Prose, ask
from xiezhi.engine.words import CLERK, JUDGE, PARTY, PRESIDENT, Counter, Loads, Step, guard
from xiezhi.law.periods import days
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.procedures.first_instance.from_above import sat_before
from xiezhi.procedures.first_instance.requests import to_everyone, waiting
from xiezhi.procedures.first_instance.states import BEFORE_HEARING, BEFORE_LISTING, ON_TRIAL, At
from xiezhi.procedures.first_instance.track_effects import sat
from xiezhi.procedures.first_instance.track_rules import track_of, triaged

RECUSE = CIVIL_PROCEDURE("第四十七条", "应当自行回避")
DECIDE = CIVIL_PROCEDURE("第五十条", "应当在申请提出的三日内")
PAUSE = CIVIL_PROCEDURE("第四十八条", "应当暂停参与本案的工作")


class Ground(StrEnum):
    """应当回避的情形。"""

    kin = "1"
    interest = "2"
    relation = "3"
    favours = "4"

    @property
    def label(self) -> str:
        return {
            "1": "是本案当事人或者当事人、诉讼代理人近亲属",
            "2": "与本案有利害关系",
            "3": "与当事人、诉讼代理人有其他关系，可能影响公正审理",
            "4": "接受请客送礼，或者违反规定会见",
        }[self.value]


class Recusal(Facts):
    """申请回避：请谁回避、为什么。"""

    whom: PersonId = ask("请谁回避", choices="bench", english="Who should step back")
    ground: Ground = ask("情形", english="Ground")
    reason: Prose = ask("理由", long=True, english="Reasons")


class Decision(Facts):
    """是否回避的决定。"""

    granted: bool = ask("准许回避", default=False, english="Granted")
    reason: Prose = ask("理由", long=True, english="Reasons")


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


class Presiding(Facts):
    """指定审判长。"""

    judge: PersonId = ask("审判长", choices="bench", english="Presiding judge")


def sitting(case: Case) -> set[str]:
    return {each.person for each in case.standings(JUDGE.name, CLERK.name)}


def recusal_waits(case: Case) -> str:
    """正被申请回避的人；没有为空。"""
    asked = waiting(case, "ask_recusal", "decide_recusal")
    return asked.subject if asked else ""


def to_be_replaced(case: Case) -> str:
    """已经准许回避、还没有更换的人；没有为空。"""
    decided, paper = case.last("decide_recusal", "decide_reconsideration"), case.paper("recusal_decision")
    granted = decided is not None and paper is not None and paper.filled()["granted"]
    return decided.subject if decided and granted and decided.subject in sitting(case) else ""


@guard("所指的人须是本案的审判员或者书记员", RECUSE, english="The person must be a judge or the clerk of this case")
def sits_here(case: Case, facts: Recusal | Replacement) -> bool:
    return facts.whom in sitting(case)


@guard("须没有尚未决定的回避申请", DECIDE, english="No challenge may be undecided")
def no_recusal_waits(case: Case, _: Any) -> bool:
    return not recusal_waits(case)


@guard("须有尚未决定的回避申请", DECIDE, english="There must be an undecided challenge")
def a_recusal_waits(case: Case, _: Any) -> bool:
    return bool(recusal_waits(case))


@guard(
    "审判人员的回避须由院长决定，书记员的须由审判长或者独任审判员决定",
    CIVIL_PROCEDURE("第四十九条", "由院长决定"),
    english="The president decides on a judge, the presiding or sole judge on a clerk",
)
def decides_rightly(case: Case, _: Any) -> bool:
    of_judge = recusal_waits(case) in members(case)
    return case.role is PRESIDENT or (not of_judge and case.actor == case.proceeding.judge)


@guard(
    "回避须已决定，准许回避的人须已更换；在此以前本案暂停办理",
    PAUSE,
    english="The challenge must be decided and who stands aside be replaced; until then the case rests",
)
def nobody_steps_back(case: Case, _: Any) -> bool:
    return not recusal_waits(case) and not to_be_replaced(case)


@guard(
    "复议只能由申请回避的人在接到决定时申请一次",
    CIVIL_PROCEDURE("第五十条", "可以在接到决定时申请复议一次"),
    english="Only who challenged may ask for review, once, on receiving the decision",
)
def may_ask_again(case: Case, _: Any) -> bool:
    last = case.last("ask_recusal", "decide_recusal", "ask_reconsideration", "decide_reconsideration")
    return last is not None and last.step.endswith(".decide_recusal") and not to_be_replaced(case)


@guard(
    "须有尚未决定的复议申请",
    CIVIL_PROCEDURE("第五十条", "应当在三日内作出复议决定"),
    english="There must be an undecided request for review",
)
def reconsideration_waits(case: Case, _: Any) -> bool:
    return waiting(case, "ask_reconsideration", "decide_reconsideration") is not None


@guard(
    "须有可以接手的人",
    CIVIL_PROCEDURE("第一百三十一条", "审判人员确定后"),
    english="There must be somebody who can take over",
)
def somebody_can_follow(case: Case, facts: Replacement) -> bool:
    if facts.whom in members(case):
        return bool(candidates(case, barred={**sat_before(case), facts.whom: "更换"}))
    return any(each.person != facts.whom for each in case.officers(CLERK.name))


@guard(
    "审判长须是合议庭的审判员",
    CIVIL_PROCEDURE("第四十四条", "指定审判员一人担任"),
    english="The presiding judge must be a judge of the panel",
)
def is_of_the_panel(case: Case, facts: Presiding) -> bool:
    return facts.judge in members(case) and len(members(case)) > 1


def ask_recusal(case: Case, facts: Recusal) -> Iterator[Any]:
    yield Subject(facts.whom)
    name = officer_name(case, facts.whom)
    yield from to_everyone(case, f"有人申请{name}回避：{facts.ground.label}；决定以前{name}暂停参与本案")


def _decided(case: Case, whom: str, facts: Decision, what: str) -> Iterator[Any]:
    name = officer_name(case, whom)
    yield Subject(whom)
    yield case.draft(
        "recusal_decision",
        addressee=case.names("claimant", "defendant", "third"),
        cause=case.dispute.cause,
        whom=name,
        granted=facts.granted,
        again=what == "复议",
        reason=facts.reason,
        approver=officer_name(case, case.actor),
    )
    yield from to_everyone(case, f"{what}决定：{'准许' if facts.granted else '驳回'}对{name}的回避申请")


def decide_recusal(case: Case, facts: Decision) -> Iterator[Any]:
    yield from _decided(case, recusal_waits(case), facts, "回避")


def ask_reconsideration(case: Case, _: Any) -> Iterator[Any]:
    yield from to_everyone(case, "有人对回避决定申请复议，复议期间不停止工作")


def decide_reconsideration(case: Case, facts: Decision) -> Iterator[Any]:
    decided = case.last("decide_recusal")
    assert decided is not None, "reconsidered without a decision"
    yield from _decided(case, decided.subject, facts, "复议")


def replace_one(case: Case, facts: Replacement) -> Iterator[Any]:
    """接手的人由系统抽取；当天告诉每一个人。"""
    old = next(each for each in case.standings(JUDGE.name, CLERK.name) if each.person == facts.whom)
    left = changed(old, until=case.day)
    yield left
    if facts.whom in members(case):
        team = FAST if track_of(case).halved else ""
        drawn = lot(case, "更换审判人员", 1, team=team, barred={**sat_before(case), facts.whom: facts.cause.label})
        yield drawn
        new = case.stand(drawn.chosen[0], JUDGE, old.order)
    else:
        others = [each.person for each in case.officers(CLERK.name) if each.person != facts.whom]
        new = case.stand(others[case.seeded("书记员") % len(others)], CLERK, old.order)
    yield new
    was_first = case.proceeding.judge == facts.whom
    now = sat(case, new.person if was_first else case.proceeding.judge, track_of(case), [left, new])
    yield now.proceeding
    gone, come = officer_name(case, facts.whom), officer_name(case, new.person)
    text = f"因{facts.cause.label}，{gone}更换为{come}；{sentence(now)}；可以申请回避"
    yield from to_everyone(now, text)
    yield Notice(facts.whom, text)


def preside(case: Case, facts: Presiding) -> Iterator[Any]:
    now = sat(case, facts.judge, track_of(case), [])
    yield now.proceeding
    yield from to_everyone(now, f"{officer_name(case, facts.judge)}担任审判长；{sentence(now)}")


class Benches:
    """谁来审：有变动，每一个人当天知道。"""

    preside = Step(
        "指定审判长",
        by=PRESIDENT,
        moves=BEFORE_HEARING.stays,
        facts=Presiding,
        needs=[triaged, is_of_the_panel],
        does=preside,
        law=CIVIL_PROCEDURE("第四十四条", "合议庭的审判长由院长或者庭长指定"),
        english="Name the presiding judge",
    )
    ask_recusal = Step(
        "申请回避",
        by=PARTY,
        moves=BEFORE_HEARING.stays,
        facts=Recusal,
        needs=[sits_here, no_recusal_waits],
        does=ask_recusal,
        law=CIVIL_PROCEDURE("第四十八条", "当事人提出回避申请，应当说明理由"),
        english="Ask somebody to step back",
    )
    decide_recusal = Step(
        "决定是否回避",
        by=PRESIDENT | JUDGE,
        moves=ON_TRIAL.stays,
        facts=Decision,
        needs=[a_recusal_waits, decides_rightly],
        does=decide_recusal,
        within=days(3),
        since=after("ask_recusal"),
        signed=True,
        law=DECIDE,
        english="Decide on the recusal",
    )
    ask_reconsideration = Step(
        "对回避决定申请复议",
        by=PARTY,
        moves=ON_TRIAL.stays,
        needs=[may_ask_again],
        does=ask_reconsideration,
        law=CIVIL_PROCEDURE("第五十条", "可以在接到决定时申请复议一次"),
        english="Ask for reconsideration",
    )
    decide_reconsideration = Step(
        "决定复议",
        by=PRESIDENT,
        moves=ON_TRIAL.stays,
        facts=Decision,
        needs=[reconsideration_waits],
        does=decide_reconsideration,
        within=days(3),
        since=after("ask_reconsideration"),
        signed=True,
        law=CIVIL_PROCEDURE("第五十条", "应当在三日内作出复议决定"),
        english="Decide the reconsideration",
    )
    replace_one = Step(
        "更换审判人员",
        by=PRESIDENT,
        moves=(BEFORE_LISTING | At.heard).stays,
        facts=Replacement,
        needs=[triaged, sits_here, somebody_can_follow],
        does=replace_one,
        reads=(Loads("first_instance"), Counter(LOTS)),
        law=CIVIL_PROCEDURE("第一百三十一条", "审判人员确定后，应当在三日内告知当事人"),
        english="Replace a judge or clerk",
        help="已经排期的，先取消开庭；接手的人由系统抽取，当天通知每一个人",
    )
