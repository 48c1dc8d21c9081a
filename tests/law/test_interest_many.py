"""The rules of interest many, from both sides of each boundary."""

from datetime import date, timedelta
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.law.delay import doubled
from xiezhi.law.interest import JUDGMENT, LEDGER, Counting, DayRule, lpr_floating, simple_interest
from xiezhi.law.interest_many import doubled_many, lpr_many, simple_many
from xiezhi.law.lpr import Term, Unpublished
from xiezhi.law.sources import NotInForce
from xiezhi.law.working import from_fen, to_fen

row = st.tuples(st.integers(0, 10**13), st.dates(date(2019, 8, 20), date(2024, 1, 1)), st.integers(0, 900))
countings = st.sampled_from([JUDGMENT, LEDGER, Counting(DayRule.BOTH, 360)])


def arrays(rows: list[tuple[int, date, int]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    fen = np.array([fen for fen, _, _ in rows], dtype=np.int64)
    start = np.array([day for _, day, _ in rows], dtype="datetime64[D]")
    return fen, start, start + np.array([length for _, _, length in rows], dtype="timedelta64[D]")


@given(
    rows=st.lists(row, min_size=1, max_size=5),
    counting=countings,
    term=st.sampled_from([Term.ONE_YEAR, Term.OVER_FIVE_YEARS]),
)
def test_many_floating_are_the_same_to_the_fen_as_one_by_one(
    rows: list[tuple[int, date, int]], counting: Counting, term: Term
) -> None:
    many = lpr_many(*arrays(rows), counting=counting, term=term)
    for (fen, day, length), got in zip(rows, many, strict=True):
        one = lpr_floating(from_fen(fen), day, day + timedelta(length), counting=counting, term=term)
        assert int(got) == to_fen(one.total)


@given(rows=st.lists(row, min_size=1, max_size=5), counting=countings, points=st.integers(0, 3600))
def test_many_simple_and_many_doubled_are_the_same_to_the_fen(
    rows: list[tuple[int, date, int]], counting: Counting, points: int
) -> None:
    fen, start, end = arrays(rows)
    percent = Decimal(points) / 100
    simple, twice = simple_many(fen, percent, start, end, counting=counting), doubled_many(fen, start, end)
    for (amount, day, length), one, other in zip(rows, simple, twice, strict=True):
        last = day + timedelta(length)
        assert int(one) == to_fen(simple_interest(from_fen(amount), percent, day, last, counting=counting).total)
        assert int(other) == to_fen(doubled(from_fen(amount), day, last).total)


def test_what_one_refuses_many_refuse() -> None:
    fen = np.array([100])
    for start, end in (("2019-08-19", "2020-01-01"), ("2026-09-20", "2199-01-01")):
        with pytest.raises(Unpublished):
            lpr_many(fen, np.array([start], dtype="datetime64[D]"), np.array([end], dtype="datetime64[D]"))
    early, late = np.array(["2014-07-31"], dtype="datetime64[D]"), np.array(["2014-08-31"], dtype="datetime64[D]")
    with pytest.raises(NotInForce):
        doubled_many(fen, early, late)
    with pytest.raises(ValueError, match="早于"):
        simple_many(fen, Decimal(1), late, early)
    with pytest.raises(ValueError, match="一万亿"):
        simple_many(np.array([-1]), Decimal(1), early, late)
    with pytest.raises(ValueError, match="万分之一"):
        simple_many(fen, Decimal("0.00001"), early, late)


def test_nothing_gives_nothing() -> None:
    none, days = np.array([], dtype=np.int64), np.array([], dtype="datetime64[D]")
    assert lpr_many(none, days, days).size == doubled_many(none, days, days).size == 0
