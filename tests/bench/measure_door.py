"""The door, side by side with the disk and with three ways in which others would write the same steps.

Each caller takes a mediation from the claim to the signed agreement, eleven steps, one at a time, each acknowledged
when it is durable; then the next one. The peers write the same facts; each has as many workers as suit it best. The
figures that end in `cpu` compare the processor time of a step, all of its processes but the database's server counted:
on a loaded machine, where eight workers get eight shares of it and ours one, they alone say who does more with a core.
"""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from typing import Any

from tests.bench.figure import Figure, beside, makes
from tests.bench.measure_evidence import folder
from tests.bench.peers import workflow
from tests.bench.scale import ROUNDS, Scale
from tests.bench.tuned import postgresql
from tests.bench.worker import Worker

CALLERS = (1, 16, 256)
PEERS = {"orm": 20, "viewflow": 10, "fsm2": 3}
"""How many times as fast ours shall be at 256 callers."""
FSYNCS = {"sqlite": 3, "postgresql": 5}
"""How many fsyncs a lone caller's step may last."""
OURS, THEIRS = "door_ours.py", "door_peers.py"


@makes("door.sqlite.*")
def measure_door_sqlite(scale: Scale) -> Iterator[Figure]:
    """A court in a file: one process, one writer."""
    with folder(in_memory=False) as there:
        yield from _door("sqlite", there, "", "", scale)


@makes("door.postgresql.*")
def measure_door_postgresql(scale: Scale) -> Iterator[Figure]:
    """A court in PostgreSQL, fsync on: one process or two, whichever is faster."""
    with postgresql() as server, folder(in_memory=False) as there:
        ours, theirs = server.create_database("ours"), server.create_database("theirs")
        yield from _door("postgresql", there, ours, theirs, scale)


def _door(database: str, there: str, url: str, other: str, scale: Scale) -> Iterator[Figure]:
    with Worker(workflow(), THEIRS) as they, Court(there, url, most=2 if url else 1) as we:
        they("court", there, other)
        we.warm(scale.seconds)
        workers = {kind: they("best", kind, scale.seconds / 2) for kind in PEERS}
        for callers in CALLERS:
            floor, mine, errors = [], list[dict[str, Any]](), dict.fromkeys(PEERS, 0)
            theirs: dict[str, list[dict[str, Any]]] = {kind: [] for kind in PEERS}
            for _ in range(ROUNDS):
                floor.append(we.floor(there, 0.3))
                mine.append(we.run(callers, scale.seconds))
                for kind in PEERS:
                    told = they("run", kind, workers[kind], callers, scale.seconds)
                    theirs[kind].append(told)
                    errors[kind] += told["errors"]
            failed = sum(each["errors"] for each in mine)
            assert not failed, f"{failed} of our steps failed: {mine[-1]['first']}"
            rates, name = [each["rate"] for each in mine], f"door.{database}.{callers}"
            for kind, least in PEERS.items():
                goal = least if callers == max(CALLERS) else None
                peer = [each["rate"] for each in theirs[kind]]
                yield beside(f"{name}.{kind}", rates, peer, errors=errors[kind], least=goal)
                spent = [[1e6 * each["cpu"] for each in side] for side in (mine, theirs[kind])]
                yield beside(f"{name}.{kind}.cpu", *spent, errors=errors[kind], faster=False)
            alone = 1 / FSYNCS[database] if callers == 1 else None
            yield beside(f"{name}.floor", rates, floor, errors=0, least=alone)
            yield Figure(f"{name}.p95", median(each["p95"] for each in mine) * 1000, "ms")
            yield Figure(f"{name}.cpu", median(each["cpu"] for each in mine) * 1e6, "µs a step")


class Court:
    """Our side: one process or several on one court, with so many callers between them."""

    def __init__(self, there: str, url: str, most: int) -> None:
        self.processes = []
        for number in range(most):
            self.processes.append(Worker(sys.executable, OURS))
            self.processes[-1]("court", there, url, f"process{number}")
        self.staff = dict.fromkeys(CALLERS, 1)

    def __enter__(self) -> "Court":
        return self

    def __exit__(self, *_: object) -> None:
        for each in self.processes:
            each.__exit__()

    def warm(self, seconds: float) -> None:
        """Once through everything, and with how many processes the callers are served best."""
        self._run(len(self.processes), 256, seconds)
        for callers in CALLERS:
            tried = range(1, min(len(self.processes), callers) + 1)
            rates = {count: self._run(count, callers, seconds)["rate"] for count in tried}
            self.staff[callers] = max(rates, key=lambda count: rates[count])

    def floor(self, there: str, seconds: float) -> float:
        return float(self.processes[0]("floor", there, seconds))

    def run(self, callers: int, seconds: float) -> dict[str, Any]:
        return self._run(self.staff[callers], callers, seconds)

    def _run(self, count: int, callers: int, seconds: float) -> dict[str, Any]:
        with ThreadPoolExecutor(count) as pool:
            told = list(pool.map(lambda each: each("run", callers // count, seconds), self.processes[:count]))
        return {
            "rate": sum(each["rate"] for each in told),
            "p95": max(each["p95"] for each in told),
            "cpu": sum(each["cpu"] * each["rate"] for each in told) / sum(each["rate"] for each in told),
            "errors": sum(each["errors"] for each in told),
            "first": [error for each in told for error in each["first"]],
        }
