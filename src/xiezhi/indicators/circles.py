"""A circle of courts counts as a court of its own: the cube of all within it, folded, so a nation is asked as fast.

Judge, cause and the day of recording are folded away, the last to the end of its month: the circles know what was known
when a month ended. Whoever asks for another day, or for a judge, asks the courts' own cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from xiezhi.indicators.lake import CUBE, Part

NATION = "全国"


FOLDED = """
    SELECT {to} AS court, kind, '' AS cause, track, '' AS judge, month, {recorded} AS recorded, event, days,
        CAST(sum("count") AS BIGINT) AS "count", CAST(sum(fen) AS BIGINT) AS fen
    FROM cells GROUP BY ALL ORDER BY court, month, kind, event, track, days, recorded
"""
MONTHS_END = "strftime(last_day(CAST(recorded[:7] || '-01' AS DATE)), '%Y-%m-%d')"


def by_city(cells: pa.Table) -> pa.Table:
    """The cells of courts folded into one cube for each city."""
    months = _folded(cells, to="court[:3]", recorded="recorded[:7]")
    return _folded(months, to="court", recorded=MONTHS_END)


def fold(lake: Path) -> int:
    """The circles of all courts in a lake, made anew from their cells; how many rows they have."""
    folding = Folding(lake)
    for city in sorted({each.name.removeprefix("court=")[:3] for each in (lake / "cells").glob("court=*")}):
        found = sorted((lake / "cells").glob(f"court={city}*/*/cells.parquet"))
        folding.take(by_city(pa.concat_tables([pq.ParquetFile(each).read() for each in found])))
    return folding.close()


class Folding:
    """Cells of many courts being folded, some cities at a time; circles are written when all have been seen."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._seen: list[pa.Table] = []

    def take(self, cities: pa.Table) -> None:
        """Keep what `by_city` made; a city may come in parts."""
        self._seen.append(cities)

    def close(self) -> int:
        """Write every circle, a file each; how many rows they have."""
        count, inner = 0, pa.concat_tables(self._seen)
        for level, name in (("city", "court"), ("province", "court[:1]"), ("nation", f"'{NATION}'")):
            inner = _folded(inner, to=name, recorded="recorded")
            count += sum(self._written(level, each) for each in _parted(inner))
        return count

    def _written(self, level: str, cells: pa.Table) -> int:
        part = Part(self.folder / "circles" / level / f"court={cells['court'][0]}" / "cells.parquet", CUBE)
        part.write(cells)
        return part.close()


def _folded(cells: pa.Table, *, to: str, recorded: str) -> pa.Table:
    there = duckdb.connect()
    there.execute("SET enable_progress_bar = false")
    there.register("cells", cells)
    return there.sql(FOLDED.format(to=to, recorded=recorded)).to_arrow_table().cast(CUBE)


def _parted(cells: pa.Table) -> Iterator[pa.Table]:
    """Cells in the order of their courts, a table for each."""
    courts = cells["court"].combine_chunks().dictionary_encode()
    ends = [*np.flatnonzero(np.diff(courts.indices.to_numpy())) + 1, len(cells)]
    for first, last in pairwise([0, *ends]):
        yield cells.slice(first, last - first)


def circle(folder: Path, level: str, name: str) -> str:
    """What DuckDB reads a circle from."""
    return f"read_parquet('{folder.resolve()}/circles/{level}/court={name}/cells.parquet', hive_partitioning = false)"
