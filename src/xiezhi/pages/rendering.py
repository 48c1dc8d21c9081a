"""A page as an answer: template, context, and the frame around it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from jinja2 import Environment

from xiezhi.pages.environment import environment
from xiezhi.pages.saying import say
from xiezhi.pages.shell import frame_of


def of_django(**options: Any) -> Environment:
    """The templates' environment with Django's translations and addresses of assets."""
    return environment(static=static, gettext=say, **options)


def page(request: HttpRequest, name: str, *, current: str = "", status: int = 200, **context: Any) -> HttpResponse:
    """`pages/<name>.html`; `current` is the label of the menu's entry that this page belongs to."""
    whole = {"frame": frame_of(request, current), "status": status, **context}
    return HttpResponse(render_to_string(f"pages/{name}.html", whole), status=status)


def fragment(request: HttpRequest, name: str, **context: Any) -> HttpResponse:
    """`fragments/<name>.html`: an answer that htmx swaps into the page."""
    return HttpResponse(render_to_string(f"fragments/{name}.html", {"frame": frame_of(request, ""), **context}))
