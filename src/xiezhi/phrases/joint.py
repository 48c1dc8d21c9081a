"""合并审理与关联: which cases may be tried together and on what ground; what one of them is told by the joint trial."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Any

from xiezhi.engine.case import Case, changed
from xiezhi.engine.facts import Facts, PersonId, Prose, ask
from xiezhi.engine.words import PROCEDURES, guard
from xiezhi.law.sources import Basis
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.records.deadline import Deadline
from xiezhi.records.relation import Relation

JOINT = CIVIL_PROCEDURE("第五十五条", "人民法院认为可以合并审理并经当事人同意的，为共同诉讼")
ONE_FACT = CIVIL_PROCEDURE_INTERPRETATION("第二百二十一条", "基于同一事实发生的纠纷，当事人分别向同一人民法院起诉的")
RELATED = "related_case"
"""The kind of the sheet on the inner shelf that names a related case."""


class Ground(StrEnum):
    """合并审理的理由。"""

    one_fact = "one_fact"
    one_object = "one_object"
    one_kind = "one_kind"

    @property
    def label(self) -> str:
        return {
            "one_fact": "基于同一事实，分别起诉",
            "one_object": "诉讼标的是共同的",
            "one_kind": "诉讼标的是同一种类，经当事人同意",
        }[self.value]

    @property
    def law(self) -> Basis:
        return ONE_FACT if self is Ground.one_fact else JOINT


class Other(Facts):
    """一并审理的另一件案件。"""

    case: str = ask("案件", choices="cases", english="Case")
    number: str = ask("案号", english="Number")


class Seat(Facts):
    """谁、以什么身份。"""

    person: PersonId = ask("谁", english="Who")
    role: str = ask("身份", choices="roles", english="Role")


class Seats(Facts):
    """合并审理由谁审。"""

    bench: tuple[Seat, ...] = ask("审判人员和书记员", english="Bench and clerk")
    first: PersonId = ask("审判长或者独任审判员", english="Presiding judge")


class Joined(Seats):
    """并入合并审理。"""

    others: tuple[Other, ...] = ask("一并审理的案件", english="Cases tried with it")
    through: str = ask("合并审理", choices="cases", english="The joint trial")
    reason: Prose = ask("理由", default=Prose(""), english="Reasons")


MINUTES = frozenset({"cause", "clerk", "judges", "open", "present", "record"})
"""What minutes say at least."""


def minutes_are_whole(text: str) -> str:
    """Empty where it is what minutes are made of, as one case has them; else a sentence."""
    try:
        told = json.loads(text)
    except ValueError:
        told = None
    return "" if isinstance(told, dict) and set(told) >= MINUTES else "须是合并开庭的那一份笔录"


class Heard(Facts):
    """合并开庭的经过，记入各案。"""

    day: date = ask("开庭日期", english="Day")
    begins: str = ask("开始时间", english="Begins")
    ends: str = ask("结束时间", english="Ends")
    room: str = ask("法庭", english="Room")
    public: bool = ask("公开审理", english="In public")
    closed_because: Prose = ask("不公开的理由", default=Prose(""), english="Why not in public")
    present: tuple[PersonId, ...] = ask("到庭的当事人", english="Who appeared")
    absent: tuple[PersonId, ...] = ask("没有到庭的", default=(), english="Who did not")
    signers: tuple[PersonId, ...] = ask("签署笔录的", english="Who signed the minutes")
    minutes: Prose = ask("笔录", check=minutes_are_whole, english="Minutes")
    together: bool = ask("作出一份判决", default=False, english="One judgment for all")


class Apart(Facts):
    """分案的理由。"""

    reason: Prose = ask("理由", long=True, english="Reasons")


def joint_trial(case: Case) -> list[Relation]:
    """The cases that are tried together with this one now."""
    return [each for each in case.mine(Relation) if not each.until]


@guard(
    "须没有合并审理；已经合并审理的在合并审理里办理，或者先分案",
    JOINT,
    english="The case must not be tried jointly: act in the joint trial, or separate it first",
)
def tried_alone(case: Case, _: Any) -> bool:
    return not joint_trial(case)


def together(suit: Case) -> list[Relation]:
    """The cases that get one judgment with this one: heard with it, and not parted since."""
    return joint_trial(suit) if suit.entries("heard_jointly") else []


def leads(suit: Case) -> bool:
    """Whether the joint trial was opened in this case: here the one judgment is put together."""
    mine = {each.id for each in suit.children("joinder")}
    return any(each.through in mine for each in joint_trial(suit))


def may_name(case: Case, others: Iterable[Case | None]) -> bool:
    """Whether whoever acts sees each of these cases: he stands in it, or acts by an office that is shown such cases.
    One that there is not and one that is not his to see are alike."""
    return all(
        each is not None
        and (
            case.role.name in PROCEDURES[each.proceeding.procedure].seen_by
            or any(who.person == case.actor for who in each.standings())
        )
        for each in others
    )


def heard_after(deadlines: Iterable[Deadline], parties: Iterable[str]) -> str:
    """The last day of the periods for evidence; empty as long as somebody has not been told of his."""
    mine = [each for each in deadlines if each.clock == "evidence" and each.status != "void"]
    return max((each.due for each in mine), default="") if {each.person for each in mine} >= set(parties) else ""


def numbers_of(others: Iterable[Other | Relation]) -> str:
    return "、".join(each.number for each in others)


def apart(case: Case) -> Iterator[Relation]:
    """The relations of the joint trial, ended."""
    yield from (changed(each, until=case.day) for each in joint_trial(case))
