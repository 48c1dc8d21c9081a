"""Language and size of type: remembered with the session, for visitors who are nobody too."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from xiezhi.desk.sessions import prefer
from xiezhi.pages.visitor import LANGUAGES, begin_session, give_cookie, visitor_of


def next_of(request: HttpRequest, otherwise: str = "/") -> str:
    """The page to return to, if it is one of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, {request.get_host()})
    return wanted if ours else otherwise


@require_POST
def mode(request: HttpRequest) -> HttpResponse:
    return _preferring(request, elder=request.POST.get("elder") == "1")


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    return _preferring(request, language=request.POST.get("lang", "").casefold())


def _preferring(request: HttpRequest, *, language: str = "", elder: bool | None = None) -> HttpResponse:
    opened = begin_session(request)
    session = visitor_of(request).session
    assert session is not None, "begin_session gave one"
    chosen = language if language in LANGUAGES else session.language
    prefer(session, language=chosen, elder=session.elder if elder is None else elder)
    response = redirect(next_of(request))
    give_cookie(request, response, opened)
    return response
