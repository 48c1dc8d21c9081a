"""Steps that every procedure with parties has: a party confirms where papers reach him, and names who acts for him."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, Notice, changed
from xiezhi.engine.facts import Facts, Name, PersonId, Prose, Secret, ask
from xiezhi.engine.shared_steps import Parts, common
from xiezhi.engine.words import AGENT, COUNTER, PARTY, AnyState, Step, guard
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.phrases.people import Language, valid_number, valid_phone
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person, Standing

ADDRESS = CIVIL_PROCEDURE_INTERPRETATION("第一百三十六条", "应当在送达地址确认书中予以确认")
CONFIRMATION = "address_confirmation"
"""The kind of the paper in which a party confirms his address."""
MANDATE = CIVIL_PROCEDURE("第六十一条", "可以委托一至二人作为诉讼代理人")


def no_postcode(text: str) -> str:
    """邮政编码六位数字。"""
    return "" if re.fullmatch("[0-9]{6}", text) else "邮政编码是六位数字"


class Address(Facts):
    """送达地址确认：文书送到哪里；同意电子送达的，到达即为送达。"""

    address: Prose = ask("送达地址", english="Address for service")
    postcode: Prose = ask(
        "邮政编码", default=Prose(""), check=no_postcode, english="Postal code", help="不知道可以不填"
    )
    phone: Secret = ask(
        "电话", default=Secret(""), check=valid_phone, english="Telephone", help="已经留过的，不填就不改"
    )
    electronic: bool = ask("同意电子送达", default=False, english="Agrees to electronic service")
    language: Language | None = ask("使用的语言（不填就不改）", default=None, english="Language (unchanged if empty)")
    person: PersonId = ask(
        "哪一位当事人（窗口代填时选）", default=PersonId(""), choices="on_behalf", english="Which party"
    )


class Mandate(Facts):
    """委托代理人：谁、什么单位、特别授权没有。"""

    name: Name = ask("代理人姓名", english="Representative's name")
    id_number: Secret = ask("代理人身份证号", check=valid_number, english="ID number")
    phone: Secret = ask("代理人电话", default=Secret(""), check=valid_phone, english="Telephone")
    firm: Name = ask("律师事务所或者单位", default=Name(""), english="Firm")
    person: PersonId = ask(
        "代理哪一位（窗口代填时选）", default=PersonId(""), choices="on_behalf", english="For which party"
    )


@guard(
    "须是本案当事人本人，或者窗口替本案当事人填写",
    ADDRESS,
    english="It must be a party to the case, or the counter filling in for one",
)
def is_for_a_party(case: Case, facts: Any) -> bool:
    """A party speaks for himself only; whom the counter writes for, it has before it."""
    own = case.principals if case.role is not COUNTER else case.parties
    return (facts.person or case.me) in case.parties and facts.person in ("", *own)


@guard("一位当事人至多委托二人", MANDATE, english="A party may have at most two representatives")
def has_room(case: Case, facts: Mandate) -> bool:
    return len([each for each in case.standings(AGENT) if each.of == (facts.person or case.me)]) < 2


def known_address(case: Case) -> dict[str, Any]:
    """What a party has said before, who now only confirms it."""
    if case.role is COUNTER or case.me not in case.parties:
        return {}
    agreed = any(each.person == case.me and each.electronic for each in case.standings())
    known = {"address": case.person(case.me).address, "electronic": agreed}
    last = last_confirmation(case, case.me)
    return known | ({"postcode": last.filled().get("postcode", "")} if last else {})


def last_confirmation(case: Case, person: str) -> Paper | None:
    """本纠纷里为这个人备好的最后一份送达地址确认书。"""
    mine = (each for each in case.family.all(Paper) if each.kind == CONFIRMATION and each.by == person)
    return max(mine, key=lambda each: (each.at, each.id), default=None)


def confirm_address(case: Case, facts: Address) -> Iterator[Any]:
    """在本纠纷的各个案件里都算数，不再另问。"""
    whom = facts.person or case.me
    person = case.person(whom)
    yield Subject(whom)
    language = str(facts.language or person.language)
    yield changed(person, address=facts.address, phone=facts.phone or person.phone, language=language)
    yield from agrees(case, whom, electronic=facts.electronic)


def agrees(case: Case, person: str, *, electronic: bool) -> Iterator[Standing]:
    """他是否同意电子送达，在本纠纷的各个案件里都改过来。"""
    for each in case.family.all(Standing):
        if each.person == person and not each.until and each.electronic != electronic:
            yield changed(each, electronic=electronic)


def entrust(case: Case, facts: Mandate) -> Iterator[Any]:
    whom = facts.person or case.me
    person = case.known(facts.id_number) or case.make(
        Person,
        dispute="",
        person=case.new_person(),
        name=facts.name,
        id_number=facts.id_number,
        phone=facts.phone,
        address=facts.firm,
    )
    yield Subject(whom)
    yield person
    yield case.stand(person.person, AGENT, len(case.standings(AGENT)) + 1, of=whom)
    yield Notice(person.person, "您已被委托为代理人，可以查看案件并代为办理")


@common("confirm_address")
def _confirm_address(states: Parts) -> Step:
    return Step(
        "确认送达地址",
        by=PARTY | COUNTER,
        moves=AnyState(states[0]).stays,
        facts=Address,
        needs=[is_for_a_party],
        does=confirm_address,
        offers=known_address,
        law=ADDRESS,
        english="Confirm the address for service",
    )


@common("entrust")
def _entrust(states: Parts) -> Step:
    return Step(
        "委托代理人",
        by=PARTY | COUNTER,
        moves=AnyState(states[0]).stays,
        facts=Mandate,
        needs=[is_for_a_party, has_room],
        does=entrust,
        signed=True,
        law=MANDATE,
        english="Name a representative",
    )
