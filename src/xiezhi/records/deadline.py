"""期限: a period that runs in a proceeding, with its derivation; and what has excluded, extended or restarted it."""

from xiezhi.records.table import Prose, Row, table


@table("deadlines", ("dispute",), ("proceeding",), ("court", "status", "due"))
class Deadline(Row, frozen=True):
    """One period. `kind` is duty, right or stage; `status` open, unposted, met, late, lapsed, suspended or void; days
    are ISO. A duty is late while it may still be done, and lapsed when its proceeding has ended without. A right by
    post has a `margin`, the day until which the post may bring what was handed to it in time; it is unposted when
    somebody has looked and found nothing, and only then lapses."""

    proceeding: str
    clock: str
    label: str
    kind: str
    role: str
    person: str
    anchor: str
    start: str
    unrolled: str
    due: str
    provisional: bool
    status: str
    law: str
    met: str = ""
    lines: tuple[tuple[str, str, str, str], ...] = ()
    before: tuple[str, ...] = ()
    """Due days that were superseded, oldest first."""
    margin: str = ""
    posted: tuple[str, ...] = ()
    """Who handed it to the post in time, and on which day."""

    def in_the_post(self, today: str) -> bool:
        """Whether the last day has passed and the post may still have something: nothing follows from it yet."""
        return bool(self.margin) and self.status == "open" and self.due < today

    def proposed(self, today: str) -> bool:
        """Whether the margin has passed too: somebody must say that nothing came, or enter what did."""
        return self.in_the_post(today) and self.margin < today and not (self.provisional or self.posted)

    def has_run_out(self, today: str) -> bool:
        """Whether the clock may let it lapse."""
        waiting = "unposted" if self.margin else "open"
        return self.status == waiting and not self.provisional and self.due < today

    def is_over(self, today: str) -> bool:
        """Whether nobody can keep it any more, lapsed already or about to."""
        return self.status == "lapsed" or self.has_run_out(today)


@table("adjustments", ("dispute",), ("proceeding",))
class Adjustment(Row, frozen=True):
    """扣除、中止、延长、重新起算: four different operations on the periods of a proceeding."""

    proceeding: str
    clock: str
    person: str
    kind: str
    since: str
    until: str = ""
    amount: int = 0
    unit: str = ""
    article: str = ""
    approver: str = ""
    reason: Prose = ""
