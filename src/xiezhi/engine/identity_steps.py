"""认定为同一人: who stated a number that the court knew shows that it is his, and what he did becomes that person's."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, Errand, Notice, changed
from xiezhi.engine.facts import Facts, PersonId, ask
from xiezhi.engine.shared_steps import Parts, common
from xiezhi.engine.words import COUNTER, IDENTITY, AnyState, Step, guard
from xiezhi.law.sources import Policy
from xiezhi.records.person import Standing

SAME = Policy("账户管理规则", "核对身份以后接上原来的案件")
NAMES_HIM = ("person", "of", "payer", "recipient")
"""Columns of records that name a party by his id."""


class Shown(StrEnum):
    """身份怎样核对。"""

    card = "card"
    code = "code"

    @property
    def label(self) -> str:
        return {"card": "窗口核对身份证原件", "code": "身份证号和本院留存手机的验证码"}[self.value]


class Identity(Facts):
    """认定为同一人：哪一位，怎样核对。"""

    person: PersonId = ask("哪一位", choices="people", english="Who")
    shown: Shown = ask("怎样核对身份", default=Shown.card, english="How identity was shown")


@guard("所指的人填写的证件号须与本院已有的另一人相同", SAME)
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
