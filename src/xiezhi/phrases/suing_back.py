"""反诉: what a defendant claims in the same case, and whether it is all that is left there to be judged."""

from __future__ import annotations

from xiezhi.engine.case import Case
from xiezhi.records.proceeding import Claim

COMPLAINT = "counter_complaint"
"""The kind of the paper by which he sues back."""
ALIVE = ("asked", "active")
"""A claim that is examined or tried."""


def counterclaims(suit: Case, *states: str) -> list[Claim]:
    thirds = {each.person for each in suit.standings("third")}
    return [each for each in suit.mine(Claim) if each.by and each.by not in thirds and each.status in (states or ALIVE)]


def nothing_is_claimed(suit: Case) -> bool:
    return all(each.status not in ALIVE for each in suit.mine(Claim))


def suit_is_withdrawn(suit: Case) -> bool:
    """Whether the claimants no longer claim anything, and somebody else does."""
    alive = [each for each in suit.mine(Claim) if each.status in ALIVE]
    return bool(alive) and all(each.by for each in alive)
