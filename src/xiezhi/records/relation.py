"""合并: that a case is tried together with another. Each case of them keeps its own row."""

from xiezhi.records.table import Prose, Row, table


@table("relations", ("dispute",), ("proceeding",))
class Relation(Row, frozen=True):
    """Another case of this court that is tried with this one, since when and until when; `through` the joint trial."""

    proceeding: str
    other: str
    number: str
    ground: str = ""
    through: str = ""
    since: str = ""
    until: str = ""
    heard_after: str = ""
    """The last day on which evidence may come in there: no hearing before it is over."""
    closed: bool = False
    """Whether the other is tried behind closed doors."""
    reason: Prose = ""
