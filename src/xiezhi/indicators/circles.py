"""A circle of courts counts as a court of its own: the cube of all within it, folded, so a nation is asked as fast.

Judge, cause and the day of recording are folded away, the last to the end of its month: the circles know what was known
when a month ended. Whoever asks for another day, or for a judge, asks the courts' own cells.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import duckdb
import pyarrow as pa

from xiezhi.indicators.lake import CUBE, Part

NATION = "全国"


def circles_of(court: str) -> dict[str, str]:
    """The circles that a court lies in: its city, its province, the nation; a circle is called as its highest court."""
    return {"city": court[:3], "province": court[:1], "nation": NATION}


FOLDED = """
    SELECT '{to}' AS court, kind, '' AS cause, track, '' AS judge, month,
        strftime(last_day(CAST(recorded AS DATE)), '%Y-%m-%d') AS recorded, event, days,
        CAST(sum("count") AS BIGINT) AS "count", CAST(sum(fen) AS BIGINT) AS fen
    FROM cells {where} GROUP BY ALL ORDER BY month, kind, event, track, days, recorded
"""


class Folding:
    """Cells of many courts being folded, some at a time; each circle is written when all of it has been seen."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._seen: dict[tuple[str, str], pa.Table] = {}

    def take(self, cells: pa.Table, courts: Iterable[str]) -> None:
        """Fold the cells of these courts into the circles around them."""
        for circle in sorted({each for court in courts for each in circles_of(court).items()}):
            before = self._seen.get(circle)
            level, name = circle
            mine = "" if level == "nation" else f"WHERE court[:{len(name)}] = '{name}'"
            fresh = _folded(cells, name, mine)
            self._seen[circle] = _folded(pa.concat_tables([before, fresh]), name, "") if before else fresh

    def close(self) -> int:
        """Write every circle, a file each; how many rows they have."""
        count = 0
        for (level, name), table in self._seen.items():
            part = Part(self.folder / "circles" / level / f"court={name}" / "cells.parquet", CUBE)
            part.write(table)
            count += part.close()
        return count


def _folded(cells: pa.Table, to: str, where: str) -> pa.Table:
    there = duckdb.connect()
    there.register("cells", cells)
    return there.sql(FOLDED.format(to=to, where=where)).to_arrow_table().cast(CUBE)


def circle(folder: Path, level: str, name: str) -> str:
    """What DuckDB reads a circle from."""
    return f"read_parquet('{folder.resolve()}/circles/{level}/court={name}/cells.parquet', hive_partitioning = false)"
