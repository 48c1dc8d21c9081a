"""计数: the last number drawn in a series, as （2026）内0902民诉前调; the id is court, year and type."""

from xiezhi.records.table import Row, table


@table("counters")
class Counter(Row, frozen=True):
    value: int
