"""执行没有完毕而结案：who may still contest the end, and until when; what is left goes back to the debtor."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from xiezhi.engine.case import Case
from xiezhi.engine.words import Moment
from xiezhi.law.periods import days
from xiezhi.law.sources import Unread
from xiezhi.law.statutes_enforcement import TERMINATION_OBJECTIONS
from xiezhi.records.paper import Delivery, Paper

ENDED = ("terminated", "cancelled", "unenforced", "dismissed")
"""States in which an enforcement has ended without its creditor being paid by it."""
PAPERS = ("enforcement_end_ruling", "cancellation_notice")
SIXTY = Unread(TERMINATION_OBJECTIONS.title, "全文", "V2", "应当自收到终结执行法律文书之日起六十日内提出")
TIME = days(60)
ANNULLED, ALTERED = "异议成立，撤销执行行为", "异议部分成立，变更执行行为"
"""What an objection to an act of enforcement has come to in the court that enforces."""
ANNULLED_ABOVE, ALTERED_ABOVE = "复议撤销执行行为", "复议变更执行行为"
"""What it has come to in the court above."""
CONFIRMED = "（复议维持）"
"""Put after the outcome that the court above has left as it was."""


def is_annulled(outcome: str) -> bool:
    """Whether an objection has undone the act, here or above."""
    return outcome.removesuffix(CONFIRMED) in (ANNULLED, ANNULLED_ABOVE)


def is_altered(outcome: str) -> bool:
    """Whether it has changed the act in part: what follows is for who enforces to see to."""
    return outcome.removesuffix(CONFIRMED) in (ALTERED, ALTERED_ABOVE)


def ending_of(enforcement: Case) -> str:
    """The entry that closed it, empty while it is open."""
    last = next((each.entry for each in reversed(enforcement.entries()) if each.moved), "")
    return last if enforcement.proceeding.closed else ""


def has_moved_on(enforcement: Case) -> bool:
    """Whether another court goes on with it: terminated without a ruling, for nothing has ended for the parties."""
    if enforcement.proceeding.state != "terminated":
        return False
    ending = ending_of(enforcement)
    return not any(each.kind in PAPERS and each.id.rpartition("-")[0] == ending for each in enforcement.mine(Paper))


def served_with_the_end(enforcement: Case) -> Mapping[str, Moment]:
    """For each person the day on which the paper of the end was served on him; of an end that was revoked, nobody."""
    ending = ending_of(enforcement)
    papers = {each.id: each.at for each in enforcement.mine(Paper) if each.kind in PAPERS}
    return {
        each.recipient: Moment(each.proof, each.effective, known=papers[each.paper])
        for each in enforcement.family.all(Delivery)
        if ending and each.paper in papers and each.paper.rpartition("-")[0] == ending
        and each.effective and each.proof not in enforcement.family.void
    }  # fmt: skip


def last_day_to_contest(enforcement: Case, person: str) -> date | None:
    """Sixty days from the service of the ruling on this person; None where it has not been served on him."""
    served = served_with_the_end(enforcement).get(person)
    return TIME.derive(date.fromisoformat(served.day)).due if served else None
