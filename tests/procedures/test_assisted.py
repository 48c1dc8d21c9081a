"""Enforcement with the world outside: institutions answer, statements are booked, payouts arrive."""

import itertools
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from tests.engine.cast import CODE, Case, Court
from tests.procedures.enforced import money_of, names_account, registry, running
from xiezhi.desk.errands import Errand
from xiezhi.desk.notices import Notice as Told
from xiezhi.engine.clock import at
from xiezhi.engine.errands import work
from xiezhi.engine.facts import PersonId, Prose, stated
from xiezhi.engine.possible import case_for
from xiezhi.engine.words import PROCEDURES, SECOND
from xiezhi.evidence.models import Entry
from xiezhi.law.working import Yuan
from xiezhi.outside.assistance import Item
from xiezhi.outside.assistance_simulator import City, Wrong, city
from xiezhi.outside.bank_simulator import Bank, bank
from xiezhi.outside.loopback import Loopback, Mood
from xiezhi.phrases import assistants
from xiezhi.procedures.course import CaseMoney, Inquiry, Payout, Seizure, UnknownMoney
from xiezhi.procedures.enforcement import Asking, Enforcement, Freezing, Taking
from xiezhi.procedures.enforcement.doubt import Mistake
from xiezhi.procedures.enforcement.guards import controlled
from xiezhi.procedures.enforcement.inquiry import Answer
from xiezhi.procedures.money import (
    Allocation,
    Banked,
    Cash,
    HandedOver,
    Identified,
    Note,
    OnSheet,
    Pile,
    Witnessed,
    books,
)
from xiezhi.procedures.money.books import balance
from xiezhi.procedures.money.errands import read_statements
from xiezhi.records.deadline import Deadline
from xiezhi.records.enforcement import Asset, Hold
from xiezhi.records.money import Arrival, Posting
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows

pytestmark = pytest.mark.django_db
KEY = b"key"


class Around:
    """The bank and the city, and the time that errands need."""

    gateway: Loopback

    def __init__(self, court: Court) -> None:
        self.court, self.bank, self.now = court, Bank(KEY), datetime.fromisoformat("2026-03-24T10:00:00+08:00")
        self.city = City(KEY, transfer=lambda request, amount: self.pays(request.account, amount, request.name))

    def pays(self, sub: str, amount: Decimal, name: str = "张某", memo: str = "", direction: str = "in") -> None:
        self.bank.book(CODE, direction, amount, sub=sub, name=name, account="6217", memo=memo, day="2026-03-24")

    def works(self, hours: int = 30) -> None:
        """Errands are done, tried again and done, statements read, for so many hours."""
        for _ in range(hours):
            self.now += timedelta(hours=1)
            with at(self.now):
                read_statements()
                work("test")


@pytest.fixture
def around(court: Court, monkeypatch: pytest.MonkeyPatch) -> Iterator[Around]:
    made = Around(court)
    monkeypatch.setattr("xiezhi.procedures.enforcement.errands.sealed", lambda _: b"%PDF")
    with bank(made.bank) as at_bank, city(made.city) as at_city:
        made.gateway = at_city
        for name, url in (("bank", at_bank.url), ("assistance", at_city.url)):
            monkeypatch.setitem(assistants.PLAYED, name, {"url": url, "secret": KEY.decode()})
        yield made


def troubles() -> list[str]:
    return [f"{each.kind}: {each.trouble}" for each in Errand.objects.exclude(status="done").exclude(kind="seal")]


def test_thirty_one_institutions_answer_and_what_they_know_is_held_and_taken(court: Court, around: Around) -> None:
    case = running(court)
    around.city.known[("bank02", "")] = [Item("deposit", "活期", "6228-1", Decimal(500_000))]
    court.enforcer.does(case, Enforcement.inquire, Asking(debtor=PersonId(case.person("defendant").id)))
    assert len(case.children(Inquiry)) == 31
    around.works()
    erred = [each for each in case.children(Inquiry) if each.state is Inquiry.erred]
    for each in erred:
        court.enforcer.does(each, Inquiry.ask_again, day="2026-03-26")
    around.now = datetime.fromisoformat("2026-03-26T10:00:00+08:00")
    around.works()
    assert {each.row.state for each in case.children(Inquiry)} <= {"answered", "erred"}
    (asset,) = rows(Asset, proceeding=case.id)
    assert (asset.holder, asset.value) == ("中国农业银行", 50_000_000)
    court.enforcer.does(case, Enforcement.freeze, Freezing(asset=asset.id, amount=Yuan(600_000)), day="2026-03-27T11")
    around.now = datetime.fromisoformat("2026-03-27T12:00:00+08:00")
    around.works()
    seizure = case.child(Seizure)
    assert seizure.state is Seizure.in_force
    assert rows(Hold, id=seizure.id)[0].held == 50_000_000, "no more than there is"
    court.enforcer.does(seizure, Seizure.take, Taking(amount=Yuan(500_000)), day="2026-03-30")
    around.now = datetime.fromisoformat("2026-03-30T10:00:00+08:00")
    around.works()
    assert seizure.state is Seizure.taken
    money = money_of(case)
    assert balance(rows(Posting, proceeding=money.id), books.BANK) == 50_000_000
    assert troubles() == []
    court.is_whole()


def test_the_same_bank_file_twice_changes_nothing(court: Court, around: Around) -> None:
    money = money_of(running(court))
    around.pays(money.row.track, Decimal("800"))
    around.works(2)
    size = court.size
    Errand.objects.filter(kind="bank_movement").update(status="waiting", not_before=around.now)
    around.works(2)
    assert court.size == size
    assert [each.amount for each in rows(Arrival, proceeding=money.id)] == [80_000]


def test_a_movement_that_the_bank_books_again_under_its_number_is_booked_once(court: Court, around: Around) -> None:
    money = money_of(running(court))
    around.pays(money.row.track, Decimal("800"))
    line = around.bank.movements[CODE][0]
    around.bank.movements[CODE].append(type(line)(2, *[getattr(line, name) for name in type(line).__slots__[1:]]))
    around.works(2)
    assert len(rows(Arrival, proceeding=money.id)) == 1
    assert troubles() == []


def test_cash_that_finance_paid_in_is_not_booked_a_second_time(court: Court, around: Around) -> None:
    """The bank's line names the number of the deposit slip."""
    money = money_of(running(court))
    court.enforcer.does(money, CaseMoney.take_cash, seven_hundred(court, money))
    (arrival,) = rows(Arrival, proceeding=money.id)
    court.enforcer.does(money, CaseMoney.note_signature, OnSheet(arrival=arrival.id))
    court.finance.does(money, CaseMoney.confirm_cash, Witnessed(arrival=arrival.id), as_=SECOND)
    court.finance.does(money, CaseMoney.hand_over, HandedOver(arrival=arrival.id, counted=Yuan(700)))
    court.finance.does(money, CaseMoney.bank_cash, Banked(arrival=arrival.id, reference="CK1"))
    around.pays("", Decimal("700"), name="财务", memo="CK1")
    around.works(2)
    assert balance(rows(Posting), books.BANK) == 70_000
    assert rows(Proceeding, procedure=UnknownMoney.name) == []


def seven_hundred(court: Court, money: Case) -> Cash:
    piles = (Pile(note=Note.hundred, count=7),)
    payer, second = PersonId(money.person("defendant").id), PersonId(court.finance.id)
    return Cash(payer=payer, piles=piles, machine=Yuan(700), second=second)


def test_the_bank_reverses_what_it_booked(court: Court, around: Around) -> None:
    money = money_of(running(court))
    around.pays(money.row.track, Decimal("800"))
    around.pays(money.row.track, Decimal("800"), memo=f"{CODE}-000001", direction="reversal")
    around.works(2)
    assert [each.status for each in rows(Arrival, proceeding=money.id)] == ["reversed"]
    assert balance(rows(Posting, proceeding=money.id), books.BANK) == 0


def unknown(court: Court, around: Around) -> Case:
    around.pays("", Decimal("300"), name="某公司")
    around.works(2)
    (found,) = rows(Proceeding, procedure=UnknownMoney.name)
    return Case(court, found.id)


def test_unknown_money_that_is_identified_arrives_in_its_case_and_nothing_is_left_on_the_way(
    court: Court, around: Around
) -> None:
    case, found = running(court), unknown(court, around)
    court.finance.does(found, UnknownMoney.identify, Identified(number="（2026）内0902执99号", how=Prose("电话")))
    around.works(2)
    assert found.state is UnknownMoney.unidentified, "no such case"
    court.finance.does(found, UnknownMoney.identify, Identified(number=case.row.number, how=Prose("电话核对")))
    around.works(2)
    assert found.state is UnknownMoney.identified
    every = rows(Posting)
    assert balance(every, books.CROSSING) == 0
    assert balance(rows(Posting, proceeding=money_of(case).id), books.CASE) == 30_000
    assert balance(every, books.BANK) == 30_000
    court.is_whole()


def test_unknown_money_goes_back_to_who_sent_it(court: Court, around: Around) -> None:
    found = unknown(court, around)
    court.finance.does(found, UnknownMoney.give_back)
    around.works()
    assert found.state is UnknownMoney.returned
    assert around.bank.movements[CODE][-1].account == "6217"


def test_a_payout_waits_for_the_receipt_of_the_bank(court: Court, around: Around) -> None:
    money = money_of(running(court))
    around.pays(money.row.track, Decimal("1000"))
    around.works(2)
    names_account(court, money)
    part = {"payee": court.wang.id, "head": "principal", "amount": "1000"}
    court.enforcer.does(money, CaseMoney.allocate, stated(Allocation, {"parts": [part]}))
    payout = money.child(Payout)
    court.enforcement_head.does(payout, Payout.review)
    court.president.does(payout, Payout.approve)
    court.finance.does(payout, Payout.send)
    around.works()
    assert payout.state is Payout.arrived
    assert money.state is CaseMoney.settled
    assert around.bank.movements[CODE][-1].account == "6228480000000000017"
    assert troubles() == []
    court.is_whole()


def test_a_payout_that_the_bank_never_answers_comes_to_finance_who_asks_about_the_same_order(
    court: Court, around: Around
) -> None:
    """The second question is about the first order: nothing is paid twice."""
    money = money_of(running(court))
    around.pays(money.row.track, Decimal("1000"))
    around.works(2)
    names_account(court, money)
    part = {"payee": court.wang.id, "head": "principal", "amount": "1000"}
    court.enforcer.does(money, CaseMoney.allocate, stated(Allocation, {"parts": [part]}))
    payout = money.child(Payout)
    court.enforcement_head.does(payout, Payout.review)
    court.president.does(payout, Payout.approve)
    court.finance.does(payout, Payout.send, day="2026-03-26")
    around.bank.patience = 99
    around.now = at_nine("2026-03-26")
    around.works()
    owed = payout.deadline("sent")
    assert (owed.due, owed.role) == ("2026-03-27", "finance")
    court.sweep("2026-03-30")
    assert payout.deadline("sent").status == "late"
    court.finance.does(payout, Payout.ask_bank, day="2026-03-30T11")
    assert payout.deadline("sent").due == "2026-03-31"
    around.bank.patience = 1
    around.now = at_nine("2026-03-30")
    around.works()
    assert payout.state is Payout.arrived
    assert [each.amount for each in around.bank.movements[CODE] if each.direction == "out"] == [Decimal("1000.00")]
    assert len(around.bank.orders) == 1
    court.is_whole()


def test_an_institution_that_has_answered_on_paper_is_asked_no_more(court: Court, around: Around) -> None:
    """The question that still waits is dropped, not given up: the night finds nothing to mend."""
    case = running(court)
    court.enforcer.does(
        case, Enforcement.inquire, Asking(debtor=PersonId(case.person("defendant").id), institutions=("bank02",))
    )
    registry(court, Inquiry.answer, case.child(Inquiry), Answer(reference="HZ1"))
    around.works(1)
    assert troubles() == []
    assert case.child(Inquiry).state is Inquiry.answered


def asks(court: Court, around: Around, *wrong: Wrong) -> tuple[Case, Case]:
    """One bank that knows of half a million is asked, and errs so."""
    case = running(court)
    around.city.wrong = dict.fromkeys(wrong, 1.0)
    around.city.known[("bank02", "")] = [Item("deposit", "活期", "6228-1", Decimal(500_000))]
    asked = Asking(debtor=PersonId(case.person("defendant").id), institutions=("bank02",))
    court.enforcer.does(case, Enforcement.inquire, asked)
    around.works(6)
    return case, case.child(Inquiry)


def asks_again(court: Court, around: Around, on: Case, day: str) -> None:
    court.enforcer.does(on, PROCEDURES[on.row.procedure].steps["ask_again"], day=day)
    works_on(around, day)


def works_on(around: Around, day: str) -> None:
    around.now = at_nine(day)
    around.works(6)


def at_nine(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T09:00:00+08:00")


def told(person: str) -> str:
    return "\n".join(f"{each.sentence} {each.values}" for each in Told.objects.filter(person=person))


@pytest.mark.parametrize(("wrong", "mistake"), [(Wrong.PERSON, Mistake.person), (Wrong.NUMBER, Mistake.request)])
def test_an_answer_about_another_is_not_taken_over_and_the_institution_is_asked_again(
    court: Court, around: Around, wrong: Wrong, mistake: Mistake
) -> None:
    """《网络查询规定》第四条、第七条: nothing of who is no debtor comes into the case; both answers stay in the log."""
    case, inquiry = asks(court, around, wrong)
    assert inquiry.state is Inquiry.doubted
    assert rows(Asset, proceeding=case.id) == []
    assert mistake.label in told(court.enforcer.id)
    asks_again(court, around, inquiry, "2026-03-26")
    assert inquiry.state is Inquiry.answered
    assert [each.value for each in rows(Asset, proceeding=case.id)] == [50_000_000]
    steps = Entry.objects.filter(proceeding=inquiry.id).order_by("place").values_list("step", flat=True)
    assert [each.partition(".")[2] for each in steps] == ["order", "doubt", "ask_again", "answer"]
    assert troubles() == []
    court.is_whole()


def test_an_answer_without_its_signature_is_put_before_the_officer_once_and_asked_for_further(
    court: Court, around: Around
) -> None:
    around.gateway.moods = itertools.repeat(Mood.WRONG)
    _, inquiry = asks(court, around)
    assert inquiry.state is Inquiry.doubted
    assert Entry.objects.filter(proceeding=inquiry.id, step="inquiry.doubt").count() == 1
    around.gateway.moods = itertools.repeat(Mood.GOOD)
    around.works(6)
    assert inquiry.state is Inquiry.answered


def test_a_balance_ten_times_too_high_is_corrected_by_the_next_answer_and_everybody_reads_so(
    court: Court, around: Around
) -> None:
    case, inquiry = asks(court, around, Wrong.BALANCE)
    assert [each.value for each in rows(Asset, proceeding=case.id)] == [500_000_000]
    asks_again(court, around, inquiry, "2026-03-26")
    assert [each.value for each in rows(Asset, proceeding=case.id)] == [50_000_000]
    for who in (court.enforcer.id, case.person("claimant").id):
        assert "中国农业银行更正了前一次答复：原来5000000.00元，现在500000.00元" in told(who)
    court.is_whole()


def test_an_account_closed_meanwhile_is_not_held_and_leaves_the_room_to_hold_something_else(
    court: Court, around: Around
) -> None:
    """The meter counts what is held, not what a wrong answer promised; no term runs for what was never held."""
    case, _ = asks(court, around, Wrong.CLOSED)
    (asset,) = rows(Asset, proceeding=case.id)
    court.enforcer.does(case, Enforcement.freeze, Freezing(asset=asset.id, amount=Yuan(500_000)), day="2026-03-27")
    works_on(around, "2026-03-27")
    assert case.child(Seizure).state is Seizure.refused
    assert "已经销户" in told(court.enforcer.id)
    assert controlled(case_for(case.row, court.enforcer.id)) == 0
    assert rows(Deadline, proceeding=case.child(Seizure).id, clock="in_force") == []
