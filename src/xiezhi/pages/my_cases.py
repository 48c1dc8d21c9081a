"""One's cases: a party's own, what goes on first; for an officer all that his offices show, newest first, page by page.

A page is found by the last row of the one before it, which an index follows: the hundred-thousandth costs what the
first does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from operator import attrgetter
from urllib.parse import urlencode

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from msgspec.structs import replace

from xiezhi.desk.drafts import drafts_of
from xiezhi.engine.access import Viewer
from xiezhi.engine.words import PROCEDURES
from xiezhi.pages.enforced import SHOWN_THERE
from xiezhi.pages.limits import RUNS, can_be_kept, is_gone, to_do, whose, words_of
from xiezhi.pages.names import case_name, names_of, sides_of
from xiezhi.pages.piled import waiting_for
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.saying import termed
from xiezhi.pages.search import Hit
from xiezhi.pages.shapes import Link, Tag
from xiezhi.pages.spoken import spoken
from xiezhi.pages.visitor import Visitor, keys, visitor_of
from xiezhi.records.deadline import Deadline
from xiezhi.records.dispute import Dispute
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import Written, before, none_of, rows, those

MOST = 50
BESIDE = (
    "service", "address_confirmation", "affairs", "lecture", "booking", "fee_refund", "fee_handover", *SHOWN_THERE,
)  # fmt: skip
"""What is shown with another case and not by itself."""
BESIDE_A_PARTYS = (*BESIDE, "archive")
OPEN, CLOSED = Written("closed = %s", ("",)), Written("closed > %s", ("",))
ORDER = {OPEN: ("opened", "id"), CLOSED: ("closed", "opened", "id")}
"""In which order they come: of one court an index has them so."""


def mine(request: HttpRequest) -> HttpResponse:
    """Every case one stands in; for officers those that their office shows."""
    visitor = visitor_of(request)
    visitor.must()
    asked = request.GET.get("of") or request.GET.get("after")
    return _paged(request, visitor) if visitor.staff or asked else _of_party(request, visitor)


def _of_party(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    account, _person = visitor.must()
    but = BESIDE_A_PARTYS
    going, past = (newest(visitor.viewer, which, but=but, most=MOST) for which in (OPEN, CLOSED))
    begun = [each for each in drafts_of(account, keys()) if each.form == "intake"]
    if len(going) + len(past) == 1 and not drafts_of(account, keys()):
        return redirect(f"/mine/{(going or past)[0].id}")
    hits, which = (going, OPEN) if going else (past, CLOSED)
    total = how_many(visitor.viewer, which, but=but, found=hits)
    return page(
        request,
        "mine",
        current="我的案件",
        hits=_with_next(_hits(hits, visitor), going, visitor),
        total=total,
        past=_hits(past if going else [], visitor),
        past_total=how_many(visitor.viewer, CLOSED, but=but, found=past),
        kinds=(),
        first_url="",
        next_url=_after(hits[-1], which, {"of": "open" if going else "closed"}) if total > len(hits) else "",
        drafts=(*(Link(_("接着填起诉状"), "/intake/1") for _draft in begun), *_to_sign(visitor)),
        file=Link(_("我要起诉"), "/intake"),
    )


def _to_sign(visitor: Visitor) -> tuple[Link, ...]:
    """Where several papers wait for his signature, the page on which he signs them together."""
    n = len(waiting_for(visitor))
    return (Link(_("一起签 %(n)s 份") % {"n": n}, "/sign"),) if n > 1 else ()


def _paged(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The open or the closed ones, page by page."""
    closed, after = request.GET.get("of") == "closed", request.GET.getlist("after")
    which, but = CLOSED if closed else OPEN, BESIDE if visitor.staff else BESIDE_A_PARTYS
    found = newest(visitor.viewer, which, but=but, after=after, most=MOST + 1)
    open_url = "/mine" if visitor.staff else "/mine?of=open"
    shown, here = found[:MOST], {"of": "closed"} if closed else {} if visitor.staff else {"of": "open"}
    kinds = (Link(_("在办"), open_url, current=not closed), Link(_("已结"), "/mine?of=closed", current=closed))
    return page(
        request,
        "mine",
        current="案件" if visitor.staff else "我的案件",
        hits=_hits(shown, visitor),
        total=0,
        past=(),
        past_total=0,
        kinds=kinds,
        first_url=f"/mine?{urlencode(here)}".rstrip("?") if after else "",
        next_url=_after(shown[-1], which, here) if len(found) > MOST else "",
        drafts=(),
        file=None,
    )


def _after(last: Proceeding, which: Written, here: Mapping[str, str]) -> str:
    """The page after this case."""
    place = [getattr(last, name) for name in ORDER[which]]
    return f"/mine?{urlencode({**here, 'after': place}, doseq=True)}"


def newest(
    viewer: Viewer, which: Written, *, but: Sequence[str] = (), after: Sequence[str] = (), most: int
) -> list[Proceeding]:
    """The newest of the proceedings that he works on, after the last row of the page before.

    Where he stands, and what each court shows him, is followed by itself, as an index has it.
    """
    order, wanted = ORDER[which], [which, none_of("procedure", but)]
    wanted += [before(order, after)] if len(after) == len(order) else []
    found: dict[str, Proceeding] = {}
    for way in viewer.ways():
        some = rows(Proceeding, way, *wanted, order=[f"-{name}" for name in order], limit=most)
        found |= {each.id: each for each in some}
    return sorted(found.values(), key=attrgetter(*order), reverse=True)[:most]


def how_many(viewer: Viewer, which: Written, *, but: Sequence[str], found: Sequence[Proceeding]) -> int:
    """How many there are of the kind of which these were found: counted where more may be than were asked for."""
    if len(found) < MOST:
        return len(found)
    ways = [(way, which, none_of("procedure", but)) for way in viewer.ways()]
    some = [f"SELECT id FROM records_proceedings WHERE {' AND '.join(each.sql for each in way)}" for way in ways]
    with connection.cursor() as cursor:
        values = [value for way in ways for each in way for value in each.values]
        cursor.execute(f"SELECT count(*) FROM ({' UNION '.join(some)}) AS found", values)
        return int(cursor.fetchone()[0])


def _with_next(hits: tuple[Hit, ...], going: list[Proceeding], visitor: Visitor) -> tuple[Hit, ...]:
    """Whose turn it is in each, and until when: one's own period first, then the nearest that can still be kept."""
    running = rows(Deadline, RUNS, proceeding__in=[each.id for each in going], order=("due", "id"))
    first: dict[str, Deadline] = {}
    here = {each.id: each for each in going}
    for each in sorted(running, key=lambda each: each.person != visitor.person):
        if can_be_kept(each, here[each.proceeding]) and not is_gone(each, visitor.today):
            first.setdefault(f"/mine/{each.proceeding}", each)
    names = names_of("", {each.person for each in first.values() if each.person} - {visitor.person})
    deeds = {url: to_do(each, here[each.proceeding]) for url, each in first.items()}
    return tuple(_following(each, first.get(each.url), deeds.get(each.url, ""), names, visitor) for each in hits)


def _following(hit: Hit, first: Deadline | None, what: str, names: Mapping[str, str], visitor: Visitor) -> Hit:
    if first is None:
        return hit
    mine = first.person == visitor.person
    who = _("您") if mine else whose(first, names)
    said = _("轮到%(who)s：%(what)s，到 %(day)s，%(left)s") % {
        "who": who,
        "what": what,
        "day": spoken(first.due, visitor.day),
        "left": words_of(first, visitor.today),
    }
    return replace(hit, next=said, late=mine and first.status != "suspended" and first.due < visitor.today)


def _hits(found: list[Proceeding], visitor: Visitor) -> tuple[Hit, ...]:
    people = sides_of([each.id for each in found])
    disputes = {each.id: each for each in those(Dispute, "id", sorted({each.dispute for each in found}))}
    asks = visitor.staff, visitor.lang
    return tuple(_hit(each, disputes[each.dispute], people[each.id], *asks) for each in found)


@lru_cache(maxsize=4096)
def _hit(found: Proceeding, dispute: Dispute, parties: tuple[str, str], staff: bool, _lang: str) -> Hit:
    """A row as it is told in this language, remembered by all that it says."""
    procedure, (claimant, defendant) = PROCEDURES[found.procedure], parties
    title = _("%(one)s 诉 %(other)s") % {"one": claimant, "other": defendant} if defendant else claimant
    url = f"/case/{found.id}" if staff else f"/mine/{found.id}"
    words = ((f"{_(dispute.cause)}　{_(procedure.label)}", False),)
    state = Tag(termed(procedure.states[found.state]), "" if found.closed else "accent")
    day = date.fromisoformat(found.opened) if staff else None
    return Hit(_(procedure.label), case_name(found), title, url, words, (state,), day)
