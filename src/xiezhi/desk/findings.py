"""The search index: what can be found of cases and papers, complete for any two characters or more, on either database.

A finding's `place` is its rank: kind first, then day, the newest with the largest; so hits come in order as they are
found, and where a page ended is one number. The index follows from the records and can be made again at any time.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db import connection, models
from django.db.models.expressions import RawSQL

from xiezhi.desk.grams import SHORTEST, fold, grams, needed, pairs, spread, words
from xiezhi.records.table import among

KINDS = ("text", "paper", "matter", "case")
"""From the least relevant: the words inside a paper, a paper's name, a matter without a number, a case."""
FEW = 500
"""Who sees no more cases than this is answered from his cases, others from the grams."""
TOP = 1 << 63
_DAY, _LOT = 1 << 40, 1 << 61
_MONTH = 45
"""Bits of a place that are one below a month's: 32 days of one kind."""


class Finding(models.Model):
    """`said` is what it says, a line a field; `text` the same folded. PostgreSQL keeps beside it its pairs, each
    with its month; SQLite its grams in a table of their own, `desk_grams`."""

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


def _monthly(kept: _Kept) -> list[str]:
    """Its pairs as PostgreSQL has them: what is asked for is looked up month by month, and no list is longer."""
    month = f"{kept.place >> _MONTH:x}"
    return [f"{month}{pair}" for pair in pairs(kept.text)]


# --- finding ------------------------------------------------------------------------------------------------------

_SQLITE = (
    "SELECT {what} FROM desk_grams g CROSS JOIN desk_finding f ON f.place = g.rowid WHERE g.desk_grams MATCH %s "
    "AND g.rowid < %s AND g.rowid >= %s AND instr(f.text, %s) > 0 AND {seen} ORDER BY g.rowid DESC LIMIT %s"
)
_POSTGRES = (
    "WITH RECURSIVE months(n) AS ("
    "SELECT (SELECT max(place) FROM desk_finding WHERE place < %s AND place >= %s) >> {month} "
    "UNION ALL SELECT (SELECT max(place) FROM desk_finding WHERE place < n << {month} AND place >= %s) >> {month} "
    "FROM months WHERE n IS NOT NULL) "
    "SELECT {what} FROM months CROSS JOIN LATERAL (SELECT * FROM desk_finding "
    "WHERE grams @> ARRAY(SELECT to_hex(n) || pair FROM unnest(%s::text[]) pair) "
    "AND place + 0 < %s AND strpos(text, %s) > 0 ORDER BY place + 0 DESC OFFSET 0) f "
    "WHERE n IS NOT NULL AND {seen} LIMIT %s"
)
"""From the newest month in which there is anything to the oldest, until enough is found. `+ 0` and `OFFSET 0` keep the
planner from walking along the places instead, and from asking of all cases at once whether they may be seen."""


@dataclass(frozen=True, slots=True)
class Search:
    """`sought` (folded) in these cases (None: in all), among kinds that are neighbours in relevance."""

    sought: str
    cases: models.QuerySet[Any] | None
    kinds: Sequence[str] = KINDS

    def find(self, before: int = TOP, most: int = 50) -> list[Finding]:
        """The most relevant first; `before` is the place of the last one already shown."""
        if len(self.sought) < SHORTEST:
            return []
        among = self._among_few(before)
        if among is not None:
            return list(among.order_by("-place")[:most])
        sql, given = self._statement("f.place, f.key, f.proceeding, f.said", before, most)
        return list(Finding.objects.raw(sql, given))

    def count(self, most: int) -> int:
        """How many there are, counted no further than `most`."""
        if len(self.sought) < SHORTEST:
            return 0
        among = self._among_few(TOP)
        if among is not None:
            return int(among[:most].count())
        sql, given = self._statement("f.place", TOP, most)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM ({sql}) found", given)
            return int(cursor.fetchone()[0])

    def _bounds(self, before: int) -> tuple[int, int]:
        lots = sorted(KINDS.index(each) for each in self.kinds)
        return lots[0] * _LOT, min(before, (lots[-1] + 1) * _LOT, TOP - 1)

    def _among_few(self, before: int) -> models.QuerySet[Finding] | None:
        if self.cases is None or self.cases[FEW : FEW + 1].exists():
            return None
        ids = list(self.cases.values_list("id", flat=True))
        few = (  # one question however many: each line to the database keeps it prepared
            RawSQL("SELECT unnest(%s::text[])", (ids,))
            if connection.vendor == "postgresql"
            else RawSQL("SELECT value FROM json_each(%s)", (json.dumps(ids),))
        )
        floor, ceiling = self._bounds(before)
        return Finding.objects.filter(
            proceeding__in=few, place__gte=floor, place__lt=ceiling, text__contains=self.sought
        )

    def _statement(self, what: str, before: int, most: int) -> tuple[str, tuple[Any, ...]]:
        floor, ceiling = self._bounds(before)
        seen, given = "1 = 1", ()
        if self.cases is not None:
            here = self.cases.filter(id=RawSQL("f.proceeding", ())).values("id").order_by()
            inner, given = here.query.sql_with_params()
            seen = f"EXISTS({inner} OFFSET 0)" if connection.vendor == "postgresql" else f"EXISTS({inner})"
        if connection.vendor == "sqlite":
            sql = _SQLITE.format(what=what, seen=seen)
            return sql, (words(needed(self.sought)), ceiling, floor, self.sought, *given, most)
        sql = _POSTGRES.format(what=what, seen=seen, month=_MONTH)
        return sql, (ceiling, floor, floor, spread(self.sought), ceiling, self.sought, *given, most)
