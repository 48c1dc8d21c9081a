"""Structs and their tables: what goes in comes out the same, on any database, and ids are never made by it."""

from typing import Any, get_args, get_origin, get_type_hints

import msgspec
import pytest
from django.db import connection, models
from hypothesis import given, settings
from hypothesis import strategies as st

from xiezhi.engine.guarded import door_open
from xiezhi.records.counter import Counter
from xiezhi.records.models import FAMILY, HOUSE, SHARED
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import HANDFUL, TABLES, Row, Table, count, one, rows, table_of
from xiezhi.records.together import source, together

EVERY = [*FAMILY, *HOUSE, *SHARED]
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)
WHOLE = st.integers(-(2**63), 2**63 - 1)


def of(hint: Any) -> st.SearchStrategy[Any]:
    if get_origin(hint) is tuple:
        inner = get_args(hint)
        many = inner[-1] is Ellipsis
        return st.lists(of(inner[0]), max_size=3).map(tuple) if many else st.tuples(*map(of, inner))
    if hint == (int | None):
        return st.none() | WHOLE
    return {str: TEXT, int: WHOLE, bool: st.booleans()}[hint]


def any_row(struct: type[Row]) -> st.SearchStrategy[Row]:
    return st.builds(struct, **{name: of(hint) for name, hint in get_type_hints(struct).items()})


def test_every_table_belongs_to_a_family_a_house_or_all() -> None:
    assert sorted(table_of(struct).name for struct in EVERY) == sorted(TABLES)
    assert len(set(EVERY)) == len(EVERY)


@pytest.mark.parametrize("struct", EVERY, ids=lambda struct: struct.__name__)
def test_a_row_comes_back_as_it_was_written(db: None, struct: type[Row]) -> None:
    table = table_of(struct)

    @settings(max_examples=15, database=None, derandomize=True)
    @given(any_row(struct))
    def run(row: Row) -> None:
        with door_open():
            table.model.objects.bulk_create([table.model(**table.values(row))])
        assert one(struct, id=row.id) == row
        assert [table.row(values) for _, values in together((source(struct),), "id", [row.id])] == [row]
        assert count(struct, id=row.id) == 1
        with door_open():
            table.model.objects.filter(id=row.id)._raw_delete("default")

    run()


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_columns_are_text_and_whole_numbers_only_and_ids_come_from_entries(table: Table) -> None:
    """SQLite would keep a decimal as a float; no autoincrement, no float, no date type: replay is equal to the bit."""
    for field in table.model._meta.fields:
        assert type(field) in (models.TextField, models.BigIntegerField), field
    assert isinstance(table.model._meta.pk, models.TextField)
    assert table.model._meta.pk.name == "id"
    assert [field.name for field in table.model._meta.fields] == list(table.columns)


def test_rows_are_frozen() -> None:
    for struct in EVERY:
        assert struct.__struct_config__.frozen
        assert issubclass(struct, msgspec.Struct)


def test_rows_are_asked_for_in_an_order_and_up_to_a_limit(db: None) -> None:
    table = table_of(Counter)
    with door_open():
        for value in (3, 1, 2):
            table.model.objects.create(id=f"c{value}", court="x", dispute="", value=value)
    assert [each.value for each in rows(Counter)] == [1, 2, 3]
    assert [each.value for each in rows(Counter, order=("-value",), limit=2)] == [3, 2]
    assert rows(Counter, models.Q(value__gt=1), court="x", order=("value",))[0].value == 2
    assert one(Counter, id="none") is None


def test_a_question_about_many_is_worded_alike_however_many_they_are(db: None) -> None:
    """A line to the database keeps what it was last asked, prepared: where each length of a list was a question of its
    own, a server grew by as many as its dockets had lengths."""
    asked: set[str] = set()

    def hears(execute: Any, sql: str, *more: Any) -> Any:
        asked.add(sql)
        return execute(sql, *more)

    with connection.execute_wrapper(hears):
        for many in range(1, 200):
            assert rows(Proceeding, id__in=[f"p{each}" for each in range(many)], closed="") == []
    assert len(asked) <= HANDFUL + 1


@pytest.mark.parametrize("many", [0, 1, HANDFUL, HANDFUL + 1, 40])
def test_a_question_about_many_finds_them_and_no_other(db: None, many: int) -> None:
    with door_open():
        for each in range(50):
            table_of(Counter).model.objects.create(id=f"c{each:02}", court="x", dispute="", value=each)
    wanted = [f"c{each:02}" for each in range(many)]
    assert [each.id for each in rows(Counter, id__in=wanted)] == wanted
    assert [each.id for each in rows(Counter, id__in=[*wanted, "none", "'"], court="x")] == wanted
