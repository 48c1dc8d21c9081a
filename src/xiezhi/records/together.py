"""Rows of many tables with one key, read by one statement: they are all of one moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec
from django.db import connection

from xiezhi.records.table import Plain, Row, among, table_of

as_row = msgspec.json.Decoder(list[Plain]).decode
"""A row that was read as an array of JSON."""


class Source(NamedTuple):
    """A table, and the columns that are wanted of it."""

    table: str
    columns: tuple[str, ...]
    key: str = ""
    """Its own column that has the key's values, where that is another than the others have."""


def source(kind: type[Row], key: str = "") -> Source:
    """The records of a kind, whole."""
    made = table_of(kind)
    return Source(f"records_{made.name}", tuple(made.columns), key)


def together(sources: tuple[Source, ...], key: str, values: Sequence[str]) -> Iterator[tuple[int, list[Plain]]]:
    """The rows of these tables whose key has one of these values: the place of the table in `sources`, and the row."""
    if not values:
        return
    one_of = among(key, values)
    with connection.cursor() as cursor:
        cursor.execute(_statement(sources, key, one_of.sql, connection.vendor), one_of.values * len(sources))
        found = cursor.fetchall()
    for place, row in found:
        yield place, as_row(row)


def as_array(columns: Iterable[str], vendor: str) -> str:
    """These columns of a row as one array of JSON, as the database writes it."""
    told = ", ".join(columns)
    return f"json_build_array({told})::text" if vendor == "postgresql" else f"json_array({told})"


@lru_cache(maxsize=64)
def _statement(sources: tuple[Source, ...], key: str, one_of: str, vendor: str) -> str:
    parts = []
    for place, each in enumerate(sources):
        row = as_array([f'"{column}"' for column in each.columns], vendor)
        here = one_of.replace(f'"{key}"', f'"{each.key or key}"')
        parts.append(f"SELECT {place}, {row} FROM {each.table} WHERE {here}")
    return " UNION ALL ".join(parts)
