"""Decided again by today's law: nothing differs where nothing was changed, and every difference is said in words."""

import pytest

from tests.engine.cast import WANG, Court, intake
from tests.engine.lived import live
from tests.phrases.test_erasure import erases
from xiezhi.engine import clocks
from xiezhi.engine.redecide import Redecided, decide_again
from xiezhi.engine.replay import replay
from xiezhi.engine.words import COURSE, guard
from xiezhi.evidence.models import Entry
from xiezhi.law.periods import days
from xiezhi.law.sources import Policy
from xiezhi.procedures.filing import Filing

RULE = Policy("试验规则", "第一条")


def otherwise() -> list[tuple[str, str]]:
    return [(each.step, each.words) for each in decide_again().differences]


def test_a_court_that_has_lived_is_decided_the_same_again(court: Court) -> None:
    """Lots, numbers, lapses, consents, corrections, the course; codes are drawn anew and are no difference."""
    live(court)
    court.files(intake(yuan="4321"), day="2026-03-11")
    court.sweep("2026-04-20")
    before = replay()
    assert decide_again() == Redecided(Entry.objects.count(), [])
    assert replay() == before


def test_what_today_is_refused_is_said_with_its_sentence_and_rule(
    court: Court, monkeypatch: pytest.MonkeyPatch
) -> None:
    filing = court.files()
    court.filing_judge.does(filing, Filing.docket)
    monkeypatch.setattr(Filing.docket, "needs", [guard("今后不再立案", RULE)(lambda case, facts: False)])
    (found,) = otherwise()
    assert found[0] == "filing.docket"
    assert "would be refused: 今后不再立案" in found[1]


def test_a_period_that_is_shorter_today_is_told_day_by_day(court: Court, monkeypatch: pytest.MonkeyPatch) -> None:
    court.files(day="2026-03-02")
    monkeypatch.setattr(Filing.reviewing, "within", days(4))
    monkeypatch.setattr(clocks, "_CLOCKS", {})
    assert any(
        "due would be '2026-03-06', and is '2026-03-09'" in words
        for step, words in otherwise()
        if step == "filing.submit"
    )


def test_what_would_not_follow_today_is_said(court: Court, monkeypatch: pytest.MonkeyPatch) -> None:
    filing = court.files()
    court.filing_judge.does(filing, Filing.docket)
    opened = Entry.objects.filter(role=COURSE.name).order_by("place")[0].step
    monkeypatch.setattr(Filing.docket, "follows", [])
    assert (opened, "would not follow") in otherwise()


def test_what_was_erased_is_no_difference(court: Court) -> None:
    filing = court.files()
    erases(court, filing, WANG.address)
    court.filing_judge.does(filing, Filing.docket)
    assert otherwise() == []
