"""A thousand people of a city come in a morning; in the usual run forty in ten seconds."""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.filer import ROOT, Filer, xiezhi
from tests.site.gate import clean, served
from tests.site.morning import Morning
from tests.site.test_failures import processes_of
from tests.soak import long

PEOPLE, SECONDS = long(40, 1_000), long(10, 1_800)
MORE = 250
"""Megabytes by which the server may have grown when all have gone."""


@pytest.mark.soak
def test_a_city_s_morning_passes_without_an_error_or_a_lost_step(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    home = tmp_path / "home"
    made = [sys.executable, "-m", "tests.site.morning", str(home), str(PEOPLE)]
    told = subprocess.run(made, cwd=ROOT, env=clean(), check=True, capture_output=True, text=True).stdout
    judge, *people = told.split()
    with served(home) as gate:
        Filer(gate, cookie=people[0]).get("/mine")
        before = memory(processes_of(gate))
        morning = Morning(f"http://127.0.0.1:{gate.port}", people, judge, random.Random(PEOPLE))
        asyncio.run(morning.passes(SECONDS))
        grown = memory(processes_of(gate)) - before
        found = Filer(gate, cookie=judge, receipts=dict(enumerate(morning.receipts.values()))).finds_all()
    record_property("people", PEOPLE)
    record_property("seconds", SECONDS)
    record_property("requests", len(morning.waits))
    record_property("p50 ms", morning.share(0.5))
    record_property("p95 ms", morning.share(0.95))
    record_property("p99 ms", morning.share(0.99))
    record_property("errors", sum(morning.wrong.values()))
    record_property("grown MB", grown)
    assert morning.wrong == {}
    assert len(morning.receipts) == PEOPLE
    assert morning.docketed
    assert found
    assert grown < MORE
    assert xiezhi("fsck", "--home", home).returncode == 0


def memory(processes: list[int]) -> int:
    """Megabytes that processes hold."""
    held = 0
    for process in processes:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
        held += next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
    return held // 1024
