"""练习: signing, depositing and checking, practised on invented matter; nothing of it reaches any record of a court."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from xiezhi.desk.limits import PRACTICE, take_try
from xiezhi.engine.clock import court_now
from xiezhi.evidence.bundle import Content
from xiezhi.evidence.practice import practice_bundle, practice_policy
from xiezhi.pages.bookings import to_credit
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.visitor import keys, real_now, visitor_of

LARGEST = 1 << 40
DIGEST = re.compile("[0-9a-f]{64}")


@require_GET
def practice(request: HttpRequest) -> HttpResponse:
    """The page on which everything happens; who has booked a lecture can have the exercise put down."""
    visitor = visitor_of(request)
    return page(
        request,
        "practice",
        current="",
        policy=practice_policy(),
        deposit_url="/practice/deposit",
        credit=to_credit(visitor.person),
        lectures_url="/lectures",
    )


@require_POST
def deposit(request: HttpRequest) -> HttpResponse:
    """A practice bundle for a content told by its length and digests; its name goes into the bundle only."""
    given = request.POST
    length, marks = given.get("length", ""), [given.get(name, "") for name in ("sha256", "sm3")]
    if not (length.isdecimal() and 0 < int(length[:15]) < LARGEST and all(map(DIGEST.fullmatch, marks))):
        return HttpResponse(_("请先选择要存的文件。"), status=422, content_type="text/plain; charset=utf-8")
    take_try(PRACTICE, visitor_of(request).address, keys=keys(), now=real_now())
    content = Content(int(length), *map(bytes.fromhex, marks))
    made = practice_bundle(content, given.get("name", "")[:200], court_now())
    return HttpResponse(bytes(made), content_type="application/json")
