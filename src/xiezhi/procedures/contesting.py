"""执行异议之诉、分配方案异议之诉的外联：起诉状转到立案，诉讼的结果转回执行；两边各是一件纠纷。"""

from __future__ import annotations

from datetime import date

from xiezhi.desk.errands import Errand
from xiezhi.engine.door import act
from xiezhi.engine.errands import HANDLERS
from xiezhi.engine.facts import Facts, Prose, stated
from xiezhi.engine.words import COURTS, PROCEDURES, State, Step
from xiezhi.law.working import from_fen
from xiezhi.phrases.contesting import CREDITORS, Brought, Fate, Filed, Over
from xiezhi.phrases.declared import Declares
from xiezhi.procedures.filing import Filing
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.procedures.money import Distribution
from xiezhi.procedures.objection import ThingObjection
from xiezhi.records.dispute import Dispute
from xiezhi.records.obligation import Obligation
from xiezhi.records.paper import Paper
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows

DECIDED = (FirstInstance.effective, FirstInstance.mediated, Filing.settled)
"""有了生效的裁判或者协议；其他的结束没有改变异议的裁定或者分配方案。"""
DROPPED = {
    ThingObjection.name: (ThingObjection.outsiders_suit_ended, ThingObjection.creditors_suit_ended),
    Distribution.name: (Distribution.suit_failed,),
}


def complaint(errand: Errand) -> Brought:
    """起诉状，连同异议案卷里的人和标的。"""
    told, paper = errand.payload, one(Paper, id=errand.payload["paper"])
    assert paper is not None, "a complaint is never deleted"
    sides = {side: told[side] for side in ("claimants", "defendants", "thirds", "electronic")}
    facts = {"cause": told["cause"], "about": errand.proceeding, "demand": paper.name, "reasons": paper.data, **sides}
    amount = {"amount": str(from_fen(told["fen"]))} if told["fen"] else {}
    return stated(Brought, {**facts, **amount})


def bring(errand: Errand) -> None:
    """起诉状交立案审查；收件编号告诉异议案件。"""
    about = one(Proceeding, id=errand.proceeding)
    assert about is not None, "a proceeding is never deleted"
    received = _act(errand, Filing.bring, complaint(errand), court=errand.court)
    _act(errand, PROCEDURES[about.procedure].steps["suit_filed"], Filed(number=received), on=about)


def outcome(errand: Errand) -> tuple[Proceeding, Step, Over]:
    """诉讼怎样结束了，异议案件里随之是哪一步。"""
    about, suit = one(Proceeding, id=errand.payload["about"]), one(Proceeding, id=errand.proceeding)
    assert about is not None, "a proceeding is never deleted"
    assert suit is not None, "a proceeding is never deleted"
    state = PROCEDURES[suit.procedure].states[errand.payload["state"]]
    thing, said = _judged(about, suit) if state is FirstInstance.effective else (None, "")
    on = date.fromisoformat(errand.payload["on"])
    facts = Over(number=suit.number or suit.id, outcome=Prose(f"{state.label}{said}"), on=on, thing=thing)
    return about, _what_follows(about, suit, state), facts


def _judged(about: Proceeding, suit: Proceeding) -> tuple[Fate | None, str]:
    """生效的判决对执行标的怎样判；判决驳回诉讼请求的，异议的裁定照旧：驳回异议的继续执行，中止执行的不再执行。"""
    if about.procedure != ThingObjection.name:
        return None, ""
    in_effect = rows(
        Obligation, dispute=suit.dispute, kind__in=(Declares.stopped, Declares.allowed), status="performed"
    )
    said = f"：判决{in_effect[0].text}" if in_effect else "：判决驳回诉讼请求"
    freed = (in_effect[0].kind == Declares.stopped) if in_effect else _creditor_sued(suit)
    return Fate.freed if freed else Fate.goes_on, said


def over(errand: Errand) -> None:
    """有裁判的等承办人照裁判办；没有裁判就结束的，异议的裁定或者原来的方案照旧。"""
    about, step, facts = outcome(errand)
    _act(errand, step, facts, on=about)


def _what_follows(about: Proceeding, suit: Proceeding, state: State) -> Step:
    procedure = PROCEDURES[about.procedure]
    if state in DECIDED:
        return procedure.steps["suit_decided"]
    first, *others = DROPPED[about.procedure]
    return others[0] if others and _creditor_sued(suit) else first


def _creditor_sued(suit: Proceeding) -> bool:
    dispute = one(Dispute, id=suit.dispute)
    return dispute is not None and dispute.cause == CREDITORS


def _act(errand: Errand, step: Step, facts: Facts, *, on: Proceeding | None = None, court: str = "") -> str:
    return act(step, facts, on=on, court=court, by=COURTS.name, as_=COURTS, key=key_of(errand, step)).proceeding


def key_of(errand: Errand, step: Step) -> str:
    """外联重做一次，还是同一步。"""
    return f"{errand.key}:{step.name}"


HANDLERS |= {"bring_suit": bring, "suit_over": over}
