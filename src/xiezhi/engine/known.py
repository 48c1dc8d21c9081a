"""Families as the door left them: what has had no entry since need not be read again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import cast

from django.db import connection
from msgspec.structs import replace

from xiezhi.engine.family import Family
from xiezhi.evidence.models import Entry
from xiezhi.records.models import FAMILY
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import among, table_of
from xiezhi.records.together import as_array, as_row

MOST = 2048
"""Disputes that one process remembers."""
NOWHERE = -1
"""The place of the last entry where there is none."""


class Families:
    """What a process remembers of the disputes it wrote or read last, each with the place of its last entry: every
    record of a dispute but its persons changes with an entry of that dispute, whichever process writes it."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, tuple[int, Family]] = OrderedDict()
        self._dispute_of: dict[str, str] = {}
        self._lock = threading.Lock()

    def dispute_of(self, proceedings: Iterable[str]) -> dict[str, str]:
        """The disputes of those of these proceedings that are remembered."""
        return {each: found for each in proceedings if (found := self._dispute_of.get(each))}

    def proceeding(self, id: str) -> Proceeding | None:
        """A proceeding as its dispute was remembered: its court and kind never change, the rest may have."""
        held = self._held.get(self._dispute_of.get(id, ""))
        return held[1].get(Proceeding, id) if held else None

    def fresh(self, disputes: Sequence[str]) -> dict[str, Family]:
        """Those of these disputes that are remembered and have had no entry since."""
        return self.fresh_with(disputes, ())[0]

    def fresh_with(
        self, disputes: Sequence[str], people: Iterable[str]
    ) -> tuple[dict[str, Family], dict[str, list[Person]]]:
        """The same, and in the same breath the rows of these people and of whoever stands in what is remembered; none
        are asked for where nothing is."""
        held = {each: found for each in disputes if (found := self._held.get(each))}
        if not held:
            return {}, {}
        standing = (each.person for _, family in held.values() for each in family.all(Standing))
        last, persons = _as_they_are(list(held), sorted({*people, *standing}))
        return {dispute: family for dispute, (place, family) in held.items() if last.get(dispute) == place}, persons

    def keep(self, families: Mapping[str, Family], entries: Iterable[Entry]) -> None:
        """Remember what a commit left of the disputes in which it wrote these entries."""
        written: dict[str, dict[str, Entry]] = {}
        for entry in entries:
            written.setdefault(entry.dispute, {})[entry.id] = entry
        for dispute, made in written.items():
            _, before = self._held.get(dispute, (NOWHERE, Family()))
            place = max(each.place for each in made.values())
            self._put(dispute, place, _as_read(families[dispute], made, before))

    def learn(self, families: Mapping[str, tuple[int, Family]]) -> None:
        """Remember what was read at one moment, with the place of the last entry at that moment."""
        for dispute, (place, family) in families.items():
            if place != NOWHERE:
                self._put(dispute, place, family)

    def _put(self, dispute: str, place: int, family: Family) -> None:
        with self._lock:
            self._held[dispute] = place, family
            self._held.move_to_end(dispute)
            self._dispute_of |= dict.fromkeys(family.rows.get(Proceeding, ()), dispute)
            while len(self._held) > MOST:
                _, (_, dropped) = self._held.popitem(last=False)
                for proceeding in dropped.rows.get(Proceeding, ()):
                    self._dispute_of.pop(proceeding, None)


def _as_they_are(disputes: Sequence[str], people: Sequence[str]) -> tuple[dict[str, int], dict[str, list[Person]]]:
    """The place of the last entry of each of these disputes, and the rows of each of these people, by one statement."""
    last, persons = dict[str, int](), {each: list[Person]() for each in people}
    of_these, who = among("dispute", disputes), among("person", people)
    with connection.cursor() as cursor:
        cursor.execute(_statement(of_these.sql, who.sql, connection.vendor), [*of_these.values, *who.values])
        found = cursor.fetchall()
    for place, told in found:
        if place:
            row = cast(Person, table_of(Person).row(as_row(told)))
            persons[row.person].append(row)
        else:
            dispute, last_place = as_row(told)
            last[str(dispute)] = int(last_place or 0)
    return last, persons


@lru_cache(maxsize=4)
def _statement(of_these: str, who: str, vendor: str) -> str:
    last = as_array(["dispute", "max(place)"], vendor)
    whole = as_array([f'"{column}"' for column in table_of(Person).columns], vendor)
    return (
        f"SELECT 0, {last} FROM evidence_entries WHERE {of_these} GROUP BY dispute "
        f"UNION ALL SELECT 1, {whole} FROM records_persons WHERE {who}"
    )


def _as_read(family: Family, made: Mapping[str, Entry], before: Family) -> Family:
    """As it would be read from the tables: records in order of id, each entry with the hash of its leaf. Kinds that
    nothing touched stand as they did `before`."""
    rows = {
        kind: held if held is before.rows.get(kind) else dict(sorted(held.items()))
        for kind, held in family.rows.items()
        if held and kind in FAMILY
    }
    entries = tuple(
        replace(each, leaf=made[each.entry].sha256) if each.entry in made else each for each in family.entries
    )
    return family.as_read(rows, entries)
