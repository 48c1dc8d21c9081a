"""证据表: each exhibit with source and integrity, what the other side says in three respects, and the finding."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse

from xiezhi.pages.exhibit_origin import Origin, deposits_of, origin_of
from xiezhi.pages.exhibit_signatures import Signed, signatures_of
from xiezhi.pages.names import case_name, names_of
from xiezhi.pages.reading import look_at
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link, Tag
from xiezhi.pages.spoken import spoken
from xiezhi.procedures.first_instance.examination import Stand, Weight
from xiezhi.records.deposit import Deposit
from xiezhi.records.exhibit import Examination, Finding
from xiezhi.records.paper import Paper
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows

TONES = {
    "accepted": "good",
    "disputed": "late",
    "unknown": "",
    "admitted": "good",
    "in_part": "near",
    "rejected": "late",
}
RESPECTS = (("authentic", "真实性"), ("lawful", "合法性"), ("relevant", "关联性"))


@dataclass(frozen=True, slots=True)
class Said:
    """What one party says of an exhibit: a mark for each of the three respects."""

    who: str
    marks: tuple[Tag, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One row of the sheet."""

    name: str
    url: str
    purpose: str
    who: str
    day: date
    integrity: str
    said: tuple[Said, ...]
    finding: Tag | None
    because: str
    signatures: tuple[Signed, ...] = ()
    origin: Origin | None = None


def exhibits(request: HttpRequest, number: str) -> HttpResponse:
    visitor, found = look_at(request, number, "exhibits")
    papers = [each for each in visitor.viewer.seen_papers(found.id) if each.kind.endswith("proof")]
    return page(
        request,
        "exhibits",
        current="案件",
        case=case_name(found),
        case_url=f"/case/{found.id}",
        exhibits=sheet(found, papers),
        links=(
            Link(_("质证"), f"/case/{found.id}/do/examine", "pencil"),
            Link(_("认证"), f"/case/{found.id}/do/weigh", "gavel"),
        )
        if found.procedure == "first_instance" and not found.closed
        else (),
        verify_url="/verify",
        package_url=f"/case/{found.id}/evidence.zip",
    )


def sheet(proceeding: Proceeding, papers: list[Paper]) -> tuple[Exhibit, ...]:
    """The exhibits in the order in which they came."""
    said, found = rows(Examination, proceeding=proceeding.id), rows(Finding, proceeding=proceeding.id)
    deposits = deposits_of(proceeding.id, papers)
    people = {each.by for each in papers} | {each.person for each in said}
    names = names_of(proceeding.court, people)
    return tuple(
        _row(each, names, said, found, deposits) for each in sorted(papers, key=lambda each: (each.at, each.id))
    )


def _row(
    paper: Paper,
    names: dict[str, str],
    said: list[Examination],
    found: list[Finding],
    deposits: dict[str, Deposit],
) -> Exhibit:
    last = {each.person: each for each in sorted(said, key=lambda each: (each.at, each.id)) if each.paper == paper.id}
    weighed = [each for each in sorted(found, key=lambda each: (each.at, each.id)) if each.paper == paper.id]
    weight, held = Weight(weighed[-1].weight) if weighed else None, deposits.get(paper.sha256)
    return Exhibit(
        name=paper.name or _(paper.title),
        url=f"/paper/{paper.id}",
        purpose=str(paper.data),
        who=names.get(paper.by, ""),
        day=date.fromisoformat(paper.at[:10]),
        integrity=_integrity(paper, held),
        said=tuple(Said(names.get(person, ""), _marks(each), each.reason) for person, each in last.items()),
        finding=Tag(_(weight.label), TONES[weight.value]) if weight else None,
        because=weighed[-1].reason if weighed else "",
        signatures=signatures_of(paper),
        origin=origin_of(paper, held) if held else None,
    )


def _marks(said: Examination) -> tuple[Tag, ...]:
    found = []
    for field, label in RESPECTS:
        stand = Stand(getattr(said, field))
        found.append(Tag(f"{_(label)}　{_(stand.label)}", TONES[stand.value]))
    return tuple(found)


def _integrity(paper: Paper, held: Deposit | None) -> str:
    """What the court can say of the file: deposited before, handed in as a file, or described only."""
    if not paper.sha256:
        return _("只写明名称，没有电子文件")
    if held is None:
        return _("提交时的文件，摘要已入链")
    return _("%(day)s存证，与存证时一致") % {"day": spoken(held.at[:10])}
