"""执行异议之诉、分配方案异议之诉: filed where the objection stands, with its people and its matter brought along; what
becomes of the suit comes back by itself. The suit is a dispute of its own, which names what it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Any

from xiezhi.engine.case import Case, Errand
from xiezhi.engine.facts import Facts, NoFacts, Prose, ask
from xiezhi.engine.words import COURSE, COURTS, EVERY_PARTY, Effect, Moves, Step, guard
from xiezhi.law.statutes import CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.law.working import Yuan
from xiezhi.phrases.requests import to_everyone
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person

COMPLAINT = "complaint"
OUTSIDERS, CREDITORS, ABOUT_PLAN = "案外人执行异议之诉", "申请执行人执行异议之诉", "执行分配方案异议之诉"
"""The causes of action: who sues, and about what."""
ORDINARY = CIVIL_PROCEDURE_INTERPRETATION("第三百零八条", "适用普通程序")
HERE = CIVIL_PROCEDURE_INTERPRETATION("第三百零二条", "由执行法院管辖")


class Suing(Facts):
    """起诉：只写请求和理由；当事人、所争的财产随案带去，不用再填。"""

    demand: Prose = ask("诉讼请求", long=True, english="What is asked")
    reasons: Prose = ask("事实和理由", long=True, english="Facts and reasons")


class Filed(Facts):
    """起诉的收件编号，由立案带回。"""

    number: str = ask("收件编号", english="Number of the filing")


class Fate(StrEnum):
    """判决以后，执行标的怎样。"""

    freed = "freed"
    goes_on = "goes_on"

    @property
    def label(self) -> str:
        return {"freed": "不得执行", "goes_on": "继续执行"}[self.value]


class Over(Facts):
    """诉讼的结果，由诉讼案件带回。"""

    number: str = ask("案号", english="Number of the suit")
    outcome: Prose = ask("结果", english="How it ended")
    on: date = ask("哪一日", english="On which day")
    thing: Fate | None = ask("执行标的怎样", default=None, english="What becomes of the thing")


class Brought(Facts):
    """随案带来的起诉：谁告谁、要什么、为什么、争的是什么。"""

    cause: str = ask("案由", english="Cause of action")
    about: str = ask("所对的案件", english="What it is about")
    demand: Prose = ask("诉讼请求", english="What is asked")
    reasons: Prose = ask("事实和理由", english="Facts and reasons")
    claimants: tuple[str, ...] = ask("原告", english="Claimants")
    defendants: tuple[str, ...] = ask("被告", english="Defendants")
    thirds: tuple[str, ...] = ask("第三人", default=(), english="Third parties")
    electronic: tuple[str, ...] = ask("同意电子送达的人", default=(), english="Who agreed to electronic service")
    amount: Yuan | None = ask("标的额（元）", default=None, english="Amount (yuan)")


def bring(
    case: Case, facts: Suing, cause: str, *, claimants: Iterable[str], defendants: Iterable[str],
    thirds: Iterable[str] = (), fen: int,
) -> Iterator[Any]:  # fmt: skip
    """The complaint goes onto the file of the objection, and the counter receives it with all that the file knows."""
    people = {"claimants": [*claimants], "defendants": [*defendants], "thirds": [*thirds]}
    paper = case.make(
        Paper, proceeding=case.proceeding.id, kind=COMPLAINT, title="民事起诉状", origin="party", at=case.now,
        by=case.actor, name=facts.demand, data=facts.reasons,
    )  # fmt: skip
    yield paper
    rows = {side: [case.person(each).id for each in who] for side, who in people.items()}
    agreed = [case.person(each.person).id for each in case.standings(*EVERY_PARTY.stands) if each.electronic]
    yield Errand("bring_suit", {**rows, "paper": paper.id, "cause": cause, "fen": fen, "electronic": agreed})
    yield from to_everyone(case, f"已经提起{cause}，起诉状转立案审查")


def brought(facts: Brought) -> tuple[str, ...]:
    """The persons of a suit that was brought along, by their records."""
    return (*facts.claimants, *facts.defendants, *facts.thirds)


@guard(
    "随案带来的原告、被告、第三人都须是本院已经登记的人，原告、被告都不能没有",
    HERE,
    english="Who is brought along must be known to the court already, on both sides",
)
def all_are_known(case: Case, facts: Brought) -> bool:
    return bool(facts.claimants and facts.defendants) and all(case.other(Person, each) for each in brought(facts))


def people_brought(case: Case, facts: Brought) -> Iterator[Any]:
    """They stand here as the court knows them: nobody is entered a second time."""
    for role, who in (("claimant", facts.claimants), ("defendant", facts.defendants), ("third", facts.thirds)):
        for order, id in enumerate(who, 1):
            person = case.other(Person, id)
            assert person is not None, "a suit with somebody the court does not know"
            yield person
            yield case.stand(person.person, role, order, electronic=id in facts.electronic)


def filed(moves: Moves) -> Step:
    return Step(
        "起诉状已转立案审查",
        by=COURTS,
        moves=moves,
        facts=Filed,
        law=HERE,
        english="The complaint is with the counter",
    )


def decided(moves: Moves, does: Effect) -> Step:
    return Step(
        "异议之诉的裁判已经生效",
        by=COURTS,
        moves=moves,
        facts=Over,
        does=does,
        law=HERE,
        english="The suit was decided",
    )


def told_of_the_end(case: Case, facts: Over) -> Iterator[Any]:
    yield from to_everyone(case, f"{facts.number}：{facts.outcome}")


def telling(moves: Moves) -> Step:
    """What the suit's own chapter takes when it has ended: the enforcement is told."""
    return Step(
        "结果告知执行",
        by=COURSE,
        moves=moves,
        does=_tells,
        law=HERE,
        english="Tell the enforcement how it ended",
    )


def _tells(case: Case, _: Any) -> Iterator[Any]:
    yield Errand("suit_over", {"about": case.dispute.about, "state": case.proceeding.state, "on": case.day})


def if_about_enforcement(case: Case, facts: Any) -> Iterator[Facts]:
    """Only a suit about an enforcement has somebody to tell."""
    if case.dispute.about:
        yield NoFacts()


def where_thing_is(fate: Fate) -> Callable[[Case, Over], Iterator[Facts]]:
    """Where the judgment leaves the thing so."""

    def carries(case: Case, facts: Over) -> Iterator[Facts]:
        if facts.thing is fate:
            yield NoFacts()

    return carries


def about_a_thing(case: Case) -> bool:
    """Whether this is a suit about an objection to what is enforced against."""
    return case.dispute.cause in (OUTSIDERS, CREDITORS)
