"""Empty tables in memory in place of the court's, whose own are then read as `COURT`: to live its log once more."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connections
from django.db.utils import load_backend

from xiezhi.engine.guarded import door_open

COURT = "court"


@contextmanager
def tables_aside() -> Iterator[None]:
    """Within this block this thread reads and writes tables that vanish with it; the court's are left alone."""
    real = connections["default"]
    settings = {**connections.settings["default"], "ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
    made = load_backend(settings["ENGINE"]).DatabaseWrapper({**settings, "OPTIONS": {}}, "default")
    connections[COURT], connections["default"] = real, made
    try:
        with door_open():
            call_command("migrate", verbosity=0, interactive=False)
            yield
    finally:
        connections["default"] = real
        del connections[COURT]
        made.close()
