"""移送案卷的外联：带到受移送的法院，重复的只办一次。"""

from __future__ import annotations

from xiezhi.desk.errands import Errand
from xiezhi.engine.case import moves_from
from xiezhi.engine.door import act
from xiezhi.engine.entry_ids import entry_id
from xiezhi.engine.errands import HANDLERS
from xiezhi.engine.facts import Prose, stated
from xiezhi.engine.words import BESIDE, COURTS
from xiezhi.evidence import read
from xiezhi.law.tracks import Track
from xiezhi.law.working import from_fen
from xiezhi.phrases.case_file import people_of_file, requests_of_file, sealed_or_later, sheets_of_file
from xiezhi.procedures.first_instance.joining import RELATE, Related
from xiezhi.procedures.first_instance.procedure import FirstInstance
from xiezhi.procedures.first_instance.transferring import MOVE, Moved
from xiezhi.records.court import Court
from xiezhi.records.dispute import Dispute
from xiezhi.records.ledger import Bill
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows

GOES_ALONG = "fee_handover"
"""诉讼费随案移交的那一件。"""


def moved(errand: Errand) -> Moved:
    """这一件案卷，受移送的法院照此收下。"""
    suit, sent = one(Proceeding, id=errand.proceeding), read.entry(errand.entry)
    assert suit is not None, "a suit is never deleted"
    assert sent is not None, "an errand without its entry"
    court, dispute = one(Court, id=suit.court), one(Dispute, id=suit.dispute)
    assert court is not None, "a suit in its court"
    assert dispute is not None, "a suit of its dispute"
    bills = [each for each in rows(Bill, proceeding=suit.id, order=("at", "id")) if each.kind != "refund"]
    back = sum(each.amount for each in rows(Bill, proceeding=suit.id, kind="refund") if each.status != "void")
    paid = sum(each.paid for each in bills if each.kind == "acceptance_fee") - back
    along = rows(Proceeding, parent=suit.id, procedure=GOES_ALONG)
    return stated(
        Moved,
        {
            "court": court.id,
            "court_name": court.name,
            "number": suit.number,
            "entry": errand.entry,
            "leaf": sent.sha256,
            "cause": dispute.cause,
            "told": dispute.told,
            "enterprise": dispute.enterprise,
            "amount": str(from_fen(suit.amount)) if suit.amount is not None else None,
            "paid": str(from_fen(paid)),
            "coming": str(from_fen(sum(each.amount or 0 for each in along))),
            "others": [
                {"kind": each.kind, "payer": each.payer, "paid": str(from_fen(each.paid))}
                for each in bills
                if each.paid and each.kind != "acceptance_fee"
            ],
            "halved": Track(suit.track).halved,
            "people": list(people_of_file(suit)),
            "requests": requests_of_file(suit),
            "sheets": sheets_of_file(suit),
        },
    )


def move(errand: Errand) -> None:
    to = errand.payload["to"]
    if read.entry(entry_id(to, COURTS.name, errand.key)) is None:
        sealed_or_later(errand.proceeding)
        act(FirstInstance.receive, moved(errand), court=to, by=COURTS.name, as_=COURTS, key=errand.key)


def relate(errand: Errand) -> None:
    """那一案还在审理的，也记下关联；已经办结的不必。"""
    told, there = errand.payload, one(Proceeding, id=errand.payload["to"])
    if there is not None and moves_from(FirstInstance.related.moves.sources, there.state):
        facts = Related(number=Prose(told["number"]), reason=Prose(told["reason"]))
        act(FirstInstance.related, facts, on=there, by=BESIDE.name, as_=BESIDE, key=errand.key)


HANDLERS |= {MOVE: move, RELATE: relate}
