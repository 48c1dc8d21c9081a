"""Enforcement that ends without having been performed: withdrawn, terminated, cancelled, not enforced, dismissed."""

from datetime import date
from typing import Any

import pytest

from tests.engine.cast import Case, Court, refused
from tests.procedures.enforced import applied, arrives, money_of, paid_out, registry, running
from tests.procedures.reached import entries_of, seized
from tests.procedures.test_sanctions import overdue, proposal
from xiezhi.desk.notices import Notice
from xiezhi.engine.door import case_of
from xiezhi.engine.facts import EntryId, Name, PersonId, Prose, Secret, stated
from xiezhi.engine.words import CLAIMANT, ENFORCER
from xiezhi.law.working import Yuan
from xiezhi.procedures.course import CaseMoney, Payout
from xiezhi.procedures.enforcement import Assignment, Enforcement, InForce, Sanction, Seizure, Taking
from xiezhi.procedures.enforcement.ending_facts import (
    Bar,
    Cancelling,
    Condition,
    Dismissal,
    Elsewhere,
    Plea,
    Termination,
    Why,
)
from xiezhi.procedures.enforcement.sanction_facts import Sort
from xiezhi.procedures.money import Account, Allocation, HandedOn, Onward
from xiezhi.procedures.money.books import BANK, balance
from xiezhi.procedures.objection import ActObjecting, ActObjection
from xiezhi.procedures.objection.facts import Reasons
from xiezhi.procedures.service import Receipt, Service
from xiezhi.records.deadline import Deadline
from xiezhi.records.ledger import Bill
from xiezhi.records.money import Posting
from xiezhi.records.table import rows

pytestmark = pytest.mark.django_db
LATE = Plea(bar=Bar.late, reason=Prose("超过二年才申请"))


def ended(court: Court, case: Case, why: Why = Why.revoked, document: str = "（2026）内09民再7号") -> None:
    said = Termination(why=why, reason=Prose("查明属实"), document=document)
    court.enforcer.does(case, Enforcement.terminate, said)


@pytest.mark.parametrize(
    ("why", "document", "sentence", "article"),
    [
        (Why.withdrawn, "", "须由每一位申请执行人申请撤回", "第二百六十八条"),
        (Why.revoked, "", "须写明所凭的文书", "第十七条"),
        (Why.claimant_died, "死亡证明", "只适用于追索赡养费", "第二百六十八条"),
        (Why.bankrupt, "破产裁定", "只适用于作为被执行人的企业法人", "第十七条"),
    ],
)
def test_each_ground_of_termination_has_its_own_conditions(
    court: Court, why: Why, document: str, sentence: str, article: str
) -> None:
    """《民事诉讼法》第二百六十八条；立案结案意见第十七条（原文未核）。"""
    case = running(court)
    with refused(sentence, article):
        ended(court, case, why, document)
    assert case.state is Enforcement.running


def test_who_withdraws_is_answered_by_a_ruling_which_releases_and_leaves_no_fee(court: Court) -> None:
    """《民事诉讼法》第二百六十八条第一项；《查封规定》第二十八条第二项；《诉讼费用交纳办法》第二十条。"""
    case = overdue(court)
    held = seized(court, case)
    registry(court, Seizure.take_hold, held, InForce(amount=Yuan(35000)))
    court.enforcer.does(case, Enforcement.sanction, proposal(case, sort=Sort.consumption))
    order = case.child(Sanction)
    court.president.does(order, Sanction.sign)
    with refused("由原告", "第二百六十八条"):
        case.person("defendant").does(case, Enforcement.withdraw, as_=CLAIMANT)
    court.wang.does(case, Enforcement.withdraw)
    ended(court, case, Why.withdrawn, "")
    assert (case.state, case.row.outcome) == (Enforcement.terminated, "终结执行")
    assert case.paper("enforcement_end_ruling").filled()["result"] == ["终结执行。"]
    assert held.state is Seizure.lifting
    assert order.deadline("removal").due == "2026-04-03"
    assert rows(Bill, proceeding=case.id)[0].status == "void", "nothing was enforced"
    court.is_whole()


def test_before_docketing_an_application_is_simply_taken_back(court: Court) -> None:
    case = applied(court)
    court.wang.does(case, Enforcement.take_back)
    assert (case.state, case.row.outcome) == (Enforcement.withdrawn, "申请人撤回申请")


def test_money_on_its_way_is_awaited(court: Court) -> None:
    case = running(court)
    held = seized(court, case)
    registry(court, Seizure.take_hold, held, InForce(amount=Yuan(35000)))
    court.enforcer.does(held, Seizure.take, Taking(amount=Yuan(35000)))
    with refused("途中的款项须先办完", "第三十四条"):
        ended(court, case)


def test_what_is_left_after_the_end_goes_back_to_the_debtor_and_not_to_the_creditor(court: Court) -> None:
    """《执行工作规定》第三十四条。"""
    case = running(court)
    money, debtor = money_of(case), case.person("defendant")
    arrives(court, money, "t1", "5000", "2026-03-25")
    account = Account(holder=Name("张某"), bank=Name("中国农业银行"), number=Secret("6228480000000000025"))
    debtor.does(money, CaseMoney.name_account, account)
    back = stated(Allocation, {"parts": [{"payee": debtor.id, "head": "surplus", "amount": "5000"}]})
    with refused("执行已经结案之后，才有余款", "第三十四条"):
        court.enforcer.does(money, CaseMoney.allocate, back)
    ended(court, case)
    theirs: dict[str, Any] = {"payee": court.wang.id, "head": "principal", "amount": "5000"}
    with refused("不再分给债权人", "第三十四条"):
        court.enforcer.does(money, CaseMoney.allocate, stated(Allocation, {"parts": [theirs], "note": "没有账户"}))
    assert CaseMoney.allocate.offers is not None
    with court.stands():
        offered = CaseMoney.allocate.offers(case_of(money.row, court.enforcer.id, ENFORCER, CaseMoney.allocate))
    assert stated(Allocation, offered) == back
    court.enforcer.does(money, CaseMoney.allocate, back)
    paid_out(court, money.child(Payout))
    assert money.state is CaseMoney.settled
    court.is_whole()


def test_what_is_held_and_the_money_go_on_with_a_case_that_another_court_enforces(court: Court) -> None:
    """委托执行规定第六条；案款移交是本院规则。"""
    case = running(court)
    held = seized(court, case)
    with refused("须先有结果", "第六条"):
        ended(court, case, Why.assigned, "（2026）内09执指1号")
    registry(court, Seizure.take_hold, held, InForce(amount=Yuan(35000)))
    money, debtor = money_of(case), case.person("defendant")
    arrives(court, money, "t1", "5000", "2026-03-25")
    court.clock("2027-03-10")
    with refused("不足一个月的，须先续行再移交", "第六条"):
        ended(court, case, Why.assigned, "（2026）内09执指1号")
    court.clock("2026-03-26")
    ended(court, case, Why.assigned, "（2026）内09执指1号")
    assert (case.state, held.state) == (Enforcement.terminated, Seizure.passed_on)
    assert contests(case) == {}, "for the parties nothing has ended"
    account = Account(holder=Name("张某"), bank=Name("中国农业银行"), number=Secret("6228480000000000025"))
    debtor.does(money, CaseMoney.name_account, account)
    back = stated(Allocation, {"parts": [{"payee": debtor.id, "head": "surplus", "amount": "5000"}]})
    with refused("须随案移交，不在本院分配", "案款办理规则"):
        court.enforcer.does(money, CaseMoney.allocate, back)
    with refused("移交须先经院长批准", "案款办理规则"):
        court.finance.does(money, CaseMoney.pass_on, HandedOn(reference="YJ1"))
    court.president.does(money, CaseMoney.let_pass, Onward(court=Name("内0921"), number=Secret("62001")))
    assert money.deadline("pass_on").due == "2026-04-02"
    court.finance.does(money, CaseMoney.pass_on, HandedOn(reference="YJ1"))
    assert (money.state, balance(rows(Posting, proceeding=money.id), BANK)) == (CaseMoney.settled, 0)
    court.is_whole()


def test_a_case_that_another_court_has_is_cancelled_with_a_notice(court: Court) -> None:
    """立案结案意见第十八条（原文未核）。"""
    case = running(court)
    said = Cancelling(why=Elsewhere.earlier, document="（2026）内0921执7号", reason=Prose("在先"))
    court.enforcer.does(case, Enforcement.cancel, said)
    assert (case.state, case.row.outcome) == (Enforcement.cancelled, "销案")
    assert case.paper("cancellation_notice").filled()["document"] == "（2026）内0921执7号"


def test_it_is_not_refused_unless_the_debtor_pleads_and_the_application_was_late(court: Court) -> None:
    """民诉法解释第四百八十一条；《民事诉讼法》第二百五十条。"""
    case = running(court)
    with refused("须是被执行人请求不予执行", "第四百八十一条"):
        court.enforcer.does(case, Enforcement.unenforce, LATE)
    case.person("defendant").does(case, Enforcement.plead, LATE)
    with refused("二年以后", "第二百五十条"):
        court.enforcer.does(case, Enforcement.unenforce, LATE)
    with refused("依审判监督程序", "第十九条"):
        court.enforcer.does(case, Enforcement.unenforce, Plea(bar=Bar.arbitral, reason=Prose("没有仲裁协议")))


def test_who_applied_after_two_years_is_not_enforced_upon_the_debtors_plea(court: Court) -> None:
    case = applied(court, day="2028-03-22")
    court.filing_judge.does(case, Enforcement.docket)
    court.enforcement_head.does(case, Enforcement.assign, Assignment(officer=PersonId(court.enforcer.id)))
    case.person("defendant").does(case, Enforcement.plead, LATE)
    court.enforcer.does(case, Enforcement.unenforce, LATE)
    assert (case.state, case.row.outcome) == (Enforcement.unenforced, "不予执行")
    assert "第四百八十一条" in str(case.paper("enforcement_end_ruling").filled()["law"])


def test_what_should_not_have_been_docketed_is_dismissed_by_ruling(court: Court) -> None:
    """《执行工作规定》第十六条；立案结案意见第二十条（原文未核）。"""
    case = running(court)
    said = Dismissal(lacks=Condition.court, reason=Prose("被执行人住所地和财产都不在本院辖区"))
    court.enforcer.does(case, Enforcement.dismiss, said)
    assert (case.state, case.row.outcome) == (Enforcement.dismissed, "驳回执行申请")


def against(case: Case, step: str) -> ActObjecting:
    act = next(each for each in entries_of(case) if each.step == f"enforcement.{step}")
    return ActObjecting(act=EntryId(act.id), wish=Prose("撤销"), reasons=Prose("没有撤销判决"))


def test_the_end_is_open_to_objection_for_sixty_days_from_the_ruling_and_nothing_else_is(court: Court) -> None:
    """终结执行异议期限批复（原文未核）；《执行异议和复议规定》第六条。"""
    case = running(court)
    debtor = case.person("defendant")
    ended(court, case)
    for who in (court.wang, debtor):
        served = case.service_of("enforcement_end_ruling", who)
        court.server.does(served, Service.hand_over, Receipt(on=date(2026, 3, 25)), day="2026-03-25")
    with refused("只能对结案提出异议", "全文"):
        court.wang.does(case, ActObjection.object_to_act, against(case, "notify"))
    court.wang.does(case, ActObjection.object_to_act, against(case, "terminate"), day="2026-04-07")
    assert case.child(ActObjection).state is ActObjection.received
    with refused("六十日内", "全文"):
        debtor.does(case, ActObjection.object_to_act, against(case, "terminate"), day="2026-05-26")
    debtor.does(case, ActObjection.object_to_act, against(case, "terminate"), day="2026-05-25")
    assert {each.status for each in contests(case).values()} == {"met"}
    court.is_whole()


def contests(case: Case) -> dict[str, Any]:
    """The clocks of those who may object to the end, by person."""
    return {each.person: each for each in rows(Deadline, proceeding=case.id, clock="time_to_contest")}


def ended_and_served(court: Court) -> Case:
    """The creditor has the ruling on the 25th of March, the debtor two days later."""
    case = running(court)
    ended(court, case)
    for who, day in ((court.wang, "2026-03-25"), (case.person("defendant"), "2026-03-27")):
        served = case.service_of("enforcement_end_ruling", who)
        court.server.does(served, Service.hand_over, Receipt(on=date.fromisoformat(day)), day=day)
    return case


def test_each_has_sixty_days_of_his_own_to_contest_the_end_and_then_it_stands(court: Court) -> None:
    """终结执行异议期限批复（原文未核）。"""
    case = ended_and_served(court)
    debtor = case.person("defendant")
    clocks = contests(case)
    assert {person: (each.due, each.kind, each.status) for person, each in clocks.items()} == {
        court.wang.id: ("2026-05-25", "right", "open"),
        debtor.id: ("2026-05-26", "right", "open"),
    }
    assert all("终结执行" in each.law for each in clocks.values())
    court.sweep("2026-05-26")
    assert {person: each.status for person, each in contests(case).items()} == {
        court.wang.id: "lapsed",
        debtor.id: "open",
    }
    assert not [each for each in entries_of(case) if each.step == "enforcement.end_stands"]
    court.sweep("2026-05-27")
    assert {each.status for each in contests(case).values()} == {"lapsed"}
    assert [each.step for each in entries_of(case)][-1] == "enforcement.end_stands"
    assert "结案已经确定：终结执行" in {each.text() for each in Notice.objects.filter(person=court.wang.id)}
    with refused("六十日内", "全文"):
        debtor.does(case, ActObjection.object_to_act, against(case, "terminate"))
    court.is_whole()


def test_while_an_objection_to_the_end_runs_the_end_does_not_stand(court: Court) -> None:
    case = ended_and_served(court)
    court.wang.does(case, ActObjection.object_to_act, against(case, "terminate"), day="2026-05-20")
    court.sweep("2026-05-27")
    assert sorted(each.status for each in contests(case).values()) == ["lapsed", "met"]
    assert not [each for each in entries_of(case) if each.step == "enforcement.end_stands"]
    court.filing_judge.does(case.child(ActObjection), ActObjection.refuse, Reasons(opinion=Prose("不是当事人")))
    assert [each for each in entries_of(case) if each.step == "enforcement.end_stands"]
    court.is_whole()
