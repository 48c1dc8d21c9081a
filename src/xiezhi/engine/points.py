"""Points of a log that are stamped and anchored: both checkpoints of one size, and beside them what partners gave.

Files beside the log, derived and never recorded: `log/COURT/points/SIZE/`. A point is complete when every partner that
was asked then has answered, and stays so whatever partners the court has later.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xiezhi.engine.logbook import TREES, log_home
from xiezhi.evidence.checkpoint import Checkpoint, joint_message
from xiezhi.evidence.digest import Algorithm, digest
from xiezhi.evidence.folder import WRITING, flush, write, write_once
from xiezhi.evidence.note import Note
from xiezhi.evidence.timestamp import BadStamp
from xiezhi.outside.time_authority import TimeAuthority

POINTS = "points"
STAMP, ANCHOR, SENT = ".stamp", ".anchor.json", ".sent"
BEGUN, COMPLETE = "begun", "complete"


@dataclass(frozen=True, slots=True)
class Point:
    """One point, by its folder."""

    folder: Path

    @property
    def size(self) -> int:
        """How many leaves it covers."""
        return int(self.folder.name)

    def note_bytes(self, tree: Algorithm) -> bytes | None:
        """The checkpoint of a tree as it was published."""
        return self.read(tree)

    def note(self, tree: Algorithm) -> Note:
        """The same, parsed; FileNotFoundError or ValueError where the point is damaged."""
        return Note.parse((self.folder / tree).read_bytes())

    def checkpoint(self, tree: Algorithm) -> Checkpoint:
        return Checkpoint.parse(self.note(tree).text)

    def message(self) -> bytes:
        """What stamps and anchors cover."""
        return joint_message(self.checkpoint("sha256"), self.checkpoint("sm3"))

    def read(self, name: str) -> bytes | None:
        path = self.folder / name
        return path.read_bytes() if path.exists() else None

    def keep(self, name: str, data: bytes) -> None:
        """Keep a partner's answer; the first one stays."""
        if not (self.folder / name).exists():
            write_once(self.folder / name, data)

    def note_down(self, name: str, data: bytes) -> None:
        """Write what may change: the transaction that is on its way."""
        write(self.folder / name, data)

    @property
    def complete(self) -> bool:
        """Whether every partner has answered."""
        return (self.folder / COMPLETE).exists()

    @property
    def begun(self) -> float:
        """When it was made, in seconds since 1970."""
        return float(self.read(BEGUN) or b"0")

    def stamps(self) -> tuple[bytes, ...]:
        """The tokens, by the names of the authorities."""
        return tuple(path.read_bytes() for path in sorted(self.folder.glob(f"*{STAMP}")))

    def anchors(self) -> list[dict[str, Any]]:
        """Where it stands on chains, as the nodes said."""
        return [json.loads(path.read_bytes()) for path in sorted(self.folder.glob(f"*{ANCHOR}"))]

    def faults(self, authorities: Mapping[str, TimeAuthority]) -> Iterator[tuple[str, str]]:
        """Every file that does not belong to it, and every stamp and anchor that is not of it: name, what is wrong."""
        try:
            message = self.message()
        except (OSError, ValueError) as error:
            yield "", f"cannot be read ({error})"
            return
        for path in sorted(self.folder.iterdir()):
            name = path.name
            if name.endswith(STAMP):
                authority = authorities.get(name.removesuffix(STAMP))
                try:
                    if authority is not None:
                        authority.holds(path.read_bytes(), message)
                except BadStamp as error:
                    yield name, str(error)
            elif name.endswith(ANCHOR):
                if _digest_in(path.read_bytes()) != digest(message).hex():
                    yield name, "is the anchor of something else"
            elif name not in (*TREES, BEGUN, COMPLETE) and not name.endswith(SENT) and not name.startswith(WRITING):
                yield name, "belongs to no point"


def _digest_in(data: bytes) -> str:
    """The digest that an anchor's file says was anchored, empty if it cannot be read."""
    try:
        told = json.loads(data)
    except ValueError:
        return ""
    return str(told.get("digest")) if isinstance(told, dict) else ""


def points_of(court: str) -> list[Point]:
    """A court's points, smallest first."""
    folder = log_home(court) / POINTS
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted((Point(path) for path in found if path.name.isdigit()), key=lambda point: point.size)


def new_point(court: str, notes: Mapping[Algorithm, Note], now: float) -> Point:
    """Begin a point at these published checkpoints of one size: it is there whole, or not at all."""
    size, points = Checkpoint.parse(notes["sha256"].text).size, log_home(court) / POINTS
    beginning, point = Point(points / f".{size}"), Point(points / f"{size}")
    for tree in TREES:
        beginning.note_down(tree, bytes(notes[tree]))
    beginning.note_down(BEGUN, f"{math.floor(now)}".encode())
    beginning.folder.rename(point.folder)
    flush(points)
    return point
