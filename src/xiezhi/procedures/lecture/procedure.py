"""讲座：由诉讼服务中心公布，前一日自动通知，讲完登记谁到了。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.clocks import first
from xiezhi.engine.words import (
    CLOCK,
    COUNTER,
    COURSE,
    FILING_JUDGE,
    NEW,
    Moment,
    Procedure,
    State,
    Step,
    guard,
)
from xiezhi.law.periods import Period, days, working_days
from xiezhi.procedures.lecture.facts import Announcement, Attendance, Calling, Freed
from xiezhi.procedures.lecture.rules import AHEAD, REGISTER, SEATS, TEACHING, TOLD
from xiezhi.procedures.lecture.seats import announced, queue
from xiezhi.records.dispute import Dispute
from xiezhi.records.lecture import Lecture as Record

LEAST = 3
"""提前公布的日数。"""


@guard("讲座须至少提前三日公布", AHEAD, english="A lecture must be announced at least three days ahead")
def is_ahead(case: Case, facts: Announcement) -> bool:
    return facts.day >= case.date + timedelta(days=LEAST)


@guard("结束时间不能早于开始时间", AHEAD, english="It cannot end before it begins")
def hours_in_order(case: Case, facts: Announcement) -> bool:
    return facts.begins < facts.ends


@guard("名额至少一个", SEATS, english="There must be one seat at least")
def has_seats(case: Case, facts: Announcement) -> bool:
    return facts.seats > 0


@guard("开讲以后才能登记到课", REGISTER, english="Who came can be registered only once the lecture has begun")
def has_begun(case: Case, _: Attendance) -> bool:
    held = announced(case)
    return f"{held.day}T{held.begins}" <= case.now[:16]


@guard("到课的须是报了名的人", REGISTER, english="Who came must have booked")
def have_booked(case: Case, facts: Attendance) -> bool:
    return set(facts.present) <= {each.person for each in queue(case)}


def announce(case: Case, facts: Announcement) -> Iterator[Any]:
    yield case.make(Dispute, id=case.proceeding.dispute, cause="普法讲座", door="lecture", opened=case.day)
    yield case.make(
        Record,
        id=case.proceeding.id,
        subject=facts.subject,
        teacher=facts.teacher,
        way=str(facts.way),
        place=facts.place,
        day=facts.day.isoformat(),
        begins=facts.begins,
        ends=facts.ends,
        seats=facts.seats,
        trades=tuple(str(each) for each in facts.trades),
    )


def until_the_eve(case: Case) -> Period:
    """到讲座的前两日为止；过了就是前一日，通知报了名的人。"""
    opened = date.fromisoformat(case.proceeding.opened)
    return days((date.fromisoformat(announced(case).day) - opened).days - 2)


def the_day(case: Case) -> dict[str, Moment]:
    """讲座当日；公布更正以后，没有这一日。"""
    found = case.entries("announce")
    return {"": Moment(found[0].entry, announced(case).day)} if found else {}


class Lecture(Procedure, label="普法讲座", code="讲座", english="Lecture", numbered=False):
    """普法讲座：先公布后报名；满了的排候补；前一日通知；讲完三个工作日内登记到课。"""

    booking_open = State(
        "报名中", first=True, lasts=until_the_eve, since=first("announce"), by=COUNTER, law=TOLD, rolls=False,
        english="Open for booking",
    )  # fmt: skip
    near = State(
        "即将开讲", within=working_days(3), since=the_day, by=COUNTER, law=REGISTER, english="About to be held"
    )
    held = State("已讲完", last=True, english="Held")
    called_off = State("已取消", last=True, english="Called off")

    announce = Step(
        "公布讲座",
        by=COUNTER | FILING_JUDGE,
        moves=NEW >> booking_open,
        facts=Announcement,
        needs=[is_ahead, hours_in_order, has_seats],
        does=announce,
        law=TEACHING,
        english="Announce a lecture",
    )
    remind = Step(
        "前一日通知",
        by=CLOCK,
        moves=booking_open >> near,
        on_lapse_of=booking_open,
        law=TOLD,
        english="Remind on the day before",
    )
    fill = Step(
        "名额空出",
        by=COURSE,
        moves=(booking_open | near).stays,
        facts=Freed,
        law=SEATS,
        english="A seat is free",
    )
    hold = Step(
        "登记到课",
        by=COUNTER | FILING_JUDGE,
        moves=near >> held,
        facts=Attendance,
        needs=[has_begun, have_booked],
        law=REGISTER,
        english="Register who came",
        help="没有勾选的，记为没有来；到课又做完练习的，记为学完",
    )
    call_off = Step(
        "取消讲座",
        by=COUNTER | FILING_JUDGE,
        moves=(booking_open | near) >> called_off,
        facts=Calling,
        law=TOLD,
        english="Call the lecture off",
    )
