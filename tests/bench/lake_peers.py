"""Other engines in an environment of their own: they run the statements that they are given over a lake."""

import json
import os
import re
import sys
import time
from datetime import date
from functools import cache
from typing import Any

from tests.bench.worker import obey

WHOLE = re.compile(r"-?\d+")
"""A whole number, which ClickHouse writes as text where it is long."""


class DuckDB:
    def __init__(self) -> None:
        import duckdb

        self.there = duckdb.connect()

    def rows(self, sql: str) -> list[Any]:
        return self.there.execute(sql).fetchall()


class ClickHouse:
    def __init__(self) -> None:
        from chdb.session import Session

        self.there = Session()

    def rows(self, sql: str) -> list[Any]:
        text = str(self.there.query(sql, "JSONCompact"))
        made = json.loads(text)["data"] if text.strip() else []
        return [[int(each) if WHOLE.fullmatch(str(each)) else each for each in row] for row in made]


class Spark:
    """A cluster on this machine, of which the executors are processes of their own."""

    def __init__(self) -> None:
        from pyspark.sql import SparkSession

        os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
        master = os.environ.get("SPARK_MASTER", "local-cluster[2,1,1024]")
        self.there = (
            SparkSession.builder.master(master)
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "4")
            .config("spark.log.level", "ERROR")
            .getOrCreate()
        )

    def rows(self, sql: str) -> list[Any]:
        return [list(row) for row in self.there.sql(sql).collect()]


@cache
def engine(name: str) -> Any:
    return {"duckdb": DuckDB, "clickhouse": ClickHouse, "spark": Spark}[name]()


def rows(name: str, sql: str) -> list[Any]:
    return [list(row) for row in engine(name).rows(sql)]


def timed(name: str, sql: str) -> float:
    begin = time.perf_counter()
    engine(name).rows(sql)
    return time.perf_counter() - begin


def first(name: str, sql: str) -> tuple[list[Any], tuple[float, float]]:
    """The one row of an answer; how long it took, and how long of the processor."""
    there, begin, worked = engine(name), time.perf_counter(), time.process_time()
    row = list(there.rows(sql)[0])
    return row, (time.perf_counter() - begin, time.process_time() - worked)


def polars(files: str, since: str, day: str) -> tuple[list[int], tuple[float, float]]:
    """The figures of all cases by Polars, streaming; how long it took, and how long of the processor."""
    import polars as pl

    begin, worked = time.perf_counter(), time.process_time()
    opened, closed, kind = pl.col("opened"), pl.col("closed"), pl.col("kind")
    cases = kind.is_in(["first_instance", "payment_order", "confirmation", "enforcement"])
    trial, ended = kind == "first_instance", (closed >= since) & (closed <= day)
    lasted = closed.str.to_date(strict=False) - opened.str.to_date()
    days = pl.when(ended & trial).then(lasted.dt.total_days())
    still = trial & ((closed == "") | (closed > day))
    fast = pl.col("track").is_in(["small", "summary"])
    year = date.fromisoformat(day).replace(year=int(day[:4]) - 1).isoformat()
    made = (
        pl.scan_parquet(files, hive_partitioning=False)
        .filter(opened <= day)
        .select(
            (ended & cases).sum().alias("closed"),
            (cases & (opened >= since)).sum().alias("new"),
            (ended & trial).sum().alias("trials"),
            days.sum().alias("days"),
            days.quantile(0.5, "lower").cast(pl.Int64).alias("median"),
            (ended & trial & fast).sum().alias("fast"),
            pl.when(fast).then(days).sum().alias("fast_days"),
            still.sum().alias("pending"),
            (still & (opened <= year)).sum().alias("long"),
            pl.when(ended & (kind == "enforcement")).then(pl.col("fen")).sum().alias("fen"),
        )
        .collect(engine="streaming")
    )
    told = [int(each or 0) for each in made.row(0)]
    return told, (time.perf_counter() - begin, time.process_time() - worked)


if __name__ == "__main__":
    obey(rows, timed, first, polars)
