"""同意: one party's yes to a step that all must take together, bound to the digest of what was stated."""

from xiezhi.records.table import Digest, Row, table


@table("consents", ("dispute",), ("proceeding",))
class Consent(Row, frozen=True):
    proceeding: str
    step: str
    person: str
    digest: Digest
    at: str
    void: bool = False
