"""反诉: when the suit is withdrawn the counterclaim goes on in the same case and is all that is judged."""

from __future__ import annotations

import pytest

from tests.engine.cast import Court, Player, refused
from tests.procedures.test_interventions import joined
from tests.procedures.test_trial_parties import counterclaims, succession
from tests.procedures.trials import Trial
from xiezhi.desk.notices import Notice
from xiezhi.engine.facts import PersonId, Prose
from xiezhi.engine.possible import case_for
from xiezhi.engine.words import DEFENDANT, JUDGE
from xiezhi.law.tracks import Track
from xiezhi.law.working import Yuan
from xiezhi.papers.fill import html
from xiezhi.procedures.first_instance import FirstInstance, Opinion, Stay, StayGround
from xiezhi.procedures.judgment import Judgment, Pronouncing
from xiezhi.procedures.judgment.records import offered
from xiezhi.records.dispute import Dispute
from xiezhi.records.ledger import Bill
from xiezhi.records.obligation import Obligation
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Claim
from xiezhi.records.table import rows


def countered(court: Court) -> tuple[Trial, Player]:
    """王某 sues for 80,000, 张某 back for 20,000; both fees are paid."""
    trial = Trial.of(court).ready(Track.sole)
    zhang = counterclaims(trial)
    return trial.served().paid(), zhang


def withdrawn(court: Court) -> tuple[Trial, Player]:
    trial, zhang = countered(court)
    trial.wang.does(trial.suit, FirstInstance.ask_withdrawal)
    trial.judge.does(trial.suit, FirstInstance.withdraw_suit, as_=JUDGE)
    return trial.served(), zhang


def claims_left(trial: Trial) -> list[str]:
    return [each.by for each in rows(Claim, proceeding=trial.suit.id, status="active", order=("order",))]


def refunds(trial: Trial) -> dict[str, int]:
    return {each.payer: each.amount for each in rows(Bill, proceeding=trial.suit.id, kind="refund")}


def test_the_counterclaim_goes_on_when_the_claimant_may_withdraw(court: Court) -> None:
    """民诉法解释第二百三十九条：准许本诉原告撤诉的，应当对反诉继续审理。"""
    trial, zhang = countered(court)
    number = trial.row.number
    trial.wang.does(trial.suit, FirstInstance.ask_withdrawal)
    with refused("须没有反诉", "第二百三十九条"):
        trial.judge.does(trial.suit, FirstInstance.withdraw, as_=JUDGE)
    trial.judge.does(trial.suit, FirstInstance.withdraw_suit, as_=JUDGE)
    assert (trial.suit.state, trial.row.number, trial.row.amount) == (FirstInstance.ready, number, 2_000_000)
    assert claims_left(trial) == [zhang.id]
    assert refunds(trial) == {trial.wang.id: 90_000}, "half of the claimant's own fee"
    assert [each.status for each in rows(Bill, proceeding=trial.suit.id, kind="counterclaim_fee")] == ["paid"]
    assert trial.suit.paper("withdrawal").filled()["costs"].endswith("张某的反诉继续审理。")
    told = {each.person for each in Notice.objects.filter(kind=FirstInstance.withdraw_suit.id)}
    assert told >= {trial.wang.id, zhang.id, trial.judge.id}
    assert not rows(Dispute, id=trial.row.dispute)[0].closed
    with refused("原告须还没有撤诉", "第一百四十八条"):
        trial.wang.does(trial.suit, FirstInstance.ask_withdrawal)
    court.is_whole()


def test_the_judgment_then_decides_the_counterclaim_alone_and_its_fee(court: Court) -> None:
    """民诉法解释第二百三十九条；《民事诉讼法》第一百五十五条。"""
    trial, zhang = withdrawn(court)
    trial.listed("2026-03-18").served().held("2026-03-18")
    trial.judge.does(trial.suit, FirstInstance.begin_judgment, as_=JUDGE)
    (item,) = offered(case_for(trial.judgment.row, trial.judge.id))["items"]
    assert item["what"] == "款项", "no principal is claimed back"
    theirs = trial.item(debtor=PersonId(trial.wang.id), creditor=PersonId(zhang.id), principal=Yuan(20_000))
    for wrong in (trial.decision(theirs, trial.item()), trial.decision(theirs, rest_dismissed=True)):
        with refused("只裁判反诉和第三人的请求", "第二百三十九条"):
            trial.judge.does(trial.judgment, Judgment.draft, wrong, as_=JUDGE)
    trial.judge.does(trial.judgment, Judgment.draft, trial.decision(theirs), as_=JUDGE)
    told = trial.judgment.paper("judgment").filled()
    assert told["claims"] == []
    assert "返还多收的利息。事实和理由：多收" in html("judgment", told)
    assert "王某向本院提出诉讼请求" not in html("judgment", told)
    assert [each["what"] for each in told["others"]] == ["反诉请求"]
    assert "原告撤诉，本院裁定准许，反诉继续审理" in told["course"]
    assert len(told["disposition"]) == 1
    assert told["costs"] == "反诉案件受理费减半收取150元，由原告王某负担。"
    trial.signed()
    trial.judge.does(trial.judgment, Judgment.pronounce, Pronouncing(), as_=JUDGE)
    trial.judge.does(trial.judgment, Judgment.send, as_=JUDGE)
    trial.served(trial.judgment)
    court.nothing_comes(trial.judgment, "2026-04-20")
    assert trial.suit.state is FirstInstance.effective
    owed = {each.kind: each.principal for each in rows(Obligation, proceeding=trial.judgment.id, status="open")}
    assert owed == {"money": 2_000_000, "costs": 15_000}
    back = {each.payer: each.amount for each in rows(Bill, proceeding=trial.judgment.id, kind="refund")}
    assert back == {zhang.id: 15_000}
    court.is_whole()


def test_a_counterclaim_that_fails_is_dismissed_and_nothing_is_said_of_the_suit(court: Court) -> None:
    trial, zhang = withdrawn(court)
    trial.listed("2026-03-18").served().held("2026-03-18", zhang)
    trial.judge.does(trial.suit, FirstInstance.begin_judgment, as_=JUDGE)
    lost = trial.decision(dismissed=(PersonId(zhang.id),), items=())
    trial.judge.does(trial.judgment, Judgment.draft, lost, as_=JUDGE)
    told = trial.judgment.paper("judgment").filled()
    assert told["disposition"] == ["驳回被告张某的反诉请求"]
    assert told["costs"] == "反诉案件受理费减半收取150元，由被告张某负担。"


def test_when_the_claimant_stays_away_the_suit_falls_and_the_counterclaim_is_tried_in_default(court: Court) -> None:
    """《民事诉讼法》第一百四十六条：可以按撤诉处理；被告反诉的，可以缺席判决。"""
    trial, zhang = countered(court)
    trial.listed("2026-03-18").served()
    with refused("须没有反诉", "第二百三十九条"):
        trial.judge.does(trial.suit, FirstInstance.deem_absent, day="2026-03-18", as_=JUDGE)
    trial.judge.does(trial.suit, FirstInstance.deem_suit_withdrawn, as_=JUDGE)
    assert trial.suit.state is FirstInstance.listed
    assert "张某的反诉继续审理" in trial.suit.paper("ruling").filled()["disposition"][0]
    trial.held("2026-03-18", zhang)
    assert (trial.suit.state, claims_left(trial)) == (FirstInstance.heard, [zhang.id])


def test_a_defendant_may_take_his_counterclaim_back_and_the_suit_goes_on(court: Court) -> None:
    """民诉法解释第二百三十九条：被告申请撤回反诉的，人民法院应予准许。"""
    trial, zhang = countered(court)
    with refused("须有撤回反诉的申请", "第二百三十九条"):
        trial.judge.does(trial.suit, FirstInstance.withdraw_counterclaim, as_=JUDGE)
    zhang.does(trial.suit, FirstInstance.ask_counterclaim_withdrawal, as_=DEFENDANT)
    trial.judge.does(trial.suit, FirstInstance.withdraw_counterclaim, as_=JUDGE)
    assert (trial.suit.state, claims_left(trial), refunds(trial)) == (FirstInstance.ready, [""], {})
    trial.served().listed("2026-03-18").served().held("2026-03-18").written()
    costs = trial.judgment.paper("judgment").filled()["costs"]
    assert "反诉" not in costs, "the ruling has said who bears it"


def test_the_case_ends_when_suit_and_counterclaim_are_both_withdrawn(court: Court) -> None:
    trial, zhang = withdrawn(court)
    zhang.does(trial.suit, FirstInstance.ask_counterclaim_withdrawal, as_=DEFENDANT)
    trial.judge.does(trial.suit, FirstInstance.withdraw_counterclaim, as_=JUDGE)
    assert (trial.suit.state, claims_left(trial)) == (FirstInstance.withdrawn, [])
    assert refunds(trial) == {trial.wang.id: 90_000}
    assert rows(Dispute, id=trial.row.dispute)[0].closed
    court.is_whole()


def test_an_unpaid_counterclaim_that_is_all_that_is_left_ends_the_case_when_it_falls(court: Court) -> None:
    """民诉法解释第二百一十三条、第二百三十九条."""
    trial = Trial.of(court).ready(Track.sole)
    zhang = counterclaims(trial)
    trial.wang.does(trial.suit, FirstInstance.ask_withdrawal)
    trial.judge.does(trial.suit, FirstInstance.withdraw_suit, as_=JUDGE)
    trial.served()
    assert [each.payer for each in rows(Bill, proceeding=trial.suit.id, status="open")] == [zhang.id]
    court.nothing_comes(trial.suit, "2026-03-25")
    court.sweep("2026-03-26")
    trial.judge.does(trial.suit, FirstInstance.drop_counterclaim, as_=JUDGE)
    assert trial.suit.state is FirstInstance.withdrawn


@pytest.mark.parametrize("deemed", [False, True])
def test_what_a_third_party_claims_goes_on_as_another_case_and_the_counterclaim_in_this_one(
    court: Court, deemed: bool
) -> None:
    """民诉法解释第二百三十七条、第二百三十九条."""
    trial, li = joined(court)
    zhang = counterclaims(trial)
    if deemed:
        trial.served().listed("2026-03-18").served()
        trial.judge.does(trial.suit, FirstInstance.deem_suit_withdrawn, day="2026-03-18", as_=JUDGE)
    else:
        trial.wang.does(trial.suit, FirstInstance.ask_withdrawal)
        trial.judge.does(trial.suit, FirstInstance.withdraw_suit, as_=JUDGE)
    assert claims_left(trial) == [zhang.id]
    (again,) = trial.suit.children(FirstInstance)
    assert [each.person for each in rows(Standing, proceeding=again.id, role="claimant")] == [li.id]


def test_the_counterclaim_of_a_defendant_who_dies_and_its_fee_are_his_heirs(court: Court) -> None:
    """民诉法解释第五十五条：对承担诉讼的继承人有效."""
    trial, _ = countered(court)
    dead = Stay(ground=StayGround.dead, reason=Prose("被告病故"))
    trial.judge.does(trial.suit, FirstInstance.suspend, dead, as_=JUDGE)
    trial.judge.does(trial.suit, FirstInstance.substitute, succession(trial), as_=JUDGE)
    heir = trial.zhang
    assert claims_left(trial) == ["", heir.id]
    assert [each.payer for each in rows(Bill, proceeding=trial.suit.id, kind="counterclaim_fee")] == [heir.id]


def test_a_suit_that_is_dismissed_gives_each_fee_back_to_him_who_paid_it(court: Court) -> None:
    """《诉讼费用交纳办法》第二十七条."""
    trial, zhang = countered(court)
    trial.judge.does(trial.suit, FirstInstance.dismiss_suit, Opinion(reason=Prose("不是合同当事人")), as_=JUDGE)
    trial.served()
    court.nothing_comes(trial.suit, "2026-03-25")
    court.sweep("2026-03-26")
    assert trial.suit.state is FirstInstance.dismissed
    assert refunds(trial) == {trial.wang.id: 180_000, zhang.id: 15_000}
