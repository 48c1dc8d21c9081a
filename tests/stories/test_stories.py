"""Each story plays to its end, tells it in words, and what it left can be rebuilt from the log."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.stories.books import books_balance
from xiezhi.engine.clocks import clocks_of
from xiezhi.engine.replay import replay
from xiezhi.engine.tallies import PEOPLE
from xiezhi.engine.words import PROCEDURES
from xiezhi.evidence.models import Entry
from xiezhi.pages.limits import is_running
from xiezhi.records.deadline import Deadline
from xiezhi.records.hearing import Hearing
from xiezhi.records.obligation import Obligation
from xiezhi.records.paper import Delivery, Paper
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows
from xiezhi.stories import STORIES
from xiezhi.stories.telling import Plot

States = dict[str, list[str]]


@pytest.fixture
def told(home: Path) -> Callable[[str], tuple[Plot, list[str]]]:
    def play(name: str) -> tuple[Plot, list[str]]:
        lines: list[str] = []
        return STORIES[name].play(lines.append), lines

    return play


def states(plot: Plot) -> States:
    """The states of each kind of proceeding in the story's dispute."""
    found: States = {}
    for each in rows(Proceeding, dispute=plot.dispute):
        found.setdefault(each.procedure, []).append(each.state)
    return found


def test_the_agreement_is_confirmed_and_its_ruling_served_on_all_three(told: Callable[[str], tuple[Plot, list[str]]]):
    """《民事诉讼法》第二百零五条、第二百零六条。"""
    plot, lines = told("mediation")
    assert states(plot) == {
        "filing": ["settled"],
        "mediation": ["confirming"],
        "confirmation": ["confirmed"],
        "address_confirmation": ["waiting"],
        "service": ["served"] * 4,
        "archive": ["waiting"],
    }
    served = {each.means: each.effective for each in rows(Delivery, dispute=plot.dispute)}
    assert served == {"electronic": "2026-03-18", "post": "2026-03-20"}
    assert replay().differences == []
    text = "\n".join(lines)
    assert "陈静（立案窗口） · 立案审查·记明电话同意" in text
    assert "⏱ 共同申请司法确认：2026-04-13届满 · 《中华人民共和国民事诉讼法》第二百零五条" in text


def test_an_agreement_not_paid_is_drafted_and_enforced_once_its_creditor_confirms(
    told: Callable[[str], tuple[Plot, list[str]]],
):
    """《民事诉讼法》第二百四十七条第二款。"""
    plot, lines = told("settlement_enforced")
    (enforcement,) = rows(Proceeding, dispute=plot.dispute, procedure="enforcement")
    (form,) = rows(Paper, dispute=plot.dispute, kind="enforcement_application")
    assert (enforcement.state, form.at[:10], form.shelf) == ("running", "2026-07-01", "main")
    drafted, confirmed = ("\n".join(lines).index(each) for each in ("备好申请执行书", "司法确认·申请执行"))
    assert drafted < confirmed
    assert replay().differences == []


def test_failed_talks_become_a_suit_whose_copies_reach_both_defendants(told: Callable[[str], tuple[Plot, list[str]]]):
    """《民事诉讼法》第九十五条：公告经过三十日即视为送达；《人民法院在线调解规则》第二十一条。"""
    plot, lines = told("freight")
    assert states(plot) == {
        "filing": ["docketed"],
        "mediation": ["failed"],
        "first_instance": ["ready"],
        "address_confirmation": ["waiting"],
        "service": ["served"] * 3,
    }
    announced = [each for each in rows(Delivery, dispute=plot.dispute) if each.means == "announcement"]
    assert [(each.sent, each.effective) for each in announced] == [("2026-03-30", "2026-04-29")]
    answers = {each.met: each.status for each in rows(Deadline, dispute=plot.dispute, clock="defend")}
    assert answers == {"2026-04-01": "met", "2026-05-06": "met"}
    assert replay().differences == []
    assert any("时钟 · 送达·公告期满视为送达 → 已送达" in line for line in lines)


def test_eight_hundred_thousand_are_judged_in_default_and_the_judgment_takes_effect(
    told: Callable[[str], tuple[Plot, list[str]]],
):
    """《民事诉讼法》第一百四十七条、第一百七十一条. What enforcement needs stands in the records, typed once."""
    plot, lines = told("loan")
    found = states(plot)
    assert (found["first_instance"], found["judgment"]) == (["effective"], ["effective"])
    assert found["archive"] == ["archived"] * 2
    assert set(found["service"]) == {"served"}
    assert [each.number for each in rows(Proceeding, dispute=plot.dispute, procedure="first_instance")] == [
        "（2026）内0102民初1号"
    ]
    (money,) = rows(Obligation, dispute=plot.dispute, kind="money")
    assert (money.principal, money.base, money.rate) == (80_000_000, 80_000_000, "3.45")
    assert (money.interest_from, money.effective, money.due) == ("2025-02-01", "2026-04-14", "2026-04-24")
    (held,) = rows(Hearing, dispute=plot.dispute)
    assert (held.status, held.present, held.absent) == (
        "read",
        *map(tuple, map(plot.people, ("claimant", "defendant"))),
    )
    assert any("民事一审·繁简分流" in line for line in lines)
    assert any("裁判文书·判决生效 → 已生效" in line for line in lines)
    assert replay().differences == []


@pytest.mark.parametrize("name", sorted(STORIES))
def test_a_story_leaves_its_books_balanced_and_nothing_due_in_vain_and_told_again_is_only_said_again(
    told: Callable[[str], tuple[Plot, list[str]]], name: str
):
    first, lines = told(name)
    books_balance()
    assert due_in_vain() == []
    size = Entry.objects.count()
    again, repeated = told(name)
    assert (again.dispute, Entry.objects.count()) == (first.dispute, size)
    assert [each for each in repeated if "⏱" not in each] == [each for each in lines if "⏱" not in each]
    assert replay().differences == []
    books_balance()


def due_in_vain() -> list[tuple[str, str, str]]:
    """What is still shown as due in a proceeding that has ended, or of a debt that is paid."""
    every = {each.id: each for each in rows(Proceeding)}
    paid = {each.dispute for each in every.values() if each.procedure == "enforcement" and each.state == "performed"}
    running = [(each, every[each.proceeding]) for each in rows(Deadline) if is_running(each)]
    return [
        (case.procedure, case.state, deadline.clock)
        for deadline, case in running
        if (case.closed and not _outlives(deadline, case)) or (case.dispute in paid and deadline.role in PEOPLE)
    ]


def _outlives(deadline: Deadline, case: Proceeding) -> bool:
    return next(each for each in clocks_of(PROCEDURES[case.procedure]) if each.name == deadline.clock).outlives
