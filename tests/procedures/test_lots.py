"""Who judges is drawn: anyone can repeat a draw from its published entry, and nobody gets more than others."""

import hashlib
import json
from collections import Counter

import pytest

from tests.engine.cast import CODE, Court, intake
from tests.procedures.trials import Trial
from xiezhi.evidence.models import Entry
from xiezhi.law.lots import SPREAD, draw, draw_several
from xiezhi.law.tracks import Track
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.records.court import Officer
from xiezhi.records.table import rows


def repeated(skeleton: str) -> tuple[list[str], list[str]]:
    """Twenty lines that use nothing of ours: whom the entry says, and whom its own text gives."""
    for table, _, columns in json.loads(skeleton)["changes"]:
        if table == "lots":
            chosen, text = json.loads(columns["chosen"]), columns["text"]
            loads = {person: int(load) for person, load in json.loads(columns["candidates"])}
            found = []
            for number in range(len(chosen)):
                least = min(loads.values())
                pool = sorted(person for person in loads if loads[person] == least)
                salted = text + (f"|{number}" if number else "")
                place = int(hashlib.sha256(salted.encode()).hexdigest(), 16) % len(pool)
                found.append(pool[place])
                del loads[pool[place]]
            return chosen, found
    raise AssertionError("no draw in this entry")


@pytest.mark.parametrize("track", [Track.summary, Track.ordinary])
def test_a_draw_is_repeated_from_its_published_entry(court: Court, track: Track) -> None:
    trial = Trial.of(court).triaged(track)
    entry = Entry.objects.get(proceeding=trial.suit.id, step=FirstInstance.triage.id)
    chosen, found = repeated(entry.skeleton)
    assert chosen == found == [each.id for each in trial.sitting()]
    assert len(chosen) == track.judges


def test_over_ten_thousand_draws_loads_differ_by_no_more_than_the_rule_allows() -> None:
    loads = dict.fromkeys((f"judge-{number}" for number in range(7)), 0)
    drawn: Counter[str] = Counter()
    for number in range(10_000):
        chosen = draw(f"内0902/2026/分案/{number}", loads).chosen
        loads[chosen] += 1
        drawn[chosen] += 1
        assert max(loads.values()) - min(loads.values()) <= SPREAD
    assert len(drawn) == 7


def test_among_equals_everybody_is_drawn_about_as_often() -> None:
    equal = dict.fromkeys("甲乙丙丁", 3)
    drawn = Counter(draw(f"text {number}", equal).chosen for number in range(10_000))
    assert all(2_300 < count < 2_700 for count in drawn.values())


def test_nobody_is_drawn_twice_into_one_bench_and_nobody_where_nobody_is_left() -> None:
    assert len({each.chosen for each in draw_several("text", dict.fromkeys("甲乙丙", 0), 3)}) == 3
    with pytest.raises(ValueError, match="没有可以抽取的人"):
        draw_several("text", {"甲": 0}, 2)


def test_a_judge_of_the_fast_team_is_drawn_for_a_summary_case_and_the_next_case_goes_to_the_other(court: Court) -> None:
    first = Trial.of(court).triaged()
    second = Trial(court, court.opens(FirstInstance, intake(yuan="90000"))).triaged()
    team = {each.person for each in rows(Officer, court=CODE, team="fast")}
    assert {first.row.judge, second.row.judge} == team
