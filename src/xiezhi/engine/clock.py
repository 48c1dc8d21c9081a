"""The court's clock: the real one, or a demonstration court's, which began on 2026-03-02 and can be moved forward."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta, timezone
from pathlib import Path

from django.conf import settings

CHINA = timezone(timedelta(hours=8))
DEMO_BEGINS = datetime(2026, 3, 2, 9, 0, tzinfo=CHINA)

_fixed: ContextVar[datetime | None] = ContextVar("fixed", default=None)


def court_now() -> datetime:
    """Now, by the court's clock, to the second, in the time of China."""
    fixed = _fixed.get()
    if fixed is not None:
        return fixed
    real = datetime.now(CHINA).replace(microsecond=0)
    path = _file()
    if not path.exists():
        return real
    saved = json.loads(path.read_text())
    begun, at = datetime.fromisoformat(saved["court"]), datetime.fromisoformat(saved["real"])
    return begun + max(real - at, timedelta(0))


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Within this block the court's clock stands at a moment: for stories, seeds and tests."""
    token = _fixed.set(moment.astimezone(CHINA).replace(microsecond=0))
    try:
        yield
    finally:
        _fixed.reset(token)


def set_demo_clock(moment: datetime) -> None:
    """Let a demonstration court's clock go on from this moment; it is never set back."""
    path = _file()
    moment = moment.astimezone(CHINA).replace(microsecond=0)
    if path.exists() and moment < court_now():
        raise ValueError("the court's clock is never set back")
    saved = {"court": moment.isoformat(), "real": datetime.now(CHINA).replace(microsecond=0).isoformat()}
    aside = path.with_suffix(f".{os.getpid()}")
    aside.write_text(json.dumps(saved))
    aside.replace(path)


def _file() -> Path:
    return Path(settings.HOME) / "demo-clock.json"
