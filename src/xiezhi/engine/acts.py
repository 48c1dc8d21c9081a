"""What goes into a decision and what comes out of it: an act, and the outcome of each entry."""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
import time
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

import msgspec
from msgspec.structs import force_setattr

from xiezhi.engine.case import Errand, Notice, Tally
from xiezhi.engine.facts import Facts
from xiezhi.engine.family import Family, Happened, House
from xiezhi.engine.words import Role, Step
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import Row


class Act(msgspec.Struct, frozen=True):
    """One step that somebody wants to take. `on` is the proceeding's id; for an opening step the parent's, or empty."""

    step: Step
    facts: Facts
    on: str
    by: str
    role: Role
    key: str
    court: str = ""
    happened: datetime | None = None
    because: str = ""
    token: bool = False
    random: bytes = b""
    """What codes are made from, drawn by the door."""
    names: str = ""
    """What ids of persons are made from: the court's own digest of the entry, which nobody else can repeat."""
    entry: str = ""
    """The entry's id: the caller's key, bound to who he is and where he acts; the same again is the same id.
    It is given where the key is forgotten."""

    def __post_init__(self) -> None:
        if not self.entry:
            force_setattr(self, "entry", entry_id(self.court, self.by, self.key))


_MOMENT = re.compile(r"(?<![0-9a-z])([0-9a-v]{7})[a-z2-7]{12}(?![0-9a-z])")
_UUID7 = re.compile(r"(?<![0-9a-f])([0-9a-f]{8})-?([0-9a-f]{4})-?7[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}")


@lru_cache(maxsize=1024)
def entry_id(court: str, actor: str, key: str) -> str:
    """Letters of a digest: twelve behind the moment that the key names, so that what is written together stands so in
    every index; sixteen where it names none."""
    digest = hashlib.sha256("\n".join((court, actor, key)).encode()).digest()
    moment = _moment_in(key)
    return f"{moment}{_letters(digest)[: 12 if moment else 16]}"


def fresh_key() -> str:
    """A key that nobody has used, for a step that is about to be asked: it names the moment in which it is made."""
    return f"{_moment(time.time())}{_letters(secrets.token_bytes(10))[:12]}"


def _moment_in(key: str) -> str:
    """That of the first fresh key or entry in it, or of a UUID that counts milliseconds; or nothing."""
    if named := _MOMENT.search(key):
        return named[1]
    if named := _UUID7.search(key):
        return _moment(int(named[1] + named[2], 16) / 1000)
    return ""


def _moment(seconds: float) -> str:
    """An eighth of a second since 1970 in seven characters that sort as it does; they begin again in 2106."""
    return base64.b32hexencode((int(seconds * 256) % 2**40).to_bytes(5, "big")).decode().lower()[:7]


def _letters(digest: bytes) -> str:
    return base64.b32encode(digest[:10]).decode().lower()


class Outcome(msgspec.Struct, frozen=True):
    """What one entry writes. `family` and `house` are what the next decision looks upon."""

    act: Act
    proceeding: Proceeding
    happened: Happened
    recorded_at: str
    happened_at: str
    corrects: str
    rows: tuple[tuple[Row, Row | None], ...]
    """Each record as it shall be, and as it was (None: new)."""
    tallies: tuple[Tally, ...]
    errands: tuple[Errand, ...]
    notices: tuple[Notice, ...]
    family: Family
    house: House
    counters: dict[str, int] = msgspec.field(default_factory=dict)
    erased: tuple[str, ...] = ()
    """Content that is destroyed with this entry."""
    waits: bool = False
    """A joint step that other parties have yet to consent to."""


@dataclass(frozen=True, slots=True)
class Corrects:
    """What an effect yields to say which entry its own corrects."""

    entry: str


@dataclass(frozen=True, slots=True)
class Erases:
    """What an effect yields to say which content is destroyed with its entry."""

    contents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """What an effect yields to say whom its entry concerns."""

    person: str
