"""和别的案件、别的程序之间：参与别案的分配，案款清偿，终本以后的查询。"""

from __future__ import annotations

from xiezhi.engine.words import CLAIMANT, COURSE, COURTS, Step
from xiezhi.law.statutes import CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.law.statutes_enforcement import ENFORCEMENT_WORK
from xiezhi.phrases.sharing import Joined, Satisfied, Wish
from xiezhi.procedures.enforcement import effects, facts
from xiezhi.procedures.enforcement.states import At
from xiezhi.procedures.enforcement.watch import EVERY_HALF_YEAR

SHARE = CIVIL_PROCEDURE_INTERPRETATION("第五百零六条", "可以向人民法院申请参与分配")


class Sharing:
    """别处来的、到别处去的。"""

    ask_share = Step(
        "申请参与别案的分配",
        by=CLAIMANT,
        moves=(At.running | At.settled).stays,
        facts=Wish,
        does=effects.ask_share,
        law=SHARE,
        english="Ask to share in another enforcement",
    )
    share_answered = Step(
        "参与分配申请的答复",
        by=COURTS,
        moves=(At.running | At.settled).stays,
        facts=Joined,
        does=effects.share_answered,
        law=SHARE,
        english="Answer to the wish to share",
    )
    credit = Step(
        "以案款清偿",
        by=COURSE | COURTS,
        moves=(At.running | At.settled).stays,
        facts=Satisfied,
        does=effects.credit,
        law=ENFORCEMENT_WORK("第六十四条", "执行完毕"),
        english="Satisfied with case money",
    )
    look_again = Step(
        "终本后查询",
        by=COURSE,
        moves=At.round_ended.stays,
        facts=facts.Asking,
        law=EVERY_HALF_YEAR,
        english="Ask again after the round has ended",
    )
