"""Periods in a court: anchors, lapses, and the four things that may be done to a period, around two holidays of 2026.

2026: 4 to 6 April and 1 to 5 May are days off, Saturday 9 May is worked; 2027 is not announced.
"""

from datetime import date

import pytest

from tests.engine.cast import ZHANG, Case, Court, Player, refused
from xiezhi.engine.facts import Misstated, PersonId, Prose
from xiezhi.engine.words import CLOCK
from xiezhi.evidence.models import Entry
from xiezhi.law.working import Yuan
from xiezhi.phrases.periods import Extension, Restart, Unit
from xiezhi.procedures.filing import Defect, Defects, Filing, Supplement
from xiezhi.procedures.first_instance import FirstInstance, Paid
from xiezhi.procedures.mediation import Assignment, Mediation
from xiezhi.procedures.service import Receipt, Service
from xiezhi.records.deadline import Deadline
from xiezhi.records.ledger import Bill
from xiezhi.records.table import rows


def served(court: Court, service: Case, day: str) -> None:
    """Handed over on a day, and recorded on it."""
    court.server.does(service, Service.hand_over, Receipt(on=date.fromisoformat(day)), day=day)


def pay(court: Court, suit: Case) -> Paid:
    bill = rows(Bill, proceeding=suit.id)[0]
    return Paid(bill=bill.id, amount=Yuan(bill.amount) / 100)


def with_fee_notice(court: Court, day: str) -> Case:
    """A suit whose notice of fees was handed to 王某 on a day."""
    suit = court.opens(FirstInstance, day="2026-03-02")
    served(court, suit.child(Service), day)
    return suit


# --- the calendar


@pytest.mark.parametrize(
    ("filed", "due"),
    [
        ("2026-03-27", "2026-04-03"),
        ("2026-03-28", "2026-04-07"),
        ("2026-03-30", "2026-04-07"),
        ("2026-03-31", "2026-04-07"),
        ("2026-04-01", "2026-04-08"),
        ("2026-04-24", "2026-05-06"),
        ("2026-05-02", "2026-05-09"),
        ("2026-05-03", "2026-05-11"),
    ],
)
def test_seven_days_of_review_roll_over_days_off_and_end_on_a_worked_saturday(
    court: Court, filed: str, due: str
) -> None:
    """《民事诉讼法》第一百二十六条、第八十五条。A deadline fell on a Sunday (MAEvictionDefense #355, #240)."""
    assert court.files(day=filed).deadline("reviewing").due == due


@pytest.mark.parametrize(
    ("assigned", "due"),
    [("2026-04-03", "2026-04-09"), ("2026-04-30", "2026-05-08"), ("2026-05-07", "2026-05-11")],
)
def test_three_working_days_skip_holidays_and_count_the_worked_saturday(court: Court, assigned: str, due: str) -> None:
    """《人民法院在线调解规则》第十二条。Working days and calendar days mixed up (cmc-claim-store #153)."""
    talks = court.opens(Mediation, day=assigned)
    court.filing_judge.does(talks, Mediation.assign, Assignment(mediator=PersonId(court.mediator.id)))
    assert talks.deadline("assigned").due == due


def test_a_deadline_keeps_its_derivation_and_its_article(court: Court) -> None:
    row = court.files(day="2026-03-28").deadline("reviewing")
    assert (row.start, row.unrolled, row.due) == ("2026-03-28", "2026-04-04", "2026-04-07")
    assert row.law == "《中华人民共和国民事诉讼法》第一百二十六条"
    assert len(row.lines) >= 2
    assert row.lines[-1][1] == "2026-04-07"


# --- what passes


def test_the_clock_dockets_first_on_the_day_after_and_not_before(court: Court) -> None:
    """《登记立案若干问题的规定》第八条。The due day itself was excluded (cmc-citizen-frontend #583): it counts."""
    filing = court.files(day="2026-03-28")
    assert court.sweep("2026-04-07T23:59:59") == 0
    assert filing.state is Filing.reviewing
    assert court.sweep("2026-04-08T00:00:01") == 1
    assert filing.state is Filing.docketed
    assert filing.child(FirstInstance).row.number == "（2026）内0902民初1号"


def test_a_lapse_happened_when_it_lapsed_however_late_the_round_comes(court: Court) -> None:
    filing = court.files(day="2026-03-28")
    court.sweep("2026-04-20")
    entry = Entry.objects.get(proceeding=filing.id, step="filing.docket_first")
    assert (entry.happened_at, entry.recorded_at) == ("2026-04-07T23:59:59+08:00", "2026-04-20T09:00:00+08:00")
    assert filing.row.since == "2026-04-07"
    assert filing.child(FirstInstance).deadline("send_copies").start == "2026-04-07"


def test_a_round_taken_twice_takes_nothing_the_second_time(court: Court) -> None:
    court.files(day="2026-03-28")
    court.sweep("2026-04-08")
    assert court.sweep() == 0
    court.is_whole()


def test_a_duty_that_is_late_is_recorded_and_never_refused(court: Court) -> None:
    """应当在立案之日起五日内将起诉状副本发送被告。"""
    suit = court.opens(FirstInstance, day="2026-03-02")
    assert suit.deadline("send_copies").due == "2026-03-09", "the fifth day is Saturday"
    court.sweep("2026-03-10")
    assert suit.deadline("send_copies").status == "late"
    court.filing_judge.does(suit, FirstInstance.send_copies, day="2026-03-11")
    row = suit.deadline("send_copies")
    assert (row.status, row.met) == ("late", "2026-03-11")


def test_a_duty_done_on_its_last_day_is_in_time(court: Court) -> None:
    suit = court.opens(FirstInstance, day="2026-03-02")
    court.filing_judge.does(suit, FirstInstance.send_copies, day="2026-03-09T23:59:59")
    assert suit.deadline("send_copies").status == "met"


def test_a_partys_right_holds_until_midnight_of_its_last_day(court: Court) -> None:
    """《诉讼费用交纳办法》第二十二条：七日。"""
    suit = with_fee_notice(court, "2026-03-03")
    assert suit.deadline("payment").due == "2026-03-10"
    court.counter.does(suit, FirstInstance.pay, pay(court, suit), day="2026-03-10T23:59:59")
    assert suit.deadline("payment").status == "met"


def test_who_pays_before_the_notice_reaches_him_is_not_asked_to_pay_any_more(court: Court) -> None:
    """《诉讼费用交纳办法》第二十二条. What the notice asks is done; its seven days begin and are kept at once."""
    suit = court.opens(FirstInstance, day="2026-03-02")
    court.counter.does(suit, FirstInstance.pay, pay(court, suit), day="2026-03-03")
    served(court, suit.child(Service), "2026-03-04")
    assert suit.deadline("payment").status == "met"


def test_who_pays_late_has_paid_as_long_as_nobody_has_ruled(court: Court) -> None:
    """《诉讼费用交纳办法》第二十二条、民诉法解释第二百一十三条. The judge asks what day it is."""
    suit = with_fee_notice(court, "2026-03-03")
    court.sweep("2026-03-11")
    assert suit.deadline("payment").status == "lapsed"
    court.counter.does(suit, FirstInstance.pay, pay(court, suit))
    with refused("缴费通知已送达、七日期满而仍未预交", "第二百一十三条"):
        court.filing_judge.does(suit, FirstInstance.deem_withdrawn)


def test_who_has_not_paid_when_his_days_are_over_is_taken_to_have_withdrawn(court: Court) -> None:
    suit = with_fee_notice(court, "2026-03-03")
    court.sweep("2026-03-11")
    court.filing_judge.does(suit, FirstInstance.deem_withdrawn)
    with refused("案件现为“按撤诉处理”", "第二十二条"):
        court.counter.does(suit, FirstInstance.pay, pay(court, suit))


def test_what_has_not_lapsed_cannot_be_held_against_a_party(court: Court) -> None:
    suit = with_fee_notice(court, "2026-03-03")
    with refused("缴费通知已送达、七日期满而仍未预交", "第二百一十三条"):
        court.filing_judge.does(suit, FirstInstance.deem_withdrawn, day="2026-03-10")


def test_a_lapsed_right_is_reinstated_by_restarting_its_period(court: Court) -> None:
    """《民事诉讼法》第八十六条。"""
    suit = with_fee_notice(court, "2026-03-03")
    court.sweep("2026-03-11")
    restart = Restart(clock="payment", since=date(2026, 3, 28), reason=Prose("住院"))
    court.filing_judge.does(suit, FirstInstance.restart, restart, day="2026-03-30")
    row = suit.deadline("payment")
    assert (row.start, row.unrolled, row.due, row.status) == ("2026-03-28", "2026-04-04", "2026-04-07", "open")
    assert row.before == ("2026-03-10",), "what it was is kept"
    court.counter.does(suit, FirstInstance.pay, pay(court, suit), day="2026-04-07")
    court.is_whole()


def test_papers_not_mended_in_time_go_back(court: Court) -> None:
    """《登记立案若干问题的规定》第七条。"""
    filing = court.files(day="2026-03-23")
    defects = Defects(items=(Defect(what=Prose("缺身份证明"), how=Prose("补交复印件")),), days=12)
    court.counter.does(filing, Filing.list_defects, defects)
    assert filing.deadline("supplement").due == "2026-04-07", "the twelfth day is Qingming"
    court.sweep("2026-04-15")
    with refused("“补正”的期限已于2026年4月7日届满", "第七条"):
        court.wang.does(filing, Filing.supplement, Supplement(told=Prose("补交")))
    with refused("补正期限须已届满", "第七条"):
        court.counter.does(filing, Filing.return_papers)
    court.nothing_comes(filing)
    with refused("“补正”的期限已于2026年4月7日届满", "第八十六条"):
        court.wang.does(filing, Filing.supplement, Supplement(told=Prose("补交")))
    court.counter.does(filing, Filing.return_papers)
    assert filing.state is Filing.returned


# --- 2027 is not announced


def test_a_provisional_deadline_warns_and_lets_nothing_lapse(court: Court) -> None:
    filing = court.files(day="2026-12-28")
    row = filing.deadline("reviewing")
    assert (row.due, row.provisional, row.status) == ("2027-01-04", True, "open")
    assert court.sweep("2027-01-20") == 0
    assert filing.state is Filing.reviewing
    court.filing_judge.does(filing, Filing.docket)
    assert filing.state is Filing.docketed


def test_a_partys_right_is_not_refused_on_a_provisional_day(court: Court) -> None:
    suit = court.opens(FirstInstance, day="2026-12-28")
    served(court, suit.child(Service), "2026-12-29")
    assert suit.deadline("payment").provisional
    court.counter.does(suit, FirstInstance.pay, pay(court, suit), day="2027-01-15")


def test_the_clock_cannot_be_made_to_lapse_what_is_provisional(court: Court) -> None:
    filing = court.files(day="2026-12-28")
    with refused("期限尚未届满，时钟不能先走", "第八条"):
        Player(court, CLOCK.name).does(filing, Filing.docket_first, day="2027-03-01", as_=CLOCK)


def test_the_last_day_of_the_announced_year_is_no_guess(court: Court) -> None:
    filing = court.files(day="2026-12-24")
    row = filing.deadline("reviewing")
    assert (row.due, row.provisional) == ("2026-12-31", False)
    court.sweep("2027-01-08")
    assert filing.child(FirstInstance).row.number == "（2026）内0902民初1号", "numbered in the year it happened"


# --- what is closed


def test_no_period_runs_on_in_a_proceeding_that_is_closed(court: Court) -> None:
    suit = court.serving()
    court.wang.does(suit, FirstInstance.ask_withdrawal)
    court.filing_judge.does(suit, FirstInstance.withdraw)
    assert [each.clock for each in rows(Deadline, proceeding=suit.id, status="open")] == []
    assert ZHANG.name == "张某"


def test_a_period_is_extended_by_one_at_least_and_in_its_own_unit(court: Court) -> None:
    """Working days and calendar days mixed up (cmc-claim-store #153)."""
    talks = court.opens(Mediation, day="2026-04-01")
    court.filing_judge.does(talks, Mediation.assign, Assignment(mediator=PersonId(court.mediator.id)))
    why = Prose("疫情")
    for clock, amount, unit in (
        ("assigned", 0, Unit.working_days), ("assigned", -1, Unit.working_days), ("assigned", 3, Unit.days),
    ):  # fmt: skip
        with refused("延长至少为一，单位与原期限相合", "第八十六条"):
            court.president.does(talks, Mediation.extend, Extension(clock=clock, amount=amount, unit=unit, reason=why))
    two = Extension(clock="assigned", amount=2, unit=Unit.working_days, reason=why)
    court.president.does(talks, Mediation.extend, two)
    assert talks.deadline("assigned").due == "2026-04-09", "five working days: 2, 3, 7, 8 and 9 April"


def test_no_period_is_longer_than_any_court_could_count(court: Court) -> None:
    """What the interface refuses, the engine refuses too, whoever states it."""
    filing = court.files()
    endless = Extension(clock="reviewing", amount=10**30, reason=Prose("再延长"))
    with pytest.raises(Misstated, match="延长多少：超出了可以填写的范围"):
        court.president.does(filing, Filing.steps["extend"], endless)
