"""A story: one dispute of the fixed cast, told from its first step to its last, day by day."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from xiezhi.engine.clock import set_demo_clock
from xiezhi.engine.entry_ids import entry_id
from xiezhi.engine.words import Role
from xiezhi.records.dispute import Dispute
from xiezhi.records.table import one
from xiezhi.stories.cast import COURT
from xiezhi.stories.days import moment
from xiezhi.stories.house import ULANQAB, found
from xiezhi.stories.narration import Narrator
from xiezhi.stories.telling import Plot, Tale, play


def nowhere(plot: Plot) -> list[str]:
    """It stays in its court."""
    return []


@dataclass(frozen=True, slots=True)
class Story:
    """`name` is what the command line calls it, `title` what it is about, in Chinese."""

    name: str
    title: str
    begins: str
    """Its first moment."""
    opened_by: str | Role
    """The person who takes its first step, or in which office he does."""
    tells: Callable[[Plot], Tale]
    courts: tuple[str, ...] = (ULANQAB, COURT)
    """The courts it needs, those above first; it begins in the last."""
    elsewhere: Callable[[Plot], list[str]] = nowhere
    """The disputes of other courts that it led to, told at the end."""

    def play(self, say: Callable[[str], object]) -> Plot:
        """Tell it in this home line by line, founding the courts it needs; what was told before is only said again.
        Returns the plot: the court it left, the dispute, and the moment it came to, from which the demonstration clock
        goes on. Raises Refused where the door does not take a step."""
        found(*self.courts)
        plot, narrator = self.begun(), Narrator(say)
        by = self.opened_by if isinstance(self.opened_by, str) else plot.officer(self.opened_by)[0]
        before = entry_id(plot.court, by, f"{plot.name}/1")
        if one(Dispute, id=before):
            plot.dispute = before
        else:
            play([self.tells(plot)], heard=lambda told, receipt: narrator.goes_on(plot.dispute or receipt.proceeding))
            with suppress(ValueError):  # the court's clock has gone further already
                set_demo_clock(plot.now)
        for dispute in (plot.dispute, *self.elsewhere(plot)):
            narrator.goes_on(dispute)
        return plot

    def begun(self) -> Plot:
        return Plot(f"story/{self.name}", self.courts[-1], moment(self.begins))
