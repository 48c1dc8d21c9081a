"""讲座: a lecture that was announced: what, by whom, where, when, how many seats, meant for which trades."""

from xiezhi.records.table import Prose, Row, table


@table("lectures", ("dispute",), ("court", "day"))
class Lecture(Row, frozen=True):
    """One lecture; its id is that of its proceeding. Hours are `15:00`; `way` is onsite or online; no `trades`: for
    everyone."""

    subject: Prose
    teacher: Prose
    way: str
    place: Prose
    day: str
    begins: str
    ends: str
    seats: int
    trades: tuple[str, ...] = ()
