"""第二审的审理：开庭、笔录、回避照各审相同的规定；事实清楚的，可以不开庭。"""

from __future__ import annotations

from xiezhi.engine.words import JUDGE, Step
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.phrases import hearing as steps
from xiezhi.phrases import recusal, replacing
from xiezhi.phrases.recusal import nobody_steps_back
from xiezhi.procedures.appeal import effects, facts, records
from xiezhi.procedures.appeal import guards as must
from xiezhi.procedures.appeal.states import BEFORE_THE_BENCH, DECIDABLE, At


class Trying:
    """合议庭审理，直到终结。"""

    schedule = steps.schedule(At.trying >> At.listed, [nobody_steps_back], records.side)
    cancel_hearing = steps.cancel_hearing(At.listed >> At.trying)
    hold = steps.hold(
        At.listed >> At.heard,
        [must.nobody_decided_below, nobody_steps_back],
        CIVIL_PROCEDURE("第一百七十六条", "第二审人民法院对上诉案件应当开庭审理"),
        records.side,
    )
    decide_on_papers = Step(
        "决定不开庭审理",
        by=JUDGE,
        moves=At.trying >> At.heard,
        facts=facts.OnPapers,
        needs=[must.was_asked, must.nobody_decided_below, nobody_steps_back],
        does=effects.on_papers,
        law=must.ON_PAPERS,
        english="Decide without a hearing",
    )
    sign_minutes = steps.sign_minutes(At.heard.stays)
    remark = steps.remark(At.heard.stays)
    record_refusal = steps.record_refusal(At.heard.stays)
    close_minutes = steps.close_minutes(At.heard.stays)

    ask_recusal = recusal.ask_recusal(BEFORE_THE_BENCH.stays)
    decide_recusal = recusal.decide_recusal(BEFORE_THE_BENCH.stays)
    ask_reconsideration = recusal.ask_reconsideration(BEFORE_THE_BENCH.stays)
    decide_reconsideration = recusal.decide_reconsideration(BEFORE_THE_BENCH.stays)
    replace_one = replacing.replace_one(DECIDABLE.stays, replacing.Drawing(must.decided_below), "appeal")
