"""The memory of a witness, one SQLite file: what it cosigned last for each log, and what logs did wrong.

A witness that lost its memory must not go on under its old key, so `open_store` refuses a file that is not there, or
that was made for other keys.
"""

import sqlite3
import threading
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Self

from xiezhi.evidence.keys import Key
from xiezhi.evidence.witness import Cosigned, Reply, origin_hash

KEPT = 1000
"""Requests kept as evidence for each log; later ones add nothing to the first."""

_TABLES = """
CREATE TABLE keys (key TEXT PRIMARY KEY) STRICT;
CREATE TABLE cosigned (origin_hash TEXT PRIMARY KEY, origin TEXT NOT NULL, size INTEGER NOT NULL, root BLOB NOT NULL,
  note BLOB NOT NULL, time INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE misconduct (id INTEGER PRIMARY KEY, origin TEXT NOT NULL, time INTEGER NOT NULL, status INTEGER NOT NULL,
  request BLOB NOT NULL) STRICT;
"""


Decide = Callable[[Cosigned | None], tuple[Reply, Cosigned | None]]


@dataclass(frozen=True, slots=True)
class _Turn:
    """One request that waits for its decision; the answer is there once it is on the disk."""

    origin: str
    decide: Decide
    request: bytes
    now: int
    answer: Future[Reply] = field(default_factory=Future)


class SqliteStore:
    """A `witness.Store` over one connection that threads share; every commit is on the disk.

    Requests that come while another is being written wait together, and the first of them to get its turn decides
    and writes them all in one transaction: what waits shares one flush, and none is answered before it.
    """

    def __init__(self, path: Path, *, _new: bool = False) -> None:
        mode = "rwc" if _new else "rw"
        self._lock = threading.Lock()
        self._waiting: deque[_Turn] = deque()
        self._db = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
        )
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def begin(self, keys: Iterable[Key]) -> None:
        """Make the tables of a new memory, and say whose it is."""
        self._db.executescript(f"BEGIN; {_TABLES}")
        self._db.executemany("INSERT INTO keys VALUES (?)", [(str(key),) for key in keys])
        self._db.execute("COMMIT")

    def keys(self) -> set[str]:
        """The verifier keys that this memory belongs to."""
        return {key for (key,) in self._db.execute("SELECT key FROM keys")}

    def update(self, origin: str, decide: Decide, request: bytes, now: int) -> Reply:
        """Decide upon the last cosigned checkpoint and store what follows, as one transaction; then return."""
        turn = _Turn(origin, decide, request, now)
        self._waiting.append(turn)
        with self._lock:
            if not turn.answer.done():
                self._together([self._waiting.popleft() for _ in range(len(self._waiting))])
        return turn.answer.result()

    def _together(self, turns: list[_Turn]) -> None:
        """Decide and write these in their order; of all of them, or if the commit fails of none."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
            replies = [self._decided(turn) for turn in turns]
            self._db.execute("COMMIT")
        except BaseException as error:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            for turn in turns:
                turn.answer.set_exception(error)
        else:
            for turn, reply in zip(turns, replies, strict=True):
                turn.answer.set_result(reply)

    def _decided(self, turn: _Turn) -> Reply:
        reply, cosigned = turn.decide(self._last(origin_hash(turn.origin)))
        if cosigned is not None:
            self.put(cosigned)
        elif reply.misconduct:
            self._db.execute(
                "INSERT INTO misconduct (origin, time, status, request) SELECT ?, ?, ?, ?"
                " WHERE (SELECT count(*) FROM misconduct WHERE origin = ?) < ?",
                (turn.origin, turn.now, reply.status, turn.request, turn.origin, KEPT),
            )
        return reply

    def by_origin_hash(self, origin_hash: str) -> Cosigned | None:
        """What was cosigned last for the origin with this hash, never what is still being written."""
        with self._lock:
            return self._last(origin_hash)

    def put(self, cosigned: Cosigned) -> None:
        """Store a checkpoint as the last of its origin."""
        self._db.execute(
            "INSERT OR REPLACE INTO cosigned VALUES (?, ?, ?, ?, ?, ?)",
            (origin_hash(cosigned.origin), *(getattr(cosigned, each.name) for each in fields(Cosigned))),
        )

    def _last(self, origin_hash: str) -> Cosigned | None:
        row = self._db.execute(
            "SELECT origin, size, root, note, time FROM cosigned WHERE origin_hash = ?", (origin_hash,)
        ).fetchone()
        return Cosigned(*row) if row else None

    def misconduct(self, origin: str) -> list[tuple[int, int, bytes]]:
        """The requests that prove a log inconsistent, oldest first: second, status answered, body."""
        rows = self._db.execute(
            "SELECT time, status, request FROM misconduct WHERE origin = ? ORDER BY id", (origin,)
        ).fetchall()
        return [(time, status, request) for time, status, request in rows]


def create_store(path: Path, keys: Iterable[Key], pinned: Iterable[Cosigned] = ()) -> SqliteStore:
    """Make the memory of a new witness; FileExistsError if there is one. `pinned` are checkpoints got another way,
    so that the first one submitted need not be believed."""
    if path.exists():
        raise FileExistsError(f"{path} is the memory of a witness already")
    store = SqliteStore(path, _new=True)
    store.begin(keys)
    for each in pinned:
        store.put(each)
    return store


def open_store(path: Path, keys: Iterable[Key]) -> SqliteStore:
    """Open a witness's memory; FileNotFoundError if it is lost, ValueError if it belongs to other keys."""
    if not path.exists():
        raise FileNotFoundError(f"{path} is not there: a witness without its memory takes a new key")
    store = SqliteStore(path)
    if store.keys() != {str(key) for key in keys}:
        store.close()
        raise ValueError(f"{path} is the memory of a witness with other keys")
    return store
