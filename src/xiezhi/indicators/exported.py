"""A court's log and figures laid into the lake, month by month: what is exported again is the same to the byte."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from xiezhi.evidence.models import Entry, Head
from xiezhi.evidence.read import heads, in_order, recorded_from
from xiezhi.indicators.cube import Window
from xiezhi.indicators.lake import SCHEMAS, Part, partition
from xiezhi.records.cells import Cell
from xiezhi.records.dispute import Dispute
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows, table_of

_SKELETON = msgspec.json.Decoder()
_OF_ENTRY = SCHEMAS["entries"].names
_OF_CELL = SCHEMAS["cells"].names


def export(to: Path, since: date, until: date) -> Iterator[tuple[str, str, dict[str, int]]]:
    """Lay the months from one day's to another's into the folder; tells court and month with the rows of each table.

    A month that is over never changes again: who exports once a month says since when. Proceedings are as they stand
    now, all of them. Only the owner of the folder can read it.
    """
    to.mkdir(parents=True, exist_ok=True, mode=0o700)
    to.chmod(0o700)
    logs = heads()
    for head in logs:
        first = next(in_order(head.court)).recorded_at[:7]
        for month in Window((), max(first, f"{since:%Y-%m}"), f"{until:%Y-%m}", "", until).months:
            made = _of_entries(to, head.court, month) | _of_cells(to, head.court, month)
            if any(made.values()):
                yield head.court, month, made
        for month, found in _by_month(head.court).items():
            yield head.court, month, {"proceedings": _written(to, "proceedings", head.court, month, found)}
    _tell(to / "lake.json", logs)


def _tell(file: Path, logs: Iterable[Head]) -> None:
    """How far each court's log had come, with its last leaf: what proves an export against a checkpoint. Courts that
    others exported into the same lake stay."""
    known = json.loads(file.read_text(encoding="utf-8")).get("logs", {}) if file.exists() else {}
    told = known | {head.court: {"size": head.size, "last": head.last} for head in logs}
    text = json.dumps({"format": 1, "logs": told}, ensure_ascii=False, indent=1, sort_keys=True)
    file.write_text(f"{text}\n", encoding="utf-8")


def _of_entries(to: Path, court: str, month: str) -> dict[str, int]:
    entries, counts = (Part(partition(to, name, court, month), SCHEMAS[name]) for name in ("entries", "counts"))
    for entry in recorded_from(court, month, f"{month}~"):
        entries.add([[getattr(entry, name) for name in _OF_ENTRY]])
        counts.add(_counted(entry))
    return {"entries": entries.close(), "counts": counts.close()}


def _counted(entry: Entry) -> Iterator[Sequence[Any]]:
    """Each counting of an entry, in the columns of the cell that it went into."""
    for key, fen, *more in _SKELETON.decode(entry.skeleton)["counts"]:
        *names, days = key.split("|")
        yield entry.id, entry.place, entry.proceeding, *names, int(days), more[0] if more else 1, fen


def _of_cells(to: Path, court: str, month: str) -> dict[str, int]:
    found = table_of(Cell).model.objects.filter(court=court, recorded__startswith=month).order_by("id")
    return {"cells": _written(to, "cells", court, month, found.values_list(*_OF_CELL).iterator(chunk_size=5000))}


def _by_month(court: str) -> dict[str, list[Sequence[Any]]]:
    causes = {each.id: each.cause for each in rows(Dispute, court=court)}
    made: dict[str, list[Sequence[Any]]] = {}
    for each in rows(Proceeding, court=court, order=("numbered", "id")):
        if each.numbered:
            row = (each.id, court, each.dispute, each.procedure, causes.get(each.dispute, ""), each.track, each.judge,
                   each.numbered, each.closed, each.state, each.outcome, each.amount or 0)  # fmt: skip
            made.setdefault(each.numbered[:7], []).append(row)
    return made


def _written(to: Path, name: str, court: str, month: str, found: Iterable[Sequence[Any]]) -> int:
    part = Part(partition(to, name, court, month), SCHEMAS[name])
    part.add(found)
    return part.close()
