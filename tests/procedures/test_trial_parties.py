"""Who is a party may change and so may what is claimed: heirs, claims given up, counterclaims and their fee."""

from datetime import date

from tests.engine.cast import Court, Player, refused
from tests.procedures.trials import Trial
from xiezhi.desk.notices import Notice
from xiezhi.engine.facts import Name, PersonId, Prose
from xiezhi.engine.words import DEFENDANT, JUDGE
from xiezhi.law.tracks import Track
from xiezhi.law.working import Yuan
from xiezhi.phrases.people import Party
from xiezhi.procedures.first_instance import Counterclaim, FirstInstance, Stay, StayGround
from xiezhi.procedures.first_instance.parties import Reduction, Succession
from xiezhi.procedures.service import Receipt, Service
from xiezhi.records.ledger import Bill
from xiezhi.records.proceeding import Claim
from xiezhi.records.table import rows

HEIR = Party(name=Name("张小某"), address=Prose("红旗嘎查18号"))


def stayed(court: Court) -> Trial:
    trial = Trial.of(court).ready()
    dead = Stay(ground=StayGround.dead, reason=Prose("被告病故"))
    trial.judge.does(trial.suit, FirstInstance.suspend, dead, day="2026-03-10", as_=JUDGE)
    return trial


def succession(trial: Trial) -> Succession:
    return Succession(whom=PersonId(trial.zhang.id), heirs=(HEIR,), told=Prose("死亡证明和户籍证明"))


def test_a_trial_rests_when_a_party_dies_and_goes_on_with_his_heir(court: Court) -> None:
    """《民事诉讼法》第一百五十三条；民诉法解释第五十五条."""
    trial = stayed(court)
    zhang, before = trial.zhang, trial.suit.deadline("limit_summary")
    assert before.status == "suspended"
    trial.judge.does(trial.suit, FirstInstance.substitute, succession(trial), day="2026-03-20", as_=JUDGE)
    heir = trial.zhang
    assert heir.id != zhang.id
    assert {each.person for each in Notice.objects.filter(kind=FirstInstance.substitute.id)} >= {heir.id, trial.wang.id}
    trial.judge.does(trial.suit, FirstInstance.resume, as_=JUDGE)
    assert trial.suit.deadline("limit_summary").due > before.due
    trial.served()
    assert trial.suit.deadline("evidence", heir).start == "2026-03-20"
    trial.listed("2026-04-08").served().held("2026-04-08", trial.wang, heir)
    assert trial.suit.state is FirstInstance.heard


def test_nobody_takes_the_place_of_a_party_in_a_suit_that_is_not_stayed(court: Court) -> None:
    trial = Trial.of(court).ready()
    with refused("须有正在中止的期限", "第一百五十三条"):
        trial.judge.does(trial.suit, FirstInstance.substitute, succession(trial), as_=JUDGE)


def test_a_claim_that_is_reduced_gives_back_the_fee_of_what_is_no_longer_claimed(court: Court) -> None:
    """《诉讼费用交纳办法》第二十一条: of 80,000 the whole fee is 1,800, of 40,000 it is 800."""
    trial = Trial.of(court).ready(Track.sole)
    trial.paid()
    less = Reduction(order=1, amount=Yuan(40_000), reason=Prose("已还一半"))
    trial.wang.does(trial.suit, FirstInstance.reduce_claim, less)
    assert trial.row.amount == 4_000_000
    assert [each.amount for each in rows(Bill, proceeding=trial.suit.id, kind="refund")] == [100_000]
    with refused("须比原来少", "第五十四条"):
        trial.wang.does(trial.suit, FirstInstance.reduce_claim, less)


BACK = Counterclaim(text=Prose("返还多收的利息"), amount=Yuan(20_000), reasons=Prose("多收"))


def counterclaims(trial: Trial) -> Player:
    zhang = trial.zhang
    zhang.does(trial.suit, FirstInstance.counterclaim, BACK, as_=DEFENDANT)
    trial.judge.does(trial.suit, FirstInstance.join_counterclaim, as_=JUDGE)
    return zhang


def test_a_counterclaim_is_charged_half_to_him_who_brings_it_by_a_notice_of_his_own(court: Court) -> None:
    """《诉讼费用交纳办法》第十八条、第二十二条: half of 300."""
    trial = Trial.of(court).ready(Track.sole)
    trial.paid()
    zhang = counterclaims(trial)
    (bill,) = rows(Bill, proceeding=trial.suit.id, kind="counterclaim_fee")
    assert (bill.payer, bill.amount) == (zhang.id, 15_000)
    assert trial.suit.paper("counter_complaint").data == "返还多收的利息\n多收"
    notice = trial.suit.service_of("fee_notice", zhang)
    court.server.does(notice, Service.hand_over, Receipt(on=date(2026, 3, 3)))
    assert trial.suit.deadline("payment", zhang).due == "2026-03-10"
    trial.paid()
    assert rows(Bill, id=bill.id)[0].status == "paid"


def test_a_counterclaim_whose_fee_is_not_paid_falls_and_the_suit_goes_on(court: Court) -> None:
    """民诉法解释第二百一十三条."""
    trial = Trial.of(court).ready(Track.sole)
    trial.paid()
    zhang = counterclaims(trial)
    court.server.does(trial.suit.service_of("fee_notice", zhang), Service.hand_over, Receipt(on=date(2026, 3, 3)))
    court.nothing_comes(trial.suit, "2026-03-25")
    court.sweep("2026-03-26")
    with refused("没有获准缓交", "第二百一十三条"):
        trial.judge.does(trial.suit, FirstInstance.deem_withdrawn, as_=JUDGE)
    trial.judge.does(trial.suit, FirstInstance.drop_counterclaim, as_=JUDGE)
    assert [each.status for each in rows(Claim, proceeding=trial.suit.id, by=zhang.id)] == ["withdrawn"]
    assert trial.suit.state is FirstInstance.ready
