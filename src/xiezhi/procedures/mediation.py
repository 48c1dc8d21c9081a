"""诉前调解：委派、接受、披露、谈、签、不成。协议自最后一人签章时生效；不成的，全部材料转入立案审查，不再填写。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any

from xiezhi.engine.case import Case, Notice, changed
from xiezhi.engine.clocks import after
from xiezhi.engine.facts import Facts, PaperId, PersonId, Prose, ask
from xiezhi.engine.people import particulars
from xiezhi.engine.words import (
    CLAIMANT, COURSE, EVERY_PARTY, FILING_JUDGE, INSPECTOR, MEDIATOR, NEW, PARTY, PRESIDENT, Counter, Procedure, State, Step, guard,
)  # fmt: skip
from xiezhi.law.periods import days, working_days
from xiezhi.law.statutes import CIVIL_PROCEDURE, INVITED_MEDIATION, ONLINE_MEDIATION
from xiezhi.law.working import Yuan, to_fen
from xiezhi.records.deadline import Adjustment
from xiezhi.records.paper import Paper
from xiezhi.records.person import Standing

BODY = "人民调解委员会"


class Assignment(Facts):
    """委派给哪一位调解员。"""

    mediator: PersonId = ask("调解员", choices="mediators", english="Mediator")
    chosen: Prose = ask("怎样选定", default=Prose("人民法院指定"), english="How chosen")


class Declining(Facts):
    """不接受委派的理由。"""

    reason: Prose = ask("理由", default=Prose("逾期未确认接受"), english="Reason")


class Disclosure(Facts):
    """披露：与当事人有无亲属、利害或者其他关系。"""

    relation: Prose = ask("与当事人的关系（没有就写“没有”）", long=True, english="Relation to the parties")


class Talk(Facts):
    """一次调解：怎样进行、谈到哪里。笔录只有调解员能看，以后不得用来对抗任何一方。"""

    how: Prose = ask("怎样进行（当面、视频、电话、分别谈）", english="How held")
    notes: Prose = ask("笔录", long=True, english="Notes")


class Terms(Facts):
    """调解协议的内容。"""

    facts: Prose = ask("纠纷的主要事实", long=True, english="Facts of the dispute")
    disputed: Prose = ask("争议事项", default=Prose("履行的期限和方式"), english="What was disputed")
    terms: tuple[Prose, ...] = ask("协议各项", english="Terms")
    amount: Yuan | None = ask("给付金额（元）", default=None, english="Amount to be paid (yuan)")
    pay_by: date | None = ask("给付期限", default=None, english="To be paid by")


class Signature(Facts):
    """签章：就这一份协议签名。"""

    paper: PaperId = ask("调解协议书", choices="agreement", english="The agreement")


class Prolonging(Facts):
    """各方同意延长调解期限。"""

    more: int = ask("延长几日", default=15, english="Days more")


class Reason(StrEnum):
    """调解终结的情形。"""

    over = "over"
    unreachable = "unreachable"
    unwilling = "unwilling"
    gap = "gap"
    unsigned = "unsigned"

    @property
    def label(self) -> str:
        return {
            "over": "期限届满未达成协议", "unreachable": "无法联系对方当事人", "unwilling": "一方不愿继续调解",
            "gap": "分歧较大", "unsigned": "拒绝在协议上签章",
        }[self.value]  # fmt: skip


class Failure(Facts):
    """调解不成：原因，以及双方没有争议的事实（以后不必再举证）。"""

    reason: Reason = ask("原因", default=Reason.over, english="Why it failed")
    undisputed: Prose = ask("双方书面确认的无争议事实", default=Prose(""), long=True, english="Facts both confirm")


@guard("调解员须是本院名册上在岗的调解员", INVITED_MEDIATION("第十一条", "委派给特邀调解组织或者特邀调解员"))
def is_mediator(case: Case, facts: Assignment) -> bool:
    return any(each.person == facts.mediator for each in case.officers("mediator"))


@guard("拒绝或者逾期未接受的调解员不能再委派", ONLINE_MEDIATION("第十二条", "重新指定或者选定"))
def has_not_declined(case: Case, facts: Assignment) -> bool:
    return all(each.person != facts.mediator for each in _former(case))


@guard("调解员须先披露与当事人的关系", ONLINE_MEDIATION("第十三条", "应当在接受调解前或者调解过程中进行披露"))
def has_disclosed(case: Case, _: Any) -> bool:
    return bool(case.entries("disclose"))


@guard("协议至少写一项", INVITED_MEDIATION("第二十四条", "调解协议书应当记载以下内容"))
def has_terms(case: Case, facts: Terms) -> bool:
    return bool(facts.terms) and all(term.strip() for term in facts.terms)


@guard("签章须在最后定稿的协议上", ONLINE_MEDIATION("第十九条", "在调解协议上进行电子签章"))
def is_last_draft(case: Case, facts: Signature) -> bool:
    paper = case.paper("agreement")
    return paper is not None and paper.id == facts.paper


@guard("延长一日至六十日", ONLINE_MEDIATION("第二十四条", "各方当事人同意延长的，不受此限"))
def prolongs_a_little(case: Case, facts: Prolonging) -> bool:
    return 1 <= facts.more <= 60


def _former(case: Case) -> list[Standing]:
    return [each for each in case.mine(Standing) if each.role == "mediator" and each.until]


def open_(case: Case, _: Any) -> Iterator[Any]:
    """编号；当事人随案带来，不再填写。"""
    assert case.parent is not None, "a mediation has its filing"
    yield case.change(**case.number("民诉前调"))
    yield from _carried(case)


def _carried(case: Case) -> Iterator[Standing]:
    assert case.parent is not None, "carried from nowhere"
    for each in case.of(case.parent).standings():
        if each.role in EVERY_PARTY.stands | {"agent"}:
            yield case.stand(each.person, each.role, each.order, of=each.of, electronic=each.electronic)


def assign(case: Case, facts: Assignment) -> Iterator[Any]:
    name = next(each.name for each in case.officers("mediator") if each.person == facts.mediator)
    yield case.stand(facts.mediator, MEDIATOR)
    yield Notice(facts.mediator, "有一件纠纷委派给您，请在三个工作日内确认是否接受")
    yield case.draft(
        "referral", body=BODY, mediator=name, applicants=case.names("claimant"), respondents=case.names("defendant"),
        cause=case.dispute.cause, request="；".join(claim.text for claim in _claims(case)), chosen=facts.chosen,
        materials=["起诉状", "证据材料"], officer="立案庭", telephone="12368",
    )  # fmt: skip


def _claims(case: Case) -> list[Any]:
    return case.of(case.parent).claims if case.parent else []


def decline_assignment(case: Case, _: Any) -> Iterator[Any]:
    for each in case.standings("mediator"):
        yield _ended(case, each)


def _ended(case: Case, standing: Standing) -> Standing:
    return changed(standing, until=case.day)


def disclose(case: Case, facts: Disclosure) -> Iterator[Any]:
    for person in case.parties:
        yield Notice(person, "调解员已披露与当事人的关系，您可以接受，也可以申请更换")


def talk(case: Case, facts: Talk) -> Iterator[Any]:
    yield case.make(
        Paper, proceeding=case.proceeding.id, kind="talk", title="调解笔录", origin="party", at=case.now, by=case.actor,
        name=facts.how, data=facts.notes, shelf="talks",
    )  # fmt: skip


def draft_agreement(case: Case, facts: Terms) -> Iterator[Any]:
    """调解员定稿即签章；以后改了内容，先前的签章作废。"""
    parties = particulars(case, "claimant", "申请人") + particulars(case, "defendant", "被申请人")
    mediator = next(each.name for each in case.house.holders("mediator", case.day) if each.person == case.actor)
    yield case.change(amount=to_fen(facts.amount) if facts.amount is not None else case.proceeding.amount)
    yield case.draft(
        "agreement", signers=[["申请人", person["name"]] for person in parties[:1]]
        + [["被申请人", person["name"]] for person in parties[1:]] + [["调解员", mediator]],
        body=BODY, mediator=mediator, parties=parties, cause=case.dispute.cause, facts=facts.facts,
        disputed=facts.disputed, terms=list(facts.terms), copies=len(parties) + 2,
    )  # fmt: skip
    for person in case.parties:
        yield Notice(person, "调解协议已经拟好，请核对后签章；全部签完才生效")


def sign(case: Case, _: Any) -> Iterator[Any]:
    yield case.change(outcome="达成调解协议")
    for person in case.parties:
        yield Notice(person, "各方均已签章，调解协议生效；三十日内可以共同申请司法确认，免费")


def prolong(case: Case, facts: Prolonging) -> Iterator[Any]:
    yield case.make(
        Adjustment, proceeding=case.proceeding.id, clock="mediating", person="", kind="extend", since=case.day,
        amount=facts.more, unit="days", article="《人民法院在线调解规则》第二十四条", approver=case.actor, reason="各方同意延长",
    )  # fmt: skip


def fail(case: Case, facts: Failure) -> Iterator[Any]:
    yield case.change(outcome=facts.reason.label)
    accepted = case.last("accept")
    yield case.draft(
        "failure", addressee=case.names("claimant"), opponents=case.names("defendant"), cause=case.dispute.cause, body=BODY,
        accepted=accepted.day if accepted else case.day, ended=case.day, reason=facts.reason.label,
        undisputed=facts.undisputed or "无", contact="立案庭，12368",
        next="全部材料已于当日转入立案审查，不需要再填写；本院自收到之日起七日内决定是否登记立案。",
    )  # fmt: skip
    for person in case.parties:
        yield Notice(person, "调解未成，材料已转入立案审查，不需要再填写")


class Mediation(
    Procedure,
    label="诉前调解",
    code="民诉前调",
    english="Mediation before filing",
    seen_by=(FILING_JUDGE, PRESIDENT, INSPECTOR),
):
    """诉前调解：三十日为限，各方同意可以延长；保密，自愿，免费。"""

    referring = State(
        "待委派", first=True, within=working_days(3), since=after("open", "decline_assignment"), by=FILING_JUDGE,
        law=ONLINE_MEDIATION("第十条", "三个工作日内"), english="To be referred",
    )  # fmt: skip
    assigned = State(
        "已委派", within=working_days(3), since=after("assign"), by=MEDIATOR, law=ONLINE_MEDIATION("第十二条", "三个工作日内"),
        english="Referred",
    )  # fmt: skip
    mediating = State(
        "调解中", lasts=days(30), since=after("accept"), by=MEDIATOR,
        law=ONLINE_MEDIATION("第二十四条", "立案前在线调解期限为三十日"), english="In mediation",
    )  # fmt: skip
    agreed = State("已达成协议", unclocked="申请司法确认的期限挂在“共同申请司法确认”一步上", english="Agreed")
    confirming = State("已申请司法确认", last=True, english="Confirmation applied for")
    performed = State("已履行", last=True, english="Performed")
    failed = State("调解不成", last=True, english="Failed")
    withdrawn = State("已撤回", last=True, english="Withdrawn")

    open = Step(
        "转入调解", by=COURSE, moves=NEW >> referring, does=open_, reads=(Counter("民诉前调"),),
        law=INVITED_MEDIATION("第十一条", "登记立案前，人民法院可以经当事人同意委派"), english="Open the mediation",
    )  # fmt: skip
    assign = Step(
        "委派调解员", by=FILING_JUDGE, moves=referring >> assigned, facts=Assignment, needs=[is_mediator, has_not_declined],
        does=assign, law=INVITED_MEDIATION("第十一条", "委派给特邀调解组织或者特邀调解员进行调解"), english="Refer to a mediator",
    )  # fmt: skip
    accept = Step(
        "接受委派", by=MEDIATOR, moves=assigned >> mediating, law=ONLINE_MEDIATION("第十二条", "确认接受"), english="Accept the referral",
    )  # fmt: skip
    decline_assignment = Step(
        "不接受委派", by=MEDIATOR, moves=assigned >> referring, facts=Declining, does=decline_assignment, on_lapse_of=assigned,
        law=ONLINE_MEDIATION("第十二条", "写明理由后不予接受"), english="Decline the referral",
    )  # fmt: skip
    disclose = Step(
        "披露", by=MEDIATOR, moves=mediating.stays, facts=Disclosure, does=disclose, law=ONLINE_MEDIATION("第十三条", "进行披露"),
        english="Disclose relations",
    )  # fmt: skip
    talk = Step(
        "调解一次", by=MEDIATOR, moves=mediating.stays, facts=Talk, needs=[has_disclosed], does=talk,
        law=ONLINE_MEDIATION("第十八条", "自主表达意愿，提出纠纷解决方案"), english="Hold a session",
    )  # fmt: skip
    draft_agreement = Step(
        "拟定调解协议", by=MEDIATOR, moves=mediating.stays, facts=Terms, needs=[has_disclosed, has_terms], does=draft_agreement,
        signed=True, law=ONLINE_MEDIATION("第十九条", "在线制作或者上传调解协议"), english="Draft the agreement",
    )  # fmt: skip
    sign = Step(
        "签章", by=EVERY_PARTY, moves=mediating >> agreed, facts=Signature, needs=[is_last_draft], does=sign, signed=True,
        law=ONLINE_MEDIATION("第十九条", "自各方当事人均完成电子签章之时起发生法律效力"), english="Sign the agreement",
    )  # fmt: skip
    prolong = Step(
        "同意延长调解", by=EVERY_PARTY, moves=mediating.stays, facts=Prolonging, needs=[prolongs_a_little], does=prolong,
        law=ONLINE_MEDIATION("第二十四条", "各方当事人同意延长的，不受此限"), english="Agree to go on longer",
    )  # fmt: skip
    fail = Step(
        "调解不成", by=MEDIATOR | PARTY, moves=mediating >> failed, facts=Failure, does=fail, on_lapse_of=mediating,
        law=ONLINE_MEDIATION("第二十五条", "在线调解程序终结"), english="Mediation has failed",
    )  # fmt: skip
    withdraw = Step(
        "自行和解撤回", by=CLAIMANT, moves=(referring | assigned | mediating) >> withdrawn,
        law=ONLINE_MEDIATION("第二十五条", "自行和解，撤回调解申请"), english="Withdraw: settled among ourselves",
    )  # fmt: skip
    confirm_performance = Step(
        "确认已经履行", by=CLAIMANT, moves=agreed >> performed, law=ONLINE_MEDIATION("第十九条", "主动履行"),
        english="Confirm performance",
    )  # fmt: skip
    apply_for_confirmation = Step(
        "共同申请司法确认", by=EVERY_PARTY, moves=agreed >> confirming, until=days(30), since=after("sign"),
        law=CIVIL_PROCEDURE("第二百零五条", "自调解协议生效之日起三十日内，共同"), english="Apply together for confirmation",
    )  # fmt: skip
