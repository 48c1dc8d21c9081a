"""纠纷: what people have between them, from the first door to the last yuan."""

from xiezhi.records.table import Digest, Prose, Row, table


@table("disputes", ("court", "opened"), ("about",))
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
    about: str = ""
    """The proceeding of another dispute that this suit contests: an objection to enforcement, a plan of sharing."""
