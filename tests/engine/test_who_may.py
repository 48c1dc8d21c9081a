"""Who may take a step, when it happened, and where: by office, by standing, in its own court."""

from datetime import date

import pytest

from tests.engine.cast import CODE, Case, Court, Player, intake, refused
from xiezhi.engine.door import act
from xiezhi.engine.facts import Name, PersonId, Secret
from xiezhi.engine.refused import Refused
from xiezhi.engine.words import ANYONE, CARRIER, CLOCK, COURSE, FILING_JUDGE, FOUNDER, PRESIDENT, SIGNER
from xiezhi.evidence.models import Entry, Head
from xiezhi.phrases.people import Party
from xiezhi.procedures.affairs import Absence, Affairs, Founding
from xiezhi.procedures.filing import Filing
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.procedures.mediation import Assignment, Mediation
from xiezhi.procedures.service import Receipt, Service

# --- who may


def test_an_office_is_held_in_its_own_court_and_in_its_own_time(court: Court) -> None:
    filing = court.files()
    for stranger in (court.president, court.server, court.wang, Player(court, "")):
        with refused("“登记立案”由立案法官办理", "第一百二十六条"):
            stranger.does(filing, Filing.docket, as_=FILING_JUDGE)
    with refused("“登记立案”由立案法官办理", "第一百二十六条"):
        court.filing_judge.does(filing, Filing.docket, as_=PRESIDENT)


def test_nobody_takes_a_systems_role_by_naming_it(court: Court) -> None:
    filing = court.files()
    for role, step in ((CLOCK, Filing.docket_first), (COURSE, Filing.docket), (SIGNER, Filing.docket)):
        with pytest.raises(Refused, match="办理"):
            court.wang.does(filing, step, day="2026-03-30", as_=role)
    with refused("“立案编号”由程序衔接办理", "第一百二十六条"):
        Player(court, COURSE.name).does(filing, FirstInstance.open, as_=COURSE)
    service = court.opens(Service, intake(yuan="700"))
    court.server.does(service, Service.send)
    with refused("“到达受送达人系统”由送达渠道办理", "第三十一条"):
        court.wang.does(service, Service.arrive, as_=CARRIER)


def test_the_clock_cannot_run_ahead(court: Court) -> None:
    filing = court.files()
    clock = Player(court, CLOCK.name)
    with refused("期限尚未届满，时钟不能先走", "第八条"):
        clock.does(filing, Filing.docket_first, day="2026-03-09", as_=CLOCK)
    clock.does(filing, Filing.docket_first, day="2026-03-10", as_=CLOCK)
    assert filing.state is Filing.docketed


def test_a_party_of_one_dispute_has_no_standing_in_another(court: Court) -> None:
    mine = court.files()
    other = Party(name=Name("刘某"), id_number=Secret("310101198001010018"))
    theirs = court.files(intake(claimants=(other,), yuan="500"), by=court.counter)
    court.filing_judge.does(theirs, Filing.offer)
    court.filing_judge.does(mine, Filing.offer)
    with refused("“不同意调解”由当事人办理", "第一百二十五条"):
        court.wang.does(theirs, Filing.decline)
    court.wang.does(mine, Filing.decline)


# --- two times


def test_a_step_that_does_not_declare_it_may_not_state_when_it_happened(court: Court) -> None:
    filing = court.files()
    with refused("“登记立案”以登记时间为准，不能另填发生时间", "办理规则"):
        court.filing_judge.does(filing, Filing.docket, happened="2026-03-01T08:00")


def test_nothing_happened_later_than_now(court: Court) -> None:
    service = court.opens(Service)
    receipt = Receipt(on=date(2026, 3, 2))
    with refused("发生时间不能晚于现在", "办理规则"):
        court.server.does(service, Service.hand_over, receipt, happened="2026-03-02T09:00:01")
    court.server.does(service, Service.hand_over, receipt, happened="2026-03-02T09:00:00")


def test_periods_run_from_legal_time_and_the_log_orders_by_record(court: Court) -> None:
    service = court.opens(Service)
    receipt = court.server.does(
        service, Service.hand_over, Receipt(on=date(2026, 3, 4)), day="2026-03-09", happened="2026-03-04T10:00"
    )
    entry = Entry.objects.get(id=receipt.entry)
    assert entry.recorded_at.startswith("2026-03-09")
    assert entry.happened_at.startswith("2026-03-04")
    assert service.row.closed == "2026-03-04"
    pay = Case(court, service.row.parent).deadline("payment")
    assert (pay.start, pay.due) == ("2026-03-04", "2026-03-11")


def test_service_may_not_take_effect_on_a_day_to_come(court: Court) -> None:
    """A date of receipt that lies ahead would let periods run from a day that nobody has seen."""
    service = court.opens(Service)
    with pytest.raises(Refused):
        court.server.does(service, Service.hand_over, Receipt(on=date(2026, 6, 1)))


# --- the court itself


def test_a_court_is_founded_once(court: Court) -> None:
    with refused("法院只能建一次", "人员任职"):
        court.act(
            Affairs.found,
            Founding(code=CODE, name="另一法院", level="基层"),
            court=CODE,
            by=FOUNDER.name,
            as_=FOUNDER,
            key="2",
        )


def test_an_officer_who_is_away_is_not_chosen_but_still_holds_his_office(court: Court) -> None:
    talks = court.opens(Mediation)
    absence = Absence(person=PersonId(court.mediator.id), since=date(2026, 3, 1), until=date(2026, 3, 31))
    court.personnel.does(court.affairs, Affairs.leave, absence)
    with refused("调解员须是本院名册上在岗的调解员", "第十一条"):
        court.filing_judge.does(talks, Mediation.assign, Assignment(mediator=PersonId(court.mediator.id)))


def test_two_courts_of_one_home_number_and_log_apart(court: Court) -> None:
    with court.stands():
        act(
            Affairs.found, Founding(code="内0928", name="丰镇市人民法院", level="基层"), court="内0928", by="founder",
            as_=FOUNDER, key="found",
        )  # fmt: skip
        act(Filing.submit, intake(), court="内0928", by="p", as_=ANYONE, key="there")
    court.files()
    assert {head.court: head.size for head in Head.objects.all()} == {CODE: court.size, "内0928": 2}
    court.is_whole()
