"""开庭的条件：三日前通知，法庭和人不冲突，期限已过，异议和回避都有了结果；缺席的已经合法传唤。"""

from __future__ import annotations

from datetime import date
from typing import Any

from xiezhi.engine.bench import members
from xiezhi.engine.case import Case
from xiezhi.engine.courtroom import current
from xiezhi.engine.words import guard
from xiezhi.law.periods import add, days, months
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION, TRIAL_EXTENSIONS
from xiezhi.law.tracks import Track
from xiezhi.procedures.first_instance.evidence import over
from xiezhi.procedures.first_instance.hearing_facts import Listing, Sitting, Unsigned
from xiezhi.procedures.first_instance.requests import waiting
from xiezhi.procedures.first_instance.track_rules import track_of
from xiezhi.records.paper import Delivery, Paper

NOTICE = CIVIL_PROCEDURE("第一百三十九条", "应当在开庭三日前通知当事人和其他诉讼参与人")
SUMMONED = CIVIL_PROCEDURE("第一百四十七条", "经传票传唤")


def adjournments(case: Case) -> int:
    return len(case.entries("adjourn", "adjourn_other"))


@guard(
    "开庭须在三日以前通知当事人；适用简易程序的不受此限，但不能早于今天",
    NOTICE,
    english="Parties are told three days before; in summary procedure, any day from today",
)
def notice_is_long_enough(case: Case, facts: Listing) -> bool:
    latest = facts.day if track_of(case).halved else days(3).before(facts.day).risky
    return date.fromisoformat(case.day) <= latest


@guard(
    "合议庭的审判长须已指定",
    CIVIL_PROCEDURE("第四十四条", "由院长或者庭长指定审判员一人担任"),
    english="The panel's presiding judge must be named",
)
def presiding_is_named(case: Case, _: Any) -> bool:
    return len(members(case)) == 1 or bool(case.entries("preside"))


@guard(
    "举证期限须已届满，双方均表示不需要的除外",
    CIVIL_PROCEDURE_INTERPRETATION("第二百六十六条", "当事人双方均表示不需要举证期限、答辩期间的"),
    english="The time for evidence must be over, unless both say they need none",
)
def evidence_is_in(case: Case, facts: Listing) -> bool:
    mine = [each for each in case.deadlines if each.clock == "evidence" and each.status != "void"]
    all_told = {each.person for each in mine} >= set(case.parties)
    return facts.waived or over(case) or (all_told and all(each.due < facts.day.isoformat() for each in mine))


@guard(
    "不公开审理须写明理由：国家秘密、个人隐私，或者离婚、商业秘密案件当事人申请",
    CIVIL_PROCEDURE("第一百三十七条", "应当公开进行"),
    english="A closed hearing needs a reason: state secret, privacy, or in divorce and trade secrets a request",
)
def closed_with_reason(case: Case, facts: Listing) -> bool:
    return facts.public or bool(facts.closed_because.strip())


@guard(
    "适用简易程序的案件不适用公告送达，须先转为普通程序",
    TRIAL_EXTENSIONS("第四条", "不适用公告送达"),
    english="No service by announcement in summary procedure: convert to ordinary first",
)
def not_announced_in_summary(case: Case, _: Any) -> bool:
    announced = any(each.state == "announced" for each in case.children("service"))
    by_announcement = any(each.means == "announcement" for each in case.family.all(Delivery))
    return not (track_of(case).halved and (announced or by_announcement))


@guard(
    "有反诉的案件不适用小额诉讼程序，须先转换",
    CIVIL_PROCEDURE("第一百六十六条", "当事人提出反诉的案件"),
    english="A case with a counterclaim is no small claim: convert first",
)
def no_counterclaim_in_small(case: Case, _: Any) -> bool:
    return track_of(case) is not Track.small or not case.entries("counterclaim")


@guard(
    "两次开庭间隔不得超过一个月，不可抗力或者当事人同意的除外",
    TRIAL_EXTENSIONS("第五条", "两次开庭间隔时间不得超过一个月"),
    english="Two hearings lie at most a month apart, save by force majeure or agreement",
)
def gap_is_short(case: Case, facts: Listing) -> bool:
    last = current(case)
    if last is None or last.status != "adjourned" or facts.waived:
        return True
    return facts.day <= add(date.fromisoformat(last.day), months(1))


@guard(
    "延期开庭不能超过次数：普通程序两次，简易和小额一次",
    TRIAL_EXTENSIONS("第三条", "延期开庭审理次数不超过"),
    english="A hearing is put off at most twice in ordinary procedure, once in the others",
)
def may_adjourn_again(case: Case, _: Any) -> bool:
    return adjournments(case) < track_of(case).adjournments(case.date)


@guard(
    "程序异议须已审查",
    CIVIL_PROCEDURE("第一百六十九条", "人民法院对当事人提出的异议应当审查"),
    english="The objection to the procedure must be decided",
)
def track_is_settled(case: Case, _: Any) -> bool:
    return waiting(case, "object_to_track", "convert", "reject_objection") is None


@guard(
    "诉讼须没有中止，中止的在恢复以前不能办理",
    CIVIL_PROCEDURE("第一百五十三条", "恢复诉讼"),
    english="The suit must not be stayed",
)
def not_stayed(case: Case, _: Any) -> bool:
    last = case.last("suspend", "resume")
    return last is None or last.step.endswith(".resume")


@guard(
    "没有到庭的人须经传票合法传唤（传票已经送达），才能缺席审理，否则应当改期",
    SUMMONED,
    english="Who stays away must have been served a summons; otherwise choose another day",
)
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


@guard(
    "所指的人须到庭而没有签名",
    CIVIL_PROCEDURE("第一百五十条", "拒绝签名盖章的，记明情况附卷"),
    english="The person must have been present without signing",
)
def has_not_signed(case: Case, facts: Unsigned) -> bool:
    hearing = current(case)
    return hearing is not None and facts.person in set(hearing.present) - set(hearing.signed)


@guard(
    "最近一次开庭的笔录须已签阅完毕",
    CIVIL_PROCEDURE("第一百五十条", "法庭笔录应当当庭宣读"),
    english="The record of the last hearing must be read and signed",
)
def minutes_are_read(case: Case, _: Any) -> bool:
    hearing = current(case)
    return hearing is not None and hearing.status == "read"
