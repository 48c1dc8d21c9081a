"""Reading the log: entries by proceeding and in order, and the contents that they commit to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import or_

from django.db import connection
from django.db.models import Q

from xiezhi.evidence.models import Entry, Head

_COLUMNS = [field.attname for field in Entry._meta.concrete_fields]


def entry(id: str) -> Entry | None:
    return Entry.objects.filter(id=id).first()


def taken_of(ids: Sequence[str]) -> dict[str, Entry]:
    """Those of these entries that the log holds already: seldom any, so that it is asked plainly first."""
    if not ids:
        return {}
    places = ", ".join(["%s"] * len(ids))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM evidence_entries WHERE id IN ({places})", list(ids))
        found = [id for (id,) in cursor.fetchall()]
    return {each.id: each for each in Entry.objects.filter(id__in=found)} if found else {}


def of_proceedings(proceedings: Iterable[str]) -> list[Entry]:
    """Entries of these proceedings, oldest first."""
    return list(Entry.objects.filter(proceeding__in=list(proceedings)).order_by("place"))


def those_entries(ids: Sequence[str]) -> list[Entry]:
    """These entries, oldest first."""
    if not ids:
        return []
    names, places = ", ".join(_COLUMNS), ", ".join(["%s"] * len(ids))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {names} FROM evidence_entries WHERE id IN ({places}) ORDER BY place", list(ids))
        return [Entry.from_db("default", _COLUMNS, told) for told in cursor.fetchall()]


def of_disputes(disputes: Iterable[str], steps: Iterable[str]) -> list[Entry]:
    """Entries of these disputes that took one of these steps, oldest first."""
    return list(Entry.objects.filter(dispute__in=list(disputes), step__in=list(steps)).order_by("place"))


def in_order(court: str, start: int = 0) -> Iterator[Entry]:
    """Every entry of a court's log from a place on."""
    return Entry.objects.filter(court=court, place__gte=start).order_by("place").iterator(chunk_size=2000)


def contents_of(entries: Iterable[str]) -> dict[str, str | None]:
    """Values by content id; None where erased."""
    wanted = list(entries)
    if not wanted:
        return {}
    places = ", ".join(["%s"] * len(wanted))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, value FROM evidence_contents WHERE entry IN ({places})", wanted)
        return dict(cursor.fetchall())


def grown() -> tuple[tuple[str, str], ...]:
    """Each court with the tree of its log: what follows from records is the same while this is."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT court, sha256 FROM evidence_heads ORDER BY court")
        return tuple(cursor.fetchall())


def heads() -> list[Head]:
    return list(Head.objects.order_by("court"))


def last_recorded(courts: Iterable[str]) -> str:
    """The latest moment of recording in the logs of these courts, empty before the first."""
    wanted = sorted(set(courts))
    places = ", ".join(["%s"] * len(wanted))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT MAX(last) FROM evidence_heads WHERE court IN ({places})", wanted)
        return cursor.fetchone()[0] or ""


def recorded_from(court: str, first: str, last: str) -> Iterator[Entry]:
    """Entries of a court whose moment of recording lies between two texts of moments, in order."""
    within = Entry.objects.filter(court=court, recorded_at__gte=first, recorded_at__lt=last)
    return within.order_by("place").iterator(chunk_size=2000)


def recorded_between(court: str, first: str, last: str, events: Iterable[str]) -> Iterator[Entry]:
    """Entries of a court recorded from one day to another, both included, that count one of these events; in order."""
    told = reduce(or_, (Q(skeleton__contains=f"|{event}|") for event in sorted(events)))
    within = Entry.objects.filter(told, court=court, recorded_at__gte=first, recorded_at__lt=f"{last}~")
    return within.order_by("place").iterator(chunk_size=2000)
