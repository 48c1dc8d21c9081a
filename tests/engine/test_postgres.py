"""The same tests upon PostgreSQL: the engine, its chain, its replay and its guard."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.postgres_server import PostgresServer

ROOT = Path(__file__).parents[2]


@pytest.mark.postgres
@pytest.mark.parametrize(
    "tests",
    [
        ["engine/test_chain.py", "engine/test_joint.py", "engine/test_numbers_and_figures.py"],
        ["engine/test_door.py", "engine/test_batches.py", "engine/test_who_may.py", "engine/test_replay.py"],
        ["records/test_guarded.py", "engine/test_finding.py"],
        ["indicators/test_exact.py", "indicators/test_comparing.py", "indicators/test_lake.py"],
    ],
    ids=["chain", "door and replay", "guard and search", "figures and export"],
)
def test_the_same_tests_pass_on_postgresql(postgres_server: PostgresServer, tmp_path: Path, tests: list[str]) -> None:
    environment = {
        **os.environ, "XIEZHI_DATABASE_URL": postgres_server.url, "XIEZHI_HOME": str(tmp_path),
        "PYTEST_ADDOPTS": f"-p no:cacheprovider --basetemp={tmp_path}/tests",
    }  # fmt: skip
    for name in [name for name in environment if name.startswith("PYTEST_XDIST")]:
        del environment[name]
    command = [sys.executable, "-m", "pytest", "--create-db", *(f"tests/{name}" for name in tests)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]


@pytest.mark.postgres
def test_of_two_processes_with_one_key_the_second_gets_the_firsts_receipt(
    postgres_server: PostgresServer, tmp_path: Path
) -> None:
    environment = {
        **os.environ, "XIEZHI_DATABASE_URL": postgres_server.create_database("twins"), "XIEZHI_HOME": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "xiezhi.site.settings",
    }  # fmt: skip
    command = [sys.executable, "-m", "tests.engine.twins", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-4000:]
    assert (tmp_path / "a.receipt").read_text() == (tmp_path / "b.receipt").read_text()
