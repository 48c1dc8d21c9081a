"""The command line as an administrator types it."""

import os
import socket
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from xiezhi.site import command, founding


def xiezhi(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("xiezhi")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("XIEZHI_", "DJANGO_"))}
    command = [str(program), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, env={**clean, **environment})


@pytest.fixture(scope="module")
def real_court(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("courts") / "real"
    named = ("--code", "内0902", "--name", "赵某", "--login", "zhao")
    made = xiezhi("court", "create", "--real", *named, "--home", home)
    assert made.returncode == 0, made.stderr
    assert "初始密码" in made.stdout
    return home


def test_a_real_court_is_born_with_one_person_and_replays_equal(real_court: Path) -> None:
    replayed = xiezhi("replay", "--check", "--home", real_court)
    assert (replayed.returncode, replayed.stdout.strip().splitlines()[-1]) == (0, "2 entries, 4 rows, 4 tables")
    assert "赵某" in xiezhi("people", "--home", real_court).stdout


SERVED = """
import granian.server
from django.conf import settings
from xiezhi.site.command import main

class Told:
    def __init__(self, *_, **__): print(settings.CHECK_ADDRESS)
    def serve(self): pass

granian.server.Server = Told
main()
"""


def test_papers_send_their_readers_to_the_port_that_is_served(real_court: Path) -> None:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("XIEZHI_", "DJANGO_"))}
    command = [sys.executable, "-c", SERVED, "serve", "--port", "8123", "--home", str(real_court)]
    done = subprocess.run(command, capture_output=True, text=True, env=clean)
    assert done.stdout.splitlines()[-1] == "http://127.0.0.1:8123/v/", done.stderr


def test_the_index_of_a_court_is_made_anew(real_court: Path) -> None:
    made = xiezhi("index", "--home", real_court)
    assert (made.returncode, made.stdout.strip()) == (0, "1 条，读了 0 份文书")


def test_a_court_is_not_founded_into_a_folder_that_holds_something(real_court: Path) -> None:
    again = xiezhi("court", "create", "--demo", "--cases", "1", "--home", real_court)
    assert again.returncode == 1
    assert "不是空文件夹" in again.stderr


def test_the_story_of_the_loan_leaves_a_court_with_its_whole_log_that_replays_equal(tmp_path: Path) -> None:
    told = xiezhi("story", "loan", "--home", tmp_path / "told")
    assert told.returncode == 0, told.stderr
    assert "执行·执行完毕结案 → 执行完毕" in told.stdout
    replayed = xiezhi("replay", "--check", "--home", tmp_path / "told")
    assert replayed.returncode == 0, replayed.stdout
    assert int(replayed.stdout.strip().splitlines()[-1].partition(" entries")[0]) >= 60
    again = xiezhi("story", "loan", "--home", tmp_path / "told")
    assert (again.returncode, "不是空文件夹" in again.stderr) == (1, True)


def test_replay_of_nothing_says_so_with_its_exit_code(tmp_path: Path) -> None:
    home = tmp_path / "empty"
    home.mkdir()
    made = "from xiezhi.site.home import *; import sys, pathlib; open_home(pathlib.Path(sys.argv[1])); make_tables()"
    subprocess.run([sys.executable, "-c", made, str(home)], check=True)
    assert xiezhi("replay", "--check", "--home", home).returncode == 2


def test_a_changed_cell_is_named_with_table_and_row(real_court: Path, tmp_path: Path) -> None:
    saved = tmp_path / "saved.tgz"
    assert xiezhi("backup", saved, "--home", real_court).returncode == 0
    copy = tmp_path / "copy"
    assert xiezhi("restore", saved, "--home", copy).returncode == 0
    change = "UPDATE records_courts SET name = '假'"
    forge = f"import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute({change!r}); c.commit()"
    subprocess.run([sys.executable, "-c", forge, str(copy / "court.sqlite3")], check=True)
    checked = xiezhi("replay", "--check", "--home", copy)
    assert checked.returncode == 1
    assert "courts 内0902: name" in checked.stdout


def test_what_is_restored_is_what_was_saved_and_its_log_goes_on(real_court: Path, tmp_path: Path) -> None:
    saved, copy = tmp_path / "saved.tgz", tmp_path / "copy"
    xiezhi("backup", saved, "--home", real_court)
    restored = xiezhi("restore", saved, "--home", copy)
    assert (restored.returncode, restored.stdout.strip()) == (0, "2 entries, 4 rows, 4 tables")
    assert xiezhi("publish", "--home", copy).stdout.startswith("1 ")
    assert (copy / "keys/desk.key").read_bytes() == (real_court / "keys/desk.key").read_bytes()


def test_a_second_writer_gets_a_sentence_and_does_not_wait(real_court: Path) -> None:
    take = "from xiezhi.site.home import take; import pathlib, sys; held = take(pathlib.Path(sys.argv[1]))"
    hold = f"{take}; print('held', flush=True); input()"
    holder = subprocess.Popen(
        [sys.executable, "-c", hold, str(real_court)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        for word in (["sweep"], ["serve", "--port", "0"]):
            second = xiezhi(*word, "--home", real_court)
            assert second.returncode == 1
            assert str(holder.pid) in second.stderr
            assert "PostgreSQL" in second.stderr
    finally:
        holder.communicate("\n")
    assert xiezhi("sweep", "--home", real_court).returncode == 0


def test_two_courts_are_not_served_at_one_port(real_court: Path) -> None:
    """Either would have answered, in turns."""
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        served = xiezhi("serve", "--port", other.getsockname()[1], "--home", real_court)
    assert served.returncode == 1
    assert "--port" in served.stderr


def test_only_this_machine_reaches_a_demonstration_court(tmp_path: Path) -> None:
    home = tmp_path / "demo"
    assert xiezhi("court", "create", "--demo", "--cases", "1", "--home", home).returncode == 0
    served = xiezhi("serve", "--home", home, "--bind", "0.0.0.0", "--port", "0")
    assert served.returncode == 1
    assert "--expose-demo" in served.stderr


def test_an_archive_that_reaches_out_of_its_folder_is_refused(tmp_path: Path) -> None:
    forged, stray = tmp_path / "forged.tgz", tmp_path / "stray"
    stray.write_text("x")
    with tarfile.open(forged, "w:gz") as archive:
        archive.add(stray, "../escaped")
    refused = xiezhi("restore", forged, "--home", tmp_path / "copy")
    assert refused.returncode == 1
    assert "escaped" in refused.stderr
    assert not (tmp_path / "escaped").exists()


def test_a_demonstration_court_prints_the_port_at_which_it_will_be_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = ("court", "create", "--demo", "--cases", "1", "--home", str(tmp_path / "home"), "--port", "8123")
    printed: list[str] = []
    monkeypatch.delenv("XIEZHI_ADDRESS", raising=False)
    monkeypatch.setattr(command, "_open", lambda *_, **__: printed.append(os.environ["XIEZHI_ADDRESS"]))
    monkeypatch.setattr(command, "make_tables", lambda: None)
    monkeypatch.setattr(founding, "demonstration", lambda *_: None)
    command.cli(told, standalone_mode=False)
    assert printed == ["http://127.0.0.1:8123"]
    monkeypatch.setenv("XIEZHI_ADDRESS", "https://court.example")
    (tmp_path / "home").rmdir()
    command.cli(told, standalone_mode=False)
    assert printed[1:] == ["https://court.example"], "where people reach the court is said once"
