"""Whose turn it is, and what is nobody's any more."""

from __future__ import annotations

import re

from tests.engine.cast import Court, _folder, court, home
from tests.pages.test_money_pages import _site, window
from tests.procedures.trials import Trial
from xiezhi.engine.facts import Prose
from xiezhi.engine.words import DEFENDANT
from xiezhi.pages.limits import can_be_kept
from xiezhi.pages.my_case import is_mine
from xiezhi.procedures import course
from xiezhi.procedures.first_instance import Defence, FirstInstance
from xiezhi.records.deadline import Deadline
from xiezhi.records.proceeding import Proceeding

assert course.COURSE
__all__ = ["_folder", "_site", "court", "home"]


def of(person: str, *, clock: str = "defend", status: str = "open", met: str = "") -> Deadline:
    return Deadline(
        "d", "内0902", "x", "p", clock, "答辩", "duty", "defendant", person, "e", "2026-03-02",
        "2026-03-17", "2026-03-17",
        provisional=False, status=status, law="", met=met,
    )  # fmt: skip


def in_state(state: str) -> Proceeding:
    return Proceeding("p", "内0902", "x", FirstInstance.name, state, "2026-03-02", "2026-03-02", "2023")


def test_a_period_that_runs_by_ones_name_is_ones_own_even_where_no_step_keeps_it() -> None:
    """Who is to pay within ten days is not told that there is nothing for him to do."""
    assert is_mine(of("zhang", clock="performing"), [], "zhang")
    assert not is_mine(of("zhang"), [], "wang")


def test_a_right_that_was_not_used_is_told_as_nobodys_duty(court: Court) -> None:
    """《民事诉讼法》第一百三十条: whether the post brings an objection in time is for the court to see."""
    trial = Trial.of(court).ready()
    trial.zhang.does(trial.suit, FirstInstance.defend, Defence(answer=Prose("没有借过")), as_=DEFENDANT)
    court.clock("2026-03-20")
    with court.stands():
        his, judges = window(trial.zhang), window(trial.judge)
        told = his.get(f"/mine/{trial.suit.id}").content.decode()
        listed = [his.get("/mine").content.decode(), judges.get(f"/case/{trial.suit.id}").content.decode()]
    assert "下一步轮到您" not in told
    assert "由法院核实有没有邮件" in told[told.index("提出管辖权异议") :]
    assert not any(re.search("提出管辖权异议(：张某应当|，到)", each) for each in listed)


def test_an_answer_that_is_late_is_owed_while_the_suit_waits_for_it_and_by_nobody_once_it_has_ended() -> None:
    late = of("zhang", status="late")
    assert can_be_kept(late, in_state(FirstInstance.serving.name))
    assert not can_be_kept(late, in_state(FirstInstance.effective.name))
    assert not can_be_kept(of("zhang", status="late", met="2026-03-20"), in_state(FirstInstance.serving.name))
