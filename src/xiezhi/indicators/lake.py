"""The lake: tables of Parquet for any engine, a folder for each court and month; `docs/lake.md` tells of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from xiezhi.indicators.cube import COLUMNS

TEXT, WHOLE = pa.string(), pa.int64()
CUBE = pa.schema(
    [(name, WHOLE if kind == "int64" else TEXT) for name, kind in COLUMNS.items() if name not in ("id", "dispute")]
)
"""What a cell is: whoever counts it, these columns are enough."""
SCHEMAS: dict[str, pa.Schema] = {
    "entries": pa.schema(
        [("id", TEXT), ("court", TEXT), ("place", WHOLE)]
        + [(name, TEXT) for name in ("dispute", "proceeding", "step", "actor", "role", "subject", "moved")]
        + [(name, TEXT) for name in ("happened_at", "recorded_at", "corrects", "because", "sha256", "sm3")]
    ),
    "counts": pa.schema([("entry", TEXT), ("place", WHOLE), ("proceeding", TEXT), *CUBE]),
    "cells": CUBE,
    "proceedings": pa.schema(
        [(name, TEXT) for name in ("id", "court", "dispute", "kind", "cause", "track", "judge", "opened", "closed")]
        + [("state", TEXT), ("outcome", TEXT), ("fen", WHOLE)]
    ),
}
"""The columns of each table. None holds a name, a number of a person, a sentence or a code."""
MONTH = {"entries": "recorded_in", "counts": "recorded_in", "cells": "recorded_in", "proceedings": "opened_in"}
"""Which month a table is parted by."""
ROWS = 50_000
"""How many rows are written at once."""


def partition(folder: Path, name: str, court: str, month: str) -> Path:
    return folder / name / f"court={court}" / f"{MONTH[name]}={month}" / f"{name}.parquet"


class Part:
    """One file being written: it takes its place when it is complete, and nothing of it is seen before."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self.path, self.schema, self.count = path, schema, 0
        self._rows: list[Sequence[Any]] = []
        self._writer: pq.ParquetWriter | None = None

    def add(self, rows: Iterable[Sequence[Any]]) -> None:
        self._rows += rows
        while len(self._rows) >= ROWS:
            self._write(self._rows[:ROWS])
            del self._rows[:ROWS]

    def close(self) -> int:
        """How many rows it has; a part without rows is no file."""
        if self._rows:
            self._write(self._rows)
        if self._writer is not None:
            self._writer.close()
            os.replace(self._new, self.path)
        return self.count

    @property
    def _new(self) -> Path:
        return self.path.with_suffix(".new")

    def _write(self, rows: list[Sequence[Any]]) -> None:
        values = zip(*rows, strict=True)
        columns = [pa.array(each, field.type) for each, field in zip(values, self.schema, strict=True)]
        self.write(pa.Table.from_arrays(columns, schema=self.schema))

    def write(self, table: pa.Table) -> None:
        """Rows that are columns already."""
        if self._writer is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._writer = pq.ParquetWriter(self._new, self.schema, compression="zstd")
        self.count += table.num_rows
        self._writer.write_table(table)


def view_of(engine: str, folder: Path, name: str, as_: str = "records_cells") -> str:
    """The statement that lets an engine read a table of the lake by a name, as expressions speak of it."""
    files = f"{folder.resolve()}/{name}/**/*.parquet".replace("'", "''")
    read = {
        "duckdb": f"read_parquet('{files}', hive_partitioning = false)",
        "clickhouse": f"file('{files}', Parquet) SETTINGS use_hive_partitioning = 0",
        "spark": f"parquet.`{folder.resolve()}/{name}/*/*`",
    }[engine]
    word = "TEMPORARY VIEW" if engine == "spark" else "VIEW"
    return f"CREATE OR REPLACE {word} {as_} AS SELECT * FROM {read}"
