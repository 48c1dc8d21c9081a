"""The same tests upon PostgreSQL: the engine, its chain, its replay and its guard."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tests.postgres_server import PostgresServer
from xiezhi.phrases.related import ABOUT

ROOT = Path(__file__).parents[2]
MADE = "from xiezhi.site.home import *; import sys, pathlib; open_home(pathlib.Path(sys.argv[1])); make_tables()"


def with_tables(server: PostgresServer, name: str, home: Path) -> str:
    """A new database with the tables of a court, and nothing in them; its address."""
    url = server.create_database(name)
    environment = {**os.environ, "XIEZHI_DATABASE_URL": url}
    subprocess.run([sys.executable, "-c", MADE, home], cwd=ROOT, env=environment, check=True)
    return url


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


@pytest.mark.postgres
def test_no_row_is_written_into_an_index_for_beginnings_that_nothing_asks(
    postgres_server: PostgresServer, tmp_path: Path
) -> None:
    with psycopg.connect(with_tables(postgres_server, "unread", tmp_path)) as connection:
        every = connection.execute("SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'").fetchall()
    assert every
    assert [index for (index,) in every if "_pattern_ops" in index] == []


COLD = """
import pathlib, sys
from xiezhi.site.home import make_tables, open_home
open_home(pathlib.Path(sys.argv[1]))
make_tables()
from django.db import connection
from xiezhi.engine.reading import families_of
for number in range(12):
    families_of([f"d{number}"])
with connection.cursor() as cursor:
    cursor.execute("SELECT generic_plans, custom_plans FROM pg_prepared_statements WHERE statement LIKE %s", ["% UNION ALL %"])
    print(*cursor.fetchone())
"""  # noqa: E501


@pytest.mark.postgres
def test_a_dispute_that_is_not_remembered_is_read_by_a_plan_that_is_made_once(
    postgres_server: PostgresServer, tmp_path: Path
) -> None:
    environment = {**os.environ, "XIEZHI_DATABASE_URL": postgres_server.create_database("cold")}
    told = subprocess.run([sys.executable, "-c", COLD, tmp_path], cwd=ROOT, env=environment, capture_output=True)
    once, each_time = map(int, told.stdout.split())
    assert once > each_time, told.stderr


@pytest.mark.postgres
def test_whether_a_suit_is_about_a_case_is_found_without_reading_every_suit(
    postgres_server: PostgresServer, tmp_path: Path
) -> None:
    """By the plan that is made once for all values: it knows that hardly any suit is about anything."""
    with psycopg.connect(with_tables(postgres_server, "about", tmp_path)) as connection:
        columns = "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'records_disputes'"
        kinds = dict(connection.execute(columns).fetchall())
        values = ["n::text" if name == "id" else "''" if "char" in kinds[name] else "0" for name in kinds]
        insert = "INSERT INTO records_disputes ({}) SELECT {} FROM generate_series(1, 20000) AS s(n)"
        connection.execute(insert.format(", ".join(kinds), ", ".join(values)).encode())
        connection.execute("ANALYZE records_disputes")
        connection.execute("SET plan_cache_mode = force_generic_plan")
        asked = ABOUT.replace("%s", "{}").format("$1", "$2")
        connection.execute(f"PREPARE about AS SELECT EXISTS ({asked})".encode())
        plan = str(connection.execute("EXPLAIN EXECUTE about ('7', '7')").fetchall())
    assert "disputes_about" in plan
    assert "Seq Scan" not in plan
