"""The judgment: written from the case file, signed, pronounced, served, in effect; appealed against; performed."""

from dataclasses import replace
from datetime import date

from tests.engine.cast import WANG, Case, Court, refused
from tests.procedures.trials import Trial, with_judges
from xiezhi.engine.access import Viewer
from xiezhi.engine.facts import Name, PersonId, Prose, Secret
from xiezhi.engine.possible import case_for
from xiezhi.engine.words import CLERK, JUDGE, PARTY
from xiezhi.law.tracks import Track
from xiezhi.law.working import Yuan
from xiezhi.phrases.appeals import Against
from xiezhi.phrases.people import Party
from xiezhi.procedures.filing import Cause, Demand, Filing
from xiezhi.procedures.first_instance import FirstInstance, Paid, Presiding
from xiezhi.procedures.judgment import (
    Answer,
    Appealing,
    Deliberation,
    Judgment,
    Performing,
    Pronouncing,
    Share,
    Terms,
)
from xiezhi.procedures.judgment.records import offered
from xiezhi.procedures.mediation import Failure, Mediation, Reason
from xiezhi.records.ledger import Bill
from xiezhi.records.obligation import Obligation
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person
from xiezhi.records.table import rows

DAY = "2026-03-20"
APPEAL = Appealing(petition=Prose("改判"), reason=Prose("已还一部分"), contested=Yuan(30_000))


def test_the_judgment_takes_parties_claims_and_fee_from_the_case_file(court: Court) -> None:
    """第一百五十五条。"""
    trial = Trial.of(court).pronounced()
    told = trial.judgment.paper("judgment").filled()
    assert [each["name"] for each in told["parties"]] == ["王某", "张某"]
    assert told["claims"] == ["偿还借款"]
    assert "于2026年3月18日公开开庭进行了审理。原告王某、被告张某到庭参加诉讼。" in told["course"]
    assert told["disposition"] == ["被告张某于本判决生效之日起十日内偿还原告王某借款本金80000元"]
    assert told["costs"] == "案件受理费减半收取900元，由被告张某负担。"


def test_what_both_confirmed_when_their_talks_failed_is_offered_for_the_judgment_with_its_source(court: Court) -> None:
    """《人民法院在线调解规则》第二十五条: nobody has to prove it again."""
    with_judges(court)
    talks = court.talks(day="2026-03-02")
    known = Failure(reason=Reason.gap, undisputed=Prose("借款80000元没有还。"))
    court.mediator.does(talks, Mediation.fail, known)
    filing = Case(court, talks.row.parent)
    court.filing_judge.does(filing, Filing.docket)
    trial = Trial(court, filing.child(FirstInstance)).heard()
    trial.judge.does(trial.suit, FirstInstance.begin_judgment, as_=JUDGE)
    found = offered(case_for(trial.judgment.row, trial.judge.id))["found"]
    assert found == "双方在调解中书面确认没有争议：借款80000元没有还（见2026年3月2日调解不成告知书）。"


def test_a_draft_is_seen_by_the_bench_alone_until_it_is_pronounced(court: Court) -> None:
    trial = Trial.of(court).heard().written()
    case, paper = trial.judgment, trial.judgment.paper("judgment")
    assert not Viewer(trial.zhang.id, DAY).sees(case.row)
    assert paper in Viewer(trial.judge.id, DAY).seen_papers(case.id)
    trial.signed().judge.does(case, Judgment.pronounce, Pronouncing(), as_=JUDGE)
    assert paper.id in [each.id for each in Viewer(trial.zhang.id, DAY).seen_papers(case.id)]


def test_it_is_pronounced_only_when_the_bench_and_the_clerk_have_signed(court: Court) -> None:
    trial = Trial.of(court).heard().written()
    trial.judge.does(trial.judgment, Judgment.approve, as_=JUDGE)
    trial.judge.does(trial.judgment, Judgment.sign, as_=JUDGE)
    with refused("须全部签署", "第一百五十五条"):
        trial.judge.does(trial.judgment, Judgment.pronounce, Pronouncing(), as_=JUDGE)


def test_a_panel_deliberates_and_the_majority_decides(court: Court) -> None:
    """第四十五条。"""
    trial = Trial.of(court).ready(Track.ordinary)
    court.president.does(trial.suit, FirstInstance.preside, Presiding(judge=PersonId(trial.judge.id)))
    trial.listed("2026-03-20").served().held("2026-03-20").written()
    with refused("合议庭须先评议", "第四十五条"):
        trial.judge.does(trial.judgment, Judgment.approve, as_=JUDGE)
    one = Deliberation(agreed=(PersonId(trial.judge.id),), record=Prose("一人同意"))
    with refused("合议庭的多数", "第四十五条"):
        trial.judge.does(trial.judgment, Judgment.deliberate, one, as_=JUDGE)
    two = tuple(PersonId(each.id) for each in trial.sitting()[:2])
    trial.judge.does(trial.judgment, Judgment.deliberate, Deliberation(agreed=two, record=Prose("二比一")), as_=JUDGE)
    trial.signed()


def test_the_shares_of_the_fee_come_to_the_whole_fee(court: Court) -> None:
    """《诉讼费用交纳办法》第五十三条。"""
    trial = Trial.of(court).heard()
    trial.judge.does(trial.suit, FirstInstance.begin_judgment, as_=JUDGE)
    wrong = trial.decision(shares=(Share(who=PersonId(trial.zhang.id), amount=Yuan(800)),))
    with refused("相加须等于全部费用", "第五十三条"):
        trial.judge.does(trial.judgment, Judgment.draft, wrong, as_=JUDGE)
    half = trial.decision(trial.item(principal=Yuan(60_000)), rest_dismissed=True)
    trial.judge.does(trial.judgment, Judgment.draft, half, as_=JUDGE)
    assert "由原告王某负担225元，由被告张某负担675元" in trial.judgment.paper("judgment").filled()["costs"]


def test_each_may_appeal_for_fifteen_days_from_his_own_service_and_the_last_of_them_brings_the_effect(
    court: Court,
) -> None:
    """第一百七十一条；民诉法解释第二百四十四条。王某 gets it on 23 March, 张某 on 27 March: 13 April, a Monday."""
    trial = Trial.of(court).pronounced(DAY)
    assert trial.suit.state is FirstInstance.pronounced
    assert trial.row.closed == DAY
    trial.reaches(trial.wang, "2026-03-23").reaches(trial.zhang, "2026-03-27")
    dues = {each.id: trial.judgment.deadline("appeal", each).due for each in (trial.wang, trial.zhang)}
    assert dues == {trial.wang.id: "2026-04-07", trial.zhang.id: "2026-04-13"}
    court.sweep("2026-04-08")
    assert trial.judgment.state is Judgment.pronounced
    in_effect(court, trial, "2026-04-21")
    assert trial.suit.state is FirstInstance.effective
    assert trial.row.closed == DAY, "it was closed when it was pronounced"
    (owed,) = rows(Obligation, proceeding=trial.judgment.id, kind="money")
    assert (owed.debtors, owed.creditor) == ((trial.zhang.id,), trial.wang.id)
    assert (owed.principal, owed.effective, owed.due) == (8_000_000, "2026-04-14", "2026-04-24")
    assert trial.judgment.deadline("performance").due == "2026-04-24"
    assert trial.judgment.deadline("enforcement", trial.wang).due == "2028-04-24"


def in_effect(court: Court, trial: Trial, day: str) -> None:
    """The periods are over, the post brought nothing."""
    court.nothing_comes(trial.judgment, day)


def test_it_takes_no_effect_while_somebody_has_not_received_it(court: Court) -> None:
    trial = Trial.of(court).pronounced(DAY)
    trial.reaches(trial.wang, "2026-03-23")
    court.sweep("2026-05-01")
    with refused("判决须已生效", "第一百五十八条"):
        trial.judge.does(trial.judgment, Judgment.take_effect, as_=JUDGE)


def test_the_winner_gets_his_fee_back_and_the_loser_pays_it(court: Court) -> None:
    """民诉法解释第二百零七条。"""
    trial = Trial.of(court).pronounced(DAY).served()
    trial.served(trial.judgment, "2026-03-23")
    in_effect(court, trial, "2026-04-15")
    bills = {(each.kind, each.payer): (each.amount, each.status) for each in rows(Bill, proceeding=trial.judgment.id)}
    assert bills == {
        ("acceptance_fee", trial.zhang.id): (90_000, "open"),
        ("refund", trial.wang.id): (90_000, "refund"),
    }
    (bill,) = rows(Bill, proceeding=trial.judgment.id, status="open")
    trial.clerk.does(trial.judgment, Judgment.pay_costs, Paid(bill=bill.id, amount=Yuan(900)), as_=CLERK)
    assert [each.status for each in rows(Obligation, proceeding=trial.judgment.id, kind="costs")] == ["performed"]


def test_a_small_claim_is_final_and_in_effect_when_the_last_has_it(court: Court) -> None:
    """第一百六十五条。"""
    trial = Trial.of(court, yuan="40000").ready(Track.small).listed("2026-03-18").served().held("2026-03-18")
    trial.written(trial.decision(trial.item(principal=Yuan(40_000)))).signed()
    trial.judge.does(trial.judgment, Judgment.pronounce, Pronouncing(), as_=JUDGE)
    trial.clerk.does(trial.judgment, Judgment.send, as_=CLERK)
    trial.reaches(trial.wang, "2026-03-20")
    with refused("一审终审", "第一百六十五条"):
        trial.wang.does(trial.judgment, Judgment.appeal, APPEAL, as_=PARTY)
    trial.reaches(trial.zhang, "2026-03-24")
    assert trial.suit.state is FirstInstance.effective
    assert [each.effective for each in rows(Obligation, proceeding=trial.judgment.id)] == ["2026-03-24"] * 2


def test_a_mediation_document_takes_effect_with_the_last_signature_and_nobody_is_bound_before(court: Court) -> None:
    """民诉法解释第一百四十九条；第一百零二条。"""
    trial = Trial.of(court).heard()
    for last in (False, True):
        trial.judge.does(trial.suit, FirstInstance.begin_mediation, as_=JUDGE)
        terms = Terms(facts=Prose("借款未还"), terms=(Prose("六月底前还清"),), items=(trial.item(),))
        trial.judge.does(trial.judgment, Judgment.draft_terms, terms, as_=JUDGE)
        trial.signed().clerk.does(trial.judgment, Judgment.send_terms, as_=CLERK)
        trial.reaches(trial.wang, "2026-03-23")
        if not last:
            trial.zhang.does(trial.judgment, Judgment.back_out, as_=PARTY)
            assert trial.suit.state is FirstInstance.heard
            assert {each.status for each in rows(Obligation, proceeding=trial.judgment.id)} == {"void"}
    trial.reaches(trial.zhang, "2026-03-26")
    assert trial.suit.state is FirstInstance.mediated
    assert {each.effective for each in rows(Obligation, proceeding=trial.judgment.id)} == {"2026-03-26"}


def test_an_appeal_is_copied_in_five_days_answered_in_fifteen_and_the_file_goes_up_in_five(court: Court) -> None:
    """第一百七十四条。"""
    trial = Trial.of(court).pronounced(DAY)
    trial.served(trial.judgment, "2026-03-23")
    trial.zhang.does(trial.judgment, Judgment.appeal, APPEAL, day="2026-03-30", as_=PARTY)
    assert trial.suit.state is FirstInstance.appealed
    assert trial.judgment.deadline("send_copy").due == "2026-04-07", "4 to 6 April are a holiday"
    (bill,) = rows(Bill, proceeding=trial.judgment.id)
    assert (bill.payer, bill.amount) == (trial.zhang.id, 55_000)
    trial.clerk.does(trial.judgment, Judgment.send_copy, day="2026-03-31", as_=CLERK)
    trial.served(trial.judgment)
    assert trial.judgment.deadline("answer_appeal", trial.wang).due == "2026-04-15"
    trial.wang.does(trial.judgment, Judgment.answer_appeal, Answer(answer=Prose("请驳回")), day="2026-04-02", as_=PARTY)
    assert trial.judgment.deadline("send_up").due == "2026-04-07"
    with refused("上诉费须已预交", "第二十二条"):
        trial.clerk.does(trial.judgment, Judgment.send_up, as_=CLERK)
    trial.clerk.does(trial.judgment, Judgment.pay, Paid(bill=bill.id, amount=Yuan(550)), as_=CLERK)
    receipt = trial.judgment.paper("fee_receipt").filled()
    assert [each["label"] for each in receipt["items"]] == ["上诉案件受理费"]
    trial.clerk.does(trial.judgment, Judgment.send_up, as_=CLERK)
    assert trial.judgment.deadline("send_up").status == "met"


def test_an_appeal_whose_fee_is_not_paid_is_withdrawn_by_itself_and_the_judgment_stands(court: Court) -> None:
    """民诉法解释第三百一十八条。"""
    trial = Trial.of(court).pronounced(DAY)
    trial.served(trial.judgment, "2026-03-23")
    trial.zhang.does(trial.judgment, Judgment.appeal, APPEAL, day="2026-03-30", as_=PARTY)
    trial.served(trial.judgment)
    court.nothing_comes(trial.judgment, "2026-04-20")
    trial.judge.does(trial.judgment, Judgment.drop_appeal, as_=JUDGE)
    trial.judge.does(trial.judgment, Judgment.take_effect, as_=JUDGE)
    assert trial.suit.state is FirstInstance.effective


def test_the_creditor_confirms_what_is_performed_and_the_rest_he_may_have_enforced(court: Court) -> None:
    """第二百六十四条、第二百四十七条。"""
    trial = Trial.of(court).pronounced(DAY)
    trial.served(trial.judgment, "2026-03-23")
    in_effect(court, trial, "2026-04-15")
    (owed,) = rows(Obligation, proceeding=trial.judgment.id, kind="money")
    with refused("须已经届满", "第二百四十七条"):
        trial.wang.does(trial.judgment, Judgment.apply_for_enforcement, as_=PARTY)
    part = Performing(obligation=owed.id, amount=Yuan(30_000), on=date(2026, 4, 21))
    with refused("由这一项的权利人确认", "第二百六十四条"):
        trial.zhang.does(trial.judgment, Judgment.perform, part, day="2026-04-21", as_=PARTY)
    trial.wang.does(trial.judgment, Judgment.perform, part, as_=PARTY)
    assert rows(Obligation, id=owed.id)[0].paid == 3_000_000
    court.clock("2026-05-20")
    trial.wang.does(trial.judgment, Judgment.apply_for_enforcement, as_=PARTY)


def test_when_everything_is_performed_the_judgment_is_closed(court: Court) -> None:
    trial = Trial.of(court).pronounced(DAY)
    trial.served(trial.judgment, "2026-03-23")
    in_effect(court, trial, "2026-04-15")
    for each in rows(Obligation, proceeding=trial.judgment.id, order=("order",)):
        done = Performing(obligation=each.id, amount=Yuan(each.principal // 100), on=date(2026, 4, 10), whole=True)
        trial.clerk.does(trial.judgment, Judgment.perform, done, day="2026-04-10", as_=CLERK)
    assert trial.judgment.state is Judgment.performed
    court.is_whole()
    assert rows(Paper, proceeding=trial.judgment.id, kind="effect_certificate")


def test_an_order_is_filled_in_for_whom_the_claim_names_and_for_what_is_owed(court: Court) -> None:
    workers = (WANG, Party(name=Name("李某"), id_number=Secret("110105198806071254"), address=Prose("集宁区")))
    demands = tuple(Demand(text=Prose(f"支付{who.name}劳动报酬"), amount=Yuan(9_000)) for who in reversed(workers))
    trial = Trial.of(court, cause=Cause.labour, claimants=workers, demands=demands).heard().written()
    told = offered(case_for(trial.judgment.row, trial.judge.id))["items"]
    names = {each.person: each.name for each in rows(Person, person__in=[each["creditor"] for each in told])}
    assert [(names[each["creditor"]], each["what"]) for each in told] == [("李某", "劳动报酬"), ("王某", "劳动报酬")]


def test_who_stands_alone_on_his_side_contests_nothing_within_it(court: Court) -> None:
    """民诉法解释第三百一十七条。"""
    trial = Trial.of(court).pronounced()
    trial.reaches(trial.zhang, DAY)
    with refused("须同一方还有别人", "第三百一十七条"):
        trial.zhang.does(trial.judgment, Judgment.appeal, replace(APPEAL, against=Against.own_side), as_=PARTY)
