"""What a server process runs: the pages and the API over one door, with the loops beside them."""

from __future__ import annotations

import atexit
import gc
import os
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from wsgiref.headers import Headers

from xiezhi.site.home import open_home
from xiezhi.site.memory import give_back

give_back()
open_home(Path(os.environ["XIEZHI_HOME"]), writes=True)

from django.conf import settings  # noqa: E402
from django.core.exceptions import DisallowedHost  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.http import HttpRequest  # noqa: E402
from whitenoise import WhiteNoise  # noqa: E402

from xiezhi.engine.door import batched  # noqa: E402
from xiezhi.pages.wiring import HEADERS  # noqa: E402
from xiezhi.procedures import course  # noqa: E402
from xiezhi.site.played import played  # noqa: E402
from xiezhi.site.processes import Loops, alone  # noqa: E402

assert course.COURSE, "the chapters are joined before anybody acts"
_stack = ExitStack()
_stack.enter_context(batched())
if os.environ.get("XIEZHI_LOOPS", "1") == "1" and alone():
    _stack.enter_context(played())
    _loops = Loops()
    _loops.start()
    _stack.callback(_loops.stop)
atexit.register(_stack.close)


def _strict(headers: Headers, path: str, url: str) -> None:
    for name, value in HEADERS.items():
        headers[name] = value


PAGES = get_wsgi_application()
BESIDE = WhiteNoise(
    PAGES, root=str(settings.STATIC_ROOT), prefix="static/", max_age=3600, allow_all_origins=False,
    add_headers_function=_strict,
)  # fmt: skip
"""The pages with the static files beside them."""


def application(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """Static files are given out at our own hosts alone: what is asked of a strange one, the pages refuse."""
    asked = HttpRequest()
    asked.META = environ
    try:
        asked.get_host()
    except DisallowedHost:
        refused: Iterable[bytes] = PAGES(environ, start)
        return refused
    given: Iterable[bytes] = BESIDE(environ, start)
    return given


gc.collect()
gc.freeze()  # what was loaded stays as long as the process: no page waits while the collector looks through it
