"""认定为同一人: who stated a number that the court knew shows that it is his, and what he did becomes that person's."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, Errand, Notice, changed
from xiezhi.engine.facts import Facts, PersonId, Secret, ask
from xiezhi.engine.shared_steps import Parts, common
from xiezhi.engine.words import COUNTER, IDENTITY, AnyState, Step, guard
from xiezhi.law.sources import Policy
from xiezhi.phrases.people import valid_number, valid_phone
from xiezhi.records.person import Standing

SAME = Policy("账户管理规则", "核对身份以后接上原来的案件")
NAMES_HIM = ("person", "of", "payer", "recipient")
"""Columns of records that name a party by his id."""


class Shown(StrEnum):
    """身份怎样核对。"""

    card = "card"
    code = "code"
    letter = "letter"
    unified = "unified"

    @property
    def label(self) -> str:
        return {
            "card": "窗口核对身份证原件",
            "code": "身份证号和本院留存手机的验证码",
            "letter": "送达文书上的查阅码、身份证号和手机验证码",
            "unified": "统一身份认证平台核对",
        }[self.value]


class Identity(Facts):
    """认定为同一人：哪一位，怎样核对。"""

    person: PersonId = ask("哪一位", choices="people", english="Who")
    shown: Shown = ask("怎样核对身份", default=Shown.card, english="How identity was shown")


class Proof(Facts):
    """核对身份：本人的证件号和手机，怎样核对。"""

    person: PersonId = ask("哪一位", choices="people", english="Who")
    id_number: Secret = ask("身份证号或者统一社会信用代码", check=valid_number, english="ID number or credit code")
    phone: Secret = ask("电话", check=valid_phone, english="Telephone")
    shown: Shown = ask("怎样核对身份", default=Shown.letter, english="How identity was shown")


@guard("证件号须与案卷所记的相符", SAME, english="The ID number must be the one in the file")
def number_agrees(case: Case, facts: Proof) -> bool:
    known = case.family.persons.get(facts.person)
    return known is not None and known.id_number in ("", facts.id_number)


def prove(case: Case, facts: Proof) -> Iterator[Any]:
    """案卷里没有证件号的，以本人核对过的为准；号码在本院另有其人的，待认定为同一人。"""
    known = case.known(facts.id_number)
    twin = known.person if known is not None and known.person != facts.person else ""
    yield Subject(facts.person)
    yield changed(case.person(facts.person), id_number=facts.id_number, phone=facts.phone, twin=twin)


@guard(
    "所指的人填写的证件号须与本院已有的另一人相同",
    SAME,
    english="The ID number given must be that of another person this court knows",
)
def states_a_known_number(case: Case, facts: Identity) -> bool:
    here = {each.person for each in case.standings()}
    twins = {each.person for each in case.family.persons.values() if each.twin and each.person in here}
    return bool(twins) and facts.person in twins


def identify(case: Case, facts: Identity) -> Iterator[Any]:
    """他在本纠纷中的身份、缴费、送达、同意都归到本院早先认识的那一位；原记录不改，新的身份自今日起。"""
    old, now = facts.person, case.himself(facts.person)
    yield Subject(old)
    yield Errand("link", {"person": old, "is": now})
    for row in [row for kind in case.family.rows for row in case.family.all(kind)]:
        if isinstance(row, Standing) and row.person == old:
            if not row.until:
                yield changed(row, until=case.day)
                yield changed(row, id=case.new_id(), person=now, since=case.day)
            continue
        named = {column: now for column in NAMES_HIM if getattr(row, column, "") == old}
        if named:
            yield changed(row, **named)
    yield Notice(now, "您的身份已经核对，这件案子接到了您的账户")


@common("identify")
def _identify(states: Parts) -> Step:
    return Step(
        "认定为同一人",
        by=COUNTER | IDENTITY,
        moves=AnyState(states[1]).stays,
        facts=Identity,
        needs=[states_a_known_number],
        does=identify,
        signed=True,
        law=SAME,
        english="Find two records to be one person",
    )


@common("prove_identity")
def _prove(states: Parts) -> Step:
    return Step(
        "核对身份",
        by=IDENTITY,
        moves=AnyState(states[1]).stays,
        facts=Proof,
        needs=[number_agrees],
        does=prove,
        law=SAME,
        english="Identity shown",
    )
