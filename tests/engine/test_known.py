"""What a batcher remembers of the disputes it wrote last is what the tables have, whoever has written since."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.engine.cast import Case, Court
from xiezhi.engine import door
from xiezhi.engine.door import Asked, Receipt, prepared
from xiezhi.engine.known import Families
from xiezhi.engine.reading import families_of
from xiezhi.engine.refused import Refused
from xiezhi.engine.words import FILING_JUDGE, Step
from xiezhi.procedures.filing import Filing
from xiezhi.records.models import FAMILY
from xiezhi.records.paper import Paper


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
