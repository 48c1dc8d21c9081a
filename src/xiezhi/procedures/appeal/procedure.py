"""民事二审：收卷、立案、合议庭、开庭或者书面审理、裁判、送达，结果送回原审法院。"""

from __future__ import annotations

from xiezhi.engine import courtroom
from xiezhi.engine.bench import LOTS
from xiezhi.engine.clocks import first
from xiezhi.engine.courtroom import BOOKINGS
from xiezhi.engine.period_steps import Extension, clock_runs, extend, extends_in_kind
from xiezhi.engine.words import (
    CLAIMANT,
    CLERK,
    COUNTER,
    COURSE,
    COURTS,
    FILING_JUDGE,
    JUDGE,
    NEW,
    PARTY,
    PRESIDENT,
    Booked,
    Counter,
    Loads,
    Moves,
    Procedure,
    Promise,
    Step,
)
from xiezhi.law.periods import days, months
from xiezhi.law.sources import Citation
from xiezhi.law.statutes import CIVIL_PROCEDURE, TRIAL_LIMITS
from xiezhi.procedures.appeal import deciding, effects, facts, records
from xiezhi.procedures.appeal import guards as must
from xiezhi.procedures.appeal.file import File
from xiezhi.procedures.appeal.states import BEFORE_THE_BENCH, DECIDABLE, At

MINUTES = CIVIL_PROCEDURE("第一百五十条", "当庭或者在五日内阅读")
LIMIT = CIVIL_PROCEDURE("第一百八十三条", "应当在第二审立案之日起三个月内审结")


def ending(label: str, moves: Moves, law: Citation, english: str) -> Step:
    """送达最后一人，终审裁判生效，一种结果一步。"""
    return Step(label, by=COURSE, moves=moves, does=deciding.over, law=law, english=english)


class Appeal(At, Procedure, label="民事二审", code="民终", english="Civil appeal"):
    """民事二审：案卷由原审法院报送，五日内立案，三个月内审结；终审的结果回到原审法院。"""

    receive = Step(
        "收到上诉案卷",
        by=COURTS,
        moves=NEW >> At.received,
        facts=File,
        does=effects.receive,
        law=CIVIL_PROCEDURE("第一百七十四条", "报送第二审人民法院"),
        english="The file comes up",
    )
    docket = Step(
        "二审立案",
        by=FILING_JUDGE | COUNTER,
        moves=At.received >> At.docketed,
        does=effects.docket,
        within=days(5),
        since=first("receive"),
        reads=(Counter("民终"),),
        law=TRIAL_LIMITS("第六条", "案卷材料后的五日内立案"),
        english="Docket the appeal",
    )
    constitute = Step(
        "组成合议庭",
        by=PRESIDENT,
        moves=At.docketed >> At.trying,
        needs=[must.judges_suffice],
        does=effects.constitute,
        reads=(Loads("appeal"), Counter(LOTS)),
        law=must.PANEL,
        english="Constitute the bench",
        help="三名审判员由系统在没有参加过原审的人中抽取，抽到的第一人担任审判长",
    )
    schedule = Step(
        "排期开庭",
        by=JUDGE | CLERK,
        moves=At.trying >> At.listed,
        facts=facts.Listing,
        needs=[
            courtroom.room_is_known,
            courtroom.is_a_working_day,
            must.notice_is_long_enough,
            must.closed_with_reason,
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
        moves=At.listed >> At.trying,
        facts=facts.Wish,
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
            must.nobody_decided_below,
        ],
        does=effects.hold,
        law=CIVIL_PROCEDURE("第一百七十六条", "第二审人民法院对上诉案件应当开庭审理"),
        english="Hold the hearing",
    )
    decide_on_papers = Step(
        "决定不开庭审理",
        by=JUDGE,
        moves=At.trying >> At.heard,
        facts=facts.OnPapers,
        needs=[must.was_asked, must.nobody_decided_below],
        does=effects.on_papers,
        law=must.ON_PAPERS,
        english="Decide without a hearing",
    )
    sign_minutes = Step(
        "阅读并签署笔录",
        by=PARTY,
        moves=At.heard.stays,
        needs=[courtroom.may_sign],
        does=effects.sign_minutes,
        within=days(5),
        since=effects.to_read,
        met_by=("record_refusal",),
        personal=True,
        signed=True,
        law=MINUTES,
        english="Read and sign the minutes",
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
    withdraw_appeal = Step(
        "申请撤回上诉",
        by=PARTY,
        moves=BEFORE_THE_BENCH.stays,
        facts=facts.Wish,
        needs=[must.is_appellant],
        does=effects.withdraw("撤回上诉"),
        signed=True,
        law=must.WITHDRAW_APPEAL,
        english="Ask to withdraw the appeal",
    )
    withdraw_suit = Step(
        "申请撤回起诉",
        by=CLAIMANT,
        moves=BEFORE_THE_BENCH.stays,
        facts=facts.Wish,
        does=effects.withdraw("撤回起诉"),
        signed=True,
        law=must.WITHDRAW_SUIT,
        english="Ask to withdraw the suit",
    )
    agree_to_withdrawal = Step(
        "同意撤回起诉",
        by=PARTY,
        moves=BEFORE_THE_BENCH.stays,
        needs=[must.withdrawal_is_asked],
        does=effects.agree,
        signed=True,
        law=must.WITHDRAW_SUIT,
        english="Agree that the suit be withdrawn",
    )
    draft_judgment = Step(
        "写二审判决书",
        by=JUDGE,
        moves=At.heard.stays,
        facts=facts.Verdict,
        needs=[must.minutes_are_read, must.items_are_sound, must.changes_go_together, must.fee_is_shared_out],
        does=deciding.draft_judgment,
        offers=records.items_below,
        law=must.DECIDE,
        english="Write the judgment of second instance",
        help="改判的判项预填为原审的判项；维持原判的请删去",
    )
    draft_ruling = Step(
        "写二审裁定书",
        by=JUDGE,
        moves=DECIDABLE.stays,
        facts=facts.Ruling,
        needs=[
            must.minutes_are_read,
            must.remanded_once_only,
            must.appellants_wish_it,
            must.everyone_agrees,
            must.nobody_decided_below,
        ],
        does=deciding.draft_ruling,
        law=must.DECIDE,
        english="Write the ruling of second instance",
    )
    draft_terms = Step(
        "写二审调解书",
        by=JUDGE,
        moves=DECIDABLE.stays,
        facts=facts.Terms,
        needs=[must.items_are_sound, must.fee_is_shared_out],
        does=deciding.draft_terms,
        law=must.MEDIATE,
        english="Write the mediation document",
    )
    deliberate = Step(
        "合议庭评议",
        by=JUDGE,
        moves=DECIDABLE.stays,
        facts=facts.Deliberation,
        needs=[must.is_drafted, must.a_majority_agrees],
        does=deciding.deliberate,
        signed=True,
        law=CIVIL_PROCEDURE("第四十五条", "评议应当制作笔录"),
        english="Deliberate",
    )
    sign = Step(
        "签署",
        by=JUDGE | CLERK,
        moves=DECIDABLE.stays,
        needs=[must.was_deliberated, must.has_yet_to_sign],
        does=deciding.sign,
        signed=True,
        law=must.SIGNED,
        english="Sign",
    )
    pronounce = Step(
        "宣判",
        by=JUDGE,
        moves=DECIDABLE >> At.pronounced,
        needs=[must.is_drafted, must.was_deliberated, must.all_have_signed],
        does=deciding.pronounce,
        signed=True,
        law=CIVIL_PROCEDURE("第一百五十一条", "一律公开宣告判决"),
        english="Pronounce",
    )
    affirm = ending("维持原判生效", At.pronounced >> At.affirmed, must.FINAL, "Affirmed, in effect")
    change = ending("改判生效", At.pronounced >> At.changed, must.FINAL, "Changed, in effect")
    remand = ending("发回重审生效", At.pronounced >> At.remanded, must.DECIDE, "Remanded, in effect")
    settle = ending("调解书生效", At.pronounced >> At.mediated, must.MEDIATE, "Settled, in effect")
    end_appeal = ending(
        "准许撤回上诉生效", At.pronounced >> At.appeal_withdrawn, must.WITHDRAW_APPEAL, "Appeal withdrawn, in effect"
    )
    end_suit = ending(
        "准许撤回起诉生效", At.pronounced >> At.suit_withdrawn, must.WITHDRAW_SUIT, "Suit withdrawn, in effect"
    )
    dismiss_suit = ending(
        "驳回起诉生效",
        At.pronounced >> At.suit_dismissed,
        deciding.LAWS["suit_dismissed"][0],
        "Suit dismissed, in effect",
    )
    extend = Step(
        "延长期限",
        by=PRESIDENT,
        moves=(At.received | At.docketed | At.trying | At.listed | At.heard | At.pronounced).stays,
        facts=Extension,
        needs=[clock_runs, extends_in_kind, must.three_months_at_most],
        does=extend,
        law=CIVIL_PROCEDURE("第一百八十三条", "由本院院长批准"),
        english="Extend a period",
    )
    limit = Promise(
        "审限（第二审）",
        by=JUDGE,
        within=months(3),
        since=first("docket"),
        kept_by=("pronounce",),
        law=LIMIT,
        english="Limit of the second instance",
    )
