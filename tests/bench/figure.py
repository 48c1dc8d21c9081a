"""What a measurement yields: a value with its goal, or ours beside a peer's, round by round."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from statistics import median
from typing import TypeVar


@dataclass(frozen=True)
class Figure:
    """One measured value, where wanted with a goal: the least for rates, the most for durations and sizes.

    `what` begins with the figure's name; the words after it say more. `low` and `high` are the worst and the best
    round. Beside a peer, the value is the ratio, more being better, and the peer's failed steps are counted.
    """

    what: str
    value: float
    unit: str
    least: float | None = None
    most: float | None = None
    ours: float | None = None
    peer: float | None = None
    low: float | None = None
    high: float | None = None
    peer_errors: int | None = None

    @property
    def name(self) -> str:
        return self.what.partition(" ")[0]

    @property
    def missed(self) -> bool:
        """Whether the goal was missed; never, where none is set."""
        too_low = self.least is not None and self.value < self.least
        too_high = self.most is not None and self.value > self.most
        return too_low or too_high

    @property
    def ratio(self) -> float | None:
        """How far ahead: of the peer, or of the goal where there is no peer; larger is better."""
        if self.peer is not None or self.unit == "times":
            return self.value
        if self.least:
            return self.value / self.least
        if self.most == 0:
            return float(self.value <= 0)
        return self.most / self.value if self.most and self.value else None

    def __str__(self) -> str:
        bounds = (("at least", self.least), ("at most", self.most))
        goal = " ".join(f"{word} {bound:g}" for word, bound in bounds if bound is not None)
        said = f"{self.what:44} {_short(self.value):>12} {self.unit:10} {goal}{'  MISSED' if self.missed else ''}"
        if self.peer is None or self.ours is None:
            return said.rstrip()
        rounds = f"{_short(self.low)} to {_short(self.high)}" if self.low is not None and self.high is not None else ""
        return f"{said}  {rounds}, {_short(self.ours)} by {_short(self.peer)}, peer's errors {self.peer_errors}"


def _short(value: float) -> str:
    """With as many places as tell something."""
    return f"{value:,.0f}" if value >= 1000 else f"{value:,.1f}" if value >= 10 else f"{value:.2f}"


def beside(
    name: str,
    ours: Sequence[float],
    peer: Sequence[float],
    *,
    errors: int,
    least: float | None = None,
    faster: bool = True,
) -> Figure:
    """Rates of both sides, round by round; `faster=False`: durations, of which the shorter is better."""
    pairs = zip(ours, peer, strict=True)
    ratios = [one / other if faster else other / one for one, other in pairs]
    return Figure(
        name, median(ratios), "times", least, None, median(ours), median(peer), min(ratios), max(ratios), errors
    )


@dataclass(frozen=True)
class Measurement:
    """A function that yields figures, and their names, in which an asterisk stands for anything."""

    name: str
    run: Callable[..., Iterable[Figure]]
    makes: tuple[str, ...]

    def meant(self, word: str) -> bool:
        """Whether the word is in the measurement's name, or is a figure's name or what several begin with."""
        return word in self.name or self.yields(word) or any(each.startswith(word) for each in self.makes)

    def yields(self, figure: str) -> bool:
        return any(fnmatchcase(figure, each) for each in self.makes)


MEASUREMENTS: dict[str, Measurement] = {}
"""Those of the modules imported so far."""
Run = TypeVar("Run", bound=Callable[..., Iterable[Figure]])


def makes(*names: str) -> Callable[[Run], Run]:
    """Declare a function `measure_…`: it yields figures of these names, and of no other."""

    def declared(run: Run) -> Run:
        name = run.__name__.removeprefix("measure_")
        MEASUREMENTS[name] = Measurement(name, run, names)
        return run

    return declared
