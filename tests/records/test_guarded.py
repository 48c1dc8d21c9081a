"""Every way around the door is refused: records and evidence change only by steps."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models, transaction

from tests.engine.cast import Court
from xiezhi.engine.guarded import DoorClosed, door_open
from xiezhi.evidence.models import Content, Entry, Head
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import TABLES, rows, table_of

ProceedingRow = table_of(Proceeding).model
GUARDED = [
    model for label in ("records", "evidence") for model in apps.get_app_config(label).get_models()
]  # fmt: skip


def everything() -> dict[str, list[Any]]:
    return {model._meta.db_table: list(model.objects.order_by("pk").values()) for model in GUARDED}


def refused(way: Callable[[], object]) -> None:
    """The way is refused by the guard or by the database itself, and nothing has changed."""
    before = everything()
    with pytest.raises(Exception) as caught, transaction.atomic():
        way()
    said = str(caught.value)
    assert isinstance(caught.value, DoorClosed) or "not authorized" in said or "may not be modified" in said
    assert everything() == before


def test_every_table_of_records_and_evidence_is_guarded_by_its_name() -> None:
    assert {model._meta.db_table for model in GUARDED} == {
        *(f"records_{name}" for name in TABLES), "evidence_entries", "evidence_contents", "evidence_heads",
    }  # fmt: skip


def some(model: Any) -> models.Model:
    found = model.objects.first()
    return found if found is not None else model(**{field.name: 0 if isinstance(field, models.BigIntegerField) else "x"
                                                    for field in model._meta.fields})  # fmt: skip


@pytest.mark.parametrize(
    "way",
    [
        lambda model, row: model.objects.create(**{field.name: getattr(row, field.name) for field in row._meta.fields}),
        lambda model, row: row.save(),
        lambda model, row: row.delete() if model.objects.exists() else row.save(force_insert=True),
        lambda model, row: model.objects.update(**{row._meta.fields[-1].name: "9"}),
        lambda model, row: model.objects.all()._raw_delete("default"),
        lambda model, row: model.objects.bulk_create([row]),
        lambda model, row: model.objects.bulk_create([row], ignore_conflicts=True),
        lambda model, row: model.objects.bulk_update([row], [row._meta.fields[-1].name]),
    ],
    ids=["create", "save", "delete", "update", "raw delete", "bulk create", "insert or ignore", "bulk update"],
)
def test_no_model_writes(court: Court, way: Callable[[Any, Any], object]) -> None:
    for model in GUARDED:
        row = some(model)
        refused(lambda model=model, row=row: way(model, row))  # type: ignore[misc]


STATEMENTS = [
    "UPDATE records_proceedings SET state = 'docketed'",
    "update records_proceedings set state = 'docketed'",
    "UpDaTe\n\trecords_proceedings\nSET state = 'x'",
    "UPDATE \"records_proceedings\" SET state = 'x'",
    "UPDATE \"RECORDS_PROCEEDINGS\" SET state = 'x'",
    "-- a remark\nUPDATE records_proceedings SET state = 'x'",
    "/* SELECT */ UPDATE records_proceedings SET state = 'x'",
    "/* SELECT */ DELETE FROM records_proceedings",
    "DELETE FROM records_cells",
    "delete from evidence_entries where place > 0",
    "INSERT INTO records_flags SELECT * FROM records_flags",
    "WITH gone AS (SELECT 1) DELETE FROM evidence_entries",
    "WITH one AS (SELECT 'x' AS v) UPDATE records_proceedings SET state = (SELECT v FROM one)",
    "INSERT INTO records_counters (id, court, dispute, value) VALUES ('x', 'x', '', 1) ON CONFLICT DO NOTHING",
    "DROP TABLE records_flags",
    "ALTER TABLE records_flags RENAME TO elsewhere",
    "ALTER TABLE records_flags ADD COLUMN spare text",
    "ALTER TABLE records_flags DROP COLUMN text",
    "SELECT 1; DELETE FROM records_flags",
    "SELECT * FROM records_flags; DELETE FROM records_flags;",
    "CREATE TRIGGER t AFTER INSERT ON desk_notice BEGIN DELETE FROM records_flags; END",
    "CREATE TRIGGER t AFTER INSERT ON records_flags BEGIN SELECT 1; END",
    "DROP INDEX entries_dispute",
    "EXPLAIN SELECT 1; DELETE FROM records_flags",
]
ON_POSTGRESQL = [
    "TRUNCATE records_flags",
    "TRUNCATE TABLE desk_notice, records_flags CASCADE",
    "COPY records_flags FROM STDIN",
    "COPY (DELETE FROM records_flags RETURNING id) TO STDOUT",
    "EXPLAIN ANALYZE DELETE FROM records_flags",
    "EXPLAIN (ANALYZE, BUFFERS) UPDATE records_flags SET status = 'x'",
    "WITH gone AS (DELETE FROM records_flags RETURNING id) SELECT count(*) FROM gone",
    "MERGE INTO records_flags USING records_flags AS b ON false WHEN NOT MATCHED THEN DO NOTHING",
    "PREPARE quietly AS DELETE FROM records_flags",
    "DO $$ BEGIN EXECUTE 'DELETE FROM rec' || 'ords_flags'; END $$",
    "do language plpgsql $body$ begin execute 'delete from rec' || 'ords_flags'; end $body$",
    "/* */ DO 'BEGIN NULL; END'",
    "DO/**/$$ BEGIN NULL; END $$",
    "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ SELECT 1 $$",
    "CREATE OR REPLACE PROCEDURE p() LANGUAGE sql AS $$ SELECT 1 $$",
    "CREATE RULE r AS ON INSERT TO desk_notice DO ALSO DELETE FROM records_flags",
    "CREATE VIEW v AS SELECT * FROM records_flags",
    "CREATE TABLE spare AS WITH gone AS (DELETE FROM records_flags RETURNING id) SELECT * FROM gone",
    "CREATE CONSTRAINT TRIGGER t AFTER INSERT ON desk_notice FOR EACH ROW EXECUTE FUNCTION f()",
    'DELETE FROM U&"rec\\006frds_flags"',
    "UPDATE public.\"records_flags\" SET status = 'x'",
    "ALTER TABLE records_flags DISABLE TRIGGER ALL",
    "LOCK TABLE records_flags",
    "DROP SCHEMA public CASCADE",
    "DROP OWNED BY CURRENT_USER",
    "CALL something()",
]
ON_SQLITE = [
    "REPLACE INTO records_counters (id, court, dispute, value) VALUES ('x', 'x', '', 1)",
    "INSERT OR REPLACE INTO records_counters (id, court, dispute, value) VALUES ('x', 'x', '', 1)",
    "UPDATE [records_proceedings] SET state = 'x'",
    "UPDATE `records_proceedings` SET state = 'x'",
    "UPDATE main.records_proceedings SET state = 'x'",
    "UPDATE sqlite_schema SET sql = '' WHERE name = 'records_flags'",
    "PRAGMA writable_schema = ON",
]


def dialect() -> list[str]:
    return ON_SQLITE if connection.vendor == "sqlite" else ON_POSTGRESQL


def test_no_statement_writes_through_a_cursor(court: Court) -> None:
    for sql in STATEMENTS + dialect():
        refused(lambda sql=sql: connection.cursor().execute(sql))  # type: ignore[misc]


def test_many_statements_are_as_guarded_as_one(court: Court) -> None:
    row = rows(Proceeding)[0]
    sql = "UPDATE records_proceedings SET state = %s WHERE id = %s"
    refused(lambda: connection.cursor().executemany(sql, [("x", row.id)]))


def test_a_statement_under_any_name_is_refused_where_it_could_write_by_anothers_hand(court: Court) -> None:
    for sql in ON_POSTGRESQL:
        with pytest.raises(DoorClosed):
            connection.cursor().execute(sql)


# --- beneath Django


def raw() -> Any:
    connection.ensure_connection()
    return connection.connection


def test_no_statement_writes_through_the_bare_connection(court: Court) -> None:
    for sql in STATEMENTS + dialect():
        if ";" not in sql or "TRIGGER" in sql or connection.vendor == "postgresql":
            refused(lambda sql=sql: raw().execute(sql))  # type: ignore[misc]


def test_the_drivers_other_ways_are_closed_too(court: Court) -> None:
    """Scripts, many rows at once, and PostgreSQL's bulk copy and typed statements."""
    delete = "DELETE FROM records_flags WHERE id = " + ("?" if connection.vendor == "sqlite" else "%s")
    refused(lambda: raw().cursor().executemany(delete, [("x",)]))
    if connection.vendor == "sqlite":
        refused(lambda: raw().executemany(delete, [("x",)]))
    else:
        from psycopg import sql

        composed = sql.SQL("DELETE FROM {}").format(sql.Identifier("records_flags"))
        refused(lambda: raw().execute(composed))
        refused(lambda: raw().execute(b"DELETE FROM records_flags"))
        refused(lambda: raw().cursor().copy("COPY records_flags FROM STDIN").__enter__())
        refused(lambda: list(raw().cursor().stream("DELETE FROM records_flags RETURNING id")))


def test_no_trigger_is_made_even_for_one_connection(court: Court) -> None:
    refused(lambda: raw().execute("CREATE TEMP TRIGGER t AFTER INSERT ON records_flags BEGIN SELECT 1; END"))


def test_a_trigger_on_a_table_of_the_desk_does_not_reach_the_records(court: Court) -> None:
    """What such a trigger would write, it would write when the door is open."""
    refused(
        lambda: raw().execute(
            "CREATE TRIGGER reach AFTER INSERT ON desk_notice BEGIN UPDATE records_proceedings SET state = 'x'; END"
        )
    )


def test_a_guard_once_set_is_not_taken_off_by_closing_the_connection(court: Court) -> None:
    assert [each.__name__ for each in connection.execute_wrappers].count("_check") == 1


# --- reading, and the door


def test_reading_works_with_the_door_closed(court: Court) -> None:
    assert ProceedingRow.objects.filter(state="running").count() == 1
    assert Entry.objects.exists()
    assert Head.objects.exists()
    assert Content.objects.exists()
    with connection.cursor() as cursor:
        for sql in (
            "SELECT count(*) FROM records_proceedings",
            "  select id from records_proceedings",
            "WITH mine AS (SELECT id FROM records_proceedings) SELECT count(*) FROM mine",
            "EXPLAIN SELECT * FROM records_proceedings",
        ):
            cursor.execute(sql)
            assert cursor.fetchall()


def test_the_desk_is_written_without_the_door(court: Court) -> None:
    from xiezhi.desk.notices import Notice

    Notice.objects.update(sentence="x")


def test_the_door_opens_for_its_block_only(court: Court) -> None:
    sql = "UPDATE records_proceedings SET outcome = 'x'"
    with door_open(), connection.cursor() as cursor:
        cursor.execute(sql)
    refused(lambda: connection.cursor().execute(sql))


def test_the_door_closes_again_when_what_it_opened_for_fails(court: Court) -> None:
    with pytest.raises(ZeroDivisionError), door_open():
        raise ZeroDivisionError
    refused(lambda: ProceedingRow.objects.update(outcome="x"))


def test_the_door_is_open_for_its_own_thread_only(court: Court) -> None:
    import threading

    from xiezhi.engine import guarded

    seen: list[bool] = []
    with door_open():
        thread = threading.Thread(target=lambda: seen.append(guarded._open.get()))
        thread.start()
        thread.join()
    assert seen == [False]
