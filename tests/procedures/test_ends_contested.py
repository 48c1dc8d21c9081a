"""The end of an enforcement that is contested: annulled here or by the court above it is no end; and the end of a
round, which is none either, may be contested as long as the enforcement lasts."""

from datetime import date

import pytest

from tests.engine.cast import Case, Court, Player
from tests.procedures.enforced import registry, running
from tests.procedures.reached import entries_of, round_over, seized
from tests.procedures.test_endings import against, ended
from tests.procedures.test_objection import served, sitting
from tests.procedures.trials import with_judges
from xiezhi.desk.notices import Notice
from xiezhi.engine.facts import Prose
from xiezhi.engine.refused import Refused
from xiezhi.law.working import Yuan
from xiezhi.procedures.course import Watch
from xiezhi.procedures.enforcement import Enforcement, InForce, Seizure
from xiezhi.procedures.enforcement.ending_facts import Why
from xiezhi.procedures.objection import ActObjection, ActResult, ActRuling, FromAbove, Revoking, Undone
from xiezhi.procedures.objection.facts import Reasons
from xiezhi.records.deadline import Deadline
from xiezhi.records.table import rows

pytestmark = pytest.mark.django_db
ABOVE = {"number": "（2026）内09执复3号", "on": date(2026, 4, 20), "text": Prose("照裁定")}


def objected(court: Court, case: Case, step: str = "terminate") -> tuple[Case, Player]:
    """王某 objects to the end, and three judges sit."""
    court.wang.does(case, ActObjection.object_to_act, against(case, step))
    objection = case.children(ActObjection)[-1]
    return objection, sitting(court, objection)


def ruled(court: Court, objection: Case, judge: Player, result: ActResult, day: str = "2026-03-30") -> None:
    text = Prose("撤销终结执行" if result in (ActResult.revoked, ActResult.changed) else "")
    judge.does(objection, ActObjection.rule, ActRuling(result=result, opinion=Prose("查明"), text=text), day=day)
    served(court, objection, "objection_ruling", day)


def asked_above(court: Court, result: ActResult) -> tuple[Case, Case, Player]:
    """What this court has ruled on the end goes to the court above."""
    with_judges(court)
    case = running(court)
    ended(court, case)
    objection, judge = objected(court, case)
    ruled(court, objection, judge, result)
    court.wang.does(objection, ActObjection.ask_above, Reasons(opinion=Prose("不服")), day="2026-04-02")
    judge.does(objection, ActObjection.send_up)
    return case, objection, judge


def steps_of(case: Case) -> list[str]:
    return [each.step.partition(".")[2] for each in entries_of(case)]


def told(person: str) -> str:
    return "\n".join(each.text() for each in Notice.objects.filter(person=person))


def test_an_end_that_the_court_above_annuls_is_no_end_and_the_enforcement_goes_on(court: Court) -> None:
    """《执行异议和复议规定》第二十三条：同时撤销该裁定维持的执行行为."""
    case, objection, judge = asked_above(court, ActResult.rejected)
    judge.does(objection, ActObjection.revoked_above, Revoking(**ABOVE, act=Undone.annulled), day="2026-04-22")
    assert (case.state, case.row.closed, case.row.outcome) == (Enforcement.running, "", "")
    assert objection.row.outcome == "复议撤销执行行为"
    assert "结案被撤销，恢复执行" in told(court.wang.id)
    assert "end_stands" not in steps_of(case)
    court.is_whole()


def test_where_the_court_above_sets_our_ruling_aside_and_leaves_the_act_the_end_stays(court: Court) -> None:
    case, objection, judge = asked_above(court, ActResult.revoked)
    judge.does(objection, ActObjection.revoked_above, Revoking(**ABOVE, act=Undone.kept), day="2026-04-22")
    assert case.state is Enforcement.terminated
    with pytest.raises(Refused):
        court.enforcement_head.does(case, Enforcement.reopen)
    court.is_whole()


def test_where_it_changes_the_act_the_head_and_the_officer_are_asked_and_the_head_may_reopen(court: Court) -> None:
    case, objection, judge = asked_above(court, ActResult.rejected)
    judge.does(objection, ActObjection.revoked_above, Revoking(**ABOVE, act=Undone.altered), day="2026-04-22")
    assert case.state is Enforcement.terminated
    assert "由承办人照裁定办理" in told(court.enforcer.id)
    assert "执行行为已被变更，请照" in told(court.enforcement_head.id)
    court.enforcement_head.does(case, Enforcement.reopen)
    assert (case.state, case.row.closed) == (Enforcement.running, "")
    court.is_whole()


def test_what_this_court_annulled_and_the_court_above_upholds_is_reopened_too(court: Court) -> None:
    case, objection, judge = asked_above(court, ActResult.revoked)
    assert case.state is Enforcement.terminated, "nothing before the review is over"
    judge.does(objection, ActObjection.upheld_above, FromAbove(**ABOVE), day="2026-04-22")
    assert case.state is Enforcement.running
    assert objection.row.outcome == "异议成立，撤销执行行为（复议维持）"
    court.is_whole()


def test_an_objection_that_was_rejected_opens_nothing_again(court: Court) -> None:
    case, objection, judge = asked_above(court, ActResult.rejected)
    judge.does(objection, ActObjection.upheld_above, FromAbove(**ABOVE), day="2026-04-22")
    assert case.state is Enforcement.terminated
    with pytest.raises(Refused):
        court.enforcement_head.does(case, Enforcement.reopen)


def test_the_end_of_a_round_may_be_contested_after_sixty_days_and_annulled_the_round_goes_on(court: Court) -> None:
    """《终本规定》第七条（原文未核）；《执行异议和复议规定》第六条：执行程序终结之前；终本不是执行程序终结."""
    with_judges(court)
    case = round_over(court, running(court))
    assert rows(Deadline, proceeding=case.id, clock="time_to_contest") == []
    court.clock("2026-10-12")
    objection, judge = objected(court, case, "end_round")
    ruled(court, objection, judge, ActResult.revoked, "2026-10-14")
    court.sweep("2026-11-10")
    court.nothing_comes(objection)
    assert objection.state is ActObjection.effective
    assert (case.state, case.row.closed) == (Enforcement.running, "")
    assert case.child(Watch).state is Watch.stopped
    court.is_whole()


def test_after_the_end_of_a_round_other_acts_are_open_to_objection_too(court: Court) -> None:
    case = round_over(court, running(court))
    court.wang.does(case, ActObjection.object_to_act, against(case, "notify"), day="2026-10-12")
    assert case.child(ActObjection).state is ActObjection.received


def test_a_hold_that_went_to_another_court_never_runs_out_in_the_first(court: Court) -> None:
    """《委托执行规定》：控制继续有效，视为接着执行的法院的措施，由那里续行."""
    case = running(court)
    held = seized(court, case)
    registry(court, Seizure.take_hold, held, InForce(amount=Yuan(35000)))
    ended(court, case, Why.entrusted, "（2026）内0921执9号")
    assert held.state is Seizure.passed_on
    court.sweep("2028-06-01")
    assert held.state is Seizure.passed_on
    late = [each for each in rows(Deadline, proceeding=held.id) if each.status in ("open", "late", "lapsed")]
    assert late == []
    assert "到期失效" not in told(court.wang.id)
    assert "已届满" not in told(court.enforcer.id)
    court.is_whole()
