"""The courses that seeded disputes take: each a row of turns, how many of a deck take it, and how old it is by then."""

from __future__ import annotations

from dataclasses import dataclass

from xiezhi.procedures.filing import Cause
from xiezhi.stories import appeal_turns as second
from xiezhi.stories import archive_turns as archive
from xiezhi.stories import enforcement_turns as enforcement
from xiezhi.stories import filing_turns as filing
from xiezhi.stories import judgment_turns as judgment
from xiezhi.stories import order_turns as order
from xiezhi.stories import suit_turns as suit
from xiezhi.stories import talks_turns as talks
from xiezhi.stories import trial_ends as ends
from xiezhi.stories import trial_turns as trial
from xiezhi.stories.filing_turns import Turn


@dataclass(frozen=True, slots=True)
class Course:
    """`turns` after filing; `count` of each deck; opened between `youngest` and `oldest` days before the seed's end."""

    turns: tuple[Turn, ...]
    count: int
    youngest: int
    oldest: int
    promises: bool = False
    causes: tuple[Cause, ...] = ()
    """Of what disputes it is; of any where none is named."""


def course(
    count: int, days: tuple[int, int], *turns: Turn, promises: bool = False, causes: tuple[Cause, ...] = ()
) -> Course:
    return Course(turns, count, *days, promises, causes)


WILLING = (filing.offered, filing.welcomed)
TALKING = (*WILLING, talks.referred, talks.opened, talks.talked)
AGREED = (*TALKING, talks.agreed)
APPLIED = (*AGREED, talks.applied)
REVIEWED = (*APPLIED, talks.taken_in, talks.questioned)
DOCKETED = (filing.docketed, suit.fee_notice)
PAID = (*DOCKETED, suit.paid, suit.copies)
TRIAGED = (filing.docketed, trial.told, trial.triaged, suit.paid, suit.copies)
READY = (*TRIAGED, trial.told)
LISTED = (*READY, trial.listed)
HEARD = (*LISTED, trial.held)
DECIDED = (*HEARD, judgment.decided)
APPEALABLE = (
    filing.docketed, trial.told, trial.not_small, suit.paid, suit.copies, trial.told, trial.listed, trial.held,
    judgment.decided,
)  # fmt: skip

ORDERED = (order.asked_for, order.accepted, order.paid, order.issued)
ANSWERED = (*ORDERED, order.delivered)
UNPAID = (*ANSWERED, order.silent, enforcement.applied)
TAKEN_UP = (*UNPAID, enforcement.taken_up)
FROZEN = (*TAKEN_UP, enforcement.asked, enforcement.frozen)

COURSES: tuple[Course, ...] = (
    # at the door
    course(4, (0, 4)),
    course(1, (2, 6), filing.flawed),
    course(2, (6, 30), filing.flawed, filing.mended, filing.docketed, suit.fee_notice),
    course(1, (22, 50), filing.flawed, filing.given_up),
    course(1, (30, 50), filing.flawed, filing.given_up, filing.refused),
    course(1, (8, 50), filing.refused, suit.served),
    course(2, (6, 50), filing.redirected),
    course(1, (6, 50), filing.withdrawn),
    course(2, (1, 3), filing.offered),
    course(1, (12, 40), filing.offered, filing.declined, *DOCKETED),
    course(1, (16, 40), filing.offered, filing.unanswered, *DOCKETED, suit.paid),
    course(2, (16, 50), filing.overlooked, suit.fee_notice, suit.paid, suit.copies_late, suit.served),
    # talks
    course(1, (3, 7), *WILLING),
    course(1, (5, 9), *WILLING, talks.referred),
    course(3, (8, 24), *TALKING),
    course(1, (16, 30), *WILLING, talks.referred, talks.busy, talks.referred, talks.opened),
    course(1, (18, 30), *WILLING, talks.referred_late, talks.unheard, talks.referred, talks.opened),
    course(1, (20, 36), *AGREED),
    course(1, (44, 55), *AGREED, talks.performed),
    course(1, (28, 50), *TALKING, talks.settled),
    course(2, (26, 50), *TALKING, talks.failed, *PAID, suit.served),
    course(1, (50, 54), *TALKING, talks.ran_out, filing.docketed),
    course(1, (24, 50), *TALKING, talks.prolonged),
    # confirmation
    course(1, (22, 26), *APPLIED),
    course(1, (26, 36), *APPLIED, talks.taken_in, talks.extended),
    course(4, (30, 54), *REVIEWED, talks.confirmed, suit.served),
    course(1, (50, 55), *REVIEWED, talks.dismissed, suit.served),
    course(1, (48, 55), *APPLIED, talks.not_taken_in),
    course(1, (48, 55), *APPLIED, talks.taken_in, talks.thought_better),
    # payment orders
    course(1, (1, 3), order.asked_for, causes=order.OF_MONEY),
    course(1, (14, 40), order.asked_for, order.rejected, *DOCKETED, causes=order.OF_MONEY),
    course(1, (6, 10), order.asked_for, order.accepted, causes=order.OF_MONEY),
    course(1, (20, 40), order.asked_for, order.accepted, order.paid, order.dismissed, causes=order.OF_MONEY),
    course(1, (20, 40), *ORDERED, order.taken_back, causes=order.OF_MONEY),
    course(1, (18, 22), *ORDERED, causes=order.OF_MONEY),
    course(1, (54, 56), *ORDERED, order.out_of_reach, causes=order.OF_MONEY),
    course(1, (24, 28), *ANSWERED, causes=order.OF_MONEY),
    course(1, (30, 50), *ANSWERED, order.performed, causes=order.OF_MONEY),
    course(2, (48, 55), *ANSWERED, order.only_poor, causes=order.OF_MONEY),
    course(1, (34, 38), *ANSWERED, order.objected, order.upheld, causes=order.OF_MONEY),
    course(1, (40, 50), *ANSWERED, order.objected, order.upheld, order.declined, causes=order.OF_MONEY),
    course(1, (46, 55), *UNPAID, causes=order.OF_MONEY),
    course(1, (50, 55), *TAKEN_UP, causes=order.OF_MONEY),
    course(1, (50, 55), *FROZEN, causes=order.OF_MONEY),
    course(1, (50, 55), *FROZEN, enforcement.talked, enforcement.in_two, causes=order.OF_MONEY),
    course(1, (50, 55), *TAKEN_UP, enforcement.found_nothing, causes=order.OF_MONEY),
    course(1, (50, 55), *TAKEN_UP, enforcement.found_nothing, enforcement.restricted, causes=order.OF_MONEY),
    course(1, (50, 55), *FROZEN, enforcement.in_full, causes=order.OF_MONEY),
    course(2, (50, 55), *ANSWERED, order.objected, order.upheld, order.sued, suit.fee_notice, causes=order.OF_MONEY),
    # archives
    course(1, (48, 55), *APPLIED, talks.taken_in, talks.thought_better, archive.bound),
    course(1, (30, 50), *READY, ends.given_up, suit.served, archive.archived),
    # suits
    course(2, (4, 12), *DOCKETED, causes=(Cause.labour,)),
    course(2, (42, 55), *DOCKETED, suit.unpaid),
    course(1, (12, 50), *DOCKETED, suit.relieved, suit.copies, suit.served),
    course(2, (8, 16), *PAID, suit.under_way),
    course(2, (16, 54), *PAID, suit.served, suit.answered, promises=True),
    course(1, (30, 54), *PAID, suit.served, suit.answered, suit.appraised),
    course(1, (30, 54), *PAID, suit.served, suit.suspended),
    course(1, (16, 40), *PAID, suit.came_back),
    course(1, (20, 40), *PAID, suit.came_back, suit.announced, suit.served),
    course(1, (52, 55), *PAID, suit.came_back, suit.announced, suit.served),
    course(1, (20, 40), *PAID, suit.cancelled),
    course(1, (34, 54), *PAID, suit.served, suit.answered, suit.found_invalid),
    course(1, (16, 50), *DOCKETED, suit.paid, suit.kept, suit.copies, suit.served, promises=True),
    course(1, (34, 50), *PAID, suit.served, suit.discontinued),
    # trials
    course(1, (10, 20), *TRIAGED),
    course(1, (12, 24), *READY, ends.objected),
    course(1, (14, 26), *LISTED),
    course(1, (30, 44), *LISTED, ends.challenged),
    course(1, (22, 40), *HEARD),
    course(1, (34, 50), *HEARD, trial.adjourned, trial.listed),
    course(1, (30, 50), *HEARD, ends.longer),
    course(1, (28, 44), *HEARD, judgment.written),
    course(2, (30, 44), *DECIDED),
    course(2, (53, 55), *DECIDED, judgment.in_effect),
    course(1, (54, 55), *APPEALABLE, judgment.in_effect),
    course(1, (54, 55), *DECIDED, judgment.in_effect, judgment.performed),
    course(1, (40, 54), *APPEALABLE, judgment.appealed),
    course(1, (46, 54), *APPEALABLE, judgment.appealed, judgment.sent_up),
    course(1, (54, 55), *APPEALABLE, judgment.appealed, judgment.sent_up, second.received),
    course(1, (54, 55), *APPEALABLE, judgment.appealed, judgment.sent_up, second.received, second.taken_back),
    course(1, (55, 55), *APPEALABLE, judgment.appealed, judgment.sent_up, second.received, second.sent_back),
    course(1, (54, 55), *APPEALABLE, judgment.appealed, judgment.sent_up, second.received, second.read_only),
    course(
        1,
        (54, 55),
        *APPEALABLE,
        judgment.appealed,
        judgment.sent_up,
        second.received,
        second.read_only,
        second.affirmed,
    ),
    course(1, (30, 50), *HEARD, judgment.settled),
    course(1, (30, 50), *HEARD, judgment.thought_better),
    course(1, (30, 50), *LISTED, ends.stayed_away),
    course(1, (30, 50), *READY, ends.given_up),
    course(1, (30, 50), *READY, ends.terminated),
    course(1, (24, 34), *READY, ends.dismissed),
    course(1, (52, 55), *READY, ends.dismissed),
    course(1, (30, 44), *READY, ends.overruled),
    course(
        1, (54, 55), filing.docketed, trial.told, trial.not_small, suit.paid, suit.copies, trial.told, ends.transferred
    ),
    course(
        1,
        (44, 54),
        filing.docketed,
        trial.told,
        trial.to_a_panel,
        trial.joined_by_citizens,
        suit.paid,
        suit.copies,
        trial.told,
        trial.listed_later,
        trial.held,
        judgment.decided,
    ),
    course(1, (44, 52), filing.refused, suit.served, filing.refusal_stands),
)
"""A deck: every state of every procedure lies in it."""
