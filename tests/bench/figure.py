"""What a measurement yields."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured value, where wanted with a goal: the least for rates, the most for durations and sizes."""

    what: str
    value: float
    unit: str
    least: float | None = None
    most: float | None = None

    @property
    def missed(self) -> bool:
        """Whether the goal was missed; never, where none is set."""
        too_low = self.least is not None and self.value < self.least
        too_high = self.most is not None and self.value > self.most
        return too_low or too_high

    def __str__(self) -> str:
        bounds = (("at least", self.least), ("at most", self.most))
        goal = " ".join(f"{word} {bound:g}" for word, bound in bounds if bound is not None)
        return f"{self.what:44} {self.value:12,.1f} {self.unit:10} {goal}{'  MISSED' if self.missed else ''}"
