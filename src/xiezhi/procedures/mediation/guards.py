"""诉前调解办理的条件：每一条都有一句话和法条。"""

from __future__ import annotations

from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.words import guard
from xiezhi.law.sources import Policy
from xiezhi.law.statutes import INVITED_MEDIATION, ONLINE_MEDIATION
from xiezhi.procedures.mediation.facts import (
    Aloud,
    Assignment,
    Failure,
    Prolonging,
    ProlongingByPhone,
    Reason,
    Signature,
    SignedInPerson,
    Terms,
)
from xiezhi.records.person import Standing


def former_mediators(case: Case) -> list[Standing]:
    return [each for each in case.mine(Standing) if each.role == "mediator" and each.until]


@guard(
    "调解员须是本院名册上在岗的调解员",
    INVITED_MEDIATION("第十一条", "委派给特邀调解组织或者特邀调解员"),
    english="The mediator must be on this court's list and on duty",
)
def is_mediator(case: Case, facts: Assignment) -> bool:
    return any(each.person == facts.mediator for each in case.officers("mediator"))


@guard(
    "拒绝或者逾期未接受的调解员不能再委派",
    ONLINE_MEDIATION("第十二条", "重新指定或者选定"),
    english="Who declined or did not answer in time cannot be asked again",
)
def has_not_declined(case: Case, facts: Assignment) -> bool:
    return all(each.person != facts.mediator for each in former_mediators(case))


@guard(
    "调解员须先披露与当事人的关系",
    ONLINE_MEDIATION("第十三条", "应当在接受调解前或者调解过程中进行披露"),
    english="The mediator must first disclose relations to the parties",
)
def has_disclosed(case: Case, _: Any) -> bool:
    return bool(case.entries("disclose"))


@guard(
    "协议至少写一项",
    INVITED_MEDIATION("第二十四条", "调解协议书应当记载以下内容"),
    english="The agreement has at least one item",
)
def has_terms(case: Case, facts: Terms) -> bool:
    return bool(facts.terms) and all(term.strip() for term in facts.terms)


@guard(
    "签章须在最后定稿的协议上",
    ONLINE_MEDIATION("第十九条", "在调解协议上进行电子签章"),
    english="Signatures go on the final text of the agreement",
)
def is_last_draft(case: Case, facts: Signature) -> bool:
    paper = case.paper("agreement")
    return paper is not None and paper.id == facts.paper


@guard(
    "说一句话表示愿意的，须附录音",
    Policy("窗口代录规则", "口头表示愿意的须有录音"),
    english="Where the will was spoken for the record, attach the recording",
)
def recording_is_kept(case: Case, facts: SignedInPerson) -> bool:
    return facts.will is not Aloud.recorded or bool(facts.recording)


@guard(
    "纸上签名须在调解协议定稿之后",
    ONLINE_MEDIATION("第十九条", "在调解协议上进行电子签章"),
    english="One signs on paper after the agreement is final",
)
def is_drafted(case: Case, _: Any) -> bool:
    return case.paper("agreement") is not None


@guard(
    "须选一项原因；期限届满的，到期自动办理",
    ONLINE_MEDIATION("第二十五条", "调解期限届满"),
    english="Choose a reason; when the period is over, the step is taken by itself",
)
def people_give_a_reason(case: Case, facts: Failure) -> bool:
    return facts.reason is not Reason.over or case.role.kind == "system"


@guard(
    "延长须为一日至六十日",
    ONLINE_MEDIATION("第二十四条", "各方当事人同意延长的，不受此限"),
    english="Extend by 1 to 60 days",
)
def prolongs_a_little(case: Case, facts: Prolonging | ProlongingByPhone) -> bool:
    return 1 <= facts.more <= 60
