"""What a step reads besides its own dispute, declared with it: the door reads it beforehand, in one lock order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Counter:
    """A series of numbers that the step draws from: the type code of 案号."""

    code: str


@dataclass(frozen=True, slots=True)
class Alike:
    """Disputes of this court with the same likeness as the facts: what finds a second filing."""

    key: Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Others:
    """Records of other disputes that the facts name by id."""

    kind: Any
    ids: Callable[[Any], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Beside:
    """Cases of this court that the facts name by number, each as it is within its own dispute: to look at."""

    numbers: Callable[[Any], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Loads:
    """How many open proceedings of a kind each judge of this court has: what lots are drawn upon. With a role: in how
    many of this year each holder of the office of that name stands."""

    procedure: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Booked:
    """The hearings of this court on the day that the facts name."""

    day: Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Keeps:
    """What the entries of the dispute keep of the contents that a field of the facts names by id."""

    field: str


Read = Counter | Alike | Keeps | Others | Beside | Loads | Booked
