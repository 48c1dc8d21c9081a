"""A demonstration court: be anyone, move its clock. In a real court these pages do not exist."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import wraps

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from xiezhi.desk.accounts import Account, create_account
from xiezhi.desk.sessions import act_as, sign_in
from xiezhi.engine.clock import CHINA, set_demo_clock
from xiezhi.engine.refused import Absent
from xiezhi.engine.sweep import sweep
from xiezhi.pages.cast import Player, latest_parties, officers_of
from xiezhi.pages.names import case_name
from xiezhi.pages.preferences import next_of
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link
from xiezhi.pages.shell import short_name
from xiezhi.pages.sign_in import session_of
from xiezhi.pages.spoken import spoken
from xiezhi.pages.visitor import Visitor, begin_session, give_cookie, keys, real_now, visitor_of
from xiezhi.records.court import Officer
from xiezhi.records.deadline import Deadline
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import count, rows

View = Callable[[HttpRequest], HttpResponse]
FARTHEST = timedelta(days=366)
"""By how much the clock is moved at once."""


def demo_only(view: View) -> View:
    """404 in a real court."""

    @wraps(view)
    def only(request: HttpRequest) -> HttpResponse:
        if not visitor_of(request).demo:
            raise Absent
        return view(request)

    return only


@demo_only
def demo(request: HttpRequest) -> HttpResponse:
    visitor = visitor_of(request)
    wanted = request.GET.get("court", visitor.court.id if visitor.court else "")
    courts = [each for each in visitor.courts if each.id == wanted]
    groups = [_group(_("来办事的人"), latest_parties(8), visitor)]
    groups += [_group(short_name(court), officers_of(court.id, visitor.today), visitor) for court in courts]
    return page(
        request,
        "demo",
        groups=tuple(group for group in groups if group["people"]),
        sign_in_url="/demo/sign-in",
        move_url="/demo/move",
        earliest=visitor.day + timedelta(days=1),
        coming=_coming(visitor.today),
        story=(*_stories(visitor.day), *_other_courts(visitor, wanted)),
    )


def _group(label: str, people: list[Player], visitor: Visitor) -> dict[str, object]:
    shown = [
        {
            "key": each.person,
            "name": each.name,
            "role": each.role,
            "words": each.words,
            "waiting": 0,
            "current": each.person == visitor.person,
        }
        for each in people
    ]
    return {"label": label, "people": tuple(shown)}


def _coming(today: str) -> tuple[dict[str, object], ...]:
    ahead = rows(Deadline, status="open", due__gte=today, order=("due", "id"), limit=8)
    cases = {each.id: each for each in rows(Proceeding, id__in=sorted({each.proceeding for each in ahead}))}
    return tuple(
        {"day": date.fromisoformat(each.due), "label": _(each.label), "case": case_name(cases[each.proceeding])}
        for each in ahead
    )


def _stories(today: date) -> tuple[Link, ...]:
    """A proceeding of each kind that is still open, if this visitor may not see it he is told so there."""
    found = rows(Proceeding, ~Q(procedure="affairs"), closed="", order=("-opened", "id"), limit=40)
    by_kind = {each.procedure: each for each in reversed(found)}
    return tuple(
        Link(case_name(each), f"/case/{each.id}", words=spoken(each.opened, today)) for each in by_kind.values()
    )


def _other_courts(visitor: Visitor, shown: str) -> tuple[Link, ...]:
    """The people of the other courts are a click away."""
    others = [each for each in visitor.courts if each.id != shown]
    return tuple(Link(short_name(each), f"/demo?court={each.id}", words=_("看这里的人")) for each in others)


@demo_only
@require_POST
def be(request: HttpRequest) -> HttpResponse:
    """Sign in as anybody who stands in a proceeding or holds an office."""
    person = request.POST.get("person", "")
    if not person or not (count(Officer, person=person) or count(Standing, person=person)):
        raise Absent
    begin_session(request)
    account = Account.objects.filter(person=person).first() or create_account(
        f"demo-{person}"[:64], None, keys=keys(), now=real_now(), person=person
    )
    opened = sign_in(session_of(request), account, real_now(), means="demo")
    act_as(opened.session, person, demo=True)
    response = redirect("/inbox" if count(Officer, person=person) else "/mine")
    give_cookie(request, response, opened)
    return response


@demo_only
@require_POST
def move(request: HttpRequest) -> HttpResponse:
    """The clock goes forward, and what has passed by then lapses."""
    now = visitor_of(request).now
    days, to = request.POST.get("days", ""), request.POST.get("to", "")
    wanted = now
    if re.fullmatch("[0-9]{1,4}", days):
        wanted = now + timedelta(days=int(days))
    elif to:
        try:
            wanted = datetime.combine(date.fromisoformat(to), time(9), CHINA)
        except ValueError:
            raise Absent from None
    if now < wanted <= now + FARTHEST:
        set_demo_clock(wanted)
        sweep()
    here = next_of(request, "/demo").partition("?")[0]
    return redirect(f"{here}?note=moved")
