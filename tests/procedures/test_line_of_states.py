"""The line of states on a case's page: what lies ahead is named, and how a decision will be is foretold to nobody."""

from __future__ import annotations

import pytest

from tests.engine.cast import Court
from tests.procedures.reached import asked_to_join
from tests.procedures.trials import Trial
from xiezhi.engine.errands import work
from xiezhi.engine.possible import case_for
from xiezhi.engine.words import PROCEDURES
from xiezhi.law.tracks import Track
from xiezhi.pages.stages import labels_ahead, stages_of

AHEAD = {
    ("intervention", "received"): ["待审判人员决定", "办结"],
    ("intervention", "asked"): ["办结"],
    ("ruling_appeal", "sent_up"): ["办结"],
    ("confirmation", "applied"): ["审查中", "结案"],
    ("confirmation", "reviewing"): ["结案"],
    ("payment_order", "examining"): ["结案"],
    ("thing_objection", "reviewing"): ["结案"],
    ("enforcement", "docketed"): ["执行中", "结案"],
    ("first_instance", "listed"): ["已开庭", "结案"],
    ("service", "posted"): ["已送达"],
    ("payment_order", "issued"): ["待清偿或者异议", "已生效"],
}
"""Written down by hand; before there is a decision, neither that it is granted nor that it is refused."""


@pytest.mark.parametrize(("procedure", "state"), AHEAD)
def test_the_way_ahead_is_named_up_to_what_somebody_has_yet_to_decide(procedure: str, state: str) -> None:
    kind = PROCEDURES[procedure]
    assert labels_ahead(kind, kind.states[state], set()) == AHEAD[procedure, state]


def test_who_asks_to_join_a_suit_does_not_read_that_he_has_joined_it(court: Court) -> None:
    """His page said 已参加诉讼 while the judge had not looked at it."""
    request = asked_to_join(court, Trial.of(court).ready(Track.sole).row.number)
    with court.stands():
        work("test", ("find_suit",))
        stages = stages_of(case_for(request.row, "person-li"))
    assert [(each.label, each.mark) for each in stages] == [
        ("已收到", "done"),
        ("待审判人员决定", "now"),
        ("办结", "ahead"),
    ]
