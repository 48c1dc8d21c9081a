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
from tests.site.morning import WEIGHINGS, Morning
from tests.site.test_failures import processes_of
from tests.soak import long

PEOPLE, SECONDS = long(40, 1_000), long(10, 1_800)
MORE = 250
"""Megabytes by which the server may have grown when all have gone."""
FLAT = long(30, 5) / 100
"""The part by which it may weigh more in the last third of the morning than in the middle one; in a morning of a few
seconds it is still loading what it needs."""


@pytest.mark.soak
def test_a_city_s_morning_passes_without_an_error_or_a_lost_step(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    home = tmp_path / "home"
    made = [sys.executable, "-m", "tests.site.morning", str(home), str(PEOPLE)]
    told = subprocess.run(made, cwd=ROOT, env=clean(), check=True, capture_output=True, text=True, timeout=180).stdout
    judge, *people = told.split()
    with served(home) as gate:
        Filer(gate, cookie=people[0]).get("/mine")
        held = processes_of(gate)
        before = memory(held)
        address, chance = f"http://127.0.0.1:{gate.port}", random.Random(PEOPLE)
        morning = Morning(address, people, judge, chance, weighs=lambda: memory(held))
        asyncio.run(morning.passes(SECONDS))
        grown = memory(held) - before
        found = Filer(gate, cookie=judge, receipts=dict(enumerate(morning.receipts.values()))).finds_all()
    record_property("people", PEOPLE)
    record_property("seconds", SECONDS)
    for what, waits in morning.waits.items():
        record_property(what, len(waits))
        for part in (50, 95, 99):
            record_property(f"p{part} ms of {what}", morning.share(part / 100, what))
    record_property("errors", sum(morning.wrong.values()))
    record_property("grown MB", grown)
    for part in (6, 1):
        record_property(f"MB after {SECONDS // part} s", morning.weight(1 / part))
    record_property("MB by the tenth of the morning", " ".join(map(str, morning.weights[:: WEIGHINGS // 10])))
    record_property("last third over the middle %", round(100 * morning.grows(), 1))
    assert morning.wrong == {}
    assert len(morning.receipts) == PEOPLE
    assert morning.docketed
    assert found
    assert grown < MORE
    assert morning.grows() < FLAT
    assert xiezhi("fsck", "--home", home).returncode == 0


def memory(processes: list[int]) -> int:
    """Megabytes that processes hold."""
    held = 0
    for process in processes:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
        held += next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
    return held // 1024
