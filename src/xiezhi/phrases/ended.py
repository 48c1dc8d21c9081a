"""执行没有完毕而结案：who may still contest the end, and until when; what is left goes back to the debtor."""

from __future__ import annotations

from datetime import date

from xiezhi.engine.case import Case
from xiezhi.engine.clocks import on_served
from xiezhi.law.periods import days
from xiezhi.law.sources import Unread
from xiezhi.law.statutes_enforcement import TERMINATION_OBJECTIONS

ENDED = ("terminated", "cancelled", "unenforced", "dismissed")
"""States in which an enforcement has ended without its creditor being paid by it."""
PAPERS = ("enforcement_end_ruling", "cancellation_notice", "round_end_ruling")
SIXTY = Unread(TERMINATION_OBJECTIONS.title, "全文", "V2", "应当自收到终结执行法律文书之日起六十日内提出")
TIME = days(60)


def ending_of(enforcement: Case) -> str:
    """The entry that closed it, empty while it is open."""
    last = next((each.entry for each in reversed(enforcement.entries()) if each.moved), "")
    return last if enforcement.proceeding.closed else ""


def last_day_to_contest(enforcement: Case, person: str) -> date | None:
    """Sixty days from the service of the ruling on this person; None where it has not been served on him."""
    served = on_served(*PAPERS)(enforcement).get(person)
    return TIME.derive(date.fromisoformat(served.day)).due if served else None
