"""The entry as it is written: ids, days, fen and changes in the open; names and sentences as salted commitments."""

from __future__ import annotations

import dataclasses
import itertools
import os
from typing import Any, get_args, get_type_hints

import msgspec
from msgspec.structs import astuple

from xiezhi.engine.acts import Outcome
from xiezhi.engine.facts import CONTENT, Facts, plain
from xiezhi.evidence.leaf import SALT_BYTES, Leaf, commitment
from xiezhi.evidence.merkle import leaf_hash
from xiezhi.evidence.models import Entry, NewContent
from xiezhi.evidence.read import contents_of
from xiezhi.records.cells import Cell, cell
from xiezhi.records.dispute import Dispute
from xiezhi.records.table import TOMBSTONE, Plain, Row, table_of

_ENCODER = msgspec.json.Encoder(order="sorted")
_DECODER = msgspec.json.Decoder()
_NOTHING = object()


class Keeper:
    """Puts content aside: the same value within an entry is kept once."""

    def __init__(self, entry: str) -> None:
        self.entry = entry
        self.kept: dict[str, tuple[NewContent, dict[str, str]]] = {}

    def ref(self, value: str) -> Any:
        if value in ("", TOMBSTONE):
            return value
        if value not in self.kept:
            salt, data = os.urandom(SALT_BYTES), value.encode()
            kept = NewContent(f"{self.entry}.{len(self.kept) + 1}", self.entry, salt.hex(), value)
            ref = {"$": kept.id, "sha256": commitment(salt, data).hex(), "sm3": commitment(salt, data, "sm3").hex()}
            self.kept[value] = (kept, ref)
        return self.kept[value][1]


def written(outcome: Outcome, previous: str | None) -> tuple[Entry, list[NewContent]]:
    """The entry of an outcome, still without its place, and the content it commits to.

    `previous` is the leaf hash of the entry before it in the same proceeding.
    """
    act = outcome.act
    keeper = Keeper(act.entry)
    skeleton = {
        "entry": act.entry,
        "step": outcome.happened.step,
        "edition": outcome.proceeding.edition,
        "facts": _facts(act.facts, keeper),
        "changes": [_change(row, before, keeper) for row, before in outcome.rows],
        "counts": [_count(cell) for cell in cells_of_outcome(outcome)],
        "drawn": outcome.counters,
        "actor": act.by,
        "subject": outcome.happened.subject,
        "moved": outcome.happened.moved,
        "happened_at": outcome.happened_at,
        "because": act.because,
        "corrects": outcome.corrects,
        "erased": outcome.erased,
    }
    text = _ENCODER.encode(skeleton)
    salt = os.urandom(SALT_BYTES)
    leaf = Leaf(
        kind="step",
        court=outcome.proceeding.court,
        act=outcome.happened.step,
        at=outcome.recorded_at,
        by_role=act.role.name,
        case_commitment=commitment(salt, outcome.proceeding.id.encode()).hex(),
        sha256=commitment(salt, text).hex(),
        sm3=commitment(salt, text, "sm3").hex(),
        prev_of_case=previous,
    )
    data = leaf.bytes()
    entry = Entry(
        id=act.entry,
        court=outcome.proceeding.court,
        dispute=outcome.proceeding.dispute,
        proceeding=outcome.proceeding.id,
        step=outcome.happened.step,
        actor=act.by,
        role=act.role.name,
        subject=outcome.happened.subject,
        moved=outcome.happened.moved,
        happened_at=outcome.happened_at,
        recorded_at=outcome.recorded_at,
        corrects=outcome.corrects,
        because=act.because,
        skeleton=text.decode(),
        salt=salt.hex(),
        leaf=data.decode(),
        sha256=leaf_hash(data).hex(),
        sm3=leaf_hash(data, "sm3").hex(),
    )
    return entry, [kept for kept, _ in keeper.kept.values()]


def cells_of_outcome(outcome: Outcome) -> list[Cell]:
    """What one entry adds to the cube."""
    proceeding = outcome.proceeding
    dispute = outcome.family.get(Dispute, proceeding.dispute)
    cause, month, recorded = dispute.cause if dispute else "", outcome.happened.day[:7], outcome.recorded_at[:10]
    return [
        cell(
            (
                proceeding.court,
                proceeding.procedure,
                cause,
                proceeding.track,
                proceeding.judge,
                tally.month or month,
                recorded,
                tally.event,
                str(tally.days),
            ),
            tally.fen,
            tally.count,
        )
        for tally in outcome.tallies
    ]


def _count(cell: Cell) -> list[Any]:
    """As the entry says it: the cell and its fen, and the count where it is not one."""
    return [cell.id, cell.fen] if cell.count == 1 else [cell.id, cell.fen, cell.count]


def _change(row: Row, before: Row | None, keeper: Keeper) -> list[Any]:
    """A record's change: its table, id, and the columns that differ."""
    table = table_of(type(row))
    changes: dict[str, Any] = {}
    told = astuple(before) if before is not None else itertools.repeat(_NOTHING)
    for column, value, was in zip(table.columns.values(), astuple(row), told, strict=False):
        if value != was:
            packed: Plain = column.pack(value)
            changes[column.name] = keeper.ref(str(packed)) if column.content else packed
    changes.pop("id", None)
    return [table.name, row.id, changes]


def _facts(facts: Facts, keeper: Keeper) -> dict[str, Any]:
    """The facts with content put aside."""
    made: dict[str, Any] = {}
    for name, content in _hints(type(facts)).items():
        value = getattr(facts, name)
        if content and isinstance(value, str):
            made[name] = keeper.ref(value)
        elif content and isinstance(value, tuple):
            made[name] = [keeper.ref(each) for each in value]
        elif isinstance(value, Facts):
            made[name] = _facts(value, keeper)
        elif isinstance(value, tuple) and value and isinstance(value[0], Facts):
            made[name] = [_facts(each, keeper) for each in value]
        else:
            made[name] = plain(value)
    return made


def says(entry: Entry, facts: Facts) -> bool:
    """Whether an entry states these very facts; of what is erased nobody can say that it was something else."""
    return _same(_DECODER.decode(entry.skeleton)["facts"], plain(facts), contents_of([entry.id]))


def _same(told: Any, stated: Any, kept: dict[str, str | None]) -> bool:
    if isinstance(told, dict) and "$" in told:
        return kept.get(told["$"]) in (None, stated)
    if isinstance(told, dict) and isinstance(stated, dict):
        return told.keys() == stated.keys() and all(_same(told[name], stated[name], kept) for name in told)
    if isinstance(told, list) and isinstance(stated, list | tuple):
        return len(told) == len(stated) and all(_same(*pair, kept) for pair in zip(told, stated, strict=True))
    return bool(told == stated)


_HINTS: dict[type[Facts], dict[str, bool]] = {}


def _hints(facts: type[Facts]) -> dict[str, bool]:
    """The fields of a facts class, and which of them are content."""
    if facts not in _HINTS:
        hints = {name: (hint, *get_args(hint)) for name, hint in get_type_hints(facts).items()}
        fields = dataclasses.fields(facts)  # type: ignore[arg-type]
        _HINTS[facts] = {each.name: any(part in CONTENT for part in hints[each.name]) for each in fields}
    return _HINTS[facts]
