"""法院: the court itself, who holds which office in it, who is away, and what it has set."""

from collections.abc import Iterable
from datetime import date

from xiezhi.law.parameter import Decision
from xiezhi.law.parameters import Settings
from xiezhi.records.table import Prose, Row, rows, table


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
    work_pass: str = ""
    duty_pass: str = ""
    """Numbers of the 工作证 and the 执行公务证 that banks and registries ask of those who enforce."""


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


def decided(settings: Iterable[Setting]) -> Settings:
    """What a court has set for itself, as the law asks for it: each a decision from a day on."""
    return Settings(
        tuple(Decision(each.name, each.value, date.fromisoformat(each.since), "院长", each.reason) for each in settings)
    )


def settings_of(court: str) -> Settings:
    """The values of one court."""
    return decided(rows(Setting, court=court, order=("since", "id")))
