"""申请和立案：判项和当事人随据以执行的文书带来，七日内立案。"""

from __future__ import annotations

from xiezhi.engine.words import COURSE, FILING_JUDGE, NEW, Counter, Step
from xiezhi.law.statutes import CIVIL_PROCEDURE, TRIAL_LIMITS
from xiezhi.law.statutes_enforcement import ENFORCEMENT_WORK
from xiezhi.phrases.enforceable import Application
from xiezhi.procedures.enforcement import effects, facts
from xiezhi.procedures.enforcement.states import At


class Opening:
    """从申请到编号。"""

    apply = Step(
        "申请执行",
        by=COURSE,
        moves=NEW >> At.applied,
        facts=Application,
        does=effects.apply,
        law=CIVIL_PROCEDURE("第二百四十七条", "对方当事人可以向人民法院申请执行"),
        english="Apply for enforcement",
    )
    refuse = Step(
        "不予受理",
        by=FILING_JUDGE,
        moves=At.applied >> At.refused,
        facts=facts.Refusal,
        does=effects.refuse,
        signed=True,
        law=ENFORCEMENT_WORK("第十六条", "人民法院受理执行案件应当符合下列条件"),
        english="Refuse the application",
    )
    docket = Step(
        "执行立案",
        by=FILING_JUDGE,
        moves=At.applied >> At.docketed,
        does=effects.docket,
        reads=(Counter("执"),),
        law=TRIAL_LIMITS("第六条", "应当在七日内立案"),
        english="Docket",
    )
