"""移入：平台启用以前已经立案、还没有审结的案件，带着原来的案号和立案日期进来，期限照原来的日期算。"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.facts import Facts, Misstated, Name, NoFacts, PersonId, Prose, ask
from xiezhi.engine.words import CLERK, COUNTER, COURSE, JUDGE, NEW, Alike, Counter, Step, guard
from xiezhi.law.numbers import BadNumber, CaseNumber, parse
from xiezhi.law.sources import Policy
from xiezhi.law.tracks import Track
from xiezhi.law.working import Yuan, to_fen
from xiezhi.phrases.people import Party, enter
from xiezhi.procedures.first_instance.states import At
from xiezhi.records.dispute import Dispute
from xiezhi.records.proceeding import Claim

TAKEN_OVER = Policy("在办案件移入规则", "第一条", "案号、立案日期照旧，期限不重新起算")
CODE = "民初"


def read_number(text: str) -> CaseNumber:
    """一审案号；写错的抛 BadNumber。"""
    found = parse(text)
    if not isinstance(found, CaseNumber) or found.code != CODE:
        raise BadNumber("类型代字", "须是民事一审的案号，例如（2025）内0902民初12号")
    return found


def wrong_number(text: str) -> str:
    try:
        read_number(text)
    except BadNumber as wrong:
        raise Misstated("", wrong.words, **wrong.values) from None
    return ""


class Demanded(Facts):
    """一项诉讼请求。"""

    text: Prose = ask("请求什么", long=True, english="What is asked")
    amount: Yuan | None = ask("金额（元）", default=None, english="Amount (yuan)")


class TakenOver(Facts):
    """移入的案件：原来的案号，谁告谁、要什么，谁在办，副本送到没有。立案日期写在发生时间里。"""

    number: str = ask("原来的案号", check=wrong_number, english="Its number")
    cause: Name = ask("案由", english="Cause of action")
    claimants: tuple[Party, ...] = ask("原告", english="Claimants")
    defendants: tuple[Party, ...] = ask("被告", english="Defendants")
    demands: tuple[Demanded, ...] = ask("诉讼请求", english="Claims")
    track: Track = ask("适用的程序", english="Track")
    judge: PersonId = ask("审判员", choices="officers", english="Judge")
    clerk: PersonId = ask("书记员", default=PersonId(""), choices="officers", english="Clerk")
    served: bool = ask("起诉状副本已经送达各被告", default=False, english="Copies have been served on every defendant")


def likeness_of(number: str) -> str:
    return hashlib.sha256(number.encode()).hexdigest()[:32]


@guard(
    "案号须是本院的，年份须是立案的年份",
    TAKEN_OVER,
    english="The number must be one of this court, of the year of docketing",
)
def is_of_this_court(case: Case, facts: TakenOver) -> bool:
    number = read_number(facts.number)
    return (number.court, number.year) == (case.proceeding.court, case.date.year)


@guard("同一案号只能移入一次", TAKEN_OVER, english="A case number is taken over once")
def is_not_here_yet(case: Case, facts: TakenOver) -> bool:
    return not case.alike(likeness_of(str(read_number(facts.number))))


@guard("审判员、书记员须是本院在任的人", TAKEN_OVER, english="Judge and clerk must hold office in this court")
def are_in_office(case: Case, facts: TakenOver) -> bool:
    held = {
        office: {each.person for each in case.house.holders(office, case.now[:10])} for office in ("judge", "clerk")
    }
    return facts.judge in held["judge"] and facts.clerk in {"", *held["clerk"]}


@guard("须有原告、被告和诉讼请求", TAKEN_OVER, english="There must be a claimant, a defendant and a claim")
def is_whole(case: Case, facts: TakenOver) -> bool:
    return bool(facts.claimants and facts.defendants and facts.demands)


def take_over(case: Case, facts: TakenOver) -> Iterator[Any]:
    """此后新立的案件从这个编号以后接着编。"""
    number = read_number(facts.number)
    case.draw_past(CODE, number.serial)
    total = sum((each.amount for each in facts.demands if each.amount is not None), Yuan(0))
    yield case.make(
        Dispute,
        id=case.proceeding.dispute,
        cause=facts.cause,
        door="carried",
        opened=case.day,
        likeness=likeness_of(str(number)),
    )
    yield case.change(
        number=str(number), numbered=case.day, track=str(facts.track), judge=facts.judge, amount=to_fen(total)
    )
    yield from enter(case, facts.claimants, "claimant")
    yield from enter(case, facts.defendants, "defendant")
    for order, each in enumerate(facts.demands, 1):
        yield case.make(
            Claim,
            proceeding=case.proceeding.id,
            order=order,
            text=each.text,
            amount=to_fen(each.amount) if each.amount is not None else None,
        )
    yield case.stand(facts.judge, JUDGE, 1)
    if facts.clerk:
        yield case.stand(facts.clerk, CLERK, 1)


def if_served(case: Case, facts: Any) -> Iterable[Facts]:
    """移入时副本已经送达的，直接待排期。"""
    return (NoFacts(),) if facts.served else ()


class TakingOver:
    """在办案件的移入。"""

    take_over = Step(
        "案卷移入",
        by=COUNTER,
        moves=NEW >> At.docketed,
        facts=TakenOver,
        needs=[is_of_this_court, is_not_here_yet, are_in_office, is_whole],
        does=take_over,
        stated=True,
        reads=(Counter(CODE), Alike(lambda facts: likeness_of(facts.number))),
        law=TAKEN_OVER,
        english="Take over a pending case",
        help="发生时间写立案日期；审限自那一天起算",
    )
    served_before = Step(
        "移入前已送达",
        by=COURSE,
        moves=At.docketed >> At.ready,
        law=TAKEN_OVER,
        english="Served before it was taken over",
    )
