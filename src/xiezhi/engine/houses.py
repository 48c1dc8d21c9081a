"""The courts as they were read: who holds office, who is away and what is set changes only with an entry of a court's
own affairs, the first of which opens its log. While no log has grown, nothing of it need be read again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from typing import Any

from django.db import connection

from xiezhi.engine.family import House
from xiezhi.evidence.read import grown
from xiezhi.records.court import Court, Leave, Officer, Setting
from xiezhi.records.table import Row, rows, table_of
from xiezhi.records.together import source, together

Trees = tuple[tuple[str, str], ...]


class Houses:
    """All courts of this folder as of the last entry of their affairs."""

    def __init__(self, trees: Trees) -> None:
        self.trees = trees
        self._affairs = _affairs([court for court, _tree in trees])
        self._last = _last(self._affairs)
        self._houses: dict[str, House] = {}

    @cached_property
    def courts(self) -> Mapping[str, Court]:
        return {court.id: court for court in rows(Court)}

    @cached_property
    def offices(self) -> Mapping[str, Sequence[Officer]]:
        """Every office that somebody holds, held or will hold, by person."""
        held = defaultdict[str, list[Officer]](list)
        for each in rows(Officer, order=("court", "office")):
            held[each.person].append(each)
        return dict(held)

    def of(self, courts: Sequence[str]) -> dict[str, House]:
        """These courts."""
        new = [court for court in courts if court not in self._houses]
        self._houses |= houses_of(new) if new else {}
        return {court: self._houses[court] for court in courts}

    def hold(self, trees: Trees) -> bool:
        """Whether the logs, which have grown, have no entry of the affairs of any court more."""
        here, there = ([court for court, _tree in each] for each in (trees, self.trees))
        same = here == there and _last(self._affairs) == self._last
        if same:
            self.trees = trees
        return same


_held: Houses | None = None
_looking: ContextVar[list[Houses] | None] = ContextVar("looking", default=None)


def now() -> Houses:
    """The courts as they are; asked once by whoever is `looking`."""
    seen = _looking.get()
    if seen:
        return seen[0]
    held = at_this_moment()
    if seen is not None:
        seen.append(held)
    return held


def at_this_moment() -> Houses:
    """The courts as they are, whoever looks or acts."""
    global _held
    trees, held = grown(), _held
    if held is None or not (held.trees == trees or held.hold(trees)):
        _held = held = Houses(trees)
    return held


@contextmanager
def looking() -> Iterator[None]:
    """Within this block somebody only looks: the courts stay as he found them."""
    token = _looking.set([])
    try:
        yield
    finally:
        _looking.reset(token)


def houses_of(courts: Sequence[str]) -> dict[str, House]:
    """Courts with their officers, leaves and settings."""
    every = {court.id: court for court in rows(Court)}
    held: dict[str, tuple[dict[str, Any], ...]] = {court: ({}, {}, {}) for court in courts}
    for place, values in together(_HOUSE, "court", courts):
        row = table_of(_OF_A_HOUSE[place]).row(values)
        held[row.court][place][row.id] = row
    in_order = {court: [dict(sorted(each.items())) for each in parts] for court, parts in held.items()}
    return {
        court: House(every.get(court), officers, leaves, settings, every)
        for court, (officers, leaves, settings) in in_order.items()
    }


_OF_A_HOUSE: tuple[type[Row], ...] = (Officer, Leave, Setting)
_HOUSE = tuple(map(source, _OF_A_HOUSE))


def _affairs(courts: Sequence[str]) -> list[str]:
    """The disputes of the courts' affairs: each log begins with one."""
    if not courts:
        return []
    places = ", ".join(["%s"] * len(courts))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT dispute FROM evidence_entries WHERE place = 0 AND court IN ({places}) ORDER BY court", list(courts)
        )
        return [dispute for (dispute,) in cursor.fetchall()]


def _last(disputes: Sequence[str]) -> tuple[str, ...]:
    """The hash of the last entry of each, as the index has it."""
    if not disputes:
        return ()
    of_one = "(SELECT sha256 FROM evidence_entries WHERE dispute = %s ORDER BY place DESC LIMIT 1)"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join([of_one] * len(disputes))}", list(disputes))
        return tuple(cursor.fetchone())
