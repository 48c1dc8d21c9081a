"""案款: what came in for a case, in double entry; to whom it was allocated; where he wants it. All in fen."""

from xiezhi.records.table import Prose, Row, Secret, table


@table("postings", ("dispute",), ("proceeding",), ("court", "at"), ("court", "reference"))
class Posting(Row, frozen=True):
    """One line of the books, never changed: `amount` leaves the account `credit` for the account `debit`."""

    proceeding: str
    debit: str
    credit: str
    amount: int
    at: str
    why: str
    reference: str = ""


@table("arrivals", ("dispute",), ("proceeding",), ("court", "reference"))
class Arrival(Row, frozen=True):
    """Money that came in: by transfer with the bank's own number of the movement, or in cash over the counter."""

    proceeding: str
    channel: str
    amount: int
    at: str
    reference: str
    payer: Prose
    payer_account: Secret = ""
    status: str = "banked"
    """`counted` for cash that the second officer has not confirmed yet, `denied` where he does not; `in_hand` and
    `handed_over` for cash on its way to the bank, `banked`, `reversed`."""
    holder: str = ""
    """The officer who holds cash in hand."""
    second: str = ""
    """The officer who was present when cash was counted, and confirms it himself."""
    piles: tuple[tuple[str, int], ...] = ()
    """Cash by denomination (yuan): how many of each."""
    memo: Prose = ""
    """What the payer wrote, where the court could not match it; why he did not sign the count of his cash."""
    brought: str = ""
    """The person of the case who brought cash, and signs its count."""
    signed: str = ""
    """How he did: `account` for by his own account, `paper` for on the sheet, `declined`; empty until then."""


@table("shares", ("dispute",), ("proceeding",), ("payout",))
class Share(Row, frozen=True):
    """What of the money goes to whom, and towards which part of his claim. Paid out by the proceeding `payout`."""

    proceeding: str
    payee: str
    head: str
    amount: int
    at: str
    payout: str = ""


@table("payee_accounts", ("dispute",), ("proceeding",))
class PayeeAccount(Row, frozen=True):
    """The account that a payee has named for himself, for every payment of this dispute."""

    proceeding: str
    person: str
    holder: Prose
    bank: Prose
    number: Secret
    since: str
