"""质证与认证：每一份证据，对方就真实性、合法性、关联性逐项表态；审判人员逐份写明采信与否和理由。"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from xiezhi.engine.case import Case, Notice
from xiezhi.engine.facts import Facts, PaperId, Prose, ask
from xiezhi.engine.words import JUDGE, PARTY, Step, guard
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.phrases.requests import to_everyone
from xiezhi.procedures.first_instance.states import ON_TRIAL
from xiezhi.records.exhibit import Examination, Finding
from xiezhi.records.paper import Paper

EXAMINE = CIVIL_PROCEDURE_INTERPRETATION("第一百零四条", "围绕证据的真实性、合法性以及与待证事实的关联性进行质证")
EACH_OTHER = CIVIL_PROCEDURE("第七十一条", "由当事人互相质证")
JUDGE_IT = CIVIL_PROCEDURE_INTERPRETATION("第一百零五条", "并公开判断的理由和结果")


class Stand(StrEnum):
    """对一个方面的态度。"""

    accepted = "accepted"
    disputed = "disputed"
    unknown = "unknown"

    @property
    def label(self) -> str:
        return {"accepted": "认可", "disputed": "不认可", "unknown": "无法判断"}[self.value]


class Answer(Facts):
    """对一份证据的质证意见。"""

    paper: PaperId = ask("哪一份证据", choices="exhibits", english="Which exhibit")
    authentic: Stand = ask("真实性", english="Authenticity")
    lawful: Stand = ask("合法性", english="Lawfulness")
    relevant: Stand = ask("关联性", english="Relevance")
    reason: Prose = ask("理由（不认可的必须写明）", default=Prose(""), long=True, english="Reasons, if disputed")


class Answers(Facts):
    """质证：一次可以答几份。"""

    answers: tuple[Answer, ...] = ask("质证意见", english="Answers")


class Weight(StrEnum):
    """采信与否。"""

    admitted = "admitted"
    in_part = "in_part"
    rejected = "rejected"

    @property
    def label(self) -> str:
        return {"admitted": "采信", "in_part": "部分采信", "rejected": "不予采信"}[self.value]


class Weighed(Facts):
    """对一份证据的认证。"""

    paper: PaperId = ask("哪一份证据", choices="exhibits", english="Which exhibit")
    weight: Weight = ask("采信与否", english="Admitted or not")
    reason: Prose = ask("理由", long=True, english="Reasons")


class Weighing(Facts):
    """认证：一次可以认几份。"""

    findings: tuple[Weighed, ...] = ask("认证意见", english="Findings")


def exhibits(case: Case) -> dict[str, Paper]:
    """当事人提交的证据。"""
    return {id: each for id, each in case.papers.items() if each.origin == "party" and each.kind.endswith("proof")}


def presenter(case: Case, paper: Paper) -> set[str]:
    """提交这份证据的人和他所代理的人。"""
    of = {each.of for each in case.standings("agent") if each.person == paper.by}
    return {paper.by, *of}


@guard("所答的须是本案当事人提交的证据", EACH_OTHER, english="The evidence must be handed in by a party to this case")
def are_exhibits(case: Case, facts: Answers) -> bool:
    return bool(facts.answers) and all(each.paper in exhibits(case) for each in facts.answers)


@guard(
    "质证的须是对方提交的证据，不是自己提交的",
    EACH_OTHER,
    english="One answers the other side's evidence, not one's own",
)
def are_the_others(case: Case, facts: Answers) -> bool:
    papers = case.papers
    return not any(
        {case.actor, case.me} & presenter(case, papers[each.paper]) for each in facts.answers if each.paper in papers
    )


@guard("不认可的须写明理由", EXAMINE, english="Who does not accept it must say why")
def says_why(case: Case, facts: Answers) -> bool:
    return all(
        each.reason or Stand.disputed not in (each.authentic, each.lawful, each.relevant) for each in facts.answers
    )


@guard("所认证的须是本案当事人提交的证据", JUDGE_IT, english="The evidence must be handed in by a party to this case")
def are_before_the_court(case: Case, facts: Weighing) -> bool:
    return bool(facts.findings) and all(each.paper in exhibits(case) for each in facts.findings)


@guard(
    "须先经质证：对方已经表态，或者已经开过庭",
    EACH_OTHER,
    english="The other side must have answered it, or a hearing been held",
)
def was_examined(case: Case, facts: Weighing) -> bool:
    answered = {each.paper for each in case.mine(Examination)}
    return all(each.paper in answered for each in facts.findings) or case.last("hold") is not None


def examine(case: Case, facts: Answers) -> Iterator[Any]:
    for each in facts.answers:
        yield case.make(
            Examination,
            proceeding=case.proceeding.id,
            paper=each.paper,
            person=case.me,
            authentic=str(each.authentic),
            lawful=str(each.lawful),
            relevant=str(each.relevant),
            reason=each.reason,
            at=case.now,
        )
    for person in {case.papers[each.paper].by for each in facts.answers}:
        yield Notice(person, f"{case.person(case.me).name}已对您提交的证据质证")


def weigh(case: Case, facts: Weighing) -> Iterator[Any]:
    for each in facts.findings:
        yield case.make(
            Finding,
            proceeding=case.proceeding.id,
            paper=each.paper,
            by=case.actor,
            weight=str(each.weight),
            reason=each.reason,
            at=case.now,
        )
    yield from to_everyone(case, "法庭已对证据作出认证，理由在证据表里")


def to_answer(case: Case) -> dict[str, Any]:
    """对方提交、自己还没有答的各份证据。"""
    done = {each.paper for each in case.mine(Examination) if each.person == case.me}
    mine = {case.actor, case.me}
    waiting = [id for id, each in exhibits(case).items() if id not in done and not mine & presenter(case, each)]
    return {"answers": [{"paper": id} for id in waiting]}


def to_weigh(case: Case) -> dict[str, Any]:
    """还没有认证的各份证据。"""
    done = {each.paper for each in case.mine(Finding)}
    return {"findings": [{"paper": id} for id in exhibits(case) if id not in done]}


class Examinations:
    """质证和认证。"""

    examine = Step(
        "质证",
        by=PARTY,
        moves=ON_TRIAL.stays,
        facts=Answers,
        needs=[are_exhibits, are_the_others, says_why],
        does=examine,
        offers=to_answer,
        law=EXAMINE,
        english="Answer the exhibits",
    )
    weigh = Step(
        "认证",
        by=JUDGE,
        moves=ON_TRIAL.stays,
        facts=Weighing,
        needs=[are_before_the_court, was_examined],
        does=weigh,
        offers=to_weigh,
        law=JUDGE_IT,
        english="Find upon the exhibits",
    )
