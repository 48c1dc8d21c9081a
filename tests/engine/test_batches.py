"""A batch at the door: each act upon what its forerunner left, and nobody pays for a neighbour."""

from collections.abc import Sequence

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.engine.cast import CODE, Court, intake
from xiezhi.engine import door
from xiezhi.engine.acts import Outcome
from xiezhi.engine.door import Asked, prepared
from xiezhi.engine.facts import Misstated
from xiezhi.engine.refused import Refused
from xiezhi.engine.words import ANYONE, COUNTER, FILING_JUDGE
from xiezhi.evidence import leaf
from xiezhi.evidence.digest import Algorithm, digest
from xiezhi.evidence.models import Content, Entry, Head
from xiezhi.procedures.filing import Filing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import count


def test_one_refused_act_of_a_batch_harms_nobody(court: Court) -> None:
    filings = [court.files(intake(yuan=str(yuan))) for yuan in (100, 200, 300)]
    judge = court.filing_judge
    asked = [
        Asked(prepared(step, None, on=filing.row, by=who.id, as_=role, key=f"batch {filing.id}"))
        for filing, (step, who, role) in zip(
            filings,
            [
                (Filing.docket, judge, FILING_JUDGE),
                (Filing.docket, court.counter, COUNTER),
                (Filing.docket, judge, FILING_JUDGE),
            ],
            strict=True,
        )
    ]
    with court.stands():
        door.commit(asked)
    assert [filing.state for filing in filings] == [Filing.docketed, Filing.reviewing, Filing.docketed]
    with pytest.raises(Refused):
        asked[1].answer.result()
    court.is_whole()


def test_each_act_of_a_batch_sees_what_its_forerunner_did(court: Court) -> None:
    filing = court.files()
    judge = court.filing_judge.id
    steps = [Filing.offer, Filing.offer, Filing.docket]
    asked = [
        Asked(prepared(step, None, on=filing.row, by=judge, as_=FILING_JUDGE, key=f"b{number}"))
        for number, step in enumerate(steps)
    ]
    with court.stands():
        door.commit(asked)
    assert [each.answer.exception() is None for each in asked] == [True, False, False]
    assert filing.state is Filing.offered


def test_the_same_act_twice_in_a_batch_is_one_entry(court: Court) -> None:
    filing = court.files()
    twice = [prepared(Filing.docket, None, on=filing.row, by=court.filing_judge.id, as_=FILING_JUDGE, key="k")] * 2
    asked = [Asked(each) for each in twice]
    with court.stands():
        door.commit(asked)
    assert asked[0].answer.result() == asked[1].answer.result()
    assert count(Proceeding, procedure="first_instance") == 1


@pytest.mark.parametrize("trouble", [DatabaseError("a row that the tables refuse"), OverflowError("too large")])
def test_when_a_write_fails_each_is_tried_alone_and_nobody_pays_for_a_neighbour(
    court: Court, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    filings = [court.files(intake(yuan=str(yuan))) for yuan in (100, 200, 300)]
    poison, written = filings[1].id, door.write_records

    def write(outcomes: Sequence[Outcome]) -> None:
        if any(outcome.act.on == poison for outcome in outcomes):
            raise trouble
        written(outcomes)

    monkeypatch.setattr(door, "write_records", write)
    asked = [
        Asked(prepared(Filing.docket, None, on=filing.row, by=court.filing_judge.id, as_=FILING_JUDGE, key=filing.id))
        for filing in filings
    ]
    with court.stands():
        door.commit(asked)
    assert [each.answer.exception() for each in asked] == [None, trouble, None]
    assert [filing.state for filing in filings] == [Filing.docketed, Filing.reviewing, Filing.docketed]
    court.is_whole()


def test_a_sum_that_no_table_can_hold_harms_only_who_stated_it(court: Court) -> None:
    """It is refused with the field's name before it comes to the door."""
    with pytest.raises(Misstated, match="金额（元）：超出了可以填写的范围"):
        prepared(Filing.submit, intake(yuan="1" + "0" * 20), court=CODE, by=court.wang.id, as_=ANYONE, key="huge")
    asked = [Asked(prepared(Filing.submit, intake(), court=CODE, by=court.wang.id, as_=ANYONE, key="fine"))]
    with court.stands():
        door.commit(asked)
    assert asked[0].answer.result().step == "filing.submit"
    court.is_whole()


def test_an_act_inside_an_open_transaction_is_an_error(court: Court, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it acknowledged would not be durable."""
    filing = court.files()
    monkeypatch.setattr(door, "_test_case", lambda: False)
    with transaction.atomic(), pytest.raises(RuntimeError, match="open transaction"):
        court.filing_judge.does(filing, Filing.docket)
    assert filing.state is Filing.reviewing


def test_a_receipt_says_where_the_step_stands_in_the_log(court: Court) -> None:
    before = court.size
    filing = court.files()
    receipt = court.filing_judge.does(filing, Filing.offer)
    assert (receipt.place, receipt.court, receipt.proceeding) == (before + 1, CODE, filing.id)
    entry = Entry.objects.get(id=receipt.entry)
    assert (entry.sha256, entry.place) == (receipt.leaf, receipt.place)
    assert Head.objects.get(court=CODE).size == before + 2


def test_places_are_given_without_gaps(court: Court) -> None:
    court.agreed()
    places = list(Entry.objects.filter(court=CODE).order_by("place").values_list("place", flat=True))
    assert places == list(range(court.size))


def _filed_together(court: Court, yuan: range) -> list[str]:
    """The statements with which claims for so many yuan are taken at once."""
    asked = [
        Asked(prepared(Filing.submit, intake(yuan=str(each)), court=CODE, by=court.wang.id, as_=ANYONE, key=str(each)))
        for each in yuan
    ]
    with court.stands(), CaptureQueriesContext(connection) as told:
        door.commit(asked)
    assert not [each.answer.exception() for each in asked if each.answer.exception()]
    return [each["sql"] for each in told.captured_queries]


def test_a_large_batch_makes_no_more_statements_than_a_small_one(court: Court) -> None:
    few, many = _filed_together(court, range(101, 104)), _filed_together(court, range(201, 231))
    assert len(many) == len(few) < 50, [each[:60] for each in few]


def test_an_entry_is_hashed_no_more_often_than_its_commitments_need(
    court: Court, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In both functions: each content and the skeleton in two hashes, in one of them the number of the case too."""
    filing, hashed = court.files(), list[str]()

    def counted(data: bytes, algorithm: Algorithm = "sha256") -> bytes:
        hashed.append(algorithm)
        return digest(data, algorithm)

    monkeypatch.setattr(leaf, "digest", counted)
    receipt = court.filing_judge.does(filing, Filing.offer)
    kept = Content.objects.filter(entry=receipt.entry).count()
    assert kept > 0
    assert (hashed.count("sha256"), hashed.count("sm3")) == (2 * kept + 4, 2 * kept + 2)
