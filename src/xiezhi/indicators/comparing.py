"""Why a figure differs: by how its groups did, and by which of them there were more; and how it was a year before."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from xiezhi.indicators.cube import Window, back_from
from xiezhi.indicators.figures import Figure, figures, one
from xiezhi.indicators.indicator import Indicator, Unit
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
    groups = [(each, was[each][indicator.name] if each in was else none, now[each][indicator.name] if each in now
               else none) for each in sorted(was.keys() | now.keys())]  # fmt: skip
    parts, wholes = (
        [
            sum(getattr(figure, each) or 0 for figure in side)
            for side in zip(*(pair[1:] for pair in groups), strict=True)
        ]
        for each in ("part", "whole")
    )
    return [
        Reason(group, old, new, *_adds(indicator, old, new, parts, wholes, settings, after))
        for group, old, new in groups
        if any((old.part, old.whole, new.part, new.whole))
    ]


def _adds(
    indicator: Indicator, old: Figure, new: Figure, parts: list[int], wholes: list[int], settings: Settings, at: Window
) -> tuple[Decimal | None, Decimal | None]:
    if indicator.unit is Unit.MEDIAN:
        return None, None
    if indicator.whole is None:
        return indicator.rounded(new.part - old.part, None, settings, at.day), None
    if not all(wholes):
        return None, None
    all_ = sum((Fraction(part, whole) for part, whole in zip(parts, wholes, strict=True)), Fraction()) / 2
    sides = tuple(zip((old, new), wholes, strict=True))
    adds = [Fraction(figure.part, whole) for figure, whole in sides]
    shares = [Fraction(figure.whole or 0, whole) for figure, whole in sides]
    own = [Fraction(figure.part, figure.whole) for figure, _whole in sides if figure.whole]
    more = shares[1] - shares[0]
    mix = more * (sum(own, Fraction()) / len(own) - all_) if own else Fraction()
    rate = adds[1] - adds[0] - more * all_ - mix
    return _shown(indicator, rate), _shown(indicator, mix)


def _shown(indicator: Indicator, exact: Fraction) -> Decimal:
    scaled = exact * (100 if indicator.unit is Unit.SHARE else 1)
    return (Decimal(scaled.numerator) / scaled.denominator).quantize(indicator.unit.places / 10, ROUND_HALF_UP)


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
