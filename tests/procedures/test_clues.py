"""Clues to property: given by the creditor, checked in seven days or three, and carried on without typing again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.engine.cast import Case, Court, refused
from tests.procedures.enforced import applied, registry, running
from tests.procedures.reached import clued
from tests.procedures.rounds import look
from xiezhi.desk.notices import Notice
from xiezhi.engine.door import case_of
from xiezhi.engine.facts import Name, PersonId, Prose
from xiezhi.engine.words import CLAIMANT, ENFORCER
from xiezhi.law.working import Yuan
from xiezhi.phrases.enforceable import Clue, Kind
from xiezhi.procedures.enforcement import Answer, Assignment, Enforcement, Inquiry, PropertyClue, Seizure
from xiezhi.procedures.enforcement.clue_facts import Confirmed, Measure, More, Refuted, Unclear
from xiezhi.procedures.enforcement.ending_facts import Termination, Why
from xiezhi.procedures.enforcement.round_checks import are_clues_checked
from xiezhi.records.deadline import Deadline
from xiezhi.records.enforcement import Asset, Hold
from xiezhi.records.table import rows

pytestmark = pytest.mark.django_db
TRUE = Confirmed(value=Yuan(90_000), notes=Prose("车辆登记在被执行人名下"))


def told(person: str) -> str:
    return "\n".join(each.text() for each in Notice.objects.filter(person=person))


def thing_of(clue: Case) -> Asset:
    """What the clue names: a row of the entry that gave it, by an id of its own."""
    (found,) = (each for each in rows(Asset) if each.id.startswith(f"{clue.id}-"))
    return found


def test_a_clue_is_checked_within_seven_days_and_an_urgent_one_within_three(court: Court) -> None:
    """财产调查规定第二条。 24 March is the day on which they are given."""
    case = running(court)
    assert clued(court, case).deadline("given").due == "2026-03-31"
    urgent = clued(court, case, urgent=True)
    assert (urgent.deadline("given").due, urgent.deadline("given").role) == ("2026-03-27", "enforcer")
    assert "第二条" in urgent.deadline("given").law
    assert "公安机关车辆登记" in told(court.enforcer.id)


def test_what_proves_true_is_seized_by_one_figure_that_stands_there_already(court: Court) -> None:
    case = running(court)
    clue = clued(court, case)
    court.enforcer.does(clue, PropertyClue.confirm, TRUE)
    assert "属实，价值90000.00元" in told(court.wang.id)
    with court.stands():
        offered = PropertyClue.seize.offers(case_of(clue.row, court.enforcer.id, ENFORCER, PropertyClue.seize))
    assert offered == {"amount": "90000.00"}
    court.enforcer.does(clue, PropertyClue.seize, Measure(amount=Yuan(offered["amount"])))
    (hold,) = rows(Hold, proceeding=case.child(Seizure).id)
    assert (clue.state, hold.asked, hold.asset) == (PropertyClue.acted, 9_000_000, thing_of(clue).id)
    court.is_whole()


def test_no_more_is_seized_upon_a_clue_than_is_owed(court: Court) -> None:
    """查封扣押冻结规定第十九条: the freeze that follows is refused, and so the step that leads there."""
    clue = clued(court, running(court, yuan="1000"), kind="deposit", holder="中国农业银行")
    court.enforcer.does(clue, PropertyClue.confirm, TRUE)
    with refused("不能超过尚欠的债务和执行费用", "第十九条"):
        court.enforcer.does(clue, PropertyClue.seize, Measure(amount=Yuan(90_000)))
    assert clue.state is PropertyClue.confirmed


def test_a_clue_that_names_a_bank_goes_on_as_an_inquiry_there(court: Court) -> None:
    case = running(court)
    clue = clued(court, case, kind="deposit", holder="中国农业银行")
    court.enforcer.does(clue, PropertyClue.ask_holder)
    inquiry = case.child(Inquiry)
    assert (inquiry.row.track, inquiry.person("debtor", 0).id) == ("bank02", case.person("defendant").id)
    registry(court, Inquiry.answer, inquiry, Answer(reference="HZ1"))
    elsewhere = clued(court, case, kind="movable", holder="商都县某仓库")
    with refused("须是已经联网的银行或者登记机构", "第一条"):
        court.enforcer.does(elsewhere, PropertyClue.ask_holder)


def test_what_is_not_clear_is_asked_for_and_its_days_begin_when_it_comes(court: Court) -> None:
    clue = clued(court, running(court))
    court.enforcer.does(clue, PropertyClue.ask_more, Unclear(what=Prose("写明停放地点")))
    assert "请补充：写明停放地点" in told(court.wang.id)
    clue.person("claimant").does(clue, PropertyClue.supplement, More(text=Prose("人民路小区")), day="2026-04-01")
    assert (clue.state, clue.deadline("given").due) == (PropertyClue.given, "2026-04-08")
    assert thing_of(clue).text == "黑色越野车；人民路小区"


def with_the_application(court: Court, *urgent: bool) -> Case:
    """Docketed on the 24th of March, a day after the creditor applied and told of so many cars."""
    car = Clue(owner=PersonId(""), kind=Kind.vehicle, holder=Name("公安机关车辆登记"), text=Prose("黑色越野车"))
    return applied(court, clues=tuple(replace(car, urgent=each) for each in urgent))


def test_a_clue_given_with_the_application_has_the_same_days_from_the_docketing(court: Court) -> None:
    """财产调查规定第二条。"""
    case = with_the_application(court, False, True)
    calm, urgent = case.children(PropertyClue)
    assert not rows(Deadline, proceeding=calm.id), "before the docketing nobody is there to check it"
    court.filing_judge.does(case, Enforcement.docket, day="2026-03-24")
    assert (calm.deadline("given").due, urgent.deadline("given").due) == ("2026-03-31", "2026-03-27")
    assert calm.row.number == f"{case.row.number}/线索/1"
    assert "自今天起3日内核实" in told(court.wang.id)
    court.enforcement_head.does(case, Enforcement.assign, Assignment(officer=PersonId(court.enforcer.id)))
    court.enforcer.does(calm, PropertyClue.confirm, TRUE)
    assert (calm.deadline("given").status, calm.state) == ("met", PropertyClue.confirmed)
    court.is_whole()


def test_a_clue_withdrawn_before_the_docketing_is_not_checked_and_one_of_a_refused_application_is_dropped(
    court: Court,
) -> None:
    case = with_the_application(court, False, False)
    first, second = case.children(PropertyClue)
    court.wang.does(first, PropertyClue.withdraw, as_=CLAIMANT)
    court.wang.does(case, Enforcement.take_back)
    assert (first.state, second.state) == (PropertyClue.withdrawn, PropertyClue.dropped)
    court.is_whole()


def test_what_is_looked_for_upon_a_clue_and_not_found_answers_the_clue(court: Court) -> None:
    case = running(court)
    clue = clued(court, case)
    look(court, case, asset=thing_of(clue).id)
    assert clue.state is PropertyClue.refuted
    assert "经核实没有：家中无财产" in told(court.wang.id)


def test_a_round_cannot_end_while_a_clue_is_open_and_its_answer_shows_that_it_was_checked(court: Court) -> None:
    """终本规定第三条（原文未核）。"""
    case = running(court)
    clue = clued(court, case)

    def checked() -> str:
        with court.stands():
            review = case_of(case.row, court.enforcer.id, ENFORCER, Enforcement.propose_end)
            shown = are_clues_checked(review.of(review.children("case_money")[0]))
        return shown.step if shown else ""

    assert checked() == ""
    court.enforcer.does(clue, PropertyClue.refute, Refuted(notes=Prose("车已经报废")))
    assert "经核实没有：车已经报废" in told(court.wang.id)
    assert checked() == "property_clue.refute"
    assert thing_of(clue).status == "gone"


def test_clues_are_over_with_the_enforcement(court: Court) -> None:
    case = running(court)
    clue = clued(court, case)
    court.enforcer.does(case, Enforcement.terminate, Termination(why=Why.other, reason=Prose("终结")))
    assert clue.state is PropertyClue.dropped
    court.is_whole()
