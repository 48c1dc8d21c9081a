"""Before and after every page: headers, origin, the visitor, and the answers to what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from xiezhi.desk.declined import Declined
from xiezhi.desk.limits import TooManyTries
from xiezhi.desk.origin import FOREIGN, sent_from_here
from xiezhi.engine.houses import looking
from xiezhi.engine.refused import Absent, Refused
from xiezhi.pages.errors import absent, declined, refused, unprinted, wait
from xiezhi.pages.saying import speaking
from xiezhi.pages.visitor import NotSignedIn, read_visitor, visitor_of
from xiezhi.pages.wiring import HEADERS, ONLY_HTTPS
from xiezhi.papers.render import NoTypesetter

Answer = Callable[[HttpRequest], HttpResponseBase]
LOOKS = ("GET", "HEAD")
"""Methods by which nobody changes anything."""
TAGS = {"zh-Hans": "zh-hans", "en": "en", "mn-Mong": "mn"}


class StrictHeaders:
    """Nothing from elsewhere, in nobody's frame; and a signed-in person's pages are kept by no cache."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", "no-store")
        if request.is_secure():
            response.headers.setdefault("Strict-Transport-Security", ONLY_HTTPS)
        return response


class SameOrigin:
    """The host is one of ours (Django answers 400 else), and what changes anything is sent from our own pages.

    Whatever is exempt from CSRF tokens looks at the origin itself, and answers in its own shape.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.get_host()
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, named: object) -> HttpResponse | None:
        if getattr(view, "csrf_exempt", False) or sent_from_here(request):
            return None
        return HttpResponse(FOREIGN, status=403, content_type="text/plain; charset=utf-8")


class AtTheWindow:
    """Who asks, and in which language he is answered."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.__dict__["visitor"] = visitor = read_visitor(request)
        with speaking(TAGS[visitor.lang]), looking() if request.method in LOOKS else nullcontext():
            return self.get_response(request)


class Answers:
    """Answers to trouble that a view need not write: absent, refused, declined, not signed in."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        nowhere = response.status_code == 404 and request.resolver_match is None
        return absent(request) if nowhere else response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        if isinstance(error, Absent):
            return absent(request)
        if isinstance(error, Refused):
            return refused(request, error)
        if isinstance(error, TooManyTries):
            return wait(request, error)
        if isinstance(error, Declined):
            return declined(request, error)
        if isinstance(error, NoTypesetter):
            return unprinted(request, error)
        if isinstance(error, NotSignedIn):
            if visitor_of(request).account is not None:
                return absent(request)
            return redirect(f"/sign-in?next={quote(request.get_full_path() if request.method == 'GET' else '/')}")
        return None
