"""The machine's clock is set wrong: the court's time goes on, its log never goes back, no right lapses by mistake."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from tests.engine.cast import Court, intake, moment
from xiezhi.engine import clock, door
from xiezhi.engine.clock import Steady, at, court_now
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


def test_a_day_that_has_begun_does_not_end_when_the_clock_is_set_back_across_midnight(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.told = moment("2026-03-02T23:59:50")
    monkeypatch.setattr(clock, "_steady", Steady())
    days = [court_now().date().isoformat()]
    machine.goes_on(20)
    days.append(court_now().date().isoformat())
    machine.told -= timedelta(seconds=30)
    assert machine.told.day == 2
    for seconds in (0, 5, 60):
        machine.goes_on(seconds)
        days.append(court_now().date().isoformat())
    assert days == ["2026-03-02", *["2026-03-03"] * 4]


@pytest.mark.parametrize("back", [timedelta(seconds=30), timedelta(hours=20)])
def test_a_clock_set_back_in_the_middle_of_a_step_leaves_one_time_in_all_that_it_writes(
    court: Court, machine: Machine, monkeypatch: pytest.MonkeyPatch, back: timedelta
) -> None:
    """Just after midnight: the step is of the day on which it began, and what follows is not before it."""
    filing = court.files(day="2026-03-03")
    machine.told = moment("2026-03-04T00:00:10")
    monkeypatch.setattr(clock, "_steady", Steady())
    deciding = door.decide

    def set_back(*args: object, **named: object) -> object:
        machine.told -= back
        return deciding(*args, **named)

    monkeypatch.setattr(door, "decide", set_back)
    taken = act(Filing.docket, on=filing.row, by=court.filing_judge.id, as_=FILING_JUDGE, key="in the middle")
    monkeypatch.setattr(door, "decide", deciding)
    suit = filing.child(FirstInstance)
    assert (taken.recorded_at, suit.row.opened[:10]) == ("2026-03-04T00:00:10+08:00", "2026-03-04")
    assert filing.row.since[:10] == "2026-03-04"
    sent = act(FirstInstance.send_copies, on=suit.row, by=court.filing_judge.id, as_=FILING_JUDGE, key="afterwards")
    assert sent.recorded_at >= taken.recorded_at
    times = list(Entry.objects.order_by("place").values_list("recorded_at", flat=True))
    assert times == sorted(times)
    court.is_whole()


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
