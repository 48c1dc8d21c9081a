"""Objections to an enforcement: whose the thing is, and whether the court did right."""

from datetime import date

import pytest

from tests.engine.cast import Court, Player, refused
from tests.procedures.enforced import registry, running
from tests.procedures.reached import act_contested, entries_of, seized, thing_contested
from tests.procedures.trials import with_judges
from xiezhi.engine.facts import EntryId, Prose
from xiezhi.law.working import Yuan
from xiezhi.procedures.course import ActObjection, Archive, Seizure, ThingObjection
from xiezhi.procedures.enforcement import InForce, Taking
from xiezhi.procedures.objection import (
    ActObjecting,
    ActResult,
    ActRuling,
    FromAbove,
    Gaps,
    Reasons,
    Supplied,
    ThingObjecting,
)
from xiezhi.procedures.service import Receipt, Service
from xiezhi.records.deadline import Deadline
from xiezhi.records.enforcement import Asset
from xiezhi.records.person import Standing
from xiezhi.records.table import rows

pytestmark = pytest.mark.django_db
WHY = Reasons(opinion=Prose("案外人举出的流水足以证明"))


def frozen(court: Court):
    """Nine hundred yuan of 张某's are frozen on 24 March."""
    with_judges(court)
    case = running(court)
    seizure = seized(court, case)
    registry(court, Seizure.take_hold, seizure, InForce(amount=Yuan(900)))
    return case, seizure


def sitting(court: Court, objection) -> Player:
    """Docketed, and three judges drawn: the first of them."""
    court.filing_judge.does(objection, objection_step(objection, "docket"))
    court.president.does(objection, objection_step(objection, "constitute"))
    return Player(court, objection.row.judge, "judge")


def objection_step(objection, name: str):
    return objection.state.procedure.steps[name]


def served(court: Court, objection, kind: str, day: str) -> None:
    """A paper is handed to everyone."""
    court.clock(day)
    for each in objection.children(Service):
        if each.state is Service.planned:
            court.server.does(each, Service.hand_over, Receipt(on=date.fromisoformat(day)))


def test_while_somebody_says_that_it_is_his_the_thing_stays_where_it_is(court: Court) -> None:
    """《民事诉讼法》第二百三十八条；执行程序解释第十五条。"""
    case, seizure = frozen(court)
    objection = thing_contested(court, case)
    assert (objection.deadline("received").due, objection.deadline("received").status) == ("2026-03-27", "open")
    with refused("审结以前，不得处分", "第十五条"):
        court.enforcer.does(seizure, Seizure.take, Taking(amount=Yuan(900)))


def test_fifteen_days_run_from_the_day_the_objection_came_not_from_its_number(court: Court) -> None:
    case, _ = frozen(court)
    objection = thing_contested(court, case)
    court.filing_judge.does(objection, ThingObjection.docket, day="2026-03-26")
    assert objection.row.number == "（2026）内0902执异1号"
    assert objection.deadline("reviewing").due == "2026-04-08"
    assert len(objection.children(Service)) == 3, "the notice goes to who objects, the creditor and the debtor"


def test_those_who_enforce_do_not_sit_and_three_do(court: Court) -> None:
    """执行异议和复议规定第十一条。"""
    case, _ = frozen(court)
    objection = thing_contested(court, case)
    court.filing_judge.does(objection, ThingObjection.docket)
    with refused("由审判员办理", "第二百三十八条"):
        court.enforcer.does(objection, ThingObjection.uphold, WHY)
    court.president.does(objection, ThingObjection.constitute)
    bench = {each.person for each in rows(Standing, proceeding=objection.id, role="judge")}
    assert len(bench) == 3
    assert court.enforcer.id not in bench


def test_upheld_and_nobody_sues_so_the_thing_is_released_within_seven_days(court: Court) -> None:
    """民诉法解释第三百一十四条: 3月30日送达，4月14日届满，七日为21日。"""
    case, seizure = frozen(court)
    objection = thing_contested(court, case)
    judge = sitting(court, objection)
    judge.does(objection, ThingObjection.uphold, WHY, day="2026-03-30")
    served(court, objection, "objection_ruling", "2026-03-30")
    assert objection.deadline("sue_to_go_on", court.wang).due == "2026-04-14"
    assert not rows(Deadline, proceeding=objection.id, clock="sue_to_stop"), "who is right has nothing to sue for"
    with refused("起诉期限须已届满", "第三百一十四条"):
        court.enforcer.does(objection, ThingObjection.nobody_sued, day="2026-04-14")
    court.sweep("2026-04-25")
    court.nothing_comes(objection)
    assert objection.state is ThingObjection.releasing, "and the post has brought nothing"
    assert objection.deadline("releasing").due == "2026-04-22"
    court.enforcer.does(objection, ThingObjection.release)
    assert (objection.state, seizure.state) == (ThingObjection.freed, Seizure.lifting), "one tap, and nothing holds it"
    registry(court, Seizure.confirm_lifted, seizure)
    assert seizure.state is Seizure.lifted
    assert objection.child(Archive).state is Archive.first
    court.is_whole()


def test_rejected_it_waits_fifteen_days_for_the_suit_and_then_goes_on(court: Court) -> None:
    case, seizure = frozen(court)
    objection = thing_contested(court, case)
    judge = sitting(court, objection)
    judge.does(objection, ThingObjection.reject, WHY, day="2026-03-30")
    served(court, objection, "objection_ruling", "2026-03-30")
    with refused("审结以前，不得处分", "第十五条"):
        court.enforcer.does(seizure, Seizure.take, Taking(amount=Yuan(900)), day="2026-04-14")
    court.sweep("2026-04-25")
    court.nothing_comes(objection)
    assert objection.state is ThingObjection.continued
    court.enforcer.does(seizure, Seizure.take, Taking(amount=Yuan(900)))
    court.is_whole()


def test_what_is_missing_is_asked_for_once_and_not_supplied_is_not_accepted(court: Court) -> None:
    """执行异议和复议规定第二条。"""
    case, _ = frozen(court)
    objection = thing_contested(court, case)
    court.filing_judge.does(objection, ThingObjection.ask_more, Gaps(missing=Prose("身份证明")))
    assert objection.deadline("supply").due == "2026-03-27"
    objection.person("claimant").does(objection, ThingObjection.supply, Supplied(what=Prose("身份证")))
    assert objection.state is ThingObjection.received
    court.filing_judge.does(objection, ThingObjection.ask_more, Gaps(missing=Prose("流水")))
    court.sweep("2026-04-05")
    court.nothing_comes(objection)
    assert objection.state is ThingObjection.not_accepted


def test_a_party_is_no_outsider_and_nobody_objects_to_a_thing_that_is_gone(court: Court) -> None:
    case, seizure = frozen(court)
    asset = rows(Asset, proceeding=case.id)[-1]
    before = thing_contested(court, case)
    (said,) = [each for each in entries_of(before) if each.step == "thing_objection.object_to_thing"]
    assert said.actor == court.counter.id
    court.enforcer.does(seizure, Seizure.lift)
    registry(court, Seizure.confirm_lifted, seizure)
    gone = ThingObjecting(objectors=(), asset=asset.id, right="1", reasons=Prose("是我的"))
    with refused("须写明案外人", "第二百三十八条"):
        court.counter.does(case, ThingObjection.object_to_thing, gone)


def test_an_act_is_ruled_on_in_fifteen_days_and_the_court_above_is_asked_within_ten(court: Court) -> None:
    """《民事诉讼法》第二百三十六条: 3月30日送达，4月9日届满。"""
    case, _ = frozen(court)
    objection = act_contested(court, case)
    zhang = case.person("defendant")
    assert objection.person("claimant").id == zhang.id
    judge = sitting(court, objection)
    assert objection.deadline("reviewing").due == "2026-04-08"
    said = ActRuling(result=ActResult.revoked, opinion=Prose("通知发早了"))
    with refused("须写明撤销、变更什么", "第十七条"):
        judge.does(objection, ActObjection.rule, said)
    judge.does(
        objection, ActObjection.rule, ActRuling(result=ActResult.rejected, opinion=WHY.opinion), day="2026-03-30"
    )
    served(court, objection, "objection_ruling", "2026-03-30")
    assert objection.deadline("ask_above", zhang).due == "2026-04-09"
    zhang.does(objection, ActObjection.ask_above, WHY, day="2026-04-08")
    assert objection.deadline("sent_in_time").due == "2026-04-13"
    judge.does(objection, ActObjection.send_up)
    above = FromAbove(number="（2026）内09执复3号", on=date(2026, 4, 30), text=Prose("撤销异议裁定，发回重新审查"))
    judge.does(objection, ActObjection.remanded_above, above, day="2026-05-06")
    assert objection.state is ActObjection.reviewing
    assert objection.deadline("reviewing").due == "2026-05-21"
    court.is_whole()


def test_where_nobody_asks_the_court_above_the_ruling_is_final(court: Court) -> None:
    case, _ = frozen(court)
    objection = act_contested(court, case)
    judge = sitting(court, objection)
    judge.does(objection, ActObjection.rule, ActRuling(result=ActResult.founded, opinion=WHY.opinion), day="2026-03-30")
    served(court, objection, "objection_ruling", "2026-03-30")
    court.sweep("2026-04-20")
    court.nothing_comes(objection)
    assert objection.state is ActObjection.effective
    act = next(each for each in entries_of(case) if each.step == "enforcement.notify")
    again = ActObjecting(act=EntryId(act.id), wish=Prose("撤销"), reasons=Prose("还有一个理由"))
    with refused("须一并提出", "第十五条"):
        case.person("defendant").does(case, ActObjection.object_to_act, again)
    court.is_whole()
