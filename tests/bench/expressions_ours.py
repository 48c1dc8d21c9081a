"""The same expressions on several engines: equal to the last integer, and as quick as what a hand would write.

The cells are chance's, with nulls, leap days and corrections. Ours is asked as the product asks, which puts an
expression into SQL once and the values of a window into it each time; the hand's statement is only run.
"""

import re
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

import psycopg
import pyarrow as pa

from tests.bench.figure import Figure
from tests.bench.peers import lake
from tests.bench.scale import ROUNDS, Scale
from tests.bench.tuned import postgresql
from tests.bench.worker import Worker
from tests.indicators.anyhow import INSERT, TABLE, WINDOWS, cells, plain, questions
from xiezhi.indicators import INDICATORS
from xiezhi.indicators.cube import statement
from xiezhi.indicators.figures import sums_of, wanted_by
from xiezhi.indicators.lake import CUBE, Part, partition, view_of

WINDOW = WINDOWS[2]
WITHIN = (
    f"court IN ('内0902', '内0921', '') AND month <= '{WINDOW.until}' AND recorded <= '{WINDOW.known}'"
    f" AND month >= '{WINDOW.since}'"
)
CASES = "kind IN ('first_instance', 'payment_order', 'confirmation', 'enforcement')"
OF = 'COALESCE(SUM(CASE WHEN {} THEN "count" END), 0)'
HAND = {
    ("clearance", "court"): f"""SELECT court, {OF.format("event = 'closed'")}, {OF.format("event = 'opened'")}
        FROM records_cells WHERE {WITHIN} AND event IN ('closed', 'opened') AND {CASES} GROUP BY court""",
    ("mean_days", "track"): f"""SELECT track, COALESCE(SUM("count" * "days"), 0), COALESCE(SUM("count"), 0)
        FROM records_cells WHERE {WITHIN} AND event = 'closed' AND kind = 'first_instance' GROUP BY track""",
    ("median_days", "days"): f"""SELECT "days", COALESCE(SUM("count"), 0)
        FROM records_cells WHERE {WITHIN} AND event = 'closed' AND kind = 'first_instance' GROUP BY "days" """,
}
"""What a hand writes for an indicator, split by a column."""
Ask = Callable[[str], list[Any]]


def on_each_engine(scale: Scale) -> Iterator[Figure]:
    """DuckDB, PostgreSQL, ClickHouse in the process, and Spark on a cluster of this machine."""
    count = 20_000 if scale.quick else scale.pick(60_000, 1_000_000)
    data = list(cells(count, 7))
    with tempfile.TemporaryDirectory() as folder:
        part = Part(partition(Path(folder), "cells", "0", "0"), CUBE)
        columns = zip(zip(*data, strict=True), CUBE, strict=True)
        part.write(pa.Table.from_arrays([pa.array(each, field.type) for each, field in columns], schema=CUBE))
        part.close()
        truth: list[list[tuple[Any, ...]]] = []
        for engine, name in (("duckdb", "duckdb"), ("clickhouse", "chdb"), ("spark", "spark")):
            with Worker(lake(), "lake_peers.py") as worker:
                worker("rows", engine, view_of(engine, Path(folder), "cells"))
                ask, timed = _asking(worker, engine)
                yield from _engine(engine, name, ask, timed, truth)
        with postgresql() as server, psycopg.connect(server.url) as there:
            there.execute(f"CREATE TABLE records_cells ({TABLE})")
            there.cursor().executemany(INSERT.replace("?", "%s"), data)
            there.execute("ANALYZE records_cells")

            def asked(sql: str) -> list[Any]:
                return there.execute(sql.encode()).fetchall()

            yield from _engine("postgresql", "postgresql", asked, _timing(asked), truth)


def _asking(worker: Worker, engine: str) -> tuple[Ask, Callable[[str], float]]:
    return lambda sql: worker("rows", engine, sql), lambda sql: float(worker("timed", engine, sql))


def _timing(ask: Ask) -> Callable[[str], float]:
    def timed(sql: str) -> float:
        begin = time.perf_counter()
        ask(sql)
        return time.perf_counter() - begin

    return timed


def _engine(
    engine: str, name: str, ask: Ask, timed: Callable[[str], float], truth: list[list[tuple[Any, ...]]]
) -> Iterator[Figure]:
    told = [plain(ask(sql)) for sql in questions(engine)]
    truth += told if not truth else []
    different = sum(one != other for one, other in zip(told, truth, strict=True))
    for (indicator, by), sql in HAND.items():
        hand = sql.replace('"', "`") if engine == "spark" else sql
        different += _shown(ask(hand)) != _shown(ask(_ours(engine, indicator, by)))
        ours, theirs = [], []
        for _ in range(ROUNDS):
            begin = time.perf_counter()
            mine = _ours(engine, indicator, by)
            ours.append(time.perf_counter() - begin + timed(mine))
            theirs.append(timed(hand))
        may = [(1.1 * hand_took + 0.03) / took for took, hand_took in zip(ours, theirs, strict=True)]
        yield Figure(
            f"expressions.{name} {indicator} by {by}: allowed by taken", median(may), "times",
            1, None, median(ours) * 1000, median(theirs) * 1000, min(may), max(may), 0,
        )  # fmt: skip
    yield Figure(f"expressions.{name}.differences in {len(told) + len(HAND)} answers", different, "answers", most=0)


def _ours(engine: str, indicator: str, by: str) -> str:
    """The statement with its values, for engines that take no parameters from a worker."""
    asked = [INDICATORS[indicator]]
    sql, given = statement(sums_of(asked), WINDOW, (by,), wanted_by(asked), engine)
    told = iter(f"'{each}'" if isinstance(each, str) else str(each) for each in given)
    return re.sub("%s|%%", lambda mark: next(told) if mark[0] == "%s" else "%", sql)


def _shown(rows: list[Any]) -> list[tuple[Any, ...]]:
    """Groups in which there is something."""
    return [row for row in plain(rows) if any(row[1:])]
