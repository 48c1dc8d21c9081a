"""普法讲座：先报先得，满了候补；前一日通知；到课、练习，各人只有自己的一份。"""

from datetime import date

from tests.engine.cast import Court, Player, refused
from tests.procedures.lectures import AFTER, EVE, books, held, lecture
from xiezhi.desk.notices import notices_of
from xiezhi.engine.access import Viewer
from xiezhi.engine.facts import EntryId, Name, Prose
from xiezhi.engine.shared_steps import Correction
from xiezhi.evidence.models import Entry
from xiezhi.procedures.course import Booking, Lecture
from xiezhi.procedures.lecture import Calling, Seat, Trade
from xiezhi.records.deadline import Deadline
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows


def people(court: Court) -> tuple[Player, Player, Player]:
    return court.wang, Player(court, "person-zhang"), Player(court, "person-naren")


def told(who: Player) -> str:
    return "\n".join(each.text() for each in notices_of(who.id))


def test_a_lecture_is_announced_three_days_ahead_at_least(court: Court) -> None:
    with refused("至少提前三日公布", "第一条"):
        lecture(court, day=date(2026, 3, 4))


def test_who_finds_it_full_is_told_so_may_wait_and_moves_up_when_somebody_cancels(court: Court) -> None:
    (wang, zhang, naren), on = people(court), lecture(court, seats=1)
    first = books(on, wang)
    with refused("名额已满", "第二条"):
        books(on, zhang, "张某")
    second, third = books(on, zhang, "张某", waits=True), books(on, naren, "娜仁", waits=True)
    wang.does(first, Booking.cancel)
    assert [each.state for each in (first, second, third)] == [Booking.cancelled, Booking.booked, Booking.booked]
    assert "由候补补上名额" in told(zhang)
    assert "候补" not in told(naren)


def test_who_waited_and_cancels_moves_nobody_up(court: Court) -> None:
    (wang, zhang, naren), on = people(court), lecture(court, seats=1)
    books(on, wang)
    second, _third = books(on, zhang, "张某", waits=True), books(on, naren, "娜仁", waits=True)
    zhang.does(second, Booking.cancel)
    assert told(wang) == told(naren) == ""


def test_nobody_books_twice_and_the_counter_books_for_who_telephones(court: Court) -> None:
    on = lecture(court)
    books(on, court.wang)
    with refused("不能在一场讲座报两次名", "第二条"):
        books(on, court.wang)
    with refused("还须写明电话", "第三条"):
        court.counter.does(on, Booking.book, Seat(trade=Trade.livestock, name=Name("老牧民")))
    herder = books(on, court.counter, "老牧民", trade=Trade.livestock)
    assert herder.row.track == "livestock"
    court.counter.does(herder, Booking.cancel)
    assert herder.state is Booking.cancelled


def test_the_day_before_everyone_is_reminded_of_place_or_of_waiting(court: Court) -> None:
    (wang, zhang, _naren), on = people(court), lecture(court, seats=1)
    books(on, wang)
    books(on, zhang, "张某", waits=True)
    court.sweep("2026-03-10")
    assert told(wang) == ""
    court.sweep(EVE)
    assert on.state is Lecture.near
    assert "明天有您报名的讲座：2026-03-12 15:00《电子合同怎么签、怎么存证》，诉讼服务中心二楼" in told(wang)
    assert "还在候补" in told(zhang)


def test_who_came_and_did_the_exercise_before_or_after_has_completed(court: Court) -> None:
    (wang, zhang, naren), on = people(court), lecture(court)
    before, after, never = books(on, wang), books(on, zhang, "张某"), books(on, naren, "娜仁")
    wang.does(before, Booking.practise)
    court.sweep(EVE)
    with refused("开讲以后才能登记到课", "第五条"):
        court.counter.does(on, Lecture.hold, day="2026-03-12T14:00")
    held(on, wang, zhang)
    assert [each.state for each in (before, after, never)] == [Booking.completed, Booking.attended, Booking.missed]
    zhang.does(after, Booking.catch_up)
    assert after.state is Booking.completed
    assert court.now.startswith(AFTER)
    court.is_whole()


def test_a_lecture_called_off_is_told_to_each_with_the_reason(court: Court) -> None:
    on = lecture(court)
    booking = books(on, court.wang)
    court.counter.does(on, Lecture.call_off, Calling(reason=Prose("停电")))
    assert booking.state is Booking.called_off
    assert "讲座取消了" in told(court.wang)
    assert "停电" in told(court.wang)


def test_an_attendee_sees_his_own_booking_and_nobody_elses(court: Court) -> None:
    (wang, zhang, _naren), on = people(court), lecture(court)
    mine = books(on, wang)
    books(on, zhang, "张某")
    seen = rows(Proceeding, Viewer(wang.id, "2026-03-02").visible())
    assert [each.id for each in seen] == [mine.id]


def test_a_lecture_whose_announcement_is_corrected_has_no_day_and_nobody_meets_a_fault(court: Court) -> None:
    on = lecture(court)
    announced = Entry.objects.get(proceeding=on.id)
    court.president.does(on, Lecture.correct, Correction(entry=EntryId(announced.id), reason=Prose("场地另有安排")))
    assert {each.status for each in rows(Deadline, proceeding=on.id)} == {"void"}
