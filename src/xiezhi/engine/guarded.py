"""Records and evidence are written only while the door is open: one wrapper on every connection sees to it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any

from django.db.backends.signals import connection_created

_open: ContextVar[bool] = ContextVar("door_open", default=False)

_GUARDED = re.compile(r"\b(?:records|evidence)_[a-z_]+", re.IGNORECASE)
_READING = re.compile(
    r"\s*(?:SELECT|PRAGMA|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|SHOW|FETCH|(?:WITH|EXPLAIN|DECLARE|"
    r"CREATE\s+(?:UNIQUE\s+)?(?:TABLE|INDEX))\b(?!.*\b(?:INSERT|UPDATE|DELETE|MERGE|TRUNCATE|REPLACE|COPY)\b))\b",
    re.IGNORECASE | re.DOTALL,
)
_NEVER = re.compile(
    r"\bDO\s*(?:\$|E?'|LANGUAGE\b)|\bCREATE\b[\w\s]*\b(?:FUNCTION|PROCEDURE|TRIGGER|RULE)\b|^\s*CALL\b"
    r"|\bDROP\s+(?:INDEX|SCHEMA|OWNED)\b|\bwritable_schema\b|\bU&\s*[\"']",
    re.IGNORECASE,
)
"""What could write by another's hand, or under a name that is not read here."""
_REMARK = re.compile(r"/\*.*?\*/|--[^\n]*", re.DOTALL)
_WRITES = (
    sqlite3.SQLITE_INSERT,
    sqlite3.SQLITE_UPDATE,
    sqlite3.SQLITE_DELETE,
    sqlite3.SQLITE_DROP_TABLE,
)
_ON_TABLE = (sqlite3.SQLITE_ALTER_TABLE, sqlite3.SQLITE_DROP_INDEX, sqlite3.SQLITE_DROP_TRIGGER)
_TRIGGERS = (sqlite3.SQLITE_CREATE_TRIGGER, sqlite3.SQLITE_CREATE_TEMP_TRIGGER)


class DoorClosed(RuntimeError):
    """Somebody tried to write records or evidence without taking a step."""


@contextmanager
def door_open() -> Iterator[None]:
    """For the door's own commit, and for making or restoring the tables of a court."""
    token = _open.set(True)
    try:
        yield
    finally:
        _open.reset(token)


def _look(sql: str) -> None:
    """Raise DoorClosed for a statement that may write what only the door writes."""
    if not _open.get() and _may_write(sql):
        raise DoorClosed(f"only the door writes this: {sql[:80]}")


@lru_cache(maxsize=4096)
def _may_write(sql: str) -> bool:
    """A text is read once: pages ask in the same words again and again."""
    bare = _REMARK.sub(" ", sql) if "--" in sql or "/*" in sql else sql
    several = ";" in sql.rstrip().rstrip(";")
    if _NEVER.search(sql) or _NEVER.search(bare):
        return True
    return bool(_GUARDED.search(sql)) and (several or not _READING.match(sql))


def _check(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    _look(sql)
    return execute(sql, params, many, context)


def _authorize(action: int, first: str | None, second: str | None, database: str | None, source: str | None) -> int:
    """SQLite asks this of every statement it prepares, whoever wrote it."""
    if _open.get():
        return sqlite3.SQLITE_OK
    name = first if action in _WRITES else second if action in _ON_TABLE else ""
    schema = action == sqlite3.SQLITE_PRAGMA and (first or "").lower() == "writable_schema"
    if action in _TRIGGERS or schema or (name and _GUARDED.match(name)):
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK


def _watched(cursor: type[Any]) -> type[Any]:
    """PostgreSQL asks nobody: its driver's own cursors look first, also where Django is passed by."""

    def looking(name: str) -> Callable[..., Any]:
        def run(self: Any, query: Any, *args: Any, **more: Any) -> Any:
            text = query.as_string(self) if hasattr(query, "as_string") else query
            _look(text.decode() if isinstance(text, bytes) else text)
            return getattr(super(watched, self), name)(query, *args, **more)

        return run

    methods = {name: looking(name) for name in ("execute", "executemany", "copy", "stream") if hasattr(cursor, name)}
    watched = type(cursor.__name__, (cursor,), methods)
    return watched


def _watch(connection: Any, **_: Any) -> None:
    if _check not in connection.execute_wrappers:
        connection.execute_wrappers.append(_check)
    if connection.vendor == "sqlite":
        connection.connection.set_authorizer(_authorize)
    elif connection.vendor == "postgresql":
        for factory in ("cursor_factory", "server_cursor_factory"):
            setattr(connection.connection, factory, _watched(getattr(connection.connection, factory)))


def watch_connections() -> None:
    """Put the guard on every connection from now on."""
    connection_created.connect(_watch, dispatch_uid="xiezhi.door")
