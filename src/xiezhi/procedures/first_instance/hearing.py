"""开庭：排期、传唤、开庭、延期、笔录。"""

from __future__ import annotations

from xiezhi.engine import courtroom
from xiezhi.engine.courtroom import BOOKINGS
from xiezhi.engine.words import CLERK, JUDGE, PARTY, PRESIDENT, Booked, Counter, Step
from xiezhi.law.periods import days
from xiezhi.law.statutes import CIVIL_PROCEDURE, TRIAL_EXTENSIONS
from xiezhi.procedures.first_instance import hearing_effects as effects
from xiezhi.procedures.first_instance import hearing_facts as facts
from xiezhi.procedures.first_instance import hearing_rules as must
from xiezhi.procedures.first_instance.bench import nobody_steps_back
from xiezhi.procedures.first_instance.jurisdiction import jurisdiction_is_settled
from xiezhi.procedures.first_instance.states import At
from xiezhi.procedures.first_instance.track_rules import triaged

MINUTES = CIVIL_PROCEDURE("第一百五十条", "当庭或者在五日内阅读")


class Hearings:
    """从排期到笔录签阅完毕。"""

    schedule = Step(
        "排期开庭",
        by=JUDGE | CLERK,
        moves=(At.ready | At.heard) >> At.listed,
        facts=facts.Listing,
        needs=[
            triaged,
            courtroom.room_is_known,
            courtroom.is_a_working_day,
            must.notice_is_long_enough,
            must.evidence_is_in,
            must.gap_is_short,
            must.closed_with_reason,
            must.presiding_is_named,
            must.track_is_settled,
            must.not_announced_in_summary,
            must.no_counterclaim_in_small,
            must.not_stayed,
            nobody_steps_back,
            jurisdiction_is_settled,
            courtroom.nobody_is_away,
            courtroom.nothing_clashes,
        ],
        does=effects.schedule,
        reads=(Booked(lambda listing: listing.day.isoformat()), Counter(BOOKINGS)),
        law=must.NOTICE,
        english="List for hearing",
    )
    cancel_hearing = Step(
        "取消开庭",
        by=JUDGE | CLERK,
        moves=At.listed >> At.ready,
        facts=facts.Cancelling,
        does=effects.cancel,
        law=must.NOTICE,
        english="Cancel the hearing",
    )
    hold = Step(
        "开庭审理",
        by=JUDGE | CLERK,
        moves=At.listed >> At.heard,
        facts=facts.Sitting,
        needs=[
            courtroom.is_the_day,
            courtroom.somebody_appears,
            must.absent_were_summoned,
            must.track_is_settled,
            must.not_stayed,
            nobody_steps_back,
        ],
        does=effects.hold,
        law=CIVIL_PROCEDURE("第一百四十条", "宣布案由，宣布审判人员"),
        english="Hold the hearing",
    )
    adjourn = Step(
        "延期开庭",
        by=JUDGE,
        moves=(At.listed | At.heard) >> At.ready,
        facts=facts.Adjourning,
        needs=[must.may_adjourn_again],
        does=effects.adjourn,
        law=CIVIL_PROCEDURE("第一百四十九条", "可以延期开庭审理"),
        english="Adjourn the hearing",
    )
    adjourn_other = Step(
        "批准因意外事件延期开庭",
        by=PRESIDENT,
        moves=(At.listed | At.heard) >> At.ready,
        facts=facts.AdjourningOther,
        needs=[must.may_adjourn_again],
        does=effects.adjourn,
        law=TRIAL_EXTENSIONS("第六条", "应当报本院院长批准"),
        english="Adjourn for an accident",
    )
    sign_minutes = Step(
        "阅读并签署笔录",
        by=PARTY,
        moves=At.heard.stays,
        needs=[courtroom.may_sign],
        does=effects.sign,
        within=days(5),
        since=effects.to_read,
        met_by=("record_refusal",),
        personal=True,
        signed=True,
        law=MINUTES,
        english="Read and sign the minutes",
    )
    remark = Step(
        "申请补正笔录",
        by=PARTY,
        moves=At.heard.stays,
        facts=facts.Remark,
        does=effects.remark,
        law=CIVIL_PROCEDURE("第一百五十条", "有权申请补正"),
        english="Ask for the minutes to be put right",
    )
    record_refusal = Step(
        "记明拒绝签名",
        by=CLERK,
        moves=At.heard.stays,
        facts=facts.Unsigned,
        needs=[must.has_not_signed],
        does=effects.unsigned,
        law=CIVIL_PROCEDURE("第一百五十条", "拒绝签名盖章的，记明情况附卷"),
        english="Record that somebody does not sign",
    )
    close_minutes = Step(
        "审判人员和书记员签署笔录",
        by=JUDGE | CLERK,
        moves=At.heard.stays,
        needs=[courtroom.everyone_has_signed],
        does=effects.close_minutes,
        signed=True,
        law=CIVIL_PROCEDURE("第一百五十条", "由审判人员和书记员签名"),
        english="The bench and the clerk sign the minutes",
    )
