"""The cube of a planned city: what the door would count of its cases, summed while it is numbers, and named at the end.

The key of a cell is packed into one number, so that millions of countings are sorted as fast as memory allows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pyarrow as pa

from xiezhi.indicators.lake import CUBE
from xiezhi.stories.city import BEGINS, CAUSES, ENFORCEMENT, SUIT, TALKS, Cases, Column

NAMES = ("first_instance", "mediation", "enforcement")
TRACKS = ("small", "summary", "ordinary", "")
NONE = TRACKS.index("")
JUDGES = 40
"""Of each court."""
DOORS = ("filed_web", "filed_phone", "filed_counter", "filed_12368")
WAYS = ("service.arrive", "service.sign_for", "service.hand_over")
LIMITS = tuple(f"first_instance.{each}:kept" for each in ("limit_small", "limit_summary", "limit"))
FIRST, DAYS = BEGINS.toordinal(), 800
"""The first day, and how many there may be."""
OPEN_SINCE = 1 << 11
"""From here on a number of days is a day of docketing."""
BITS = {"court": 8, "recorded": 10, "event": 5, "judge": 6, "days": 12, "kind": 4, "cause": 3, "track": 2}
"""The key of a cell, from its most telling part to its least, and how many bits each part may take."""
Which = tuple[Column, tuple[str, ...], Column | int, tuple[str, ...], Column | int, Column, Column, Column | int]
"""Which cases; the kinds, and which of them; the events, and which; the day; how many days; how much."""


@dataclass
class Countings:
    """Countings as they come, each a packed key and its fen; names get their numbers by and by."""

    kinds: dict[str, int] = field(default_factory=dict)
    events: dict[str, int] = field(default_factory=dict)
    keys: list[Column] = field(default_factory=list)
    fen: list[Column] = field(default_factory=list)

    def take(self, cases: Cases, asked: Which) -> None:
        which, kinds, kind, events, event, day, days, fen = asked
        at = np.flatnonzero(which)

        def of(value: Column | int) -> Column:
            return np.full(len(at), value, dtype=np.int64) if isinstance(value, int) else value[at]

        def numbered(names: tuple[str, ...], value: Column | int, known: dict[str, int]) -> Column:
            return np.array([known.setdefault(name, len(known)) for name in names])[of(value)]

        lasted = of(days)
        parts = {
            "court": of(cases.court), "recorded": of(day) - FIRST, "event": numbered(events, event, self.events),
            "judge": of(cases.judge), "days": np.where(lasted < FIRST, lasted + 1, lasted - FIRST + OPEN_SINCE),
            "kind": numbered(kinds, kind, self.kinds), "cause": of(cases.cause), "track": of(tracks(cases)),
        }  # fmt: skip
        key = np.zeros(len(at), dtype=np.int64)
        for name, bits in BITS.items():
            key = (key << bits) | parts[name]
        self.keys.append(key)
        self.fen.append(of(fen))

    def summed(self) -> tuple[dict[str, Column], Column, Column]:
        """The parts of every key in order, how often it came, and its fen."""
        every, fen = np.concatenate(self.keys), np.concatenate(self.fen)
        order = np.argsort(every)
        every = every[order]
        first = np.flatnonzero(np.concatenate([[True], every[1:] != every[:-1]]))
        counts = np.diff(np.append(first, len(every)))
        left, parts = every[first], dict[str, Column]()
        for name, bits in reversed(BITS.items()):
            parts[name], left = left & ((1 << bits) - 1), left >> bits
        return parts, counts, np.add.reduceat(fen[order], first)


def cells_of(cases: Cases, codes: Sequence[str]) -> pa.Table:
    """All countings of these cases, summed into the cube, in the order of court and day of recording."""
    countings = Countings()
    for each in _counted(cases):
        countings.take(cases, each)
    parts, counts, fen = countings.summed()
    lasted = parts["days"]
    values = {
        "court": named(codes, parts["court"]), "kind": named(list(countings.kinds), parts["kind"]),
        "cause": named([str(each) for each in CAUSES], parts["cause"]), "track": named(TRACKS, parts["track"]),
        "judge": named(judges(codes), parts["court"] * JUDGES + parts["judge"]),
        "month": named([each[:7] for each in ISO], parts["recorded"]), "recorded": named(ISO, parts["recorded"]),
        "event": named(list(countings.events), parts["event"]),
        "days": pa.array(np.where(lasted < OPEN_SINCE, lasted - 1, lasted - OPEN_SINCE + FIRST)),
        "count": pa.array(counts), "fen": pa.array(fen),
    }  # fmt: skip
    return pa.Table.from_pydict({name: values[name] for name in CUBE.names})


def _counted(cases: Cases) -> Iterator[Which]:
    """What the door would count of each case, as far as figures ask for it."""
    every, ended, none = np.ones(len(cases), dtype=bool), cases.closed > 0, np.zeros(len(cases), dtype=np.int64)
    suit, talks, money = (cases.kind == each for each in (SUIT, TALKS, ENFORCEMENT))
    kind, lasted, opened, closed = cases.kind, cases.closed - cases.opened, cases.opened, cases.closed
    yield every, NAMES, kind, ("opened",), 0, opened, opened, cases.amount
    yield ended, NAMES, kind, ("closed",), 0, closed, lasted, cases.amount
    yield ended, NAMES, kind, ("closed_net",), 0, closed, lasted, 0
    yield ended, NAMES, kind, ("left",), 0, closed, opened, 0
    yield suit, ("filing",), 0, DOORS, (opened + cases.judge) % 4, opened, none - 1, cases.amount
    yield suit, ("filing",), 0, ("filing.docket",), 0, opened, none, 0
    yield suit, ("filing",), 0, ("filing.reviewing:kept",), 0, opened, none, 0
    yield suit & ~cases.late, NAMES, kind, ("first_instance.send_copies:kept",), 0, opened + 2, none + 2, 0
    yield suit & cases.late, NAMES, kind, ("first_instance.send_copies:broken",), 0, opened + 5, none - 1, 0
    yield suit, ("service",), 0, WAYS, cases.amount // 100 % 3, opened + 3, cases.amount // 300 % 4, 0
    yield ended & suit, NAMES, kind, ("first_instance.withdraw",), 0, closed, none - 1, 0
    yield ended & suit, NAMES, kind, LIMITS, cases.track, closed, lasted, 0
    yield cases.queried, NAMES, kind, ("enforcement.inquire",), 0, opened, none - 1, 0
    yield cases.queried, ("inquiry",), 0, ("first_query",), 0, opened, none - 1, 0
    yield cases.frozen, NAMES, kind, ("enforcement.freeze",), 0, opened, none - 1, 0
    yield ended & talks, NAMES, kind, ("mediation.apply_for_confirmation",), 0, closed, none - 1, 0
    yield ended & money, NAMES, kind, ("enforcement.conclude",), 0, closed, none - 1, 0
    yield ended & money, ("payout",), 0, ("money_paid",), 0, closed, none - 1, cases.paid
    yield ended & money, ("case_money",), 0, ("case_money.payout_limit:kept",), 0, closed, none + 1, 0
    yield ended & money & (lasted <= 184), NAMES, kind, ("enforcement.limit:kept",), 0, closed, lasted, 0
    yield ended & money & (lasted > 184), NAMES, kind, ("enforcement.limit:broken",), 0, closed, none - 1, 0


# --- names for numbers ------------------------------------------------------------------------------------------------

ISO = [date.fromordinal(FIRST + number).isoformat() for number in range(DAYS)]


def named(names: Sequence[str], numbers: Column) -> pa.DictionaryArray:
    """Text that is kept once: numbers into a list of names."""
    return pa.DictionaryArray.from_arrays(pa.array(numbers.astype(np.int32)), pa.array(names, pa.string()))


def judges(codes: Sequence[str]) -> list[str]:
    return [f"{code}-{number}" for code in codes for number in range(JUDGES)]


def tracks(cases: Cases) -> Column:
    return np.where(cases.kind == SUIT, cases.track, NONE)
