"""执行: what the debtor has, what of it is held, what the creditor gave up, and what both agreed to pay when."""

from xiezhi.records.table import Prose, Row, Secret, table


@table("assets", ("dispute",), ("proceeding",), ("court", "status"))
class Asset(Row, frozen=True):
    """One thing of a debtor, once however often it is found. Amounts in fen."""

    proceeding: str
    """The enforcement it was found in."""
    owner: str
    kind: str
    """deposit, movable, vehicle, realty, securities or other."""
    holder: str
    """The bank or registry where it is held."""
    text: Prose
    identifier: Secret = ""
    value: int = 0
    source: str = "inquiry"
    """inquiry, declared, clue, or confirmed_clue once it was checked and true."""
    found: str = ""
    status: str = "found"
    """found, held, taken, sold, gone."""


@table("holds", ("dispute",), ("proceeding",), ("asset",))
class Hold(Row, frozen=True):
    """One freeze or seizure: what was asked, what the holder could hold, in which rank; the row of a proceeding."""

    proceeding: str
    asset: str
    asked: int
    held: int = 0
    rank: int = 0
    """0: first; n: the n-th in line."""
    since: str = ""
    reference: str = ""
    status: str = "ordered"


@table("waivers", ("dispute",), ("proceeding",))
class Waiver(Row, frozen=True):
    """What a creditor gave up of his claim: a part by its head, up to so many fen; 0 means all of that part."""

    proceeding: str
    creditor: str
    head: str
    amount: int
    since: str


@table("instalments", ("dispute",), ("proceeding",))
class Instalment(Row, frozen=True):
    """One payment that both sides agreed upon in settling an enforcement. `due` is its last day."""

    proceeding: str
    payer: str
    payee: str
    amount: int
    due: str
    paid: int = 0
    status: str = "open"
    """open, paid, replaced."""
