"""Who is no party asks online to join a pending suit: he sees nothing of it before a judge lets him in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.engine.cast import Case, Court, Player, refused
from tests.procedures.reached import INTERVENING, asked_to_join
from tests.procedures.trials import Trial
from xiezhi.desk.notices import Notice
from xiezhi.engine.access import Viewer
from xiezhi.engine.errands import work
from xiezhi.engine.facts import Prose
from xiezhi.engine.words import ANYONE, COURTS, JUDGE
from xiezhi.law.tracks import Track
from xiezhi.law.working import Yuan
from xiezhi.phrases.intervening import ComingIn, Ground
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.procedures.intervention import Corrected, Intervention, Refusal
from xiezhi.procedures.intervention.errands import NOT_THERE
from xiezhi.records.ledger import Bill
from xiezhi.records.paper import Paper
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Claim
from xiezhi.records.table import rows

pytestmark = pytest.mark.django_db
INTEREST = replace(
    INTERVENING, ground=Ground.interested, demand=Prose(""), amount=None, reasons=Prose("借款经他的账户转付")
)


def told(court: Court) -> None:
    """What the request and the suit have to tell each other."""
    with court.stands():
        work("test", ("find_suit", "tell_suit"))


def asked(court: Court, **more: object) -> tuple[Trial, Case, Player]:
    trial = Trial.of(court).ready(Track.sole)
    request = asked_to_join(court, trial.row.number, **more)
    told(court)
    assert request.state is Intervention.asked
    return trial, request, Player(court, "person-li")


def sees(person: Player, case: Case) -> bool:
    return Viewer(person.id, person.court.now[:10]).sees(case.row)


def said_to(person: Player) -> str:
    return "\n".join(each.text() for each in Notice.objects.filter(person=person.id))


def test_he_sees_his_request_and_nothing_of_the_suit_until_a_judge_lets_him_in(court: Court) -> None:
    """《民事诉讼法》第五十九条第一款；民诉法解释第八十一条：提出请求，成为当事人。"""
    trial, request, li = asked(court)
    assert (sees(li, request), sees(li, trial.suit)) == (True, False)
    assert sees(trial.judge, request)
    for each in (trial.wang, trial.zhang):
        assert not sees(each, request)
        assert "李某申请作为有独立请求权的第三人参加诉讼" in said_to(each)
    trial.judge.does(request, Intervention.admit, as_=JUDGE)
    told(court)
    assert request.state is Intervention.joined
    assert sees(li, trial.suit)
    third = trial.suit.person("third")
    assert third.id == li.id
    assert [each.electronic for each in rows(Standing, proceeding=trial.suit.id, role="third")] == [True]
    (claim,) = rows(Claim, proceeding=trial.suit.id, by=li.id)
    assert (claim.status, claim.amount) == ("active", 2_000_000)
    papers = {each.kind for each in rows(Paper, proceeding=trial.suit.id, by=li.id)}
    assert papers == {"third_complaint", "proof"}
    court.is_whole()


def test_whether_he_may_join_is_decided_within_seven_days_and_waits_among_what_the_judge_has_to_do(
    court: Court,
) -> None:
    trial, request, _ = asked(court)
    waits = request.deadline("asked")
    assert (waits.kind, waits.role, waits.status) == ("duty", "judge", "open")
    assert date.fromisoformat(waits.due) - date.fromisoformat(waits.start) == timedelta(days=7)
    trial.judge.does(request, Intervention.admit, as_=JUDGE)
    assert request.deadline("asked").status == "met"


def test_his_claim_costs_half_and_everyone_is_told(court: Court) -> None:
    """《诉讼费用交纳办法》第十八条：第三人提出与本案有关的诉讼请求，合并审理的，减半交纳。"""
    trial, request, li = asked(court)
    trial.judge.does(request, Intervention.admit, as_=JUDGE)
    told(court)
    (bill,) = rows(Bill, proceeding=trial.suit.id, kind="third_claim_fee")
    assert (bill.payer, bill.amount) == (li.id, 15_000)
    trial.served()
    assert trial.suit.deadline("payment", li)
    assert trial.suit.deadline("evidence", li)
    for each in (trial.wang, trial.zhang, li):
        assert "准许李某作为有独立请求权的第三人参加诉讼" in said_to(each)


def test_who_has_only_an_interest_claims_nothing_pays_nothing_and_answers(court: Court) -> None:
    """《民事诉讼法》第五十九条第二款。"""
    with refused("没有的，不能写请求和金额", "第八十一条"):
        asked_to_join(court, "（2026）内0902民初1号", said=replace(INTEREST, amount=Yuan(1)))
    trial, request, li = asked(court, said=INTEREST)
    trial.judge.does(request, Intervention.admit, as_=JUDGE)
    told(court)
    assert not rows(Claim, proceeding=trial.suit.id, by=li.id)
    assert not rows(Bill, proceeding=trial.suit.id, kind="third_claim_fee")
    trial.served()
    assert trial.suit.deadline("defend", li)


def test_who_is_refused_is_told_why_and_the_parties_that_he_stays_out(court: Court) -> None:
    trial, request, li = asked(court)
    trial.judge.does(request, Intervention.refuse, Refusal(reason=Prose("与本案的借款无关")), as_=JUDGE)
    told(court)
    assert request.state is Intervention.refused
    assert "可以另行起诉：与本案的借款无关" in said_to(li)
    assert "李某没有作为第三人参加诉讼" in said_to(trial.zhang)
    assert not sees(li, trial.suit)


def test_no_such_suit_and_a_suit_that_cannot_be_joined_answer_alike(court: Court) -> None:
    """Nothing about a case is learnt from the answer."""
    trial = Trial.of(court).heard()
    li = Player(court, "person-li")
    request = asked_to_join(court, trial.row.number)
    told(court)
    assert request.state is Intervention.unmatched
    li.does(request, Intervention.correct, Corrected(suit="（2026）内0902民初99号"))
    told(court)
    assert request.state is Intervention.unmatched
    assert said_to(li).count(NOT_THERE) == 2
    with refused("须是一审民事案件的案号", "第五十九条"):
        li.does(request, Intervention.correct, Corrected(suit="（2026）内0902执1号"))


def test_a_suit_that_was_heard_before_he_is_let_in_keeps_him_out(court: Court) -> None:
    trial, request, li = asked(court)
    trial.listed("2026-03-18").served().held("2026-03-18")
    trial.judge.does(request, Intervention.admit, as_=JUDGE)
    told(court)
    assert request.state is Intervention.refused
    assert "不能并入案件" in said_to(li)
    assert not sees(li, trial.suit)


def test_a_party_does_not_ask_to_join_his_own_suit(court: Court) -> None:
    """《民事诉讼法》第五十九条。"""
    trial = Trial.of(court).ready(Track.sole)
    request = asked_to_join(court, trial.row.number, by=trial.wang.id, said=None)
    told(court)
    assert request.state is Intervention.unmatched
    with refused("以本人的证件号提出", "第五十九条"):
        court.act(
            Intervention.request, replace(INTERVENING, suit=trial.row.number), court="内0902", by=trial.wang.id,
            as_=ANYONE, key="not his own number",
        )  # fmt: skip


def test_word_of_another_court_that_names_nobody_and_papers_of_nowhere_lets_nobody_in(court: Court) -> None:
    trial = Trial.of(court).ready(Track.sole)
    facts = ComingIn(person="nobody", ground=Ground.independent, text=Prose("要求返还"), papers=("nowhere",))
    for wrong, sentence in ((facts, "所准许的须是申请参加的那个人"), (replace(facts, papers=()), "所准许的须是")):
        with refused(sentence, "第五十九条"):
            Player(court, COURTS.name).does(trial.suit, FirstInstance.third_comes_in, wrong, as_=COURTS)
