"""查看完整号码: an ID or telephone number is shown whole to an officer who says why; once, and it is written down."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case
from xiezhi.engine.facts import Facts, PersonId, Prose, ask
from xiezhi.engine.family import Family
from xiezhi.engine.shared_steps import Parts, common
from xiezhi.engine.words import CLERK, COUNTER, ENFORCER, FILING_JUDGE, JUDGE, SERVER, AnyState, Step, guard
from xiezhi.law.sources import Policy
from xiezhi.records.money import PayeeAccount

WHOLE = Policy("个人信息查看规则", "号码平时遮盖，因办案需要查看的写明理由")


class Which(StrEnum):
    """哪一个号码。"""

    id_number = "id_number"
    phone = "phone"
    bank = "bank"

    @property
    def label(self) -> str:
        return {"id_number": "身份证号或者统一社会信用代码", "phone": "电话", "bank": "收款账号"}[self.value]


class Look(Facts):
    """查看：谁的、哪一个号码、为什么。"""

    person: PersonId = ask("谁的", choices="people", english="Whose")
    which: Which = ask("哪一个号码", default=Which.id_number, english="Which number")
    reason: Prose = ask("办什么事需要完整号码", long=True, english="Why it is needed")


def number_of(family: Family, person: str, which: str) -> str:
    """The sealed number, as this dispute holds it; empty where it has none."""
    if which == Which.bank:
        return next((each.number for each in family.all(PayeeAccount) if each.person == person), "")
    known = family.persons.get(person)
    return str(getattr(known, which)) if known else ""


@guard(
    "须是本案的人，案卷里须有这个号码", WHOLE, english="It must be a person of this case whose number is in the file"
)
def number_is_here(case: Case, facts: Look) -> bool:
    return bool(number_of(case.family, facts.person, facts.which))


@guard("须写明办什么事需要", WHOLE, english="State what it is needed for")
def says_why(case: Case, facts: Look) -> bool:
    return bool(facts.reason.strip())


def unmask(case: Case, facts: Look) -> Iterator[Any]:
    """只记谁、为什么看了谁的；号码本身不入这条记录。"""
    yield Subject(facts.person)


@common("unmask")
def _unmask(states: Parts) -> Step:
    return Step(
        "查看完整号码",
        by=COUNTER | FILING_JUDGE | SERVER | JUDGE | CLERK | ENFORCER,
        moves=AnyState(states[1]).stays,
        facts=Look,
        needs=[number_is_here, says_why],
        does=unmask,
        signed=True,
        law=WHOLE,
        english="See a number whole",
    )
