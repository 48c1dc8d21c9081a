"""案卷 that goes from one court to another: people, claims and papers come along, and nobody types them again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from xiezhi.desk.errands import waiting
from xiezhi.engine.case import Case, changed
from xiezhi.engine.errands import keys
from xiezhi.engine.facts import Facts, FileId, Name, PersonId, Prose, Secret, ask
from xiezhi.engine.words import AGENT, EVERY_PARTY
from xiezhi.law.working import Yuan, from_fen, to_fen
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Claim, Proceeding
from xiezhi.records.table import one, rows

BELOW = "below"
"""The origin of papers that another court made."""


class Someone(Facts):
    """随案来的人，在原审怎样，在这里也怎样。"""

    person: PersonId = ask("谁", english="Who")
    name: Name = ask("姓名或者名称", english="Name")
    kind: str = ask("自然人还是单位", default="natural", english="Person or organisation")
    id_number: Secret = ask("证件号码", default=Secret(""), english="ID number")
    phone: Secret = ask("电话", default=Secret(""), english="Telephone")
    address: Prose = ask("住所", default=Prose(""), english="Address")
    born: Name = ask("出生日期", default=Name(""), english="Born")
    language: str = ask("使用的语言", default="zh", english="Language")
    role: str = ask("原审诉讼地位", english="Standing below")
    order: int = ask("次序", default=0, english="Order")
    of: PersonId = ask("代理谁", default=PersonId(""), english="For whom")
    electronic: bool = ask("同意电子送达", default=False, english="Agrees to electronic service")


class Request(Facts):
    """原审的诉讼请求。"""

    order: int = ask("次序", english="Order")
    text: Prose = ask("请求", english="Claim")
    amount: Yuan | None = ask("金额（元）", default=None, english="Amount (yuan)")
    by: PersonId = ask("谁反诉", default=PersonId(""), english="Who counterclaims")


class Sheet(Facts):
    """卷里的一份文书或者材料。"""

    kind: str = ask("种类", english="Kind")
    title: str = ask("名称", english="Title")
    by: str = ask("谁作出或者提交", english="By whom")
    at: str = ask("何时", english="When")
    ours: bool = ask("原审法院的文书", default=False, english="A paper of the court below")
    name: Prose = ask("文件名", default=Prose(""), english="File name")
    data: Prose = ask("内容", default=Prose(""), long=True, english="Text")
    edition: str = ask("格式版本", default="", english="Edition of the form")
    sha256: FileId = ask("摘要", default=FileId(""), english="Digest")
    sm3: Prose = ask("国密摘要", default=Prose(""), english="SM3 digest")
    size: int = ask("大小", default=0, most=10**12, english="Size")
    media: str = ask("类型", default="", english="Media type")


# --- what comes in ---------------------------------------------------------------------------------------------------


def persons(case: Case, people: Iterable[Someone]) -> Iterator[Person]:
    """Whom this court knows already stays; another who states the same number is his twin until he shows who he is."""
    for each in {each.person: each for each in people}.values():
        known = case.known(each.id_number)
        if known is not None and known.person == each.person:
            yield changed(known, phone=each.phone or known.phone, address=each.address or known.address)
            continue
        yield case.make(
            Person, id=f"{case.proceeding.court}:{each.person}", dispute="", person=each.person, name=each.name,
            kind=each.kind, id_number=each.id_number, phone=each.phone, address=each.address, born=each.born,
            language=each.language, twin=known.person if known else "",
        )  # fmt: skip


def stand_again(case: Case, people: Iterable[Someone]) -> Iterator[Standing]:
    for each in people:
        yield case.stand(each.person, each.role, each.order, of=each.of, electronic=each.electronic)


def claim_again(case: Case, requests: Iterable[Request]) -> Iterator[Claim]:
    for each in requests:
        amount = to_fen(each.amount) if each.amount is not None else None
        yield case.make(
            Claim, proceeding=case.proceeding.id, order=each.order, text=each.text, amount=amount, by=each.by
        )


def sheet_again(case: Case, sheet: Sheet) -> Paper:
    return case.make(
        Paper, proceeding=case.proceeding.id, kind=sheet.kind, title=sheet.title,
        origin=BELOW if sheet.ours else "party", at=sheet.at, by=sheet.by, edition=sheet.edition,
        data=sheet.data, name=sheet.name, sha256=sheet.sha256, sm3=sheet.sm3, size=sheet.size, media=sheet.media,
    )  # fmt: skip


# --- what goes out ---------------------------------------------------------------------------------------------------


class Unsealed(OSError):
    """The file is not whole yet: it goes later."""


def sealed_or_later(*proceedings: str) -> None:
    """What goes is sealed, so that its digests go along."""
    if waiting("seal").filter(proceeding__in=proceedings).exists():
        raise Unsealed("卷里还有文书正在盖章，盖好再送")


def people_of_file(proceeding: Proceeding) -> Iterator[dict[str, object]]:
    """ID numbers and telephones are opened for the door, which seals them anew in the other court."""
    ours, roles = keys(), [*EVERY_PARTY.stands, AGENT]
    for each in rows(Standing, proceeding=proceeding.id, role__in=roles, until="", order=("role", "order", "id")):
        known = one(Person, court=proceeding.court, person=each.person)
        assert known is not None, "somebody stands here"
        yield {
            "person": each.person,
            "name": known.name,
            "kind": known.kind,
            "id_number": ours.open_id(known.id_number) if known.id_number else "",
            "phone": ours.open_id(known.phone) if known.phone else "",
            "address": known.address,
            "born": known.born,
            "language": known.language,
            "role": each.role,
            "order": each.order,
            "of": each.of,
            "electronic": each.electronic,
        }


def requests_of_file(suit: Proceeding) -> list[dict[str, object]]:
    return [
        {
            "order": each.order,
            "text": each.text,
            "amount": str(from_fen(each.amount)) if each.amount is not None else None,
            "by": each.by,
        }
        for each in rows(Claim, proceeding=suit.id, status="active", order=("order", "id"))
    ]


def sheets_of_file(*proceedings: Proceeding) -> list[dict[str, Any]]:
    """The main shelf; the inner one stays."""
    same = ("kind", "title", "by", "at", "name", "data", "edition", "sha256", "sm3", "size", "media")
    return [
        {name: getattr(each, name) for name in same} | {"ours": each.origin != "party"}
        for proceeding in proceedings
        for each in rows(Paper, proceeding=proceeding.id, shelf="main", order=("at", "id"))
        if not each.erased
    ]
