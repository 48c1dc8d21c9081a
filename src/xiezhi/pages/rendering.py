"""A page as an answer: template, context, and the frame around it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.templatetags.static import static
from jinja2 import Environment
from markupsafe import escape

from xiezhi.pages.environment import environment
from xiezhi.pages.frame import HERE, TOKEN
from xiezhi.pages.saying import say
from xiezhi.pages.shell import frame_of


def of_django(**options: Any) -> Environment:
    """The templates' environment with Django's translations and addresses of assets."""
    return environment(static=static, gettext=say, **options)


def page(request: HttpRequest, name: str, *, current: str = "", status: int = 200, **context: Any) -> HttpResponse:
    """`pages/<name>.html`; `current` is the label of the menu's entry that this page belongs to."""
    whole = {"frame": frame_of(request, current), "status": status, **context}
    return HttpResponse(_sent(request, render_to_string(f"pages/{name}.html", whole)), status=status)


def fragment(request: HttpRequest, name: str, **context: Any) -> HttpResponse:
    """`fragments/<name>.html`: an answer that htmx swaps into the page."""
    whole = {"frame": frame_of(request, ""), **context}
    return HttpResponse(_sent(request, render_to_string(f"fragments/{name}.html", whole)))


def _sent(request: HttpRequest, written: str) -> str:
    """The page with what is this answer's own: the token of its forms, and the address to come back to."""
    here = request.get_full_path() if request.method == "GET" else request.path
    return written.replace(TOKEN, get_token(request)).replace(HERE, escape(here))
