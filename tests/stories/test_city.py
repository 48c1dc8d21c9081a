"""A city comes out as it was asked for: in its plan, laid out as Parquet, and told through the door."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import numpy as np
import pytest
from click.testing import CliRunner

from tests.soak import long
from xiezhi.engine.replay import replay
from xiezhi.indicators import INDICATORS
from xiezhi.indicators.circles import NATION, circle
from xiezhi.indicators.comparing import over_a_year
from xiezhi.indicators.cube import Window, params_of, summed
from xiezhi.indicators.engines import sql_of
from xiezhi.indicators.figures import figures, sums_of
from xiezhi.indicators.lake import view_of
from xiezhi.indicators.recount import differences
from xiezhi.law.parameters import Settings
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import count, rows
from xiezhi.site.cities import city
from xiezhi.stories.city import (
    BEGINS,
    ENDS,
    ENFORCEMENT,
    FILED_UP,
    FROZEN,
    HALF,
    ORDINARY,
    QUERIED,
    SUIT,
    Shape,
    planned,
)  # fmt: skip
from xiezhi.stories.city_laid import courts, lay
from xiezhi.stories.city_told import plan, tell
from xiezhi.stories.house import JINING, ULANQAB

NONE = Settings()
ABOVE = [True] + [False] * 9


def test_a_plan_has_the_shape_that_is_asked_for() -> None:
    cases = planned(Shape(20_000, fast_share=70, fast_days=31, intermediate_days=9, in_place=5e8, growth=40), ABOVE)
    second = cases.closed >= HALF.toordinal()
    suits, above = (cases.kind == SUIT) & second, np.array(ABOVE)[cases.court]
    fast = suits & (cases.track != ORDINARY)
    assert round(100 * fast.sum() / suits.sum(), 1) == 70
    assert [round((cases.closed - cases.opened)[each].mean(), 1) for each in (fast, suits & above)] == [31, 9]
    assert cases.paid[second].sum() == 5e10
    assert round(cases.paid[second].sum() / cases.paid[~second].sum(), 3) == 1.4


def test_enforcement_closes_as_many_more_as_are_asked_for() -> None:
    cases, half = planned(Shape(20_000, closing_gain=8), ABOVE), HALF.toordinal()
    mine = cases.kind == ENFORCEMENT
    first, second = mine & (cases.opened < half), mine & (cases.opened >= half)
    done = [(mine & (cases.closed > 0) & (cases.closed < half)).sum(), (mine & (cases.closed >= half)).sum()]
    rates = [done[0] / first.sum(), done[1] / (first.sum() - done[0] + second.sum())]
    assert round(100 * (rates[1] - rates[0]), 1) == 8


def test_the_same_seed_is_the_same_city_and_another_is_another() -> None:
    one, same, other = (planned(Shape(500, seed), ABOVE) for seed in (1, 1, 2))
    assert (one.opened == same.opened).all()
    assert (one.paid == same.paid).all()
    assert (one.opened != other.opened).any()


def test_wages_are_sued_for_before_the_spring_festival_and_nothing_on_holidays() -> None:
    cases = planned(Shape(20_000), ABOVE)
    months = np.array([date.fromordinal(int(each)).month for each in cases.opened])
    wages = cases.cause == 4
    assert (months[wages] == 1).sum() > 2 * (months[wages] == 7).sum()
    assert date(2025, 10, 1).toordinal() not in cases.opened


def test_most_enforcements_begin_with_a_query_some_hold_what_it_finds_and_most_files_reach_the_archive() -> None:
    cases = planned(Shape(20_000), ABOVE)
    enforced, ended = cases.kind == ENFORCEMENT, cases.closed > 0
    assert round(cases.queried[enforced].mean(), 2) == QUERIED
    assert round(cases.frozen[cases.queried].mean(), 2) == FROZEN
    assert round(cases.filed_up[ended].mean(), 2) == FILED_UP
    assert not (cases.queried & ~enforced).any()
    assert not (cases.frozen & ~cases.queried).any()
    assert not (cases.filed_up & ~ended).any()


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    to = tmp_path_factory.mktemp("lake")
    lay(Shape(30_000), to, lambda said: None)
    return to


def told_by_duckdb(lake: Path, view: str, codes: tuple[str, ...]) -> dict[str, int]:
    there, window = duckdb.connect(), Window.of(codes, ENDS)
    there.execute(view)
    expressions = sums_of(INDICATORS.values())
    found = there.execute(sql_of(summed(expressions, window, ()), "duckdb", params_of(window))).fetchone()
    return dict(zip(expressions, found or (), strict=True))


def test_a_city_that_is_laid_out_has_its_shape_too(lake: Path) -> None:
    told = told_by_duckdb(lake, view_of("duckdb", lake, "cells"), tuple(courts()))
    shown = {
        name: INDICATORS[name].rounded(told[f"{name}_part"], told.get(f"{name}_whole"), NONE, ENDS)
        for name in ("fast_share", "fast_days", "money_in_place")
    }
    assert shown == {"fast_share": Decimal("83.2"), "fast_days": Decimal("20.0"), "money_in_place": 2_491_000_000}
    assert abs(told["first_query_part"] / told["first_query_whole"] - QUERIED) < 0.01


def test_a_circle_counts_what_all_the_courts_within_it_count(lake: Path) -> None:
    every = tuple(courts())
    view = f"CREATE VIEW records_cells AS SELECT * FROM {circle(lake, 'nation', NATION)}"
    assert told_by_duckdb(lake, view, (NATION,)) == told_by_duckdb(lake, view_of("duckdb", lake, "cells"), every)
    mine = tuple(code for code in every if code.startswith("京01"))
    view = f"CREATE VIEW records_cells AS SELECT * FROM {circle(lake, 'city', '京01')}"
    assert told_by_duckdb(lake, view, ("京01",)) == told_by_duckdb(lake, view_of("duckdb", lake, "cells"), mine)


def test_the_cube_and_the_cases_that_are_laid_out_agree(lake: Path) -> None:
    there = duckdb.connect()
    for name in ("cells", "proceedings"):
        there.execute(view_of("duckdb", lake, name, name))
    by_cells = there.execute(
        "SELECT court, sum(count) FROM cells WHERE event = 'opened' GROUP BY 1 ORDER BY 1"
    ).fetchall()
    assert by_cells == there.execute("SELECT court, count(*) FROM proceedings GROUP BY 1 ORDER BY 1").fetchall()
    assert there.execute("SELECT count(*) FROM proceedings").fetchone() == (30_000,)


@pytest.mark.soak
def test_a_city_told_through_the_door_has_the_planned_figures(home: Path) -> None:
    shape, here = Shape(long(12, 400), seed=3), (ULANQAB, JINING)
    tell(shape, lambda said: None, here)
    cases, window = plan(shape, here), Window.of(here, ENDS)
    second = cases.closed >= HALF.toordinal()
    suits = (cases.kind == SUIT) & second
    found = figures(INDICATORS.values(), window, NONE)[""]
    assert found["mean_days"].whole == suits.sum()
    assert found["mean_days"].part == (cases.closed - cases.opened)[suits].sum()
    assert found["fast_share"].part == (suits & (cases.track != ORDINARY)).sum()
    assert found["money_in_place"].part == cases.paid[second].sum()
    assert over_a_year(INDICATORS["money_in_place"], window, NONE).growth == Decimal("125.0")
    asked = {each.parent for each in rows(Proceeding, procedure="inquiry")}
    assert len(asked) == cases.queried.sum()
    assert count(Proceeding, procedure="seizure") == cases.frozen.sum()
    assert count(Proceeding, procedure="archive", state="archived") >= cases.filed_up.sum() > 0
    every = replace(window, since=f"{BEGINS:%Y-%m}")
    assert figures([INDICATORS["first_query"]], every, NONE)[""]["first_query"].part == cases.queried.sum()
    assert not replay().differences
    assert list(differences()) == []


@pytest.mark.parametrize(("text", "said"), [("fast_shares = 1", "fast_shares"), ("growth = 1", "")])
def test_a_shape_is_read_from_a_file_and_what_it_misspells_is_named(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "shape.toml").write_text(text)
    asked = ["--cases", "300", "--parquet", "--home", str(tmp_path / "city"), "--shape", str(tmp_path / "shape.toml")]
    done = CliRunner().invoke(city, asked)
    assert (done.exit_code == 0) == (not said)
    assert said in done.output


@pytest.mark.soak
def test_a_city_that_was_broken_off_goes_on_with_the_cases_that_had_not_come_in(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed between two commits: what was told stands, and the rest comes in, each case once."""
    shape, here, told = Shape(long(8, 40), seed=3), (ULANQAB, JINING), []

    def killed(said: str) -> None:
        told.append(said)
        if len(told) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr("xiezhi.stories.city_told.MOST", 20)
    monkeypatch.setattr("xiezhi.stories.city_told.Progress.heard", lambda self, *_: killed("more"))
    with pytest.raises(KeyboardInterrupt):
        tell(shape, killed, here)
    before = count(Proceeding, procedure="filing")
    monkeypatch.undo()
    tell(shape, lambda said: None, here)
    assert 0 < before < shape.cases
    assert count(Proceeding, procedure="filing") == shape.cases
    assert not replay().differences
    assert list(differences()) == []
