"""Two suits on one note: joined, heard together, judged each by itself; or joined by consent and separated again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from xiezhi.desk.notices import Notice
from xiezhi.engine.replay import replay
from xiezhi.procedures.joinder import Joinder
from xiezhi.records.deadline import Deadline
from xiezhi.records.hearing import Hearing
from xiezhi.records.ledger import Bill
from xiezhi.records.obligation import Obligation
from xiezhi.records.paper import Delivery, Paper
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.relation import Relation
from xiezhi.records.table import rows
from xiezhi.stories import STORIES
from xiezhi.stories.telling import Plot

Tell = Callable[[str], Plot]
SIDES = ("claimant", "defendant")


@pytest.fixture
def told(home: Path) -> Tell:
    def play(name: str) -> Plot:
        plot = STORIES[name].play(lambda line: None)
        assert replay().differences == []
        return plot

    return play


def suits() -> list[Proceeding]:
    return rows(Proceeding, procedure="first_instance", order=("number",))


def sides(of: Proceeding) -> set[str]:
    return {each.person for each in rows(Standing, proceeding=of.id, role__in=SIDES, until="")}


def test_two_suits_are_heard_together_and_judged_each_by_itself(told: Tell) -> None:
    """《民事诉讼法》第五十五条；民诉法解释第二百二十一条. Number, parties, clocks and fee stay with each of them."""
    told("joined")
    wangs, lis = suits()
    assert (wangs.number, lis.number) == ("（2026）内0102民初1号", "（2026）内0102民初2号")
    assert (wangs.state, lis.state) == ("effective", "effective")
    assert [each.state for each in rows(Proceeding, procedure="joinder")] == ["ended"]
    assert sides(wangs) & sides(lis) == {rows(Standing, proceeding=lis.id, role="defendant")[0].person}
    one_day = {each.day for each in rows(Hearing)}
    assert len(one_day) == 1
    for suit, amount in ((wangs, 80_000_000), (lis, 20_000_000)):
        (held,) = rows(Hearing, proceeding=suit.id)
        assert (held.status, set(held.present)) == ("read", sides(suit)), "the record names its own parties alone"
        assert [each.principal for each in rows(Obligation, dispute=suit.dispute, kind="money")] == [amount]
        (limit,) = rows(Deadline, proceeding=suit.id, clock="limit_summary")
        assert limit.start == suit.opened, "its time for trial ran on as before"


def test_nobody_pays_less_because_cases_are_joined(told: Tell) -> None:
    """《诉讼费用交纳办法》第十八条: only what a defendant or a third party asks is halved. 800,000 and 200,000 yuan."""
    told("joined")
    charged = [[each.amount for each in rows(Bill, proceeding=suit.id, kind="acceptance_fee")] for suit in suits()]
    assert charged == [[590_000], [215_000]]
    (notice,) = rows(Paper, kind="joinder_notice")
    assert "第十八条" in notice.filled()["fees"]


def test_each_of_them_has_one_summons_and_one_notice_though_he_is_sued_twice(told: Tell) -> None:
    told("joined")
    (joint,) = rows(Proceeding, procedure="joinder")
    papers = {each.id: each.kind for each in rows(Paper, proceeding=joint.id)}
    sent = sorted(
        (each.recipient, papers[each.paper]) for each in rows(Delivery, dispute=joint.dispute) if each.paper in papers
    )
    everyone = {person for suit in suits() for person in sides(suit)}
    assert sent == sorted((person, kind) for person in everyone for kind in ("joinder_notice", "summons"))
    people = {each.person for each in Notice.objects.filter(kind=Joinder.join.id)}
    assert people >= everyone


def test_what_was_joined_by_consent_is_tried_apart_when_the_judge_separates_it(told: Tell) -> None:
    """《民事诉讼法》第五十五条: of one kind, and everybody agreed."""
    told("separated")
    wangs, lis = suits()
    assert [each.state for each in rows(Proceeding, procedure="joinder")] == ["separated"]
    assert (wangs.state, lis.state) == ("effective", "ready")
    assert [each for each in rows(Relation, proceeding__in=[wangs.id, lis.id]) if not each.until] == []
    people = {each.person for each in Notice.objects.filter(kind="first_instance.stand_alone")}
    assert people >= sides(wangs) | sides(lis)


def test_one_judgment_names_both_cases_and_each_takes_effect_by_its_own_days(told: Tell) -> None:
    """《民事诉讼法》第五十五条; 民诉法解释第二百二十一条."""
    told("together")
    wangs, lis = suits()
    assert (wangs.state, lis.state) == ("effective", "effective")
    assert [each.state for each in rows(Proceeding, procedure="joinder")] == ["judged"]
    one, other = (rows(Paper, dispute=each.dispute, kind="judgment", origin="court")[-1].filled() for each in suits())
    assert one == other
    assert one["number"] == f"{wangs.number}、{lis.number}"
    assert len(one["disposition"]) == 2
    for suit, amount in ((wangs, 80_000_000), (lis, 20_000_000)):
        owed = rows(Obligation, dispute=suit.dispute, kind="money", status="open")
        assert [(each.principal, bool(each.effective)) for each in owed] == [(amount, True)]
        days = {each.person for each in rows(Deadline, dispute=suit.dispute, clock="appeal")}
        assert days == sides(suit)
