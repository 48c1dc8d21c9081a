"""The lecture's story: a seat given back goes to who waited; whoever came and practised, before or after, completed."""

from collections import Counter
from pathlib import Path

from xiezhi.engine.replay import replay
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows
from xiezhi.stories import STORIES


def test_the_lecture_is_held_and_both_who_came_have_completed(home: Path) -> None:
    plot = STORIES["lecture"].play(lambda line: None)
    found = rows(Proceeding, dispute=plot.dispute)
    assert Counter((each.procedure, each.state) for each in found) == {
        ("lecture", "held"): 1,
        ("booking", "completed"): 2,
        ("booking", "cancelled"): 1,
    }
    assert replay().differences == []
