"""账: what is owed to the court and what was paid, in fen."""

from xiezhi.records.table import Row, table


@table("bills", ("dispute",), ("proceeding",))
class Bill(Row, frozen=True):
    """One sum that a person is asked to pay, with the working it came from."""

    proceeding: str
    kind: str
    payer: str
    amount: int
    at: str
    status: str = "open"
    paid: int = 0
    working: tuple[tuple[str, str, str, str], ...] = ()


@table("payments", ("dispute",), ("proceeding",), ("bill",))
class Payment(Row, frozen=True):
    """One payment towards a bill."""

    proceeding: str
    bill: str
    amount: int
    at: str
    channel: str
    reference: str = ""
