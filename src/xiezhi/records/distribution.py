"""参与分配: what each of several creditors claims of one debtor's money, and what the plan gives him. In fen."""

from xiezhi.records.table import Prose, Row, table


@table("joined_claims", ("dispute",), ("proceeding",))
class JoinedClaim(Row, frozen=True):
    """One creditor's claim to a share, by one title; `share` and `share_doubled` are his by the plan as it stands."""

    proceeding: str
    creditor: str
    title: str
    """The number of his title, or what his priority rests on."""
    enforcement: str
    """His own enforcement in this court, by its number; empty where it is another court's, or this very one."""
    debt: int
    """Costs, interest, principal and the like: all that comes before the doubled part."""
    doubled: int = 0
    priority: int = 0
    """0: ordinary; n: satisfied before the others, the n-th."""
    basis: Prose = ""
    seized: str = ""
    """When his seizure of the money took hold, where creditors follow each other by that."""
    share: int = 0
    share_doubled: int = 0
    paid: int = 0
    """What of his share went out while the rest was before the court, in fen; the rest is kept on the account."""
    paid_doubled: int = 0
    status: str = "joined"
    """joined or withdrawn."""
