"""The nation's steps: 2,560 a second is ten times the mean of 46 million cases of forty steps each in a year.

Steps come at a fixed rate, whether or not those before have been answered, upon open matters taken at random; the rate
is held where 95 of 100 are answered within 50 ms of the moment they were due and none fails or is lost. Of the first
rate that is not held it is told what stops it: what a step takes of the processor, ours and the database's, how
much of the cores was left, which was waited for something else, how many pages the database had to look for beyond its
own memory, and how many of them this disk finds a second.
"""

import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg

from tests.bench.disk import reads_a_second
from tests.bench.figure import Figure
from tests.bench.scale import Scale
from tests.bench.worker import Worker
from tests.postgres_server import PostgresServer

NATION = 2_560
WITHIN = 0.05
PROBES = (5, 10, 25, 50, 100, 200, 400, 640, 900, 1_280, 1_920, NATION)
"""Steps a second that are tried, one after the other until one is not held twice."""


class Load:
    """The load of all processes together."""

    def __init__(self, staff: list[Worker], server: PostgresServer) -> None:
        """The first has laid them."""
        self.staff, self.server, self.laid = staff, server, staff[0]("laid")
        self.before, self.acknowledged = int(staff[0]("entries")), 0

    def at(self, rate: float, seconds: float) -> dict[str, Any]:
        count = len(self.staff)

        def one(number: int) -> Any:
            return self.staff[number]("load", self.laid, number, count, rate / count, seconds)

        begin, ours, database = time.perf_counter(), self._ours(), self.server.processor()
        read = self._read()
        with ThreadPoolExecutor(count) as pool:
            told = list(pool.map(one, range(count)))
        took, ours, database = time.perf_counter() - begin, self._ours() - ours, self.server.processor() - database
        acknowledged = sum(each["acknowledged"] for each in told)
        self.acknowledged += acknowledged
        return {
            "ours": 1000 * ours / max(acknowledged, 1),
            "database": 1000 * database / max(acknowledged, 1),
            "read": (self._read() - read) / max(acknowledged, 1),
            "used": 100 * (ours + database) / took / (os.cpu_count() or 1),
            "p50": max(each["p50"] for each in told),
            "p95": max(each["p95"] for each in told),
            "rate": sum(each["acknowledged"] / each["took"] for each in told),
            "errors": sum(each["errors"] for each in told),
            "unanswered": sum(each["asked"] - each["acknowledged"] - each["errors"] for each in told),
        }

    def disk(self) -> float:
        """How often a second the disk finds a page of the database."""
        return reads_a_second(self.server.data)

    def _ours(self) -> float:
        """Seconds of the processor that our processes have taken."""
        return sum(float(each("processor")) for each in self.staff)

    def _read(self) -> int:
        """Pages that the database did not find in its own memory."""
        with psycopg.connect(self.server.url) as asked:
            ((pages,),) = asked.execute("SELECT sum(blks_read)::bigint FROM pg_stat_database").fetchall()
        return int(pages)

    @property
    def lost(self) -> int:
        """Steps that were acknowledged and stand in no table."""
        return self.acknowledged - (int(self.staff[0]("entries")) - self.before)


def held(load: Load, scale: Scale) -> Iterator[Figure]:
    load.at(PROBES[2], 5)
    rate, told, most, kept = 0.0, dict[str, Any](), 0.0, list[int]()
    for probe in PROBES:
        tried = load.at(probe, scale.pick(4, 20))
        if not _holds(tried):
            tried = load.at(probe, scale.pick(4, 20))
        most = max(most, tried["rate"])
        yield Figure(f"nation.at.{probe} p95", tried["p95"] * 1000, "ms")
        if not _holds(tried):
            yield from _stopped_by(tried)
            yield Figure("nation.stopped.disk of this disk, one page after the other", load.disk(), "reads a second")
            break
        kept.append(probe)
    for probe in reversed(kept):
        told = load.at(probe, scale.pick(30, 600))
        if _holds(told):
            rate = probe
            break
    name = "nation.steps_per_second"
    ratio = rate / NATION
    yield Figure(name, ratio, "times", 1, None, rate, NATION, ratio, ratio, 0)
    yield Figure("nation.most answered a second, however late", most, "steps")
    yield Figure("nation.p95 at that rate", told.get("p95", 0) * 1000, "ms", most=1000 * WITHIN)
    yield Figure("nation.lost of those acknowledged", load.lost, "steps", most=0)


def _stopped_by(tried: dict[str, Any]) -> Iterator[Figure]:
    """What the first rate that is not held was spent on."""
    yield Figure("nation.stopped.p50", tried["p50"] * 1000, "ms")
    yield Figure("nation.stopped.ours of the processor for a step, ours", tried["ours"], "ms")
    yield Figure("nation.stopped.database of the processor for a step, the database's", tried["database"], "ms")
    yield Figure("nation.stopped.read for a step, not found in its memory by the database", tried["read"], "pages")
    yield Figure("nation.stopped.used of all cores, by both", tried["used"], "%")


def _holds(told: dict[str, Any]) -> bool:
    return told["p95"] <= WITHIN and not told["errors"] and not told["unanswered"]
