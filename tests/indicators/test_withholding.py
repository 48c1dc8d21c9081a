"""Nobody is known by a published number: what is withheld cannot be reckoned from what is not."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Mapping

import pytest

from tests.soak import long
from xiezhi.indicators.withholding import Cells, Withheld, added, withheld

COURTS = ("集宁区", "丰镇市", "卓资县", "化德县")


def published(rows: Mapping[str, Cells]) -> tuple[dict[str, Cells], Cells | None, Withheld]:
    kept = withheld(rows)
    shown = {name: cells for name, cells in rows.items() if name not in kept.rows}
    return shown, None if kept.total else added(rows.values()), kept


def readings(rows: Mapping[str, Cells], most: int) -> Iterator[dict[str, Cells]]:
    """Every table that would have been published just so: all that one can think who knows the rule too."""
    shown, total, kept = published(rows)
    hidden = sorted(kept.rows)
    every = [Cells(part, whole) for whole in range(most + 1) for part in range(whole + 1)]
    for guess in itertools.product(every, repeat=max(len(hidden) - (total is not None), 0)):
        told = {**shown, **dict(zip(hidden, guess, strict=False))}
        if total is not None and hidden:
            last = Cells(total.part - added(told.values()).part, total.whole - added(told.values()).whole)
            if not 0 <= last.part <= last.whole:
                continue
            told[hidden[-1]] = last
        if published(told) == (shown, total, kept):
            yield told


def test_rows_that_are_nothing_together_are_not_told_by_their_total() -> None:
    nothing = {name: Cells(0, whole) for name, whole in zip(COURTS, (2, 8, 8, 9), strict=True)}
    shown, total, _kept = published(nothing)
    assert not shown
    assert total is None


@pytest.mark.soak
def test_no_withheld_cell_can_be_recovered_even_by_who_knows_the_rule() -> None:
    chance, withheld_tables = random.Random(11), 0
    while withheld_tables < long(25, 400):
        courts = COURTS[: chance.choice((3, 4))]
        rows = {}
        for name in courts:
            whole = chance.choice((0, 1, 2, 3, 5, 6, 7, 8))
            rows[name] = Cells(chance.randint(0, whole), whole)
        _shown, total, kept = published(rows)
        if not kept.rows or (total is None and len(kept.rows) > 3) or len(kept.rows) > 3:
            continue
        withheld_tables += 1
        told = list(itertools.islice(readings(rows, 8), 3000))
        for name in kept.rows:
            assert len({each[name].part for each in told}) > 1, (rows, name)
            assert len({each[name].whole for each in told}) > 1, (rows, name)
            assert len({each[name].whole - each[name].part for each in told}) > 1, (rows, name)


@pytest.mark.soak
def test_what_the_withheld_rows_are_together_is_never_small() -> None:
    chance = random.Random(5)
    for _ in range(long(2000, 50_000)):
        wholes = [chance.choice((0, 1, 4, 5, 9, 40)) for _ in range(chance.randint(1, 12))]
        rows = {str(place): Cells(chance.randint(0, whole), whole) for place, whole in enumerate(wholes)}
        shown, total, kept = published(rows)
        assert not any(cells.small for cells in shown.values())
        if total is not None and kept.rows:
            rest = Cells(total.part - added(shown.values()).part, total.whole - added(shown.values()).whole)
            assert not rest.small
            assert len(kept.rows) >= 3
            assert not total.small


def test_a_table_without_small_cells_is_published_whole() -> None:
    rows = {"集宁区": Cells(20, 40), "丰镇市": Cells(0, 0), "卓资县": Cells(7, 7), "化德县": Cells(0, 9)}
    assert withheld(rows) == Withheld(frozenset(), total=False)
