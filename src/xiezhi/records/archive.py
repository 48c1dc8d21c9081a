"""归档: where each paper of a case stands in its bound volumes, page by page."""

from xiezhi.records.table import Row, table


@table("bound_papers", ("dispute",), ("proceeding",))
class BoundPaper(Row, frozen=True):
    """One paper in a volume: `volume` is the shelf it came from, main (正卷) or inner (副卷); pages from 1, both
    included."""

    proceeding: str
    volume: str
    order: int
    paper: str
    first: int
    last: int
