"""Where a request was sent from, as the browser says."""

from urllib.parse import urlsplit

from django.http import HttpRequest

SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")
FOREIGN = "这个请求不是从本站的页面发出的。"


def sent_from_here(request: HttpRequest) -> bool:
    """Whether what changes anything comes from a page of this very host; reading may come from anywhere."""
    if request.method in SAFE:
        return True
    origin, site = request.headers.get("Origin", ""), request.headers.get("Sec-Fetch-Site", "same-origin")
    return site in ("same-origin", "none") and (not origin or urlsplit(origin).netloc == request.get_host())
