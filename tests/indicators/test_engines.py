"""One expression, several engines, the same whole numbers: also of nulls, leap days and corrections."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any

import duckdb
import psycopg
import pyarrow as pa
import pytest

from tests.indicators.anyhow import INSERT, TABLE, WINDOWS, cells, plain, questions
from tests.postgres_server import PostgresServer
from tests.soak import long
from xiezhi.indicators import INDICATORS
from xiezhi.indicators.cube import params_of, summed
from xiezhi.indicators.engines import ENGINES, sql_of
from xiezhi.indicators.figures import sums_of
from xiezhi.indicators.lake import CUBE

MANY, SEEDS = 1500, range(long(2, 60))
Ask = Callable[[str], Sequence[Sequence[Any]]]


def duck(seed: int) -> Ask:
    there = duckdb.connect()
    columns = zip(*cells(MANY, seed), strict=True)
    lake = pa.Table.from_arrays(
        [pa.array(each, field.type) for each, field in zip(columns, CUBE, strict=True)], schema=CUBE
    )
    there.register("records_cells", lake)
    return lambda sql: there.execute(sql).fetchall()


def sqlite(seed: int) -> Ask:
    there = sqlite3.connect(":memory:")
    there.execute(f"CREATE TABLE records_cells ({TABLE})")
    there.executemany(INSERT, cells(MANY, seed))
    return lambda sql: there.execute(sql).fetchall()


@pytest.mark.soak
@pytest.mark.parametrize("seed", SEEDS)
def test_sqlite_and_duckdb_say_the_same_to_the_last_integer(seed: int) -> None:
    one, other = duck(seed), sqlite(seed)
    for there, here in zip(questions("duckdb"), questions("sqlite"), strict=True):
        assert plain(one(there)) == plain(other(here))


@pytest.mark.postgres
def test_postgresql_says_the_same_to_the_last_integer(postgres_server: PostgresServer) -> None:
    ask = duck(1)
    with psycopg.connect(postgres_server.create_database("cells")) as there:
        there.execute(f"CREATE TABLE records_cells ({TABLE})")
        there.cursor().executemany(INSERT.replace("?", "%s"), cells(MANY, 1))
        for one, other in zip(questions("duckdb"), questions("postgresql"), strict=True):
            assert plain(there.execute(other.encode()).fetchall()) == plain(ask(one))


def test_the_figures_by_hand_are_those_of_the_expression() -> None:
    """Clearance and mean days counted by a loop over the cells, nulls and all."""
    seen = WINDOWS[0]
    wanted = dict.fromkeys(("clearance_part", "clearance_whole", "mean_days_part", "mean_days_whole"), 0)
    cases = ("first_instance", "payment_order", "confirmation", "enforcement")
    for court, kind, _cause, _track, _judge, month, recorded, event, days, count, _fen in cells(MANY, 5):
        if court in seen.courts and seen.since <= month <= seen.until and recorded <= seen.known:
            wanted["clearance_part"] += count * (event == "closed" and kind in cases)
            wanted["clearance_whole"] += count * (event == "opened" and kind in cases)
            wanted["mean_days_part"] += count * days * (event == "closed" and kind == "first_instance")
            wanted["mean_days_whole"] += count * (event == "closed" and kind == "first_instance")
    expressions = sums_of([INDICATORS["clearance"], INDICATORS["mean_days"]])
    (row,) = duck(5)(sql_of(summed(expressions, seen, ()), "duckdb", params_of(seen)))
    assert dict(zip(expressions, row, strict=True)) == wanted
    assert wanted["clearance_part"]
    assert wanted["mean_days_part"]


def test_every_engine_is_spoken_to_without_its_client_at_hand() -> None:
    for engine in ENGINES:
        sql = next(questions(engine))
        assert sql.startswith("SELECT")
        assert "records_cells" in sql
