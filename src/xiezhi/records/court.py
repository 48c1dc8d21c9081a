"""法院: the court itself, who holds which office in it, who is away, and what it has set."""

from xiezhi.records.table import Prose, Row, table


@table("courts")
class Court(Row, frozen=True):
    """A court; its id is its code. `mode` is demo or real, from the first entry of its log on."""

    name: str
    level: str
    parent: str = ""
    mode: str = "demo"
    founded: str = ""


@table("officers", ("court", "office"), ("person",))
class Officer(Row, frozen=True):
    """A person in an office of the court, from one day until another (empty: still)."""

    person: str
    office: str
    name: Prose
    since: str
    until: str = ""
    rank: str = ""
    may_sit: bool = False
    team: str = ""
    """The team within the court, as `fast` for the judges of small and summary cases; empty: none."""


@table("leaves", ("court", "person"))
class Leave(Row, frozen=True):
    """An officer is away from one day to another, both included."""

    person: str
    since: str
    until: str
    reason: Prose = ""


@table("settings", ("court", "name"))
class Setting(Row, frozen=True):
    """A value that the law leaves to the court, from a day on."""

    name: str
    value: str
    since: str
    reason: Prose = ""
