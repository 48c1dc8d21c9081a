"""A court is brought back from this morning's backup: what was acknowledged since is said, nothing is done twice."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from urllib.parse import quote

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


def test_a_log_that_cannot_go_on_is_closed_by_a_statement_and_its_successor_names_what_it_showed(
    day: Path, tmp_path: Path
) -> None:
    came, shown = tmp_path / "back", day / "court/log"
    old = (shown / CODE / "sha256/checkpoint").read_bytes()
    size = int(old.splitlines()[1])
    assert "can go on" in succeeds(day / "court", shown).stderr, "nothing is missing in the evening's court"
    xiezhi("restore", day / "morning.tgz", "--home", came, "--published", shown)
    with served(came, XIEZHI_LOOPS="0") as gate:
        assert Filer(gate).signs_in().files(7).status == 200
    done = succeeds(came, shown)
    assert done.returncode == 0, done.stderr
    assert f"旧日志关闭于第 {size} 条，前 {size - 2} 条两本相同" in done.stdout
    assert xiezhi("publish", "--home", came).returncode == 0
    with served(came, XIEZHI_LOOPS="0") as gate:
        newest = gate.get(f"/log/{quote(CODE)}/checkpoint").text
        assert f"/log-2-after-{size}-" in newest.splitlines()[0]
        assert gate.get(f"/log/{quote(CODE)}/closed/log/checkpoint").text.encode() == old
        assert "reason 硬盘损坏" in gate.get(f"/log/{quote(CODE)}/closed").text
        assert gate.get(f"/log/{quote(CODE)}/policy").text.count("log ") >= 8, "the keys of both, for both trees"
        assert f"关闭于第 {size} 条" in gate.get("/verify").text
    checked = xiezhi("fsck", "--home", came)
    assert checked.returncode == 0, checked.stdout
    (statement,) = came.glob(f"log/{CODE}/log-2-*/opened")
    statement.write_bytes(statement.read_bytes().replace("硬盘损坏".encode(), "例行维护".encode()))
    assert "is not signed" in xiezhi("fsck", "--home", came).stdout
    statement.write_bytes(b"nothing\n\n\xe2\x80\x94 nobody AAAAAAAA\n")
    assert "its statement cannot be read" in xiezhi("fsck", "--home", came).stdout


def succeeds(home: Path, shown: Path) -> subprocess.CompletedProcess[str]:
    return xiezhi("succeed", CODE, "--published", shown, "--reason", "硬盘损坏，备份以后的表没有了", "--home", home)
