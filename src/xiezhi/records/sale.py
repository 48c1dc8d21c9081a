"""财产处置: at what price a seized thing is offered, and what became of each offer. In fen; the row of a proceeding."""

from xiezhi.records.table import Prose, Row, table


@table("sales", ("dispute",), ("proceeding",))
class Sale(Row, frozen=True):
    """One thing being turned into money."""

    proceeding: str
    asset: str
    price: int = 0
    """The price of reference, and until when it may be used."""
    valid_until: str = ""
    start: int = 0
    """The start price of the offer that stands or stood last."""
    first: int = 0
    """That of the first auction."""
    opens: str = ""
    """The day of the auction, or on which the sale began."""
    sold: int = 0
    buyer: str = ""
    pay_by: str = ""
    barred: tuple[str, ...] = ()
    """Buyers who did not pay: they may not bid again."""
    platform: Prose = ""
    decided: tuple[int, ...] = ()
    """What the panel decided for the next offer: start price, deposit and increment. Empty until it has."""
