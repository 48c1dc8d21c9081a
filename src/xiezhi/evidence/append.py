"""Appending to a court's log, inside the door's own transaction: heads locked last, each leaf given its place.

Plain statements, many rows in one call: the columns are text and whole numbers and need no conversion.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from django.db import IntegrityError, connection
from django.db.models import Model

from xiezhi.evidence.frontier import Frontier
from xiezhi.evidence.models import Content, Entry, Head, NewContent

_COLUMNS = "court, size, sha256, sm3, last"


def heads(courts: Sequence[str], *, lock: bool) -> dict[str, Head]:
    """The heads of these logs, in one fixed order; one is made for a court that has none."""
    wanted = sorted(set(courts))
    places = ", ".join(["%s"] * len(wanted))
    sql = f"SELECT {_COLUMNS} FROM evidence_heads WHERE court IN ({places}) ORDER BY court"
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} FOR UPDATE" if lock else sql, wanted)
        found = {row[0]: Head(*row) for row in cursor.fetchall()}
    empty = {"sha256": Frontier().to_bytes().hex(), "sm3": Frontier(algorithm="sm3").to_bytes().hex()}
    new = [Head(court=court, size=0, last="", **empty) for court in wanted if court not in found]
    _insert(Head, new)
    return found | {head.court: head for head in new}


def append(entries: Sequence[Entry], contents: Sequence[Content | NewContent], known: dict[str, Head]) -> None:
    """Write entries in order, their leaves hashed already, give each its place, and move the heads."""
    trees = {
        court: [Frontier.from_bytes(bytes.fromhex(text)) for text in (head.sha256, head.sm3)]
        for court, head in known.items()
    }
    for entry in entries:
        head = known[entry.court]
        if entry.recorded_at < head.last:
            raise IntegrityError("the log went on meanwhile, by a clock that is ahead")
        entry.place = head.size
        head.size += 1
        head.last = entry.recorded_at
    for court, head in known.items():
        sha256, sm3 = trees[court]
        sha256.extend([bytes.fromhex(entry.sha256) for entry in entries if entry.court == court])
        sm3.extend([bytes.fromhex(entry.sm3) for entry in entries if entry.court == court])
        head.sha256, head.sm3 = sha256.to_bytes().hex(), sm3.to_bytes().hex()
    _insert(Entry, entries)
    _insert(Content, contents)
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE evidence_heads SET size = %s, sha256 = %s, sm3 = %s, last = %s WHERE court = %s",
            [(head.size, head.sha256, head.sm3, head.last, head.court) for head in known.values()],
        )


def _insert(model: type[Model], rows: Sequence[Model | NewContent]) -> None:
    if not rows:
        return
    names = [field.name for field in model._meta.concrete_fields]
    quoted = ", ".join(f'"{name}"' for name in names)
    sql = f"INSERT INTO {model._meta.db_table} ({quoted}) VALUES ({', '.join(['%s'] * len(names))})"
    with connection.cursor() as cursor:
        cursor.executemany(sql, list(map(attrgetter(*names), rows)))


def erase(contents: Sequence[str]) -> None:
    """Forget values and salts: what remains is a commitment that nobody can open."""
    if not contents:
        return
    if connection.vendor == "sqlite":  # pages that are let go are overwritten
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")
    Content.objects.filter(id__in=contents).update(salt=None, value=None)
