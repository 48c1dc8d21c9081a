"""第二审的裁判：起草、评议、签署、宣判，送达以后各得其所。"""

from __future__ import annotations

from xiezhi.engine.words import COURSE, JUDGE, Moves, Step
from xiezhi.law.sources import Citation
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.phrases import verdicts
from xiezhi.phrases.declared import allows_where_creditor_sued, stops_where_outsider_sued
from xiezhi.phrases.recusal import nobody_steps_back
from xiezhi.procedures.appeal import deciding, facts, records
from xiezhi.procedures.appeal import guards as must
from xiezhi.procedures.appeal.states import DECIDABLE, At


def ending(label: str, moves: Moves, law: Citation, english: str) -> Step:
    """送达最后一人，终审裁判生效，一种结果一步。"""
    return Step(label, by=COURSE, moves=moves, does=deciding.over, law=law, english=english)


class Decisions:
    """从起草到终审生效。"""

    draft_judgment = Step(
        "写二审判决书",
        by=JUDGE,
        moves=At.heard.stays,
        facts=facts.Verdict,
        needs=[
            must.is_on_a_judgment,
            must.minutes_are_read,
            must.items_are_sound,
            stops_where_outsider_sued,
            allows_where_creditor_sued,
            must.changes_go_together,
            must.fee_is_shared_out,
            nobody_steps_back,
        ],
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
            must.ruling_fits,
            must.remanded_once_only,
            must.appellants_wish_it,
            must.everyone_agrees,
            must.nobody_decided_below,
            nobody_steps_back,
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
        needs=[must.is_on_a_judgment, must.items_are_sound, must.fee_is_shared_out, nobody_steps_back],
        does=deciding.draft_terms,
        law=must.MEDIATE,
        english="Write the mediation document",
    )
    deliberate = verdicts.deliberate(DECIDABLE.stays, [must.is_drafted])
    sign = verdicts.sign(DECIDABLE.stays, records.decision, [must.was_deliberated])
    pronounce = Step(
        "宣判",
        by=JUDGE,
        moves=DECIDABLE >> At.pronounced,
        needs=[must.is_drafted, must.was_deliberated, verdicts.all_have_signed(records.decision), nobody_steps_back],
        does=deciding.pronounce,
        signed=True,
        law=CIVIL_PROCEDURE("第一百五十一条", "一律公开宣告判决"),
        english="Pronounce",
    )
    uphold_ruling = ending("维持原裁定生效", At.pronounced >> At.ruling_upheld, must.FINAL, "Ruling upheld, in effect")
    revoke_ruling = ending(
        "撤销原裁定生效", At.pronounced >> At.ruling_revoked, must.FINAL, "Ruling revoked, in effect"
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
