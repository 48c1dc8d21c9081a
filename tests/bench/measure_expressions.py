"""The same expressions on several engines: equal to the last integer, and as quick as what a hand would write: what is
allowed is its time, a tenth of it and 30 ms, and the ratio is that by what ours took."""

from collections.abc import Iterator

from tests.bench.figure import Figure, makes
from tests.bench.scale import Scale


@makes("expressions.*")
def measure_expressions(scale: Scale) -> Iterator[Figure]:
    """DuckDB, PostgreSQL, ClickHouse in the process, and Spark on a cluster of this machine."""
    from xiezhi.site.home import load

    load()
    from tests.bench.expressions_ours import on_each_engine

    yield from on_each_engine(scale)
