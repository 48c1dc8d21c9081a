"""反诉：限于本诉的当事人，在法庭辩论结束前提出，合并审理；受理费减半。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, changed
from xiezhi.engine.facts import Facts, Prose, ask
from xiezhi.engine.words import DEFENDANT, JUDGE, Step, guard
from xiezhi.law.fees import counterclaim_fee
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.law.working import Yuan, from_fen, to_fen
from xiezhi.phrases.court_fees import charge
from xiezhi.phrases.requests import to_everyone, waiting
from xiezhi.phrases.suing_back import COMPLAINT, counterclaims
from xiezhi.procedures.first_instance.guards import UNPAID
from xiezhi.procedures.first_instance.states import BEFORE_HEARING, ON_TRIAL
from xiezhi.procedures.first_instance.track_rules import triaged
from xiezhi.records.ledger import Bill
from xiezhi.records.paper import Paper
from xiezhi.records.proceeding import Claim

JOINED = CIVIL_PROCEDURE_INTERPRETATION("第二百三十三条", "人民法院应当合并审理")


class Counterclaim(Facts):
    """反诉请求。"""

    text: Prose = ask("反诉请求", long=True, english="Counterclaim")
    amount: Yuan | None = ask("金额（元）", default=None, english="Amount (yuan)")
    reasons: Prose = ask("事实和理由", long=True, english="Facts and reasons")


class Refusal(Facts):
    """不受理反诉的理由。"""

    reason: Prose = ask("理由", long=True, english="Reasons")


@guard("须有尚未审查的反诉", JOINED, english="There must be a counterclaim that is not examined yet")
def counterclaim_waits(case: Case, _: Any) -> bool:
    return waiting(case, "counterclaim", "join_counterclaim", "refuse_counterclaim") is not None


@guard("须没有正在审查的反诉", JOINED, english="No counterclaim may be under examination")
def no_counterclaim_waits(case: Case, _: Any) -> bool:
    return waiting(case, "counterclaim", "join_counterclaim", "refuse_counterclaim") is None


def counterclaim(case: Case, facts: Counterclaim) -> Iterator[Any]:
    """反诉状入卷，事实和理由写进裁判文书。"""
    yield Subject(case.me)
    order, name = 1 + len(case.mine(Claim)), case.person(case.me).name
    amount = to_fen(facts.amount) if facts.amount is not None else None
    yield case.make(
        Claim, proceeding=case.proceeding.id, order=order, text=facts.text, amount=amount, status="asked", by=case.me
    )
    yield case.make(
        Paper, proceeding=case.proceeding.id, kind=COMPLAINT, title="反诉状", origin="party", at=case.now,
        by=case.me, name=f"{name}的反诉状", data=f"{facts.text}\n{facts.reasons}",
    )  # fmt: skip
    yield from to_everyone(case, f"{name}提出反诉：{facts.text}")


def join_counterclaim(case: Case, _: Any) -> Iterator[Any]:
    """受理：受理费减半，由反诉的当事人七日内预交。"""
    for each in counterclaims(case, "asked"):
        yield changed(each, status="active")
        if each.amount:
            working = counterclaim_fee(Yuan(from_fen(each.amount)), on=case.date)
            yield from charge(case, "counterclaim_fee", working, payer=each.by)
    yield from to_everyone(case, "反诉与本诉合并审理，举证期限重新确定")


@guard(
    "须是缴费通知已送达反诉的当事人、七日期满而仍未预交的反诉",
    UNPAID,
    english="The counterclaimant must have let seven days pass since the notice of its fee",
)
def counterclaim_is_unpaid(case: Case, _: Any) -> bool:
    return bool(_unpaid(case))


def _unpaid(case: Case) -> list[Bill]:
    late = {row.person for row in case.deadlines if row.clock == "payment" and row.status == "lapsed"}
    return [
        each for each in case.bills if each.kind == "counterclaim_fee" and each.status == "open" and each.payer in late
    ]


def drop_counterclaim(case: Case, _: Any) -> Iterator[Any]:
    """反诉按撤诉处理，本诉继续审理。"""
    for bill in _unpaid(case):
        yield changed(bill, status="void")
        yield from (changed(each, status="withdrawn") for each in case.claims if each.by == bill.payer)
        yield from to_everyone(case, f"{case.person(bill.payer).name}没有按期交纳反诉的案件受理费，反诉按撤诉处理")


def refuse_counterclaim(case: Case, facts: Refusal) -> Iterator[Any]:
    yield from (changed(each, status="refused") for each in counterclaims(case, "asked"))
    yield from to_everyone(case, f"反诉不予受理，可以另行起诉：{facts.reason}")


class Counterclaims:
    """反诉，提出、合并或者不予受理。"""

    counterclaim = Step(
        "提出反诉",
        by=DEFENDANT,
        moves=BEFORE_HEARING.stays,
        facts=Counterclaim,
        needs=[no_counterclaim_waits],
        does=counterclaim,
        law=CIVIL_PROCEDURE("第一百四十三条", "被告提出反诉"),
        english="Bring a counterclaim",
    )
    join_counterclaim = Step(
        "合并审理反诉",
        by=JUDGE,
        moves=BEFORE_HEARING.stays,
        needs=[triaged, counterclaim_waits],
        does=join_counterclaim,
        law=JOINED,
        english="Join the counterclaim",
    )
    drop_counterclaim = Step(
        "反诉按撤诉处理",
        by=JUDGE,
        moves=ON_TRIAL.stays,
        needs=[counterclaim_is_unpaid],
        does=drop_counterclaim,
        signed=True,
        law=UNPAID,
        english="Treat the counterclaim as withdrawn",
    )
    refuse_counterclaim = Step(
        "不予受理反诉",
        by=JUDGE,
        moves=ON_TRIAL.stays,
        facts=Refusal,
        needs=[triaged, counterclaim_waits],
        does=refuse_counterclaim,
        signed=True,
        law=CIVIL_PROCEDURE_INTERPRETATION("第二百三十三条", "裁定不予受理，告知另行起诉"),
        english="Refuse the counterclaim",
    )
