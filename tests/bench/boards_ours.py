"""A nation's figures out of its cubes, and the same figures recounted from all of its cases by other engines."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import duckdb

from tests.bench.figure import Figure
from tests.bench.peers import lake
from tests.bench.scale import ROUNDS, Scale
from tests.bench.worker import ROOT, Worker
from xiezhi.indicators import INDICATORS
from xiezhi.indicators.circles import NATION, circle
from xiezhi.indicators.cube import Window, back_from, statement
from xiezhi.indicators.figures import percentile, sums_of, wanted_by
from xiezhi.stories.city import ENDS
from xiezhi.stories.city_laid import courts

WINDOW = Window.of((NATION,), ENDS)
SINCE, DAY, YEAR = f"{WINDOW.since}-01", ENDS.isoformat(), back_from(ENDS, 12).isoformat()
SUMS = (
    "clearance_part", "clearance_whole", "mean_days_whole", "mean_days_part", "median_days", "fast_share_part",
    "fast_days_part", "pending_part", "long_pending_part", "in_place_share_whole",
)  # fmt: skip
"""What both sides count, in this order: ten sums of eight figures."""
NAMES = ("clearance", "mean_days", "fast_share", "fast_days", "pending", "long_pending", "in_place_share")
LOOKED_AT = (*NAMES, "median_days", "overdue", "money_in_place")
CASES = "kind IN ('first_instance', 'payment_order', 'confirmation', 'enforcement')"
ENDED, TRIAL = f"closed >= '{SINCE}' AND closed <= '{DAY}'", "kind = 'first_instance'"
STILL, FAST = f"{TRIAL} AND (closed = '' OR closed > '{DAY}')", "track IN ('small', 'summary')"
ASKED = (
    f"{ENDED} AND {CASES}", f"{CASES} AND opened >= '{SINCE}'", f"{ENDED} AND {TRIAL}", "days", "median",
    f"{ENDED} AND {TRIAL} AND {FAST}", "fast days", STILL, f"{STILL} AND opened <= '{YEAR}'", "fen",
)  # fmt: skip
WORDS = {
    "duckdb": {
        "from": "read_parquet('{}', hive_partitioning = false)",
        "lasted": "date_diff('day', CAST(opened AS DATE), TRY_CAST(closed AS DATE))",
        "count": "count(*) FILTER (WHERE {})",
        "sum": "CAST(sum({}) FILTER (WHERE {}) AS BIGINT)",
        "median": "quantile_disc(lasted, 0.5) FILTER (WHERE {})",
    },
    "clickhouse": {
        "from": "file('{}', Parquet) SETTINGS use_hive_partitioning = 0",
        "lasted": "dateDiff('day', toDate(opened), toDateOrZero(closed))",
        "count": "countIf({})",
        "sum": "sumIf({}, {})",
        "median": "quantileExactLowIf(0.5)(lasted, {})",
    },
}


def recounting(engine: str, files: str) -> str:
    """The statement by which a hand counts the figures anew from all cases."""
    words, trials = WORDS[engine], f"{ENDED} AND {TRIAL}"
    special = {
        "days": words["sum"].format("lasted", trials),
        "median": words["median"].format(trials),
        "fast days": words["sum"].format("lasted", f"{trials} AND {FAST}"),
        "fen": words["sum"].format("fen", f"{ENDED} AND kind = 'enforcement'"),
    }
    told = ", ".join(special.get(each) or words["count"].format(each) for each in ASKED)
    inner = f"SELECT *, {words['lasted']} AS lasted FROM {words['from'].format(files)}"
    return f"SELECT {told} FROM ({inner}) AS cases WHERE opened <= '{DAY}'"


Took = tuple[float, float]
"""Seconds that passed, and seconds of the processor: what else runs on the machine makes the first longer."""
CLOCKS: dict[str, tuple[int, float | None]] = {"": (0, 50), ".cpu": (1, None)}


class Cubes:
    """Our side: one connection, and a name for each place that is asked about."""

    def __init__(self, folder: Path) -> None:
        self.there, court = duckdb.connect(), courts()[1]
        mine = f"read_parquet('{folder}/cells/court={court}/*/cells.parquet', hive_partitioning = false)"
        self.places = {
            "nation": (WINDOW, circle(folder, "nation", NATION)),
            "province": (replace(WINDOW, courts=(court[:1],)), circle(folder, "province", court[:1])),
            "city": (replace(WINDOW, courts=(court[:3],)), circle(folder, "city", court[:3])),
            "court": (replace(WINDOW, courts=(court,)), mine),
            "judge": (replace(WINDOW, courts=(court,), judge=f"{court}-1"), mine),
        }

    def look(self, place: str) -> Window:
        window, files = self.places[place]
        self.there.execute(f"CREATE OR REPLACE TABLE records_cells AS SELECT * FROM {files}")
        return window

    def ask(self, names: Sequence[str], window: Window, by: Sequence[str] = ()) -> dict[str, list[Any]]:
        """The columns of an answer, as a board asks: put into SQL once for all windows."""
        asked = [INDICATORS[each] for each in names]
        sql, given = statement(sums_of(asked), window, by, wanted_by(asked), "duckdb")
        told = self.there.execute(sql.replace("%s", "?").replace("%%", "%"), given)
        columns = [each[0] for each in told.description]
        return dict(zip(columns, map(list, zip(*told.fetchall(), strict=True)), strict=True))

    def figure(self, name: str, window: Window) -> None:
        """Any one indicator, from the question to the sums; of a median its whole distribution."""
        self.ask([name], window, ("days",) if name == "median_days" else ())

    def figures(self) -> list[int]:
        """What the recount counts, of the nation."""
        found = {name: values[0] for name, values in self.ask(NAMES, WINDOW).items()}
        spread = self.ask(["median_days"], WINDOW, ("days",))
        found["median_days"] = percentile(dict(zip(spread["days"], spread["median_days_part"], strict=True)), 50)
        return [int(found[each] or 0) for each in SUMS]


def boards(scale: Scale) -> Iterator[Figure]:
    """Each indicator at each place; then eight figures of the nation against recounting them from its cases."""
    cases = scale.cases or scale.pick(1_000_000, 50_000_000)
    folder = laid(cases)
    files, ours = f"{folder}/proceedings/*.parquet", Cubes(folder)
    for place in ours.places:
        window = ours.look(place)
        took = {name: [_timed(partial(ours.figure, name, window)) for _ in range(ROUNDS)] for name in LOOKED_AT}
        for clock, (at, most) in CLOCKS.items():
            each = {name: median(times[at] for times in found) * 1000 for name, found in took.items()}
            slowest = max(each, key=lambda name: each[name])
            about = f"slowest of {len(LOOKED_AT)} figures, {slowest}, {cases:,} cases"
            yield Figure(f"boards.{place}{clock} {about}", each[slowest], "ms", most=most)
    ours.look("nation")
    truth = ours.figures()
    alone = duckdb.connect()
    with Worker(lake(), "lake_peers.py") as worker:
        sides: dict[str, Callable[[], tuple[list[int], Took]]] = {
            "recompute": lambda: _asked(lambda: list(alone.execute(recounting("duckdb", files)).fetchone() or ())),
            "polars": lambda: tuple(worker("polars", files, SINCE, DAY)),
            "chdb": lambda: tuple(worker("first", "clickhouse", recounting("clickhouse", files))),
        }
        for name, recount in sides.items():
            mine, theirs, wrong = [], [], 0
            for _ in range(ROUNDS):
                mine.append(_timed(ours.figures))
                told, took_them = recount()
                theirs.append(took_them)
                wrong += sum(int(one or 0) != other for one, other in zip(told, truth, strict=True))
            for clock, (at, _most) in CLOCKS.items():
                about = f"eight figures of {cases:,} cases"
                yield _beside(f"boards.{name}{clock} {about}", mine, theirs, at, 200 if cases >= 10_000_000 else None)
            yield Figure(f"boards.{name}.differences", wrong, "sums", most=0)


def laid(cases: int) -> Path:
    """A lake of so many cases, made once."""
    folder = ROOT / f"var/bench/lake-{cases}"
    if not (folder / "lake.json").exists():
        program = "from xiezhi.site.command import main; main()"
        made = ["city", "--parquet", "--cases", str(cases), "--home", str(folder)]
        subprocess.run([sys.executable, "-c", program, *made], check=True, stdout=subprocess.DEVNULL)
    return folder


def _beside(name: str, mine: Sequence[Took], theirs: Sequence[Took], clock: int, least: int | None) -> Figure:
    pairs = [(one[clock], other[clock]) for one, other in zip(mine, theirs, strict=True)]
    ratios = [other / one for one, other in pairs]
    ours, peer = (median(each) * 1000 for each in zip(*pairs, strict=True))
    return Figure(name, median(ratios), "times", least, None, ours, peer, min(ratios), max(ratios), 0)


def _timed(work: Callable[[], object]) -> Took:
    begin, worked = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - begin, time.process_time() - worked


def _asked(work: Callable[[], list[int]]) -> tuple[list[int], Took]:
    told: list[int] = []
    took = _timed(lambda: told.extend(work()))
    return told, took
