"""A story is a tale of told steps; one tale is played alone and narrated, four hundred are played together."""

from __future__ import annotations

import heapq
import zlib
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from django.db.models import Q

from xiezhi.engine.acts import Act
from xiezhi.engine.clock import at
from xiezhi.engine.door import MOST_IN_A_BATCH, Asked, Receipt, commit, prepared
from xiezhi.engine.facts import Facts
from xiezhi.engine.sweep import sweep
from xiezhi.engine.words import CLAIMANT, Procedure, Role, Step
from xiezhi.procedures.course import COURSE
from xiezhi.procedures.service import Service
from xiezhi.records.court import Officer
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows
from xiezhi.stories import days

assert COURSE, "a tale is told over all chapters, joined"
Hand = tuple[str, Role]
"""Who acts and in what capacity: a person's id and a role."""


@dataclass(frozen=True, slots=True)
class Told:
    """One step as a tale tells it: when, who, what, with which facts. `on` is the proceeding; None opens a dispute."""

    at: datetime
    step: Step
    hand: Hand
    facts: Facts | None
    on: Proceeding | None
    court: str
    key: str
    happened: datetime | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """Time passes until this moment: what follows is told as things stand by then."""

    at: datetime


Tale = Generator[Told | Pause, Receipt, None]
"""A dispute being told: it yields each step and is sent the receipt, or thrown the refusal."""
NOTHING = Receipt("", "", -1, "", "", "", "")
"""What a pause is answered."""
Heard = Callable[[Told, Receipt], None]


class Bench:
    """Who holds which office in which court, looked up once."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, Role], list[Hand]] = {}

    def officers(self, court: str, role: Role) -> list[Hand]:
        """Those in an office of a court, in the order of their ids."""
        if (court, role) not in self._held:
            held = rows(Officer, court=court, office=role.name, until="", order=("since", "id"))
            self._held[court, role] = [(each.person, role) for each in held]
        return self._held[court, role]


@dataclass
class Plot:
    """What a tale holds on to: its court, its dispute, the moment it has come to, and its chance."""

    name: str
    court: str
    now: datetime
    chance: Random = field(default_factory=lambda: Random(0))
    bench: Bench = field(default_factory=Bench)
    dispute: str = ""
    taken: int = 0
    _known: dict[str, Proceeding] = field(default_factory=dict)
    _people: dict[tuple[str, ...], list[str]] = field(default_factory=dict)

    def on(self, text: str) -> Tale:
        """Go on at this moment of China, `2026-03-02 09:30`."""
        self.now = days.moment(text)
        yield Pause(self.now)

    def later(self, least: int = 0, most: int | None = None, *, office: bool = True) -> Tale:
        """Go on some days later, by the office's days or by anybody's."""
        count = self.chance.randint(least, least if most is None else most)
        self.now = days.later(self.now, count, self.chance, office=office)
        yield Pause(self.now)

    def does(
        self, hand: Hand, step: Step, facts: Facts | None = None, *, on: Proceeding | None = None,
        happened: datetime | None = None,
    ) -> Told:  # fmt: skip
        """A step now: on the given proceeding, else the latest of its kind in this dispute."""
        self.taken += 1
        if on is None and self.dispute:
            on = self.latest(step.procedure)
        return Told(self.now, step, hand, facts, on, self.court, f"{self.name}/{self.taken}", happened)

    def latest(self, procedure: type[Procedure]) -> Proceeding:
        """The proceeding of a kind that a dispute has one of, as it was when first asked for."""
        if procedure.name not in self._known:
            self._known[procedure.name] = self.all(procedure)[-1]
        return self._known[procedure.name]

    def all(self, procedure: type[Procedure], *states: str) -> list[Proceeding]:
        """The proceedings of a kind in this dispute, oldest first; in these states where any are named."""
        where = [Q(state__in=states)] if states else []
        order = ("opened", "id")
        return rows(Proceeding, *where, dispute=self.dispute, procedure=procedure.name, order=order)

    def service_on(self, person: str) -> Proceeding:
        """The service on somebody that has not been begun."""
        planned = {each.id: each for each in self.all(Service, Service.planned.name)}
        mine = rows(Standing, proceeding__in=list(planned), person=person, role="recipient")
        return planned[mine[-1].proceeding]

    def people(self, *roles: str) -> list[str]:
        """Who stood in these capacities when the dispute came in, in order."""
        if roles not in self._people:
            found = rows(Standing, proceeding=self.dispute, role__in=roles, order=("order", "id"))
            self._people[roles] = [each.person for each in sorted(found, key=lambda each: roles.index(each.role))]
        return self._people[roles]

    def parties(self) -> list[str]:
        return self.people("claimant", "defendant", "third")

    def claimant(self) -> Hand:
        """The first claimant."""
        return self.people("claimant")[0], CLAIMANT

    def officers(self, role: Role) -> list[Hand]:
        return self.bench.officers(self.court, role)

    def officer(self, role: Role) -> Hand:
        """One of those in an office of this court, always the same for the same plot."""
        held = self.officers(role)
        return held[zlib.crc32(self.name.encode()) % len(held)]


def silent(told: Told, receipt: Receipt) -> None:
    """Nobody listens."""


class Stage:
    """Tales that wait for their moments, side by side. Where they come in the order of their beginnings, none is begun
    before its time."""

    def __init__(self, tales: Iterable[Tale], *, in_order: bool = False, most: int = MOST_IN_A_BATCH) -> None:
        self._waiting: list[tuple[datetime, int, Told | Pause, Tale]] = []
        self._coming, self._in_order, self._most = enumerate(tales), in_order, most
        self._reached: datetime | None = None
        self._begin()

    def _begin(self) -> None:
        """Begin the tales whose time it is: there is one more that lies ahead, or none is left."""
        while not (self._in_order and self._waiting and self._reached and self._reached > self._waiting[0][0]):
            number, tale = next(self._coming, (0, None))
            if tale is None:
                return
            if told := next(tale, None):
                self._reached = told.at
                self.put(number, tale, told)

    def put(self, number: int, tale: Tale, told: Told | Pause | None) -> None:
        if told is not None:
            heapq.heappush(self._waiting, (told.at, number, told, tale))

    @property
    def next(self) -> datetime | None:
        return self._waiting[0][0] if self._waiting else None

    def due(self, now: datetime) -> list[tuple[int, Tale, Told]]:
        """What is told at this moment, pauses gone on from, no more than one commit takes."""
        found: list[tuple[int, Tale, Told]] = []
        while self.next == now and len(found) < self._most:
            _, number, told, tale = heapq.heappop(self._waiting)
            self._begin()
            if isinstance(told, Told):
                found.append((number, tale, told))
            else:
                self.put(number, tale, _go_on(tale, NOTHING))
        return found


def play(
    tales: Iterable[Tale], *, until: datetime | None = None, heard: Heard = silent, in_order: bool = False,
    most: int = MOST_IN_A_BATCH,
) -> datetime | None:  # fmt: skip
    """Play tales side by side in the order of their moments, each moment's acts in one commit of so many at most, the
    clock's round at the beginning of each day. Ends with the last told step, or with the last before `until`; returns
    its moment."""
    stage, now = Stage(tales, in_order=in_order, most=most), None
    while (moment := stage.next) and (until is None or moment <= until):
        if now is None or moment.date() > now.date():
            with at(days.moment(f"{moment.date()} 00:10")):
                sweep()
        now = moment
        batch = stage.due(now)
        for (number, tale, told), asked in zip(batch, _taken(now, [told for _, _, told in batch]), strict=True):
            refused = asked.answer.exception()
            if refused is None:
                heard(told, asked.answer.result())
            stage.put(number, tale, _go_on(tale, refused or asked.answer.result()))
    return now


def _go_on(tale: Tale, answer: Receipt | BaseException) -> Told | Pause | None:
    try:
        return tale.throw(answer) if isinstance(answer, BaseException) else tale.send(answer)
    except StopIteration:
        return None


def _taken(now: datetime, batch: Sequence[Told]) -> list[Asked]:
    """Take these steps in one commit."""
    with at(now):
        asked = [Asked(_prepared(told)) for told in batch]
        commit(asked)
        return asked


def _prepared(told: Told) -> Act:
    person, role = told.hand
    return prepared(
        told.step, told.facts, on=told.on, court=told.court, by=person, as_=role, key=told.key, happened=told.happened
    )
