"""Appeals against rulings: they go up without a fee, are ruled upon within thirty days, and come down by themselves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from xiezhi.engine.replay import replay
from xiezhi.papers.fill import html
from xiezhi.records.deadline import Deadline
from xiezhi.records.ledger import Bill
from xiezhi.records.paper import Paper
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows
from xiezhi.stories import STORIES
from xiezhi.stories.house import HOHHOT, XINCHENG


@pytest.fixture
def told(home: Path) -> Callable[[str], dict[str, Proceeding]]:
    def play(name: str) -> dict[str, Proceeding]:
        STORIES[name].play(lambda line: None)
        assert replay().differences == []
        return {each.procedure: each for each in rows(Proceeding, order=("opened", "id"))}

    return play


def text_above() -> str:
    (paper,) = rows(Paper, court=HOHHOT, kind="appeal_ruling")
    return html(paper.kind, paper.filled())


def test_a_claim_that_was_not_docketed_is_docketed_as_the_court_above_orders(told: Callable) -> None:  # type: ignore[type-arg]
    """《民事诉讼法》第一百七十一条；民诉法解释第三百三十条."""
    cases = told("refused")
    assert (cases["filing"].state, cases["ruling_appeal"].state, cases["appeal"].state) == (
        "docketed", "revoked", "ruling_revoked",
    )  # fmt: skip
    assert cases["first_instance"].number == "（2026）内0102民初1号"
    assert "指令呼和浩特市新城区人民法院立案受理" in text_above()


def test_a_dismissed_suit_is_tried_after_all_and_its_limit_begins_anew(told: Callable) -> None:  # type: ignore[type-arg]
    """民诉法解释第三百三十条; nothing is charged, and the fee of the first instance is not given back."""
    cases = told("dismissed")
    suit = cases["first_instance"]
    assert (suit.state, cases["ruling_appeal"].state) == ("ready", "revoked")
    assert {each.kind for each in rows(Bill, court=XINCHENG)} == {"acceptance_fee"}
    running = rows(Deadline, proceeding=suit.id, clock="limit_summary", status="open")
    assert [each.start for each in running] == [cases["appeal"].closed]
    (limit,) = rows(Deadline, proceeding=cases["appeal"].id, clock="limit_ruling")
    assert limit.status == "met"
    assert "撤销呼和浩特市新城区人民法院（2026）内0102民初1号民事裁定" in text_above()


def test_an_objection_rejected_twice_lets_the_trial_go_on(told: Callable) -> None:  # type: ignore[type-arg]
    """《民事诉讼法》第一百三十条、第一百七十八条."""
    cases = told("overruled")
    assert (cases["first_instance"].state, cases["ruling_appeal"].state) == ("ready", "upheld")
    (limit,) = rows(Deadline, proceeding=cases["first_instance"].id, clock="limit_summary")
    assert (limit.status, limit.unrolled > "2026-06-03") == ("open", True), "the days of the objection are not counted"
    assert "驳回上诉，维持原裁定" in text_above()
