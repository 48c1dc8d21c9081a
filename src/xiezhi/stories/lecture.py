"""A lecture on electronic contracts: booked online and by telephone, waited for, held; who practised has completed."""

from __future__ import annotations

from datetime import date

from xiezhi.engine.facts import Name, PersonId, Prose, Secret
from xiezhi.engine.words import COUNTER
from xiezhi.procedures.lecture import ATTENDEE, Announcement, Attendance, Booking, Lecture, Seat, Trade, Way
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows
from xiezhi.stories.cast import CLERK_OF_SHUNDA, WANG, public
from xiezhi.stories.days import moment
from xiezhi.stories.house import name_of
from xiezhi.stories.story import Story
from xiezhi.stories.telling import Plot, Tale

HALL = Prose("诉讼服务中心二楼")
CONTRACTS = Announcement(
    subject=Prose("电子合同怎么签、怎么存证"),
    teacher=Prose("苏和"),
    place=HALL,
    day=date(2026, 3, 12),
    seats=2,
    trades=(Trade.shops, Trade.transport, Trade.livestock),
)


def seat(name: str, trade: Trade, phone: str = "", *, waits: bool = False) -> Seat:
    return Seat(trade=trade, name=Name(name), phone=Secret(phone), waits=waits)


def tell(plot: Plot) -> Tale:
    """王某 takes a seat, an old herder the other by telephone; the haulier's clerk waits and moves up."""
    counter = plot.officer(COUNTER)
    plot.dispute = (yield plot.does(counter, Lecture.announce, CONTRACTS)).proceeding
    on = plot.latest(Lecture)
    yield plot.does(public(WANG), Booking.book, seat("王某", Trade.shops), on=on)
    yield from plot.on("2026-03-03 10:05")
    herder = seat("布和", Trade.livestock, "13800000076")
    yield plot.does(counter, Booking.book, herder, on=on)
    yield from plot.on("2026-03-04 19:30")
    clerk = seat("顺达物流 小郑", Trade.transport, "13800000031", waits=True)
    yield plot.does(public(CLERK_OF_SHUNDA), Booking.book, clerk, on=on)
    yield from plot.on("2026-03-06 08:40")
    yield plot.does((WANG, ATTENDEE), Booking.cancel, on=booking_of(plot, WANG))
    yield from plot.on("2026-03-09 20:15")
    yield plot.does((CLERK_OF_SHUNDA, ATTENDEE), Booking.practise, on=booking_of(plot, CLERK_OF_SHUNDA))
    yield from plot.on("2026-03-12 16:40")
    came = [each.person for each in rows(Standing, dispute=plot.dispute, role=ATTENDEE.name) if each.person != WANG]
    yield plot.does(counter, Lecture.hold, attendance(came), on=plot.all(Lecture)[-1])
    (herders,) = plot.all(Booking, Booking.attended.name)
    yield plot.does(counter, Booking.catch_up, on=herders)


def booking_of(plot: Plot, person: str) -> Proceeding:
    (mine,) = rows(Standing, dispute=plot.dispute, role=ATTENDEE.name, person=person)
    return next(each for each in plot.all(Booking) if each.id == mine.proceeding)


def attendance(people: list[str]) -> Attendance:
    return Attendance(present=tuple(PersonId(each) for each in people))


def taught(code: str) -> Tale:
    """What a court has taught before the demonstration begins: fourteen came, most of them from shops."""
    plot = Plot(f"lectures/{code}", code, moment("2026-02-02 09:10"))
    counter = plot.officer(COUNTER)
    about = Announcement(
        subject=Prose("开店的人怎样留证据"), teacher=Prose("苏和"), place=HALL, day=date(2026, 2, 11), seats=40
    )
    plot.dispute = (yield plot.does(counter, Lecture.announce, about)).proceeding
    on, trades = plot.latest(Lecture), (Trade.shops,) * 10 + (Trade.catering, Trade.catering, Trade.livestock)
    for place, trade in enumerate((*trades, Trade.insurance, Trade.shops)):
        yield plot.does(counter, Booking.book, seat(name_of(300 + place), trade, f"138000005{place:02d}"), on=on)
    yield from plot.on("2026-02-11 16:40")
    people = rows(Standing, dispute=plot.dispute, role=ATTENDEE.name)
    came = [each.person for each in sorted(people, key=lambda each: each.order)]
    yield plot.does(counter, Lecture.hold, attendance(came[:-1]), on=plot.all(Lecture)[-1])
    for booking in [each for each in plot.all(Booking, Booking.attended.name) if each.track == Trade.shops][:5]:
        yield plot.does(counter, Booking.catch_up, on=booking)


def coming(code: str) -> Tale:
    """Two lectures that can be booked when the demonstration begins, one of them full."""
    plot = Plot(f"coming/{code}", code, moment("2026-02-26 10:00"))
    counter = plot.officer(COUNTER)
    online = Announcement(
        subject=Prose("保险理赔材料的存证和核验"),
        teacher=Prose("斯琴"),
        way=Way.online,
        place=Prose("法院视频会议，会议号随通知发送"),
        day=date(2026, 3, 11),
        begins="09:30",
        ends="11:00",
        seats=2,
        trades=(Trade.insurance, Trade.banking),
    )
    made = yield plot.does(counter, Lecture.announce, online)
    plot.dispute = made.proceeding
    on = plot.latest(Lecture)
    for place, trade in enumerate((Trade.insurance, Trade.banking)):
        yield plot.does(counter, Booking.book, seat(name_of(330 + place), trade, f"138000006{place:02d}"), on=on)


def open_to_all(code: str) -> Tale:
    plot = Plot(f"open/{code}", code, moment("2026-02-27 15:20"))
    about = Announcement(
        subject=Prose("手机存证，当场教会"), teacher=Prose("白玉兰"), place=HALL, day=date(2026, 3, 13), seats=40
    )
    plot.dispute = (yield plot.does(plot.officer(COUNTER), Lecture.announce, about)).proceeding


LECTURE = Story("lecture", "一场讲座：网上报名、电话报名、候补、到课、练习", "2026-03-02 09:20", COUNTER, tell)
