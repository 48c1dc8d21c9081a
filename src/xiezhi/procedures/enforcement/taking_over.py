"""移入：平台启用以前已经立案、还没有执结的执行案件，带着原来的案号、立案日期和判项进来；已经付过的照付款之日抵去。"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.facts import Facts, Misstated, Name, PersonId, Prose, ask
from xiezhi.engine.words import COUNTER, COURSE, ENFORCER, NEW, Alike, Counter, Step, guard
from xiezhi.law.numbers import BadNumber, CaseNumber, parse
from xiezhi.law.sources import Policy
from xiezhi.law.working import Yuan, to_fen
from xiezhi.phrases.people import Party, enter
from xiezhi.procedures.enforcement.states import At
from xiezhi.records.dispute import Dispute
from xiezhi.records.obligation import Obligation, Performance
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Claim

TAKEN_OVER = Policy("在办案件移入规则", "第一条", "案号、立案日期照旧，期限不重新起算")
CODES = ("执", "执恢")


def read_number(text: str) -> CaseNumber:
    """执行案号；写错的抛 BadNumber。"""
    found = parse(text)
    if not isinstance(found, CaseNumber) or found.code not in CODES:
        raise BadNumber("类型代字", "须是执行案件的案号，例如（2025）内0902执12号")
    return found


def wrong_number(text: str) -> str:
    try:
        read_number(text)
    except BadNumber as wrong:
        raise Misstated("", wrong.words, **wrong.values) from None
    return ""


def not_negative(amount: Yuan) -> str:
    return "" if amount >= 0 else "金额不能小于零"


class Duty(Facts):
    """一项判项：给付什么、多少、哪一日前；利息另有约定的写明利率和起日。"""

    text: Prose = ask("判项", long=True, english="What is owed")
    principal: Yuan = ask("金额（元）", check=not_negative, english="Amount (yuan)")
    due: date = ask("履行期限的最后一日", english="Last day to perform")
    rate: str = ask("年利率（百分之几）", default="", english="Percent a year")
    interest_from: date | None = ask("利息自哪一日起", default=None, english="Interest from")


class Before(Facts):
    """移入以前已经付的一笔。"""

    amount: Yuan = ask("金额（元）", check=not_negative, english="Amount (yuan)")
    on: date = ask("哪一日", english="Paid on")


class TakenOver(Facts):
    """移入的执行案件：原来的案号、执行依据、双方、判项、承办人，已经付了多少。立案日期写在发生时间里。"""

    number: str = ask("原来的案号", check=wrong_number, english="Its number")
    title: str = ask("执行依据的案号", english="Number of the title")
    cause: Name = ask("案由", english="Cause of action")
    creditors: tuple[Party, ...] = ask("申请执行人（一位）", english="Creditor")
    debtors: tuple[Party, ...] = ask("被执行人", english="Debtors")
    duties: tuple[Duty, ...] = ask("判项", english="What is owed")
    officer: PersonId = ask("执行员", choices="enforcers", english="Officer")
    paid: tuple[Before, ...] = ask("移入以前已经付的（抵第一项判项）", default=(), english="Paid before")


def likeness_of(number: str) -> str:
    return hashlib.sha256(number.encode()).hexdigest()[:32]


@guard(
    "案号须是本院的执行案号，年份须是立案的年份",
    TAKEN_OVER,
    english="The number must be one of this court's enforcements, of the year of docketing",
)
def is_of_this_court(case: Case, facts: TakenOver) -> bool:
    if wrong_number(facts.number):
        return False
    number = read_number(facts.number)
    return (number.court, number.year) == (case.proceeding.court, case.date.year)


@guard("同一执行案号只能移入一次", TAKEN_OVER, english="An enforcement can be taken over once only")
def is_not_here_yet(case: Case, facts: TakenOver) -> bool:
    return bool(wrong_number(facts.number)) or not case.alike(likeness_of(str(read_number(facts.number))))


@guard("执行员须是本院在任的人", TAKEN_OVER, english="The officer must hold office in this court")
def officer_is_in_office(case: Case, facts: TakenOver) -> bool:
    return any(each.person == facts.officer for each in case.house.holders("enforcer", case.now[:10]))


@guard(
    "须有一位申请执行人、被执行人和判项；写了利率的，须写明起日",
    TAKEN_OVER,
    english="There must be one creditor, debtors and what is owed; a rate must have its first day",
)
def is_whole(case: Case, facts: TakenOver) -> bool:
    dated = all(bool(each.rate) == (each.interest_from is not None) for each in facts.duties)
    return len(facts.creditors) == 1 and bool(facts.debtors and facts.duties) and dated


def take_over(case: Case, facts: TakenOver) -> Iterator[Any]:
    """判项记在本案；此后新立的案件从这个编号以后接着编。"""
    number, here = read_number(facts.number), case.proceeding.id
    case.draw_past(number.code, number.serial)
    likeness = likeness_of(str(number))
    yield case.make(
        Dispute, id=case.proceeding.dispute, cause=facts.cause, door="carried", opened=case.day, likeness=likeness
    )
    total = sum((each.principal for each in facts.duties), Yuan(0))
    yield case.change(number=str(number), numbered=case.day, judge=facts.officer, amount=to_fen(total))
    creditors, debtors = list(enter(case, facts.creditors, "claimant")), list(enter(case, facts.debtors, "defendant"))
    yield from (*creditors, *debtors)
    yield case.stand(facts.officer, ENFORCER)
    yield case.make(Claim, proceeding=here, order=1, text=facts.title)
    creditor = next(each.person for each in creditors if isinstance(each, Standing))
    owing = tuple(each.person for each in debtors if isinstance(each, Standing))
    duties = [_obligation(case, order, duty, creditor, owing) for order, duty in enumerate(facts.duties, 1)]
    yield from duties
    for each in facts.paid:
        yield case.make(
            Performance, proceeding=here, obligation=duties[0].id, by="", amount=to_fen(each.amount),
            on=each.on.isoformat(), how="移入前已付",
        )  # fmt: skip


def _obligation(case: Case, order: int, duty: Duty, creditor: str, debtors: tuple[str, ...]) -> Obligation:
    fen = to_fen(duty.principal)
    return case.make(
        Obligation,
        proceeding=case.proceeding.id,
        order=order,
        debtors=debtors,
        creditor=creditor,
        kind="money",
        text=duty.text,
        principal=fen,
        base=fen if duty.rate else 0,
        interest_from=duty.interest_from.isoformat() if duty.interest_from else "",
        rate=duty.rate,
        within=0,
        effective=duty.due.isoformat(),
        due=duty.due.isoformat(),
    )


class TakingOver:
    """在办执行案件的移入。"""

    take_over = Step(
        "执行案件移入",
        by=COUNTER,
        moves=NEW >> At.applied,
        facts=TakenOver,
        needs=[
            is_of_this_court,
            is_not_here_yet,
            officer_is_in_office,
            is_whole,
        ],
        does=take_over,
        stated=True,
        reads=(Counter("执"), Counter("执恢"), Alike(lambda facts: likeness_of(facts.number))),
        law=TAKEN_OVER,
        english="Take over a pending enforcement",
        help="发生时间写立案日期；六个月自那一天起算",
    )
    carry_on = Step(
        "移入后继续执行",
        by=COURSE,
        moves=At.applied >> At.running,
        law=TAKEN_OVER,
        english="Go on after it was taken over",
    )
