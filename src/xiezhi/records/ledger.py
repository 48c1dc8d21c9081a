"""账: what is owed to the court and what was paid, in fen."""

from xiezhi.records.table import Prose, Row, Secret, table


@table("bills", ("dispute",), ("proceeding",), ("court", "code"))
class Bill(Row, frozen=True):
    """One sum that a person is asked to pay, or that he is given back, with the working it came from.

    `status`: open, paid, relieved, void; of what is given back refund, refunded, void. `code`: what the payer names at
    the bank, empty where it is not paid to the account of the court's fees.
    """

    proceeding: str
    kind: str
    payer: str
    amount: int
    at: str
    status: str = "open"
    paid: int = 0
    working: tuple[tuple[str, str, str, str], ...] = ()
    code: str = ""


@table("payments", ("dispute",), ("proceeding",), ("bill",), ("court", "reference"))
class Payment(Row, frozen=True):
    """One payment towards a bill. `status`: booked at the bank, at the counter (`till`), or taken back (`reversed`)."""

    proceeding: str
    bill: str
    amount: int
    at: str
    channel: str
    reference: str = ""
    payer: Prose = ""
    payer_account: Secret = ""
    """Where it came from, and where what is given back goes."""
    status: str = "booked"
