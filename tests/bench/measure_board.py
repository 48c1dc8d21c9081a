"""What the board of a court costs: its statements, and its time, over a seeded city of 400 disputes."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.figure import Figure, makes

CASES = 400


@makes("board.*")
def measure_court_board() -> Iterator[Figure]:
    """All indicators of the courts of a city, their months and the backlog, from the cube; and the nightly recount."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "city"
        program = "from xiezhi.site.command import main; main()"
        made = ["court", "create", "--demo", "--cases", str(CASES), "--home", str(home)]
        subprocess.run([sys.executable, "-c", program, *made], check=True, stdout=subprocess.DEVNULL)
        yield from of_home(home)


def of_home(home: Path) -> Iterator[Figure]:
    from xiezhi.site.home import open_home

    open_home(home, writes=False)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from xiezhi.engine.clock import court_now
    from xiezhi.indicators import INDICATORS
    from xiezhi.indicators.cube import Window
    from xiezhi.indicators.figures import ages, figures, months_of
    from xiezhi.indicators.recount import differences
    from xiezhi.law.parameters import Settings
    from xiezhi.procedures.course import COURSE
    from xiezhi.records.cells import Cell
    from xiezhi.records.court import Court
    from xiezhi.records.table import count, rows

    assert COURSE
    window, told = Window.of([each.id for each in rows(Court)], court_now().date()), Settings()
    for turn in ("cold", "warm"):
        begin = time.perf_counter()
        with CaptureQueriesContext(connection) as captured:
            figures(INDICATORS.values(), window, told)
            months_of(INDICATORS.values(), window, told)
            ages(INDICATORS["pending"], window)
        yield Figure(f"board.{turn} {len(INDICATORS)} indicators", time.perf_counter() - begin, "s")
    yield Figure("board.statements", len(captured), "statements", most=20)
    yield Figure("board.cells", count(Cell), "cells")
    begin = time.perf_counter()
    yield Figure("board.recount differences", len(list(differences())), "cells", most=0)
    yield Figure("board.recount", time.perf_counter() - begin, "s")
