"""第二审：案卷报送上级法院；它立案、裁判，作为本院的一步送回来。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, changed
from xiezhi.engine.facts import PersonId, ask
from xiezhi.engine.words import COURTS, Moves, Step, guard
from xiezhi.law.sources import Basis
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION, COURT_FEES
from xiezhi.law.working import Yuan, from_fen, to_fen
from xiezhi.phrases.appeals import Docketed, goes_up
from xiezhi.phrases.carried import opened_in
from xiezhi.phrases.court_fees import OTHER_FEES
from xiezhi.phrases.fee_books import billed, given_back
from xiezhi.phrases.operative import Owed, Share, costs_owed, in_effect, taken_over
from xiezhi.phrases.requests import to_everyone
from xiezhi.phrases.suing_back import suit_is_withdrawn
from xiezhi.procedures.judgment import records
from xiezhi.procedures.judgment.effects import certified
from xiezhi.records.deadline import Deadline
from xiezhi.records.ledger import Bill
from xiezhi.records.obligation import Obligation

FINAL = CIVIL_PROCEDURE("第一百八十二条", "是终审的判决、裁定")


class Outcome(Docketed):
    """第二审的结果：哪一份裁判、何时生效、判项和费用的负担。"""

    result: str = ask("结果", english="Result")
    paper: str = ask("裁判文书", english="Document")
    day: date = ask("送达生效之日", english="In effect on")
    owed: tuple[Owed, ...] = ask("判项", default=(), english="Items")
    shares: tuple[Share, ...] = ask("一审案件受理费的负担", default=(), english="Who bears the first fee")
    other_shares: tuple[Share, ...] = ask(
        "反诉、第三人请求受理费的负担", default=(), english="Who bears the fees of other claims"
    )
    appeal_shares: tuple[Share, ...] = ask(
        "二审案件受理费的负担", default=(), english="Who bears the fee of the appeal"
    )


@guard(
    "上诉费须已预交，或者获准缓交、减交、免交",
    COURT_FEES("第二十二条", "交纳案件受理费"),
    english="The fee of the appeal must be paid, or relief be granted",
)
def appeal_fee_is_paid(case: Case, _: Any) -> bool:
    return not any(each.status == "open" and each.kind == "appeal_fee" for each in case.mine(Bill))


def send_up(case: Case, _: Any) -> Iterator[Any]:
    appellants = dict.fromkeys(each.subject for each in case.entries("appeal"))
    names = "、".join(case.person(each).name for each in appellants)
    yield from goes_up(case, opened_in(case).proceeding.number, "民事判决", names, str(records.fee(case)))
    yield from to_everyone(case, "案卷和证据已经报送第二审人民法院")


def docketed(case: Case, facts: Docketed) -> Iterator[Any]:
    yield from to_everyone(case, f"{facts.court_name}已经立案，案号{facts.number}")


def moot(case: Case) -> Iterator[Deadline]:
    """终审以后，没有人还能上诉。"""
    for each in case.deadlines:
        if each.clock == "appeal" and each.status in ("open", "unposted"):
            yield changed(each, status="lapsed")


def affirm(case: Case, facts: Outcome) -> Iterator[Any]:
    """第一审判决随第二审裁判送达生效；准许撤回上诉的，上诉费减半退还。"""
    yield from moot(case)
    effective = facts.day.isoformat()
    owed = [each for each in records.obligations(case) if each.status == "open"]
    yield from (in_effect(each, effective) for each in owed)
    bear = [Share(who=PersonId(e.debtors[0]), amount=Yuan(from_fen(e.principal))) for e in owed if e.kind == "costs"]
    yield from _bills(case, bear, effective)
    yield from _refunds(case, records.returned(case), effective)
    if not facts.appeal_shares:
        yield from _refunds(case, _appeal_fees(case, half=True), effective)
    yield certified(case, effective)
    yield from to_everyone(case, f"{facts.court_name}{facts.result}，第一审判决自{effective}起生效，请在期限内履行")


def replace(case: Case, facts: Outcome) -> Iterator[Any]:
    """第一审的判项作废，第二审的判项在这里记下，由本院执行；费用按第二审的负担多退少补。"""
    yield from moot(case)
    effective = facts.day.isoformat()
    yield from _set_aside(case)
    rows = [in_effect(each, effective) for each in taken_over(case, facts.owed)]
    owing, back = settled(case, facts)
    costs = costs_owed(case, owing, len(rows), lambda person: case.person(person).name)
    yield from (*rows, *(in_effect(each, effective) for each in costs))
    yield from _bills(case, owing, effective)
    yield from _refunds(case, back, effective)
    yield from to_everyone(case, f"{facts.court_name}{facts.result}，自{effective}起生效，由本院执行，请在期限内履行")


def remand(case: Case, facts: Outcome) -> Iterator[Any]:
    """原判决撤销，上诉费全部退还；重审另立一案。"""
    yield from _set_aside(case)
    yield from _refunds(case, _appeal_fees(case), facts.day.isoformat())
    yield from to_everyone(case, f"{facts.court_name}裁定发回重审，本院将另行组成合议庭，按照普通程序重新审理")


def end_suit(case: Case, facts: Outcome) -> Iterator[Any]:
    """撤回起诉、驳回起诉：原判决撤销；撤回的上诉费减半，驳回的一审受理费退还。"""
    yield from _set_aside(case)
    day = facts.day.isoformat()
    if facts.result == "驳回起诉":
        fees = opened_in(case).bills
        yield from _refunds(case, _paid(each for each in fees if each.kind == "acceptance_fee"), day)
        yield from _refunds(case, _appeal_fees(case), day)
    else:
        yield from _refunds(case, _appeal_fees(case, half=True), day)
    yield from to_everyone(case, f"{facts.court_name}{facts.result}，第一审判决撤销")


def _set_aside(case: Case) -> Iterator[Obligation]:
    for each in records.obligations(case):
        if each.status == "open":
            yield changed(each, status="void")


# --- the fees --------------------------------------------------------------------------------------------------------


def _paid(bills: Iterable[Bill]) -> dict[str, int]:
    found: dict[str, int] = {}
    for each in bills:
        found[each.payer] = found.get(each.payer, 0) + each.paid
    return found


def _appeal_fees(case: Case, *, half: bool = False) -> dict[str, int]:
    """各上诉人已经交的上诉费；减半的退一半。"""
    paid = _paid(each for each in case.mine(Bill) if each.kind == "appeal_fee")
    return {payer: fen - (fen + 1) // 2 if half else fen for payer, fen in paid.items()}


def settled(case: Case, facts: Outcome) -> tuple[list[Share], dict[str, int]]:
    """谁还要交多少，谁应当退多少：负担的减去预交的。"""
    suit = opened_in(case)
    kinds = (*(() if suit_is_withdrawn(suit) else ("acceptance_fee",)), *(OTHER_FEES if facts.other_shares else ()))
    paid = _paid([*(each for each in suit.bills if each.kind in kinds), *case.mine(Bill)])
    owing: list[Share] = []
    back: dict[str, int] = {}
    for person in case.parties:
        borne = (*facts.shares, *facts.other_shares, *facts.appeal_shares)
        share = sum((each.amount for each in borne if each.who == person), Decimal(0))
        missing = to_fen(share) - paid.get(person, 0)
        if missing > 0:
            owing.append(Share(who=PersonId(person), amount=Yuan(from_fen(missing))))
        elif missing < 0:
            back[person] = -missing
    return owing, back


def _bills(case: Case, owing: Iterable[Share], day: str) -> Iterator[Bill]:
    for each in owing:
        yield billed(case, kind="acceptance_fee", payer=each.who, amount=to_fen(each.amount), at=day)


def _refunds(case: Case, back: dict[str, int], day: str) -> Iterator[Any]:
    for payer, fen in back.items():
        if fen:
            yield Subject(payer)
            yield given_back(case, payer, fen, day)


# --- the steps -------------------------------------------------------------------------------------------------------


def _step(label: str, moves: Moves, does: Any, law: Basis, english: str) -> Step:
    return Step(label, by=COURTS, moves=moves, facts=Outcome, does=does, law=law, english=english)


def docketed_above(moves: Moves) -> Step:
    return Step(
        "第二审已立案",
        by=COURTS,
        moves=moves,
        facts=Docketed,
        does=docketed,
        law=CIVIL_PROCEDURE("第一百七十四条", "报送第二审人民法院"),
        english="Docketed by the court above",
    )


def affirmed_above(moves: Moves) -> Step:
    return _step("第二审维持，判决生效", moves, affirm, FINAL, "Affirmed above: the judgment takes effect")


def replaced_above(moves: Moves) -> Step:
    return _step("第二审改判，判项随之变更", moves, replace, FINAL, "Changed above: the items change with it")


def remanded_above(moves: Moves) -> Step:
    law = CIVIL_PROCEDURE("第一百七十七条", "裁定撤销原判决，发回原审人民法院重审")
    return _step("第二审发回重审", moves, remand, law, "Remanded by the court above")


def suit_ended_above(moves: Moves) -> Step:
    law = CIVIL_PROCEDURE_INTERPRETATION("第三百三十六条", "应当一并裁定撤销一审裁判")
    return _step("第二审撤销判决，诉讼终结", moves, end_suit, law, "The suit ended by the court above")
