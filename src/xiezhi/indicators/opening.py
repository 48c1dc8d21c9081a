"""A figure opened: the very entries that it counts, and their proceedings; as many as the figure says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from xiezhi.evidence.models import Entry
from xiezhi.evidence.read import recorded_between
from xiezhi.indicators.cube import Window, cells_where
from xiezhi.indicators.indicator import Sum
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import those

_SKELETON = msgspec.json.Decoder()


@dataclass(frozen=True, slots=True)
class Counted:
    """What one proceeding adds to a figure: how often it counts, the fen, the days, and the entries that say so."""

    proceeding: Proceeding
    count: int
    fen: int
    days: int
    entries: tuple[str, ...]


def opened(sum_: Sum, window: Window) -> list[Counted]:
    """The proceedings behind a sum, in the order of their entries; their counts (fen, days) add up to it."""
    found: dict[str, list[tuple[str, int, int, int]]] = defaultdict(list)
    for sign, where in ((1, sum_.where), (-1, sum_.minus)):
        if where is not None:
            for entry, key, fen, count in _events(cells_where(where, window, stock=sum_.stock)):
                days = int(key.rpartition("|")[2])
                found[entry.proceeding].append((entry.id, sign * count, sign * fen, sign * count * days))
    known = {each.id: each for each in those(Proceeding, "id", sorted(found))}
    made = [_counted(known[id], told) for id, told in found.items()]
    return [each for each in made if each.count]


def _counted(proceeding: Proceeding, told: list[tuple[str, int, int, int]]) -> Counted:
    entries, counts, fen, days = zip(*told, strict=True)
    return Counted(proceeding, sum(counts), sum(fen), sum(days), entries)


def _events(cells: list[tuple[str, str, str]]) -> Iterator[tuple[Entry, str, int, int]]:
    """Every counting of these cells, with the entry that made it: entry, cell, fen, count."""
    if not cells:
        return
    wanted, events = {id for id, _, _ in cells}, {event for _, event, _ in cells}
    days = {recorded for _, _, recorded in cells}
    for court in sorted({id.partition("|")[0] for id in wanted}):
        for entry in recorded_between(court, min(days), max(days), events):
            for key, fen, *more in _SKELETON.decode(entry.skeleton)["counts"]:
                if key in wanted:
                    yield entry, key, fen, more[0] if more else 1
