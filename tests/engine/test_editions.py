"""New law takes over on its first day by one step of the clock, and an announced year settles what was provisional."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.engine.cast import Court, Player, refused
from tests.engine.test_clocks import served
from xiezhi.desk.notices import notices_of
from xiezhi.engine import clocks, sweep
from xiezhi.engine.sweep import derive_again
from xiezhi.engine.words import CLOCK, FILING_JUDGE
from xiezhi.evidence.models import Entry
from xiezhi.law.calendar import NATIONAL
from xiezhi.law.holidays import Notice
from xiezhi.law.periods import Period
from xiezhi.procedures.confirmation import Confirmation
from xiezhi.procedures.filing import Filing
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.procedures.mediation import Mediation
from xiezhi.procedures.service import Service
from xiezhi.records.deadline import Deadline
from xiezhi.records.table import rows

WITH_2027 = NATIONAL.with_notice(Notice(2027, "01-01/01-04 02-05/02-12", "01-09"))
"""As it might be announced: 1 to 4 January off, Saturday 9 January worked."""


def announced(monkeypatch: pytest.MonkeyPatch) -> None:
    def derivation(period: Period, start: str, extended: Any, excluded: Any, rolls: bool) -> Any:
        day = date.fromisoformat(start)
        made = period.derive(day, extended=extended, excluded=excluded, rolls=rolls, calendar=WITH_2027)
        return clocks.spelt(made)

    monkeypatch.setattr(clocks, "_derivation", derivation)
    monkeypatch.setattr(sweep, "NATIONAL", WITH_2027)


@pytest.fixture
def old_court(db: None, home: Path) -> Court:
    """A court founded under the edition of 2021."""
    return Court("2023-03-01T09:00")


def test_a_provisional_day_is_derived_again_when_the_year_is_announced(
    court: Court, monkeypatch: pytest.MonkeyPatch
) -> None:
    filing = court.files(day="2026-12-28")
    assert (filing.deadline("reviewing").due, filing.deadline("reviewing").provisional) == ("2027-01-04", True)
    with court.stands():
        assert derive_again() == 0, "nothing is known yet"
    announced(monkeypatch)
    court.clock("2026-12-30")
    with court.stands():
        assert derive_again() == 1
        assert derive_again() == 0
    row = filing.deadline("reviewing")
    assert (row.due, row.provisional, row.before) == ("2027-01-05", False, ("2027-01-04",))
    assert court.sweep("2027-01-05T23:00") == 0
    assert court.sweep("2027-01-06") == 1
    assert filing.state is Filing.docketed
    court.is_whole()


def test_whose_last_day_moves_by_the_holidays_that_were_announced_is_told(
    court: Court, monkeypatch: pytest.MonkeyPatch
) -> None:
    """《民事诉讼法》第八十五条. A period whose last day does not move is not spoken of."""
    suit = court.opens(FirstInstance, day="2026-12-25")
    served(court, suit.child(Service), "2026-12-28")
    before = suit.deadline("payment").due
    announced(monkeypatch)
    court.clock("2026-12-30")
    with court.stands():
        derive_again()
    assert (before, suit.deadline("payment").due) == ("2027-01-04", "2027-01-05")
    told = [each.sentence for each in notices_of(court.wang.id)]
    assert "“交纳诉讼费”的最后一天由2027-01-04改为2027-01-05" in told


def test_pending_cases_pass_to_the_new_edition_by_one_step(old_court: Court) -> None:
    """The procedure law of 2023 took over on 1 January 2024. Changing a procedure was impossible (viewflow #74)."""
    court = old_court
    filing = court.files(day="2023-12-27")
    assert filing.row.edition == "2021年修正"
    court.clock("2024-01-01")
    with court.stands():
        assert derive_again() == 2, "the case and the affairs of the court"
        assert derive_again() == 0
    assert filing.row.edition == "2023年修正"
    step = Entry.objects.get(proceeding=filing.id, step="filing.derive_again")
    assert (step.actor, step.role) == ("clock", "clock")
    court.is_whole()


def test_a_citation_resolves_by_the_day_of_the_step_through_the_renumbering(old_court: Court) -> None:
    """Confirmation of a mediated agreement was article 201 of the edition of 2021, and is 205."""
    assert clocks.cited(Confirmation.apply.law, date(2023, 6, 1)).article == "第二百零一条"
    assert clocks.cited(Confirmation.apply.law, date(2024, 1, 1)).article == "第二百零五条"
    talks = old_court.agreed(day="2023-06-01")
    assert talks.deadline("apply_for_confirmation").law == "《中华人民共和国民事诉讼法》第二百零一条"


def test_only_the_clock_derives_again(court: Court) -> None:
    talks = court.talks()
    with refused("“重新推算期限”由时钟办理", "期限管理规则"):
        court.filing_judge.does(talks, Mediation.derive_again, as_=FILING_JUDGE)
    before = rows(Deadline)
    Player(court, CLOCK.name).does(talks, Mediation.derive_again, as_=CLOCK)
    assert rows(Deadline) == before, "nothing has changed, so nothing changes"
