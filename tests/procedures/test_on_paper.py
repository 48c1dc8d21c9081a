"""《民事诉讼法》第九十条：通过电子方式送达的判决书、裁定书、调解书，受送达人提出需要纸质文书的，人民法院应当提供。"""

from datetime import date

from tests.engine.cast import Case, Court, refused
from tests.procedures.reached import refused_electronically, wants_paper
from xiezhi.engine.facts import Prose
from xiezhi.engine.possible import case_for, known_to
from xiezhi.engine.words import CARRIER, COUNTER
from xiezhi.procedures.affairs import Affairs, Value
from xiezhi.procedures.service import Arrival, OnPaper, Posting, Receipt, Return, ReturnedBecause, Service, Wish
from xiezhi.records.paper import Delivery, PaperCopy
from xiezhi.records.table import one

POSTED = Posting(tracking="EMS1")


def copy_in(wish: Case) -> PaperCopy:
    found = one(PaperCopy, proceeding=wish.id)
    assert found is not None
    return found


def test_who_asks_is_brought_the_paper_within_the_courts_days_and_the_day_of_service_stays(court: Court) -> None:
    service = refused_electronically(court)
    wish = wants_paper(court, service, day="2026-03-03")
    owed = wish.deadline("asked")
    assert (owed.due, owed.status, owed.role) == ("2026-03-09", "open", "server"), "the fifth day is a Sunday"
    court.server.does(wish, OnPaper.post_paper, POSTED, day="2026-03-04")
    assert wish.deadline("asked").status == "open"
    court.server.does(wish, OnPaper.paper_signed_for, Receipt(on=date(2026, 3, 6)), day="2026-03-06")
    assert wish.deadline("asked").status == "met"
    assert copy_in(wish).received == "2026-03-06"
    delivery = one(Delivery, id=service.id)
    assert delivery is not None
    assert (delivery.means, delivery.effective) == ("electronic", "2026-03-02")
    court.is_whole()


def test_where_it_goes_is_filled_in_with_the_address_that_he_confirmed(court: Court) -> None:
    service = refused_electronically(court)
    found = one(Delivery, id=service.id)
    assert found is not None
    with court.stands():
        case = case_for(service.row, found.recipient)
        assert known_to(case, OnPaper.ask_for_paper) == {"to": case.person(found.recipient).address} != {"to": ""}


def test_the_court_sets_the_days_by_a_dated_decision(court: Court) -> None:
    value = Value(name="service.paper_days", value="2", since=date(2026, 3, 2), reason=Prose("窗口自己打印"))
    court.president.does(court.affairs, Affairs.set_value, value)
    assert wants_paper(court, refused_electronically(court)).deadline("asked").due == "2026-03-04"


def test_what_is_not_brought_in_time_is_late_and_still_owed(court: Court) -> None:
    wish = wants_paper(court, refused_electronically(court))
    court.sweep("2026-03-10")
    assert wish.deadline("asked").status == "late"
    court.server.does(wish, OnPaper.give_paper, Receipt(on=date(2026, 3, 10)))
    assert (wish.deadline("asked").met, wish.state) == ("2026-03-10", OnPaper.received)


def test_what_comes_back_is_sent_again_under_the_same_clock(court: Court) -> None:
    wish = wants_paper(court, refused_electronically(court), Wish(to=Prose("察右前旗")))
    due = wish.deadline("asked").due
    court.server.does(wish, OnPaper.post_paper, POSTED)
    court.server.does(wish, OnPaper.paper_comes_back, Return(why=ReturnedBecause.absent, on=date(2026, 3, 2)))
    assert (copy_in(wish).sent, copy_in(wish).to) == ("", "察右前旗")
    court.server.does(wish, OnPaper.post_paper, POSTED)
    assert (copy_in(wish).attempts, wish.deadline("asked").due) == (2, due)


def test_for_who_asks_by_telephone_the_clerk_says_how_he_was_known(court: Court) -> None:
    service = refused_electronically(court)
    with refused("须写明怎样提出", "窗口代录规则"):
        court.counter.does(service, OnPaper.ask_for_paper, as_=COUNTER)
    how = Wish(how=Prose("打12368，报了案号和身份证号后四位"))
    court.counter.does(service, OnPaper.ask_for_paper, how, as_=COUNTER)
    assert copy_in(service.child(OnPaper)).recipient == court.wang.id


def test_it_is_asked_for_once_until_it_has_come_or_is_not_wanted(court: Court) -> None:
    service = refused_electronically(court)
    wish = wants_paper(court, service)
    with refused("要求过的须等收到以后才再提", "第九十条"):
        court.wang.does(service, OnPaper.ask_for_paper)
    court.wang.does(wish, OnPaper.withdraw_wish, day="2026-03-03")
    assert (copy_in(wish).received, copy_in(wish).withdrawn) == ("", "2026-03-03")
    assert (wish.deadline("asked").status, wants_paper(court, service).state) == ("met", OnPaper.asked)


def test_what_was_handed_over_is_paper_already(court: Court) -> None:
    suit = court.serving()
    zhang = suit.person("defendant")
    copy = suit.service_of("defence_notice", zhang)
    court.server.does(copy, Service.hand_over, Receipt(on=date(2026, 3, 2)))
    with refused("须是电子送达的文书", "第九十条"):
        zhang.does(copy, OnPaper.ask_for_paper)


def test_a_notice_is_none_of_the_three(court: Court) -> None:
    service = court.opens(Service)
    court.server.does(service, Service.send)
    court.act(Service.arrive, Arrival(), on=service.row, by=CARRIER.name, as_=CARRIER, key="arrives")
    with refused("判决书、裁定书、调解书", "第九十条"):
        court.wang.does(service, OnPaper.ask_for_paper)
