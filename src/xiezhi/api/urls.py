"""Where the interface is: everything below /api/."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, path, re_path
from django.views.decorators.csrf import csrf_exempt

from xiezhi.api.errors import ABSENT, said
from xiezhi.api.interface import api


def _in_shape(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A method that an address does not take is answered in the shape of every error."""

    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if response.status_code != 405:
            return response
        made = said("misstated", "这个地址不接受这种请求方式", status=405)
        made["Allow"] = response["Allow"]
        return made

    return csrf_exempt(answered)  # the origin of a page's request is compared where its session is found


@csrf_exempt
def absent(_: HttpRequest, rest: str = "") -> HttpResponse:
    """Any other address below /api/."""
    return said("absent", ABSENT)


_patterns = [pattern for pattern in api.urls[0] if isinstance(pattern, URLPattern)]
for pattern in _patterns:
    pattern.callback = absent if pattern.name == "api-root" else _in_shape(pattern.callback)

urlpatterns = [path("api/", (_patterns, "api", "api")), re_path(r"^api/(?P<rest>.*)$", absent)]
