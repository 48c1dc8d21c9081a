"""The rules of fees many, from both sides of each boundary."""

from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.law.fees import KINDS, Halving, fee
from xiezhi.law.fees_many import fees_many
from xiezhi.law.fees_tariffs import CASE_FEES
from xiezhi.law.sources import NotInForce
from xiezhi.law.working import from_fen, to_fen

DAY = date(2024, 3, 28)


@given(
    kind=st.sampled_from(sorted(KINDS)),
    rows=st.lists(st.tuples(st.integers(0, 10**13), st.integers(0, 1000), st.booleans()), min_size=1, max_size=5),
)
def test_many_at_once_are_the_same_to_the_fen_as_one_by_one(kind: str, rows: list[tuple[int, int, bool]]) -> None:
    between = KINDS[kind].on(DAY).between
    low, high = between or (0, 0)
    points = [low * 100 + (high - low) * 100 * part // 1000 for _, part, _ in rows]
    halves = [half and kind in CASE_FEES for _, _, half in rows]
    many = fees_many(kind, np.array([row[0] for row in rows]), on=DAY, points=np.array(points), halved=np.array(halves))
    for (fen, _, _), point, half, got in zip(rows, points, halves, many, strict=True):
        chosen = from_fen(point) if between else None
        grounds = [Halving.SUMMARY] if half else []
        assert int(got) == to_fen(fee(kind, from_fen(fen), on=DAY, point=chosen, halved=grounds).total)


def test_the_bounds_agree_too() -> None:
    bounds = [0, 1_000, 10_000, 100_000, 896_000, 10_000_000, 111_640_000]
    amounts = [bound * 100 + step for bound in bounds for step in (-1, 0, 1) if bound * 100 + step >= 0]
    for kind in ("property", "enforcement", "preservation", "bankruptcy", "payment_order"):
        many = fees_many(kind, np.array(amounts), on=DAY)
        assert [int(one) for one in many] == [to_fen(fee(kind, from_fen(fen), on=DAY).total) for fen in amounts]


def test_what_one_refuses_many_refuse() -> None:
    for kind, fen, points in (("property", [-1], None), ("divorce", [0], None), ("divorce", [0], [4_999])):
        with pytest.raises(ValueError):
            fees_many(kind, np.array(fen), on=DAY, points=None if points is None else np.array(points))
    with pytest.raises(NotInForce):
        fees_many("property", np.array([1]), on=date(2007, 3, 31))
    assert Decimal(int(fees_many("divorce", np.array([0]), on=DAY, points=np.array([5_000]))[0])) == 5_000
