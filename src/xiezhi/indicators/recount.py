"""The figures counted anew from what entries changed, not from what they say they count; equal to the last integer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import msgspec

from xiezhi.engine.tallies import PEOPLE
from xiezhi.engine.words import PROCEDURES
from xiezhi.evidence.models import Entry
from xiezhi.evidence.read import heads, in_order
from xiezhi.records.cells import Cell
from xiezhi.records.table import rows

_SKELETON = msgspec.json.Decoder()
GENERAL = ("opened", "closed", "closed_net", "left", "taken_up")
"""What is counted of every proceeding with a number, whatever its chapter."""
Key = tuple[str, ...]
Row = dict[str, Any]


@dataclass
class Recount:
    """What the cube of one court should be, entry after entry."""

    sums: Counter[Key] = field(default_factory=Counter)
    fen: Counter[Key] = field(default_factory=Counter)
    tables: dict[str, dict[str, Row]] = field(
        default_factory=lambda: {"proceedings": {}, "disputes": {}, "deadlines": {}, "adjustments": {}}
    )
    ended: dict[str, tuple[str, str]] = field(default_factory=dict)
    corrected: set[str] = field(default_factory=set)

    def take(self, entry: Entry) -> None:
        """Apply one entry and count what it did."""
        skeleton = _SKELETON.decode(entry.skeleton)
        self.corrected |= {entry.corrects} - {""}
        before: dict[str, dict[str, Row]] = {name: {} for name in self.tables}
        for table, id, changes in skeleton["changes"]:
            if table in self.tables:
                row = self.tables[table].setdefault(id, {})
                before[table].setdefault(id, dict(row))
                row.update(changes)
        mine = self.tables["proceedings"][entry.proceeding]
        was = before["proceedings"].get(entry.proceeding, mine)
        told = [*self._of_step(entry, mine, was), *self._of_periods(before["deadlines"]), *_of_chapters(skeleton)]
        cause = self.tables["disputes"].get(entry.dispute, {}).get("cause", "")
        for event, days, fen, count, month in told:
            key = (entry.court, mine["procedure"], cause, mine.get("track", ""), mine.get("judge", ""),
                   month or entry.happened_at[:7], entry.recorded_at[:10], event, str(days))  # fmt: skip
            self.sums[key] += count
            self.fen[key] += fen

    def _of_step(self, entry: Entry, now: Row, was: Row) -> Iterator[tuple[str, int, int, int, str]]:
        if entry.step.endswith("?"):
            return
        closes = bool(now.get("closed")) and not was.get("closed")
        reopens = bool(was.get("closed")) and not now.get("closed")
        if not PROCEDURES[now["procedure"]].numbered:
            if reopens:
                step, month = self.ended[entry.proceeding]
                yield step, _days(was["opened"], was["closed"]), 0, -1, month
            if closes:
                self.ended[entry.proceeding] = entry.step, entry.happened_at[:7]
                yield entry.step, _days(now["opened"], now["closed"]), 0, 1, ""
        elif now.get("number"):
            day, fen = date.fromisoformat(now["numbered"]).toordinal(), now.get("amount") or 0
            if not was.get("number"):
                yield "opened", day, fen, 1, ""
            if closes:
                lasted = _days(now["numbered"], now["closed"])
                yield "closed", lasted, fen, 1, ""
                yield "closed_net", lasted - self._rested(entry.proceeding, now["numbered"], now["closed"]), 0, 1, ""
                yield "left", day, 0, 1, ""
            if reopens:
                yield "taken_up", day, 0, 1, ""
            yield entry.step, -1, 0, 1, ""

    def _rested(self, proceeding: str, numbered: str, closed: str) -> int:
        """How many days the limit did not run: day by day, whether anything says so."""
        mine = [each for each in self.tables["adjustments"].values() if each.get("proceeding") == proceeding]
        spans = [
            (each["since"], each.get("until") or closed)
            for each in mine
            if each["kind"] in ("exclude", "suspend") and each.get("clock", "")[:5] in ("", "limit")
        ]
        first = date.fromisoformat(numbered)
        days = ((first + timedelta(days=each)).isoformat() for each in range(1, _days(numbered, closed) + 1))
        return sum(any(since <= day <= until for since, until in spans) for day in days) if spans else 0

    def _of_periods(self, before: dict[str, Row]) -> Iterator[tuple[str, int, int, int, str]]:
        for id, was in before.items():
            now = self.tables["deadlines"][id]
            if (
                now["kind"] == "right"
                or now["role"] in PEOPLE
                or (now["status"] == "void" and now["anchor"] not in self.corrected)
            ):
                continue
            name = f"{self.tables['proceedings'][now['proceeding']]['procedure']}.{now['clock']}"
            after, then = Counter(_period(now)), Counter(_period(was))
            for sign, found in ((-1, then - after), (1, after - then)):
                yield from ((f"{name}:{event}", days, 0, sign, month) for event, days, month in found)


def _of_chapters(skeleton: Row) -> Iterator[tuple[str, int, int, int, str]]:
    """Money and sanctions, of which only the entry itself says how they count."""
    for key, fen, *more in skeleton["counts"]:
        event, days = key.split("|")[7:]
        if "." not in event and event not in GENERAL:
            yield event, int(days), fen, more[0] if more else 1, key.split("|")[5]


def _period(row: Row) -> Iterator[tuple[str, int, str]]:
    met, due, status = row.get("met", ""), row.get("due", ""), row.get("status", "void")
    if status == "void":
        return
    lasted = _days(row["start"], met) if met else -1
    if met and met <= due:
        yield "kept", lasted, met[:7]
    elif met or status in ("late", "lapsed"):
        yield "broken", -1, due[:7]
    if met and met > due:
        yield "ended", lasted, met[:7]


def _days(start: str, end: str) -> int:
    return (date.fromisoformat(end[:10]) - date.fromisoformat(start[:10])).days


def recounted(court: str) -> Recount:
    """The whole of a court's log, counted anew."""
    made = Recount()
    for entry in in_order(court):
        made.take(entry)
    return made


def differences() -> Iterator[str]:
    """Where the cube and the entries part: one sentence for each cell that does."""
    for head in heads():
        anew = recounted(head.court)
        stands = {cell.id: (cell.count, cell.fen) for cell in rows(Cell, court=head.court)}
        wanted = {"|".join(key): (count, anew.fen[key]) for key, count in anew.sums.items()}
        for id in sorted(wanted.keys() | stands.keys()):
            if stands.get(id) != wanted.get(id):
                yield f"{id}：立方 {stands.get(id)}，按记录重算 {wanted.get(id)}"
