"""报名: one books a lecture, gives the seat back, has the exercise put down; the counter books for who telephones."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from xiezhi.engine.door import act
from xiezhi.engine.facts import Misstated, stated
from xiezhi.engine.refused import Absent, Refused
from xiezhi.engine.words import ANYONE, COUNTER, Step
from xiezhi.pages.bookings import PRACTISE, books_of, lecture_of
from xiezhi.pages.citations import in_a_line
from xiezhi.pages.forms import typed_of
from xiezhi.pages.lectures import books_for_others, shown
from xiezhi.pages.step import posted
from xiezhi.pages.visitor import visitor_of
from xiezhi.procedures.lecture import ATTENDEE, Booking, Seat
from xiezhi.procedures.lecture.seats import LIVE


@require_POST
def book(request: HttpRequest, id: str) -> HttpResponse:
    """A seat, or a place on the waiting list; at the counter for who telephones, else for oneself."""
    visitor = visitor_of(request)
    _account, person = visitor.must()
    held, case = lecture_of(id)
    given = posted(request)
    role = COUNTER if books_for_others(visitor, held) else ANYONE
    try:
        facts = stated(Seat, typed_of(Seat, given))
        act(Booking.book, facts, on=case, by=person, as_=role, key=request.POST.get("key", "")[:64])
    except Misstated as wrong:
        return shown(request, id, given, wrong=wrong)
    except Refused as refused:
        return shown(request, id, given, sentence=in_a_line(refused))
    return redirect(f"/lectures/{id}?note=seated")


@require_POST
def cancel(request: HttpRequest, id: str) -> HttpResponse:
    """One gives one's place back."""
    return _does(request, id, dict.fromkeys(LIVE, Booking.cancel))


@require_POST
def practised(request: HttpRequest, id: str) -> HttpResponse:
    """One says that one has done the exercise; what was made in it stays where it was made."""
    return _does(request, id, PRACTISE)


def _does(request: HttpRequest, id: str, by_state: dict[str, Step]) -> HttpResponse:
    """The step that is open to one's own booking as it stands; raises Absent without one."""
    _account, person = visitor_of(request).must()
    mine = books_of([lecture_of(id)[0].id])[id].of(person)
    step = by_state.get(mine.state) if mine else None
    if mine is None or step is None:
        raise Absent
    try:
        act(step, on=mine, by=person, as_=ATTENDEE, key=f"{step.name}:{mine.id}")
    except Refused as refused:
        return shown(request, id, sentence=in_a_line(refused))
    return redirect(f"/lectures/{id}?note={step.name}")
