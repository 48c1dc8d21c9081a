"""How a paper reaches its reader, and that he gets it on paper too where he wants it: what the page of a paper says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.entry_ids import fresh_key
from xiezhi.engine.possible import case_for
from xiezhi.pages.limits import clock_of, due_of, is_running, url_of
from xiezhi.pages.saying import termed
from xiezhi.pages.visitor import Visitor
from xiezhi.procedures.service import OnPaper, is_owed
from xiezhi.records.deadline import Deadline
from xiezhi.records.paper import Delivery, Paper, PaperCopy
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows

STEP = OnPaper.ask_for_paper.name


def may_be_wanted(paper: Paper, delivery: Delivery) -> bool:
    """《民事诉讼法》第九十条: judgments, rulings and mediation papers that came electronically."""
    return is_owed(paper) and delivery.means == "electronic" and bool(delivery.effective)


def ask_url(paper: Paper, delivery: Delivery) -> str:
    """Where it is asked for, empty where it is on its way already or need not be provided."""
    on_its_way = rows(PaperCopy, delivery=delivery.id, received="", withdrawn="", limit=1)
    if on_its_way or not may_be_wanted(paper, delivery):
        return ""
    return f"/case/{delivery.proceeding}/do/{STEP}"


def reaching(visitor: Visitor, paper: Paper, about: Proceeding) -> dict[str, Any] | None:
    """For whom the paper was served on: how papers reach him in this dispute, and what he asked for on paper."""
    person = visitor.person
    delivery = next(iter(rows(Delivery, paper=paper.id, recipient=person)), None) if person else None
    if delivery is None:
        return None
    case = case_for(about, person)
    stands = [each for each in case.standings() if each.person == person]
    return {
        "electronic": any(each.electronic for each in stands),
        "where": case.person(person).address if stands else "",
        "change": f"/case/{about.id}/do/confirm_address" if stands and not about.closed else "",
        "owed": may_be_wanted(paper, delivery),
        "ask": ask_url(paper, delivery),
        "key": fresh_key(),
        "copies": tuple(_copies(case, delivery, visitor.today)),
    }


def _copies(case: Case, delivery: Delivery, today: str) -> Iterable[dict[str, Any]]:
    """Each time he asked, the newest first: until when it comes, or that it came."""
    for each in rows(PaperCopy, delivery=delivery.id, order=("-asked", "-id")):
        here = one(Proceeding, id=each.proceeding)
        owed = next(iter(rows(Deadline, proceeding=each.proceeding, clock=OnPaper.asked.name)), None)
        running = owed if owed and is_running(owed) else None
        yield {
            "url": f"/case/{each.proceeding}",
            "state": termed(OnPaper.states[here.state]) if here else "",
            "asked": date.fromisoformat(each.asked),
            "sent": date.fromisoformat(each.sent) if each.sent else None,
            "tracking": each.tracking,
            "where": each.to or case.person(delivery.recipient).address,
            "came": date.fromisoformat(each.received) if each.received else None,
            "due": due_of(running) if running else None,
            "clock": clock_of(running, today) if running else None,
            "clock_url": url_of(running) if running else "",
        }
