"""The search index: what can be found of cases and papers, complete for any two characters or more, on either database.

A finding's `place` is its rank: kind first, then day, the newest with the largest; so hits come in order as they are
found, and where a page ended is one number. The index follows from the records and can be made again at any time.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db import connection, models

from xiezhi.desk.grams import SHORTEST, fold, grams, needed, spread, words
from xiezhi.records.table import among

KINDS = ("text", "paper", "matter", "case")
"""From the least relevant: the words inside a paper, a paper's name, a matter without a number, a case."""
FEW = 500
"""Who sees no more cases than this is answered from his cases, others from the grams."""
TOP = 1 << 63
_DAY, _LOT = 1 << 40, 1 << 61
_MONTH, _MARK = 45, 32
"""Bits of a place that are one below a month's: 32 days of one kind; and of the number of a gram within a month."""


class Finding(models.Model):
    """`said` is what it says, a line a field; `text` the same folded. PostgreSQL keeps beside it its grams, each
    as a number with its month; SQLite in a table of their own, `desk_grams`."""

    place = models.BigIntegerField(primary_key=True)
    key = models.CharField(max_length=100, unique=True)
    proceeding = models.CharField(max_length=80, db_index=True)
    said = models.TextField()
    text = models.TextField()


@dataclass(frozen=True, slots=True)
class Document:
    """What shall be found: of which kind, under which key, in which case, its day, its fields in lines."""

    kind: str
    key: str
    proceeding: str
    day: str
    said: str

    @property
    def place(self) -> int:
        """The same for the same document wherever it is made, unless another has it already."""
        hashed = int.from_bytes(hashlib.sha256(self.key.encode()).digest()[:5], "big")
        return KINDS.index(self.kind) * _LOT + date.fromisoformat(self.day[:10]).toordinal() * _DAY + hashed


def put(documents: Iterable[Document]) -> None:
    """Keep these as they are now; one that says nothing is found no more."""
    wanted = {each.key: each for each in documents}
    known = {each.key: each for each in _kept("key", sorted(wanted))}
    changed = [each for each in wanted.values() if _differs(each, known.get(each.key))]
    _take([known[each.key] for each in changed if each.key in known])
    made = [each for each in changed if each.said]
    taken = {each.place for each in _kept("place", [each.place for each in made])}
    _add([_finding(each, taken) for each in made])


class _Kept(NamedTuple):
    """A finding as the table has it: what each step of a batch asks for, without an object of Django's."""

    place: int
    key: str
    proceeding: str
    said: str
    text: str


def _kept(column: str, values: Sequence[Any]) -> list[_Kept]:
    if not values:
        return []
    one_of = among(column, values)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(_Kept._fields)} FROM desk_finding WHERE {one_of.sql}", one_of.values)
        return [_Kept(*row) for row in cursor.fetchall()]


def _differs(wanted: Document, known: _Kept | None) -> bool:
    if known is None:
        return bool(wanted.said)
    return (known.said, known.place // _DAY) != (wanted.said, wanted.place // _DAY)


def _finding(made: Document, taken: set[int]) -> _Kept:
    place = made.place
    while place in taken:
        place += 1
    taken.add(place)
    return _Kept(place, made.key, made.proceeding, made.said, fold(made.said))


def clear() -> None:
    """Forget everything: it is about to be made again."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("INSERT INTO desk_grams(desk_grams) VALUES('delete-all')")
        cursor.execute("DELETE FROM desk_finding")


def settle() -> None:
    """After many at once: tell the database how often each gram occurs. Until it knows, it collects and sorts every
    hit of a frequent one; it finds out by itself only in a while."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT gin_clean_pending_list('desk_finding_grams')")
            cursor.execute("ANALYZE desk_finding")


def wipe() -> None:
    """Write the grams anew, so that no page of the file still holds those of what was erased."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")
            cursor.execute("INSERT INTO desk_grams(desk_grams) VALUES('optimize')")


def _take(gone: Sequence[_Kept]) -> None:
    if not gone:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            forget = "INSERT INTO desk_grams(desk_grams, rowid, grams) VALUES('delete', %s, %s)"
            cursor.executemany(forget, [(each.place, words(grams(each.text))) for each in gone])
        cursor.executemany("DELETE FROM desk_finding WHERE place = %s", [(each.place,) for each in gone])


def _add(made: Sequence[_Kept]) -> None:
    if not made:
        return
    columns = ", ".join(_Kept._fields)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(f"INSERT INTO desk_finding ({columns}) VALUES (%s, %s, %s, %s, %s)", made)
            told = [(each.place, words(grams(each.text))) for each in made]
            cursor.executemany("INSERT INTO desk_grams(rowid, grams) VALUES(%s, %s)", told)
        else:
            insert = f"INSERT INTO desk_finding ({columns}, grams) VALUES (%s, %s, %s, %s, %s, %s)"
            cursor.executemany(insert, [(*row, _monthly(row)) for row in made])


def _monthly(kept: _Kept) -> list[int]:
    """Its grams as PostgreSQL has them: what is asked for is looked up month by month, and no list is longer."""
    month = kept.place >> _MONTH << _MARK
    return sorted({month | _mark(gram) for gram in grams(kept.text)})


def _mark(gram: str) -> int:
    """A number in place of a gram; two may share one, and what is found is compared with the text itself."""
    return zlib.crc32(gram.encode())


# --- finding ------------------------------------------------------------------------------------------------------

_FEW = (
    "SELECT {what} FROM desk_finding f WHERE {seen} AND f.place < %s AND f.place >= %s AND {says} "
    "ORDER BY f.place DESC LIMIT %s"
)
_SQLITE = (
    "SELECT {what} FROM desk_grams g CROSS JOIN desk_finding f ON f.place = g.rowid WHERE g.desk_grams MATCH %s "
    "AND g.rowid < %s AND g.rowid >= %s AND {says} AND {seen} ORDER BY g.rowid DESC LIMIT %s"
)
_POSTGRES = (
    "WITH RECURSIVE months(n) AS ("
    "SELECT (SELECT max(place) FROM desk_finding WHERE place < %s AND place >= %s) >> {month} "
    "UNION ALL SELECT (SELECT max(place) FROM desk_finding WHERE place < n << {month} AND place >= %s) >> {month} "
    "FROM months WHERE n IS NOT NULL) "
    "SELECT {what} FROM months CROSS JOIN LATERAL (SELECT * FROM desk_finding f "
    "WHERE grams @> ARRAY(SELECT n << {mark} | gram FROM unnest(%s::bigint[]) gram) "
    "AND place + 0 < %s AND {says} ORDER BY place + 0 DESC OFFSET 0) f "
    "WHERE n IS NOT NULL AND {seen} LIMIT %s"
)
"""From the newest month in which there is anything to the oldest, until enough is found. `+ 0` and `OFFSET 0` keep the
planner from walking along the places instead, and from asking of all cases at once whether they may be seen."""


class Found(NamedTuple):
    """A hit: its rank, what it is of, in which case, and what it says."""

    place: int
    key: str
    proceeding: str
    said: str


@dataclass(frozen=True, slots=True)
class Search:
    """`sought` (folded) in these cases (None: in all), among kinds that are neighbours in relevance."""

    sought: str
    cases: models.QuerySet[Any] | None
    kinds: Sequence[str] = KINDS

    def find(self, before: int = TOP, most: int = 50) -> list[Found]:
        """The most relevant first; `before` is the place of the last one already shown."""
        if len(self.sought) < SHORTEST:
            return []
        columns = ", ".join(f"f.{name}" for name in Found._fields)
        return [Found(*row) for row in _answered(*self._question(columns, before, most))]

    def count(self, most: int) -> int:
        """How many there are, counted no further than `most`."""
        if len(self.sought) < SHORTEST:
            return 0
        sql, given = self._question("f.place", TOP, most)
        return int(_answered(f"SELECT count(*) FROM ({sql}) found", given)[0][0])

    def _bounds(self, before: int) -> tuple[int, int]:
        lots = sorted(KINDS.index(each) for each in self.kinds)
        return lots[0] * _LOT, min(before, (lots[-1] + 1) * _LOT, TOP - 1)

    def _question(self, what: str, before: int, most: int) -> tuple[str, tuple[Any, ...]]:
        floor, ceiling = self._bounds(before)
        sqlite = connection.vendor == "sqlite"
        says = "instr(f.text, %s) > 0" if sqlite else "strpos(f.text, %s) > 0"
        seen, given = "1 = 1", ()
        if self.cases is not None:
            asked = self.cases.values("id").order_by().query
            visible, given = asked.get_compiler(connection=connection, elide_empty=False).as_sql()  # of no case too
            if not _answered(f"SELECT 1 FROM ({visible}) c LIMIT 1 OFFSET {FEW}", given):
                ids = among("proceeding", [id for (id,) in _answered(visible, given)])
                return _FEW.format(what=what, seen=ids.sql, says=says), (*ids.values, ceiling, floor, self.sought, most)
            seen = f"EXISTS(SELECT 1 FROM ({visible}) c WHERE c.id = f.proceeding{'' if sqlite else ' OFFSET 0'})"
        if sqlite:
            sql = _SQLITE.format(what=what, seen=seen, says=says)
            return sql, (words(needed(self.sought)), ceiling, floor, self.sought, *given, most)
        sql = _POSTGRES.format(what=what, seen=seen, says=says, month=_MONTH, mark=_MARK)
        wanted = [_mark(gram) for gram in spread(self.sought)]
        return sql, (ceiling, floor, floor, wanted, ceiling, self.sought, *given, most)


def _answered(sql: str, given: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return list(cursor.fetchall())
