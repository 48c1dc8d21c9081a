"""期限: a period that runs in a proceeding, with its derivation; and what has excluded, extended or restarted it."""

from xiezhi.records.table import Prose, Row, table


@table("deadlines", ("dispute",), ("proceeding",), ("court", "status", "due"))
class Deadline(Row, frozen=True):
    """One period. `kind` is duty, right or stage; `status` open, met, late, lapsed, suspended or void; days are ISO."""

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
