"""Rows of many tables with one key, read by one statement: they are all of one moment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec
from django.db import connection

from xiezhi.records.table import Plain, Row, among, table_of

_DECODER = msgspec.json.Decoder(list[Plain])


class Source(NamedTuple):
    """A table, and the columns that are wanted of it."""

    table: str
    columns: tuple[str, ...]


def source(kind: type[Row]) -> Source:
    """The records of a kind, whole."""
    made = table_of(kind)
    return Source(f"records_{made.name}", tuple(made.columns))


def together(sources: tuple[Source, ...], key: str, values: Sequence[str]) -> Iterator[tuple[int, list[Plain]]]:
    """The rows of these tables whose key has one of these values: the place of the table in `sources`, and the row."""
    if not values:
        return
    one_of = among(key, values)
    with connection.cursor() as cursor:
        cursor.execute(_statement(sources, one_of.sql, connection.vendor), one_of.values * len(sources))
        found = cursor.fetchall()
    for place, row in found:
        yield place, _DECODER.decode(row)


@lru_cache(maxsize=64)
def _statement(sources: tuple[Source, ...], one_of: str, vendor: str) -> str:
    array = "json_build_array" if vendor == "postgresql" else "json_array"
    row = f"{array}(%s)::text" if vendor == "postgresql" else f"{array}(%s)"
    parts = []
    for place, each in enumerate(sources):
        columns = ", ".join(f'"{column}"' for column in each.columns)
        parts.append(f"SELECT {place}, {row.replace('%s', columns)} FROM {each.table} WHERE {one_of}")
    return " UNION ALL ".join(parts)
