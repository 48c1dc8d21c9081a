"""数据立方: counts and fen by court, kind, cause, judge, month, event and days; every figure is a sum of cells."""

from xiezhi.records.table import Row, table


@table("cells", ("court", "month", "event"))
class Cell(Row, frozen=True):
    """One cell. `days` is a key: the cells of an event are its exact histogram. `recorded` is the day of recording."""

    kind: str
    cause: str
    track: str
    judge: str
    month: str
    recorded: str
    event: str
    days: int
    count: int
    fen: int


def cell(key: tuple[str, ...], fen: int, count: int = 1) -> Cell:
    """The cell of a key: court, kind, cause, track, judge, month, recorded, event, days."""
    court, kind, cause, track, judge, month, recorded, event, days = key
    return Cell("|".join(key), court, "", kind, cause, track, judge, month, recorded, event, int(days), count, fen)
