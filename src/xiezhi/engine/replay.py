"""Replay applies, it does not decide: entries folded into rows again, and compared with the tables to the bit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import msgspec
from msgspec.structs import replace

from xiezhi.evidence.frontier import Frontier
from xiezhi.evidence.leaf import Leaf, commitment
from xiezhi.evidence.merkle import leaf_hash
from xiezhi.evidence.models import Content, Entry, Head
from xiezhi.evidence.read import heads, in_order
from xiezhi.records.cells import Cell, cell
from xiezhi.records.counter import Counter
from xiezhi.records.table import TABLES, TOMBSTONE, Table, table_of

_DECODER = msgspec.json.Decoder()
_REFERENCE = re.compile(r'"\$":"([^"]+)"')
Folded = dict[str, dict[str, dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Difference:
    """Where tables and log part: the table, the row and what is wrong with it."""

    table: str
    row: str
    wrong: str

    def __str__(self) -> str:
        return f"{self.table} {self.row}: {self.wrong}"


@dataclass(frozen=True, slots=True)
class Replayed:
    """How much was folded, and every difference found."""

    entries: int
    rows: int
    tables: int
    differences: list[Difference]

    def __str__(self) -> str:
        return f"{self.entries} entries, {self.rows} rows, {self.tables} tables"


def replay() -> Replayed:
    """Fold every court's log and compare with every table of the records."""
    folded: Folded = {name: {} for name in TABLES}
    entries, wrong = 0, list[Difference]()
    for head in heads():
        place, last = 0, ""
        trees = [Frontier(), Frontier(algorithm="sm3")]
        erased, gone = set[str](), set[str]()
        for entry, kept in with_contents(in_order(head.court)):
            if entry.place != place:
                wrong.append(Difference("entries", entry.id, f"stands at {entry.place} where {place} follows"))
            place, last = entry.place + 1, entry.recorded_at
            entries += 1
            for tree, leaf in zip(trees, (entry.sha256, entry.sm3), strict=True):
                tree.append(bytes.fromhex(leaf))
            wrong += _sound(entry, kept)
            erased |= set(_DECODER.decode(entry.skeleton).get("erased", ()))
            gone |= {each.id for each in kept if each.value is None}
            fold(folded, entry, {each.id: each.value for each in kept})
            if folded["proceedings"].get(entry.proceeding, {}).get("dispute") != entry.dispute:
                wrong.append(Difference("entries", entry.id, "dispute is not that of its proceeding"))
        if (head.size, head.last, head.sha256, head.sm3) != (place, last, *(tree.to_bytes().hex() for tree in trees)):
            wrong.append(Difference("heads", head.court, f"is not what the {place} entries found add up to"))
        wrong += (Difference("contents", id, "is erased, and no entry says so") for id in sorted(gone - erased))
        wrong += (Difference("contents", id, "is to be erased, and is not") for id in sorted(erased - gone))
    wrong += (difference for table in TABLES.values() for difference in _compare(table, folded[table.name]))
    wrong += _strays()
    rows = sum(len(table) for table in folded.values())
    return Replayed(entries, rows, sum(1 for table in folded.values() if table), wrong)


def _strays() -> Iterator[Difference]:
    """Entries of a log that has no head, heads of a log without entries, content that no entry keeps."""
    entries = Entry.objects
    for court in entries.exclude(court__in=Head.objects.values("court")).order_by("court").values("court").distinct():
        yield Difference("heads", court["court"], "is missing")
    for head in Head.objects.exclude(court__in=entries.values("court")):
        yield Difference("heads", head.court, "no entry made it")
    for kept in Content.objects.exclude(entry__in=entries.values("id")).order_by("id"):
        yield Difference("contents", kept.id, "no entry keeps it")


def with_contents(entries: Iterator[Entry]) -> Iterator[tuple[Entry, list[Content]]]:
    """Entries with the content that each keeps, read a thousand at a time."""
    while chunk := list(islice(entries, 1000)):
        kept: dict[str, list[Content]] = {entry.id: [] for entry in chunk}
        for content in Content.objects.filter(entry__in=list(kept)):
            kept[content.entry].append(content)
        yield from ((entry, kept[entry.id]) for entry in chunk)


def fold(folded: Folded, entry: Entry, values: dict[str, str | None]) -> None:
    """Apply what an entry changed."""
    skeleton = _DECODER.decode(entry.skeleton)
    for name, id, changes in skeleton["changes"]:
        row = folded[name].setdefault(id, {"id": id})
        for column, value in changes.items():
            row[column] = _value(value, values)
    for key, fen, *more in skeleton["counts"]:
        counted = cell(tuple(key.split("|")), fen, *more)
        known = folded["cells"].setdefault(key, dict(table_of(Cell).values(replace(counted, count=0, fen=0))))
        known["count"] += counted.count
        known["fen"] += counted.fen
    for series, value in skeleton["drawn"].items():
        folded["counters"][series] = dict(table_of(Counter).values(Counter(series, entry.court, "", value)))


def _value(value: Any, contents: dict[str, str | None]) -> Any:
    if not isinstance(value, dict):
        return value
    kept = contents.get(value["$"], "（内容缺失）")
    return TOMBSTONE if kept is None else kept


def _sound(entry: Entry, contents: list[Content]) -> Iterator[Difference]:
    """The leaf commits to the skeleton, and its hashes are the leaf's."""
    data, salt, text = entry.leaf.encode(), bytes.fromhex(entry.salt), entry.skeleton.encode()
    if (leaf_hash(data).hex(), leaf_hash(data, "sm3").hex()) != (entry.sha256, entry.sm3):
        yield Difference("entries", entry.id, "the hash is not that of its leaf")
    leaf = Leaf.parse(data)
    if (commitment(salt, text).hex(), commitment(salt, text, "sm3").hex()) != (leaf.sha256, leaf.sm3):
        yield Difference("entries", entry.id, "the skeleton is not what the leaf commits to")
    skeleton = _DECODER.decode(text)
    told = {name: skeleton[name] for name in ("subject", "moved", "happened_at", "because", "corrects", "actor")}
    told |= {"court": leaf.court, "step": leaf.act, "recorded_at": leaf.at, "role": leaf.by_role}
    wrong = [name for name, value in told.items() if value != getattr(entry, name)]
    if commitment(salt, entry.proceeding.encode()).hex() != leaf.case_commitment:
        wrong.append("proceeding")
    yield from (Difference("entries", entry.id, f"{name} is not what the entry says") for name in wrong)
    known = {kept.id for kept in contents}
    yield from (
        Difference("contents", id, "is missing") for id in sorted(set(_REFERENCE.findall(entry.skeleton)) - known)
    )
    for kept in contents:
        yield from _kept(kept, entry)


def _kept(kept: Content, entry: Entry) -> Iterator[Difference]:
    if kept.value is None and kept.salt is None and f'"{kept.id}"' in entry.skeleton:
        return  # erased
    made = commitment(bytes.fromhex(kept.salt), kept.value.encode()).hex() if kept.salt and kept.value else ""
    if not made or f'"{kept.id}"' not in entry.skeleton or made not in entry.skeleton:
        yield Difference("contents", kept.id, "is not what its entry commits to")


def _compare(table: Table, folded: dict[str, dict[str, Any]]) -> Iterable[Difference]:
    """Columns that came to a table after an entry have in its rows what they have where nothing is said."""
    missing, unsaid = set(folded), table.unsaid()
    for row in table.model.objects.order_by("id").values(*table.columns).iterator(chunk_size=2000):
        wanted = folded.get(row["id"])
        missing.discard(row["id"])
        if wanted is None:
            yield Difference(table.name, row["id"], "no entry made it")
            continue
        for column, value in row.items():
            said = wanted.get(column, unsaid.get(column))
            if value != said:
                yield Difference(table.name, row["id"], f"{column} is {value!r}, by the log {said!r}")
    for id in sorted(missing):
        yield Difference(table.name, id, "is missing")
