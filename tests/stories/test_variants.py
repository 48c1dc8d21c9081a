"""The loan told otherwise: other sides, other tracks, other benches; what each variant comes to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from xiezhi.desk.notices import Notice
from xiezhi.engine.replay import replay
from xiezhi.evidence.models import Entry
from xiezhi.records.deadline import Adjustment, Deadline
from xiezhi.records.hearing import Hearing
from xiezhi.records.ledger import Bill
from xiezhi.records.obligation import Obligation
from xiezhi.records.paper import Delivery
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Claim, Proceeding
from xiezhi.records.table import rows
from xiezhi.stories import STORIES
from xiezhi.stories.house import HOHHOT
from xiezhi.stories.telling import Plot

Tell = Callable[[str], Plot]


@pytest.fixture
def told(home: Path) -> Tell:
    def play(name: str) -> Plot:
        plot = STORIES[name].play(lambda line: None)
        assert replay().differences == []
        return plot

    return play


def the(plot: Plot, procedure: str = "first_instance") -> Proceeding:
    return rows(Proceeding, procedure=procedure, order=("opened", "id"))[-1]


def test_each_defendant_answers_within_his_own_fifteen_days_and_all_owe_together(told: Tell) -> None:
    """民诉法解释第二百四十四条."""
    plot = told("surety")
    defend = {each.person: each.due for each in rows(Deadline, proceeding=the(plot).id, clock="defend")}
    assert [defend[each] for each in plot.people("defendant")] == ["2026-03-24", "2026-03-25", "2026-04-07"]
    (owed,) = rows(Obligation, dispute=plot.dispute, kind="money")
    assert list(owed.debtors) == plot.people("defendant")
    assert "连带偿还" in owed.text


def test_the_heir_owes_where_the_dead_was_sued(told: Tell) -> None:
    """民诉法解释第五十五条."""
    plot = told("heir")
    now = [each.person for each in rows(Standing, proceeding=the(plot).id, role="defendant", until="")]
    (limit,) = rows(Deadline, proceeding=the(plot).id, clock="limit_summary")
    assert limit.unrolled == "2026-07-03", "three months, and the thirty days of the suspension: not 3 June"
    assert any("扣除30日（2026-03-10至2026-04-08）" in line for _, _, line, _ in limit.lines)
    (owed,) = rows(Obligation, dispute=plot.dispute, kind="money")
    assert list(owed.debtors) == now != plot.people("defendant")
    assert the(plot, "judgment").state == "effective"


def test_what_is_given_up_is_not_judged_and_its_fee_comes_back(told: Tell) -> None:
    """《诉讼费用交纳办法》第二十一条: 6,050 for 830,000 in summary procedure, 6,000 for 820,000."""
    plot = told("fewer")
    assert [each.status for each in rows(Claim, proceeding=the(plot).id, order=("order",))] == [
        "active", "active", "withdrawn",
    ]  # fmt: skip
    assert [each.amount for each in rows(Bill, proceeding=the(plot).id, kind="refund")] == [5_000]


def test_a_counterclaim_is_judged_with_the_claim(told: Tell) -> None:
    """民诉法解释第二百三十三条."""
    plot = told("countered")
    (bill,) = rows(Bill, proceeding=the(plot).id, kind="counterclaim_fee")
    assert (bill.status, bill.payer) == ("paid", plot.people("defendant")[0])
    creditors = [each.creditor for each in rows(Obligation, dispute=plot.dispute, kind="money", order=("order",))]
    assert creditors == [plot.people("claimant")[0], plot.people("defendant")[0]]


def test_a_third_party_is_judged_with_the_parties_and_what_he_paid_comes_back(told: Tell) -> None:
    """《民事诉讼法》第五十九条。"""
    plot = told("third-party")
    (claim,) = [each for each in rows(Claim, proceeding=the(plot).id) if each.by]
    owed = {each.creditor: each.principal for each in rows(Obligation, dispute=plot.dispute, kind="money")}
    assert owed == {plot.people("claimant")[0]: 70_000_000, claim.by: 10_000_000}
    assert rows(Bill, dispute=plot.dispute, kind="refund", payer=claim.by)[0].amount == 115_000


def test_a_small_claim_becomes_a_case_of_three_judges_and_everyone_is_told(told: Tell) -> None:
    """《民事诉讼法》第一百六十九条；民诉法解释第一百九十九条、第二百六十九条: 400 was paid, 800 is owed."""
    plot = told("converted")
    suit = the(plot)
    assert suit.track == "ordinary"
    bench = [each.person for each in rows(Standing, proceeding=suit.id, role="judge", until="")]
    assert len(bench) == 3
    assert [each.amount for each in rows(Bill, proceeding=suit.id, kind="acceptance_fee", order=("at", "id"))] == [
        40_000, 40_000,
    ]  # fmt: skip
    people = {each.person for each in Notice.objects.filter(kind="first_instance.convert")}
    assert people >= {*bench, *plot.parties()}
    assert the(plot, "judgment").track == "judgment", "no longer final at once"


def test_whom_nobody_finds_is_served_by_announcement_and_judged_in_default(told: Tell) -> None:
    """《民事诉讼法》第九十五条、第一百四十七条；民诉法解释第二百四十三条."""
    plot = told("announced")
    zhang = plot.people("defendant")[0]
    served = rows(Delivery, dispute=plot.dispute, recipient=zhang)
    assert {each.means for each in served} == {"announcement"}
    days = [date.fromisoformat(each.effective) - date.fromisoformat(each.sent) for each in served]
    assert set(days) == {timedelta(days=30)}
    (defend,) = rows(Deadline, proceeding=the(plot).id, clock="defend", person=zhang)
    assert (defend.start, defend.due, defend.status) == ("2026-04-15", "2026-04-30", "lapsed")
    (held,) = rows(Hearing, dispute=plot.dispute)
    assert (held.present, held.absent) == ((plot.people("claimant")[0],), (zhang,))
    (limit,) = rows(Deadline, proceeding=the(plot).id, clock="limit")
    assert limit.unrolled == "2026-11-02", "six months from 3 March, and the sixty days of two announcements"
    left_out = rows(Adjustment, dispute=plot.dispute)
    assert {each.kind for each in left_out} == {"exclude"}
    assert {each.until for each in left_out} == {each.effective for each in served if each.effective < limit.met}
    assert not Entry.objects.filter(dispute=plot.dispute, step="first_instance.exclude"), "nobody had to think of it"
    (appeal,) = rows(Deadline, proceeding=the(plot, "judgment").id, clock="appeal", person=zhang)
    assert (appeal.start, appeal.due, appeal.status) == ("2026-07-11", "2026-07-27", "lapsed"), "the 26th is a Sunday"
    assert the(plot, "judgment").state == "effective"


def test_who_steps_back_is_replaced_in_either_instance(told: Tell) -> None:
    """《民事诉讼法》第四十七条至第五十条."""
    plot = told("recused")
    for case, procedure in ((the(plot), "first_instance"), (the(plot, "appeal"), "appeal")):
        gone = [each.person for each in rows(Standing, proceeding=case.id, role="judge") if each.until]
        sit = [each.person for each in rows(Standing, proceeding=case.id, role="judge", until="")]
        assert len(gone) == 1
        assert gone[0] not in sit
        people = {each.person for each in Notice.objects.filter(kind=f"{procedure}.replace_one")}
        assert people >= {*plot.parties(), *gone, *sit}


def test_a_judgment_that_is_affirmed_takes_effect_below_as_it_was_written(told: Tell) -> None:
    """《民事诉讼法》第一百七十七条、第一百八十二条: on the day on which the judgment above has reached everybody."""
    plot = told("recused")
    above, below = the(plot, "appeal"), the(plot, "judgment")
    assert (above.state, below.state) == ("affirmed", "effective")
    served = [each.effective for each in rows(Delivery, court=HOHHOT, dispute=above.dispute)]
    owed = [(each.kind, each.principal, each.status, each.effective) for each in rows(
        Obligation, proceeding=below.id, order=("order",)
    )]  # fmt: skip
    assert owed == [("money", 80_000_000, "open", max(served)), ("costs", 590_000, "open", max(served))]
    assert {each.status for each in rows(Obligation, proceeding=above.id)} == {"below"}, "owed once"


def test_a_settlement_in_court_is_in_effect_when_the_last_has_signed_for_it(told: Tell) -> None:
    """民诉法解释第一百四十九条."""
    plot = told("settled")
    assert (the(plot).state, the(plot, "judgment").state) == ("mediated", "effective")
    last = max(each.effective for each in rows(Delivery, dispute=plot.dispute))
    assert {each.effective for each in rows(Obligation, dispute=plot.dispute, kind="money")} == {last}


def test_a_petition_posted_on_the_last_day_is_in_time_though_it_comes_later(told: Tell) -> None:
    """《民事诉讼法》第八十五条."""
    plot = told("last-day")
    judgment, zhang = the(plot, "judgment"), plot.people("defendant")[0]
    (right,) = rows(Deadline, proceeding=judgment.id, clock="appeal", person=zhang)
    assert (right.due, right.status, right.met) == ("2026-04-01", "met", "2026-04-01")
    entry = Entry.objects.get(proceeding=judgment.id, step="judgment.appeal")
    assert (entry.happened_at[:10], entry.recorded_at[:10]) == ("2026-04-01", "2026-04-07")
    assert judgment.state == "appealed"
