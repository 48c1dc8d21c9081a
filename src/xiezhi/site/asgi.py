"""What the server runs: requests received whole, each then answered by a thread."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

from django.conf import settings
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

from xiezhi.site.receiving import Received
from xiezhi.site.wsgi import application as answering

PROXIES = os.environ.get("XIEZHI_PROXIES", "").split()
"""Addresses and networks of the proxies before this court: who comes through them is known by his own address."""

application = Received(
    wrap_wsgi_with_proxy_headers(answering, PROXIES) if PROXIES else answering, scheme=urlsplit(settings.ADDRESS).scheme
)
