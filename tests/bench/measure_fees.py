"""How fast court fees are worked out: all of a province's year at once, each as the single computation has it."""

import time
from collections.abc import Iterator
from datetime import date

import numpy as np

from tests.bench.figure import Figure, makes
from xiezhi.law.fees import KINDS, Halving, fee
from xiezhi.law.fees_many import fees_many
from xiezhi.law.fees_tariffs import CASE_FEES
from xiezhi.law.working import from_fen, to_fen

YEAR = {
    "property": 330_000,
    "enforcement": 120_000,
    "preservation": 50_000,
    "divorce": 40_000,
    "labour": 25_000,
    "personality": 10_000,
    "other_nonproperty": 10_000,
    "payment_order": 8_000,
    "special_procedure": 5_000,
    "ip_amount": 1_500,
    "bankruptcy": 500,
}
"""Cases of a province in a year, by the kind of fee: 600,000."""
ON = date(2026, 3, 2)
COMPARED = 500


@makes("fees.province_year")
def measure_fees() -> Iterator[Figure]:
    """Claims spread over all bands, four of ten halved; some of each kind are compared with the fee worked alone."""
    draw = np.random.default_rng(481)
    cases = [(kind, (10 ** draw.uniform(4, 10, count)).astype(np.int64)) for kind, count in YEAR.items()]
    seconds, differences = 0.0, 0
    for kind, fen in cases:
        between = KINDS[kind].on(ON).between
        points = None if between is None else draw.integers(between[0], between[1] + 1, fen.size) * 100
        halved = (draw.random(fen.size) < 0.4) & (kind in CASE_FEES)
        begin = time.perf_counter()
        fees = fees_many(kind, fen, on=ON, points=points, halved=halved)
        seconds += time.perf_counter() - begin
        for place in range(min(COMPARED, fen.size)):
            point = None if points is None else from_fen(int(points[place]))
            grounds = [Halving.SUMMARY] if halved[place] else []
            one = fee(kind, from_fen(int(fen[place])), on=ON, point=point, halved=grounds)
            differences += to_fen(one.total) != fees[place]
    yield Figure("fees.province_year 600,000 fees", seconds, "s", most=2)
    yield Figure("fees.province_year differences", differences, "fees", most=0)
