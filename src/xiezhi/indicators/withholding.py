"""What is not published so that nobody is known by a number: small cells, and as many beside them as keep them hidden.

A court's row of an indicator holds three cells: what counts, the rest, and both together. A cell from one to four is
small, and its row is withheld. Whoever has the total and the other rows can reckon what the withheld rows are
together; so that must be neither small nor nothing, nor tell of one court alone: further rows are withheld, the
smallest first, and in the end the total. Which rows were small and which are withheld for their sake is not said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from xiezhi.indicators.figures import FEWEST

TOGETHER = 3
"""So many rows at least are withheld together."""


class Cells(NamedTuple):
    """What counts, and of how many."""

    part: int
    whole: int

    @property
    def three(self) -> tuple[int, int, int]:
        return self.part, self.whole - self.part, self.whole

    @property
    def small(self) -> bool:
        return any(0 < abs(each) < FEWEST for each in self.three)


class Withheld(NamedTuple):
    """The rows that are not published, and whether the total is not either."""

    rows: frozenset[str]
    total: bool


def added(rows: Iterable[Cells]) -> Cells:
    told = list(rows)
    return Cells(sum(each.part for each in told), sum(each.whole for each in told))


def withheld(rows: Mapping[str, Cells]) -> Withheld:
    """Which of these rows, whose total would stand below them."""
    hidden = {name for name, cells in rows.items() if cells.small}
    others = sorted(set(rows) - hidden, key=lambda name: (rows[name].whole, name))
    while hidden and not _safe([rows[name] for name in hidden]):
        if not others:
            return Withheld(frozenset(rows), total=True)
        hidden.add(others.pop(0))
    return Withheld(frozenset(hidden), total=added(rows.values()).small)


def _safe(hidden: list[Cells]) -> bool:
    """Whether their sum may be known: where it is nothing, each of them is known to be nothing."""
    return len(hidden) >= TOGETHER and all(abs(each) >= FEWEST for each in added(hidden).three)
