"""第二审中的撤回：上诉人撤回上诉，原审原告经其他当事人同意撤回起诉，是否准许由裁定。"""

from __future__ import annotations

from xiezhi.engine.words import CLAIMANT, PARTY, Step
from xiezhi.procedures.appeal import effects, facts
from xiezhi.procedures.appeal import guards as must
from xiezhi.procedures.appeal.states import BEFORE_THE_BENCH


class Wishes:
    """当事人的申请，记入案卷。"""

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
