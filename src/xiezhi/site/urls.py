"""Every address: the pages, and the same steps as an API."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("xiezhi.api.urls")),
    path("", include("xiezhi.pages.urls")),
]
