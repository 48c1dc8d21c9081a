"""A service proves invalid after the judgment took effect: what hangs on it is shown, rests, and undoes nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.engine.cast import refused
from xiezhi.engine.clock import at
from xiezhi.engine.door import act
from xiezhi.engine.replay import replay
from xiezhi.engine.sweep import sweep
from xiezhi.engine.words import FINANCE, PARTY, PRESIDENT
from xiezhi.law.working import Yuan
from xiezhi.procedures.judgment import Appealing, Judgment
from xiezhi.procedures.money import Payout
from xiezhi.records.deadline import Deadline
from xiezhi.records.obligation import Obligation
from xiezhi.records.proceeding import Flag, Proceeding
from xiezhi.records.table import rows
from xiezhi.stories import enforcement_turns as turns
from xiezhi.stories import judgment_turns as judgment
from xiezhi.stories import loan, unserved
from xiezhi.stories.house import found
from xiezhi.stories.loan_enforced import asked_and_frozen
from xiezhi.stories.telling import Plot, play
from xiezhi.stories.unserved import UNSERVED


@pytest.fixture
def plot(home: Path) -> Plot:
    """Found out, and nothing done about it yet."""
    found(*UNSERVED.courts)
    plot = UNSERVED.begun()
    parts = (loan.filed_and_docketed, loan.prepared, loan.heard, loan.judged, asked_and_frozen)
    for part in (*parts, unserved.paid_in_part, unserved.found_out):
        play([part(plot)])
    return plot


def test_finality_and_what_was_opened_on_it_are_flagged_and_nothing_is_undone(plot: Plot) -> None:
    """《民事诉讼法》第一百五十八条、第二百四十四条."""
    here, case = judgment.judgment(plot), turns.case(plot)
    flagged = {each.proceeding: each.text for each in rows(Flag, status="open", order=("id",))}
    assert {here.id, case.id, turns.money(plot).id} <= set(flagged)
    texts = "".join(each.text for each in rows(Flag, proceeding=here.id))
    assert "已经执行到位300000.00元，其中付出100000.00元" in texts
    assert "执行回转" in texts
    assert (here.state, case.state) == ("questioned", "running")
    assert {each.effective for each in rows(Obligation, proceeding=here.id, kind="money")} == {"2026-04-14"}
    assert replay().differences == []


def test_nothing_more_is_paid_and_no_period_runs_out_until_it_is_settled(plot: Plot) -> None:
    payout = turns.under(plot, Payout.name, "reviewed")[0]
    with at(plot.now):
        president = plot.officer(PRESIDENT)
        act(Payout.approve, on=payout, by=president[0], as_=PRESIDENT, key="approve")
        with refused("须没有中止", "第二百六十七条"):
            act(Payout.send, on=payout, by=plot.officers(FINANCE)[-1][0], as_=FINANCE, key="send")
    mine = [each.id for each in rows(Proceeding, dispute=plot.dispute) if each.procedure in ("enforcement", "payout")]
    running = rows(Deadline, proceeding__in=[*mine, judgment.judgment(plot).id], status="open")
    assert [each.clock for each in running] == []
    with at(plot.now.replace(year=2027)):
        sweep()
    assert rows(Deadline, proceeding__in=mine, status__in=("late", "lapsed"), due__gt=plot.now.date().isoformat()) == []


def test_whoever_is_served_anew_may_appeal_within_fifteen_days_of_it(plot: Plot) -> None:
    """《民事诉讼法》第一百七十一条: from his own service, though the judge has not said a word yet."""
    zhang, here = plot.people("defendant")[0], judgment.judgment(plot)
    (old,) = rows(Deadline, proceeding=here.id, clock="appeal", person=zhang)
    assert old.status == "void"
    tale = unserved.served_again(plot)
    next(tale)  # a day later
    play([_first(tale)])
    (new,) = (each for each in rows(Deadline, proceeding=here.id, clock="appeal", person=zhang) if each.id != old.id)
    assert new.status == "open"
    assert (date.fromisoformat(new.unrolled) - date.fromisoformat(new.start)).days == 15
    with at(plot.now):
        facts = Appealing(petition="改判", reason="利息没有扣除", contested=Yuan(1000))
        act(Judgment.appeal, facts, on=here, by=zhang, as_=PARTY, key="appeal")
    assert judgment.judgment(plot).state == "appealed"
    assert {each.state for each in rows(Proceeding, id=here.parent)} == {"appealed"}
    assert {each.effective for each in rows(Obligation, proceeding=here.id)} == {""}


def _first(tale):  # type: ignore[no-untyped-def]
    """The next step of a tale that was begun, alone."""
    yield tale.send(None)


def test_when_the_new_days_are_over_it_takes_effect_and_the_enforcement_goes_on(home: Path) -> None:
    plot = UNSERVED.play(lambda line: None)
    here = judgment.judgment(plot)
    assert here.state == "effective"
    effective = {each.effective for each in rows(Obligation, proceeding=here.id, kind="money")}
    assert effective != {"2026-04-14"}
    assert [each.state for each in turns.under(plot, Payout.name)] == ["arrived", "sent"]
    assert replay().differences == []
