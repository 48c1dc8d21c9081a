"""繁简分流的界限：法律说“以下”，本数在内；建议和允许用的是同一条界限。"""

from datetime import date
from decimal import Decimal

import pytest

from xiezhi.law.tracks import Circumstances, Track, advise, allowed

WAGE, DAY = Decimal(100_000), date(2026, 3, 2)


@pytest.mark.parametrize(
    ("amount", "agreed", "track"),
    [
        ("49999.99", False, Track.small),
        ("50000.00", False, Track.small),
        ("50000.01", False, Track.summary),
        ("50000.01", True, Track.small),
        ("200000.00", True, Track.small),
        ("200000.01", True, Track.summary),
    ],
)
def test_a_bound_belongs_to_its_lower_side_and_both_sides_of_the_program_agree(
    amount: str, agreed: bool, track: Track
) -> None:
    """《民事诉讼法》第一百六十五条：百分之五十以下；超过百分之五十但在二倍以下的，可以约定。

    Elsewhere a bound was `< 10000` in one branch and `<= 10000` in another (civil-service AllocatedTrack)."""
    about = Circumstances(amount=Decimal(amount), only_money=True, agreed_small=agreed)
    assert advise(about, wage=WAGE, on=DAY).track is track
    assert (allowed(Track.small, about, wage=WAGE, on=DAY) == ()) is (track is Track.small)
