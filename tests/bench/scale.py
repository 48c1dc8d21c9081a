"""How large a measurement is: small for everyday, quick for one figure again, full for the sizes it is named for."""

from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
ROUNDS = 5
"""Interleaved rounds, at least."""


@dataclass(frozen=True)
class Scale:
    """`full` and `quick` as they were asked for; neither is the small scale."""

    full: bool = False
    quick: bool = False
    cases: int = 0
    """How many cases the boards look at, records a search, or matters are laid, where somebody says so."""

    def pick(self, small: T, full: T) -> T:
        return full if self.full else small

    @property
    def seconds(self) -> float:
        """How long one side of a round lasts."""
        return 10 if self.full else 1 if self.quick else 1.5

    @property
    def mark(self) -> str:
        """What the file of its results has behind the measurement's name."""
        return f".{self.cases}" if self.cases else ".full" if self.full else ""
