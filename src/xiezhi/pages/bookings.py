"""Bookings of lectures as pages show them: who holds a seat, who waits, and where an exercise may be put down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from xiezhi.engine.refused import Absent
from xiezhi.engine.words import PROCEDURES, Step
from xiezhi.pages.names import names_of
from xiezhi.pages.saying import say as _
from xiezhi.pages.saying import termed
from xiezhi.pages.shapes import Link
from xiezhi.procedures.lecture import ATTENDEE, Booking, Trade
from xiezhi.procedures.lecture.seats import LIVE
from xiezhi.records.lecture import Lecture
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows, those

PRACTISE: dict[str, Step] = {Booking.booked.name: Booking.practise, Booking.attended.name: Booking.catch_up}
"""By which step the exercise is put down, from each state."""


class Booked(NamedTuple):
    """One booking, for its attendee or for officers."""

    url: str
    name: str
    trade: str
    state: str
    place: int
    """On the waiting list; 0 with a seat."""
    can_cancel: bool
    can_practise: bool


@dataclass(frozen=True)
class Books:
    """The bookings of one lecture in their order."""

    court: str
    seats: int
    rows: tuple[tuple[Proceeding, str], ...]

    @property
    def queue(self) -> list[str]:
        """The bookings that count, as they came."""
        return [each.id for each, _person in self.rows if each.state in LIVE]

    def of(self, person: str) -> Proceeding | None:
        """The newest booking of a person that he has not cancelled."""
        mine = (each for each, who in reversed(self.rows) if who == person and each.state != Booking.cancelled.name)
        return next(mine, None) if person else None

    def said(self, booking: Proceeding, name: str = "") -> Booked:
        queue = self.queue
        place = max(queue.index(booking.id) + 1 - self.seats, 0) if booking.id in queue else 0
        return Booked(
            f"/case/{booking.id}",
            name,
            _(Trade(booking.track).label),
            _("候补") if place else termed(PROCEDURES[booking.procedure].states[booking.state]),
            place,
            booking.state in LIVE,
            booking.state in PRACTISE,
        )

    def everyone(self) -> tuple[Booked, ...]:
        names = names_of(self.court, [person for _booking, person in self.rows])
        return tuple(self.said(each, names[person]) for each, person in self.rows)


def lecture_of(id: str) -> tuple[Lecture, Proceeding]:
    """The lecture, which everybody may know of; raises Absent."""
    held, case = one(Lecture, id=id), one(Proceeding, id=id)
    if held is None or case is None:
        raise Absent
    return held, case


def books_of(lectures: Sequence[str]) -> dict[str, Books]:
    """The bookings of these lectures."""
    held = {each.id: each for each in those(Lecture, "id", lectures)}
    found = {each.id: each for each in those(Proceeding, "parent", lectures) if each.procedure == Booking.name}
    stand = sorted(those(Standing, "proceeding", sorted(found)), key=lambda each: each.order)
    by_lecture: dict[str, list[tuple[Proceeding, str]]] = {each: [] for each in lectures}
    for each in stand:
        by_lecture[found[each.proceeding].parent].append((found[each.proceeding], each.person))
    return {id: Books(held[id].court, held[id].seats, tuple(by_lecture[id])) for id in lectures}


def to_credit(person: str) -> Link | None:
    """The booking to which an exercise may be put down now: what was attended first."""
    mine = {each.proceeding for each in rows(Standing, person=person, role=ATTENDEE.name)} if person else set()
    found = [each for each in those(Proceeding, "id", sorted(mine)) if each.state in PRACTISE]
    for each in sorted(found, key=lambda each: (each.state != Booking.attended.name, each.opened, each.id)):
        lecture = one(Lecture, id=each.parent)
        if lecture is not None:
            return Link(_("您报名的讲座：%(name)s") % {"name": lecture.subject}, f"/lectures/{lecture.id}/practised")
    return None
