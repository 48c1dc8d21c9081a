"""Enforcement: from the tap of the creditor to the close by its checklist, and what stands in its way."""

from datetime import date, timedelta

import pytest

from tests.engine.cast import Court, refused
from tests.procedures.enforced import (
    applied,
    arrives,
    money_of,
    names_account,
    paid_out,
    registry,
    running,
    title,
)
from tests.procedures.reached import round_over
from xiezhi.engine.door import case_of
from xiezhi.engine.facts import Name, PersonId, Prose, Secret, stated
from xiezhi.engine.words import CLAIMANT, ENFORCER
from xiezhi.law.working import Yuan
from xiezhi.phrases.debt import owed
from xiezhi.phrases.enforceable import Application, Clue, Kind
from xiezhi.procedures.confirmation import Confirmation
from xiezhi.procedures.course import CaseMoney, Inquiry, Payout, Seizure
from xiezhi.procedures.enforcement import (
    Answer,
    Asking,
    Assignment,
    Enforcement,
    Found,
    Freezing,
    Giving,
    InForce,
    Lifting,
    Sanction,
    Taking,
    Terms,
    Watch,
)
from xiezhi.procedures.enforcement.facts import Direct, Head, Payment, Refusal
from xiezhi.procedures.enforcement.sanction_facts import End, Proposal, Sort
from xiezhi.procedures.money import Allocation
from xiezhi.procedures.service import Receipt, Service
from xiezhi.records.enforcement import Asset, Hold
from xiezhi.records.ledger import Bill
from xiezhi.records.table import rows

pytestmark = pytest.mark.django_db


def offered(court: Court, case, step, by, as_=ENFORCER):
    """What the form of a step says before anybody types."""
    with court.stands():
        return step.offers(case_of(case.row, by.id, as_, step))


def test_nobody_applies_before_the_last_day_to_perform_has_passed(court: Court) -> None:
    """《民事诉讼法》第二百四十七条。"""
    confirmation = title(court)
    with refused("履行的期限须已经届满", "第二百四十七条"):
        court.wang.does(confirmation, Confirmation.apply_for_enforcement, Application(), day="2026-03-20")
    court.wang.does(confirmation, Confirmation.apply_for_enforcement, Application(), day="2026-03-21")
    assert confirmation.child(Enforcement).state is Enforcement.applied


def test_the_debtor_is_no_creditor(court: Court) -> None:
    confirmation = title(court)
    with refused("须是判项的债权人", "第二百四十七条"):
        confirmation.person("defendant").does(confirmation, Confirmation.apply_for_enforcement, day="2026-03-23")


def test_the_fee_of_enforcing_eight_hundred_thousand_is_ten_thousand_four_hundred(court: Court) -> None:
    """《诉讼费用交纳办法》第十四条第（一）项: 50元 + 490000×1.5%… 以尚欠的全部债务为基数。"""
    case = running(court)
    (bill,) = rows(Bill, proceeding=case.id)
    assert bill.kind == "enforcement_fee"
    assert bill.payer == case.person("defendant").id
    assert bill.amount == 1040420, "800000元和三日的加倍部分420元"


def test_what_is_owed_grows_by_the_doubled_part_from_the_day_after_the_last_day(court: Court) -> None:
    """法释〔2014〕8号第一条: 800000 × 0.0175% = 140元一日。"""
    case = applied(court)
    assert case.row.amount == 80_042_000, "3月21日至23日三日"


def test_the_officer_is_one_of_the_court_and_everybody_is_told(court: Court) -> None:
    case = applied(court)
    court.filing_judge.does(case, Enforcement.docket)
    with refused("须是本院在任的执行员", "第二条"):
        court.enforcement_head.does(case, Enforcement.assign, Assignment(officer=PersonId(court.judge.id)))


def test_one_question_opens_an_inquiry_at_every_institution_and_answers_are_one_asset_each(court: Court) -> None:
    case = running(court)
    debtor = PersonId(case.person("defendant").id)
    court.enforcer.does(case, Enforcement.inquire, Asking(debtor=debtor, institutions=("bank02", "vehicles")))
    bank, vehicles = sorted(case.children(Inquiry), key=lambda each: each.row.track)
    found = Found(kind=Kind.deposit, text=Prose("活期"), identifier=Secret("6228"), value=Yuan(35000))
    registry(court, Inquiry.answer_partly, bank, Answer(reference="1", found=(found,), complete=False))
    registry(court, Inquiry.answer, bank, Answer(reference="2", found=(found,)))
    registry(court, Inquiry.answer, vehicles, Answer(reference="3"))
    (asset,) = rows(Asset, proceeding=case.id)
    assert (asset.holder, asset.value) == ("中国农业银行", 3_500_000)
    court.enforcer.does(case, Enforcement.inquire, Asking(debtor=debtor, institutions=("bank02",)))
    assert len(case.children(Inquiry)) == 3, "what was answered may be asked again"
    court.is_whole()


def frozen(court: Court, case, yuan: str = "500000"):
    """One account found with nine hundred thousand in it, so much of it frozen."""
    debtor = PersonId(case.person("defendant").id)
    court.enforcer.does(case, Enforcement.inquire, Asking(debtor=debtor, institutions=("bank02",)))
    found = Found(kind=Kind.deposit, text=Prose("活期"), identifier=Secret("6228"), value=Yuan(900000))
    registry(court, Inquiry.answer, case.children(Inquiry)[-1], Answer(reference="1", found=(found,)))
    asset = rows(Asset, proceeding=case.id)[-1]
    court.enforcer.does(case, Enforcement.freeze, Freezing(asset=asset.id, amount=Yuan(yuan)))
    return case.children(Seizure)[-1]


def test_no_more_is_frozen_than_is_owed_with_the_fee(court: Court) -> None:
    """查封扣押冻结规定第十九条。今天尚欠 800000 + 140×4 = 800560，费 10404.20，共 810964.20。"""
    case = running(court)
    frozen(court, case, "800000")
    asset = rows(Asset, proceeding=case.id)[-1]
    with refused("不能超过尚欠的债务和执行费用", "第十九条"):
        court.enforcer.does(case, Enforcement.freeze, Freezing(asset=asset.id, amount=Yuan("10964.21")))
    court.enforcer.does(case, Enforcement.freeze, Freezing(asset=asset.id, amount=Yuan("10964.20")))


def test_a_frozen_account_has_a_year_and_lapses_when_nobody_renews(court: Court) -> None:
    """民诉法解释第四百八十五条；查封扣押冻结规定第二十七条。"""
    case = running(court)
    seizure = frozen(court, case)
    registry(court, Seizure.take_hold, seizure, InForce(amount=Yuan(500000)))
    assert seizure.deadline("in_force").due == "2027-03-24"
    court.enforcer.does(seizure, Seizure.renew, day="2026-12-01")
    assert seizure.deadline("in_force").due == "2027-03-24", "not before the bank has done it"
    registry(court, Seizure.renewed, seizure, InForce(amount=Yuan(500000)))
    assert seizure.deadline("in_force").due == "2027-12-01"
    assert rows(Hold, id=seizure.id)[0].held == 50_000_000


def test_a_seizure_in_line_is_not_taken(court: Court) -> None:
    case = running(court)
    seizure = frozen(court, case)
    registry(court, Seizure.take_hold, seizure, InForce(amount=Yuan(500000), rank=1))
    with refused("轮候的查封、冻结尚未生效", "第二十六条"):
        court.enforcer.does(seizure, Seizure.take, Taking(amount=Yuan(1)))


def test_the_case_closes_by_its_checklist_and_says_what_is_missing(court: Court) -> None:
    case = running(court)
    money = money_of(case)
    with refused("债务须已全部清偿或者放弃", "第六十四条"):
        court.enforcer.does(case, Enforcement.conclude)
    names_account(court, money)
    arrives(court, money, "t1", "811104.20", "2026-03-25")
    parts = offered(court, money, CaseMoney.allocate, court.enforcer)
    assert [(part["head"], part["amount"]) for part in parts["parts"]] == [
        ("fee", "10404.20"),
        ("principal", "800000.00"),
        ("doubled", "700.00"),
    ], "five days of 140 yuan, the day of payment counted"
    court.enforcer.does(money, CaseMoney.allocate, stated(Allocation, parts))
    with refused("申请执行费须已收取", "第六十四条"):
        court.enforcer.does(case, Enforcement.conclude)
    for payout in money.children(Payout):
        paid_out(court, payout)
    assert money.state is CaseMoney.settled
    court.enforcer.does(case, Enforcement.conclude)
    assert case.state is Enforcement.performed
    court.is_whole()


def test_the_winner_may_give_up_the_doubled_part_and_nobody_else_for_him(court: Court) -> None:
    case = running(court)
    with refused("由原告", "第二十条"):
        court.enforcer.does(case, Enforcement.give_up, Giving(head=Head.doubled), as_=ENFORCER)
    court.wang.does(case, Enforcement.give_up, Giving(head=Head.doubled))
    money = money_of(case)
    names_account(court, money)
    arrives(court, money, "t1", "800000", "2026-03-25")
    parts = offered(court, money, CaseMoney.allocate, court.enforcer)["parts"]
    assert [(part["head"], part["amount"]) for part in parts] == [("fee", "10404.20"), ("principal", "789595.80")]


def test_a_settlement_that_is_kept_ends_the_rest_and_one_that_is_broken_is_resumed(court: Court) -> None:
    """执行和解规定第八条、第九条。"""
    case = running(court)
    both = [court.wang, case.person("defendant")]
    agreed = Terms(
        payer=PersonId(both[1].id),
        payee=PersonId(court.wang.id),
        payments=(Payment(amount=Yuan(800000), due=date(2026, 4, 10)),),
        releases_rest=True,
    )
    for each in both:
        each.does(case, Enforcement.settle, agreed, day="2026-03-27")
    with refused("约定的期限须已过", "第九条"):
        court.wang.does(case, Enforcement.resume)
    money = money_of(case)
    names_account(court, money)
    arrives(court, money, "t1", "810404.20", "2026-04-09")
    given = {"payee": court.wang.id, "head": "principal", "amount": "800000"}
    fee = {"payee": "", "head": "fee", "amount": "10404.20"}
    court.enforcer.does(money, CaseMoney.allocate, stated(Allocation, {"parts": [given, fee]}))
    assert case.state is Enforcement.running, "kept: what was released is owed no more"
    for payout in money.children(Payout):
        paid_out(court, payout)
    court.enforcer.does(case, Enforcement.conclude)
    court.is_whole()


def test_a_broken_settlement_is_resumed(court: Court) -> None:
    case = running(court)
    both = [court.wang, case.person("defendant")]
    payment = Payment(amount=Yuan(800000), due=date(2026, 4, 10))
    agreed = Terms(payer=PersonId(both[1].id), payee=PersonId(court.wang.id), payments=(payment,))
    for each in both:
        each.does(case, Enforcement.settle, agreed, day="2026-03-27")
    court.wang.does(case, Enforcement.resume, day="2026-04-11")
    assert case.state is Enforcement.running


def test_a_sanction_needs_the_notice_period_to_pass_and_the_president(court: Court) -> None:
    case = running(court)
    debtor = case.person("defendant")
    for kind in ("enforcement_notice", "property_report_order"):
        court.server.does(case.service_of(kind, debtor), Service.hand_over, Receipt(on=date(2026, 3, 24)))
    proposal = Proposal(sort=Sort.consumption, whom=PersonId(debtor.id), reason=Prose("期满没有履行"))
    with refused("执行通知书指定的期间仍未履行", "第一条"):
        court.enforcer.does(case, Enforcement.sanction, proposal, day="2026-03-30")
    court.enforcer.does(case, Enforcement.sanction, proposal, day="2026-03-31")
    sanction = case.child(Sanction)
    court.president.does(sanction, Sanction.sign)
    assert sanction.state is Sanction.in_force
    with refused("债务须已全部清偿", "第六十四条"):
        court.enforcer.does(case, Enforcement.conclude)
    with refused("须在案卷里查得到", "第十条"):
        court.enforcer.does(sanction, Sanction.lift, Lifting(why=End.performed, reason=Prose("已履行")))
    court.enforcer.does(sanction, Sanction.lift, Lifting(why=End.secured, reason=Prose("提供了足额的存款担保")))
    court.is_whole()


def test_after_a_round_has_ended_the_clock_asks_every_half_year_and_tells_the_creditor(court: Court) -> None:
    """终本规定第九条（原文未核）；民诉法解释第五百一十七条。"""
    case = round_over(court, running(court))
    watch = case.child(Watch)
    assert watch.deadline("watching").due == "2026-12-26"
    court.sweep("2026-12-28")
    asked = [each for each in case.children(Inquiry) if each.row.state == "sent"]
    assert {each.row.opened for each in asked} == {"2026-12-26"}
    assert len(asked) > 20, "all institutions"
    found = Found(kind=Kind.deposit, text=Prose("活期"), identifier=Secret("6228"), value=Yuan(5000))
    registry(court, Inquiry.answer, asked[0], Answer(reference="2", found=(found,)))
    assert rows(Asset, proceeding=case.id)[0].value == 500_000
    clue = Clue(
        owner=PersonId(case.person("defendant").id), kind=Kind.deposit, holder=Name("中国工商银行"), text=Prose("活期")
    )
    court.wang.does(case, Enforcement.take_up, clue)
    assert watch.state is Watch.stopped
    assert "执恢" in case.row.number
    court.is_whole()


def test_an_application_that_is_not_taken_is_refused_with_its_reason_and_nothing_runs_on(court: Court) -> None:
    """《执行工作规定》第十六条。"""
    case = applied(court)
    court.filing_judge.does(case, Enforcement.refuse, Refusal(reason=Prose("不属于本院管辖")))
    assert (case.state, case.row.outcome) == (Enforcement.refused, "不予受理")
    assert case.row.closed == "2026-03-23"
    with refused("不予受理", "第六条"):
        court.filing_judge.does(case, Enforcement.docket)


def test_who_has_paid_everything_need_not_report_his_property_any_more(court: Court) -> None:
    """《财产调查规定》第十一条：被执行人履行完毕生效法律文书确定义务的，财产报告程序终结。"""
    case = running(court)
    debtor = case.person("defendant")
    court.server.does(
        case.service_of("property_report_order", debtor), Service.hand_over, Receipt(on=date(2026, 3, 24))
    )
    assert case.deadline("report", debtor).status == "open"
    arrives(court, money_of(case), "t1", "700000", "2026-03-24")
    assert case.deadline("report", debtor).status == "open", "something is still owed"
    arrives(court, money_of(case), "t2", "110000", "2026-03-24")
    assert case.deadline("report", debtor).status == "void"
    court.is_whole()


def test_what_was_received_before_a_payment_already_known_is_counted_on_its_own_day(court: Court) -> None:
    """《执行程序中计算迟延履行期间的债务利息解释》第四条：一次比一次早的清偿，按各自的日子算。"""
    case = running(court)
    wang, today = case.person("claimant"), date.fromisoformat(case.court.now[:10])
    for days, yuan in ((0, "300000"), (1, "400000")):
        facts = Direct(amount=Yuan(yuan), on=today - timedelta(days))
        wang.does(case, Enforcement.receive, facts, as_=CLAIMANT)
    left = owed(case_of(case.row, wang.id, CLAIMANT, Enforcement.receive), today)
    assert 100_000_00 < left < 102_000_00
    with refused("不能多于尚欠的债务", "第三十四条"):
        wang.does(case, Enforcement.receive, Direct(amount=Yuan(200_000), on=today - timedelta(2)), as_=CLAIMANT)
