"""What an indicator is: one expression over the cube, with its definition, its interval, and the rule it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from fractions import Fraction
from functools import lru_cache, reduce
from operator import or_

from ibis.expr.types import BooleanValue, IntegerColumn, IntegerScalar, NumericScalar

from xiezhi.indicators.cube import CELLS, LONG, LONGER, SINCE
from xiezhi.law.parameters import PARAMETERS, Settings
from xiezhi.law.sources import Basis, NotInForce


class Unit(Enum):
    """How a figure is read: of what it is, and to how many places."""

    SHARE = "%", 1
    MEAN = "日", 1
    MEDIAN = "日", 0
    CASES = "件", 0
    YUAN = "元", 2
    RATE = "件", 2
    RATIO = "∶1", 2

    @property
    def word(self) -> str:
        return self.value[0]

    @property
    def places(self) -> Decimal:
        return Decimal(1).scaleb(-self.value[1])


@dataclass(frozen=True, slots=True, eq=False)
class Sum:
    """A sum of cells: those `where` less those of `minus`; of their count, their fen or their days."""

    label: str
    where: BooleanValue
    minus: BooleanValue | None = None
    of: str = "count"
    stock: bool = False

    @property
    def expression(self) -> IntegerScalar:
        return _expression(self)

    def only(self, where: BooleanValue) -> Sum:
        """The same sum of some cells only."""
        return replace(self, where=self.where & where, minus=None if self.minus is None else self.minus & where)

    @property
    def counted(self) -> BooleanValue:
        """The cells that it looks at."""
        where = self.where if self.minus is None else self.where | self.minus
        return where if self.stock else where & (CELLS.month >= SINCE)


@lru_cache(maxsize=1024)
def _expression(sum_: Sum) -> IntegerScalar:
    more = _summed(sum_, sum_.where)
    return more if sum_.minus is None else more - _summed(sum_, sum_.minus)


def _summed(sum_: Sum, where: BooleanValue) -> IntegerScalar:
    what: IntegerColumn = CELLS["count"] * CELLS.days if sum_.of == "days" else CELLS[sum_.of]
    return what.sum(where=where if sum_.stock else where & (CELLS.month >= SINCE)).fill_null(0)


@dataclass(frozen=True, slots=True, eq=False)
class Indicator:
    """One figure. `whole` is what `part` is divided by; `bounds` are the settings that hold its interval.

    `official` where the formula itself was seen in the instrument; else it is shown as a working definition.
    """

    name: str
    label: str
    english: str
    unit: Unit
    part: Sum
    definition: str
    law: Basis
    group: str
    whole: Sum | None = None
    excludes: str = ""
    bounds: tuple[str, str] = ("", "")
    official: bool = False
    public: bool = False
    own: bool = False
    """Whether a judge is shown it of his own cases."""
    above: bool = False
    """Whether it is of appeals, which no basic court hears."""
    per: str = ""
    """The setting that the part is divided by, ten thousand at a time."""

    @property
    def expression(self) -> NumericScalar:
        """The figure as one expression; a median is the middle of the days that `part` counts."""
        return self.part.expression if self.whole is None else self.part.expression / self.whole.expression

    @property
    def stock(self) -> bool:
        return self.part.stock

    @property
    def sums(self) -> dict[str, Sum]:
        return {"part": self.part} if self.whole is None else {"part": self.part, "whole": self.whole}

    def interval(self, settings: Settings, day: date) -> tuple[Decimal | None, Decimal | None]:
        """What the court has set as low and high, None where it has set nothing."""
        low, high = (_set(settings, each, day) for each in self.bounds)
        return low, high

    def exact(self, part: int, whole: int | None, settings: Settings, day: date) -> Fraction | None:
        """The figure of these sums; None where there is nothing to divide by."""
        if self.unit is Unit.YUAN:
            return Fraction(part, 100)
        if self.per:
            people = _set(settings, self.per, day)
            return Fraction(10_000 * part) / Fraction(people) if people else None
        if whole is None:
            return Fraction(part)
        return Fraction((100 if self.unit is Unit.SHARE else 1) * part, whole) if whole else None

    def rounded(self, part: int, whole: int | None, settings: Settings, day: date) -> Decimal | None:
        """The same to as many places as are shown."""
        exact = self.exact(part, whole, settings, day)
        return None if exact is None else to_places(exact, self.unit.places)


def to_places(exact: Fraction, places: Decimal) -> Decimal:
    return (Decimal(exact.numerator) / exact.denominator).quantize(places, ROUND_HALF_UP)


def _set(settings: Settings, name: str, day: date) -> Decimal | None:
    if not name:
        return None
    assert name in PARAMETERS, name
    try:
        return Decimal(settings.on(name, day))
    except NotInForce:
        return None


# --- what definitions are written with ----------------------------------------------------------------------------


def event(*names: str) -> BooleanValue:
    """Cells of these events."""
    return CELLS.event.isin(names)


def ends(*clocks: str, how: Iterable[str] = ("kept", "broken")) -> BooleanValue:
    """Periods that ended so: kept, broken, or done after they had been broken."""
    return event(*(f"{clock}:{each}" for clock in clocks for each in how))


def closed(*kinds: str) -> BooleanValue:
    return event("closed") & CELLS.kind.isin(kinds)


def closed_net(*kinds: str) -> BooleanValue:
    """The same with the days on which the limit ran: without what is excluded from it and what was suspended."""
    return event("closed_net") & CELLS.kind.isin(kinds)


def opened(*kinds: str) -> BooleanValue:
    return event("opened") & CELLS.kind.isin(kinds)


def either(*wheres: BooleanValue) -> BooleanValue:
    return reduce(or_, wheres)


def stock(label: str, *kinds: str, older_than: int = 0) -> Sum:
    """What is open: opened and taken up again less what left; of those numbered so many months ago or more."""
    of_kind = CELLS.kind.isin(kinds)
    if older_than:
        of_kind = of_kind & (CELLS.days <= {12: LONG, 18: LONGER}[older_than])
    return Sum(label, event("opened", "taken_up") & of_kind, minus=event("left") & of_kind, stock=True)
