"""Periods that run from service: each person's own, derived again when a service proves invalid."""

from datetime import date

from tests.engine.cast import Court, intake, refused
from tests.engine.test_clocks import pay, served, with_fee_notice
from tests.procedures.trials import Trial
from xiezhi.engine.facts import Name, Prose
from xiezhi.evidence.models import Entry
from xiezhi.law.tracks import Track
from xiezhi.phrases.people import Party
from xiezhi.procedures.filing import Filing
from xiezhi.procedures.first_instance import Copies, Defence, FirstInstance
from xiezhi.procedures.service import Announcement, Invalid, Return, ReturnedBecause, Service
from xiezhi.records.deadline import Deadline
from xiezhi.records.paper import Delivery
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import count, one, rows

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
    """The clock ran from the wrong anchor event (island.is #17667, #10649). 《民事诉讼法》第八十七条。"""
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
    assert (suit.deadline("payment").due, suit.deadline("payment").status) == ("2026-03-23", "open")
    court.counter.does(suit, FirstInstance.pay, pay(court, suit), day="2026-03-23")


def test_a_service_whose_entry_was_corrected_is_still_found_invalid(court: Court) -> None:
    from xiezhi.engine.facts import EntryId
    from xiezhi.engine.shared_steps import Correction

    suit = court.serving()
    service = suit.service_of("defence_notice", suit.person("defendant"))
    served(court, service, "2026-03-05")
    ending = Entry.objects.filter(proceeding=service.id).order_by("place").last()
    assert ending is not None
    court.filing_judge.does(service, Service.correct, Correction(entry=EntryId(ending.id), reason=Prose("误点")))
    court.filing_judge.does(service, Service.invalidate, Invalid(reason=Prose("送错人")), day="2026-03-12")
    assert service.state is Service.failed
    court.is_whole()


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
    """The latest of several services was chosen by list order (island.is #18255); 28 or 33 days, with the time of
    service or without (cmc-citizen-frontend #537)? The day of proof begins it."""
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
    right = suit.deadline("defend", zhang)
    assert (right.start, right.due) == ("2026-03-16", "2026-03-31"), "not from the day of posting, nor of its return"


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


def test_the_days_of_announcements_are_left_out_of_the_limit_of_the_trial_each_day_once(court: Court) -> None:
    """民诉法解释第二百四十三条."""
    trial = Trial.of(court).triaged(Track.ordinary, "2026-03-03").paid()
    court.filing_judge.does(trial.suit, FirstInstance.send_copies, Copies())
    lost = [each for each in trial.suit.children(Service) if rows(Delivery, id=each.id, recipient=trial.zhang.id)]
    assert trial.suit.deadline("limit").unrolled == "2026-09-02"
    announcement = Announcement(reason=Prose("下落不明"), place=Prose("人民法院报"))
    days = {"2026-03-05": "2026-10-02", "2026-03-15": "2026-10-12"}
    for service, (day, limit) in zip(lost, [*days.items(), ("2026-03-15", "2026-10-12")], strict=False):
        court.server.does(service, Service.fail, Invalid(reason=Prose("下落不明")))
        court.server.does(service, Service.announce, announcement, day=day)
        assert trial.suit.deadline("limit").unrolled == limit, "thirty days, and ten more"
    assert len(lost) >= len(days)
    court.is_whole()
