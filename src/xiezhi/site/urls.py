"""Every address: the pages, and the same steps as an API."""

from django.urls import URLPattern, URLResolver, include, path

from xiezhi.pages.urls import handler404, handler500

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("xiezhi.api.urls")),
    path("", include("xiezhi.pages.urls")),
]

__all__ = ["handler404", "handler500", "urlpatterns"]
