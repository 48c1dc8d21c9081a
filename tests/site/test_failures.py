"""When disk or database fail under a served court: what has a receipt stands, what has none is said in a sentence, and
all goes on by itself when the trouble is over."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.postgres_server import PostgresServer
from tests.site.filer import Filer, small_court, xiezhi
from tests.site.gate import Answered, Gate, answers, served
from tests.soak import long

FIRST = range(3)
GONE = long(0, 60)
"""Seconds for which the database is gone, beyond those in which it is asked once."""


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_court(tmp_path_factory.mktemp("courts") / "small")


def processes_of(gate: Gate) -> list[int]:
    """The server and its workers."""
    found = subprocess.run(["pgrep", "-P", str(gate.process.pid)], capture_output=True, text=True).stdout
    return [gate.process.pid, *map(int, found.split())]


@contextmanager
def no_room(gate: Gate) -> Iterator[None]:
    """No file of the server grows any more, as on a full disk or one that may only be read."""
    bounds = {each: resource.prlimit(each, resource.RLIMIT_FSIZE) for each in processes_of(gate)}
    for process, (_, hard) in bounds.items():
        resource.prlimit(process, resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        for process, bound in bounds.items():
            resource.prlimit(process, resource.RLIMIT_FSIZE, bound)


def is_said(answer: Answered) -> None:
    """A sentence for a person or a program, when to come again, and nothing of our insides."""
    assert answer.status == 503, (answer.status, answer.text[:300])
    assert answer.header("Retry-After") == "60"
    assert "暂时办不了" in answer.text
    assert not any(inside in answer.text for inside in ("Traceback", "Error", "SELECT", "psycopg", "sqlite"))


def test_on_a_full_disk_what_has_a_receipt_stands_and_the_rest_is_said(founded: Path, tmp_path: Path) -> None:
    home = shutil.copytree(founded, tmp_path / "home")
    with served(home) as gate:
        wang = Filer(gate).signs_in()
        assert [wang.files(number).status for number in FIRST] == [200] * len(FIRST)
        with no_room(gate):
            refused = wang.files(99)
            is_said(refused)
            assert json.loads(refused.text)["error"]["kind"] == "fault"
            is_said(wang.get(f"/case/{wang.receipts[0]}"))
            assert gate.get("/").status == 200
        assert wang.files(99).status == 200
        assert wang.files(99).status == 200
        assert wang.get(f"/case/{wang.receipts[0]}").status == 200
        assert wang.finds_all()
    for check in (("replay", "--check"), ("fsck",)):
        checked = xiezhi(*check, "--home", home)
        assert checked.returncode == 0, checked.stdout
    assert "Traceback" not in xiezhi("nightly", "--home", home).stderr


def test_a_worker_that_is_killed_is_followed_by_another_and_nothing_is_lost(founded: Path, tmp_path: Path) -> None:
    """As where the machine ran out of memory and took the largest process."""
    home = shutil.copytree(founded, tmp_path / "home")
    with served(home) as gate:
        wang = Filer(gate).signs_in()
        assert [wang.files(number).status for number in FIRST] == [200] * len(FIRST)
        (_, worker) = processes_of(gate)
        os.kill(worker, signal.SIGKILL)
        answers(gate, home, seconds=60)
        assert processes_of(gate)[1] != worker
        assert wang.finds_all()
        assert wang.files(0).status == 200
    assert xiezhi("fsck", "--home", home).returncode == 0


@pytest.mark.soak
@pytest.mark.postgres
def test_while_the_database_is_gone_it_is_said_and_afterwards_all_goes_on(
    postgres_server: PostgresServer, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """In the long form for a whole minute, in every second of which somebody comes."""
    url = postgres_server.create_database("gone")
    home = small_court(tmp_path / "home", XIEZHI_DATABASE_URL=url)
    with served(home, XIEZHI_DATABASE_URL=url) as gate:
        wang = Filer(gate).signs_in()
        assert [wang.files(number).status for number in FIRST] == [200] * len(FIRST)
        postgres_server.kill()
        try:
            is_said(wang.files(99))
            is_said(gate.get("/"))
            is_said(wang.get("/api/proceedings"))
            for second in range(GONE):
                is_said(wang.files(100 + second))
                time.sleep(1)
        finally:
            postgres_server.start()
        answers = [wang.get("/mine").status for _ in range(12)] + [wang.files(99).status, wang.files(99).status]
        assert answers == [200] * 14, "a line to the database that died was used again"
        assert [wang.files(100 + second).status for second in range(GONE)] == [200] * GONE
        assert wang.finds_all()
    record_property("seconds gone", GONE)
    checked = xiezhi("fsck", "--home", home, XIEZHI_DATABASE_URL=url)
    assert checked.returncode == 0, checked.stdout
