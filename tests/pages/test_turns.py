"""Whose turn it is, and what is nobody's any more."""

from __future__ import annotations

from xiezhi.pages.limits import can_be_kept
from xiezhi.pages.my_case import is_mine
from xiezhi.procedures import course
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.records.deadline import Deadline
from xiezhi.records.proceeding import Proceeding

assert course.COURSE


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


def test_an_answer_that_is_late_is_owed_while_the_suit_waits_for_it_and_by_nobody_once_it_has_ended() -> None:
    late = of("zhang", status="late")
    assert can_be_kept(late, in_state(FirstInstance.serving.name))
    assert not can_be_kept(late, in_state(FirstInstance.effective.name))
    assert not can_be_kept(of("zhang", status="late", met="2026-03-20"), in_state(FirstInstance.serving.name))
