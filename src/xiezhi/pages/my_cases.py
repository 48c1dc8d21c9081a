"""One's cases: a party's own, what goes on first; for an officer all that his offices show, newest first, page by page.

A page is found by the last row of the one before it, which an index follows: the hundred-thousandth costs what the
first does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from operator import attrgetter
from typing import Any, cast
from urllib.parse import urlencode

from django.db.models import BooleanField, F, Func, Q, Value
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from xiezhi.desk.drafts import drafts_of
from xiezhi.engine.access import ways
from xiezhi.engine.words import PROCEDURES
from xiezhi.pages.enforced import SHOWN_THERE
from xiezhi.pages.names import case_name, names_of, sides
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.search import Hit
from xiezhi.pages.shapes import Link, Tag
from xiezhi.pages.visitor import Visitor, keys, visitor_of
from xiezhi.records.dispute import Dispute
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows

MOST = 50
BESIDE = ("service", "affairs", *SHOWN_THERE)
"""What is shown with another case and not by itself."""
OPEN, CLOSED = Q(closed=""), Q(closed__gt="")
ORDER = {OPEN: ("opened", "id"), CLOSED: ("closed", "opened", "id")}
"""In which order they come: of one court an index has them so."""


class Before(Func):
    """Whether a row comes before another by several columns at once, written as a comparison of rows, which an index
    follows; Django's own way writes it column by column upon SQLite, and no index does."""

    conditional = True

    def __init__(self, columns: Sequence[str], values: Sequence[str]) -> None:
        super().__init__(*map(F, columns), *map(Value, values), output_field=BooleanField())

    def as_sql(self, compiler: Any, connection: Any, **_: Any) -> Any:  # type: ignore[override]
        told = [compiler.compile(each) for each in self.get_source_expressions()]
        sides = told[: len(told) // 2], told[len(told) // 2 :]
        one, other = (", ".join(sql for sql, _ in side) for side in sides)
        return f"({one}) < ({other})", [value for _, values in told for value in values]


def mine(request: HttpRequest) -> HttpResponse:
    """Every case one stands in; for officers those that their office shows."""
    visitor = visitor_of(request)
    visitor.must()
    return _of_officer(request, visitor) if visitor.staff else _of_party(request, visitor)


def _of_party(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    account, person = visitor.must()
    seen, but = ways(person, visitor.today), (*BESIDE, "archive")
    going, past = (newest(seen, which, but=but, most=MOST) for which in (OPEN, CLOSED))
    begun = [each for each in drafts_of(account, keys()) if each.form == "intake"]
    if len(going) + len(past) == 1 and not drafts_of(account, keys()):
        return redirect(f"/mine/{(going or past)[0].id}")
    return page(
        request,
        "mine",
        current="我的案件",
        hits=_hits(going or past, visitor),
        past=_hits(past if going else [], visitor),
        kinds=(),
        first_url="",
        next_url="",
        drafts=tuple(Link(_("接着填起诉状"), "/intake/1") for _draft in begun),
        file=Link(_("我要起诉"), "/intake"),
    )


def _of_officer(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    closed, before = request.GET.get("of") == "closed", request.GET.getlist("after")
    which = CLOSED if closed else OPEN
    found = newest(ways(visitor.person, visitor.today), which, but=BESIDE, before=before, most=MOST + 1)
    shown, here = found[:MOST], {"of": "closed"} if closed else {}
    last = [getattr(shown[-1], name) for name in ORDER[which]] if shown else []
    kinds = (Link(_("在办"), "/mine", current=not closed), Link(_("已结"), "/mine?of=closed", current=closed))
    return page(
        request,
        "mine",
        current="案件",
        hits=_hits(shown, visitor),
        past=(),
        kinds=kinds,
        first_url=f"/mine?{urlencode(here)}".rstrip("?") if before else "",
        next_url=f"/mine?{urlencode({**here, 'after': last}, doseq=True)}" if len(found) > MOST else "",
        drafts=(),
        file=Link(_("我要起诉"), "/intake"),
    )


def newest(
    seen: Iterable[Q], which: Q, *, but: Sequence[str] = (), before: Sequence[str] = (), most: int
) -> list[Proceeding]:
    """The newest of the proceedings that one sees in any of these ways, after the last row of the page before.

    Each way is followed by itself.
    """
    order = ORDER[which]
    further = [cast(Q, Before(order, before))] if len(before) == len(order) else []
    wanted, last_first = which & ~Q(procedure__in=but), [f"-{name}" for name in order]
    found: dict[str, Proceeding] = {}
    for way in seen:
        found |= {each.id: each for each in rows(Proceeding, way & wanted, *further, order=last_first, limit=most)}
    return sorted(found.values(), key=attrgetter(*order), reverse=True)[:most]


def _hits(found: list[Proceeding], visitor: Visitor) -> tuple[Hit, ...]:
    standings: dict[str, list[Standing]] = {}
    for each in rows(Standing, proceeding__in=[each.id for each in found], until=""):
        standings.setdefault(each.proceeding, []).append(each)
    people = {each.person for many in standings.values() for each in many}
    names = names_of(found[0].court if found else "", people)
    disputes = {each.id: each for each in rows(Dispute, id__in=sorted({each.dispute for each in found}))}
    return tuple(
        _hit(each, disputes[each.dispute], sides(standings.get(each.id, []), names), visitor) for each in found
    )


def _hit(found: Proceeding, dispute: Dispute, parties: tuple[str, str], visitor: Visitor) -> Hit:
    procedure, (claimant, defendant) = PROCEDURES[found.procedure], parties
    title = _("%(one)s 诉 %(other)s") % {"one": claimant, "other": defendant} if defendant else claimant
    url = f"/case/{found.id}" if visitor.staff else f"/mine/{found.id}"
    words = ((f"{_(dispute.cause)}　{_(procedure.label)}", False),)
    state = Tag(_(procedure.states[found.state].label), "" if found.closed else "accent")
    day = date.fromisoformat(found.opened) if visitor.staff else None
    return Hit(_(procedure.label), case_name(found), title, url, words, (state,), day)
