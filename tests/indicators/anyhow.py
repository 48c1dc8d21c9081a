"""Cells as chance has them: with nulls, leap days, corrections and days that nothing happened on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from xiezhi.indicators import INDICATORS
from xiezhi.indicators.cube import Window, params_of, summed
from xiezhi.indicators.engines import sql_of
from xiezhi.indicators.figures import sums_of
from xiezhi.indicators.lake import CUBE

LEAP = date(2024, 2, 29)
COURTS = ("内0902", "内0921", "")
EVENTS = (
    "opened", "closed", "closed_net", "left", "taken_up", "money_paid", "performed_directly", "filed_web",
    "filed_counter", "first_instance.limit:kept", "first_instance.limit:broken", "first_instance.judged",
    "first_instance.appeal_filed", "service.arrive", "service.leave_it", "enforcement.conclude", "appeal.change",
    "appeal.remand", "filing.settle",
)  # fmt: skip
KINDS = ("first_instance", "appeal", "enforcement", "mediation", "payment_order", "service", "")
WINDOWS = (
    Window.of(COURTS, LEAP),
    Window.of(COURTS[:1], date(2025, 2, 28)),
    Window.of(COURTS, date(2024, 12, 31), 24),
    Window(COURTS, "2024-02", "2024-02", "2024-03-05", LEAP, judge="j1", after="2024-02-10"),
)
SPLITS: tuple[tuple[str, ...], ...] = ((), ("court",), ("month", "track"), ("days",))


def cells(count: int, seed: int) -> Iterator[tuple[Any, ...]]:
    """So many cells in the order of the cube's columns; one in twelve lacks a value that nothing hangs on."""
    chance = Random(seed)
    for _ in range(count):
        day = LEAP + timedelta(days=chance.randint(-800, 400))
        recorded = day + timedelta(days=chance.choice((0, 0, 1, 30)))
        event = chance.choice(EVENTS)
        days = day.toordinal() if event in ("opened", "left", "taken_up") else chance.choice((-1, 0, 29, 366))
        judge, cause = chance.choice(("j1", "j2", "", None)), chance.choice(("民间借贷纠纷", None))
        track = chance.choice(("small", "summary", "ordinary", "", None))
        fen = chance.choice((0, 1, 99_999_999_999, None))
        yield (
            chance.choice(COURTS), chance.choice(KINDS), cause, track, judge, f"{day:%Y-%m}", recorded.isoformat(),
            event, days, chance.choice((1, 1, 1, 2, -1)), fen,
        )  # fmt: skip


@cache
def told(engine: str, window: Window, by: tuple[str, ...]) -> str:
    return sql_of(summed(sums_of(INDICATORS.values()), window, by), engine, params_of(window))


def questions(engine: str) -> Iterator[str]:
    """Every indicator over each window, split in each way, in the words of an engine."""
    for window in WINDOWS:
        for by in SPLITS:
            yield told(engine, window, by)


def plain(rows: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
    """Rows of an engine to be compared with another's: whole numbers are whole, and the order is by value."""
    whole = [tuple(int(each) if not isinstance(each, str | None) else each for each in row) for row in rows]
    return sorted(whole, key=lambda row: [(each is not None, str(each)) for each in row])


TABLE = ", ".join(f'"{field.name}" {"BIGINT" if field.type == "int64" else "TEXT"}' for field in CUBE)
INSERT = f"INSERT INTO records_cells VALUES ({', '.join('?' * len(CUBE))})"
