"""当事人的录入: who somebody is, stated once; found again by his number wherever the court has met him."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from typing import Any

from stdnum.cn import ric, uscc
from stdnum.exceptions import ValidationError

from xiezhi.engine.case import Case, changed
from xiezhi.engine.facts import Facts, Name, Prose, Secret, ask
from xiezhi.engine.words import AGENT
from xiezhi.records.person import Person


class Kind(StrEnum):
    """自然人还是单位。"""

    natural = "natural"
    organisation = "organisation"

    @property
    def label(self) -> str:
        return {"natural": "自然人", "organisation": "法人或者其他组织"}[self.value]


class Language(StrEnum):
    """他读哪一种文字：寄给他的查阅码打开的页面用这一种。"""

    zh = "zh"
    mn = "mn"
    en = "en"

    @property
    def label(self) -> str:
        return {"zh": "中文", "mn": "蒙古文", "en": "英文"}[self.value]


def valid_number(number: str) -> str:
    """空串表示号码无误；否则是给填写人的一句话。"""
    compact = number.replace(" ", "").upper()
    if is_id_number(compact) or uscc.is_valid(compact):
        return ""
    return "不是有效的身份证号或者统一社会信用代码，请核对每一位"


def is_id_number(number: str) -> bool:
    """Length, birth date and check digit; the county code is not judged, which may be older than its county."""
    try:
        ric.get_birth_date(number)
        return len(number) == 18 and bool(ric.calc_check_digit(number) == number[-1])
    except (ValidationError, ValueError):
        return False


def valid_phone(number: str) -> str:
    digits = number.replace(" ", "").replace("-", "")
    return "" if re.fullmatch("[0-9]{7,12}", digits) else "请填写手机号，或者带区号的固定电话"


class Party(Facts):
    """当事人：只填一次，本院再遇到同一个人时按证件号找到。"""

    name: Name = ask("姓名或者名称", english="Name")
    kind: Kind = ask("自然人还是单位", default=Kind.natural, english="Person or organisation")
    id_number: Secret = ask(
        "身份证号或者统一社会信用代码",
        default=Secret(""),
        check=valid_number,
        english="ID number or credit code",
        help="被告的号码不知道可以不填",
    )
    phone: Secret = ask("电话", default=Secret(""), check=valid_phone, english="Telephone")
    address: Prose = ask("住所", default=Prose(""), english="Address")
    born: Name = ask("出生日期", default=Name(""), english="Born", help="由身份证号得出，不必填写")
    language: Language = ask("使用的语言", default=Language.zh, english="Language")

    def completed(self) -> Party:
        """号码化为统一写法；出生日期由身份证号得出。"""
        number = self.id_number.replace(" ", "").upper()
        phone = self.phone.replace(" ", "").replace("-", "")
        born = ric.get_birth_date(number).isoformat() if is_id_number(number) else ""
        return replace(self, id_number=Secret(number), phone=Secret(phone), born=Name(born) or self.born)


class Agent(Facts):
    """代理人：代理哪一位原告，按次序从一数起。"""

    name: Name = ask("代理人姓名", english="Representative's name")
    id_number: Secret = ask("代理人身份证号", check=valid_number, english="ID number")
    phone: Secret = ask("代理人电话", default=Secret(""), check=valid_phone, english="Telephone")
    stands_for: int = ask("代理第几位原告", default=1, english="For which claimant")
    firm: Name = ask("律师事务所或者单位", default=Name(""), english="Firm")

    def completed(self) -> Agent:
        return replace(self, id_number=Secret(self.id_number.replace(" ", "").upper()))


def enter(
    case: Case, parties: Iterable[Party], role: str, *, first: str = "", electronic: bool = False
) -> Iterator[Any]:
    """Persons and standings for these parties in order; `first` is who the first of them already is, and `electronic`
    whether that one, who speaks for himself, agrees to electronic service: nobody does so for another."""
    for order, party in enumerate(parties, 1):
        person = _person(case, party, first if order == 1 else "")
        yield person
        yield case.stand(person.person, role, order, electronic=electronic and order == 1)


def enter_agents(case: Case, agents: Iterable[Agent], principals: list[str], *, actor: str = "") -> Iterator[Any]:
    met: dict[str, Person] = {}
    for order, agent in enumerate(agents, 1):
        known_as = actor if order == 1 else ""
        known, twin = _known(case, agent.id_number, known_as)
        person = (
            met.get(agent.id_number)
            or known
            or case.make(
                Person,
                dispute="",
                person=known_as or case.new_person(),
                name=agent.name,
                id_number=agent.id_number,
                phone=agent.phone,
                address=agent.firm,
                twin=twin,
            )
        )
        met[agent.id_number] = person
        yield person
        of = principals[min(max(agent.stands_for, 1), len(principals)) - 1]
        yield case.stand(person.person, AGENT, order, of=of)


def _known(case: Case, number: str, known_as: str) -> tuple[Person | None, str]:
    """Who this is, if the court has met him; and whose number he states who has yet to show that it is his own."""
    known = case.known(number)
    if not known_as or known is None or known.person == known_as:
        return known, ""
    return case.met(known_as), known.person


def _person(case: Case, party: Party, known_as: str) -> Person:
    known, twin = _known(case, party.id_number, known_as)
    if known is not None:  # what others say of him fills what is empty; he himself and the counter put it right
        may = known.person == case.actor or case.role.kind == "office"
        told, kept = (party, known) if may else (known, party)
        return changed(
            known,
            phone=told.phone or kept.phone,
            address=told.address or kept.address,
            name=told.name or kept.name,
        )
    return case.make(
        Person,
        dispute="",
        person=known_as or case.new_person(),
        name=party.name,
        kind=str(party.kind),
        id_number=party.id_number,
        phone=party.phone,
        address=party.address,
        born=party.born,
        language=str(party.language),
        twin=twin,
    )


def likeness(cause: str, claimants: Iterable[Party], defendants: Iterable[Party], amount: int) -> str:
    """The same parties, the same cause and the same sum: a digest that finds a second filing of one matter."""
    sides = [sorted(party.id_number or party.name for party in side) for side in (claimants, defendants)]
    text = "\n".join([cause, str(amount), *sides[0], "against", *sides[1]])
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def particulars(case: Case, role: str, label: str) -> list[dict[str, str]]:
    """The parties of a side as papers name them."""
    return particulars_of(case, (each.person for each in case.standings(role)), label)


def particulars_of(case: Case, people: Iterable[str], label: str) -> list[dict[str, str]]:
    """These people as papers name them."""
    found = []
    for each in people:
        person = case.person(each)
        born = (
            f"{person.born[:4]}年{int(person.born[5:7])}月{int(person.born[8:])}日出生，"
            if person.born[:4].isdigit()
            else ""
        )
        found.append({"role": label, "name": person.name, "particulars": f"{born}住{person.address or '（住所待查）'}"})
    return found
