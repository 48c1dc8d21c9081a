"""When something cannot be shown or done: what happened, and where to go from here."""

from __future__ import annotations

import logging
import secrets
import sys
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from xiezhi.desk.declined import Declined
from xiezhi.desk.limits import TooManyTries
from xiezhi.desk.outage import is_outage
from xiezhi.engine.refused import Refused
from xiezhi.pages.citations import refusal_of
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link, Refusal
from xiezhi.pages.visitor import read_visitor, visitor_of
from xiezhi.papers.render import NoTypesetter

log = logging.getLogger("xiezhi.pages")


def error(
    request: HttpRequest, status: int, title: str, words: str, *ways: Link, why: Refusal | None = None
) -> HttpResponse:
    home = Link(_("回首页"), "/", words=_("八件事，从头选"))
    return page(request, "error", status=status, title=title, words=words, refusal=why, ways=(*ways, home))


def absent(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """404, whether there is nothing or nothing for this reader."""
    if "visitor" not in request.__dict__:
        request.__dict__["visitor"] = read_visitor(request)
    here = request.get_full_path()
    signing = () if visitor_of(request).account else (Link(_("登录再看"), f"/sign-in?next={here}"),)
    words = _("地址可能抄错了；也可能只给当事人看。")
    return error(request, 404, _("没有这一页，或者您无权查看"), words, *signing)


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """409: the sentence and the article."""
    why = refusal_of(_("没有办成"), refusal, visitor_of(request).day)
    return error(request, 409, _("没有办成"), _("什么也没有记下。"), why=why)


def declined(request: HttpRequest, no: Declined) -> HttpResponse:
    """422: the sentence, which says what to do about it."""
    return error(request, 422, _("没有办成"), no.sentence)


def wait(request: HttpRequest, too_many: TooManyTries) -> HttpResponse:
    """429: when it may be tried again."""
    return error(request, 429, _("请过一会儿再试"), too_many.sentence)


def unprinted(request: HttpRequest, lacking: NoTypesetter) -> HttpResponse:
    """503: nothing is lost, the paper waits for its typesetter."""
    return error(request, 503, _("这份文书现在排印不出来"), _(lacking.sentence))


def broken(request: HttpRequest) -> HttpResponse:
    """500, a mistake of ours, or 503, when nothing can be written just now; with a number by which the log finds it."""
    trace, out = secrets.token_hex(4).upper(), is_outage(sys.exc_info()[1])
    log.error("trace %s: %s %s", trace, request.method, request.path, exc_info=True)
    page = render_to_string(f"pages/{503 if out else 500}.html", {"trace": trace})
    return HttpResponse(page, status=503, headers={"Retry-After": "60"}) if out else HttpResponse(page, status=500)


def malformed(_request: HttpRequest, _exception: Any = None) -> HttpResponse:
    """400: what cannot be read, before anybody knows who sent it and in which language he reads."""
    return HttpResponse(render_to_string("pages/400.html", {}), status=400)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form without its token."""
    if "visitor" not in request.__dict__:
        request.__dict__["visitor"] = read_visitor(request)
    words = _("页面开得太久了，或者不是从本站打开的。请回到页面再试一次，填过的还在。")
    return error(request, 403, _("请再试一次"), words)
