"""An order to pay eighty thousand, in force and not paid: where the variants of an enforcement begin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from xiezhi.phrases.enforceable import Clue
from xiezhi.phrases.people import Party
from xiezhi.procedures.filing import Filing
from xiezhi.stories import enforcement_turns as enforcement
from xiezhi.stories import order_turns as order
from xiezhi.stories.cast import DEFENDANT_ZHANG, WANG, public
from xiezhi.stories.payment_order import BEGINS, CLAIM
from xiezhi.stories.story import Story, nowhere
from xiezhi.stories.telling import Plot, Tale


def begun(plot: Plot, *debtors: Party, clues: tuple[Clue, ...] = ()) -> Tale:
    """Filed, ordered, served, not opposed, not paid; one tap, with clues to property where there are any, an officer,
    the notice."""
    claim = replace(CLAIM, defendants=debtors or (DEFENDANT_ZHANG,))
    plot.dispute = (yield plot.does(public(WANG), Filing.submit, claim)).proceeding
    for turn in (order.asked_for, order.accepted, order.paid, order.issued, order.delivered, order.silent):
        yield from turn(plot)
    yield from enforcement.applied(plot, *clues)
    yield from enforcement.taken_up(plot)


def variant(
    name: str, title: str, tells: Callable[[Plot], Tale], elsewhere: Callable[[Plot], list[str]] = nowhere
) -> Story:
    """A story that begins with the order not paid."""
    return Story(name, title, BEGINS, WANG, tells, elsewhere=elsewhere)
