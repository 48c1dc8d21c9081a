"""开庭: a room and a bench booked for some hours of a day, and what became of it."""

from xiezhi.records.table import Prose, Row, table


@table("hearings", ("dispute",), ("proceeding",), ("court", "day"))
class Hearing(Row, frozen=True):
    """One hearing. `status` is booked, held, read, adjourned or cancelled; hours are `09:30`; `people` are officers."""

    proceeding: str
    number: int
    day: str
    begins: str
    ends: str
    room: str
    people: tuple[str, ...]
    public: bool = True
    closed_because: Prose = ""
    status: str = "booked"
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    minutes: str = ""
    """The paper of its minutes."""

    def meets(self, other: "Hearing") -> bool:
        """Whether both want the same room or the same person at the same time."""
        same_time = self.day == other.day and self.begins < other.ends and other.begins < self.ends
        return same_time and (self.room == other.room or bool(set(self.people) & set(other.people)))
