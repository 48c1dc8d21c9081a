"""The newest rows of a docket, remembered by what they are written from: the last entry of the dispute, whose leaf
stands for all before it, the people as they are called now, the papers that this reader may read, day and language."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable, Sequence
from datetime import date
from typing import NamedTuple

from django.utils.translation import get_language
from msgspec.structs import replace

from xiezhi.engine.case import Case
from xiezhi.engine.family import House
from xiezhi.engine.publish import reach_of
from xiezhi.evidence.read import those_entries
from xiezhi.pages.docket import known_of, row_of
from xiezhi.pages.receipts import mark_of
from xiezhi.pages.shapes import Entry
from xiezhi.records.paper import Paper

MOST, LONGEST = 1024, 8
"""Dockets that one process remembers, and rows of each; a longer one is read each time."""


class Written(NamedTuple):
    """Rows with the places of their entries, and the court as it was when they were written."""

    house: House
    places: tuple[int, ...]
    rows: tuple[Entry, ...]


_held: OrderedDict[Hashable, Written] = OrderedDict()
_lock = threading.Lock()


def rows_of(case: Case, ids: Sequence[str], papers: Sequence[Paper], today: date) -> tuple[Entry, ...]:
    """The rows of these entries of the case for whoever may read these papers, the newest first; how far each has come
    in the log is asked every time."""
    family = case.family
    last = family.entries[-1].leaf if family.entries else ""
    shelf, people = frozenset(each.id for each in papers), tuple(family.persons.values())
    key = (last, case.proceeding.id, tuple(ids), shelf, people, case.day, today, get_language())
    with _lock:
        found = _held.get(key)
        if found is not None and found.house is case.house:
            _held.move_to_end(key)
        else:
            found = None
    if found is None:
        found = _written(case, ids, papers, today, key if last and len(ids) <= LONGEST else None)
    reach = reach_of(case.proceeding.court)
    marked = zip(found.rows, (mark_of(reach.state(place)) for place in found.places), strict=True)
    return tuple(row if row.log == mark else replace(row, log=mark) for row, mark in marked)


def _written(case: Case, ids: Sequence[str], papers: Sequence[Paper], today: date, key: Hashable) -> Written:
    entries = those_entries(ids)[::-1]
    known = known_of(case, entries, papers)
    rows = tuple(row_of(each, known, today) for each in entries)
    made = Written(case.house, tuple(each.place for each in entries), rows)
    if key is not None and not known.strangers:
        with _lock:
            _held[key] = made
            while len(_held) > MOST:
                _held.popitem(last=False)
    return made
