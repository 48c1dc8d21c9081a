"""What entries of a dispute keep of a content: wherever the same stands, and digests that would let one guess it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from xiezhi.engine.family import Kept
from xiezhi.evidence.models import Content, Entry
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import TABLES, TOMBSTONE, Row, rows, table_of

FILE = re.compile("[0-9a-f]{64}")
_DECODER = msgspec.json.Decoder()


def kept_of(dispute: str, *items: str) -> Kept:
    """The contents of a dispute that hold what these hold; a paper is kept or erased whole: its data and its file."""
    skeletons = dict(Entry.objects.filter(dispute=dispute).values_list("id", "skeleton"))
    contents = list(Content.objects.filter(entry__in=list(skeletons)).exclude(value=None))
    named = [each for each in contents if each.id in items]
    values = {each.value or "" for each in named}
    for paper in rows(Paper, dispute=dispute):
        whole = {paper.data, paper.sha256, paper.sm3} - {"", TOMBSTONE}
        if whole & values:
            values |= whole
    told = [each for entry in skeletons.values() for each in _told(entry)]
    entries = {each.entry for each in contents if each.value in values}
    digests = {each.content for each in told if each.digest and each.content.partition(".")[0] in entries}
    values |= {each.value or "" for each in contents if each.id in digests}
    ids = {each.id for each in contents if each.value in values}
    records = frozenset((each.table, each.row) for each in told if each.content in ids)
    found = frozenset(each.id for each in named)
    return Kept(found, tuple(sorted(ids)), frozenset(values), records, _busy(dispute, records))


def holding(row: Row, values: frozenset[str] | set[str]) -> list[str]:
    """The columns of a record that hold one of these contents."""
    columns = table_of(type(row)).columns.values()
    return [each.name for each in columns if each.content and getattr(row, each.name) in values]


class _Told(NamedTuple):
    """One content that an entry wrote into a record."""

    content: str
    table: str
    row: str
    digest: bool


def _told(skeleton: str) -> Iterator[_Told]:
    for table, row, columns in _DECODER.decode(skeleton)["changes"]:
        for name, value in columns.items():
            if isinstance(value, dict):
                yield _Told(value["$"], table, row, TABLES[table].columns[name].digest)


def _busy(dispute: str, records: frozenset[tuple[str, str]]) -> frozenset[str]:
    people = [each.person for each in rows(Person, id__in=sorted(row for table, row in records if table == "persons"))]
    elsewhere = [each for each in rows(Standing, person__in=people, until="") if each.dispute != dispute]
    still_open = {each.id for each in rows(Proceeding, id__in=[each.proceeding for each in elsewhere], closed="")}
    return frozenset(each.person for each in elsewhere if each.proceeding in still_open)
