"""What a batcher remembers of the disputes it wrote last is what the tables have, whoever has written since."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.engine.cast import CODE, Case, Court
from xiezhi.engine import door
from xiezhi.engine.door import Asked, Receipt, prepared
from xiezhi.engine.facts import Prose
from xiezhi.engine.houses import at_this_moment
from xiezhi.engine.known import Families
from xiezhi.engine.reading import families_of
from xiezhi.engine.refused import Refused
from xiezhi.engine.words import FILING_JUDGE, Step
from xiezhi.procedures.affairs import Removal
from xiezhi.procedures.course import Affairs
from xiezhi.procedures.filing import Filing
from xiezhi.records.court import Officer
from xiezhi.records.models import FAMILY
from xiezhi.records.paper import Paper
from xiezhi.records.table import one


def commits(court: Court, known: Families | None, on: Case, step: Step) -> Receipt:
    asked = Asked(prepared(step, None, on=on.row, by=court.filing_judge.id, as_=FILING_JUDGE, key=f"{step.name}"))
    with court.stands():
        door.commit([asked], known)
    return asked.answer.result()


def test_a_dispute_is_remembered_as_it_would_be_read(court: Court) -> None:
    known, filing = Families(), court.files()
    commits(court, known, filing, Filing.offer)
    dispute = filing.row.dispute
    remembered, read = families_of([dispute], known)[dispute], families_of([dispute])[dispute]
    assert known.fresh([dispute])
    assert (remembered.entries, remembered.persons) == (read.entries, read.persons)
    for kind in FAMILY:
        assert list(remembered.all(kind)) == list(read.all(kind))


def test_what_is_remembered_is_not_read_again(court: Court) -> None:
    known, filing = Families(), court.files()
    commits(court, known, filing, Filing.offer)
    with CaptureQueriesContext(connection) as cold:
        families_of([filing.row.dispute])
    with CaptureQueriesContext(connection) as warm:
        families_of([filing.row.dispute], known)
    whole = [[each["sql"] for each in told if "records_papers" in each["sql"]] for told in (cold, warm)]
    assert [len(each) for each in whole] == [1, 0]


def test_what_is_remembered_and_who_is_in_it_are_asked_in_one_breath(court: Court) -> None:
    known, filing = Families(), court.files()
    commits(court, known, filing, Filing.offer)
    dispute = filing.row.dispute
    with CaptureQueriesContext(connection) as questions:
        families_of([dispute], known)
    assert len(questions) == 1


def test_a_dispute_that_another_process_wrote_meanwhile_is_read_again(court: Court) -> None:
    known, filing = Families(), court.files()
    commits(court, known, filing, Filing.offer)
    for party in court.parties(filing):
        party.does(filing, Filing.accept)
    assert not known.fresh([filing.row.dispute])
    assert families_of([filing.row.dispute], known) == families_of([filing.row.dispute])


def test_a_refused_step_leaves_nothing_to_remember(court: Court) -> None:
    known, filing = Families(), court.files()
    commits(court, known, filing, Filing.docket)
    asked = Asked(prepared(Filing.offer, None, on=filing.row, by=court.filing_judge.id, as_=FILING_JUDGE, key="late"))
    with court.stands():
        door.commit([asked], known)
    assert isinstance(asked.answer.exception(), Refused)
    dispute = filing.row.dispute
    assert list(families_of([dispute], known)[dispute].all(Paper)) == list(families_of([dispute])[dispute].all(Paper))
    court.is_whole()


def test_what_was_read_is_remembered_too(court: Court) -> None:
    known, filing = Families(), court.files()
    dispute = filing.row.dispute
    read = families_of([dispute], known)
    assert known.fresh([dispute])
    court.filing_judge.does(filing, Filing.offer)
    assert not known.fresh([dispute])
    assert families_of([dispute], known) == families_of([dispute]) != read


def test_whoever_lost_his_office_meanwhile_is_refused_by_a_door_that_remembers(court: Court) -> None:
    known, filing = Families(), court.files()
    assert at_this_moment().of([CODE])
    officer = one(Officer, person=court.filing_judge.id)
    assert officer is not None
    court.personnel.does(court.affairs, Affairs.remove, Removal(officer=officer.id, reason=Prose("调任")))
    with pytest.raises(Refused, match="办理"):
        commits(court, known, filing, Filing.offer)


def test_officers_are_not_read_again_while_the_courts_own_affairs_stand(court: Court) -> None:
    known, filing = Families(), court.files()
    commits(court, known, filing, Filing.offer)
    with CaptureQueriesContext(connection) as told, pytest.raises(Refused, match="案件现为"):
        commits(court, known, filing, Filing.docket)
    assert told.captured_queries
    assert [each["sql"] for each in told if "records_officers" in each["sql"]] == []


def test_a_dispute_is_read_by_indexes_alone_however_many_others_there_are(court: Court) -> None:
    dispute = court.files().row.dispute
    with CaptureQueriesContext(connection) as questions:
        families_of([dispute])
    (whole,) = (each["sql"] for each in questions if "UNION ALL" in each["sql"])
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {whole}".replace("%", "%%"))
        plan = [told for *_, told in cursor.fetchall()]
    assert sum(told.startswith("SEARCH") for told in plan) == len(FAMILY) + 1
    assert [told for told in plan if told.startswith("SCAN")] == []
