"""A person's id is the same in every case of the court, and tells nobody of any."""

from dataclasses import replace

from tests.engine.cast import ZHANG, Court, intake
from xiezhi.engine.facts import Secret
from xiezhi.evidence.models import Entry
from xiezhi.records.person import Standing
from xiezhi.records.table import rows

KNOWN = replace(ZHANG, id_number=Secret("310101198001010018"))


def test_who_sees_a_case_does_not_learn_in_which_other_one_the_court_met_its_parties(court: Court) -> None:
    """What is hidden leaves no trace: an id that named an entry led to the case in which it stands."""
    first = court.files(intake(defendants=(KNOWN,)))
    second = court.files(intake(defendants=(KNOWN,), yuan="9000"))
    assert first.person("defendant") == second.person("defendant")
    entries = list(Entry.objects.values_list("id", flat=True))
    people = {each.person for each in rows(Standing)} | {each.id for each in court.officers.values()}
    assert not [person for person in people if any(entry in person for entry in entries)]


def test_a_step_asked_again_names_the_same_people(court: Court) -> None:
    filing = court.files(key="once")
    before = rows(Standing, proceeding=filing.id)
    assert court.files(key="once").id == filing.id
    assert rows(Standing, proceeding=filing.id) == before
    court.is_whole()
