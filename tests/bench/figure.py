"""What a measurement yields: a value with its goal, or ours beside a peer's, round by round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


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
            return self.value if self.most is None else self.most / self.value
        if self.least:
            return self.value / self.least
        if self.most == 0:
            return float(self.value <= 0)
        return self.most / self.value if self.most and self.value else None

    def __str__(self) -> str:
        bounds = (("at least", self.least), ("at most", self.most))
        goal = " ".join(f"{word} {bound:g}" for word, bound in bounds if bound is not None)
        said = f"{self.what:44} {self.value:12,.1f} {self.unit:10} {goal}{'  MISSED' if self.missed else ''}"
        if self.peer is None or self.ours is None:
            return said.rstrip()
        rounds = f"{self.low:,.1f} to {self.high:,.1f}" if self.low is not None else ""
        return f"{said}  {rounds}, {self.ours:,.0f} by {self.peer:,.0f}, peer's errors {self.peer_errors}"


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
