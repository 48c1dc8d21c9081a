"""A planned city laid out as Parquet, in the columns of the real export: for engines that count fifty million cases."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from xiezhi.indicators.circles import Folding
from xiezhi.indicators.lake import CUBE, SCHEMAS, Part, partition
from xiezhi.stories.city import BEGINS, CAUSES, ENFORCEMENT, SUIT, TALKS, Cases, Column, Shape, planned

PROVINCES = "京津冀晋内辽吉黑沪浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新兵"
CITIES, COUNTIES = 12, 9
CHUNK = 1_000_000
"""How many cases are laid out at once: those of so many courts that each has about as many cases as in life."""
A_COURT = 14_000
NAMES = ("first_instance", "mediation", "enforcement")
TRACKS = ("small", "summary", "ordinary", "")
STATES = ("withdrawn", "confirming", "performed", "docketed")
JUDGES = 40
DOORS = ("filed_web", "filed_phone", "filed_counter", "filed_12368")
WAYS = ("service.arrive", "service.sign_for", "service.hand_over")
LIMITS = tuple(f"first_instance.{each}:kept" for each in ("limit_small", "limit_summary", "limit"))
Which = tuple[Column, tuple[str, ...], Column | int, tuple[str, ...], Column | int, Column, Column, Column | int]
"""Which cases; the kinds, and which of them; the events, and which; the day; how many days; how much."""


def courts() -> list[str]:
    """The invented nation's courts: of each city its own and its counties'."""
    cities = [f"{province}{number:02d}" for province in PROVINCES for number in range(1, CITIES + 1)]
    return [code for city in cities for code in (city, *(f"{city}{20 + each}" for each in range(1, COUNTIES + 1)))]


def lay(shape: Shape, to: Path, say: Callable[[str], object]) -> None:
    """Lay a city out; chunks that are there already are only folded."""
    begun, chunks = time.perf_counter(), max(round(shape.cases / CHUNK), 1)
    every, folding = courts(), Folding(to)
    each = min(max(round(shape.cases / chunks / A_COURT), 1 + COUNTIES), len(every) // chunks)
    for chunk in range(chunks):
        mine = every[chunk * each : (chunk + 1) * each]
        cases = planned(shape, [len(code) == 3 for code in mine], chunk, chunks)
        _proceedings(cases, mine, chunk, to)
        cells = _cells(cases, mine)
        _parted(cells, to)
        folding.take(cells, mine)
        done = (chunk + 1) * shape.cases // chunks
        say(f"{done:>10,} 件  {cells.num_rows:>9,} 格  每秒 {done / (time.perf_counter() - begun):,.0f} 件")
    say(f"各级合计 {folding.close():,} 格")
    (to / "lake.json").write_text(json.dumps({"format": 1, "invented": shape.cases, "seed": shape.seed}) + "\n")


def _proceedings(cases: Cases, codes: Sequence[str], chunk: int, to: Path) -> None:
    """The cases themselves: one part a chunk, so that a reader of all of them opens few files."""
    part = Part(to / "proceedings" / f"part-{chunk:04d}.parquet", SCHEMAS["proceedings"])
    ended, count = cases.closed > 0, len(cases)
    ids = pa.array([f"city{chunk:04d}-{number:07d}" for number in range(count)])
    values = {
        "id": ids, "dispute": ids, "court": _named(codes, cases.court), "kind": _named(NAMES, cases.kind),
        "cause": _named([str(each) for each in CAUSES], cases.cause), "track": _named(TRACKS, _tracks(cases)),
        "judge": _named(_judges(codes), cases.court * JUDGES + cases.judge), "opened": _day(cases.opened),
        "closed": _day(cases.closed), "state": _named(STATES, np.where(ended, cases.kind, 3)),
        "outcome": _named(("",), np.zeros(count, dtype=np.int64)), "fen": pa.array(cases.amount),
    }  # fmt: skip
    part.write(pa.Table.from_pydict({name: values[name] for name in part.schema.names}, schema=part.schema))
    part.close()


# --- the cube ------------------------------------------------------------------------------------------------------


def _cells(cases: Cases, codes: Sequence[str]) -> pa.Table:
    """All countings of these cases, summed into the cube, in the order of court and day of recording. What is counted
    stays numbers until it is summed."""
    kinds: dict[str, int] = {}
    events: dict[str, int] = {}
    made = [_numbers(cases, each, kinds, events) for each in _counted(cases)]
    there = duckdb.connect()
    there.register("counts", pa.concat_tables(made))
    by = "court, recorded, event, judge, days, kind, cause, track"
    found = there.sql(
        f'SELECT {by}, count(*) AS "count", CAST(sum(fen) AS BIGINT) AS fen FROM counts GROUP BY ALL ORDER BY {by}'
    ).to_arrow_table()
    number = {name: found[name].to_numpy() for name in found.column_names}
    recorded = _day(number["recorded"])
    values = {
        "court": _named(codes, number["court"]), "kind": _named(list(kinds), number["kind"]),
        "cause": _named([str(each) for each in CAUSES], number["cause"]), "track": _named(TRACKS, number["track"]),
        "judge": _named(_judges(codes), number["judge"]), "month": pc.utf8_slice_codeunits(recorded, 0, 7),
        "recorded": recorded, "event": _named(list(events), number["event"]), "days": found["days"],
        "count": found["count"], "fen": found["fen"],
    }  # fmt: skip
    return pa.Table.from_pydict({name: values[name] for name in CUBE.names}, schema=CUBE)


def _counted(cases: Cases) -> Iterator[Which]:
    """What the door would count of each case, as far as figures ask for it."""
    every, ended, none = np.ones(len(cases), dtype=bool), cases.closed > 0, np.zeros(len(cases), dtype=np.int64)
    suit, talks, money = (cases.kind == each for each in (SUIT, TALKS, ENFORCEMENT))
    kind, lasted, opened, closed = cases.kind, cases.closed - cases.opened, cases.opened, cases.closed
    yield every, NAMES, kind, ("opened",), 0, opened, opened, cases.amount
    yield ended, NAMES, kind, ("closed",), 0, closed, lasted, cases.amount
    yield ended, NAMES, kind, ("left",), 0, closed, opened, 0
    yield suit, ("filing",), 0, DOORS, (opened + cases.judge) % 4, opened, none - 1, cases.amount
    yield suit, ("filing",), 0, ("filing.docket",), 0, opened, none, 0
    yield suit, ("filing",), 0, ("filing.reviewing:kept",), 0, opened, none, 0
    yield suit & ~cases.late, NAMES, kind, ("first_instance.send_copies:kept",), 0, opened + 2, none + 2, 0
    yield suit & cases.late, NAMES, kind, ("first_instance.send_copies:broken",), 0, opened + 5, none - 1, 0
    yield suit, ("service",), 0, WAYS, cases.amount // 100 % 3, opened + 3, cases.amount // 300 % 4, 0
    yield ended & suit, NAMES, kind, ("first_instance.withdraw",), 0, closed, none - 1, 0
    yield ended & suit, NAMES, kind, LIMITS, cases.track, closed, lasted, 0
    yield ended & talks, NAMES, kind, ("mediation.apply_for_confirmation",), 0, closed, none - 1, 0
    yield ended & money, NAMES, kind, ("enforcement.conclude",), 0, closed, none - 1, 0
    yield ended & money, ("payout",), 0, ("money_paid",), 0, closed, none - 1, cases.paid
    yield ended & money, ("case_money",), 0, ("case_money.payout_limit:kept",), 0, closed, none + 1, 0
    yield ended & money & (lasted <= 184), NAMES, kind, ("enforcement.limit:kept",), 0, closed, lasted, 0
    yield ended & money & (lasted > 184), NAMES, kind, ("enforcement.limit:broken",), 0, closed, none - 1, 0


def _numbers(cases: Cases, asked: Which, kinds: dict[str, int], events: dict[str, int]) -> pa.Table:
    which, kind_names, kind, event_names, event, day, days, fen = asked
    at = np.flatnonzero(which)

    def of(value: Column | int) -> Column:
        return np.full(len(at), value, dtype=np.int64) if isinstance(value, int) else value[at]

    def numbered(names: tuple[str, ...], value: Column | int, known: dict[str, int]) -> Column:
        return np.array([known.setdefault(name, len(known)) for name in names])[of(value)]

    columns = {
        "court": of(cases.court), "recorded": of(day), "judge": of(cases.court * JUDGES + cases.judge),
        "kind": numbered(kind_names, kind, kinds), "event": numbered(event_names, event, events), "days": of(days),
        "cause": of(cases.cause), "track": of(_tracks(cases)), "fen": of(fen),
    }  # fmt: skip
    return pa.table(columns)


def _parted(cells: pa.Table, to: Path) -> None:
    """A file for each court and month of recording."""
    ends = pc.run_end_encode(pc.binary_join_element_wise(cells["court"], cells["month"], "|").combine_chunks())
    first = 0
    for key, last in zip(ends.values.to_pylist(), ends.run_ends.to_pylist(), strict=True):
        court, month = key.split("|")
        part = Part(partition(to, "cells", court, month), CUBE)
        part.write(cells.slice(first, last - first))
        part.close()
        first = last


def _named(names: Sequence[str], numbers: Column) -> pa.Array:
    return pa.array(names, pa.string()).take(pa.array(numbers))


def _tracks(cases: Cases) -> Column:
    return np.where(cases.kind == SUIT, cases.track, 3)


def _judges(codes: Sequence[str]) -> list[str]:
    return [f"{code}-{number}" for code in codes for number in range(JUDGES)]


_DAYS = ["", *(date.fromordinal(BEGINS.toordinal() + number).isoformat() for number in range(800))]


def _day(ordinals: Column) -> pa.Array:
    """ISO text; empty for what has not come."""
    return _named(_DAYS, np.where(ordinals > 0, ordinals - BEGINS.toordinal() + 1, 0))
