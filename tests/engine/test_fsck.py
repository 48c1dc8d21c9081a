"""fsck: in a small court each cell changed, each row taken away or put in, each file of the log, is found and named."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from tests.engine.cast import CODE, Court
from tests.engine.lived import live
from tests.engine.partners import Town
from tests.soak import long
from xiezhi.engine import anchoring
from xiezhi.engine.anchoring import anchor
from xiezhi.engine.fsck import fsck
from xiezhi.engine.guarded import door_open
from xiezhi.engine.publish import publish
from xiezhi.evidence.models import Content, Entry, Head
from xiezhi.records.table import TABLES

EVIDENCE = {"evidence_entries": Entry, "evidence_contents": Content, "evidence_heads": Head}


@pytest.fixture
def home(settings: Any, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def lived(court: Court, home: Path, monkeypatch: pytest.MonkeyPatch) -> Court:
    """A court that has lived, published, stamped and anchored; nothing in it is wrong."""
    monkeypatch.setattr(anchoring, "in_background", lambda: None)
    with ExitStack() as stack:
        town = Town(home, stack)
        town.is_watched()
        town.has_partners()
        publish()
        for _ in range(3):
            anchor()
        live(court)
        publish()
    return court


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is done to the tables here is taken back."""
    with transaction.atomic(), door_open():
        yield
        transaction.set_rollback(True)


def execute(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))


def found(table: str) -> bool:
    """Whether fsck names the table: by its own name, or as the log that no longer fits it."""
    name = table.partition("_")[2]
    return any(each.table == name for each in fsck().differences)


def spots(table: str) -> Iterator[tuple[str, str, Any]]:
    """Every column of the first and of the last row, with the value that stands there."""
    key = "court" if table == "evidence_heads" else "id"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} ORDER BY {key}")
        columns = [each[0] for each in cursor.description]
        rows = cursor.fetchall()
    assert rows, f"{table} has no row to try"
    for row in {rows[0], rows[-1]}:
        for column, value in zip(columns, row, strict=True):
            yield column, str(row[columns.index(key)]), value


def other(value: Any) -> Any:
    """Another value of the same type."""
    if isinstance(value, int):
        return value + 1000
    text = value or ""
    return text[:-1] + ("0" if text[-1] != "0" else "1") if text else "0"


def test_a_court_that_has_lived_is_whole_with_some_of_everything(lived: Court) -> None:
    result = fsck()
    assert [str(each) for each in result.differences] == []
    assert result.entries == lived.size > 30
    assert min(result.contents, result.rows, result.files) > 15


@pytest.mark.parametrize("table", EVIDENCE)
def test_each_changed_cell_of_the_evidence_is_found(lived: Court, table: str) -> None:
    missed = []
    for column, key, value in spots(table):
        with undone():
            identity = "court" if table == "evidence_heads" else "id"
            execute(f'UPDATE {table} SET "{column}" = %s WHERE {identity} = %s', other(value), key)
            if not found(table) and not fsck().differences:
                missed.append((column, key, value))
    assert missed == []


@pytest.mark.parametrize("how", ["taken away", "put in"])
def test_a_row_taken_away_or_put_in_is_found_in_every_table(lived: Court, how: str) -> None:
    missed = []
    for table in (*EVIDENCE, *(f"records_{name}" for name in TABLES)):
        key = "court" if table == "evidence_heads" else "id"
        (_, first, _), *_ = spots(table)
        with undone():
            if how == "taken away":
                execute(f"DELETE FROM {table} WHERE {key} = %s", first)
            else:
                put_in_twin_of(table, key, first, lived.size)
            if not found(table):
                missed.append(table)
    assert missed == []


def put_in_twin_of(table: str, key: str, first: str, size: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} WHERE {key} = %s", [first])
        columns = [each[0] for each in cursor.description]
        row = dict(zip(columns, cursor.fetchone(), strict=True)) | {key: "twin"}
    if table == "evidence_entries":
        row["place"] = size
    names = ", ".join(f'"{name}"' for name in row)
    execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join(['%s'] * len(row))})", *row.values())


@pytest.mark.soak
def test_a_changed_cell_is_found_in_every_table_of_the_records(lived: Court) -> None:
    missed = []
    for table in sorted(TABLES):
        every = list(spots(f"records_{table}"))
        for column, key, value in every[1 :: long(6, 1)]:
            with undone():
                new = f"{value}~" if column == "id" else other(value)
                execute(f'UPDATE records_{table} SET "{column}" = %s WHERE id = %s', new, key)
                if not found(f"records_{table}"):
                    missed.append((table, column))
    assert missed == []


def test_content_half_erased_or_lent_to_another_entry_is_found(lived: Court) -> None:
    for change in ("salt = NULL", "value = NULL", "entry = 'nobody'", "id = 'nobody'"):
        with undone():
            execute(f"UPDATE evidence_contents SET {change} WHERE id = (SELECT min(id) FROM evidence_contents)")
            assert found("evidence_contents"), change


def test_every_file_of_the_log_changed_taken_away_or_put_in_is_found(lived: Court, home: Path) -> None:
    log, missed = home / "log", []
    for path in sorted(each for each in log.rglob("*") if each.is_file()):
        data = path.read_bytes()
        if path.name in ("begun", "complete") or path.name.endswith(".sent"):
            continue  # times and notes of the publisher's own, which prove nothing
        path.write_bytes(data[:-2] + bytes([data[-2] ^ 1]) + data[-1:])
        if not fsck().differences:
            missed.append(f"{path} changed")
        path.write_bytes(data)
    sha256 = log / CODE / "sha256"
    for name in (f"tile/0/000.p/{lived.size}", f"tile/entries/000.p/{lived.size}", "checkpoint"):
        (sha256 / name).rename(home / "aside")
        assert any("missing" in each.wrong for each in fsck().differences), name
        (home / "aside").rename(sha256 / name)
    for name in ("tile/0/001.p/3", "tile/entries/001", "tile/1/000.p/1", "readme", "tile/0/000.p/256"):
        (sha256 / name).parent.mkdir(parents=True, exist_ok=True)
        (sha256 / name).write_bytes(b"\0" * 96)
        assert any(name in each.row for each in fsck().differences), name
        (sha256 / name).unlink()
    for name in ("nowhere", f"{CODE}/other"):
        (log / name).mkdir()
        assert any(each.row in (name, "nowhere") for each in fsck().differences)
        (log / name).rmdir()
    assert (missed, fsck().differences) == ([], [])
    (home / "witnesses").unlink()
    shutil.rmtree(log)
    assert {each.wrong for each in fsck().differences} == {"is missing"}
    publish()
    assert fsck().differences == []
