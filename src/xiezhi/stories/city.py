"""A city's two years planned: which cases come in when and how long each takes, so that its figures get a wanted shape.

The plan is columns of numbers. It is told through the door (`city_told.py`) or laid out as Parquet (`city_laid.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import numpy as np

from xiezhi.law.calendar import NATIONAL
from xiezhi.procedures.filing import Cause

Column = np.ndarray[Any, Any]
BEGINS, HALF, ENDS = date(2024, 3, 1), date(2025, 3, 1), date(2026, 2, 28)
"""The first day, the first of the second year, and the last."""
SUIT, TALKS, ENFORCEMENT = range(3)
KINDS = (0.66, 0.14, 0.20)
SMALL, SUMMARY, ORDINARY = range(3)
CAUSES = (Cause.lending, Cause.sale, Cause.bank, Cause.homes, Cause.labour, Cause.injury, Cause.lease)
SEASONS = np.array(
    [
        [30, 28, 34, 36, 34, 30, 28, 28, 30, 30, 34, 38],  # loans: after New Year, and before the year's end
        [14, 10, 14, 16, 16, 14, 14, 14, 20, 24, 20, 14],  # sales: after the harvest
        [12, 10, 16, 14, 12, 16, 10, 10, 14, 10, 12, 18],  # banks: at the end of a quarter
        [8, 6, 10, 10, 10, 10, 8, 8, 10, 22, 24, 18],  # heating and management: when it gets cold
        [26, 14, 6, 6, 6, 6, 6, 6, 8, 10, 20, 32],  # wages: before the Spring Festival
        [14, 14, 8, 6, 6, 6, 8, 8, 6, 8, 12, 16],  # accidents: on ice
        [7, 5, 8, 7, 7, 7, 7, 7, 7, 7, 7, 6],
    ]
)
"""Of which causes how many come in from January to December."""
FIRST_RATE = 0.70
"""The closing rate of enforcement in the first year."""
OVERLOOKED, LENDERS = 0.04, 0.03
"""The share of suits whose copies go out late, and of loans that the same few lend to everybody."""
QUERIED, FROZEN, FILED_UP = 0.9, 0.45, 0.8
"""The share of enforcements in which banks are asked at once, of those asked in which something is frozen; and of suits
that have ended whose papers are bound and put on their shelf."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How many cases, and what their figures of the second year shall be; None: as it comes."""

    cases: int
    seed: int = 1
    fast_share: float | None = 83.2
    """Share of small and summary trials among the closed ones, in per cent."""
    fast_days: float | None = 20.0
    """Their mean days in basic courts."""
    intermediate_days: float | None = 6.0
    """Mean days of a suit in an intermediate court, where a fast team tries them by the ordinary procedure."""
    closing_gain: float | None = 12.5
    """By how many points the closing rate of enforcement is higher than the year before."""
    in_place: float | None = 2_491_000_000.0
    """Yuan paid to creditors."""
    growth: float | None = 125.0
    """By how many per cent that is more than the year before."""


@dataclass(frozen=True, slots=True)
class Cases:
    """Columns of one length: days are ordinals (0: still open), money is fen, the others are numbers of choices."""

    court: Column
    kind: Column
    cause: Column
    track: Column
    opened: Column
    closed: Column
    amount: Column
    paid: Column
    judge: Column
    late: Column
    """Copies went out late."""
    lender: Column
    """Brought by one who lends to everybody."""
    queried: Column
    """Banks and registers are asked on the day of docketing."""
    frozen: Column
    """Something was found, and is held."""
    filed_up: Column
    """Bound and accepted by the archive after its end."""

    def __len__(self) -> int:
        return len(self.court)

    def row(self, number: int) -> dict[str, int]:
        return {each.name: int(getattr(self, each.name)[number]) for each in fields(self)}


def planned(shape: Shape, intermediate: Sequence[bool], chunk: int = 0, of: int = 1) -> Cases:
    """One of so many chunks of a plan, in order of opening; each has the wanted shape, so they have it together.
    `intermediate` tells of each court whether it is one. The same seed gives the same plan."""
    chance = np.random.default_rng([shape.seed, chunk])
    count = shape.cases // of + (chunk < shape.cases % of)
    kind = chance.permutation(np.repeat(np.arange(3), _quota(count, KINDS)))
    weight = np.where(intermediate, 1.0, 4.0)
    court = chance.choice(len(weight), count, p=weight / weight.sum())
    opened, cause = _comings(chance, count)
    above = np.asarray(intermediate)[court]
    track = np.where(above, ORDINARY, chance.choice(3, count, p=_tracks(shape, above.mean())))
    amount = np.exp(chance.normal(13.6, 1.1, count)).astype(np.int64) // 100 * 100 + 100_000
    closed = _ended(chance, shape, kind, track, above, opened)
    closed, paid = _enforced(chance, shape, kind, opened, closed, 1 / of)
    amount = np.where(kind == ENFORCEMENT, np.maximum(paid * 5 // 4 // 100 * 100, amount), amount)
    late = (kind == SUIT) & (chance.random(count) < OVERLOOKED)
    lender = (kind == SUIT) & (cause == 0) & (chance.random(count) < LENDERS)
    judge = chance.integers(0, 40, count)
    queried = (kind == ENFORCEMENT) & (chance.random(count) < QUERIED)
    frozen = queried & (chance.random(count) < FROZEN)
    filed_up = (closed > 0) & (chance.random(count) < FILED_UP)
    columns = (court, kind, cause, track, opened, closed, amount, paid, judge, late, lender, queried, frozen, filed_up)
    order = np.argsort(opened, kind="stable")
    return Cases(*(each[order] for each in columns))


def _quota(count: int, shares: Sequence[float]) -> list[int]:
    made = [round(count * share) for share in shares[:-1]]
    return [*made, count - sum(made)]


def _tracks(shape: Shape, above: float) -> list[float]:
    """How likely each track is in a basic court: a few more fast ones than are wanted, for some are turned."""
    fast = 0.7 if shape.fast_share is None else min((shape.fast_share / 100 + 0.04) / (1 - min(above, 0.9)), 1.0)
    return [fast / 2, fast / 2, 1 - fast]


def working_days() -> Column:
    """Every working day from the first to the last, as announced, as an ordinal."""
    every = range(BEGINS.toordinal(), ENDS.toordinal() + 1)
    return np.array([day for day in every if NATIONAL.is_working(date.fromordinal(day))])


def _comings(chance: np.random.Generator, count: int) -> tuple[Column, Column]:
    days = working_days()
    months = np.array([date.fromordinal(day).month for day in days]) - 1
    weight = SEASONS.sum(axis=0)[months] * np.linspace(1.0, 1.12, len(days))
    which = chance.choice(len(days), count, p=weight / weight.sum())
    shares = np.cumsum(SEASONS / SEASONS.sum(axis=0), axis=0)[:, months[which]]
    return days[which], (chance.random(count) > shares[:-1]).sum(axis=0)


# --- how long ---------------------------------------------------------------------------------------------------------


def _ended(
    chance: np.random.Generator, shape: Shape, kind: Column, track: Column, above: Column, opened: Column
) -> Column:
    """Days of closing; `track` is changed where fewer shall be fast, so that the wanted share comes out."""
    days, count = working_days(), len(kind)
    fast = (kind == SUIT) & (track != ORDINARY)
    mean = np.where(kind == TALKS, 16.0, np.where(fast, shape.fast_days or 24.0, 75.0))
    mean = np.where((kind == SUIT) & above, shape.intermediate_days or mean, mean)
    place = np.searchsorted(days, opened + mean * chance.uniform(0.3, 1.7, count))
    closed = np.where(place < len(days), days[np.minimum(place, len(days) - 1)], 0)
    closed = np.where((kind == ENFORCEMENT) | (chance.random(count) < 0.01), 0, closed)
    for first, last in _years():
        ending = (kind == SUIT) & (closed >= first) & (closed <= last)
        if shape.fast_share is not None:
            surplus = int((ending & fast).sum() - round(ending.sum() * shape.fast_share / 100))
            turned = np.flatnonzero(ending & fast)[: max(surplus, 0)]
            track[turned], fast[turned] = ORDINARY, False
        for these, wanted in ((fast, shape.fast_days), (above, shape.intermediate_days)):
            if wanted is not None:
                _towards(days, opened, closed, ending & these, wanted, (first, last))
    return closed


def _years() -> tuple[tuple[int, int], tuple[int, int]]:
    return (BEGINS.toordinal(), HALF.toordinal() - 1), (HALF.toordinal(), ENDS.toordinal())


def _towards(days: Column, opened: Column, closed: Column, these: Column, mean: float, year: tuple[int, int]) -> None:
    """Move closings by a working day at a time until these have the mean."""
    which = np.flatnonzero(these)
    for _ in range(40):
        over = int((closed[which] - opened[which]).sum() - round(mean * len(which)))
        step = -1 if over > 0 else 1
        at = np.searchsorted(days, closed[which]) + step
        moved = days[np.clip(at, 0, len(days) - 1)]
        may = (moved > opened[which]) & (moved >= year[0]) & (moved <= year[1]) & (moved != closed[which])
        by = abs(moved - closed[which])[may]
        chosen = which[may][np.cumsum(by) <= abs(over)]
        if not len(chosen):
            return
        closed[chosen] = moved[may][np.cumsum(by) <= abs(over)]


def _enforced(
    chance: np.random.Generator, shape: Shape, kind: Column, opened: Column, closed: Column, part: float
) -> tuple[Column, Column]:
    """Which enforcements end in which year, so that the rate rises as wanted; and what is paid with each."""
    days, paid = working_days(), np.zeros(len(kind), dtype=np.int64)
    waiting, rate = np.array([], dtype=np.int64), FIRST_RATE
    for number, (first, last) in enumerate(_years()):
        fresh = np.flatnonzero((kind == ENFORCEMENT) & (opened >= first) & (opened <= last))
        there = np.concatenate([waiting, fresh[np.argsort(opened[fresh], kind="stable")]])
        able = there[opened[there] <= last - 30]
        done = able[: round(len(there) * rate)]
        low, high = np.searchsorted(days, np.maximum(opened[done] + 20, first)), np.searchsorted(days, last + 1) - 1
        closed[done] = days[low + (chance.random(len(done)) * (high - low)).astype(np.int64)]
        waiting = np.setdiff1d(there, done)
        weight = np.exp(chance.normal(0, 1.0, len(done)))
        total = (shape.in_place or 1000.0 * len(done) / part) * part * 100
        if number == 0:
            rate = len(done) / max(len(there), 1) + (shape.closing_gain or 0.0) / 100
            total /= 1 + (shape.growth or 0.0) / 100
        if len(done):
            paid[done] = np.maximum((weight / weight.sum() * total).astype(np.int64), 100)
            paid[done[-1]] += max(round(total) - int(paid[done].sum()), 0)
    return closed, paid
