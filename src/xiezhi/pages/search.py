"""Finding people, numbers, causes and papers: whatever two characters somebody types, in all that he may see."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from msgspec import Struct

from xiezhi.desk.findings import KINDS, TOP, Found
from xiezhi.desk.grams import FIELD, SHORTEST, asked, fold, marked
from xiezhi.engine.finding import of_people, searched
from xiezhi.engine.words import PROCEDURES
from xiezhi.pages.names import case_name, sides_of
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.saying import termed
from xiezhi.pages.shapes import Link, Tag
from xiezhi.pages.visitor import Visitor, keys, visitor_of
from xiezhi.records.dispute import Dispute
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows, those

MOST, COUNTED = 30, 1000
"""Hits on a page; and how far they are counted."""
LONGEST = 200
BEFORE, AFTER = 24, 90
"""How much of a paper is shown around what was found in it."""
_NUMBER = re.compile(r"[0-9]{11}|[0-9]{17}[0-9X]|[0-9A-Z]{18}")
"""A telephone, identity or credit code: looked for whole, as it is kept sealed."""
GROUPS = {"": KINDS, "case": ("matter", "case"), "paper": ("paper",), "text": ("text",)}


class Hit(Struct, frozen=True):
    """One thing found: `words` are pieces and whether they match; of one's own case `next` says whose turn it is."""

    kind: str
    case: str
    title: str
    url: str
    words: tuple[tuple[str, bool], ...]
    tags: tuple[Tag, ...] = ()
    day: date | None = None
    next: str = ""
    late: bool = False


def search(request: HttpRequest) -> HttpResponse:
    visitor = visitor_of(request)
    visitor.must()
    query, kind = request.GET.get("q", "").strip()[:LONGEST], request.GET.get("kind", "")
    kind, before = kind if kind in GROUPS else "", _before(request)
    found = _found(visitor, query, kind, before)
    more = len(found) > MOST
    return page(
        request,
        "search",
        current="案件",
        query=query,
        short=0 < len(asked(query)) < SHORTEST,
        kinds=_kinds(visitor, query, kind) if found or kind else (),
        hits=tuple(_hits(found[:MOST], asked(query), visitor)),
        next_url=_url(query, kind, found[MOST - 1].place) if more else "",
        first_url=_url(query, kind) if before != TOP else "",
        tips=(_("案号可以只写数字和“号”；身份证号、电话要写全。"), _("刚刚交来的文书，里面的字十秒以后可以查到。")),
    )


def _url(query: str, kind: str, before: int = 0) -> str:
    told = {"q": query, "kind": kind, "before": str(before or "")}
    return f"/search?{urlencode({name: value for name, value in told.items() if value})}"


def _before(request: HttpRequest) -> int:
    """The place after which the page goes on."""
    text = request.GET.get("before", "")
    return min(int(text), TOP) if text.isascii() and text.isdigit() and len(text) < 20 else TOP


def _found(visitor: Visitor, query: str, kind: str, before: int) -> list[Found]:
    """One page and one more, the most relevant first: by words, and by a whole number, which is compared sealed."""
    found = searched(visitor.person, visitor.today, query, GROUPS[kind]).find(before, MOST + 1)
    people = _numbered(query) if kind in ("", "case") else []
    if people:
        found += of_people(people, visitor.person, visitor.today, before=before, most=MOST + 1)
    return sorted({each.place: each for each in found}.values(), key=lambda each: -each.place)[: MOST + 1]


def _numbered(query: str) -> list[str]:
    compact = re.sub(r"[\s-]", "", fold(query)).upper()
    if not _NUMBER.fullmatch(compact):
        return []
    sealed = keys().seal_id(compact)
    return [each.person for each in rows(Person, Q(id_number=sealed) | Q(phone=sealed), limit=500)]


def _kinds(visitor: Visitor, query: str, chosen: str) -> tuple[Link, ...]:
    """All, cases, papers, their words; how many each, counted so far as anybody reads."""
    labels = {"": _("全部"), "case": _("案件"), "paper": _("文书名称"), "text": _("文书内容")}
    made = []
    for kind, label in labels.items():
        count = searched(visitor.person, visitor.today, query, GROUPS[kind]).count(COUNTED + 1)
        label = label if count <= COUNTED else _("%(what)s %(n)s+") % {"what": label, "n": COUNTED}
        made.append(Link(label, _url(query, kind), current=kind == chosen, count=count if count <= COUNTED else None))
    return tuple(made)


# --- what a hit says ----------------------------------------------------------------------------------------------


def _hits(found: Sequence[Found], sought: str, visitor: Visitor) -> Iterator[Hit]:
    cases = {each.id: each for each in those(Proceeding, "id", sorted({each.proceeding for each in found}))}
    titles = _titles(list(cases.values()))
    wanted = [each.key.partition("/")[2] for each in found if not each.key.startswith("case/")]
    papers = {each.id: each for each in those(Paper, "id", sorted(set(wanted)))}
    for each in found:
        kind, _slash, id = each.key.partition("/")
        case, words = cases[each.proceeding], _words(each.said, sought)
        if kind == "case":
            procedure = PROCEDURES[case.procedure]
            url = f"/case/{case.id}" if visitor.staff else f"/mine/{case.id}"
            tag = Tag(termed(procedure.states[case.state]), "" if case.closed else "accent")
            day = date.fromisoformat(case.opened)
            yield Hit(_(procedure.label), case_name(case), titles[case.id], url, words, (tag,), day)
        else:
            paper = papers[id]
            label = _("文书") if kind == "paper" else _("文书内容")
            day = date.fromisoformat(paper.at[:10])
            yield Hit(label, case_name(case), paper.name or _(paper.title), f"/paper/{id}", words, (), day)


def _titles(found: Sequence[Proceeding]) -> dict[str, str]:
    """王某 诉 张某: who against whom, else what kind of case it is."""
    people = sides_of(sorted(each.id for each in found))
    causes = {each.id: each.cause for each in those(Dispute, "id", sorted({each.dispute for each in found}))}
    made = {}
    for case in found:
        one, other = people[case.id]
        who = _("%(one)s 诉 %(other)s") % {"one": one, "other": other} if other else one
        made[case.id] = "　".join(filter(None, (who, _(causes.get(case.dispute, "")))))
    return made


def _words(said: str, sought: str) -> tuple[tuple[str, bool], ...]:
    """The first line that says it, around the place where it does; nothing where it was found by a number."""
    line = next((each for each in said.split(FIELD) if sought in fold(each)), "")
    place = fold(line).find(sought)
    start, end = max(place - BEFORE, 0), place + len(sought) + AFTER
    shown = ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")
    return marked(shown, sought)
