"""The machine's clock is set wrong: the court's time goes on, its log never goes back, no right lapses by mistake."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from tests.engine.cast import Court, intake, moment
from xiezhi.engine import clock, door
from xiezhi.engine.clock import Steady, at
from xiezhi.engine.door import act
from xiezhi.engine.nightly import findings
from xiezhi.engine.words import FILING_JUDGE
from xiezhi.evidence.models import Entry
from xiezhi.evidence.read import last_recorded
from xiezhi.procedures.course import FirstInstance
from xiezhi.procedures.filing import Filing

TOLD = moment("2026-03-02")


@dataclass
class Machine:
    """A machine whose clock somebody sets, and which counts by itself how long it has been running."""

    told: datetime = TOLD
    running: float = 0

    def goes_on(self, seconds: float) -> None:
        self.told += timedelta(seconds=seconds)
        self.running += seconds


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    made = Machine()
    monkeypatch.setattr(clock, "machine_now", lambda: made.told)
    monkeypatch.setattr(clock, "running", lambda: made.running)
    return made


@pytest.mark.parametrize("wrong", [timedelta(days=-1), timedelta(hours=-2), timedelta(days=365)])
def test_a_leap_of_the_machines_clock_is_not_followed_and_is_said_once(
    machine: Machine, wrong: timedelta, caplog: pytest.LogCaptureFixture
) -> None:
    steady = Steady()
    machine.told += wrong
    for seconds in (60, 60):
        machine.goes_on(seconds)
        steady.now()
    assert steady.now() == TOLD + timedelta(seconds=120)
    assert [each.levelname for each in caplog.records] == ["ERROR"]
    machine.told -= wrong
    assert steady.now() == TOLD + timedelta(seconds=120)


def test_a_small_correction_is_followed_but_never_backwards(machine: Machine) -> None:
    steady = Steady()
    machine.goes_on(60)
    assert steady.now() == TOLD + timedelta(seconds=60)
    machine.told -= timedelta(seconds=30)
    assert steady.now() == TOLD + timedelta(seconds=60)
    machine.goes_on(100)
    assert steady.now() == TOLD + timedelta(seconds=130)


def test_a_machine_that_slept_wakes_at_the_hour_that_it_is(machine: Machine) -> None:
    steady = Steady()
    machine.goes_on(10 * 3600)
    assert steady.now() == TOLD + timedelta(hours=10)


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=1), timedelta(days=400)])
def test_a_court_started_with_its_clock_set_back_refuses_nobody_and_goes_on_from_its_log(
    court: Court, back: timedelta
) -> None:
    """《民事诉讼法》第一百二十六条：七日内立案。The period begins on the day of the log and not on the wrong one."""
    filing = court.files(day="2026-03-04")
    with at(moment("2026-03-04") - back):
        taken = act(
            Filing.docket, on=filing.row, by=court.filing_judge.id, as_=FILING_JUDGE, key="after the clock was set back"
        )
        assert "clock" in {each.kind for each in findings()}
    assert taken.recorded_at[:10] == "2026-03-04"
    assert filing.child(FirstInstance).row.opened[:10] == "2026-03-04"
    times = list(Entry.objects.order_by("place").values_list("recorded_at", flat=True))
    assert times == sorted(times)
    court.is_whole()


def test_a_step_that_another_process_overtook_with_a_clock_ahead_is_recorded_after_it(
    court: Court, monkeypatch: pytest.MonkeyPatch
) -> None:
    court.files(day="2026-03-04")
    not_yet = iter([""])
    monkeypatch.setattr(door, "last_recorded", lambda courts: next(not_yet, None) or last_recorded(courts))
    assert court.files(intake(yuan="7000"), day="2026-03-03").row.opened[:10] == "2026-03-04"
    court.is_whole()
