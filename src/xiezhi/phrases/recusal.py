"""回避: who is asked to step back, who decides it, and that the case rests until then; alike in either instance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case
from xiezhi.engine.clocks import after
from xiezhi.engine.facts import Facts, PersonId, Prose, ask
from xiezhi.engine.words import JUDGE, PARTY, PRESIDENT, Guard, Moves, Step, guard
from xiezhi.law.periods import days
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.phrases.bench import SITTING, officer_name, panel
from xiezhi.phrases.requests import to_everyone, waiting

RECUSE = CIVIL_PROCEDURE("第四十七条", "应当自行回避")
DECIDE = CIVIL_PROCEDURE("第五十条", "应当在申请提出的三日内")
PAUSE = CIVIL_PROCEDURE("第四十八条", "应当暂停参与本案的工作")
AGAIN = CIVIL_PROCEDURE("第五十条", "可以在接到决定时申请复议一次")
DECIDE_AGAIN = CIVIL_PROCEDURE("第五十条", "应当在三日内作出复议决定")


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


def sitting(case: Case) -> set[str]:
    """The bench and its clerk."""
    return {each.person for each in case.standings(*SITTING)}


def recusal_waits(case: Case) -> str:
    """Whose recusal is asked for and not decided; empty for nobody's."""
    asked = waiting(case, "ask_recusal", "decide_recusal")
    return asked.subject if asked else ""


def to_be_replaced(case: Case) -> str:
    """Who shall step back and still sits; empty for nobody."""
    decided, paper = case.last("decide_recusal", "decide_reconsideration"), case.paper("recusal_decision")
    granted = decided is not None and paper is not None and paper.filled()["granted"]
    return decided.subject if decided and granted and decided.subject in sitting(case) else ""


@guard(
    "所指的人须是本案的审判员、人民陪审员或者书记员",
    RECUSE,
    english="The person must be a judge, lay assessor or the clerk of this case",
)
def sits_here(case: Case, facts: Any) -> bool:
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
    of_judge = recusal_waits(case) in panel(case)
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
    AGAIN,
    english="Only who challenged may ask for review, once, on receiving the decision",
)
def may_ask_again(case: Case, _: Any) -> bool:
    last = case.last("ask_recusal", "decide_recusal", "ask_reconsideration", "decide_reconsideration")
    return last is not None and last.step.endswith(".decide_recusal") and not to_be_replaced(case)


@guard("须有尚未决定的复议申请", DECIDE_AGAIN, english="There must be an undecided request for review")
def reconsideration_waits(case: Case, _: Any) -> bool:
    return waiting(case, "ask_reconsideration", "decide_reconsideration") is not None


def _asked(case: Case, facts: Recusal) -> Iterator[Any]:
    yield Subject(facts.whom)
    name = officer_name(case, facts.whom)
    yield from to_everyone(case, f"有人申请{name}回避：{facts.ground.label}；决定以前{name}暂停参与本案")


def _decision(case: Case, whom: str, facts: Decision, what: str) -> Iterator[Any]:
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


def _decided(case: Case, facts: Decision) -> Iterator[Any]:
    yield from _decision(case, recusal_waits(case), facts, "回避")


def _asked_again(case: Case, _: Any) -> Iterator[Any]:
    yield from to_everyone(case, "有人对回避决定申请复议，复议期间不停止工作")


def _decided_again(case: Case, facts: Decision) -> Iterator[Any]:
    decided = case.last("decide_recusal")
    assert decided is not None, "reconsidered without a decision"
    yield from _decision(case, decided.subject, facts, "复议")


def ask_recusal(moves: Moves, needs: Sequence[Guard] = ()) -> Step:
    return Step(
        "申请回避",
        by=PARTY,
        moves=moves,
        facts=Recusal,
        needs=[*needs, sits_here, no_recusal_waits],
        does=_asked,
        law=CIVIL_PROCEDURE("第四十八条", "当事人提出回避申请，应当说明理由"),
        english="Ask somebody to step back",
    )


def decide_recusal(moves: Moves) -> Step:
    return Step(
        "决定是否回避",
        by=PRESIDENT | JUDGE,
        moves=moves,
        facts=Decision,
        needs=[a_recusal_waits, decides_rightly],
        does=_decided,
        within=days(3),
        since=after("ask_recusal"),
        signed=True,
        law=DECIDE,
        english="Decide on the recusal",
    )


def ask_reconsideration(moves: Moves) -> Step:
    return Step(
        "对回避决定申请复议",
        by=PARTY,
        moves=moves,
        needs=[may_ask_again],
        does=_asked_again,
        law=AGAIN,
        english="Ask for reconsideration",
    )


def decide_reconsideration(moves: Moves) -> Step:
    return Step(
        "决定复议",
        by=PRESIDENT,
        moves=moves,
        facts=Decision,
        needs=[reconsideration_waits],
        does=_decided_again,
        within=days(3),
        since=after("ask_reconsideration"),
        signed=True,
        law=DECIDE_AGAIN,
        english="Decide the reconsideration",
    )
