"""A hold is renewed, lifted or taken when who holds the thing has done it; till then all stays as it was."""

import pytest

from tests.engine.cast import Case, Court, refused
from tests.procedures.enforced import registry
from tests.procedures.test_assisted import Around, around, asks, asks_again, told, troubles, works_on
from xiezhi.engine.facts import Name, Prose
from xiezhi.law.working import Yuan
from xiezhi.outside.assistance import Request
from xiezhi.outside.assistance_simulator import Wrong
from xiezhi.procedures.affairs import Affairs, Appointment, Office, Passes, Removal
from xiezhi.procedures.course import Seizure
from xiezhi.procedures.enforcement import Enforcement, Freezing, InForce, NotHeld, Taking
from xiezhi.records.court import Officer
from xiezhi.records.deadline import Deadline
from xiezhi.records.enforcement import Asset, Hold
from xiezhi.records.paper import Paper
from xiezhi.records.table import rows

__all__ = ["around"]
pytestmark = pytest.mark.django_db


def holds(court: Court, around: Around, *wrong: Wrong) -> Case:
    """Half a million is frozen at a bank that errs so."""
    case, _ = asks(court, around)
    (asset,) = rows(Asset, proceeding=case.id)
    around.city.wrong = dict.fromkeys(wrong, 1.0)
    court.enforcer.does(case, Enforcement.freeze, Freezing(asset=asset.id, amount=Yuan(500_000)), day="2026-03-27")
    works_on(around, "2026-03-27")
    seizure = case.child(Seizure)
    assert seizure.state is Seizure.in_force
    return seizure


def test_a_renewal_that_the_bank_refuses_leaves_the_expiry_as_it_was_and_the_officer_attends_on_paper(
    court: Court, around: Around
) -> None:
    """民诉法解释第四百八十五条。"""
    seizure = holds(court, around, Wrong.UNWILLING)
    court.enforcer.does(seizure, Seizure.renew, day="2027-03-01")
    works_on(around, "2027-03-01")
    assert seizure.deadline("in_force").due == "2027-03-27"
    assert "没有办：系统不支持网上办理，请到柜面办理" in told(court.enforcer.id)
    assert seizure.deadline("met_again").due == "2027-03-02"
    there = InForce(amount=Yuan(500_000), reference="柜面0301")
    court.enforcer.does(seizure, Seizure.renewed, there, day="2027-03-03", happened="2027-03-02")
    assert seizure.deadline("in_force").due == "2028-03-02"
    assert troubles() == []
    court.is_whole()


def test_a_lifting_that_the_bank_refuses_is_asked_for_again_and_till_then_the_hold_and_its_expiry_stand(
    court: Court, around: Around
) -> None:
    """查封扣押冻结规定第二十八条。"""
    seizure = holds(court, around, Wrong.UNWILLING)
    court.enforcer.does(seizure, Seizure.lift, day="2026-04-01")
    works_on(around, "2026-04-01")
    assert seizure.state is Seizure.lifting
    assert [each.status for each in rows(Hold, id=seizure.id)] == ["in_force"]
    assert (seizure.deadline("in_force").due, seizure.deadline("in_force").status) == ("2027-03-27", "open")
    assert "法院正在重新办理" in told(seizure.person("defendant").id)
    asks_again(court, around, seizure, "2026-04-02")
    assert (seizure.state, rows(Hold, id=seizure.id)[0].status) == (Seizure.lifted, "lifted")
    assert seizure.deadline("in_force").status == "met"
    assert troubles() == []
    court.is_whole()


def test_a_hold_that_could_not_be_taken_expires_when_it_would_have(court: Court, around: Around) -> None:
    seizure = holds(court, around)
    court.enforcer.does(seizure, Seizure.take, Taking(amount=Yuan(500_000)))
    registry(court, Seizure.not_taken, seizure, NotHeld(reason=Prose("账户被先行扣划")), day="2026-03-30")
    assert (seizure.deadline("in_force").due, seizure.deadline("in_force").status) == ("2027-03-27", "open")
    court.sweep("2027-03-28")
    assert seizure.state is Seizure.lapsed


def test_a_renewal_answered_after_the_last_day_was_done_in_time_and_holds_on(court: Court, around: Around) -> None:
    seizure = holds(court, around)
    around.city.held.clear()
    court.enforcer.does(seizure, Seizure.renew, day="2027-03-26")
    court.sweep("2027-03-29")
    assert seizure.state is Seizure.lapsed
    there = InForce(amount=Yuan(500_000), reference="HZ9")
    court.enforcer.does(seizure, Seizure.renewed, there, day="2027-03-30", happened="2027-03-26")
    assert (seizure.state, rows(Hold, id=seizure.id)[0].held) == (Seizure.in_force, 50_000_000)
    with refused("须已经要求续行", "第四百八十五条"):
        court.enforcer.does(seizure, Seizure.renewed, there)
    court.is_whole()


def test_a_bank_that_misses_a_pass_of_the_two_officers_turns_the_request_back_and_holds_when_it_is_registered(
    court: Court, around: Around
) -> None:
    """网络查询规定第二条: the numbers are registered once, and go out with every request."""
    case, _ = asks(court, around)
    before = rows(Officer, office="enforcement_head")[0]
    court.personnel.does(court.affairs, Affairs.remove, Removal(officer=before.id, reason=Prose("退休")))
    court.personnel.does(
        court.affairs, Affairs.appoint, Appointment(name=Name("韩局长"), office=Office.enforcement_head)
    )
    (head,) = rows(Officer, office="enforcement_head", until="")
    (asset,) = rows(Asset, proceeding=case.id)
    court.enforcer.does(case, Enforcement.freeze, Freezing(asset=asset.id, amount=Yuan(900)), day="2026-03-27")
    works_on(around, "2026-03-27")
    seizure = case.child(Seizure)
    assert seizure.state is Seizure.ordered
    assert "缺少两名执行人员的工作证号、执行公务证号" in told(court.enforcer.id)
    court.personnel.does(court.affairs, Affairs.register, Passes(officer=head.id, work_pass="法2", duty_pass="执2"))
    asks_again(court, around, seizure, "2026-03-30")
    assert seizure.state is Seizure.in_force
    assert troubles() == []


def test_the_sealed_ruling_and_notice_and_two_officers_go_out_with_each_request(
    court: Court, around: Around, monkeypatch: pytest.MonkeyPatch
) -> None:
    """民事诉讼法第二百五十三条；网络查询规定第三条、第四条."""
    sent: list[Request] = []
    answer = around.city.answer
    monkeypatch.setattr(around.city, "answer", lambda request: (sent.append(request), answer(request))[1])
    seizure = holds(court, around)
    court.enforcer.does(seizure, Seizure.renew, day="2026-03-30")
    works_on(around, "2026-03-30")
    court.enforcer.does(seizure, Seizure.lift, day="2026-04-01")
    works_on(around, "2026-04-01")
    assert seizure.state is Seizure.lifted
    asked = {each.sort: each for each in sent}
    assert {sort: len(each.papers) for sort, each in asked.items()} == {"ask": 0, "hold": 2, "renew": 2, "lift": 2}
    assert [each.work_pass for each in asked["lift"].officials] == ["内0902法1", "内0902法2"]
    acts = [each.filled()["act"] for each in rows(Paper, proceeding=seizure.id, kind="control_notice", order=("at",))]
    assert acts == ["续行控制", "解除控制"]
    court.is_whole()


def test_what_is_not_sealed_is_turned_back(court: Court, around: Around, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xiezhi.procedures.enforcement.errands.sealed", lambda paper: b"")
    case, _ = asks(court, around)
    (asset,) = rows(Asset, proceeding=case.id)
    court.enforcer.does(case, Enforcement.freeze, Freezing(asset=asset.id, amount=Yuan(900)), day="2026-03-27")
    works_on(around, "2026-03-27")
    assert "缺少加盖电子印章的裁定书、协助执行通知书" in told(court.enforcer.id)


def test_a_freeze_that_answers_another_number_is_asked_for_again_and_held_once_in_the_first_rank(
    court: Court, around: Around
) -> None:
    case, _ = asks(court, around)
    (asset,) = rows(Asset, proceeding=case.id)
    around.city.wrong = {Wrong.NUMBER: 1.0}
    court.enforcer.does(case, Enforcement.freeze, Freezing(asset=asset.id, amount=Yuan(500_000)), day="2026-03-27")
    works_on(around, "2026-03-27")
    seizure = case.child(Seizure)
    assert seizure.state is Seizure.ordered
    assert rows(Deadline, proceeding=seizure.id, clock="in_force") == [], "its year has not begun"
    asks_again(court, around, seizure, "2026-03-30")
    hold = rows(Hold, id=seizure.id)[0]
    assert (hold.status, hold.held, hold.rank) == ("in_force", 50_000_000, 0)
    assert seizure.deadline("in_force").start >= "2026-03-30"
