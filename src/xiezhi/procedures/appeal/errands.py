"""两级法院之间的外联：案卷报送上去，立案和结果送回来；各凭对方的记录，重复的只办一次。"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from xiezhi.desk.errands import Errand
from xiezhi.engine.door import act
from xiezhi.engine.entry_ids import entry_id
from xiezhi.engine.errands import HANDLERS
from xiezhi.engine.facts import Facts, stated
from xiezhi.engine.words import COURTS, JUDGE, Step, find_step
from xiezhi.evidence import read
from xiezhi.law.working import from_fen
from xiezhi.phrases.appeals import FILE_UP, RULINGS, Against
from xiezhi.phrases.case_file import people_of_file, requests_of_file, sealed_or_later, sheets_of_file
from xiezhi.phrases.court_fees import OTHER_FEES
from xiezhi.phrases.operative import handed_over
from xiezhi.procedures.appeal import records
from xiezhi.procedures.appeal.deciding import BELOW_STEP
from xiezhi.procedures.appeal.effects import TOLD_BELOW
from xiezhi.procedures.appeal.facts import Result
from xiezhi.procedures.appeal.file import LETTER, File
from xiezhi.procedures.appeal.procedure import Appeal
from xiezhi.records.court import Court
from xiezhi.records.dispute import Dispute
from xiezhi.records.ledger import Bill
from xiezhi.records.obligation import Obligation
from xiezhi.records.paper import Paper
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows

APPEALED = "judgment.appeal"
PRONOUNCED = ("judgment.pronounce", "judgment.pronounced_together")
REMANDED = f"judgment.{BELOW_STEP[Result.remanded]}"


@dataclass(frozen=True, slots=True)
class Sent:
    """一个法院要另一个法院办的一步：在哪里、哪一步、凭什么。"""

    step: Step
    facts: Facts
    court: str
    on: Proceeding | None
    key: str


def carried(errand: Errand) -> Sent:
    """这一件外联在对方法院是哪一步。"""
    return _file(errand) if errand.kind == FILE_UP else _answer(errand)


def carry(errand: Errand) -> None:
    """办一次；对方的记录里已经有的，不再办。"""
    court = errand.payload["to"] if errand.kind == FILE_UP else _letter(errand)["court"]
    if read.entry(entry_id(court, COURTS.name, errand.key)) is None:
        if errand.kind == FILE_UP:
            below = one(Proceeding, id=errand.proceeding)
            sealed_or_later(errand.proceeding, below.parent if below else "")
        sent = carried(errand)
        act(sent.step, sent.facts, on=sent.on, court=sent.court, by=COURTS.name, as_=COURTS, key=sent.key)


HANDLERS.update({FILE_UP: carry, TOLD_BELOW: carry})


def _leaf(entry: str) -> str:
    found = read.entry(entry)
    assert found is not None, "an errand without its entry"
    return found.sha256


# --- up --------------------------------------------------------------------------------------------------------------


def _file(errand: Errand) -> Sent:
    judgment = one(Proceeding, id=errand.proceeding)
    suit = one(Proceeding, id=judgment.parent) if judgment else None
    assert judgment is not None
    assert suit is not None, "a judgment in its suit"
    court, dispute = one(Court, id=judgment.court), one(Dispute, id=judgment.dispute)
    assert court is not None
    assert dispute is not None, "a dispute of its court"
    paper = _appealed(judgment, suit)
    judged, ruling = paper.filled(), paper.kind if paper.kind != "judgment" else ""
    file = {
        "court": court.id,
        "court_name": court.name,
        "number": suit.number,
        "judgment": judgment.id,
        "entry": errand.entry,
        "leaf": _leaf(errand.entry),
        "cause": dispute.cause,
        "told": dispute.told,
        "enterprise": dispute.enterprise,
        "amount": str(from_fen(suit.amount)) if suit.amount is not None else None,
        "ruling": ruling,
        "pronounced": paper.at[:10] if ruling else _pronounced(judgment),
        "bench": sorted({each.person for each in rows(Standing, proceeding=suit.id, role=JUDGE.name)} or {paper.by}),
        "found": judged.get("facts", ""),
        "opinion": judged["opinion"],
        "disposition": judged.get("disposition", []),
        "fee": errand.payload["fee"],
        "other_fees": _other_fees(suit),
        "appeals": _appeals(judgment),
        "remanded": _was_remanded(judgment),
        "people": list(people_of_file(judgment)),
        "requests": requests_of_file(suit),
        "sheets": sheets_of_file(suit, judgment),
        "owed": [handed_over(each) for each in rows(Obligation, proceeding=judgment.id, status="open")],
    }
    return Sent(Appeal.receive, stated(File, file), errand.payload["to"], None, errand.key)


def _appeals(judgment: Proceeding) -> list[dict[str, object]]:
    """各上诉人预交的上诉费；不交上诉费的，谁递交了上诉状；对谁有意见，照他上诉时所说。"""
    bills = rows(Bill, proceeding=judgment.id, kind="appeal_fee", order=("at", "id"))
    paid = [(each.payer, str(from_fen(each.amount))) for each in bills if each.status != "void"]
    found = paid or [(each.by, "0") for each in rows(Paper, proceeding=judgment.id, kind="appeal_petition")]
    taken = [each for each in read.of_proceedings([judgment.id]) if each.step == APPEALED]
    against = {each.subject: msgspec.json.decode(each.skeleton)["facts"].get("against") for each in taken}
    return [
        {"who": who, "amount": amount, "against": against.get(who) or str(Against.opponents)} for who, amount in found
    ]


def _other_fees(suit: Proceeding) -> list[dict[str, object]]:
    """反诉、第三人请求已经预交的受理费。"""
    return [
        {"kind": each.kind, "amount": str(from_fen(each.amount)), "payer": each.payer}
        for each in rows(Bill, proceeding=suit.id, kind__in=OTHER_FEES, status="paid", order=("at", "id"))
    ]


def _appealed(below: Proceeding, suit: Proceeding) -> Paper:
    """不服的裁判：判决在裁判一件里，裁定在原案里。"""
    own = rows(Paper, proceeding=below.id, kind="judgment", origin="court", order=("at", "id"))
    return (own or rows(Paper, proceeding=suit.id, kind__in=sorted(RULINGS), origin="court", order=("at", "id")))[-1]


def _pronounced(judgment: Proceeding) -> str:
    days = [e.happened_at[:10] for e in read.of_proceedings([judgment.id]) if e.step in PRONOUNCED]
    return days[-1]


def _was_remanded(judgment: Proceeding) -> bool:
    """这一件纠纷曾经发回重审。"""
    judgments = rows(Proceeding, dispute=judgment.dispute, procedure=judgment.procedure)
    return any(each.step == REMANDED for each in read.of_proceedings(each.id for each in judgments))


# --- down ------------------------------------------------------------------------------------------------------------


def _letter(errand: Errand) -> dict[str, str]:
    (paper,) = rows(Paper, proceeding=errand.proceeding, kind=LETTER)
    return dict(paper.filled()["link"])


def _answer(errand: Errand) -> Sent:
    appeal, letter = one(Proceeding, id=errand.proceeding), _letter(errand)
    assert appeal is not None, "an appeal is never deleted"
    court, step = one(Court, id=appeal.court), find_step(errand.payload["step"])
    assert court is not None, "an appeal in its court"
    said: dict[str, object] = {
        "court_name": court.name,
        "number": appeal.number,
        "entry": errand.entry,
        "leaf": _leaf(errand.entry),
    }
    if appeal.closed and not letter.get("ruling"):
        said |= _outcome(appeal)
    below = one(Proceeding, id=letter["judgment"])
    return Sent(step, stated(step.facts, said), letter["court"], below, errand.key)


def _outcome(appeal: Proceeding) -> dict[str, object]:
    mine = rows(Paper, proceeding=appeal.id, kind__in=records.KINDS, origin="court", order=("at", "id"))
    told = mine[-1].filled()
    owed = rows(Obligation, proceeding=appeal.id, status="handed_down", order=("order",))
    return {
        "result": Result(told["result"]).label,
        "paper": mine[-1].title,
        "day": appeal.closed,
        "owed": [handed_over(each) for each in owed if each.kind != "costs"],
        "shares": told["shares"],
        "other_shares": told.get("other_shares", []),
        "appeal_shares": told["appeal_shares"],
    }
