"""Many new rows in one call: what each step of a batch leaves on the desk, without an object for each."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model

_PLAIN = {str, int, type(None)}


def insert(model: type[Model], rows: Sequence[Mapping[str, Any]], *, twice: bool = False) -> None:
    """Insert them, what they leave out by its default; `twice`: those that are there already are left as they are."""
    if not rows:
        return
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    defaults = {field.name: field.get_default() for field in fields}
    names = ", ".join(f'"{field.column}"' for field in fields)
    sql = f"INSERT INTO {model._meta.db_table} ({names}) VALUES ({', '.join(['%s'] * len(fields))})"
    prepared: dict[int, Any] = {}

    def value(field: Any, row: Mapping[str, Any]) -> Any:
        given = row.get(field.name, defaults[field.name])
        if type(given) in _PLAIN:
            return given
        if id(given) not in prepared:  # the moment is the same in all of them; each stays alive in its row
            prepared[id(given)] = field.get_db_prep_save(given, connection)
        return prepared[id(given)]

    with connection.cursor() as cursor:
        cursor.executemany(
            sql + " ON CONFLICT DO NOTHING" if twice else sql, [[value(field, row) for field in fields] for row in rows]
        )
