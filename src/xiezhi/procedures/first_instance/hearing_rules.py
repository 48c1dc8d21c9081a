"""开庭的条件：三日前通知，法庭和人不冲突，期限已过，异议和回避都有了结果；缺席的已经合法传唤。"""

from __future__ import annotations

from datetime import date
from typing import Any

from xiezhi.engine.bench import members
from xiezhi.engine.case import Case
from xiezhi.engine.words import guard
from xiezhi.law.calendar import NATIONAL
from xiezhi.law.periods import add, days, months
from xiezhi.law.sources import Policy
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION, TRIAL_EXTENSIONS
from xiezhi.law.tracks import Track
from xiezhi.procedures.first_instance.evidence import over
from xiezhi.procedures.first_instance.hearing_facts import Listing, Sitting, Unsigned
from xiezhi.procedures.first_instance.requests import waiting
from xiezhi.procedures.first_instance.track_rules import track_of
from xiezhi.records.hearing import Hearing
from xiezhi.records.paper import Delivery, Paper

ROOMS = "第一法庭|第二法庭|第三法庭|速裁法庭|互联网法庭"
CALENDAR = Policy("排期规定", "同一法庭、同一人员不能同时开两个庭")
NOTICE = CIVIL_PROCEDURE("第一百三十九条", "应当在开庭三日前通知当事人和其他诉讼参与人")
SUMMONED = CIVIL_PROCEDURE("第一百四十七条", "经传票传唤")


def rooms(case: Case) -> list[str]:
    """本院的法庭，由本院设定。"""
    return case.setting("hearing.rooms", ROOMS).split("|")


def current(case: Case) -> Hearing | None:
    """最近一次开庭。"""
    return max(case.mine(Hearing), key=lambda each: each.number, default=None)


def adjournments(case: Case) -> int:
    return len(case.entries("adjourn", "adjourn_other"))


def people_of(case: Case) -> tuple[str, ...]:
    """审判员和书记员。"""
    return tuple(each.person for each in case.standings("judge", "clerk"))


@guard("开庭须在三日以前通知当事人；适用简易程序的不受此限，但不能早于今天", NOTICE)
def notice_is_long_enough(case: Case, facts: Listing) -> bool:
    latest = facts.day if track_of(case).halved else days(3).before(facts.day).risky
    return date.fromisoformat(case.day) <= latest


@guard("开庭之日须是工作日，结束须在开始以后", CALENDAR)
def is_a_working_day(case: Case, facts: Listing) -> bool:
    return NATIONAL.is_working(facts.day) and facts.begins < facts.ends


@guard("须是本院的法庭", CALENDAR)
def room_is_known(case: Case, facts: Listing) -> bool:
    return facts.room in rooms(case)


@guard("这个法庭和本案的审判人员、书记员在这段时间须没有别的开庭", CALENDAR)
def nothing_clashes(case: Case, facts: Listing) -> bool:
    wanted = Hearing("", "", "", "", 0, facts.day.isoformat(), facts.begins, facts.ends, facts.room, people_of(case))
    return not any(each.status in ("booked", "held") and each.meets(wanted) for each in case.booked(wanted.day))


@guard("开庭之日审判人员和书记员须没有请假，请假的先更换或者改期", CALENDAR)
def nobody_is_away(case: Case, facts: Listing) -> bool:
    return not any(case.house.away(each, facts.day.isoformat()) for each in people_of(case))


@guard("合议庭的审判长须已指定", CIVIL_PROCEDURE("第四十四条", "由院长或者庭长指定审判员一人担任"))
def presiding_is_named(case: Case, _: Any) -> bool:
    return len(members(case)) == 1 or bool(case.entries("preside"))


@guard(
    "举证期限须已届满，双方均表示不需要的除外",
    CIVIL_PROCEDURE_INTERPRETATION("第二百六十六条", "当事人双方均表示不需要举证期限、答辩期间的"),
)
def evidence_is_in(case: Case, facts: Listing) -> bool:
    mine = [each for each in case.deadlines if each.clock == "evidence" and each.status != "void"]
    all_told = {each.person for each in mine} >= set(case.parties)
    return facts.waived or over(case) or (all_told and all(each.due < facts.day.isoformat() for each in mine))


@guard(
    "不公开审理须写明理由：国家秘密、个人隐私，或者离婚、商业秘密案件当事人申请",
    CIVIL_PROCEDURE("第一百三十七条", "应当公开进行"),
)
def closed_with_reason(case: Case, facts: Listing) -> bool:
    return facts.public or bool(facts.closed_because.strip())


@guard("适用简易程序的案件不适用公告送达，须先转为普通程序", TRIAL_EXTENSIONS("第四条", "不适用公告送达"))
def not_announced_in_summary(case: Case, _: Any) -> bool:
    announced = any(each.state == "announced" for each in case.children("service"))
    by_announcement = any(each.means == "announcement" for each in case.family.all(Delivery))
    return not (track_of(case).halved and (announced or by_announcement))


@guard("有反诉的案件不适用小额诉讼程序，须先转换", CIVIL_PROCEDURE("第一百六十六条", "当事人提出反诉的案件"))
def no_counterclaim_in_small(case: Case, _: Any) -> bool:
    return track_of(case) is not Track.small or not case.entries("counterclaim")


@guard(
    "两次开庭间隔不得超过一个月，不可抗力或者当事人同意的除外",
    TRIAL_EXTENSIONS("第五条", "两次开庭间隔时间不得超过一个月"),
)
def gap_is_short(case: Case, facts: Listing) -> bool:
    last = current(case)
    if last is None or last.status != "adjourned" or facts.waived:
        return True
    return facts.day <= add(date.fromisoformat(last.day), months(1))


@guard("延期开庭不能超过次数：普通程序两次，简易和小额一次", TRIAL_EXTENSIONS("第三条", "延期开庭审理次数不超过"))
def may_adjourn_again(case: Case, _: Any) -> bool:
    return adjournments(case) < track_of(case).adjournments(case.date)


@guard("程序异议须已审查", CIVIL_PROCEDURE("第一百六十九条", "人民法院对当事人提出的异议应当审查"))
def track_is_settled(case: Case, _: Any) -> bool:
    return waiting(case, "object_to_track", "convert", "reject_objection") is None


@guard("诉讼须没有中止，中止的在恢复以前不能办理", CIVIL_PROCEDURE("第一百五十三条", "恢复诉讼"))
def not_stayed(case: Case, _: Any) -> bool:
    last = case.last("suspend", "resume")
    return last is None or last.step.endswith(".resume")


@guard("今天须是排定的开庭之日", CALENDAR)
def is_the_day(case: Case, _: Any) -> bool:
    hearing = current(case)
    return hearing is not None and hearing.status == "booked" and hearing.day == case.day


@guard("到庭的须是本案当事人，至少一人", CIVIL_PROCEDURE("第一百四十条", "查明当事人和其他诉讼参与人是否到庭"))
def somebody_appears(case: Case, facts: Sitting) -> bool:
    return bool(facts.present) and set(facts.present) | set(facts.walked_out) <= set(case.parties)


@guard("没有到庭的人须经传票合法传唤（传票已经送达），才能缺席审理，否则应当改期", SUMMONED)
def absent_were_summoned(case: Case, facts: Sitting) -> bool:
    return all(was_summoned(case, each) for each in case.parties if each not in facts.present)


def was_summoned(case: Case, person: str) -> bool:
    """最近一次开庭的传票已经送达本人。"""
    hearing = current(case)
    papers = {
        each.id
        for each in case.mine(Paper)
        if each.kind == "summons" and hearing and each.filled()["when"][:10] == hearing.day
    }
    sent = [each for each in case.family.all(Delivery) if each.paper in papers and each.recipient == person]
    return any(each.effective and each.effective < case.day for each in sent)


@guard("须有开庭笔录，而且还没有签过", CIVIL_PROCEDURE("第一百五十条", "法庭笔录由当事人和其他诉讼参与人签名"))
def may_sign(case: Case, _: Any) -> bool:
    hearing = current(case)
    return hearing is not None and hearing.status == "held" and case.me in set(hearing.present) - set(hearing.signed)


@guard("所指的人须到庭而没有签名", CIVIL_PROCEDURE("第一百五十条", "拒绝签名盖章的，记明情况附卷"))
def has_not_signed(case: Case, facts: Unsigned) -> bool:
    hearing = current(case)
    return hearing is not None and facts.person in set(hearing.present) - set(hearing.signed)


@guard("到庭的人须全部签名，拒绝签名的须记明", CIVIL_PROCEDURE("第一百五十条", "由审判人员和书记员签名"))
def everyone_has_signed(case: Case, _: Any) -> bool:
    hearing = current(case)
    return hearing is not None and hearing.status == "held" and set(hearing.signed) >= set(hearing.present)


@guard("最近一次开庭的笔录须已签阅完毕", CIVIL_PROCEDURE("第一百五十条", "法庭笔录应当当庭宣读"))
def minutes_are_read(case: Case, _: Any) -> bool:
    hearing = current(case)
    return hearing is not None and hearing.status == "read"
