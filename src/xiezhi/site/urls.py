"""Every address: the pages, and the same steps as an API."""

import sys

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path

from xiezhi.api import errors as said
from xiezhi.pages import errors as shown
from xiezhi.pages.urls import handler404

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("xiezhi.api.urls")),
    path("", include("xiezhi.pages.urls")),
]


def handler400(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What could not be read at all, a strange host among it."""
    return said.illegible(status=400) if request.path.startswith("/api/") else shown.malformed(request, exception)


def handler500(request: HttpRequest) -> HttpResponse:
    """What went wrong before a view was reached: to programs in their shape, to people on a page."""
    program = request.path.startswith("/api/")
    return said.broken(sys.exc_info()[1]) if program else shown.broken(request)


__all__ = ["handler400", "handler404", "handler500", "urlpatterns"]
