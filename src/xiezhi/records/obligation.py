"""判项: who owes what to whom under a judgment, as enforcement takes it over; and what has been performed of it."""

from xiezhi.records.table import Prose, Row, table


@table("obligations", ("dispute",), ("proceeding",))
class Obligation(Row, frozen=True):
    """One item of an operative part. Several debtors owe jointly and severally; amounts are fen, days ISO."""

    proceeding: str
    """The proceeding of the judgment or mediation document."""
    order: int
    debtors: tuple[str, ...]
    creditor: str
    kind: str
    """money, costs or act; or what is declared and nobody owes: right, relation, stopped, allowed."""
    text: Prose
    principal: int = 0
    base: int = 0
    """On what interest is counted, in fen; 0: none."""
    interest_from: str = ""
    interest_until: str = ""
    """Its last day; empty: until it is paid."""
    rate: str = ""
    """Percent a year, as `3.45`; or so many times the one-year LPR of the day of the loan, as `LPR×4`."""
    within: int = 10
    """Days to perform from the day of effect; 0 where `due` was fixed."""
    effective: str = ""
    """The day on which the document took effect; empty until then."""
    due: str = ""
    """The last day to perform; the two years for enforcement run from it."""
    paid: int = 0
    status: str = "open"
    """open, performed or set aside."""


@table("performances", ("dispute",), ("proceeding",), ("obligation",))
class Performance(Row, frozen=True):
    """One act of performing an obligation, as the creditor confirms or a proof shows."""

    proceeding: str
    obligation: str
    by: str
    amount: int
    on: str
    how: Prose = ""
