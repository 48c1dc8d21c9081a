"""What an export holds: all that is counted, the same however often, by whichever engine; nothing that is content."""

from __future__ import annotations

import hashlib
import json
import re
import stat
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from tests.engine.cast import CODE, WANG, Court
from tests.indicators.lived import live, paid, window, withdrawn
from xiezhi.evidence.models import Content
from xiezhi.evidence.read import heads
from xiezhi.indicators import INDICATORS
from xiezhi.indicators.circles import NATION, circle
from xiezhi.indicators.cube import Window, params_of, summed
from xiezhi.indicators.engines import sql_of
from xiezhi.indicators.exported import export
from xiezhi.indicators.figures import figures, sums_of
from xiezhi.indicators.lake import SCHEMAS, view_of
from xiezhi.law.parameters import Settings
from xiezhi.site.exporting import fold

DAY = date(2026, 4, 20)


@pytest.fixture
def lived(court: Court) -> Court:
    live(court)
    paid(court)
    withdrawn(court, opened="2026-04-06", on="2026-04-13")
    court.sweep("2026-04-20")
    return court


def laid(to: Path, since: date = date(2026, 1, 1)) -> dict[str, str]:
    """Export; the digest of each file."""
    list(export(to, since, DAY))
    return {str(each.relative_to(to)): hashlib.sha256(each.read_bytes()).hexdigest() for each in to.rglob("*.*")}


def told_by_duckdb(lake: Path, table: str, seen: Window) -> dict[str, int]:
    there = duckdb.connect()
    there.execute(view_of("duckdb", lake, table))
    expressions = sums_of(INDICATORS.values())
    found = there.execute(sql_of(summed(expressions, seen, ()), "duckdb", params_of(seen))).fetchone()
    return dict(zip(expressions, found or (), strict=True))


@pytest.mark.parametrize("table", ["cells", "counts"])
def test_another_engine_reads_every_figure_out_of_the_export(lived: Court, tmp_path: Path, table: str) -> None:
    """From the cube, and from each single counting: they come to the same."""
    laid(tmp_path)
    seen = window("2026-04-20")
    told = told_by_duckdb(tmp_path, table, seen)
    for name, figure in figures(INDICATORS.values(), seen, Settings())[""].items():
        assert told[f"{name}_part"] == figure.part
        assert INDICATORS[name].whole is None or told[f"{name}_whole"] == figure.whole


def test_what_is_exported_again_is_the_same_to_the_byte(lived: Court, tmp_path: Path) -> None:
    assert laid(tmp_path / "first") == laid(tmp_path / "second")
    assert laid(tmp_path / "first") == laid(tmp_path / "second")


def test_a_month_that_is_over_stays_as_it_was_exported(lived: Court, tmp_path: Path) -> None:
    before = laid(tmp_path)
    withdrawn(lived, opened="2026-04-20", on="2026-04-20", yuan="7000")
    after = laid(tmp_path, since=DAY)
    changed = {name for name in after if before.get(name) != after[name]}
    assert all("=2026-04/" in name or name == "lake.json" for name in changed)
    assert f"cells/court={CODE}/recorded_in=2026-04/cells.parquet" in changed


def test_the_entries_are_as_many_as_the_log_has(lived: Court, tmp_path: Path) -> None:
    laid(tmp_path)
    assert sorted(row["place"] for row in read(tmp_path, "entries")) == list(range(heads()[0].size))


def test_no_name_no_number_and_no_sentence_leaves_the_court_whether_erased_or_not(lived: Court, tmp_path: Path) -> None:
    laid(tmp_path)
    told = {str(each) for name in SCHEMAS for row in read(tmp_path, name) for each in row.values()}
    contents = {str(each) for each in Content.objects.values_list("value", flat=True)}
    assert WANG.address in contents
    assert not [each for each in contents if len(each) > 4 and any(each in text for text in told)]


def read(lake: Path, name: str) -> list[dict[str, object]]:
    return list(pq.read_table(lake / name, partitioning=None).to_pylist())


def test_only_its_owner_can_read_an_export(lived: Court, tmp_path: Path) -> None:
    laid(tmp_path / "lake")
    assert stat.S_IMODE((tmp_path / "lake").stat().st_mode) == 0o700


def test_every_column_is_told_of_in_the_description() -> None:
    text = Path("docs/lake.md").read_text(encoding="utf-8")
    for name, schema in SCHEMAS.items():
        section = re.split(r"^## ", text, flags=re.MULTILINE)
        (about,) = [each for each in section if each.startswith(f"`{name}`")]
        assert re.findall(r"^\| `(\w+)` \|", about, flags=re.MULTILINE) == schema.names


def test_the_courts_of_a_lake_are_folded_into_their_circles(lived: Court, tmp_path: Path) -> None:
    laid(tmp_path / "lake")
    done = CliRunner().invoke(fold, [str(tmp_path / "lake")])
    assert done.exit_code == 0, done.output
    seen, there = Window.of([CODE], date(2026, 4, 30)), duckdb.connect()
    told = []
    for source, court in (
        (f"read_parquet('{tmp_path}/lake/cells/**/*.parquet')", CODE),
        (circle(tmp_path / "lake", "nation", NATION), NATION),
        (circle(tmp_path / "lake", "city", CODE[:3]), CODE[:3]),
    ):
        there.execute(f"CREATE OR REPLACE VIEW records_cells AS SELECT * FROM {source}")
        asked = replace(seen, courts=(court,))
        sql = sql_of(summed(sums_of(INDICATORS.values()), asked, ()), "duckdb", params_of(asked))
        told.append(there.execute(sql).fetchone())
    assert any(told[0] or ())
    assert told[0] == told[1] == told[2]


def test_a_folder_without_cells_is_not_folded(tmp_path: Path) -> None:
    assert "xiezhi export" in CliRunner().invoke(fold, [str(tmp_path)]).output


def test_a_court_that_was_exported_into_the_lake_before_stays_told(lived: Court, tmp_path: Path) -> None:
    told = tmp_path / "lake.json"
    told.write_text(json.dumps({"format": 1, "logs": {"内0921": {"size": 3, "last": "x"}}}), encoding="utf-8")
    laid(tmp_path)
    assert set(json.loads(told.read_text(encoding="utf-8"))["logs"]) == {"内0921", CODE}
