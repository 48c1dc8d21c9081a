"""案号 without gaps, and the cube: its sums are what the entries say, to the last integer."""

import json
from collections import Counter, defaultdict

import pytest

from tests.engine.cast import CODE, Case, Court, intake
from xiezhi.engine import door
from xiezhi.engine.door import Asked, prepared
from xiezhi.engine.refused import Refused
from xiezhi.engine.words import ANYONE, FILING_JUDGE, FOUNDER, PROCEDURES
from xiezhi.evidence.models import Entry
from xiezhi.procedures.affairs import Affairs, Appointment, Founding, Office
from xiezhi.procedures.confirmation import Confirmation, Question, Questioning
from xiezhi.procedures.filing import Filing
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.records.cells import Cell
from xiezhi.records.counter import Counter as Series
from xiezhi.records.court import Officer
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows


def numbers(kind: str = "first_instance") -> list[str]:
    return [each.number for each in rows(Proceeding, procedure=kind, order=("opened", "number"))]


def test_numbers_run_from_one_without_gaps_whatever_is_refused_between(court: Court) -> None:
    for yuan in range(1, 6):
        filing = court.files(intake(yuan=str(yuan)))
        with pytest.raises(Refused):
            court.counter.does(filing, Filing.docket)
        court.filing_judge.does(filing, Filing.docket)
        with pytest.raises(Refused):
            court.filing_judge.does(filing, Filing.docket)
    assert numbers() == [f"（2026）内0902民初{serial}号" for serial in range(1, 6)]
    assert one(Series, id=f"{CODE}/2026/民初") == Series(f"{CODE}/2026/民初", CODE, "", 5)


def test_numbers_drawn_in_one_batch_follow_each_other(court: Court) -> None:
    filings = [court.files(intake(yuan=str(yuan))) for yuan in range(1, 8)]
    judge = court.filing_judge.id
    asked = [
        Asked(prepared(Filing.docket, None, on=each.row, by=judge, as_=FILING_JUDGE, key=each.id)) for each in filings
    ]
    with court.stands():
        door.commit(asked)
    drawn = [each.child(FirstInstance).row.number for each in filings]
    assert drawn == [f"（2026）内0902民初{serial}号" for serial in range(1, 8)]
    court.is_whole()


def test_each_year_and_each_type_has_a_series_of_its_own(court: Court) -> None:
    court.opens(FirstInstance, intake(yuan="1"), day="2026-12-30")
    court.opens(FirstInstance, intake(yuan="2"), day="2027-01-04")
    court.opens(FirstInstance, intake(yuan="3"))
    court.agreed(intake(yuan="4"))
    assert numbers() == ["（2026）内0902民初1号", "（2027）内0902民初1号", "（2027）内0902民初2号"]
    assert numbers("mediation") == ["（2027）内0902民诉前调1号"]


def test_two_courts_of_one_home_draw_from_series_of_their_own(court: Court) -> None:
    other = "内0928"
    with court.stands():
        founded = door.act(
            Affairs.found, Founding(code=other, name="丰镇市人民法院", level="基层"), court=other, by=FOUNDER.name,
            as_=FOUNDER, key="f",
        )  # fmt: skip
        judge = Appointment(name="白法官", office=Office.filing_judge)  # type: ignore[arg-type]
        affairs = Case(court, founded.proceeding).row
        door.act(Affairs.appoint, judge, on=affairs, by=FOUNDER.name, as_=FOUNDER, key="j")
        filed = door.act(Filing.submit, intake(), court=other, by="p", as_=ANYONE, key="there")
        there = Case(court, filed.proceeding)
        (officer,) = rows(Officer, court=other)
        door.act(Filing.docket, on=there.row, by=officer.person, as_=FILING_JUDGE, key="d")
    here = court.opens(FirstInstance)
    assert there.child(FirstInstance).row.number == "（2026）内0928民初1号"
    assert here.row.number == "（2026）内0902民初1号"
    with pytest.raises(Refused):
        court.filing_judge.does(there.child(FirstInstance), FirstInstance.send_copies)


def test_services_are_numbered_within_their_case(court: Court) -> None:
    suit = court.serving()
    assert sorted(each.number for each in rows(Proceeding, parent=suit.id, procedure="service")) == [
        "（2026）内0902民初1号/送达/1",
        "（2026）内0902民初1号/送达/2",
    ]


# --- figures


def lively(court: Court) -> None:
    """Suits opened and withdrawn, talks that agreed and were confirmed, a lapse, a refusal."""
    suits = [court.opens(FirstInstance, intake(yuan=str(yuan)), day="2026-03-02") for yuan in (1000, 2500)]
    court.wang.does(suits[0], FirstInstance.ask_withdrawal, day="2026-03-12")
    court.filing_judge.does(suits[0], FirstInstance.withdraw, day="2026-03-12")
    confirmation = court.opens(Confirmation, intake(yuan="777"), day="2026-03-13")
    court.filing_judge.does(confirmation, Confirmation.accept)
    both = Questioning(how=Question.video, voluntary=True, notes="双方自愿")  # type: ignore[arg-type]
    court.filing_judge.does(confirmation, Confirmation.question, both, day="2026-03-16")
    court.filing_judge.does(confirmation, Confirmation.confirm, day="2026-03-18")
    court.files(intake(yuan="31"), day="2026-03-19")
    court.sweep("2026-04-20")


def test_the_cube_is_what_the_entries_say(court: Court) -> None:
    lively(court)
    numbered = {each.id: each for each in rows(Proceeding) if PROCEDURES[each.procedure].numbered and each.number}
    told: Counter[tuple[str, str]] = Counter()
    has_number: set[str] = set()
    for entry in Entry.objects.order_by("place"):
        for table, id, changes in json.loads(entry.skeleton)["changes"]:
            if table == "proceedings" and changes.get("number"):
                has_number.add(id)
        if entry.proceeding in has_number & numbered.keys() and not entry.step.endswith("?"):
            told[entry.happened_at[:7], entry.step] += 1
    cube: Counter[tuple[str, str]] = Counter()
    kinds = {each.procedure for each in numbered.values()}
    for cell in rows(Cell, kind__in=kinds):
        if cell.event.startswith(f"{cell.kind}.") and ":" not in cell.event:
            cube[cell.month, cell.event] += cell.count
    assert cube == told
    assert cube["2026-03", "mediation.sign"] == 1, "the first party's consent is not the step"


def test_opened_and_closed_are_counted_with_their_sums_and_days(court: Court) -> None:
    lively(court)
    opened: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for cell in rows(Cell, event="opened"):
        opened[cell.kind][0] += cell.count
        opened[cell.kind][1] += cell.fen
    assert dict(opened) == {
        "first_instance": [3, 353_100],
        "mediation": [1, 77_700],
        "confirmation": [1, 77_700],
    }
    closed = {(cell.kind, cell.days): (cell.count, cell.fen) for cell in rows(Cell, event="closed")}
    assert closed == {
        ("first_instance", 10): (1, 100_000),
        ("mediation", 0): (1, 77_700),
        ("confirmation", 5): (1, 77_700),
    }


def test_what_is_open_is_what_was_opened_less_what_was_closed(court: Court) -> None:
    lively(court)
    for kind in ("first_instance", "mediation", "confirmation"):
        events = Counter({"opened": 0, "closed": 0})
        for cell in rows(Cell, kind=kind):
            events[cell.event] += cell.count
        standing = [each for each in rows(Proceeding, procedure=kind, closed="") if each.number]
        assert events["opened"] + events["taken_up"] - events["left"] == len(standing)


def test_services_have_no_number_of_the_court_and_are_not_counted_as_cases(court: Court) -> None:
    court.serving()
    assert not rows(Cell, kind__in=("service", "filing"), event__in=("opened", "closed", "left"))


def test_of_a_small_proceeding_its_end_is_counted_with_its_days(court: Court) -> None:
    filing = court.files(intake(), day="2026-03-12")
    court.filing_judge.does(filing, Filing.docket, day="2026-03-16")
    ended = {(cell.event, cell.days): cell.count for cell in rows(Cell, kind="filing")}
    assert ended == {("filed_web", -1): 1, ("filing.docket", 4): 1, ("filing.reviewing:kept", 4): 1}


def test_a_figure_is_kept_by_the_day_of_record_and_by_the_legal_month(court: Court) -> None:
    """A lapse of March found in April stands in March's figures, recorded in April."""
    court.files(intake(yuan="31"), day="2026-03-20")
    court.sweep("2026-04-20")
    (cell,) = rows(Cell, event="opened", kind="first_instance")
    assert (cell.month, cell.recorded) == ("2026-03", "2026-04-20")
