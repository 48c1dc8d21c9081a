"""The agreement of the mediation, confirmed and then not paid: the application lies drafted, and 王某 confirms it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from xiezhi.engine.facts import Prose
from xiezhi.stories import enforcement_turns as turns
from xiezhi.stories import mediation
from xiezhi.stories.cast import WANG
from xiezhi.stories.story import Story
from xiezhi.stories.telling import Plot, Tale

TERMS = replace(
    mediation.TERMS,
    terms=(
        Prose("张某于2026年6月30日前偿还本金80000元和利息2400元"),
        Prose("包某对上述款项承担连带保证责任"),
    ),
    pay_by=date(2026, 6, 30),
)


def tell(plot: Plot) -> Tale:
    yield from mediation.mended(plot)
    yield from mediation.agreed_to_talk(plot)
    yield from mediation.talked(plot, TERMS)
    yield from mediation.confirmed(plot)
    yield from unpaid(plot)


def unpaid(plot: Plot) -> Tale:
    """The last day passes; the clock drafts. 王某 reads the draft next morning and confirms; the court dockets it."""
    yield from plot.on("2026-06-30 23:59")
    yield from plot.on("2026-07-01 09:20")
    yield from turns.applied(plot)
    yield from turns.taken_up(plot)


SETTLEMENT_ENFORCED = Story(
    "settlement_enforced", "调解协议到期不付：申请执行书自动备好，权利人确认", "2026-03-02 10:00", WANG, tell
)
