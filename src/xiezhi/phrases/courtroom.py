"""法庭: which room, which day, who sits and who signs the minutes: alike wherever a court holds a hearing."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.words import guard
from xiezhi.law.calendar import NATIONAL
from xiezhi.law.periods import days
from xiezhi.law.sources import Policy
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.law.tracks import Track
from xiezhi.phrases.bench import SITTING
from xiezhi.records.hearing import Hearing
from xiezhi.records.paper import Delivery, Paper

ROOMS = "第一法庭|第二法庭|第三法庭|速裁法庭|互联网法庭"
CALENDAR = Policy("排期规定", "同一法庭、同一人员不能同时开两个庭")
BOOKINGS = "排期"
"""One booking follows another: no room and nobody is booked twice."""
NOTICE = CIVIL_PROCEDURE("第一百三十九条", "应当在开庭三日前通知当事人和其他诉讼参与人")
ANNOUNCED = CIVIL_PROCEDURE("第一百三十九条", "应当公告当事人姓名、案由和开庭的时间、地点")
SUMMONED = CIVIL_PROCEDURE("第一百四十七条", "经传票传唤")


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
    return tuple(each.person for each in case.standings(*SITTING))


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


@guard(
    "开庭须在三日以前通知当事人，在外地的加留在途日数；适用简易程序的不受三日之限，但不能早于今天",
    NOTICE,
    english="Parties are told three days before, or more from afar; in summary procedure, any day from today",
)
def notice_is_long_enough(case: Case, facts: Any) -> bool:
    halved = case.proceeding.track and Track(case.proceeding.track).halved
    transit = int(case.setting("hearing.transit_days")) if facts.travel else 0
    before = transit if halved else 3 + transit
    latest = days(before).before(facts.day).unrolled if before else facts.day
    return date.fromisoformat(case.day) <= latest


@guard(
    "不公开审理须写明理由：国家秘密、个人隐私，或者离婚、商业秘密案件当事人申请",
    CIVIL_PROCEDURE("第一百三十七条", "应当公开进行"),
    english="A closed hearing needs a reason: state secret, privacy, or in divorce and trade secrets a request",
)
def closed_with_reason(case: Case, facts: Any) -> bool:
    return facts.public or bool(facts.closed_because.strip())


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
    "没有到庭的人须经传票合法传唤（传票已经送达），才能缺席审理，否则应当改期",
    SUMMONED,
    english="Who stays away must have been served a summons; otherwise choose another day",
)
def absent_were_summoned(case: Case, facts: Any) -> bool:
    return all(was_summoned(case, each) for each in case.parties if each not in facts.present)


def was_summoned(case: Case, person: str) -> bool:
    """Whether the summons to the last hearing has reached him, before its day."""
    hearing = current(case)
    papers = {
        each.id
        for each in case.mine(Paper)
        if each.kind == "summons" and each.origin == "court" and hearing and each.filled()["when"][:10] == hearing.day
    }
    sent = [each for each in case.family.all(Delivery) if each.paper in papers and each.recipient == person]
    return any(each.effective and each.effective < case.day for each in sent)


@guard(
    "须有开庭笔录，而且还没有签过",
    CIVIL_PROCEDURE("第一百五十条", "法庭笔录由当事人和其他诉讼参与人签名"),
    english="There must be a record of the hearing that is not signed yet",
)
def may_sign(case: Case, _: Any) -> bool:
    hearing = current(case)
    return hearing is not None and hearing.status == "held" and case.me in set(hearing.present) - set(hearing.signed)


@guard(
    "所指的人须到庭而没有签名",
    CIVIL_PROCEDURE("第一百五十条", "拒绝签名盖章的，记明情况附卷"),
    english="The person must have been present without signing",
)
def has_not_signed(case: Case, facts: Any) -> bool:
    hearing = current(case)
    return hearing is not None and facts.person in set(hearing.present) - set(hearing.signed)


@guard(
    "到庭的人须全部签名，拒绝签名的须记明",
    CIVIL_PROCEDURE("第一百五十条", "由审判人员和书记员签名"),
    english="All who were present must sign; a refusal is noted",
)
def everyone_has_signed(case: Case, _: Any) -> bool:
    hearing = current(case)
    return hearing is not None and hearing.status == "held" and set(hearing.signed) >= set(hearing.present)
