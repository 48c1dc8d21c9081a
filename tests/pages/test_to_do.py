"""What is to be done is said as a deed: nobody is told to do "已申请"."""

import pytest
from msgspec.structs import replace

from xiezhi.engine.words import PROCEDURES
from xiezhi.pages.limits import to_do
from xiezhi.procedures import course
from xiezhi.records.deadline import Deadline
from xiezhi.records.proceeding import Proceeding

assert course.COURSE


def due(procedure: str, state: str) -> tuple[Deadline, Proceeding]:
    told = PROCEDURES[procedure].states[state]
    assert told.by is not None
    case = Proceeding(
        id="p", court="c", dispute="d", procedure=procedure, state=state, since="2026-03-02", opened="2026-03-02",
        edition="",
    )  # fmt: skip
    clock = Deadline(
        id="x", court="c", dispute="d", proceeding="p", clock=state, label=told.label, kind="duty",
        role=told.by.name, person="", anchor="a", start="2026-03-02", unrolled="2026-03-09", due="2026-03-09",
        provisional=False, status="open", law="",
    )  # fmt: skip
    return clock, case


@pytest.mark.parametrize(
    ("procedure", "state", "deed"),
    [
        ("enforcement", "applied", "执行立案"),
        ("filing", "reviewing", "登记立案"),
        ("thing_objection", "releasing", "解除对该标的的执行措施"),
        ("archive", "waiting", None),
    ],
)
def test_a_duty_of_a_state_is_named_by_the_step_that_fulfils_it(procedure: str, state: str, deed: str | None) -> None:
    clock, case = due(procedure, state)
    told = to_do(clock, case)
    assert told == deed if deed else told != clock.label


def test_a_term_that_runs_by_itself_keeps_its_name() -> None:
    seized, case = due("seizure", "in_force")
    assert to_do(replace(seized, kind="stage"), case) == "已控制"
