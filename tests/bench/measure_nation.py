"""The nation's steps: 2,560 a second is ten times the mean of 46 million cases of forty steps each in a year.

Steps come at a fixed rate, whether or not those before have been answered, upon open matters taken at random; the rate
is held where 95 of 100 are answered within 50 ms of the moment they were due and none fails or is lost.
"""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from tests.bench.figure import Figure, makes
from tests.bench.measure_evidence import folder
from tests.bench.scale import Scale
from tests.bench.worker import Worker
from tests.postgres_server import PostgresServer

NATION = 2_560
WITHIN = 0.05
PROCESSES = 2
PROBES = (25, 50, 100, 200, 400, 640, 900, 1_280, 1_920, NATION)
"""Steps a second that are tried, one after the other until one is not held."""


@makes("nation.*")
def measure_nation(scale: Scale) -> Iterator[Figure]:
    """In PostgreSQL, two processes; the highest rate that a probe holds is then held for the whole time, or the next
    lower one that is."""
    server = PostgresServer()
    try:
        server.start()
        with folder(in_memory=False) as there:
            url = server.create_database("nation")
            staff = [Worker(sys.executable, "door_ours.py") for _ in range(PROCESSES)]
            for number, each in enumerate(staff):
                each("court", there, url, f"nation{number}")
            laid = staff[0]("matters", scale.pick(200_000, 10_000_000))
            yield from _held(Load(staff, laid), scale)
            for each in staff:
                each.__exit__()
    finally:
        server.remove()


class Load:
    """The load of all processes together."""

    def __init__(self, staff: list[Worker], laid: dict[str, Any]) -> None:
        self.staff, self.laid = staff, laid
        self.before, self.acknowledged = int(staff[0]("entries")), 0

    def at(self, rate: float, seconds: float) -> dict[str, Any]:
        count = len(self.staff)

        def one(number: int) -> Any:
            return self.staff[number]("load", self.laid, number, count, rate / count, seconds)

        with ThreadPoolExecutor(count) as pool:
            told = list(pool.map(one, range(count)))
        self.acknowledged += sum(each["acknowledged"] for each in told)
        return {
            "p95": max(each["p95"] for each in told),
            "rate": sum(each["acknowledged"] / each["took"] for each in told),
            "errors": sum(each["errors"] for each in told),
            "unanswered": sum(each["asked"] - each["acknowledged"] - each["errors"] for each in told),
        }

    @property
    def lost(self) -> int:
        """Steps that were acknowledged and stand in no table."""
        return self.acknowledged - (int(self.staff[0]("entries")) - self.before)


def _held(load: Load, scale: Scale) -> Iterator[Figure]:
    load.at(PROBES[0], 3)
    rate, told, most, held = 0.0, dict[str, Any](), 0.0, list[int]()
    for probe in PROBES:
        tried = load.at(probe, scale.pick(4, 20))
        most = max(most, tried["rate"])
        yield Figure(f"nation.at.{probe} p95", tried["p95"] * 1000, "ms")
        if not _holds(tried):
            break
        held.append(probe)
    for probe in reversed(held):
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


def _holds(told: dict[str, Any]) -> bool:
    return told["p95"] <= WITHIN and not told["errors"] and not told["unanswered"]
