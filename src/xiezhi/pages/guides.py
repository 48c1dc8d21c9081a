"""一页纸: the three sheets to look at and to print, each in Chinese and in English."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET
from markupsafe import Markup

from xiezhi.engine.refused import Absent
from xiezhi.pages.citations import cite
from xiezhi.pages.guide_texts import GUIDES
from xiezhi.pages.lectures import TITLE
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.saying import speaking
from xiezhi.pages.shapes import Link
from xiezhi.pages.shell import short_name
from xiezhi.pages.visitor import visitor_of
from xiezhi.papers.codes import qr_svg
from xiezhi.papers.render import print_html

LANGUAGES = {"zh": "zh-hans", "en": "en"}
"""The languages of the sheets; what the house cannot say in a language it does not print in it."""


@require_GET
def guides(request: HttpRequest) -> HttpResponse:
    """All three, each with its two sheets to print."""
    return page(
        request,
        "guides",
        current=TITLE,
        guides=tuple(make() for make in GUIDES.values()),
        crumbs=(Link(_(TITLE), "/lectures"), Link(_("一页纸"), "")),
    )


@require_GET
def guide(request: HttpRequest, name: str) -> HttpResponse:
    """One of them as a page."""
    if name not in GUIDES:
        raise Absent
    told = GUIDES[name]()
    return page(
        request,
        "guide",
        current=TITLE,
        guide=told,
        cites=tuple(cite(each, visitor_of(request).day) for each in told.laws),
        crumbs=(Link(_(TITLE), "/lectures"), Link(_("一页纸"), "/guides"), Link(told.title, "")),
    )


@require_GET
def sheet(request: HttpRequest, name: str, lang: str) -> HttpResponse:
    """One of them in a language as a PDF of one page."""
    if name not in GUIDES or lang not in LANGUAGES:
        raise Absent
    response = HttpResponse(print_html(written(request, name, lang)), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.{lang}.pdf"'
    return response


def written(request: HttpRequest, name: str, lang: str) -> str:
    """The sheet before it is set in type."""
    visitor = visitor_of(request)
    with speaking(LANGUAGES[lang]):
        told = GUIDES[name]()
        address = settings.CHECK_ADDRESS.removesuffix("/v/") + told.place
        return render_to_string(
            "print/guide.html",
            {
                "lang": lang,
                "guide": told,
                "cites": tuple(cite(each, visitor.day) for each in told.laws),
                "court": short_name(visitor.court) if visitor.court else "",
                "address": address,
                "qr": Markup(qr_svg(address)),
                "phone": "12368",
            },
        )
