"""Why a figure differs: by how its groups did, and by which of them there were more; and how it was a year before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import floor

from xiezhi.indicators.cube import Window, back_from
from xiezhi.indicators.figures import Figure, figures, one
from xiezhi.indicators.indicator import Indicator, Unit, to_places
from xiezhi.law.parameters import Settings


@dataclass(frozen=True, slots=True)
class Reason:
    """What one group adds to a difference: by its own figure that changed (`rate`), and by its share of all (`mix`)."""

    group: str
    before: Figure
    after: Figure
    rate: Decimal | None
    mix: Decimal | None

    @property
    def adds(self) -> Decimal | None:
        return None if self.rate is None else self.rate + (self.mix or 0)


def why(indicator: Indicator, before: Window, after: Window, settings: Settings, by: str) -> list[Reason]:
    """The difference between two windows, split by court, cause, kind or track, in the order of their names.

    What the groups add comes to the whole difference to the last digit shown. Of a share or a mean, a group adds by its
    own figure where it did better or worse, and by the mix where there were more of it and it lies above or below all.
    A median has no such parts, and its groups stand without; a sum has no mix.
    """
    was, now = (figures([indicator], window, settings, by) for window in (before, after))
    none = _empty(indicator, after, settings)
    groups = {
        each: (was[each][indicator.name] if each in was else none, now[each][indicator.name] if each in now else none)
        for each in sorted(was.keys() | now.keys())
    }
    pairs = {group: pair for group, pair in groups.items() if any((side.part, side.whole) != (0, 0) for side in pair)}
    added = adds(indicator, list(pairs.values()), settings, after)
    if added is None:
        return [Reason(group, *pair, None, None) for group, pair in pairs.items()]
    told = zip(pairs.items(), added, strict=True)
    return [Reason(group, *pair, rate, mix) for (group, pair), (rate, mix) in told]


Pair = tuple[Figure, Figure]


def adds(
    indicator: Indicator, pairs: Sequence[Pair], settings: Settings, at: Window
) -> list[tuple[Decimal, Decimal | None]] | None:
    """What each group adds by its own figure and by the mix, as it is shown; nothing where it cannot be told apart."""
    places = indicator.unit.places / (10 if indicator.whole is not None else 1)
    if indicator.unit is Unit.MEDIAN:
        return None
    if indicator.whole is None:
        exact = [indicator.exact(new.part - old.part, None, settings, at.day) for old, new in pairs]
        found = [each for each in exact if each is not None]
        return [(each, None) for each in shared_out(found, places)] if len(found) == len(exact) else None
    parts, wholes = (
        [sum(getattr(side, each) or 0 for side in sides) for sides in zip(*pairs, strict=True)]
        for each in ("part", "whole")
    )
    if not all(wholes):
        return None
    scale = 100 if indicator.unit is Unit.SHARE else 1
    exact_of = [_adds(pair, parts, wholes) for pair in pairs]
    every = shared_out([scale * each for each, _mix in exact_of], places)
    mixes = [to_places(scale * mix, places) for _every, mix in exact_of]
    return [(each - mix, mix) for each, mix in zip(every, mixes, strict=True)]


def _adds(pair: Pair, parts: Sequence[int], wholes: Sequence[int]) -> tuple[Fraction, Fraction]:
    """All that a group adds, and what of it comes from there being more or fewer of it than before."""
    all_ = sum((Fraction(part, whole) for part, whole in zip(parts, wholes, strict=True)), Fraction()) / 2
    had, has = (Fraction(figure.whole or 0, whole) for figure, whole in zip(pair, wholes, strict=True))
    was, now = (Fraction(figure.part, whole) for figure, whole in zip(pair, wholes, strict=True))
    own = [Fraction(figure.part, figure.whole) for figure in pair if figure.whole]
    mix = (has - had) * (sum(own, Fraction()) / len(own) - all_) if own else Fraction()
    return now - was - (has - had) * all_, mix


def shared_out(exact: Sequence[Fraction], places: Decimal) -> list[Decimal]:
    """Each to these places so that they come to their sum to these places: who loses most by it is rounded up."""
    scaled = [each / Fraction(places) for each in exact]
    told = [floor(each) for each in scaled]
    missing = int(to_places(sum(scaled, Fraction()), Decimal(1))) - sum(told)
    for place in sorted(range(len(told)), key=lambda place: told[place] - scaled[place])[:missing]:
        told[place] += 1
    return [each * places for each in told]


def _empty(indicator: Indicator, window: Window, settings: Settings) -> Figure:
    low, high = indicator.interval(settings, window.day)
    return Figure(indicator, 0, None if indicator.whole is None else 0, None, low, high)


@dataclass(frozen=True, slots=True)
class Change:
    """A figure beside what it was a year before, as it was known then: in points, in days, or in per cent."""

    before: Figure
    after: Figure

    @property
    def points(self) -> Decimal | None:
        """How much more or less; of a share in points of a hundred."""
        old, new = self.before.value, self.after.value
        return None if old is None or new is None else new - old

    @property
    def growth(self) -> Decimal | None:
        """By how many per cent a number or a sum grew; a share has points instead."""
        old, points = self.before.value, self.points
        if self.after.indicator.whole is not None or not old or points is None:
            return None
        return (100 * points / old).quantize(Decimal("0.1"), ROUND_HALF_UP)


def year_before(window: Window) -> Window:
    """The same months of the year before, to the same day of it."""
    day = back_from(window.day, 12)
    made = Window.of(window.courts, day, len(window.months))
    return Window(made.courts, made.since, made.until, min(window.known, made.known), day, window.judge)


def over_a_year(indicator: Indicator, window: Window, settings: Settings) -> Change:
    return Change(one(indicator, year_before(window), settings), one(indicator, window, settings))
