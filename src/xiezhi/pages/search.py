"""Finding people, numbers, causes and papers: filtered by what the reader may see before anything is counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from django.db.models import Q
from django.http import HttpRequest, HttpResponse

from xiezhi.engine.access import visible
from xiezhi.engine.words import PROCEDURES
from xiezhi.pages.names import case_name, names_of, role_name, sides
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link, Pager, Tag
from xiezhi.pages.visitor import Visitor, keys, visitor_of
from xiezhi.records.dispute import Dispute
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows, table_of

MOST = 50
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: `words` are pieces and whether they match."""

    kind: str
    case: str
    title: str
    url: str
    words: tuple[tuple[str, bool], ...]
    tags: tuple[Tag, ...] = ()
    day: date | None = None


def search(request: HttpRequest) -> HttpResponse:
    visitor = visitor_of(request)
    visitor.must()
    query, kind = request.GET.get("q", "").strip()[:80], request.GET.get("kind", "")
    cases, papers = (_cases(visitor, query), _papers(visitor, query)) if len(query) >= SHORTEST else ([], [])
    every = {"": [*cases, *papers], "case": cases, "paper": papers}
    hits = every.get(kind, every[""])[:MOST]
    labels = {"": _("全部"), "case": _("案件"), "paper": _("文书")}
    kinds = tuple(
        Link(label, f"/search?q={quote(query)}&kind={key}", current=key == kind, count=len(every[key]))
        for key, label in labels.items()
    )
    tips = (_("案号可以只写数字和“号”；身份证号、电话要写全。"), _("姓名至少写两个字。"))
    pager = Pager(1, len(hits), len(hits)) if hits else None
    return page(request, "search", current="案件", query=query, kinds=kinds, hits=tuple(hits), pager=pager, tips=tips)


def _cases(visitor: Visitor, query: str) -> list[Hit]:
    people = {each.person: each for each in _people(visitor, query)}
    stands = rows(Standing, person__in=sorted(people)) if people else []
    by_person = {each.proceeding: each for each in stands}
    causes = table_of(Dispute).model.objects.filter(cause__contains=query).values("id")
    wanted = (
        Q(number__contains=query) | Q(id__in=list(by_person)) | Q(dispute__in=causes) | Q(id__startswith=query.lower())
    )
    found = rows(
        Proceeding,
        visible(visitor.person, visitor.today),
        wanted,
        ~Q(procedure="service"),
        order=("-opened", "id"),
        limit=MOST,
    )
    return list(_hits(found, by_person, query, visitor))


def _people(visitor: Visitor, query: str) -> list[Person]:
    """By name, or by a whole number, which is compared sealed."""
    compact = query.replace(" ", "").replace("-", "").upper()
    sealed = keys().seal_id(compact)
    return rows(Person, Q(name__contains=query) | Q(id_number=sealed) | Q(phone=sealed), limit=500)


def _hits(found: list[Proceeding], by_person: dict[str, Standing], query: str, visitor: Visitor) -> Iterator[Hit]:
    standings: dict[str, list[Standing]] = {}
    for each in rows(Standing, proceeding__in=[each.id for each in found], until=""):
        standings.setdefault(each.proceeding, []).append(each)
    names = names_of(found[0].court if found else "", {each.person for many in standings.values() for each in many})
    disputes = {each.id: each for each in rows(Dispute, id__in=sorted({each.dispute for each in found}))}
    for case in found:
        claimant, defendant = sides(standings.get(case.id, []), names)
        procedure, standing = PROCEDURES[case.procedure], by_person.get(case.id)
        title = (
            _("%(one)s 诉 %(other)s") % {"one": claimant, "other": defendant}
            if defendant
            else claimant or _(procedure.label)
        )
        said = f"{role_name(standing.role)} {names.get(standing.person, '')}，" if standing else ""
        words = marked(f"{said}{_(disputes[case.dispute].cause)}", query)
        url = f"/case/{case.id}" if visitor.staff else f"/mine/{case.id}"
        tag = Tag(_(procedure.states[case.state].label))
        yield Hit(_(procedure.label), case_name(case), title, url, words, (tag,), date.fromisoformat(case.opened))


def _papers(visitor: Visitor, query: str) -> list[Hit]:
    """Papers on the shelf that everyone in the case may read."""
    seen = table_of(Proceeding).model.objects.filter(visible(visitor.person, visitor.today)).values("id")
    wanted = Q(title__contains=query) | Q(name__contains=query) | Q(check_code__contains=query.upper())
    found = rows(Paper, wanted, Q(proceeding__in=seen), shelf="main", order=("-at", "id"), limit=MOST)
    cases = {each.id: each for each in rows(Proceeding, id__in=sorted({each.proceeding for each in found}))}
    return [
        Hit(
            _("文书"),
            case_name(cases[each.proceeding]),
            each.name or each.title,
            f"/paper/{each.id}",
            marked(each.check_code, query),
            (),
            date.fromisoformat(each.at[:10]),
        )
        for each in found
    ]


def marked(text: str, query: str) -> tuple[tuple[str, bool], ...]:
    """The text in pieces, those that match marked."""
    pieces: list[tuple[str, bool]] = []
    for place, part in enumerate(text.split(query) if query else [text]):
        pieces += [(query, True)] if place else []
        pieces += [(part, False)] if part else []
    return tuple(pieces)
