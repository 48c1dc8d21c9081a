"""The banks and registries of a demonstration begin anew with its server, and know what they told before."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from tests.engine.cast import CODE, Court, _folder, court, home
from tests.procedures.enforced import money_of, registry, running
from tests.procedures.reached import seized
from xiezhi.desk.errands import Errand
from xiezhi.engine.clock import at
from xiezhi.engine.errands import work
from xiezhi.engine.facts import Name, Prose, Secret
from xiezhi.law.working import Yuan
from xiezhi.phrases.assistants import BANKS
from xiezhi.phrases.people import Party
from xiezhi.procedures.course import Seizure
from xiezhi.procedures.enforcement import InForce
from xiezhi.procedures.money.errands import read_statements
from xiezhi.records.money import Arrival
from xiezhi.records.table import rows
from xiezhi.site.played import played

__all__ = ["_folder", "court", "home"]
pytestmark = pytest.mark.django_db
DEBTOR = Party(name=Name("张某"), id_number=Secret("152626198001050008"), address=Prose("商都县"))


@pytest.fixture(autouse=True)
def _fair(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody answers at once, and right."""
    monkeypatch.setattr("xiezhi.site.played.USUAL", {})
    monkeypatch.setattr("xiezhi.site.played.MOODS", {})
    monkeypatch.setattr("xiezhi.procedures.enforcement.errands.sealed", lambda paper: b"%PDF")


def work_from(day: str) -> None:
    for hour in range(8):
        with at(datetime.fromisoformat(f"{day}T09:00:00+08:00") + timedelta(hours=hour)):
            read_statements()
            work("test", ("bank_movement", "control"))


def test_a_transfer_made_after_the_server_began_anew_arrives_in_its_case(court: Court) -> None:
    money = money_of(running(court))
    for day, yuan in (("2026-03-25", "100"), ("2026-03-26", "200")):
        with played():
            BANKS[0].book(CODE, "in", Decimal(yuan), sub=money.row.track, name="张某", account="6217", day=day)
            work_from(day)
    assert [each.amount for each in rows(Arrival, proceeding=money.id, order=("at",))] == [10_000, 20_000]
    assert len({each.reference for each in rows(Arrival, proceeding=money.id)}) == 2


def test_a_hold_that_was_told_before_is_known_and_lifted_after_the_server_began_anew(court: Court) -> None:
    seizure = seized(court, running(court, defendants=(DEBTOR,)))
    registry(court, Seizure.take_hold, seizure, InForce(amount=Yuan(900)))
    court.enforcer.does(seizure, Seizure.lift, day="2026-03-26")
    with played():
        work_from("2026-03-26")
    assert seizure.state is Seizure.lifted
    assert not Errand.objects.filter(kind="control").exclude(status="done").exists()


def test_what_was_told_before_can_be_held_after_the_server_began_anew(court: Court) -> None:
    seizure = seized(court, running(court, defendants=(DEBTOR,)))
    with played():
        work_from("2026-03-25")
    assert seizure.state is Seizure.in_force
