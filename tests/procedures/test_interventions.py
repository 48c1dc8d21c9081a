"""第三人: who says that what is fought about is his sues to join, and his claim is judged in the same judgment."""

from tests.engine.cast import Court, Player, refused
from tests.procedures.trials import Trial
from xiezhi.engine.facts import Name, PersonId, Prose, Secret
from xiezhi.engine.possible import case_for
from xiezhi.engine.words import COUNTER, JUDGE, THIRD
from xiezhi.law.tracks import Track
from xiezhi.law.working import Yuan
from xiezhi.phrases.people import Party
from xiezhi.procedures.first_instance import Copies, FirstInstance
from xiezhi.procedures.first_instance.intervention import Added, Demand, Intervening, Refusal
from xiezhi.procedures.judgment import Judgment
from xiezhi.procedures.judgment.records import offered
from xiezhi.records.dispute import Dispute
from xiezhi.records.ledger import Bill
from xiezhi.records.obligation import Obligation
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Claim
from xiezhi.records.table import rows

LI = Party(name=Name("李某"), id_number=Secret("152626199107080023"), address=Prose("察右前旗"))
HIS = Intervening(
    third=LI, text=Prose("其中二万元是他出借的，判令张某还给他"), amount=Yuan(20_000), reasons=Prose("流水")
)


def intervened(court: Court, facts: Intervening = HIS) -> tuple[Trial, Player]:
    trial = Trial.of(court).ready(Track.sole)
    court.counter.does(trial.suit, FirstInstance.intervene, facts, as_=COUNTER)
    return trial, trial.suit.person("third")


def joined(court: Court) -> tuple[Trial, Player]:
    trial, li = intervened(court)
    trial.judge.does(trial.suit, FirstInstance.join_third_claim, as_=JUDGE)
    return trial.served().paid(), li


def heard(court: Court) -> tuple[Trial, Player]:
    trial, li = joined(court)
    return trial.listed("2026-03-18").served().held("2026-03-18", trial.wang, trial.zhang, li), li


def test_he_sues_at_the_counter_pays_half_the_fee_and_is_told_of_the_evidence(court: Court) -> None:
    """《民事诉讼法》第五十九条；《诉讼费用交纳办法》第十八条: half of 300."""
    trial, li = intervened(court)
    (claim,) = rows(Claim, proceeding=trial.suit.id, by=li.id)
    assert (claim.status, claim.amount) == ("asked", 2_000_000)
    trial.judge.does(trial.suit, FirstInstance.join_third_claim, as_=JUDGE)
    (bill,) = rows(Bill, proceeding=trial.suit.id, kind="third_claim_fee")
    assert (bill.payer, bill.amount) == (li.id, 15_000)
    trial.served()
    assert trial.suit.deadline("payment", li).due == "2026-03-10"
    assert trial.suit.deadline("evidence", li)
    court.is_whole()


def test_his_claim_is_offered_as_an_item_and_judged_in_the_same_judgment(court: Court) -> None:
    trial, li = heard(court)
    trial.judge.does(trial.suit, FirstInstance.begin_judgment, as_=JUDGE)
    items = offered(case_for(trial.judgment.row, trial.judge.id))["items"]
    assert [(each["creditor"], each["debtor"]) for each in items][-1] == (li.id, trial.zhang.id)
    his = trial.item(creditor=PersonId(li.id), principal=Yuan(20_000))
    with refused("须逐一裁判", "第一百五十五条"):
        trial.judge.does(trial.judgment, Judgment.draft, trial.decision(), as_=JUDGE)
    trial.judge.does(trial.judgment, Judgment.draft, trial.decision(trial.item(), his), as_=JUDGE)
    told = trial.judgment.paper("judgment").filled()
    assert told["others"] == [{"who": "第三人李某", "what": "诉讼请求", "claims": [str(HIS.text)], "reasons": "流水"}]
    assert "第三人请求的案件受理费减半收取150元，由被告张某负担" in told["costs"]
    owed = rows(Obligation, proceeding=trial.judgment.id, status="draft", kind="costs")
    assert sum(each.principal for each in owed) == 180_000 + 15_000
    court.is_whole()


def test_what_he_loses_is_dismissed_by_name_and_he_bears_his_fee(court: Court) -> None:
    trial, li = heard(court)
    trial.written(trial.decision(dismissed=(PersonId(li.id),)))
    told = trial.judgment.paper("judgment").filled()
    assert told["disposition"][-1] == "驳回第三人李某的诉讼请求"
    assert "由第三人李某负担" in told["costs"]


def test_the_fee_of_a_third_party_who_wins_comes_back_to_him(court: Court) -> None:
    trial, li = heard(court)
    his = trial.item(creditor=PersonId(li.id), principal=Yuan(20_000))
    trial.written(trial.decision(trial.item(), his)).signed()
    trial.judge.does(trial.judgment, Judgment.pronounce, as_=JUDGE)
    trial.judge.does(trial.judgment, Judgment.send, as_=JUDGE)
    trial.served(trial.judgment)
    court.nothing_comes(trial.judgment, "2026-04-20")
    assert trial.suit.state is FirstInstance.effective
    back = {each.payer: each.amount for each in rows(Bill, proceeding=trial.judgment.id, kind="refund")}
    assert back == {trial.wang.id: 180_000, li.id: 15_000}


def test_who_is_refused_may_sue_elsewhere_and_is_no_longer_here(court: Court) -> None:
    trial, li = intervened(court)
    why = Refusal(reason=Prose("与本案争议的借款无关"))
    trial.judge.does(trial.suit, FirstInstance.refuse_third_claim, why, as_=JUDGE)
    assert [each.status for each in rows(Claim, proceeding=trial.suit.id, by=li.id)] == ["refused"]
    assert not rows(Standing, proceeding=trial.suit.id, role="third", until="")


def test_a_party_is_no_third_party(court: Court) -> None:
    trial, _ = intervened(court)
    with refused("还不在本案的人", "第五十九条"):
        court.counter.does(trial.suit, FirstInstance.intervene, HIS, as_=COUNTER)


def test_the_court_summons_who_has_an_interest_and_he_may_then_claim_for_himself(court: Court) -> None:
    """《民事诉讼法》第五十九条第二款；民诉法解释第八十一条。"""
    trial = Trial.of(court).ready(Track.sole)
    added = Added(thirds=(LI,), reason=Prose("借款经他的账户转付"))
    trial.judge.does(trial.suit, FirstInstance.add_third, added, as_=JUDGE)
    li = trial.suit.person("third")
    trial.served()
    assert trial.suit.deadline("defend", li)
    assert trial.suit.deadline("evidence", li)
    wants = Demand(text=Prose("其中二万元是他的"), amount=Yuan(20_000), reasons=Prose("流水"))
    li.does(trial.suit, FirstInstance.claim_as_third, wants, as_=THIRD)
    with refused("须没有正在审查的本人的请求", "第一百四十三条"):
        li.does(trial.suit, FirstInstance.claim_as_third, wants, as_=THIRD)


def test_when_the_claimant_withdraws_his_claim_goes_on_as_another_case(court: Court) -> None:
    """民诉法解释第二百三十七条：第三人作为另案原告，原案原告、被告作为另案被告，诉讼继续进行。"""
    trial, li = intervened(court)
    trial.judge.does(trial.suit, FirstInstance.join_third_claim, as_=JUDGE)
    trial.served().paid()
    trial.wang.does(trial.suit, FirstInstance.ask_withdrawal)
    trial.judge.does(trial.suit, FirstInstance.withdraw, as_=JUDGE)
    assert trial.suit.state is FirstInstance.withdrawn
    back = {each.payer: each.amount for each in rows(Bill, proceeding=trial.suit.id, kind="refund")}
    assert back == {trial.wang.id: 90_000}, "half of her own fee, and nothing of his"
    again = Trial(court, trial.suit.children(FirstInstance)[-1])
    assert again.row.number != trial.row.number
    sides = [(each.role, each.person) for each in rows(Standing, proceeding=again.suit.id, order=("role", "order"))]
    assert sides == [("claimant", li.id), ("defendant", trial.wang.id), ("defendant", trial.zhang.id)]
    (claim,) = rows(Claim, proceeding=again.suit.id)
    assert (claim.text, claim.amount, claim.by) == (HIS.text, 2_000_000, "")
    (bill,) = rows(Bill, proceeding=again.suit.id)
    assert (bill.kind, bill.payer, bill.status, bill.paid) == ("acceptance_fee", li.id, "paid", 15_000)
    assert not rows(Dispute, id=again.row.dispute)[0].closed
    again.served()
    again.triaged(Track.summary).paid()
    court.filing_judge.does(again.suit, FirstInstance.send_copies, Copies())
    again.served()
    assert again.suit.state is FirstInstance.ready
    assert again.suit.deadline("defend", trial.wang)
    again.listed("2026-03-25").served().held("2026-03-25").written()
    assert again.judgment.paper("judgment").filled()["claim_reasons"] == "流水", (
        "his own reasons, not those of the suit"
    )
    court.is_whole()


def test_a_claim_that_was_not_joined_yet_does_not_go_on(court: Court) -> None:
    """民诉法解释第二百三十七条 speaks of who takes part already."""
    trial, _ = intervened(court)
    trial.wang.does(trial.suit, FirstInstance.ask_withdrawal)
    trial.judge.does(trial.suit, FirstInstance.withdraw, as_=JUDGE)
    assert not trial.suit.children(FirstInstance)


def test_it_goes_on_as_well_when_the_suit_is_deemed_withdrawn(court: Court) -> None:
    """民诉法解释第二百三十七条；《民事诉讼法》第一百四十六条."""
    trial, li = joined(court)
    trial.listed("2026-03-18").served()
    trial.judge.does(trial.suit, FirstInstance.deem_absent, day="2026-03-18", as_=JUDGE)
    assert trial.suit.state is FirstInstance.deemed_withdrawn
    assert "第三人的请求另案继续审理" in trial.suit.paper("ruling").filled()["disposition"][0]
    again = trial.suit.children(FirstInstance)[-1]
    (claim,) = rows(Claim, proceeding=again.id)
    assert (claim.text, claim.amount, again.person("claimant").id) == (HIS.text, 2_000_000, li.id)
    assert [each.status for each in rows(Claim, proceeding=trial.suit.id, by=li.id)] == ["withdrawn"]
    assert not rows(Dispute, id=trial.row.dispute)[0].closed
    court.is_whole()
