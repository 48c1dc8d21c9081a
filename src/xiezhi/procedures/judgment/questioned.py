"""生效以后发现送达无效：效力待定，由审判人员核定；所依据的步骤请各承办人核看，哪一步也不自行撤销。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.case import Case, changed
from xiezhi.engine.facts import Facts, Prose, ask
from xiezhi.engine.words import COURSE, JUDGE, Guard, Moves, Step
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.law.working import from_fen
from xiezhi.phrases.bench import SITTING
from xiezhi.phrases.requests import told
from xiezhi.procedures.judgment import records
from xiezhi.procedures.judgment.effects import text_named
from xiezhi.records.deadline import Adjustment
from xiezhi.records.obligation import Obligation, Performance
from xiezhi.records.proceeding import Flag, Proceeding

EFFECT = CIVIL_PROCEDURE("第一百五十八条", "是发生法律效力的判决、裁定")
GIVE_BACK = CIVIL_PROCEDURE("第二百四十四条", "责令取得财产的人返还")
TOOK_EFFECT = ("take_effect", "signed_for", "affirmed_above", "replaced_above")
RESTING = ("performance", "enforcement")
"""效力待定时停下来的期限；上诉期照走。"""


class Questioned(Facts):
    """送达无效的理由，随送达一件带来。"""

    reason: Prose = ask("送达无效的理由", long=True, english="Why the service was invalid")


class Opinion(Facts):
    """核定的理由。"""

    reason: Prose = ask("理由", long=True, english="Reasons")


def beneath(case: Case) -> list[Proceeding]:
    """据以开出的执行、案款和发放，送达不在其内。"""
    found, here = [], {case.proceeding.id}
    for each in sorted(case.family.all(Proceeding), key=lambda each: (each.opened, each.id)):
        if each.parent in here and each.procedure not in ("service", "archive"):
            here.add(each.id)
            found.append(each)
    return found


def carried_out(case: Case) -> tuple[int, int]:
    """执行到位多少、其中已经付给债权人多少，单位：分。"""
    mine, under = {each.id for each in records.obligations(case)}, beneath(case)
    here = {each.id for each in under}
    done = (each for each in case.family.all(Performance) if each.obligation in mine and each.proceeding in here)
    paid = (each for each in under if each.state == "arrived" and case.of(each).standings("recipient"))
    return sum(each.amount for each in done), sum(each.amount or 0 for each in paid)


def _flag(case: Case, proceeding: str, entry: str, text: str) -> Flag:
    return case.make(Flag, proceeding=proceeding, entry=entry, because=case.draws.entry, text=text)


def question(case: Case, facts: Questioned) -> Iterator[Any]:
    """履行和申请执行的期限停下来；执行案件随之中止，已经执行的列为执行回转的建议。"""
    what, effect = text_named(case), case.last(*TOOK_EFFECT)
    assert effect is not None, "in effect without the entry"
    for clock in RESTING:
        yield case.make(
            Adjustment, proceeding=case.proceeding.id, clock=clock, person="", kind="suspend", since=case.day,
            article=str(EFFECT), approver=case.actor, reason=facts.reason,
        )  # fmt: skip
    why = f"{what}的送达已认定无效（{facts.reason}），{effect.day}记载的生效待定"
    yield _flag(case, case.proceeding.id, effect.entry, f"{why}，请核定：重新送达以后上诉期另行起算")
    for each in beneath(case):
        there = case.of(each)
        last = there.last()
        assert last is not None, "a proceeding without an entry"
        yield _flag(case, each.id, last.entry, f"{why}，本案据以办理的各步请核看，核定以前不再执行、不再付款")
        officers = (one.person for one in there.standings("enforcer", "judge"))
        yield from told(officers, f"{why}，请核看")
    fen, paid = carried_out(case)
    if fen:
        done = f"已经执行到位{from_fen(fen)}元，其中付出{from_fen(paid)}元"
        back = f"{done}；{what}如被撤销或者改变，建议依{GIVE_BACK}责令返还（执行回转）"
        yield _flag(case, case.proceeding.id, effect.entry, back)
    everyone = (*case.parties, *(each.person for each in case.standings(*SITTING)))
    yield from told(everyone, f"{what}的送达有误，效力待定，由审判人员核定；核定以前停止执行")


def _settled(case: Case) -> Iterator[Any]:
    """核定以后，停下来的期限和本件的提示各自了结。"""
    for each in case.mine(Adjustment):
        if each.clock in RESTING and each.kind == "suspend" and not each.until:
            yield changed(each, until=case.day)
    yield from (changed(each, status="settled") for each in case.mine(Flag) if each.status == "open")


def not_in_effect(case: Case) -> Iterator[Any]:
    """判项还没有生效，因生效而开的缴费和退费通知作废。"""
    for item in case.mine(Obligation):
        if item.effective and (item.status == "open" or not item.debtors):
            yield changed(item, effective="", due="", status="open")
    for bill in case.bills:
        if bill.kind in ("acceptance_fee", "refund") and bill.status in ("open", "refund"):
            yield changed(bill, status="void")


def reopen(case: Case, facts: Opinion) -> Iterator[Any]:
    yield from _settled(case)
    yield from not_in_effect(case)
    yield from told(case.parties, f"核定{text_named(case)}尚未生效：{facts.reason}；自重新送达之日起另行计算期限")


def confirm(case: Case, facts: Opinion) -> Iterator[Any]:
    yield from _settled(case)
    yield from told(case.parties, f"核定{text_named(case)}的效力不受影响：{facts.reason}")


# --- the steps -------------------------------------------------------------------------------------------------------


def questioned(moves: Moves) -> Step:
    return Step(
        "送达无效，效力待定",
        by=COURSE,
        moves=moves,
        facts=Questioned,
        does=question,
        law=EFFECT,
        english="A service was invalid: its effect is in question",
    )


def reopened(label: str, moves: Moves, needs: Guard, english: str) -> Step:
    return Step(
        label,
        by=JUDGE,
        moves=moves,
        facts=Opinion,
        needs=[needs],
        does=reopen,
        signed=True,
        law=EFFECT,
        english=english,
        help="期限自重新送达起算；执行案件由执行员依法处理，已经执行的另行裁定是否返还",
    )


def confirmed(moves: Moves) -> Step:
    return Step(
        "核定效力不受影响",
        by=JUDGE,
        moves=moves,
        facts=Opinion,
        does=confirm,
        signed=True,
        law=EFFECT,
        english="Find that it is in effect",
    )
