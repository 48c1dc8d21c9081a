"""Replay folds the log into rows and compares; whatever is changed behind its back, it names the table and the row."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import models, transaction

from tests.engine.cast import CODE, Court
from tests.engine.lived import live
from xiezhi.engine.guarded import door_open
from xiezhi.engine.replay import Difference, Folded, fold, replay
from xiezhi.evidence.models import Content, Entry, Head
from xiezhi.records.table import TABLES


class Undo(Exception):
    """Takes a tampering back."""


@contextmanager
def tampered() -> Iterator[None]:
    """A change behind the door's back, undone at the end."""
    with pytest.raises(Undo), transaction.atomic(), door_open():
        yield
        raise Undo


def differences() -> list[Difference]:
    return replay().differences


def other(value: Any) -> Any:
    """A value of the same kind, and not the same."""
    if isinstance(value, int) or value is None:
        return (value or 0) + 1
    return value + "0" if not value.startswith("[") else '["0"]'


@pytest.fixture
def lived(court: Court) -> Court:
    live(court)
    return court


def test_every_table_has_rows_and_replay_equals_them_all(lived: Court) -> None:
    replayed = replay()
    assert replayed.differences == []
    assert replayed.tables == len(TABLES)
    assert replayed.rows == sum(table.model.objects.count() for table in TABLES.values())
    assert replayed.entries == Entry.objects.filter(court=CODE).count() == lived.size
    assert str(replayed) == f"{replayed.entries} entries, {replayed.rows} rows, {len(TABLES)} tables"


def test_an_entry_that_was_made_before_a_column_came_to_its_table_is_read_as_it_was_meant(
    lived: Court, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A court goes on under a newer program: its table has a column of which its old entries say nothing."""
    later = (("arrivals", "second"), ("arrivals", "piles"), ("sales", "decided"), ("disputes", "about"))

    def of_old(folded: Folded, entry: Entry, values: dict[str, str | None]) -> None:
        fold(folded, entry, values)
        for table, column in later:
            for row in folded[table].values():
                row.pop(column, None)

    assert all(table.model.objects.exists() for table in TABLES.values() if table.name in dict(later))
    monkeypatch.setattr("xiezhi.engine.replay.fold", of_old)
    assert differences() == []


def test_a_changed_cell_of_any_column_of_any_table_is_named(lived: Court) -> None:
    for table in TABLES.values():
        row = table.model.objects.order_by("id").last()
        changes = {name: other(getattr(row, name)) for name in table.columns if name != "id"}
        with tampered():
            table.model.objects.filter(id=row.id).update(**changes)
            found = differences()
        assert {(each.table, each.row) for each in found} == {(table.name, row.id)}
        assert {each.wrong.split(" ")[0] for each in found} == set(changes)


def test_a_row_deleted_from_any_table_is_named(lived: Court) -> None:
    """An audit that cannot see a deleted or reordered row (DRISTI audit-service)."""
    for table in TABLES.values():
        row = table.model.objects.order_by("id").first()
        with tampered():
            table.model.objects.filter(id=row.id)._raw_delete("default")
            assert differences() == [Difference(table.name, row.id, "is missing")]


def test_a_row_put_into_any_table_is_named(lived: Court) -> None:
    for table in TABLES.values():
        row = table.model.objects.values(*table.columns).first()
        with tampered():
            table.model.objects.create(**{**row, "id": "smuggled"})
            assert differences() == [Difference(table.name, "smuggled", "no entry made it")]


def test_a_row_whose_id_is_changed_is_one_missing_and_one_smuggled(lived: Court) -> None:
    for table in TABLES.values():
        row = table.model.objects.order_by("id").first()
        with tampered():
            table.model.objects.filter(id=row.id).update(id="renamed")
            assert {each.row for each in differences()} == {row.id, "renamed"}


# --- the log itself


COLUMNS = [field.name for field in Entry._meta.fields if field.name != "id"]


@pytest.mark.parametrize("column", COLUMNS)
def test_a_changed_column_of_an_entry_is_named(court: Court, column: str) -> None:
    court.files()
    entry = Entry.objects.get(step="filing.submit")
    value = getattr(entry, column)
    changed = value[:-2] + '"}' if column in ("skeleton", "leaf") else other(value)
    if column in ("salt", "sha256", "sm3"):
        changed = "0" * 64
    if column == "skeleton":
        changed = value.replace('"actor":"person-wang"', '"actor":"person-zhang"')
    if column == "leaf":
        changed = value.replace('"filing.submit"', '"filing.refuse"')
    with tampered():
        Entry.objects.filter(id=entry.id).update(**{column: changed})
        found = differences()
    assert found
    assert {each.row for each in found} & {entry.id, CODE}


def test_a_deleted_entry_leaves_a_gap(lived: Court) -> None:
    entry = Entry.objects.get(place=20)
    with tampered():
        Entry.objects.filter(id=entry.id)._raw_delete("default")
        assert any(each.table == "entries" and "where 20 follows" in each.wrong for each in differences())


def test_the_last_entry_cannot_be_cut_off(lived: Court) -> None:
    with tampered():
        Entry.objects.filter(place=lived.size - 1)._raw_delete("default")
        assert ("heads", CODE) in {(each.table, each.row) for each in differences()}


def test_two_entries_cannot_change_places(lived: Court) -> None:
    """An audit that cannot see a deleted or reordered row (DRISTI audit-service)."""
    first, second = Entry.objects.filter(place__in=(20, 21)).order_by("place")
    with tampered():
        for entry, place in ((first, -1), (second, 20), (first, 21)):
            Entry.objects.filter(id=entry.id).update(place=place)
        assert ("heads", CODE) in {(each.table, each.row) for each in differences()}


def test_an_entry_put_into_the_log_is_named(lived: Court) -> None:
    row = Entry.objects.values().get(place=20)
    with tampered():
        Entry.objects.create(**{**row, "id": "smuggled", "place": lived.size})
        assert {"smuggled", CODE} & {each.row for each in differences()}


@pytest.mark.parametrize("column", ["size", "sha256", "sm3", "last"])
def test_a_changed_head_is_named(court: Court, column: str) -> None:
    head = Head.objects.get(court=CODE)
    with tampered():
        Head.objects.filter(court=CODE).update(**{column: other(getattr(head, column))})
        assert [(each.table, each.row) for each in differences()] == [("heads", CODE)]


def test_a_deleted_head_is_named(court: Court) -> None:
    with tampered():
        Head.objects.filter(court=CODE)._raw_delete("default")
        assert ("heads", CODE) in {(each.table, each.row) for each in differences()}


def test_a_head_of_no_log_is_named(court: Court) -> None:
    row = Head.objects.values().get(court=CODE)
    with tampered():
        Head.objects.create(**{**row, "court": "内0999"})
        assert {(each.table, each.row) for each in differences()} == {("heads", "内0999")}


# --- content


def content() -> Content:
    return Content.objects.get(value="王某")


@pytest.mark.parametrize("column", ["entry", "salt", "value"])
def test_changed_content_is_named(court: Court, column: str) -> None:
    court.files()
    kept = content()
    changed = "0" * 64 if column == "salt" else other(getattr(kept, column))
    with tampered():
        Content.objects.filter(id=kept.id).update(**{column: changed})
        assert ("contents", kept.id) in {(each.table, each.row) for each in differences()}


@pytest.mark.parametrize("column", ["salt", "value"])
def test_content_half_erased_is_named(court: Court, column: str) -> None:
    court.files()
    kept = content()
    with tampered():
        Content.objects.filter(id=kept.id).update(**{column: None})
        assert ("contents", kept.id) in {(each.table, each.row) for each in differences()}


def test_deleted_content_is_named(court: Court) -> None:
    court.files()
    kept = content()
    with tampered():
        Content.objects.filter(id=kept.id)._raw_delete("default")
        assert ("contents", kept.id) in {(each.table, each.row) for each in differences()}


@pytest.mark.parametrize("entry", ["", "its own"])
def test_content_that_no_entry_keeps_is_named(court: Court, entry: str) -> None:
    court.files()
    kept = content()
    with tampered():
        Content.objects.create(id="smuggled", entry=entry and kept.entry, salt=kept.salt, value="x")
        assert ("contents", "smuggled") in {(each.table, each.row) for each in differences()}


def test_nothing_tampered_remains(lived: Court) -> None:
    assert isinstance(Entry._meta.pk, models.TextField)
    assert differences() == []
