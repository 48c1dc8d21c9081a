"""报名：一个人听一场讲座，从报名到学完；他只看得到自己的，别人报没报名看不到。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from xiezhi.engine.case import Case, Notice, changed
from xiezhi.engine.words import (
    ANYONE,
    COUNTER,
    COURSE,
    NEW,
    Procedure,
    State,
    Step,
    guard,
    standing,
)
from xiezhi.phrases.carried import opened_in
from xiezhi.procedures.lecture.facts import Calling, Seat
from xiezhi.procedures.lecture.rules import BOOKED, EXERCISE, HEARD, REGISTER, SEATS, TOLD
from xiezhi.procedures.lecture.seats import announced, queue
from xiezhi.records.person import Person, Standing

ATTENDEE = standing("attendee", "听课人", "attendee")


@guard("名额已满的，须选择排候补", SEATS, english="Where it is full, one must choose to wait for a seat")
def has_a_seat(case: Case, seat: Seat) -> bool:
    there = opened_in(case)
    return len(queue(there)) < announced(there).seats or seat.waits


@guard("同一个人不能在一场讲座报两次名", SEATS, english="Nobody can book the same lecture twice")
def is_not_booked(case: Case, _: Seat) -> bool:
    return case.role is COUNTER or all(each.person != case.actor for each in queue(opened_in(case)))


@guard(
    "须写明听课人的姓名；替打电话来的人报名的，还须写明电话",
    BOOKED,
    english="The attendee must be named; who telephones, with his number",
)
def is_named(case: Case, seat: Seat) -> bool:
    return bool(seat.name and seat.phone) if case.role is COUNTER else bool(seat.name or case.met(case.actor))


@guard("开讲以后不能再报名、取消", BOOKED, english="Once the lecture has begun nobody can book or cancel")
def has_not_begun(case: Case, _: Any) -> bool:
    held = announced(case)
    return case.now[:16] < f"{held.day}T{held.begins}"


def book(case: Case, seat: Seat) -> Iterator[Any]:
    """报名的先后记在身份里：前面的占名额，后面的是候补。"""
    known = None if case.role is COUNTER else case.met(case.actor)
    if known is None:
        person = case.make(
            Person,
            dispute="",
            person=case.new_person() if case.role is COUNTER else case.actor,
            name=seat.name,
            phone=seat.phone,
        )
    else:
        person = changed(known, phone=known.phone or seat.phone)
    yield person
    before = sum(each.role == ATTENDEE.name for each in case.family.all(Standing))
    yield case.stand(person.person, ATTENDEE, before + 1)
    yield case.change(track=str(seat.trade))


def _told(case: Case, words: str) -> Iterator[Notice]:
    yield from (Notice(each.person, words) for each in case.standings(ATTENDEE.name))


def _when(case: Case) -> str:
    held = announced(case)
    return f"{date.fromisoformat(held.day):%Y-%m-%d} {held.begins}《{held.subject}》"


def moved_up(case: Case, _: Any) -> Iterator[Any]:
    yield from _told(case, f"有人取消，您已由候补补上名额：{_when(case)}")


def remind(case: Case, _: Any) -> Iterator[Any]:
    held = announced(case)
    place = next((n for n, each in enumerate(queue(case), 1) if each.proceeding == case.proceeding.id), 0)
    if place <= held.seats:
        yield from _told(case, f"明天有您报名的讲座：{_when(case)}，{held.place}")
    else:
        yield from _told(case, f"明天的讲座您还在候补，没有排到：{_when(case)}")


def call_off(case: Case, facts: Calling) -> Iterator[Any]:
    yield from _told(case, f"讲座取消了：{_when(case)}。{facts.reason}")


class Booking(Procedure, label="讲座报名", code="报名", english="Booking of a lecture", numbered=False):
    """讲座报名：一个人一份；到课并且做完练习的，记为学完。"""

    booked = State("已报名", first=True, unclocked="等讲座那一天", english="Booked")
    practised = State("已报名，练习已做", unclocked="等讲座那一天", english="Booked, exercise done")
    attended = State("已到课", unclocked="练习什么时候补做都可以", english="Attended")
    completed = State("已学完", last=True, english="Completed")
    missed = State("没有来", last=True, english="Missed")
    cancelled = State("已取消报名", last=True, english="Booking cancelled")
    called_off = State("讲座已取消", last=True, english="Lecture called off")

    book = Step(
        "报名",
        by=COUNTER | ANYONE,
        moves=NEW >> booked,
        facts=Seat,
        needs=[has_not_begun, is_named, is_not_booked, has_a_seat],
        does=book,
        law=HEARD,
        english="Book",
        help="打电话来的，由窗口代报，写明姓名和电话",
    )
    practise = Step(
        "做完练习",
        by=ATTENDEE | COUNTER,
        moves=booked >> practised,
        law=EXERCISE,
        english="Exercise done",
        help="在练习法院从签合同做到核验；做的内容不进本院的记录",
    )
    catch_up = Step(
        "补做练习",
        by=ATTENDEE | COUNTER,
        moves=attended >> completed,
        law=EXERCISE,
        english="Exercise done afterwards",
    )
    cancel = Step(
        "取消报名",
        by=ATTENDEE | COUNTER,
        moves=(booked | practised) >> cancelled,
        needs=[has_not_begun],
        law=BOOKED,
        english="Cancel the booking",
    )
    move_up = Step(
        "候补补上",
        by=COURSE,
        moves=(booked | practised).stays,
        does=moved_up,
        law=SEATS,
        english="Moved up from the waiting list",
    )
    remind = Step(
        "通知听课人",
        by=COURSE,
        moves=(booked | practised).stays,
        does=remind,
        law=TOLD,
        english="Remind the attendee",
    )
    attend = Step("到课", by=COURSE, moves=booked >> attended, law=REGISTER, english="Came")
    complete = Step(
        "到课，练习已做", by=COURSE, moves=practised >> completed, law=REGISTER, english="Came, exercise done"
    )
    miss = Step("没有到课", by=COURSE, moves=(booked | practised) >> missed, law=REGISTER, english="Did not come")
    call_off = Step(
        "随讲座取消",
        by=COURSE,
        moves=(booked | practised) >> called_off,
        facts=Calling,
        does=call_off,
        law=TOLD,
        english="Called off with its lecture",
    )
