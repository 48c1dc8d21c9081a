"""Periods in a court: anchors, lapses, and the four things that may be done to a period, around two holidays of 2026.

2026: 4 to 6 April and 1 to 5 May are days off, Saturday 9 May is worked; 2027 is not announced.
"""

from datetime import date

import pytest

from tests.engine.cast import ZHANG, Case, Court, Player, intake, refused
from xiezhi.engine.facts import Name, PersonId, Prose
from xiezhi.engine.people import Party
from xiezhi.engine.period_steps import Exclusion, Extension, Restart, Suspension, Unit
from xiezhi.engine.words import CLOCK
from xiezhi.evidence.models import Entry
from xiezhi.law.working import Yuan
from xiezhi.procedures.confirmation import Confirmation
from xiezhi.procedures.filing import Defect, Defects, Filing, Supplement
from xiezhi.procedures.first_instance import Defence, FirstInstance, Paid
from xiezhi.procedures.mediation import Assignment, Mediation, Prolonging
from xiezhi.procedures.service import Announcement, Invalid, Receipt, Return, ReturnedBecause, Service
from xiezhi.records.deadline import Deadline
from xiezhi.records.ledger import Bill
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import count, one, rows


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
    assert suit.deadline("pay").due == "2026-03-10"
    court.wang.does(suit, FirstInstance.pay, pay(court, suit), day="2026-03-10T23:59:59")
    assert suit.deadline("pay").status == "met"


def test_a_partys_right_is_refused_afterwards_before_the_round_and_after_it(court: Court) -> None:
    suit = with_fee_notice(court, "2026-03-03")
    court.clock("2026-03-11T00:00:00")
    with refused("“交纳诉讼费”的期限已于2026-03-10届满", "第二十二条"):
        court.wang.does(suit, FirstInstance.pay, pay(court, suit))
    court.sweep()
    assert suit.deadline("pay").status == "lapsed"
    with refused("“交纳诉讼费”的期限已于2026-03-10届满", "第八十六条"):
        court.wang.does(suit, FirstInstance.pay, pay(court, suit))
    court.filing_judge.does(suit, FirstInstance.deem_withdrawn)
    assert suit.state is FirstInstance.deemed_withdrawn


def test_what_has_not_lapsed_cannot_be_held_against_a_party(court: Court) -> None:
    suit = with_fee_notice(court, "2026-03-03")
    with refused("缴费通知已送达、七日期满而仍未预交", "第二百一十三条"):
        court.filing_judge.does(suit, FirstInstance.deem_withdrawn, day="2026-03-10")


def test_a_lapsed_right_is_reinstated_by_restarting_its_period(court: Court) -> None:
    """《民事诉讼法》第八十六条。"""
    suit = with_fee_notice(court, "2026-03-03")
    court.sweep("2026-03-11")
    restart = Restart(clock="pay", since=date(2026, 3, 28), reason=Prose("住院"))
    court.filing_judge.does(suit, FirstInstance.restart, restart, day="2026-03-30")
    row = suit.deadline("pay")
    assert (row.start, row.unrolled, row.due, row.status) == ("2026-03-28", "2026-04-04", "2026-04-07", "open")
    assert row.before == ("2026-03-10",), "what it was is kept"
    court.wang.does(suit, FirstInstance.pay, pay(court, suit), day="2026-04-07")
    court.is_whole()


def test_papers_not_mended_in_time_go_back(court: Court) -> None:
    """《登记立案若干问题的规定》第七条。"""
    filing = court.files(day="2026-03-23")
    defects = Defects(items=(Defect(what=Prose("缺身份证明"), how=Prose("补交复印件")),), days=12)
    court.counter.does(filing, Filing.list_defects, defects)
    assert filing.deadline("supplement").due == "2026-04-07", "the twelfth day is Qingming"
    court.sweep("2026-04-08")
    with refused("“补正”的期限已于2026-04-07届满", "第八十六条"):
        court.wang.does(filing, Filing.supplement, Supplement(told=Prose("补交")))
    court.counter.does(filing, Filing.return_papers)
    assert filing.state is Filing.returned


# --- excluded, suspended, extended, restarted


def talks_from(court: Court, day: str) -> Case:
    talks = court.talks(day=day)
    assert talks.deadline("mediating").start == day
    return talks


def test_thirty_days_from_the_first_of_april_end_after_may_day(court: Court) -> None:
    row = talks_from(court, "2026-04-01").deadline("mediating")
    assert (row.unrolled, row.due) == ("2026-05-01", "2026-05-06")


@pytest.mark.parametrize(
    ("until", "due"),
    [((4, 7), "2026-05-06"), ((4, 13), "2026-05-08"), ((4, 14), "2026-05-09"), ((4, 15), "2026-05-11")],
)
def test_excluded_days_are_added_to_the_base_before_it_rolls_once(
    court: Court, until: tuple[int, int], due: str
) -> None:
    """《民诉法解释》第二百四十三条。7 April alone: 2 May, so 6 May; to the 14th: eight days, the worked Saturday."""
    talks = talks_from(court, "2026-04-01")
    exclusion = Exclusion(
        clock="mediating", since=date(2026, 4, 7), until=date(2026, *until), reason=Prose("双方同意鉴定")
    )
    court.filing_judge.does(talks, Mediation.exclude, exclusion, day="2026-04-15")
    assert talks.deadline("mediating").due == due
    court.is_whole()


def test_overlapping_exclusions_are_counted_once(court: Court) -> None:
    talks = talks_from(court, "2026-04-01")
    for since, until in ((date(2026, 4, 7), date(2026, 4, 10)), (date(2026, 4, 9), date(2026, 4, 13))):
        exclusion = Exclusion(clock="mediating", since=since, until=until, reason=Prose("鉴定"))
        court.filing_judge.does(talks, Mediation.exclude, exclusion, day="2026-04-15")
    assert talks.deadline("mediating").due == "2026-05-08", "7 to 13 April are seven days"


def test_an_exclusion_ends_no_earlier_than_it_begins(court: Court) -> None:
    talks = talks_from(court, "2026-04-01")
    with refused("扣除的止日不能早于起日", "第二百四十三条"):
        court.filing_judge.does(
            talks, Mediation.exclude,
            Exclusion(clock="mediating", since=date(2026, 4, 8), until=date(2026, 4, 7), reason=Prose("错")),
        )  # fmt: skip


def test_a_suspended_period_does_not_run_and_goes_on_where_it_stood(court: Court) -> None:
    """《民事诉讼法》第一百五十三条。10 to 20 April are eleven days: 12 May."""
    talks = talks_from(court, "2026-04-01")
    court.filing_judge.does(talks, Mediation.suspend, Suspension(reason=Prose("当事人病重")), day="2026-04-10")
    assert talks.deadline("mediating").status == "suspended"
    assert court.sweep("2026-04-19") == 0
    court.filing_judge.does(talks, Mediation.resume, day="2026-04-20")
    row = talks.deadline("mediating")
    assert (row.due, row.status) == ("2026-05-12", "open")


def test_a_suspended_period_never_lapses(court: Court) -> None:
    talks = talks_from(court, "2026-04-01")
    court.filing_judge.does(talks, Mediation.suspend, Suspension(reason=Prose("当事人病重")), day="2026-04-10")
    assert court.sweep("2026-09-01") == 0
    assert talks.state is Mediation.mediating


def test_what_is_suspended_is_not_suspended_again_and_what_runs_is_not_resumed(court: Court) -> None:
    talks = talks_from(court, "2026-04-01")
    with refused("本案须有正在中止的期限", "第一百五十三条"):
        court.filing_judge.does(talks, Mediation.resume)
    court.filing_judge.does(talks, Mediation.suspend, Suspension(reason=Prose("当事人病重")))
    with refused("本案的期限须没有中止", "第一百五十三条"):
        court.filing_judge.does(talks, Mediation.suspend, Suspension(reason=Prose("当事人病重")))


def test_an_extension_is_counted_from_the_base_and_not_from_the_day_rolled_over(court: Court) -> None:
    """An extension was counted from the already rolled-over date (cmc-claim-store #39): 16 May, not 21 May."""
    talks = talks_from(court, "2026-04-01")
    court.clock("2026-04-28")
    for each in court.parties(talks):
        each.does(talks, Mediation.prolong, Prolonging(more=15))
    row = talks.deadline("mediating")
    assert (row.unrolled, row.due) == ("2026-05-16", "2026-05-18")
    assert row.before == ("2026-05-06",)


def test_the_president_extends_the_review_of_a_confirmation_by_ten_days(court: Court) -> None:
    """《司法确认程序的若干规定》第五条：十五日，可以延长十日。1 April and 25 days: Sunday 26, so Monday 27 April."""
    confirmation = court.opens(Confirmation, day="2026-04-01")
    court.filing_judge.does(confirmation, Confirmation.accept)
    assert confirmation.deadline("reviewing").due == "2026-04-16"
    ten = Extension(clock="reviewing", amount=10, unit=Unit.days, reason=Prose("案情复杂"))
    with refused("“延长期限”由院长办理", "第八十六条"):
        court.filing_judge.does(confirmation, Confirmation.extend, ten)
    court.president.does(confirmation, Confirmation.extend, ten)
    assert confirmation.deadline("reviewing").due == "2026-04-27"


def test_extended_excluded_and_rolled_in_that_order_and_once(court: Court) -> None:
    """30 and 15 days: 16 May; three days excluded: 19 May; a Tuesday."""
    talks = talks_from(court, "2026-04-01")
    exclusion = Exclusion(clock="mediating", since=date(2026, 5, 14), until=date(2026, 5, 16), reason=Prose("鉴定"))
    court.filing_judge.does(talks, Mediation.exclude, exclusion)
    assert talks.deadline("mediating").due == "2026-05-06", "the days excluded lie behind its end"
    for each in court.parties(talks):
        each.does(talks, Mediation.prolong, Prolonging(more=15))
    assert talks.deadline("mediating").due == "2026-05-19"


def test_a_restarted_period_runs_anew_from_its_day(court: Court) -> None:
    """10 April and 30 days: Sunday 10 May, so Monday 11 May."""
    talks = talks_from(court, "2026-04-01")
    restart = Restart(clock="mediating", since=date(2026, 4, 10), reason=Prose("更换调解员"))
    court.filing_judge.does(talks, Mediation.restart, restart, day="2026-04-10")
    row = talks.deadline("mediating")
    assert (row.start, row.due) == ("2026-04-10", "2026-05-11")


def test_each_of_the_four_names_a_period_that_runs_here(court: Court) -> None:
    talks = talks_from(court, "2026-04-01")
    day, why = date(2026, 4, 7), Prose("无")
    with refused("所指期限须在本案中计算", "第八十六条"):
        court.filing_judge.does(talks, Mediation.exclude, Exclusion(clock="pay", since=day, until=day, reason=why))
    with refused("所指期限须在本案中计算", "第八十六条"):
        court.president.does(talks, Mediation.extend, Extension(clock="pay", amount=3, reason=why))
    with refused("所指期限须在本案中计算", "第八十六条"):
        court.filing_judge.does(talks, Mediation.restart, Restart(clock="pay", since=day, reason=why))


# --- each person's own


def defendants(number: int) -> tuple[Party, ...]:
    return tuple(Party(name=Name(f"被告{place}"), address=Prose("商都县")) for place in range(1, number + 1))


def test_each_of_several_defendants_answers_on_a_clock_of_his_own(court: Court) -> None:
    """Two defendants at most in the data model (civil-service `respondent2`). 《民事诉讼法》第一百二十八条。"""
    suit = court.serving(*defendants(3))
    people = [suit.person("defendant", place) for place in (1, 2, 3)]
    for person, day in zip(people, ("2026-03-05", "2026-03-20", "2026-03-21"), strict=True):
        served(court, suit.service_of("defence_notice", person), day)
    assert [suit.deadline("defend", person).due for person in people] == ["2026-03-20", "2026-04-07", "2026-04-07"]
    people[1].does(suit, FirstInstance.defend, Defence(answer=Prose("已还清")), day="2026-03-22")
    assert [suit.deadline("defend", person).status for person in people] == ["open", "met", "open"]
    court.is_whole()


def test_the_suit_is_ready_when_the_last_of_all_services_is_done(court: Court) -> None:
    suit = court.serving(*defendants(3))
    services = [suit.service_of("defence_notice", suit.person("defendant", place)) for place in (1, 2, 3)]
    fee = suit.service_of("fee_notice", suit.person("claimant"))
    for service in (services[2], fee, services[0]):
        served(court, service, "2026-03-04")
        assert suit.state is FirstInstance.serving
    court.server.does(services[1], Service.cancel, Invalid(reason=Prose("撤回对他的起诉")))
    assert suit.state is FirstInstance.ready


# --- corrections


def test_a_service_found_invalid_derives_its_periods_again_tells_those_concerned_and_flags_what_was_done(
    court: Court,
) -> None:
    """The clock ran from the wrong anchor event (island.is #10649). 《民事诉讼法》第八十七条。"""
    from xiezhi.desk.notices import Notice
    from xiezhi.records.proceeding import Flag

    suit = court.serving()
    zhang = suit.person("defendant")
    service = suit.service_of("defence_notice", zhang)
    served(court, service, "2026-03-05")
    assert suit.deadline("defend", zhang).due == "2026-03-20"
    defend = zhang.does(suit, FirstInstance.defend, Defence(answer=Prose("未收到")), day="2026-03-10")
    why = Invalid(reason=Prose("签收的不是本人"))
    invalidated = court.filing_judge.does(service, Service.invalidate, why, day="2026-03-12")
    assert [each.status for each in rows(Deadline, proceeding=suit.id, clock="defend")] == ["void"]
    assert service.state is Service.failed
    flag = one(Flag, entry=defend.entry)
    assert flag is not None
    assert flag.because == invalidated.entry
    assert "答辩" in flag.text
    told = Notice.objects.filter(entry=invalidated.entry).values_list("person", flat=True)
    assert {zhang.id, court.wang.id} <= set(told)
    assert count(Proceeding, id=suit.id, closed="") == 1, "nothing is undone by itself"
    served(court, service, "2026-03-20")
    assert suit.deadline("defend", zhang).due == "2026-04-07", "fifteen days end on Qingming"
    court.is_whole()


def test_a_right_that_lapsed_on_an_invalid_service_is_not_lost(court: Court) -> None:
    suit = with_fee_notice(court, "2026-03-03")
    service = suit.child(Service)
    court.sweep("2026-03-11")
    court.filing_judge.does(service, Service.invalidate, Invalid(reason=Prose("送错人")), day="2026-03-12")
    with refused("缴费通知已送达、七日期满而仍未预交", "第二百一十三条"):
        court.filing_judge.does(suit, FirstInstance.deem_withdrawn)
    served(court, service, "2026-03-16")
    assert (suit.deadline("pay").due, suit.deadline("pay").status) == ("2026-03-23", "open")
    court.wang.does(suit, FirstInstance.pay, pay(court, suit), day="2026-03-23")


def test_an_entry_is_corrected_once_and_only_in_its_own_proceeding(court: Court) -> None:
    from xiezhi.engine.facts import EntryId
    from xiezhi.engine.shared_steps import Correction

    one_filing, other = court.files(), court.files(intake(yuan="900"))
    offer = court.filing_judge.does(one_filing, Filing.offer)
    correction = Correction(entry=EntryId(offer.entry), reason=Prose("误点"))
    with refused("所指记录须是本案已有、尚未更正的记录", "第一条"):
        court.filing_judge.does(other, Filing.correct, correction)
    court.filing_judge.does(one_filing, Filing.correct, correction)
    assert one_filing.deadline("offered").status == "void"
    with refused("所指记录须是本案已有、尚未更正的记录", "第一条"):
        court.filing_judge.does(one_filing, Filing.correct, correction)
    assert Entry.objects.filter(id=offer.entry).exists(), "what is corrected stays in the log"
    court.is_whole()


# --- service


def test_the_effective_service_is_computed_from_proof_and_not_by_order(court: Court) -> None:
    """The latest of several services was chosen by list order (island.is #18255)."""
    suit = court.serving(day="2026-03-02")
    zhang = suit.person("defendant")
    service = suit.service_of("defence_notice", zhang)
    from xiezhi.procedures.service import Posting

    court.server.does(service, Service.post, Posting(tracking="EMS1"), day="2026-03-03")
    back = Return(why=ReturnedBecause.absent, on=date(2026, 3, 9))
    with refused("只有自己给的地址不准确", "第十一条"):
        court.server.does(service, Service.deem, back, day="2026-03-10")
    court.server.does(service, Service.return_post, back)
    assert rows(Deadline, proceeding=suit.id, clock="defend") == [], "no proof, no period"
    served(court, service, "2026-03-16")
    assert suit.deadline("defend", zhang).start == "2026-03-16"


def test_an_announcement_takes_effect_on_its_thirtieth_day_even_on_a_holiday(court: Court) -> None:
    """《民事诉讼法》第九十五条。4 March and 30 days: 3 April; 5 March: 4 April, a day off, which does not roll."""
    suit = court.serving(day="2026-03-02")
    zhang = suit.person("defendant")
    service = suit.service_of("defence_notice", zhang)
    with refused("案件现为“待送达”", "第九十五条"):
        court.server.does(service, Service.announce, Announcement(reason=Prose("下落不明"), place=Prose("人民法院报")))
    court.server.does(service, Service.fail, Invalid(reason=Prose("下落不明")))
    court.server.does(
        service, Service.announce, Announcement(reason=Prose("下落不明"), place=Prose("人民法院报")), day="2026-03-05"
    )
    assert court.sweep("2026-04-04") == 0
    assert service.state is Service.announced
    court.sweep("2026-04-05")
    assert service.state is Service.served
    row = suit.deadline("defend", zhang)
    assert (row.start, row.due) == ("2026-04-04", "2026-04-20"), "fifteen days end on Sunday the 19th"


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
    assert suit.deadline("pay").provisional
    court.wang.does(suit, FirstInstance.pay, pay(court, suit), day="2027-01-15")


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
