"""What runs beside the pages: the clock's round, errands, publishing, the night's look; each a thread at its pace.

Of several processes one has the turn. When it dies, or loses its line to the database, another takes over.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from contextlib import ExitStack

from django.db import connection

from xiezhi.engine import errands, nightly, publish, sweep
from xiezhi.engine.clock import court_now
from xiezhi.indicators import recount
from xiezhi.procedures.money.errands import read_statements
from xiezhi.site.played import played

log = logging.getLogger("xiezhi")
CLERK_LOCK = 0x7869657A
TURN = 2
"""Seconds between two looks at who has the turn."""


class Loops:
    """The loops, until `stop`; at rest while another process has the turn."""

    def __init__(self) -> None:
        self.stopping, self.turn = threading.Event(), threading.Event()
        self.night = ""
        self.world = ExitStack()
        paces: tuple[tuple[str, Callable[[], object], float], ...] = (
            ("errands", self._errands, 1),
            ("statements", read_statements, 5),
            ("sweep", sweep.sweep, 5),
            ("publish", publish.publish, 10),
            ("night", self._look, 60),
        )
        self.threads = [threading.Thread(target=self._run, args=pace, name=pace[0], daemon=True) for pace in paces]
        self.threads.append(threading.Thread(target=self._keep_turn, name="turn", daemon=True))

    def start(self) -> None:
        for thread in self.threads:
            thread.start()

    def stop(self) -> None:
        self.stopping.set()
        for thread in self.threads:
            thread.join(timeout=5)
        self.world.close()

    def _keep_turn(self) -> None:
        """Have the turn, or wait for it; a demonstration's world outside is played where the turn is."""
        plays = False
        while True:
            try:
                connection.close_if_unusable_or_obsolete()
                mine = has_turn()
            except Exception:  # the database is away, and the turn with it
                log.exception("turn")
                mine = False
            if mine and not plays:
                self.world.enter_context(played())
                plays = True
            (self.turn.set if mine else self.turn.clear)()
            if self.stopping.wait(TURN):
                break
        connection.close()

    def _run(self, name: str, work: Callable[[], object], pace: float) -> None:
        while not self.stopping.wait(pace):
            if not self.turn.is_set():
                continue
            try:
                connection.close_if_unusable_or_obsolete()
                work()
            except Exception:  # a loop that dies silently would be worse than one that says what it met
                log.exception("%s", name)
        connection.close()

    def _errands(self) -> None:
        """Deliver all that waits, and seal one paper: what somebody wants to read is sealed at once by its page."""
        errands.work(f"{os.getpid()}", errands.at_once())
        errands.work_once(f"{os.getpid()}", ("seal",))

    def _look(self) -> None:
        today = court_now().date().isoformat()
        if today != self.night:
            sweep.derive_again()
            for finding in nightly.findings():
                log.warning("%s %s %s", finding.kind, finding.proceeding, finding.sentence)
            for difference in recount.differences():
                log.warning("figure %s", difference)
            self.night = today


def has_turn() -> bool:
    """Whether this thread's line to the database has the turn: on PostgreSQL one of all holds the advisory lock."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [CLERK_LOCK])
        return bool(cursor.fetchone()[0])
