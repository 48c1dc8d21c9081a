"""举证：期限各自从收到举证通知书起算，可以申请延长；逾期的说明理由，由法官决定。"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.clocks import on_served
from xiezhi.engine.facts import Facts, FileId, PaperId, Prose, ask
from xiezhi.engine.words import JUDGE, PARTY, Promise, Step, guard
from xiezhi.law.periods import Period, days
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION, EVIDENCE_RULES
from xiezhi.phrases.requests import to_bench, to_everyone, waiting
from xiezhi.procedures.first_instance.states import BEFORE_HEARING, ON_TRIAL
from xiezhi.records.deadline import Adjustment
from xiezhi.records.paper import Paper

PERIOD = CIVIL_PROCEDURE("第六十八条", "确定当事人应当提供的证据及其期限")
EXTEND = CIVIL_PROCEDURE_INTERPRETATION("第一百条", "应当在举证期限届满前向人民法院提出书面申请")
LATE = CIVIL_PROCEDURE("第六十八条", "人民法院应当责令其说明理由")


class Exhibit(Facts):
    """提交一份证据。"""

    name: Prose = ask("证据名称", english="What it is")
    purpose: Prose = ask("证明什么", long=True, english="What it proves")
    file: FileId = ask("文件", default=FileId(""), english="File")


class LateExhibit(Facts):
    """逾期提交的证据：须说明理由。"""

    name: Prose = ask("证据名称", english="What it is")
    purpose: Prose = ask("证明什么", long=True, english="What it proves")
    why: Prose = ask("为什么逾期", long=True, english="Why so late")
    file: FileId = ask("文件", default=FileId(""), english="File")


class Outcome(StrEnum):
    """对逾期证据怎样处理。"""

    not_late = "not_late"
    admitted = "admitted"
    rejected = "rejected"

    @property
    def label(self) -> str:
        return {
            "not_late": "因客观原因或者对方没有异议，视为未逾期",
            "admitted": "采纳，予以训诫",
            "rejected": "不予采纳",
        }[self.value]


class OnLate(Facts):
    """对逾期证据的决定。"""

    paper: PaperId = ask("哪一份", choices="papers", english="Which exhibit")
    outcome: Outcome = ask("怎样处理", english="Decision")
    reason: Prose = ask("理由", long=True, english="Reasons")


class MoreTime(Facts):
    """申请延长举证期限。"""

    reason: Prose = ask("为什么需要延长", long=True, english="Why you need more time")


class Granted(Facts):
    """延长几日，适用于每一个当事人。"""

    amount: int = ask("延长几日", english="Days more")


class Refused(Facts):
    """不予延长的理由。"""

    reason: Prose = ask("理由", long=True, english="Reasons")


def allotted(case: Case) -> Period:
    """举证期限写在举证通知书里。"""
    paper = case.paper("evidence_notice")
    return days(int(paper.filled()["days"]) if paper else 15)


def running(case: Case, person: str) -> bool:
    """这个人的举证期限尚未届满，或者还没有开始。"""
    mine = [each for each in case.deadlines if each.clock == "evidence" and each.person in ("", person)]
    return all(each.status in ("open", "suspended", "void") and case.day <= each.due for each in mine)


def over(case: Case) -> bool:
    """每一个当事人的举证期限都已届满。"""
    mine = [each for each in case.deadlines if each.clock == "evidence" and each.status != "void"]
    return {each.person for each in mine} >= set(case.parties) and all(each.due < case.day for each in mine)


@guard(
    "举证期限须尚未届满；届满以后请用“逾期提交证据”并说明理由",
    LATE,
    english="The time for evidence must be running; afterwards hand in late, with reasons",
)
def in_time(case: Case, _: Any) -> bool:
    return running(case, case.me)


@guard(
    "举证期限须已届满；期限以内提交的，不用说明逾期的理由",
    LATE,
    english="The time for evidence must be over; within it no reasons for lateness are needed",
)
def is_late(case: Case, _: Any) -> bool:
    return not running(case, case.me)


@guard("所指证据须是本案逾期提交的", LATE, english="The evidence must be one handed in late in this case")
def was_late(case: Case, facts: OnLate) -> bool:
    paper = case.papers.get(facts.paper)
    return paper is not None and paper.kind == "late_proof"


@guard("延长举证期限应当在届满前申请", EXTEND, english="More time for evidence is asked for before it runs out")
def asks_in_time(case: Case, _: Any) -> bool:
    return running(case, case.me)


@guard("须有尚未答复的延期举证申请", EXTEND, english="There must be an unanswered request for more time for evidence")
def more_time_waits(case: Case, _: Any) -> bool:
    return waiting(case, "ask_more_time", "grant_more_time", "refuse_more_time") is not None


@guard("至少延长一日", EXTEND, english="Extend by at least one day")
def adds_something(case: Case, facts: Granted) -> bool:
    return facts.amount > 0


def _exhibit(case: Case, kind: str, title: str, facts: Exhibit | LateExhibit, told: Prose) -> Paper:
    return case.make(
        Paper, proceeding=case.proceeding.id, kind=kind, title=title, origin="party", at=case.now, by=case.actor,
        name=facts.name, sha256=facts.file, data=told,
    )  # fmt: skip


def submit(case: Case, facts: Exhibit) -> Iterator[Any]:
    yield _exhibit(case, "proof", "证据材料", facts, facts.purpose)
    yield from to_everyone(case, f"收到一份证据：{facts.name}")


def submit_late(case: Case, facts: LateExhibit) -> Iterator[Any]:
    yield _exhibit(case, "late_proof", "逾期提交的证据", facts, Prose(f"{facts.purpose}\n逾期的理由：{facts.why}"))
    yield from to_everyone(case, f"收到一份逾期提交的证据：{facts.name}，由法官决定是否采纳")


def rule_on_late(case: Case, facts: OnLate) -> Iterator[Any]:
    name = case.papers[facts.paper].name
    yield from to_everyone(case, f"逾期提交的“{name}”：{facts.outcome.label}")


def ask_more_time(case: Case, _: MoreTime) -> Iterator[Any]:
    yield from to_bench(case, "当事人申请延长举证期限，请答复")


def grant_more_time(case: Case, facts: Granted) -> Iterator[Any]:
    """延长的举证期限适用于其他当事人。"""
    yield case.make(
        Adjustment, proceeding=case.proceeding.id, clock="evidence", person="", kind="extend", since=case.day,
        amount=facts.amount, unit="days", article=str(EXTEND), approver=case.actor, reason="准许延长举证期限",
    )  # fmt: skip
    yield from to_everyone(case, f"举证期限延长{facts.amount}日，适用于每一个当事人")


def refuse_more_time(case: Case, facts: Refused) -> Iterator[Any]:
    yield from to_everyone(case, f"不准许延长举证期限：{facts.reason}")


class Evidence:
    """举证期限内提交证据；逾期的须说明理由。"""

    submit_evidence = Step(
        "提交证据",
        by=PARTY,
        moves=BEFORE_HEARING.stays,
        facts=Exhibit,
        needs=[in_time],
        does=submit,
        law=CIVIL_PROCEDURE("第六十八条", "应当及时提供证据"),
        english="Hand in evidence",
    )
    submit_late = Step(
        "逾期提交证据",
        by=PARTY,
        moves=ON_TRIAL.stays,
        facts=LateExhibit,
        needs=[is_late],
        does=submit_late,
        law=LATE,
        english="Hand in late evidence",
    )
    rule_on_late = Step(
        "决定逾期证据",
        by=JUDGE,
        moves=ON_TRIAL.stays,
        facts=OnLate,
        needs=[was_late],
        does=rule_on_late,
        law=CIVIL_PROCEDURE("第六十八条", "可以不予采纳该证据，或者采纳该证据但予以训诫、罚款"),
        english="Rule on late evidence",
    )
    ask_more_time = Step(
        "申请延长举证期限",
        by=PARTY,
        moves=BEFORE_HEARING.stays,
        facts=MoreTime,
        needs=[asks_in_time],
        does=ask_more_time,
        law=EXTEND,
        english="Ask for more time for evidence",
    )
    grant_more_time = Step(
        "准许延长举证期限",
        by=JUDGE,
        moves=BEFORE_HEARING.stays,
        facts=Granted,
        needs=[more_time_waits, adds_something],
        does=grant_more_time,
        law=CIVIL_PROCEDURE_INTERPRETATION("第一百条", "延长的举证期限适用于其他当事人"),
        english="Give more time for evidence",
    )
    refuse_more_time = Step(
        "不准许延长举证期限",
        by=JUDGE,
        moves=BEFORE_HEARING.stays,
        facts=Refused,
        needs=[more_time_waits],
        does=refuse_more_time,
        law=CIVIL_PROCEDURE_INTERPRETATION("第一百条", "申请理由不成立的，人民法院不予准许，并通知申请人"),
        english="Refuse more time for evidence",
    )

    evidence = Promise(
        "举证期限",
        by=PARTY,
        within=allotted,
        since=on_served("evidence_notice"),
        kept_by=("hold",),
        law=EVIDENCE_RULES("第五十一条", "举证期限可以由当事人协商"),
        english="Period for evidence",
        right=True,
    )
