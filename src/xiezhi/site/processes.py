"""What runs beside the pages: the clock's round, errands, publishing, the night's look; each a thread at its pace."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from datetime import UTC, datetime

from django.db import connection

from xiezhi.desk.sweeping import sweep_desk
from xiezhi.engine import errands, nightly, publish, reading_files, sweep
from xiezhi.engine.clock import court_now
from xiezhi.indicators import recount
from xiezhi.procedures.money.errands import read_statements

assert reading_files.KIND in errands.READING, "files are read one at a time"
log = logging.getLogger("xiezhi")
CLERK_LOCK = 0x7869657A


class Loops:
    """The loops, until `stop`."""

    def __init__(self) -> None:
        self.stopping = threading.Event()
        self.night = ""
        paces: tuple[tuple[str, Callable[[], object], float], ...] = (
            ("errands", self._errands, 1),
            ("reading", self._read, 1),
            ("statements", read_statements, 5),
            ("sweep", sweep.sweep, 5),
            ("publish", publish.publish, 10),
            ("night", self._look, 60),
        )
        self.threads = [threading.Thread(target=self._run, args=pace, name=pace[0], daemon=True) for pace in paces]

    def start(self) -> None:
        for thread in self.threads:
            thread.start()

    def stop(self) -> None:
        self.stopping.set()
        for thread in self.threads:
            thread.join(timeout=5)

    def _run(self, name: str, work: Callable[[], object], pace: float) -> None:
        while not self.stopping.wait(pace):
            try:
                connection.close_if_unusable_or_obsolete()
                work()
            except Exception:  # a loop that dies silently would be worse than one that says what it met
                log.exception("%s", name)
        connection.close()

    def _errands(self) -> None:
        """Deliver all that waits and some of what is slow: what one wants to read is sealed at once by its page."""
        errands.work(f"{os.getpid()}", errands.at_once())
        for slow, most in errands.SLOW.items():
            for _ in range(most):
                if not errands.work_once(f"{os.getpid()}", (slow,)):
                    break

    def _read(self) -> None:
        """Read what people brought, one file at a time."""
        errands.work_once(f"{os.getpid()}", errands.READING)

    def _look(self) -> None:
        today = court_now().date().isoformat()
        if today != self.night:
            sweep.derive_again()
            sweep_desk(datetime.now(UTC), court_now())
            for finding in nightly.findings():
                log.warning("%s %s %s", finding.kind, finding.proceeding, finding.sentence)
            for difference in recount.differences():
                log.warning("figure %s", difference)
            self.night = today


def alone() -> bool:
    """Whether this process may run the loops: on PostgreSQL one of all that serve the court holds the advisory lock."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [CLERK_LOCK])
        return bool(cursor.fetchone()[0])
