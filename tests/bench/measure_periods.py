"""How fast periods are derived: against a loop over the maintained calendar package, and a city's deadlines at once."""

import time
import timeit
from collections.abc import Iterator
from datetime import date, timedelta

import chinese_calendar
import numpy as np

from tests.bench.figure import Figure, makes
from xiezhi.law.calendar import NATIONAL
from xiezhi.law.periods import days, months

CITY = 2_400_000


@makes("periods.chinesecalendar", "periods.city", "periods.derive")
def measure_periods() -> Iterator[Figure]:
    """Every start day of the package's years: fifteen days, moved past rest days."""
    first = NATIONAL.first_day
    starts = [first + timedelta(days=n) for n in range((NATIONAL.last_day - first).days - 40)]
    begin = time.perf_counter()
    walked = [_walked(start) for start in starts]
    loop = (time.perf_counter() - begin) / len(starts)
    many = np.resize(np.array(starts, dtype="datetime64[D]"), CITY)
    days(15).ends_many(many[:10])
    begin = time.perf_counter()
    ends, _ = days(15).ends_many(many)
    vector = (time.perf_counter() - begin) / CITY
    differences = sum(one != other for one, other in zip(ends[: len(starts)].tolist(), walked, strict=True))
    yield Figure("periods.chinesecalendar differences", differences, "days", most=0)
    yield Figure("periods.chinesecalendar times as fast", loop / vector, "times", least=1_000)
    yield Figure("periods.city 2.4 million deadlines", vector * CITY, "s", most=1)
    begin = time.perf_counter()
    months(6).ends_many(many)
    yield Figure("periods.city six months each", time.perf_counter() - begin, "s", most=2)
    one = min(timeit.repeat(lambda: [days(15).derive(start) for start in starts[:500]], number=1, repeat=9)) / 500
    yield Figure("periods.derive one", one * 1e6, "µs", most=20)


def _walked(start: date) -> date:
    """The same by the package: day by day."""
    end = start + timedelta(days=15)
    while not chinese_calendar.is_workday(end):
        end += timedelta(days=1)
    return end
