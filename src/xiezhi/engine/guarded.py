"""Records and evidence are written only while the door is open: one wrapper on every connection sees to it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.backends.signals import connection_created

_open: ContextVar[bool] = ContextVar("door_open", default=False)

_GUARDED = re.compile(r"\b(?:records|evidence)_[a-z_]+", re.IGNORECASE)
_READING = re.compile(
    r"\s*(?:SELECT|EXPLAIN|PRAGMA|CREATE|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|SHOW|FETCH|DECLARE)\b", re.IGNORECASE
)
_WRITES = (
    sqlite3.SQLITE_INSERT,
    sqlite3.SQLITE_UPDATE,
    sqlite3.SQLITE_DELETE,
    sqlite3.SQLITE_DROP_TABLE,
    sqlite3.SQLITE_ALTER_TABLE,
)


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


def _check(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    if not _open.get() and _GUARDED.search(sql) and (not _READING.match(sql) or ";" in sql.rstrip().rstrip(";")):
        raise DoorClosed(f"only the door writes this: {sql[:80]}")
    return execute(sql, params, many, context)


def _authorize(action: int, first: str | None, second: str | None, database: str | None, source: str | None) -> int:
    name = second if action == sqlite3.SQLITE_ALTER_TABLE else first
    if action in _WRITES and not _open.get() and name and _GUARDED.match(name):
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK


def _watch(connection: Any, **_: Any) -> None:
    if _check not in connection.execute_wrappers:
        connection.execute_wrappers.append(_check)
    if connection.vendor == "sqlite":
        connection.connection.set_authorizer(_authorize)


def watch_connections() -> None:
    """Put the guard on every connection from now on."""
    connection_created.connect(_watch, dispatch_uid="xiezhi.door")
