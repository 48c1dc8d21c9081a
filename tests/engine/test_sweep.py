"""The clock's round: many lapses in one commit, and nothing that cannot lapse stands in the way of what can."""

import pytest
from django.db import transaction

from tests.engine.cast import Court, intake
from xiezhi.engine import door, sweep
from xiezhi.engine.guarded import door_open
from xiezhi.evidence.models import Entry
from xiezhi.procedures.filing import Filing
from xiezhi.records.deadline import Deadline
from xiezhi.records.table import rows, table_of


def filings(court: Court, *yuan: str) -> list[str]:
    return [court.files(intake(yuan=each), day="2026-03-28").id for each in yuan]


def test_what_lapses_at_once_is_committed_together(court: Court, monkeypatch: pytest.MonkeyPatch) -> None:
    filings(court, "1000", "2000", "3000")
    sizes: list[int] = []
    monkeypatch.setattr(door, "_decide_and_write", _counting(sizes, door._decide_and_write))
    assert court.sweep("2026-04-08") == 3
    assert sizes == [3]
    court.is_whole()


def _counting(sizes: list[int], real: object) -> object:
    def decide_and_write(batch: list[object], known: object) -> object:
        sizes.append(len(batch))
        return real(batch, known)  # type: ignore[operator]

    return decide_and_write


def test_the_round_goes_past_those_that_cannot_lapse(court: Court, monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest used to be read again and again, and a full page of them ended the round."""
    monkeypatch.setattr(sweep, "MOST_AT_ONCE", 2)
    (last,) = filings(court, "1000")
    model, (row,) = table_of(Deadline).model, rows(Deadline, proceeding=last)
    values = table_of(Deadline).values(row)
    with door_open(), transaction.atomic():
        for number in range(5):
            model.objects.create(**{**values, "id": f"stuck-{number}", "proceeding": "gone", "due": "2026-03-01"})
    assert court.sweep("2026-04-08") == 1
    assert Entry.objects.filter(proceeding=last, step="filing.docket_first").exists()


def test_a_fault_in_one_lapse_is_told_when_all_others_are_done(court: Court, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = filings(court, "1000", "2000")
    real = Filing.docket_first.does

    def faulty(case: object, facts: object) -> object:
        if case.proceeding.id == first:  # type: ignore[attr-defined]
            raise ZeroDivisionError("a bug")
        return real(case, facts) if real else ()  # type: ignore[arg-type]

    monkeypatch.setattr(Filing.docket_first, "does", faulty)
    with pytest.raises(ExceptionGroup) as caught:
        court.sweep("2026-04-08")
    assert [str(each) for each in caught.value.exceptions] == ["a bug"]
    assert Entry.objects.filter(proceeding=second, step="filing.docket_first").exists()
