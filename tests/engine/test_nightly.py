"""What is looked for at night: what cannot move, a clock without an owner, a task left open on a closed case."""

from tests.engine.cast import Court
from tests.procedures.enforced import title
from xiezhi.engine.facts import Prose
from xiezhi.engine.guarded import door_open
from xiezhi.engine.nightly import Finding, findings
from xiezhi.procedures.affairs import Affairs, Removal
from xiezhi.procedures.filing import Filing
from xiezhi.records.court import Officer
from xiezhi.records.deadline import Deadline
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows, table_of


def found(court: Court) -> list[Finding]:
    with court.stands():
        return findings()


def change(kind: type, id: str, **values: object) -> None:
    with door_open():
        table_of(kind).model.objects.filter(id=id).update(**values)


def test_an_orderly_court_gives_no_findings(court: Court) -> None:
    court.agreed()
    court.serving()
    assert found(court) == []


def test_a_clock_whose_owner_has_left_is_found(court: Court) -> None:
    filing = court.files()
    officer = one(Officer, person=court.filing_judge.id)
    assert officer is not None
    court.personnel.does(court.affairs, Affairs.remove, Removal(officer=officer.id, reason=Prose("调任")))
    (finding,) = found(court)
    assert (finding.kind, finding.proceeding) == ("ownerless", filing.id)
    assert "2026-03-09" in finding.sentence


def test_a_state_that_the_procedure_does_not_know_is_found(court: Court) -> None:
    """A status got stuck (Caseflow #14307)."""
    filing = court.files()
    change(Proceeding, filing.id, state="adjourned")
    assert [(each.kind, each.proceeding) for each in found(court)] == [("unknown_state", filing.id)]


def test_a_period_left_open_on_a_closed_case_is_found(court: Court) -> None:
    filing = court.files()
    court.wang.does(filing, Filing.withdraw)
    (row,) = rows(Deadline, proceeding=filing.id, clock="reviewing")
    assert row.status == "met"
    change(Deadline, row.id, status="open")
    assert [(each.kind, each.proceeding) for each in found(court)] == [("left_open", filing.id)]


def test_a_period_that_runs_on_after_the_end_of_its_case_is_as_it_should_be(court: Court) -> None:
    """What the confirmed debt can still be enforced in is no task that somebody forgot."""
    agreed = title(court)
    assert (bool(agreed.row.closed), agreed.deadline("enforcement").status) == (True, "open")
    assert found(court) == []
