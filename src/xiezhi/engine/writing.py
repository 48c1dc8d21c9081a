"""What a batch writes, with few statements: entries and leaves, records, figures, errands and notices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from django.db import connection
from msgspec.structs import replace

from xiezhi.desk.errands import Errand as ErrandRow
from xiezhi.desk.notices import Notice as NoticeRow
from xiezhi.desk.notices import drop_repeating
from xiezhi.desk.rows import insert
from xiezhi.engine.acts import Outcome
from xiezhi.engine.skeleton import cells_of_outcome, written
from xiezhi.evidence.models import Content, Entry, NewContent
from xiezhi.records.cells import Cell
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import Row, Table, table_of


@contextmanager
def in_one_go() -> Iterator[None]:
    """PostgreSQL is sent the statements one behind the other, and answers them all at the end: one way there and back
    where each had its own."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.wrap_database_errors, connection.connection.pipeline():
        yield


def entries_of(outcomes: Sequence[Outcome]) -> tuple[list[Entry], list[NewContent]]:
    """The entries of a batch, in order, each naming the leaf before it in its proceeding."""
    entries, contents = [], []
    last: dict[str, str] = {}
    for outcome in outcomes:
        proceeding = outcome.proceeding.id
        if proceeding not in last:
            leaves = (
                each.leaf for each in reversed(outcome.family.entries) if each.proceeding == proceeding and each.leaf
            )
            last[proceeding] = next(leaves, "")
        entry, kept = written(outcome, last[proceeding] or None)
        last[proceeding] = entry.sha256
        entries.append(entry)
        contents += kept
    return entries, contents


def write_records(outcomes: Sequence[Outcome]) -> None:
    """Every record as the last outcome that changed it leaves it: one statement a table."""
    latest: dict[type[Row], dict[str, Row]] = defaultdict(dict)
    for outcome in outcomes:
        for row, _ in outcome.rows:
            latest[type(row)][row.id] = row
    for kind in sorted(latest, key=lambda each: table_of(each).name):
        upsert(table_of(kind), [latest[kind][id] for id in sorted(latest[kind])])


def upsert(table: Table, records: Sequence[Row]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(table.upsert, [table.packed(row) for row in records])


def cells_of(outcomes: Sequence[Outcome]) -> list[Cell]:
    """What this batch adds to the cube, summed by cell."""
    sums: dict[str, Cell] = {}
    for outcome in outcomes:
        for cell in cells_of_outcome(outcome):
            known = sums.get(cell.id)
            sums[cell.id] = replace(known, count=known.count + cell.count, fen=known.fen + cell.fen) if known else cell
    return [sums[id] for id in sorted(sums)]


def add_cells(cells: Sequence[Cell]) -> None:
    """Add to the cube without reading it: the sums grow in the statement."""
    if not cells:
        return
    table = table_of(Cell)
    names = list(table.columns)
    sql = (
        f"INSERT INTO records_cells ({', '.join(names)}) VALUES ({', '.join(['%s'] * len(names))}) "
        "ON CONFLICT (id) DO UPDATE SET count = records_cells.count + excluded.count, "
        "fen = records_cells.fen + excluded.fen"
    )
    with connection.cursor() as cursor:
        cursor.executemany(sql, [table.packed(cell) for cell in cells])


def write_errands(outcomes: Sequence[Outcome], now: datetime) -> None:
    made = [
        {
            "court": outcome.proceeding.court,
            "kind": errand.kind,
            "proceeding": outcome.proceeding.id,
            "entry": outcome.act.entry,
            "key": f"{outcome.act.entry}/{number}",
            "payload": errand.payload,
            "made": now,
            "not_before": now,
        }
        for outcome in outcomes
        for number, errand in enumerate(outcome.errands, 1)
    ]
    insert(ErrandRow, made)


def write_notices(outcomes: Sequence[Outcome], now: datetime) -> None:
    made = [
        {
            "court": outcome.proceeding.court,
            "person": notice.person,
            "kind": outcome.act.step.id,
            "proceeding": outcome.proceeding.id,
            "entry": outcome.act.entry,
            "sentence": notice.text.replace("%", "%%"),
            "made": now,
        }
        for outcome in outcomes
        for notice in outcome.notices
    ]
    insert(NoticeRow, made, twice=True)


def untell(outcomes: Sequence[Outcome]) -> None:
    """Take from inboxes what repeats a content that these erase."""
    for outcome in outcomes:
        if outcome.erased:
            values = Content.objects.filter(id__in=outcome.erased).values_list("value", flat=True)
            drop_repeating([each.id for each in outcome.family.all(Proceeding)], filter(None, values))
