"""Matters laid once in PostgreSQL, ten thousand to ten million, and what is done among them: what growing costs, two
pages beside plain Django, and the nation's steps."""

import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from tests.bench.figure import Figure, makes
from tests.bench.measure_evidence import folder
from tests.bench.nation import Load, held
from tests.bench.pages import beside_django
from tests.bench.scale import ROUNDS, Scale
from tests.bench.tuned import postgresql
from tests.bench.worker import Worker

SIZES = (10_000, 100_000)
FULL = (10_000, 100_000, 1_000_000, 10_000_000)
CALLERS, PROCESSES = 64, 2


@makes("growth.step.*", "growth.first.*", "growth.far.*", "growth.disk.*", "pages.*", "nation.*")
def measure_matters(scale: Scale) -> Iterator[Figure]:
    """Of each size, by the smallest: processor time of a step, bytes of a matter in the tables, the first and a far
    page of a list. Among all that were laid then the pages, and the nation's load by two processes."""
    with postgresql() as server, folder(in_memory=False) as there:
        url = server.create_database("matters")
        staff = [Worker(sys.executable, "door_ours.py") for _ in range(PROCESSES)]
        for number, each in enumerate(staff):
            each("court", there, url, f"matters{number}")
        sizes = (*SIZES, scale.cases) if scale.cases else scale.pick(SIZES, FULL)
        yield from _curve(staff[0], sizes, scale.seconds)
        yield from _among(sizes[-1], beside_django(server, there, url, sizes[-1], scale))
        yield from _among(sizes[-1], held(Load(staff, server), scale))
        for each in staff:
            each.__exit__()


def _among(size: int, figures: Iterator[Figure]) -> Iterator[Figure]:
    for each in figures:
        yield replace(each, what=f"{each.what} among {size:,} matters")


def _curve(we: Worker, sizes: Sequence[int], seconds: float) -> Iterator[Figure]:
    laid, least = 0, dict[str, float]()
    for size in sizes:
        empty = we("size")
        we("matters", size - laid)
        grown, more, laid = we("size") - empty, size - laid, size
        we("run", CALLERS, seconds)
        costs = {
            "step": median(we("run", CALLERS, seconds)["cpu"] for _ in range(ROUNDS)),
            "first": median(we("listed", 0) for _ in range(ROUNDS)),
            "far": median(we("listed", size - 100) for _ in range(ROUNDS)),
        }
        for name, cost in costs.items():
            first = least.setdefault(name, cost)
            goal = 0.9 if name != "step" else 0.8
            ratio = first / cost
            yield Figure(f"growth.{name}.{size}", ratio, "times", goal, None, cost, first, ratio, ratio, 0)
        yield Figure(f"growth.disk.{size}", grown / more, "bytes a matter")


@makes("growth.boards.*")
def measure_growth_of_figures(scale: Scale) -> Iterator[Figure]:
    """The processor time of eight figures of a nation, by how many cases it has: its cube grows with days, not with
    cases."""
    from xiezhi.site.home import load

    load()
    from tests.bench.boards_ours import Cubes, laid

    least = 0.0
    for size in scale.pick((*SIZES, 1_000_000), FULL):
        cubes = Cubes(laid(size))
        cubes.look("nation")
        times = []
        for _ in range(3 * ROUNDS):
            begin = time.process_time()
            cubes.figures()
            times.append((time.process_time() - begin) * 1000)
        cost = median(times)
        least = least or cost
        ratio = least / cost
        yield Figure(f"growth.boards.{size}", ratio, "times", 0.2, None, cost, least, ratio, ratio, 0)
