"""审查：两种异议共有的部分，从收到、补足、立案、合议庭、意见、撤回到裁定和送达。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from xiezhi.engine.case import Case, Notice
from xiezhi.engine.clocks import after, on_served
from xiezhi.engine.refused import cited
from xiezhi.engine.words import (
    AGENT,
    CLAIMANT,
    CLOCK,
    COUNTER,
    DEFENDANT,
    FILING_JUDGE,
    JUDGE,
    PRESIDENT,
    THIRD,
    Counter,
    Guard,
    Loads,
    Moment,
    Moves,
    Since,
    Step,
    guard,
)
from xiezhi.law.periods import days
from xiezhi.law.sources import Basis
from xiezhi.law.statutes_enforcement import OBJECTIONS
from xiezhi.phrases.bench import LOTS, candidates, clerk_by_lot, clerk_of, lot, members, seats, titles
from xiezhi.phrases.carried import opened_in
from xiezhi.phrases.people import enter, particulars
from xiezhi.procedures.objection import facts as stated
from xiezhi.records.paper import Paper

CODE = "执异"
RULING = "objection_ruling"
PETITION, ANSWER = "objection", "objection_answer"
OPPOSED, NOT_OPPOSED = "反对异议", "不反对异议"
SIDES = ("claimant", "defendant", "third")
DOCKETED = OBJECTIONS("第二条", "人民法院应当在三日内立案")
NOTIFIED = OBJECTIONS("第二条", "并在立案后三日内通知异议人和相关当事人")
GAPS = OBJECTIONS("第二条", "应当一次性告知异议人在三日内补足")
REFUSED = OBJECTIONS("第二条", "裁定不予受理")
DISMISSED = OBJECTIONS("第二条", "裁定驳回申请")
PANEL = OBJECTIONS("第十一条", "应当依法组成合议庭")
APART = OBJECTIONS("第十一条", "不得参与相关执行异议和复议案件的审查")
HEARING = OBJECTIONS("第十二条", "应当进行听证")
WITHDRAWN = OBJECTIONS("第十三条", "申请撤回异议、复议申请的，是否准许由人民法院裁定")


# --- who, and who sits ------------------------------------------------------------------------------------------------


def stand(case: Case, objectors: Iterable[str], sides: dict[str, list[str]]) -> Iterator[Any]:
    """异议人在前；其余各人、代理人和承办的执行员随执行案件带来。"""
    above = opened_in(case)
    before = {each.person: each.electronic for each in above.standings()}
    mine = {"claimant": list(objectors), **sides}
    for role, people in mine.items():
        for order, person in enumerate(people, 1):
            yield case.stand(person, role, order, electronic=before.get(person, False))
    for each in above.standings("enforcer"):
        yield case.stand(each.person, each.role, each.order)
    held = {person for people in mine.values() for person in people}
    for each in above.standings(AGENT):
        if each.of in held:
            yield case.stand(each.person, AGENT, each.order, of=each.of, electronic=each.electronic)


def entered(case: Case, objectors: Iterable[Any]) -> Iterator[Any]:
    """窗口代为提出的：异议人录入，只填一次。"""
    yield from enter(case, objectors, "claimant")


def officers_of(case: Case) -> dict[str, str]:
    """办理这件执行的人，不参加审查。"""
    return {each.person: "办理本案执行" for each in opened_in(case).standings("enforcer")}


@guard(
    "没有办理本案执行、今日在岗的审判员须有三人",
    PANEL,
    english="Three judges must be on duty who took no part in this enforcement",
)
def judges_suffice(case: Case, _: Any) -> bool:
    return len(candidates(case, barred=officers_of(case))) >= 3


@guard(
    "须先组成合议庭，办理本案执行的人不得参加",
    APART,
    english="A panel is formed first, without those who handle this enforcement",
)
def panel_sits(case: Case, _: Any) -> bool:
    sitting = set(members(case))
    return len(sitting) >= 3 and not sitting & set(officers_of(case))


def constitute(case: Case, _: Any) -> Iterator[Any]:
    drawn = lot(case, "执行异议合议庭", 3, barred=officers_of(case))
    clerk = clerk_by_lot(case)
    yield drawn
    yield from seats(case, drawn.chosen)
    if clerk:
        yield clerk
    yield case.change(judge=drawn.chosen[0])
    for person in drawn.chosen:
        yield Notice(person, f"{case.proceeding.number}由您参加合议庭审查")


# --- what is written --------------------------------------------------------------------------------------------------


def docket(case: Case, _: Any) -> Iterator[Any]:
    """编“执异”号；受理通知写明审查的期限，送异议人和各当事人。"""
    number = case.number(CODE)
    yield case.change(**number)
    yield case.draft(
        "objection_notice",
        objectors=case.names("claimant"),
        others=case.names("defendant", "third"),
        enforcement=opened_in(case).proceeding.number,
        number=number["number"],
    )
    yield from told(case, f"执行异议已经立案：{number['number']}")


def ruling(case: Case, opinion: str, result: Iterable[str], remedy: str, law: Basis) -> Any:
    """裁定书：主文、理由，并告知不服怎样救济、几日之内。"""
    return case.draft(
        RULING,
        objectors=particulars(case, "claimant", "异议人"),
        others=[*particulars(case, "defendant", "申请执行人"), *particulars(case, "third", "被执行人")],
        enforcement=opened_in(case).proceeding.number,
        opinion=opinion,
        result=list(result),
        remedy=remedy,
        law=str(cited(law, case.date)),
        bench=titles(case) or [["立案法官", _name(case)]],
        clerk=clerk_of(case) or "立案庭",
    )


def _name(case: Case) -> str:
    return next((each.name for each in case.house.officers.values() if each.person == case.actor), "")


def told(case: Case, text: str) -> Iterator[Notice]:
    """各方和承办执行员都知道。"""
    people = [each.person for each in case.standings(*SIDES)]
    people += [each.person for each in opened_in(case).standings("enforcer")]
    yield from (Notice(person, text) for person in dict.fromkeys(people))


def stated_in_writing(case: Case, kind: str, title: str, text: str, name: str = "") -> Paper:
    """各人说的话入卷：异议人、各当事人和合议庭都看得到。"""
    return case.make(
        Paper, proceeding=case.proceeding.id, kind=kind, title=title, origin="party", at=case.now, by=case.me,
        name=name or title, data=text,
    )  # fmt: skip


def answered(case: Case, facts: stated.Answer) -> Iterator[Any]:
    yield stated_in_writing(case, ANSWER, "对异议的意见", facts.text, OPPOSED if facts.opposes else NOT_OPPOSED)
    yield from told(case, f"{case.person(case.me).name}对异议提出意见")


def debtors_who(case: Case, said: str) -> list[str]:
    """被执行人里最后这样表示意见的人。"""
    mine = sorted((each for each in case.mine(Paper) if each.kind == ANSWER), key=lambda each: (each.at, each.id))
    last = {each.by: each.name for each in mine}
    return [each.person for each in case.standings("third") if last.get(each.person) == said]


def ended(outcome: str) -> Any:
    def effect(case: Case, _: Any) -> Iterator[Any]:
        yield case.change(outcome=outcome)
        yield from told(case, f"执行异议：{outcome}")

    return effect


def refuse(case: Case, facts: stated.Reasons) -> Iterator[Any]:
    yield ruling(
        case, facts.opinion, ["对执行异议申请不予受理。"], "自裁定送达之日起十日内向上一级人民法院申请复议", REFUSED
    )
    yield from ended("不予受理")(case, None)


def served_on(*roles: str, ruled: str) -> Since:
    """这样裁定的，裁定送达这些身份的人，各自起算。"""

    def moments(case: Case) -> dict[str, Moment]:
        mine = {each.person for each in case.standings(*roles)} if case.last(ruled) else set()
        return {person: moment for person, moment in on_served(RULING)(case).items() if person in mine}

    return moments


# --- steps that both have ---------------------------------------------------------------------------------------------


def asking_more(moves: Moves) -> Step:
    return Step(
        "一次性告知补足",
        by=FILING_JUDGE,
        moves=moves,
        facts=stated.Gaps,
        does=lambda case, facts: told(case, f"执行异议还缺材料：{facts.missing}；请在三日内补足"),
        law=GAPS,
        english="Tell once what is missing",
    )


def supplying(moves: Moves) -> Step:
    return Step(
        "补足材料",
        by=CLAIMANT | COUNTER,
        moves=moves,
        facts=stated.Supplied,
        until=days(3),
        since=after("ask_more"),
        then="not_supplied",
        law=GAPS,
        english="Supply what was missing",
    )


def not_supplying(moves: Moves) -> Step:
    return Step(
        "逾期未补足，不予受理",
        by=CLOCK,
        moves=moves,
        does=ended("逾期未补足，不予受理"),
        law=OBJECTIONS("第二条", "逾期未补足的，不予受理"),
        english="Not supplied in time: not accepted",
    )


def refusing(moves: Moves) -> Step:
    return Step(
        "不予受理",
        by=FILING_JUDGE,
        moves=moves,
        facts=stated.Reasons,
        does=refuse,
        signed=True,
        law=REFUSED,
        english="Do not accept",
    )


def docketing(moves: Moves, needs: Sequence[Guard] = ()) -> Step:
    return Step(
        "异议立案",
        by=FILING_JUDGE,
        moves=moves,
        needs=needs,
        does=docket,
        reads=(Counter(CODE),),
        law=NOTIFIED,
        english="Docket the objection",
    )


def constituting(moves: Moves, procedure: str) -> Step:
    return Step(
        "组成合议庭",
        by=PRESIDENT,
        moves=moves,
        needs=[judges_suffice],
        does=constitute,
        reads=(Loads(procedure), Counter(LOTS)),
        law=PANEL,
        english="Constitute the bench",
        help="三名审判员由系统抽取，办理本案执行的人不参加",
    )


def answering(moves: Moves) -> Step:
    return Step(
        "对异议提出意见",
        by=DEFENDANT | THIRD,
        moves=moves,
        facts=stated.Answer,
        does=answered,
        law=HEARING,
        english="Say what one thinks of the objection",
    )


def hearing(moves: Moves) -> Step:
    return Step(
        "听证",
        by=JUDGE,
        moves=moves,
        facts=stated.Heard,
        needs=[panel_sits],
        law=HEARING,
        english="Hold a hearing",
    )


def withdrawing(moves: Moves) -> Step:
    return Step(
        "申请撤回异议",
        by=CLAIMANT,
        moves=moves,
        does=lambda case, _: told(case, "异议人申请撤回异议"),
        personal=True,
        law=WITHDRAWN,
        english="Ask to withdraw the objection",
    )


@guard("须由异议人申请撤回", WITHDRAWN, english="Only the objector can withdraw it")
def withdrawal_is_asked(case: Case, _: Any) -> bool:
    return case.last("withdraw") is not None


def permitting(moves: Moves) -> Step:
    return Step(
        "准许撤回异议",
        by=FILING_JUDGE | JUDGE,
        moves=moves,
        needs=[withdrawal_is_asked],
        does=ended("准许撤回异议"),
        signed=True,
        law=WITHDRAWN,
        english="Permit the withdrawal",
    )
