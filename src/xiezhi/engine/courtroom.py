"""法庭: which room, which day, who sits and who signs the minutes: alike wherever a court holds a hearing."""

from __future__ import annotations

import re
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.words import guard
from xiezhi.law.calendar import NATIONAL
from xiezhi.law.sources import Policy
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.records.hearing import Hearing

ROOMS = "第一法庭|第二法庭|第三法庭|速裁法庭|互联网法庭"
CALENDAR = Policy("排期规定", "同一法庭、同一人员不能同时开两个庭")
BOOKINGS = "排期"
"""One booking follows another: no room and nobody is booked twice."""


def clock_time(text: str) -> str:
    """Empty where it is written well; else a sentence for whoever typed it."""
    return "" if re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", text) else "请写作 09:30 的样子"


def rooms(case: Case) -> list[str]:
    """The rooms of this court, as it has set them."""
    return case.setting("hearing.rooms", ROOMS).split("|")


def current(case: Case) -> Hearing | None:
    """The last hearing."""
    return max(case.mine(Hearing), key=lambda each: each.number, default=None)


def people_of(case: Case) -> tuple[str, ...]:
    """The bench and its clerk."""
    return tuple(each.person for each in case.standings("judge", "clerk"))


@guard(
    "开庭之日须是工作日，结束须在开始以后", CALENDAR, english="A hearing is on a working day and ends after it begins"
)
def is_a_working_day(case: Case, facts: Any) -> bool:
    return NATIONAL.is_working(facts.day) and facts.begins < facts.ends


@guard("须是本院的法庭", CALENDAR, english="It must be a courtroom of this court")
def room_is_known(case: Case, facts: Any) -> bool:
    return facts.room in rooms(case)


@guard(
    "这个法庭和本案的审判人员、书记员在这段时间须没有别的开庭",
    CALENDAR,
    english="The courtroom, the judges and the clerk must be free at that time",
)
def nothing_clashes(case: Case, facts: Any) -> bool:
    wanted = Hearing("", "", "", "", 0, facts.day.isoformat(), facts.begins, facts.ends, facts.room, people_of(case))
    return not any(each.status in ("booked", "held") and each.meets(wanted) for each in case.booked(wanted.day))


@guard(
    "开庭之日审判人员和书记员须没有请假，请假的先更换或者改期",
    CALENDAR,
    english="No judge or clerk may be on leave that day: replace them or choose another day",
)
def nobody_is_away(case: Case, facts: Any) -> bool:
    return not any(case.house.away(each, facts.day.isoformat()) for each in people_of(case))


@guard("今天须是排定的开庭之日", CALENDAR, english="Today must be the day of the hearing")
def is_the_day(case: Case, _: Any) -> bool:
    hearing = current(case)
    return hearing is not None and hearing.status == "booked" and hearing.day == case.day


@guard(
    "到庭的须是本案当事人，至少一人",
    CIVIL_PROCEDURE("第一百四十条", "查明当事人和其他诉讼参与人是否到庭"),
    english="Those present must be parties to this case, at least one of them",
)
def somebody_appears(case: Case, facts: Any) -> bool:
    return bool(facts.present) and set(facts.present) | set(facts.walked_out) <= set(case.parties)


@guard(
    "须有开庭笔录，而且还没有签过",
    CIVIL_PROCEDURE("第一百五十条", "法庭笔录由当事人和其他诉讼参与人签名"),
    english="There must be a record of the hearing that is not signed yet",
)
def may_sign(case: Case, _: Any) -> bool:
    hearing = current(case)
    return hearing is not None and hearing.status == "held" and case.me in set(hearing.present) - set(hearing.signed)


@guard(
    "到庭的人须全部签名，拒绝签名的须记明",
    CIVIL_PROCEDURE("第一百五十条", "由审判人员和书记员签名"),
    english="All who were present must sign; a refusal is noted",
)
def everyone_has_signed(case: Case, _: Any) -> bool:
    hearing = current(case)
    return hearing is not None and hearing.status == "held" and set(hearing.signed) >= set(hearing.present)
