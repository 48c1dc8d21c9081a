"""开庭的条件：三日前通知，法庭和人不冲突，期限已过，异议和回避都有了结果；缺席的已经合法传唤。"""

from __future__ import annotations

from datetime import date
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.words import guard
from xiezhi.law.periods import add, months
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION, TRIAL_EXTENSIONS
from xiezhi.law.tracks import Track
from xiezhi.phrases.bench import members
from xiezhi.phrases.courtroom import current
from xiezhi.phrases.requests import waiting
from xiezhi.procedures.first_instance.evidence import over
from xiezhi.procedures.first_instance.hearing_facts import Listing
from xiezhi.procedures.first_instance.track_rules import track_of
from xiezhi.records.paper import Delivery


def adjournments(case: Case) -> int:
    return len(case.entries("adjourn", "adjourn_other"))


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
    "最近一次开庭的笔录须已签阅完毕",
    CIVIL_PROCEDURE("第一百五十条", "法庭笔录应当当庭宣读"),
    english="The record of the last hearing must be read and signed",
)
def minutes_are_read(case: Case, _: Any) -> bool:
    hearing = current(case)
    return hearing is not None and hearing.status == "read"
