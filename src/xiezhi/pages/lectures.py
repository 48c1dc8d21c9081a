"""普法讲座: what is announced, how many seats are left, for officers who has booked; each as a file for calendars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from xiezhi.engine.clock import CHINA
from xiezhi.engine.door import act
from xiezhi.engine.entry_ids import fresh_key
from xiezhi.engine.facts import Misstated, digest, stated
from xiezhi.engine.refused import Absent, Refused
from xiezhi.engine.words import PROCEDURES, Role
from xiezhi.pages.bookings import Books, books_of, lecture_of
from xiezhi.pages.calendars import calendar_file
from xiezhi.pages.citations import in_a_line
from xiezhi.pages.fields import Field
from xiezhi.pages.forms import Given, form_of, given_from, typed_of
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.saying import termed
from xiezhi.pages.shapes import Link
from xiezhi.pages.shell import short_name
from xiezhi.pages.spoken import reason
from xiezhi.pages.step import cites_of, posted
from xiezhi.pages.visitor import Visitor, visitor_of
from xiezhi.procedures.lecture import Announcement, Booking, Lecture, Seat, Trade, Way
from xiezhi.records.lecture import Lecture as Record
from xiezhi.records.person import Person
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows, those

TITLE = "讲座和练习"
COMING = (Lecture.booking_open.name, Lecture.near.name)


class Shown(NamedTuple):
    """One lecture as it is announced."""

    id: str
    url: str
    subject: str
    at: datetime
    ends: str
    online: bool
    where: str
    court: str
    teacher: str
    trades: tuple[str, ...]
    seats: int
    left: int
    waiting: int
    state: str
    open: bool


@require_GET
def lectures(request: HttpRequest) -> HttpResponse:
    """What is coming, nearest first; one's own bookings are marked."""
    visitor = visitor_of(request)
    courts = {each.id: short_name(each) for each in visitor.courts}
    found = rows(Record, court__in=sorted(courts), day__gte=visitor.today, order=("day", "begins", "id"))
    cases = {each.id: each for each in those(Proceeding, "id", [each.id for each in found])}
    coming = [each for each in found if cases[each.id].state in COMING]
    books = books_of([each.id for each in coming])
    return page(
        request,
        "lectures",
        current=TITLE,
        lectures=tuple(
            _shown(each, cases[each.id], courts[each.court], books[each.id], visitor.now) for each in coming
        ),
        mine=frozenset(each.id for each in coming if books[each.id].of(visitor.person)),
        announce_url="/lectures/announce" if announcer(visitor) else "",
    )


def _shown(held: Record, case: Proceeding, court: str, books: Books, now: datetime) -> Shown:
    """`where` of a lecture online is for those who have booked; once it has begun nobody books."""
    online, at = held.way == Way.online, datetime.fromisoformat(f"{held.day}T{held.begins}").replace(tzinfo=CHINA)
    return Shown(
        held.id,
        f"/lectures/{held.id}",
        held.subject,
        at,
        held.ends,
        online,
        _("线上，报名以后看得到怎样进入") if online else held.place,
        court,
        held.teacher,
        tuple(_(Trade(each).label) for each in held.trades),
        held.seats,
        max(held.seats - len(books.queue), 0),
        max(len(books.queue) - held.seats, 0),
        termed(PROCEDURES["lecture"].states[case.state]),
        case.state in COMING and now < at,
    )


@require_GET
def lecture(request: HttpRequest, id: str) -> HttpResponse:
    return shown(request, id)


def shown(
    request: HttpRequest, id: str, given: Given | None = None, *, wrong: Misstated | None = None, sentence: str = ""
) -> HttpResponse:
    """One lecture, with the form to book it or one's booking; for its officers, everyone's."""
    visitor = visitor_of(request)
    held, case = lecture_of(id)
    court = next(short_name(each) for each in visitor.courts if each.id == held.court)
    books = books_of([id])[id]
    here, mine, counter = (
        _shown(held, case, court, books, visitor.now),
        books.of(visitor.person),
        books_for_others(visitor, held),
    )
    fields = () if mine or not here.open else _fields(visitor, held, here.left, given, wrong, counter=counter)
    placed = any(each.wrong for each in fields)
    said = tuple(each for each in (reason(wrong) if wrong and not placed else "", sentence) if each)
    sees = "lecture" in visitor.viewer.shown.get(held.court, ())
    return page(
        request,
        "lecture",
        current=TITLE,
        status=422 if wrong or sentence else 200,
        crumbs=(Link(_(TITLE), "/lectures"), Link(held.subject, "")),
        lecture=here._replace(where=held.place) if mine or sees else here,
        booking=mine and books.said(mine),
        signed_in=visitor.account is not None,
        counter=counter,
        fields=fields,
        sentences=said,
        key=fresh_key(),
        cites=cites_of(Booking.book, visitor.day),
        desk=f"/case/{id}" if sees else "",
        booked=books.everyone() if sees else (),
    )


def _fields(
    visitor: Visitor, held: Record, left: int, given: Given | None, wrong: Misstated | None, *, counter: bool
) -> tuple[Field, ...]:
    """What this court knows of who books for himself is not asked, nor whether he waits while there are seats; who is
    known elsewhere finds his name filled in."""
    himself = bool(visitor.person) and not counter
    known = one(Person, person=visitor.person, court=held.court) if himself else None
    untold = {"waits"} if left else set[str]()
    untold |= {"name"} if known else set()
    untold |= {"phone"} if known and known.phone else set()
    filled = given_from({"name": visitor.name if himself else ""}) if given is None else given
    asked = (each for each in form_of(Seat, filled, lambda _what: [], wrong) if each.name not in untold)
    return tuple(
        replace(each, optional=False) if counter and each.name in ("name", "phone") else each for each in asked
    )


def books_for_others(visitor: Visitor, held: Record) -> bool:
    """Whether this is the counter of its court, which books for who telephones."""
    return any(each.court == held.court and each.office == "counter" for each in visitor.offices)


@require_GET
def ical(request: HttpRequest, id: str) -> HttpResponse:
    """The lecture for any calendar."""
    held, _case = lecture_of(id)
    words = f"{held.begins}—{held.ends}　{held.teacher}"
    place = "" if held.way == Way.online else f"　{held.place}"
    return calendar_file([(held.id, date.fromisoformat(held.day), f"{held.begins} {held.subject}", words + place)])


def announcer(visitor: Visitor) -> Role | None:
    """In which capacity this person announces lectures."""
    held = {each.office for each in visitor.offices}
    return next((role for role in Lecture.announce.roles if role.name in held), None)


@require_http_methods(["GET", "POST"])
def announce(request: HttpRequest) -> HttpResponse:
    """An officer announces a lecture of his court."""
    visitor = visitor_of(request)
    _account, person = visitor.must()
    role = announcer(visitor)
    if role is None or visitor.court is None:
        raise Absent
    if request.method == "GET":
        return _asked(request, given_from({"seats": 40, "begins": "15:00", "ends": "16:30"}))
    given = posted(request)
    try:
        facts = stated(Announcement, typed_of(Announcement, given))
        made = act(
            Lecture.announce, facts, court=visitor.court.id, by=person, as_=role,
            key=f"announce:{visitor.today}:{digest(facts)}",
        )  # fmt: skip
    except Misstated as wrong:
        return _asked(request, given, wrong=wrong)
    except Refused as refused:
        return _asked(request, given, sentences=(in_a_line(refused),))
    return redirect(f"/lectures/{made.proceeding}")


def _asked(
    request: HttpRequest, given: Given, *, wrong: Misstated | None = None, sentences: Sequence[str] = ()
) -> HttpResponse:
    return page(
        request,
        "one_form",
        current=TITLE,
        status=422 if wrong or sentences else 200,
        crumbs=(Link(_(TITLE), "/lectures"), Link(_("公布讲座"), "")),
        title=_("公布讲座"),
        words=_("至少提前三天。公布以后谁都看得到，可以报名；前一天系统自动通知报了名的人。"),
        fields=form_of(Announcement, given, lambda _what: [], wrong),
        action="/lectures/announce",
        submit=_("公布"),
        sentences=tuple(sentences),
        bad=False,
    )
