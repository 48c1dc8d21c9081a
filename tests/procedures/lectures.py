"""A lecture as the tests of several rooms play it: announced for a week ahead, booked, held."""

from __future__ import annotations

from datetime import date

from tests.engine.cast import CODE, Case, Court, Player
from xiezhi.engine.facts import Name, PersonId, Prose, Secret
from xiezhi.engine.words import COUNTER
from xiezhi.procedures.course import Booking, Lecture
from xiezhi.procedures.lecture import Announcement, Attendance, Seat, Trade

DAY = date(2026, 3, 12)
EVE, AFTER = "2026-03-11", "2026-03-12T16:40"


def lecture(court: Court, *, seats: int = 40, day: date = DAY) -> Case:
    """其其格 announces that 苏和 speaks on electronic contracts, to shops and insurers."""
    about = Announcement(
        subject=Prose("电子合同怎么签、怎么存证"),
        teacher=Prose("苏和"),
        place=Prose("诉讼服务中心二楼"),
        day=day,
        seats=seats,
        trades=(Trade.shops, Trade.insurance),
    )
    key = f"lecture-{next(court.keys)}"
    made = court.act(Lecture.announce, about, court=CODE, by=court.counter.id, as_=COUNTER, key=key)
    return Case(court, made.proceeding)


def books(on: Case, who: Player, name: str = "王某", *, trade: Trade = Trade.shops, waits: bool = False) -> Case:
    """Somebody books for himself, or the counter for who telephones."""
    phone = Secret("13800000001") if who.office else Secret("")
    made = who.does(on, Booking.book, Seat(trade=trade, name=Name(name), phone=phone, waits=waits))
    return Case(on.court, made.proceeding)


def held(on: Case, *present: Player) -> None:
    """The day before comes, then the hour; these came."""
    court = on.court
    court.sweep(EVE)
    facts = Attendance(present=tuple(PersonId(each.id) for each in present))
    court.counter.does(on, Lecture.hold, facts, day=AFTER)
