"""司法确认：双方共同申请，法院审查，裁定协议有效（可以申请执行）或者驳回。不收费。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any

from xiezhi.engine.case import Case, Notice, changed
from xiezhi.engine.clocks import after
from xiezhi.engine.facts import Facts, Prose, ask
from xiezhi.engine.words import (
    COURSE,
    DEFENDANT,
    FILING_JUDGE,
    NEW,
    PARTY,
    Counter,
    Moment,
    Procedure,
    Promise,
    State,
    Step,
    guard,
)
from xiezhi.law.periods import days
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION, CONFIRMATION_RULES
from xiezhi.law.working import to_fen
from xiezhi.phrases.bench import clerk_signing
from xiezhi.phrases.carried import people_carried
from xiezhi.phrases.drafted_application import SETTLEMENT, drafting_application
from xiezhi.phrases.drafted_application import confirmed as application_confirmed
from xiezhi.phrases.enforceable import applying, two_years
from xiezhi.phrases.people import particulars
from xiezhi.phrases.performing import closing, obligations, performing
from xiezhi.records.obligation import Obligation
from xiezhi.records.paper import Paper

REJECTED = CIVIL_PROCEDURE_INTERPRETATION("第三百五十八条", "应当裁定驳回申请")


class Question(StrEnum):
    """询问的方式。"""

    together = "together"
    video = "video"
    phone = "phone"

    @property
    def label(self) -> str:
        return {"together": "当面", "video": "视频", "phone": "电话"}[self.value]


class Questioning(Facts):
    """询问双方：是否自愿、是否理解后果、是否损害他人。"""

    how: Question = ask("怎样询问", english="How asked")
    voluntary: bool = ask("双方均表示自愿", english="Both say it is voluntary")
    notes: Prose = ask("笔录", long=True, english="Record")


class Ground(StrEnum):
    """应当驳回的情形。"""

    unlawful = "1"
    harms = "2"
    morals = "3"
    forced = "4"
    unclear = "5"
    other = "6"

    @property
    def label(self) -> str:
        return {
            "1": "违反法律强制性规定",
            "2": "损害国家利益、社会公共利益、他人合法权益",
            "3": "违背公序良俗",
            "4": "违反自愿原则",
            "5": "内容不明确",
            "6": "其他不能进行司法确认的情形",
        }[self.value]


class Dismissal(Facts):
    """驳回的情形和理由。"""

    ground: Ground = ask("情形", english="Ground")
    opinion: Prose = ask("本院认为", long=True, english="The court's opinion")


@guard(
    "须先询问双方，且双方均表示自愿",
    CONFIRMATION_RULES("第六条", "当面询问当事人"),
    english="Both must be asked first, and both act of their own will",
)
def both_were_asked(case: Case, _: Any) -> bool:
    return bool(case.entries("question")) and case.proceeding.track == "voluntary"


def open_(case: Case, _: Any) -> Iterator[Any]:
    """申请随调解案件带来，双方不再填写。"""
    yield from people_carried(case)


def accept(case: Case, _: Any) -> Iterator[Any]:
    yield case.change(**case.number("民特"), judge=case.actor)
    for person in case.parties:
        yield Notice(person, "司法确认申请已经受理，法院将询问双方")


def question(case: Case, facts: Questioning) -> Iterator[Any]:
    yield case.change(track="voluntary" if facts.voluntary else "doubtful")
    yield case.make(
        Paper,
        proceeding=case.proceeding.id,
        kind="questioning",
        title="询问笔录",
        origin="party",
        at=case.now,
        by=case.actor,
        name=Prose(facts.how.label),
        data=facts.notes,
    )


def _ruling(case: Case, kind: str, **more: Any) -> Paper:
    assert case.parent is not None, "a confirmation has its mediation"
    talks = case.of(case.parent)
    agreement = talks.paper("agreement")
    assert agreement is not None, "confirmed without an agreement"
    accepted = case.last("accept")
    return case.draft(
        kind,
        applicants=particulars(case, "claimant", "申请人") + particulars(case, "defendant", "申请人"),
        accepted=accepted.day if accepted else case.day,
        body="人民调解委员会",
        agreed=agreement.at[:10],
        cause=case.dispute.cause,
        terms=agreement.filled()["terms"],
        bench=[["审判员", _judge(case)]],
        clerk=clerk_signing(case),
        **more,
    )


def _judge(case: Case) -> str:
    return next((each.name for each in case.house.officers.values() if each.person == case.actor), "立案庭")


def confirm(case: Case, _: Any) -> Iterator[Any]:
    yield case.change(outcome="确认有效")
    yield changed(case.dispute, closed=case.day)
    yield _ruling(case, "confirmed")
    yield from _obligation(case)
    for person in case.parties:
        yield Notice(person, "调解协议已经裁定有效；不履行的，对方可以直接申请执行")


def _obligation(case: Case) -> Iterator[Obligation]:
    """协议写明金额和期限的，记为可以执行的判项。"""
    assert case.parent is not None, "a confirmation has its mediation"
    agreement = case.of(case.parent).paper("agreement")
    filled = agreement.filled() if agreement else {}
    if filled.get("amount") and filled.get("pay_by"):
        yield case.make(
            Obligation,
            proceeding=case.proceeding.id,
            order=1,
            debtors=tuple(each.person for each in case.standings("defendant")),
            creditor=case.standings("claimant")[0].person,
            kind="money",
            text=Prose("；".join(str(each) for each in filled["terms"])),
            principal=to_fen(Decimal(filled["amount"])),
            within=0,
            effective=case.day,
            due=filled["pay_by"],
        )


def promised(case: Case) -> Mapping[str, Moment]:
    """协议写明的最后一日，自裁定确认之日起各方都知道。"""
    found, last = case.last("confirm"), max((each.due for each in obligations(case)), default="")
    return {"": Moment(found.entry, last)} if found and last else {}


def dismiss(case: Case, facts: Dismissal) -> Iterator[Any]:
    yield case.change(outcome="驳回申请")
    yield _ruling(case, "dismissed", ground=int(facts.ground), opinion=facts.opinion)


class Confirmation(Procedure, label="司法确认", code="民特", english="Judicial confirmation"):
    """司法确认调解协议：受理三日，审查十五日；院长可以批准延长十日。"""

    applied = State(
        "待受理",
        first=True,
        within=days(3),
        since=after("apply"),
        by=FILING_JUDGE,
        law=CONFIRMATION_RULES("第四条", "应当在三日内决定是否受理"),
        english="Applied for",
    )
    reviewing = State(
        "审查中",
        within=days(15),
        since=after("accept"),
        by=FILING_JUDGE,
        law=CONFIRMATION_RULES("第五条", "受理司法确认申请之日起十五日内"),
        english="Under review",
    )
    confirmed = State("已确认", last=True, english="Confirmed")
    dismissed = State("已驳回", last=True, english="Dismissed")
    rejected = State("不予受理", last=True, english="Not accepted")
    withdrawn = State("已撤回", last=True, english="Withdrawn")

    apply = Step(
        "提交申请",
        by=COURSE,
        moves=NEW >> applied,
        does=open_,
        law=CIVIL_PROCEDURE("第二百零五条", "申请司法确认"),
        english="Apply",
    )
    accept = Step(
        "受理",
        by=FILING_JUDGE,
        moves=applied >> reviewing,
        does=accept,
        reads=(Counter("民特"),),
        law=CONFIRMATION_RULES("第四条", "决定受理"),
        english="Accept",
    )
    reject = Step(
        "不予受理",
        by=FILING_JUDGE,
        moves=applied >> rejected,
        facts=Dismissal,
        signed=True,
        law=CIVIL_PROCEDURE_INTERPRETATION("第三百五十五条", "裁定不予受理"),
        english="Do not accept",
    )
    question = Step(
        "询问双方",
        by=FILING_JUDGE,
        moves=reviewing.stays,
        facts=Questioning,
        does=question,
        law=CONFIRMATION_RULES("第六条", "当面询问当事人"),
        english="Question both parties",
    )
    confirm = Step(
        "裁定确认",
        by=FILING_JUDGE,
        moves=reviewing >> confirmed,
        needs=[both_were_asked],
        does=confirm,
        signed=True,
        law=CIVIL_PROCEDURE("第二百零六条", "裁定调解协议有效"),
        english="Confirm",
    )
    perform = performing(confirmed.stays, PARTY)
    close = closing(confirmed.stays)
    draft_application = drafting_application(confirmed.stays, "confirmed")
    apply_for_enforcement = applying(confirmed.stays, does=application_confirmed)
    dismiss = Step(
        "裁定驳回",
        by=FILING_JUDGE,
        moves=reviewing >> dismissed,
        facts=Dismissal,
        does=dismiss,
        signed=True,
        law=REJECTED,
        english="Dismiss",
    )
    withdraw = Step(
        "撤回申请",
        by=PARTY,
        moves=(applied | reviewing) >> withdrawn,
        law=CIVIL_PROCEDURE_INTERPRETATION("第三百五十七条", "当事人撤回申请的"),
        english="Withdraw",
    )

    performance = Promise(
        "履行期限",
        by=DEFENDANT,
        within=days(0),
        since=promised,
        kept_by=("close", "apply_for_enforcement"),
        law=SETTLEMENT,
        english="Time to perform",
        then="draft_application",
    )
    enforcement = two_years("close", "apply_for_enforcement")
