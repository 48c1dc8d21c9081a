"""Every figure is what the entries say: from whichever engine, on whichever day, however it is counted."""

from __future__ import annotations

import statistics
from dataclasses import replace

import ibis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.cast import CODE, Court
from tests.indicators.lived import live, paid, window, withdrawn
from xiezhi.engine.guarded import door_open
from xiezhi.indicators import INDICATORS
from xiezhi.indicators.cube import COLUMNS, params_of, summed
from xiezhi.indicators.figures import figures, percentile
from xiezhi.indicators.opening import opened
from xiezhi.indicators.recount import differences, recounted
from xiezhi.law.parameters import Settings
from xiezhi.records.cells import Cell
from xiezhi.records.table import rows, table_of

NO_SETTINGS = Settings()


@pytest.fixture
def lived(court: Court) -> Court:
    live(court)
    paid(court)
    withdrawn(court, opened="2026-04-06", on="2026-04-13")
    court.sweep("2026-04-20")
    return court


def test_the_cube_is_what_entries_amount_to_when_they_are_counted_anew(lived: Court) -> None:
    assert list(differences()) == []


def test_a_cell_that_somebody_changed_is_named(lived: Court) -> None:
    cell = table_of(Cell).model.objects.filter(event="closed").first()
    with door_open():
        table_of(Cell).model.objects.filter(id=cell.id).update(count=cell.count + 1)
    (said,) = differences()
    assert said.startswith(cell.id)


def test_the_number_is_the_list_and_the_list_is_the_entries_in_every_circle(lived: Court) -> None:
    """Of the court, of a judge, of a month, and of what a past day knew."""
    seen = window("2026-04-20")
    judge = next(each.judge for each in rows(Cell, event="closed") if each.judge)
    circles = (seen, replace(seen, judge=judge), seen.month("2026-04"), window("2026-03-31"))
    for circle in circles:
        for name, figure in figures(INDICATORS.values(), circle, NO_SETTINGS)[""].items():
            for told, sum_ in zip((figure.part, figure.whole), INDICATORS[name].sums.values(), strict=False):
                found = opened(sum_, circle)
                assert sum(getattr(each, sum_.of) for each in found) == told, (name, circle)
                assert len({each.proceeding.id for each in found}) == len(found)


def test_most_indicators_have_something_to_count_here(lived: Court) -> None:
    found = figures(INDICATORS.values(), window("2026-04-20"), NO_SETTINGS)[""]
    fed = {name for name, figure in found.items() if figure.part}
    assert {"clearance", "mean_days", "reviewed_in_time", "online_filing", "money_in_place", "pending", "talks"} <= fed
    assert found["money_in_place"].value == 1000


def test_duckdb_says_the_same_of_the_entries_counted_anew(lived: Court) -> None:
    """The same expressions, another engine, and cells that come from the entries alone."""
    seen, anew = window("2026-04-20"), recounted(CODE)
    cells = [("|".join(key), *key[:8], int(key[8]), count, anew.fen[key]) for key, count in anew.sums.items()]
    names = ("id", "court", "kind", "cause", "track", "judge", "month", "recorded", "event", "days", "count", "fen")
    there = ibis.duckdb.connect()
    there.create_table("records_cells", schema=ibis.schema(COLUMNS))
    marks = ", ".join("?" * len(names))
    there.con.executemany(f"INSERT INTO records_cells ({', '.join(names)}) VALUES ({marks})", cells)
    expressions = {
        f"{name}_{part}": sum_.expression for name, each in INDICATORS.items() for part, sum_ in each.sums.items()
    }
    sql = ibis.to_sql(summed(expressions, seen, ()), dialect="duckdb", params=params_of(seen))
    told = dict(zip(expressions, there.con.execute(str(sql)).fetchone(), strict=True))
    here = figures(INDICATORS.values(), seen, NO_SETTINGS)[""]
    for name, figure in here.items():
        assert told[f"{name}_part"] == figure.part
        assert figure.whole is None or INDICATORS[name].whole is None or told[f"{name}_whole"] == figure.whole


def test_a_past_day_gives_the_answer_it_gave(lived: Court) -> None:
    """Judges lost their report when the system was replaced (DAWSON #8401, #9809)."""
    then = figures(INDICATORS.values(), window("2026-04-20"), NO_SETTINGS)[""]
    withdrawn(lived, opened="2026-04-21", on="2026-05-06")
    lived.sweep("2026-06-01")
    again = figures(INDICATORS.values(), window("2026-04-20"), NO_SETTINGS)[""]
    assert {name: (each.part, each.whole, each.value) for name, each in again.items()} == {
        name: (each.part, each.whole, each.value) for name, each in then.items()
    }
    assert figures([INDICATORS["clearance"]], window("2026-06-01"), NO_SETTINGS)[""]["clearance"].part == (
        then["clearance"].part + 1
    )


@given(st.lists(st.integers(0, 400), min_size=1, max_size=60))
def test_the_middle_of_a_histogram_is_the_middle_of_the_days(days: list[int]) -> None:
    histogram = {day: days.count(day) for day in days}
    assert percentile(histogram, 50) == statistics.median_low(days)
    assert percentile(histogram, 100) == max(days)


def test_the_middle_of_nothing_is_nothing() -> None:
    assert percentile({}, 50) is None
