"""质证与认证: what each party says of an exhibit, and what the court finds of it."""

from xiezhi.records.table import Prose, Row, table


@table("examinations", ("dispute",), ("proceeding",), ("paper",))
class Examination(Row, frozen=True):
    """One party's answer upon one exhibit, the newest of which counts: 三性, each accepted, disputed or unknown."""

    proceeding: str
    paper: str
    person: str
    authentic: str
    lawful: str
    relevant: str
    reason: Prose
    at: str


@table("findings", ("dispute",), ("proceeding",), ("paper",))
class Finding(Row, frozen=True):
    """What the court found of one exhibit, the newest of which counts: admitted, in_part or rejected, with reasons."""

    proceeding: str
    paper: str
    by: str
    weight: str
    reason: Prose
    at: str
