"""执行：把纸上的权利变成到手的钱。申请七日内立案，十日内发通知，查、控、谈、付，六个月内结案。"""

from __future__ import annotations

from xiezhi.engine.clocks import first
from xiezhi.engine.words import (
    CLAIMANT,
    COUNTER,
    COURSE,
    ENFORCEMENT_HEAD,
    ENFORCER,
    EVERY_PARTY,
    FILING_JUDGE,
    FINANCE,
    INSPECTOR,
    PRESIDENT,
    Counter,
    Procedure,
    Promise,
    Step,
)
from xiezhi.law.periods import days, months
from xiezhi.law.sources import Unread
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.law.statutes_enforcement import (
    ENFORCEMENT_LIMITS,
    ENFORCEMENT_WORK,
    NETWORK_QUERIES,
    PROPERTY_INQUIRY,
    SETTLEMENTS,
)
from xiezhi.phrases.enforceable import Clue, Freeing, title_stands
from xiezhi.phrases.periods import is_suspended
from xiezhi.phrases.periods import resume as resume_clocks
from xiezhi.procedures.enforcement import effects, facts, guards
from xiezhi.procedures.enforcement.end_contested import EndContested
from xiezhi.procedures.enforcement.ending import Ending
from xiezhi.procedures.enforcement.opening import Opening
from xiezhi.procedures.enforcement.reporting import Reporting
from xiezhi.procedures.enforcement.sanctioning import Sanctioning
from xiezhi.procedures.enforcement.sharing import Sharing
from xiezhi.procedures.enforcement.states import At
from xiezhi.procedures.enforcement.survey import Surveying
from xiezhi.procedures.enforcement.taking_over import TakingOver

NAMED = Unread(ENFORCEMENT_LIMITS.title, "第二条", "V2", "立案后七日内确定承办人")
SIX_MONTHS = ENFORCEMENT_WORK("第六十三条", "一般应当在立案之日起六个月内执行结案")
UNLOCK = CIVIL_PROCEDURE_INTERPRETATION("第三百一十四条", "解除对该执行标的采取的执行措施")
CLOSED = ENFORCEMENT_WORK("第六十四条", "执行完毕")


class Enforcement(
    At,
    EndContested,
    Ending,
    Opening,
    Reporting,
    Sanctioning,
    Sharing,
    Surveying,
    TakingOver,
    Procedure,
    label="执行",
    code="执",
    english="Enforcement",
    seen_by=(COUNTER, FILING_JUDGE, ENFORCEMENT_HEAD, FINANCE, PRESIDENT, INSPECTOR),
):
    """执行实施：一个案号到底，每一步当事人都看得见，结案有清单。"""

    assign = Step(
        "确定承办人",
        by=ENFORCEMENT_HEAD,
        moves=At.docketed >> At.running,
        facts=facts.Assignment,
        needs=[guards.is_enforcer],
        does=effects.assign,
        within=days(7),
        since=first("docket"),
        law=NAMED,
        english="Name the officer",
    )
    change_officer = Step(
        "更换承办人",
        by=ENFORCEMENT_HEAD,
        moves=(At.running | At.settled).stays,
        facts=facts.Assignment,
        needs=[guards.is_enforcer],
        does=effects.assign,
        law=NAMED,
        english="Change the officer",
    )
    notify = Step(
        "发出执行通知和报告财产令",
        by=ENFORCER,
        moves=At.running.stays,
        facts=facts.Notice,
        does=effects.notify,
        within=days(10),
        since=first("apply"),
        law=CIVIL_PROCEDURE_INTERPRETATION("第四百八十条", "后十日内发出执行通知"),
        english="Send the notice and the order to report property",
    )
    inquire = Step(
        "网络查询",
        by=ENFORCER | COURSE,
        moves=(At.running | At.settled).stays,
        facts=facts.Asking,
        needs=[guards.is_debtor],
        law=NETWORK_QUERIES("第一条", "可以通过网络实施查询、冻结被执行人存款等措施"),
        english="Ask the network",
    )
    freeze = Step(
        "查封冻结",
        by=ENFORCER | COURSE,
        moves=At.running.stays,
        facts=facts.Freezing,
        needs=[guards.is_known_asset, guards.is_not_too_much],
        offers=guards.to_freeze,
        does=effects.freeze,
        signed=True,
        law=CIVIL_PROCEDURE("第二百五十三条", "应当作出裁定，并发出协助执行通知书"),
        english="Freeze or seize",
    )
    let_go = Step(
        "不再执行某一标的",
        by=COURSE,
        moves=(At.running | At.settled | At.round_ended).stays,
        facts=Freeing,
        does=effects.let_go,
        law=UNLOCK,
        english="Let a thing go",
    )
    talk = Step(
        "约谈",
        by=ENFORCER,
        moves=(At.running | At.settled).stays,
        facts=facts.Talk,
        needs=[guards.is_of_the_case],
        does=effects.talk,
        law=PROPERTY_INQUIRY("第十五条", "可以传唤被执行人"),
        english="Talk",
    )
    settle = Step(
        "达成执行和解",
        by=EVERY_PARTY,
        moves=(At.running | At.settled) >> At.settled,
        facts=facts.Terms,
        needs=[guards.between_the_parties, guards.is_ahead],
        offers=effects.to_settle,
        does=effects.settle,
        law=SETTLEMENTS("第一条", "当事人可以自愿协商达成和解协议"),
        english="Settle",
    )
    keep = Step(
        "和解履行完毕",
        by=COURSE | ENFORCER,
        moves=At.settled >> At.running,
        needs=[guards.was_kept],
        does=effects.keep,
        law=SETTLEMENTS("第八条", "执行和解协议履行完毕的"),
        english="The settlement was performed",
    )
    resume = Step(
        "恢复执行",
        by=CLAIMANT,
        moves=At.settled >> At.running,
        needs=[guards.was_broken],
        law=SETTLEMENTS("第九条", "申请执行人可以申请恢复执行原生效法律文书"),
        english="Resume: the settlement was broken",
    )
    go_on = Step(
        "中止的情形消失，恢复执行",
        by=ENFORCER | ENFORCEMENT_HEAD,
        moves=(At.applied | At.docketed | At.running | At.settled).stays,
        needs=[is_suspended, title_stands],
        does=resume_clocks,
        signed=True,
        law=CIVIL_PROCEDURE("第二百六十七条", "中止的情形消失后"),
        english="Go on: what stayed it is over",
    )
    give_up = Step(
        "放弃一部分债权",
        by=CLAIMANT,
        moves=(At.running | At.settled).stays,
        facts=facts.Giving,
        does=effects.give_up,
        personal=True,
        law=ENFORCEMENT_WORK("第二十条", "代为放弃、变更民事权利"),
        english="Give up a part of the claim",
    )
    receive = Step(
        "确认直接收到履行",
        by=CLAIMANT,
        moves=(At.docketed | At.running | At.settled).stays,
        facts=facts.Direct,
        needs=[guards.has_come, guards.is_owed],
        does=effects.receive,
        law=CLOSED,
        english="Confirm direct performance",
    )
    conclude = Step(
        "执行完毕结案",
        by=ENFORCER,
        moves=At.running >> At.performed,
        needs=[
            guards.nothing_is_owed,
            guards.fee_is_taken,
            guards.money_is_settled,
            guards.nothing_is_held,
            guards.no_sanction_stands,
        ],
        does=effects.conclude,
        signed=True,
        law=CLOSED,
        english="Close: performed",
    )
    propose_end = Step(
        "提出终本",
        by=ENFORCER,
        moves=At.running.stays,
        needs=[guards.no_review_runs],
        law=CIVIL_PROCEDURE_INTERPRETATION("第五百一十七条", "可以裁定终结本次执行程序"),
        english="Propose to end this round",
    )
    end_round = Step(
        "终结本次执行程序",
        by=COURSE,
        moves=At.running >> At.round_ended,
        does=effects.end("终结本次执行程序"),
        law=CIVIL_PROCEDURE_INTERPRETATION("第五百一十七条", "可以裁定终结本次执行程序"),
        english="End this round",
    )
    take_up = Step(
        "发现财产，恢复执行",
        by=CLAIMANT | ENFORCEMENT_HEAD,
        moves=At.round_ended >> At.running,
        facts=Clue,
        does=effects.take_up,
        reads=(Counter("执恢"),),
        law=CIVIL_PROCEDURE_INTERPRETATION("第五百一十七条", "可以再次申请执行"),
        english="Take up again: property was found",
    )

    limit = Promise(
        "执行期限",
        by=ENFORCER,
        within=months(6),
        since=first("docket", "take_over"),
        kept_by=("conclude", "terminate", "cancel", "unenforce", "dismiss", "end_round"),
        law=SIX_MONTHS,
        english="Limit of enforcement",
    )
