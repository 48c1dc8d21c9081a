"""Rows of the desk by plain statements: many new ones in one call, and one with what it names, as each page asks."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model

M = TypeVar("M", bound=Model)

_PLAIN = {str, int, type(None)}


def insert(model: type[Model], rows: Sequence[Mapping[str, Any]], *, twice: bool = False) -> None:
    """Insert them, what they leave out by its default; `twice`: those that are there already are left as they are."""
    if not rows:
        return
    fields = [
        (field, field.name, field.get_default()) for field in model._meta.concrete_fields if not field.primary_key
    ]
    names = ", ".join(f'"{field.column}"' for field, _, _ in fields)
    sql = f"INSERT INTO {model._meta.db_table} ({names}) VALUES ({', '.join(['%s'] * len(fields))})"
    prepared: dict[int, Any] = {}

    def value(field: Any, given: Any) -> Any:
        if id(given) not in prepared:  # the moment is the same in all of them; each stays alive in its row
            prepared[id(given)] = field.get_db_prep_save(given, connection)
        return prepared[id(given)]

    told = [
        [
            given if type(given := row.get(name, default)) in _PLAIN else value(field, given)
            for field, name, default in fields
        ]
        for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(sql + " ON CONFLICT DO NOTHING" if twice else sql, told)


def one_joined(model: type[M], named: str, other: type[Model], **equal: str) -> M | None:
    """The object whose columns are so, with the one of the other kind that its key `named` points at."""
    mine = len(model._meta.concrete_fields)
    with connection.cursor() as cursor:
        cursor.execute(_joined(model, named, other, tuple(equal)), list(equal.values()))
        told = cursor.fetchone()
    if told is None:
        return None
    found = _made(model, told[:mine])
    setattr(found, named, None if told[mine] is None else _made(other, told[mine:]))
    return found


@lru_cache(maxsize=16)
def _joined(model: type[Model], named: str, other: type[Model], equal: tuple[str, ...]) -> str:
    here, there = model._meta.db_table, other._meta.db_table
    columns = [
        f"{each.db_table}.{field.column}" for each in (model._meta, other._meta) for field in each.concrete_fields
    ]
    return (
        f"SELECT {', '.join(columns)} FROM {here} LEFT JOIN {there} ON {there}.id = {here}.{named}_id "
        f"WHERE {' AND '.join(f'{here}.{each} = %s' for each in equal)}"
    )


def _made(model: type[M], values: Sequence[Any]) -> M:
    told = zip(_converters(model, connection.vendor), values, strict=True)
    plain = [convert(value, connection) if convert else value for convert, value in told]
    return model.from_db("default", [field.attname for field in model._meta.concrete_fields], plain)


@lru_cache(maxsize=16)
def _converters(model: type[Model], vendor: str) -> list[Callable[[Any, Any], Any] | None]:
    """What makes of a column's value in this kind of database the field's."""
    return [_converter(field.get_col(model._meta.db_table)) for field in model._meta.concrete_fields]


def _converter(column: Any) -> Callable[[Any, Any], Any] | None:
    every = [*connection.ops.get_db_converters(column), *column.get_db_converters(connection)]
    if not every:
        return None

    def convert(value: Any, connection: Any) -> Any:
        for each in every:
            value = each(value, column, connection)
        return value

    return convert
