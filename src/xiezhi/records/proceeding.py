"""案件: a matter inside a dispute, with its number, its procedure and its state."""

from xiezhi.records.table import Prose, Row, table


@table(
    "proceedings", ("dispute",), ("court", "procedure", "state"), ("court", "number"), ("court", "opened"), ("parent",),
    ("court", "closed", "opened", "id"),
)  # fmt: skip
class Proceeding(Row, frozen=True):
    """One proceeding. `number` is empty until it has one; `amount` is what is claimed, in fen."""

    procedure: str
    state: str
    since: str
    opened: str
    edition: str
    number: str = ""
    parent: str = ""
    judge: str = ""
    track: str = ""
    amount: int | None = None
    numbered: str = ""
    closed: str = ""
    outcome: str = ""


@table("claims", ("dispute",), ("proceeding",))
class Claim(Row, frozen=True):
    """One claim in a proceeding; `amount` in fen where it is for money."""

    proceeding: str
    order: int
    text: Prose
    amount: int | None = None
    status: str = "active"
    by: str = ""
    """Who counterclaims; empty: the claimants."""


@table("flags", ("dispute",), ("proceeding",), ("court", "status"))
class Flag(Row, frozen=True):
    """A step already taken on something corrected since: for its judge to look at; nothing is undone by itself."""

    proceeding: str
    entry: str
    because: str
    text: Prose
    status: str = "open"
