"""The court's clock: the real one, or a demonstration court's, which began on 2026-03-02 and can be moved forward.

It never goes back. A leap of the machine's clock is not followed: a wrong day would let rights lapse.
"""

from __future__ import annotations

import json
import logging
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta, timezone
from pathlib import Path

from django.conf import settings

from xiezhi.evidence.folder import write

CHINA = timezone(timedelta(hours=8))
DEMO_BEGINS = datetime(2026, 3, 2, 9, 0, tzinfo=CHINA)
DEMO_CLOCK = "demo-clock.json"

LEAP = timedelta(hours=1)
"""By how much the machine's clock may be set right while a process runs."""
log = logging.getLogger("xiezhi")

_fixed: ContextVar[datetime | None] = ContextVar("fixed", default=None)


def court_now() -> datetime:
    """Now, by the court's clock, to the second, in the time of China."""
    fixed = _fixed.get()
    if fixed is not None:
        return fixed
    real = _steady.now().replace(microsecond=0)
    path = os.path.join(settings.HOME, DEMO_CLOCK)
    if not os.path.exists(path):  # plainly, for this is asked at every look
        return real
    saved = json.loads(Path(path).read_text())
    begun, at = datetime.fromisoformat(saved["court"]), datetime.fromisoformat(saved["real"])
    return begun + max(real - at, timedelta(0))


class Steady:
    """The machine's clock as one process has seen it go: small corrections are followed, but never backwards."""

    def __init__(self) -> None:
        self.latest, self.running = machine_now(), running()
        self.leapt = False
        self._lock = threading.Lock()

    def now(self) -> datetime:
        with self._lock:
            told, been = machine_now(), running()
            expected = self.latest + timedelta(seconds=been - self.running)
            leapt = abs(told - expected) > LEAP
            if leapt and not self.leapt:
                log.error(
                    "the machine's clock leapt to %s; this process goes on with %s until restarted", told, expected
                )
            self.leapt = leapt
            self.latest, self.running = max(expected if leapt else told, self.latest), been
            return self.latest


def machine_now() -> datetime:
    """The clock of the machine, which somebody may set."""
    return datetime.now(CHINA)


def running() -> float:
    """Seconds since the machine was started, which nobody sets."""
    return time.clock_gettime(_UNSET)


_UNSET = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
_steady = Steady()


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
    saved = {"court": moment.isoformat(), "real": _steady.now().replace(microsecond=0).isoformat()}
    write(path, json.dumps(saved).encode())


def _file() -> Path:
    return Path(settings.HOME) / DEMO_CLOCK
