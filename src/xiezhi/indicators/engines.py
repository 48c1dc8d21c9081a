"""Into whose words an expression is put. Ibis writes them all; the client of an engine is needed only where it runs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from ibis.backends.sql import compilers
from ibis.expr.types import Table

_COMPILERS = {
    "sqlite": compilers.SQLiteCompiler,
    "postgresql": compilers.PostgresCompiler,
    "duckdb": compilers.DuckDBCompiler,
    "clickhouse": compilers.ClickHouseCompiler,
    "spark": compilers.PySparkCompiler,
}
ENGINES = tuple(_COMPILERS)


@cache
def _compiler(engine: str) -> Any:
    return _COMPILERS[engine]()


def sql_of(expression: Table, engine: str, params: Mapping[Any, Any]) -> str:
    """The statement that this engine runs for an expression."""
    compiler = _compiler(engine)
    return str(compiler.to_sqlglot(expression, params=params).sql(dialect=compiler.dialect))
