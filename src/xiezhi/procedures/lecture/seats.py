"""名额：先报先得，满了排候补；有人取消，排在最前的候补补上。"""

from __future__ import annotations

from collections.abc import Iterator

from xiezhi.engine.case import Case
from xiezhi.engine.facts import NoFacts
from xiezhi.procedures.lecture.facts import Attendance, Freed
from xiezhi.records.lecture import Lecture as Record
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding

BOOKING = "booking"
LIVE = ("booked", "practised")
"""报了名、还没有开讲时的状态：占着名额或者排着候补。"""


def announced(case: Case) -> Record:
    """这场讲座，从讲座看或者从一份报名看。"""
    held = case.family.get(Record, case.proceeding.id) or case.family.get(Record, case.proceeding.parent)
    assert held is not None, "a lecture without its record"
    return held


def standing_of(case: Case, booking: Proceeding) -> Standing | None:
    """这份报名是谁的。"""
    return next((each for each in case.family.of(Standing, booking.id) if each.role == "attendee"), None)


def queue(case: Case) -> list[Standing]:
    """还算数的报名，按先后：前面的占名额，后面的是候补。"""
    bookings = (each for each in case.family.all(Proceeding) if each.procedure == BOOKING and each.state in LIVE)
    found = (standing_of(case, each) for each in bookings)
    return sorted((each for each in found if each is not None), key=lambda each: each.order)


def freed(case: Case, _: object) -> Iterator[Freed]:
    """空出来的名额。"""
    mine = standing_of(case, case.proceeding)
    if mine is not None:
        yield Freed(order=mine.order)


def the_next(case: Case, facts: Freed) -> Iterator[NoFacts]:
    """补上的是这一个吗：取消的人占着名额，这一个正好排到。"""
    seats, waiting = announced(case).seats, queue(case)
    last = waiting[seats - 1] if len(waiting) >= seats else None
    if last is not None and last.proceeding == case.proceeding.id and facts.order < last.order:
        yield NoFacts()


def if_present(case: Case, facts: Attendance) -> Iterator[NoFacts]:
    mine = standing_of(case, case.proceeding)
    if mine is not None and mine.person in facts.present:
        yield NoFacts()


def if_absent(case: Case, facts: Attendance) -> Iterator[NoFacts]:
    if not list(if_present(case, facts)):
        yield NoFacts()
