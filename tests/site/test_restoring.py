"""A court is brought back from this morning's backup: what was acknowledged since is said, nothing is done twice."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.engine.cast import CODE
from tests.site.filer import Filer, small_court, xiezhi
from tests.site.gate import served


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the court as it was in the evening, and its backup of the morning; since then two more filed."""
    folder = tmp_path_factory.mktemp("day")
    home = small_court(folder / "court")
    with served(home, XIEZHI_LOOPS="0") as gate:
        wang = Filer(gate).signs_in()
        assert wang.files(1).status == 200
        assert xiezhi("publish", "--home", home).returncode == 0
        assert xiezhi("backup", folder / "morning.tgz", "--home", home).returncode == 0
        assert [wang.files(number).status for number in (2, 3)] == [200, 200]
    assert xiezhi("publish", "--home", home).returncode == 0
    return folder


def test_what_was_acknowledged_after_the_backup_is_named_and_no_second_history_of_it_is_signed(
    day: Path, tmp_path: Path
) -> None:
    came = tmp_path / "back"
    back = xiezhi("restore", day / "morning.tgz", "--home", came, "--published", day / "court/log")
    assert back.returncode == 1
    assert "备份以后又办了 2 步" in back.stdout
    assert back.stdout.count("filing.submit（anyone）") == 2
    shown = (came / "log" / CODE / "sha256/checkpoint").read_bytes()
    with served(came, XIEZHI_LOOPS="0") as gate:
        wang = Filer(gate).signs_in()
        assert [wang.files(number).status for number in (7, 8, 9)] == [200, 200, 200]
    publishing = xiezhi("publish", "--home", came)
    assert "does not grow out of" in publishing.stderr
    assert (came / "log" / CODE / "sha256/checkpoint").read_bytes() == shown


def test_whoever_asks_again_under_the_key_of_a_lost_step_has_it_done_once(day: Path, tmp_path: Path) -> None:
    came = tmp_path / "back"
    xiezhi("restore", day / "morning.tgz", "--home", came)
    with served(came, XIEZHI_LOOPS="0") as gate:
        wang = Filer(gate).signs_in()
        first = wang.files(1)
        assert wang.files(2).status == 200
        assert wang.files(2).status == 200
        assert wang.finds_all()
    assert first.status == 200
    assert xiezhi("fsck", "--home", came).returncode == 0


def test_the_log_of_another_court_or_an_altered_one_is_not_taken_for_ours(day: Path, tmp_path: Path) -> None:
    other = shutil.copytree(day / "court/log", tmp_path / "log")
    shown = other / CODE / "sha256/checkpoint"
    shown.write_bytes(shown.read_bytes().replace(b"demo", b"dema"))
    back = xiezhi("restore", day / "morning.tgz", "--home", tmp_path / "back", "--published", other)
    assert back.returncode == 1
    assert "读不出来" in back.stdout
