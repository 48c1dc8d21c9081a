"""Whose figures somebody may look at: by office, of which courts, and a judge his own; everybody the public ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q

from xiezhi.engine.access import Viewer
from xiezhi.engine.refused import Absent
from xiezhi.engine.words import ENFORCEMENT_HEAD, INSPECTOR, JUDGE, PRESIDENT
from xiezhi.indicators import INDICATORS
from xiezhi.indicators.cube import Window
from xiezhi.indicators.indicator import Indicator
from xiezhi.law.parameters import Settings
from xiezhi.records.court import Court, Officer, settings_of
from xiezhi.records.table import rows

ALL = (PRESIDENT.name, INSPECTOR.name)
NAMES: dict[str, frozenset[str]] = {
    PRESIDENT.name: frozenset(INDICATORS),
    INSPECTOR.name: frozenset(INDICATORS),
    ENFORCEMENT_HEAD.name: frozenset(name for name, each in INDICATORS.items() if each.group == "enforcement"),
    JUDGE.name: frozenset(name for name, each in INDICATORS.items() if each.own),
}
"""Which indicators each office sees; of the judge's, only his own cases."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What may be looked at: by which office, in which courts, which indicators; of one judge only where named."""

    office: str
    courts: tuple[Court, ...]
    names: frozenset[str]
    judge: str = ""

    @property
    def outside(self) -> bool:
        """Whether it is shown to the public, and little figures are withheld."""
        return not self.office

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(each for name, each in INDICATORS.items() if name in self.names)

    def indicator(self, name: str) -> Indicator:
        """The one of this name; Absent where there is none, or none for this reader."""
        if name not in self.names:
            raise Absent
        return INDICATORS[name]

    def of(self, court: str) -> Scope:
        """Only one of the courts, where it is named; Absent where it is not among them."""
        if not court:
            return self
        chosen = tuple(each for each in self.courts if each.id == court)
        if not chosen:
            raise Absent
        return replace(self, courts=chosen)

    def only(self, group: str) -> Scope:
        """Only the indicators of one group."""
        return replace(self, names=frozenset(name for name in self.names if INDICATORS[name].group == group))

    def window(self, day: date, months: int = 12) -> Window:
        window = Window.of([each.id for each in self.courts], day, months)
        return replace(window, judge=self.judge) if self.judge else window

    @property
    def settings(self) -> Settings:
        """What the court that is looked at has set; of several, the first."""
        return settings_of(self.courts[0].id) if self.courts else Settings()


def scope_of(person: str, day: str) -> Scope:
    """The widest that somebody's offices allow; Absent for who holds none that looks at figures."""
    held = {each.office: each.court for each in reversed(Viewer(person, day).offices)}
    for office in NAMES:
        if office in held:
            court = held[office]
            if office == JUDGE.name:
                return _own(office, person, court)
            return Scope(office, _courts(court, below=True), NAMES[office])
    raise Absent


def judge_scope(person: str, day: str, judge: str) -> Scope:
    """A judge's own cases: for himself, and for the president of his court; Absent for everybody else."""
    wanted = JUDGE.name if person == judge else PRESIDENT.name
    courts = sorted({each.court for each in Viewer(person, day).offices if each.office == wanted})
    held = rows(Officer, person=judge, office=JUDGE.name, court__in=courts)
    if not held:
        raise Absent
    return _own(wanted, judge, held[0].court)


def public_scope(court: str = "") -> Scope:
    """What everybody may look at: the public indicators, of the courts of this installation."""
    names = frozenset(name for name, each in INDICATORS.items() if each.public)
    return Scope("", tuple(rows(Court)), names).of(court)


def reader_scope(person: str, day: str) -> Scope:
    """What a reader's office shows him, else what everybody may see."""
    try:
        return scope_of(person, day)
    except Absent:
        return public_scope()


def _own(office: str, judge: str, court: str) -> Scope:
    """A judge's own cases; in a basic court nothing of appeals, which can only be empty there."""
    courts = _courts(court, below=False)
    appeals = any(each.level != "基层" for each in courts)
    names = frozenset(name for name in NAMES[JUDGE.name] if appeals or not INDICATORS[name].above)
    return Scope(office, courts, names, judge=judge)


def _courts(court: str, *, below: bool) -> tuple[Court, ...]:
    """The court itself first, then those under it in the order of their codes."""
    found: Sequence[Court] = rows(Court, Q(id=court) | Q(parent=court) if below else Q(id=court))
    return tuple(sorted(found, key=lambda each: (each.id != court, each.id)))
