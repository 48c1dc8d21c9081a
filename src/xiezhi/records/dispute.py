"""纠纷: what people have between them, from the first door to the last yuan."""

from xiezhi.records.table import Digest, Prose, Row, table


@table("disputes", ("court", "opened"))
class Dispute(Row, frozen=True):
    """One dispute; its dispute is itself."""

    cause: str
    door: str
    opened: str
    told: Prose = ""
    closed: str = ""
    enterprise: bool = False
    likeness: Digest = ""
    """A digest of parties and cause, by which a second filing of the same matter is found."""
