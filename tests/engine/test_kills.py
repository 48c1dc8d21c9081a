"""Kill -9 under load, again and again: no acknowledged step is lost, none is half done.

The usual run kills 15 times upon SQLite and 5 upon PostgreSQL, ./x soak 200 and 50 times.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.postgres_server import PostgresServer
from tests.soak import long

ROOT = Path(__file__).parents[2]


class Nursery:
    """The process that forks servers and checkers."""

    def __init__(self, process: subprocess.Popen[str], receipts: Path) -> None:
        self.process, self.receipts = process, receipts

    def hears(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def told(self, line: str) -> str:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self.hears()

    def acknowledged(self) -> int:
        return self.receipts.read_bytes().count(b"\n") if self.receipts.exists() else 0

    def waits_for(self, receipts: int) -> None:
        """Until so many receipts are out, for a minute at most."""
        for _ in range(12_000):
            if self.acknowledged() >= receipts:
                return
            time.sleep(0.005)
        raise AssertionError(f"{self.acknowledged()} receipts where {receipts} were waited for")

    def is_whole(self) -> tuple[int, int]:
        """How many receipts were out and how many entries the log holds, all of them in order."""
        answer = self.told("check").split(" ")
        assert answer[0] == "whole", " ".join(answer)
        return int(answer[1]), int(answer[2])


@contextmanager
def nursery(home: Path, url: str = "") -> Iterator[Nursery]:
    environment = {
        **os.environ, "XIEZHI_HOME": str(home), "XIEZHI_DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "xiezhi.site.settings",
    }  # fmt: skip
    receipts = home / "receipts"
    command = [sys.executable, "-m", "tests.engine.served", str(receipts)]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, **pipes)
    try:
        made = Nursery(process, receipts)
        assert made.hears() == "0", "the court was not founded"
        yield made
    finally:
        assert process.stdin is not None
        process.stdin.close()
        process.wait(timeout=60)


def killed_at_random(made: Nursery, kills: int, chance: random.Random) -> tuple[int, int]:
    """Serve, kill at a random moment, counted in receipts and then in milliseconds, check; again."""
    whole = (0, 0)
    for _ in range(kills):
        server = int(made.told("serve"))
        made.waits_for(made.acknowledged() + chance.randint(0, 20))
        time.sleep(chance.uniform(0, 0.05))
        os.kill(server, signal.SIGKILL)
        whole = made.is_whole()
    return whole


@pytest.mark.soak
def test_no_acknowledged_step_is_lost_or_half_done_when_the_server_is_killed(
    tmp_path: Path, record_property: Any
) -> None:
    kills = long(15, 200)
    with nursery(tmp_path) as made:
        receipts, entries = killed_at_random(made, kills, random.Random(kills))
    assert receipts > kills
    assert entries > receipts
    record_property("kills", kills)
    record_property("receipts", receipts)


@pytest.mark.soak
@pytest.mark.postgres
def test_nor_on_postgresql(postgres_server: PostgresServer, tmp_path: Path, record_property: Any) -> None:
    kills = long(5, 50)
    with nursery(tmp_path, postgres_server.create_database("kills")) as made:
        receipts, _ = killed_at_random(made, kills, random.Random(kills))
    assert receipts > kills
    record_property("kills", kills)
    record_property("receipts", receipts)


@pytest.mark.soak
@pytest.mark.postgres
def test_nor_when_the_database_itself_is_killed_and_the_server_goes_on_when_it_is_back(
    postgres_server: PostgresServer, tmp_path: Path, record_property: Any
) -> None:
    kills = long(2, 20)
    with nursery(tmp_path, postgres_server.create_database("crashes")) as made:
        for _ in range(kills):
            server = int(made.told("serve"))
            made.waits_for(made.acknowledged() + 5)
            postgres_server.kill()
            before = made.acknowledged()
            postgres_server.start()
            made.waits_for(before + 5)
            os.kill(server, signal.SIGKILL)
            made.is_whole()
    record_property("kills", kills)
