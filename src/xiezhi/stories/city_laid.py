"""A planned city laid out as Parquet, in the columns of the real export: for engines that count fifty million cases.

Chunks know nothing of one another, so each core lays out its own.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path

import django
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from xiezhi.indicators.circles import Folding, by_city
from xiezhi.indicators.lake import CUBE, SCHEMAS, Part, partition
from xiezhi.stories.city import CAUSES, Cases, Shape, planned
from xiezhi.stories.city_cells import DAYS, FIRST, ISO, JUDGES, NAMES, TRACKS, cells_of, judges, named, tracks

PROVINCES = "京津冀晋内辽吉黑沪浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新兵"
CITIES, COUNTIES = 12, 9
CHUNK = 1_000_000
"""How many cases are laid out at once: those of so many courts that each has about as many cases as in life."""
A_COURT = 14_000
STATES = ("withdrawn", "confirming", "performed", "docketed")


def courts() -> list[str]:
    """The invented nation's courts: of each city its own and its counties'."""
    cities = [f"{province}{number:02d}" for province in PROVINCES for number in range(1, CITIES + 1)]
    return [code for city in cities for code in (city, *(f"{city}{20 + each}" for each in range(1, COUNTIES + 1)))]


def lay(shape: Shape, to: Path, say: Callable[[str], object]) -> None:
    """Lay a city out, each circle of its courts folded into one cube as well."""
    begun, chunks, folding, done = time.perf_counter(), max(round(shape.cases / CHUNK), 1), Folding(to), 0
    for cases, cells in _chunks(shape, chunks, to):
        folding.take(cells)
        done += cases
        say(f"{done:>10,} 件  每秒 {done / (time.perf_counter() - begun):,.0f} 件")
    say(f"各级合计 {folding.close():,} 格")
    (to / "lake.json").write_text(json.dumps({"format": 1, "invented": shape.cases, "seed": shape.seed}) + "\n")


def _chunks(shape: Shape, chunks: int, to: Path) -> Iterator[tuple[int, pa.Table]]:
    """Every chunk laid out, in their order: how many cases it has, and its cells folded by city."""
    every = courts()
    each = min(max(round(shape.cases / chunks / A_COURT), 1 + COUNTIES), len(every) // chunks)
    told = [(shape, every[at * each : (at + 1) * each], at, chunks, to) for at in range(chunks)]
    if chunks == 1:
        yield _laid(told[0])
        return
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn"), django.setup) as workers:
        yield from workers.map(_laid, told)


def _laid(told: tuple[Shape, Sequence[str], int, int, Path]) -> tuple[int, pa.Table]:
    shape, mine, chunk, chunks, to = told
    cases = planned(shape, [len(code) == 3 for code in mine], chunk, chunks)
    _proceedings(cases, mine, chunk, to)
    cells = cells_of(cases, mine)
    _parted(cells, to)
    return len(cases), by_city(cells)


def _proceedings(cases: Cases, codes: Sequence[str], chunk: int, to: Path) -> None:
    """The cases themselves: one part a chunk, so that a reader of all of them opens few files."""
    part = Part(to / "proceedings" / f"part-{chunk:04d}.parquet", SCHEMAS["proceedings"])
    ended, count = cases.closed > 0, len(cases)
    numbers = pc.utf8_lpad(pa.array(np.arange(count)).cast(pa.string()), 7, "0")
    ids = pc.binary_join_element_wise(f"city{chunk:04d}", numbers, "-")
    days = ["", *ISO]
    values = {
        "id": ids, "dispute": ids, "court": named(codes, cases.court), "kind": named(NAMES, cases.kind),
        "cause": named([str(each) for each in CAUSES], cases.cause), "track": named(TRACKS, tracks(cases)),
        "judge": named(judges(codes), cases.court * JUDGES + cases.judge),
        "opened": named(days, cases.opened - FIRST + 1),
        "closed": named(days, np.where(ended, cases.closed - FIRST + 1, 0)),
        "state": named(STATES, np.where(ended, cases.kind, 3)),
        "outcome": named(("",), np.zeros(count, dtype=np.int64)), "fen": pa.array(cases.amount),
    }  # fmt: skip
    part.write(pa.Table.from_pydict({name: values[name] for name in part.schema.names}).cast(part.schema))
    part.close()


def _parted(cells: pa.Table, to: Path) -> None:
    """A file for each court and month of recording."""
    court, month = (cells[name].combine_chunks() for name in ("court", "month"))
    months = [date[:7] for date in ISO]
    of_day = np.array([months.index(each) for each in months])
    key = court.indices.to_numpy().astype(np.int64) * DAYS + of_day[month.indices.to_numpy()]
    edges = np.concatenate([[0], np.flatnonzero(np.diff(key)) + 1, [len(key)]])
    for first, last in pairwise(edges.tolist()):
        part = Part(partition(to, "cells", str(court[first]), str(month[first])), CUBE)
        part.write(cells.slice(first, last - first).cast(CUBE))
        part.close()
