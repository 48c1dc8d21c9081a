"""Court fees at the bank: each line of the account's file is a bill paid, a line in suspense, or nothing; never twice.

What the bank says comes over its wire; what the court makes of it stands in the books, which balance to the fen."""

import random
from collections.abc import Iterator
from decimal import Decimal

import pytest

from tests.engine.cast import Case, Court, refused
from tests.procedures.reached import fee_going_along
from tests.procedures.test_judgment import in_effect
from tests.procedures.trials import Trial
from tests.soak import long
from xiezhi.desk.errands import Errand, waiting
from xiezhi.desk.notices import Notice
from xiezhi.engine.door import act
from xiezhi.engine.errands import work
from xiezhi.engine.facts import Misstated, Name, Prose, Secret, stated
from xiezhi.engine.words import BANK, COUNTER, COURTS, FOUNDER, JUDGE
from xiezhi.law.tracks import Track
from xiezhi.law.working import Yuan, from_fen
from xiezhi.outside.bank import FEES
from xiezhi.outside.bank_simulator import Bank, bank
from xiezhi.phrases import assistants
from xiezhi.phrases.court_fees import Channel, Paid
from xiezhi.phrases.fee_books import (
    FEE_BANK,
    FEE_COMING,
    FEE_CROSSING,
    FEE_GOING,
    FEE_HELD,
    FEE_LABELS,
    FEE_TILL,
    FEE_UNKNOWN,
    code_of,
    is_code,
    net,
)
from xiezhi.phrases.fee_steps import Deposited
from xiezhi.procedures.affairs import Affairs, Founding
from xiezhi.procedures.course import FirstInstance, UnknownMoney
from xiezhi.procedures.first_instance import Asking
from xiezhi.procedures.first_instance.errands import moved
from xiezhi.procedures.first_instance.jurisdiction import Objection as Misplaced
from xiezhi.procedures.first_instance.jurisdiction import Transfer
from xiezhi.procedures.first_instance.transferring import MOVE
from xiezhi.procedures.money import Account, FeeHandover, FeeRefund, Gone, Identified
from xiezhi.procedures.money.books import ASSETS, balance
from xiezhi.procedures.money.errands import FEE_MOVEMENT, read_statements
from xiezhi.procedures.service import Service
from xiezhi.records.ledger import Bill, Payment
from xiezhi.records.money import Arrival, Posting
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows

pytestmark = pytest.mark.django_db
CODE, DAY = "内0902", "2026-03-04"
FROM = "6217000000000002077"


@pytest.fixture
def ours(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bank]:
    real = Bank(b"key", patience=0)
    with bank(real) as at:
        monkeypatch.setitem(assistants.PLAYED, "bank", {"url": at.url, "secret": "key"})
        yield real


@pytest.fixture
def trial(court: Court) -> Trial:
    """王某 asks for 80,000 yuan in summary procedure, and owes the court 900."""
    return Trial.of(court).triaged()


def pays(ours: Bank, yuan: str, code: str, *, name: str = "王某", day: str = DAY):
    return ours.book(CODE, "in", Decimal(yuan), sub=code, name=name, account=FROM, day=day, fund=FEES)


def read(court: Court, day: str = DAY) -> None:
    """The file of the day is read and every line of it booked."""
    court.clock(day)
    with court.stands():
        read_statements()
        work("test", (FEE_MOVEMENT, "money_identified", "pay_out"))


def bill_of(trial: Trial) -> Bill:
    return rows(Bill, proceeding=trial.suit.id, order=("at", "id"))[-1]


def in_books(*accounts: str) -> list[int]:
    return [balance(rows(Posting), account) for account in accounts]


def told(person: str) -> str:
    return "\n".join(each.text() for each in Notice.objects.filter(person=person))


def whole(court: Court) -> None:
    """What the account has is what it owes, nothing is below zero, and the records are what the log says."""
    held = {account: balance(rows(Posting), account) for account in FEE_LABELS}
    assert sum(held[each] for each in held if each in ASSETS) == sum(held[each] for each in held if each not in ASSETS)
    assert min(held.values()) >= 0
    court.is_whole()


def test_a_code_that_is_copied_wrongly_is_no_code() -> None:
    code = code_of("something-1")
    assert is_code(code)
    assert not any(is_code(f"{code[:n]}{(int(code[n]) + 1) % 10}{code[n + 1 :]}") for n in range(20))


@pytest.mark.parametrize(
    ("yuan", "sentence"), [("1000", "不能多于缴费通知上还没有交的金额"), ("100", "须按缴费通知一次交足，不能少交")]
)
def test_the_counter_is_told_what_is_wrong_with_the_sum(trial: Trial, yuan: str, sentence: str) -> None:
    with refused(sentence, "第二十二条"):
        trial.court.counter.does(trial.suit, FirstInstance.pay, Paid(bill=bill_of(trial).id, amount=Yuan(yuan)))


def test_a_bill_is_paid_once_and_in_its_own_case_and_no_sum_is_below_nothing(court: Court, trial: Trial) -> None:
    bill = bill_of(trial)
    other = Trial.of(court, yuan="50000", reasons=Prose("另一笔借款")).triaged()
    paid = Paid(bill=bill.id, amount=Yuan(900))
    with refused("须是本案的缴费通知", "第二十二条"):
        court.counter.does(other.suit, FirstInstance.pay, paid)
    court.counter.does(trial.suit, FirstInstance.pay, paid)
    with refused("交过的不再收", "第二十二条"):
        court.counter.does(trial.suit, FirstInstance.pay, paid)
    for yuan in ("0", "-900"):
        with pytest.raises(Misstated, match="金额要大于零"):
            stated(Paid, {"bill": bill.id, "amount": yuan})


def test_the_notice_says_the_account_and_the_code(trial: Trial) -> None:
    said = trial.suit.paper("fee_notice").filled()
    assert (said["payment_code"], said["account"]["no"]) == (bill_of(trial).code, "62200088000017")


def test_a_line_with_the_code_and_the_sum_pays_the_bill_once_however_often_it_is_told(
    court: Court, ours: Bank, trial: Trial
) -> None:
    """《诉讼费用交纳办法》第五十二条."""
    line = pays(ours, "900", bill_of(trial).code)
    read(court)
    read(court)
    again = pays(ours, "900", bill_of(trial).code)
    same = {name: getattr(again, name) for name in type(again).__slots__} | {"reference": line.reference}
    ours.movements[f"{CODE}/fees"][-1] = type(again)(**same)
    read(court)
    assert (bill_of(trial).status, bill_of(trial).paid) == ("paid", 90_000)
    assert [each.amount for each in rows(Payment)] == [90_000]
    assert in_books(FEE_BANK, FEE_HELD, "bank") == [90_000, 90_000, 0]
    assert trial.suit.paper("fee_receipt").filled()["serial"] == line.reference
    assert "诉讼费已经收到，电子票据在案件里" in told(trial.wang.id)
    whole(court)


@pytest.mark.parametrize(
    ("yuan", "spoilt", "why"),
    [("899.99", "", "少了0.01元"), ("1000", "", "多了100.00元"), ("900", "9", "没有这个缴款码")],
)
def test_what_does_not_match_waits_in_suspense_with_a_clock(
    court: Court, ours: Bank, trial: Trial, yuan: str, spoilt: str, why: str
) -> None:
    pays(ours, yuan, bill_of(trial).code + spoilt)
    read(court)
    (stray,) = rows(Proceeding, procedure=UnknownMoney.name)
    assert (stray.state, stray.track, bill_of(trial).status) == ("unidentified", "fees", "open")
    assert Case(court, stray.id).deadline("unidentified").due == "2026-03-09"
    assert why in rows(Arrival, proceeding=stray.id)[0].memo
    assert in_books(FEE_BANK, FEE_UNKNOWN, FEE_HELD) == [int(Decimal(yuan) * 100)] * 2 + [0]
    whole(court)


def strays(court: Court) -> Case:
    return Case(court, rows(Proceeding, procedure=UnknownMoney.name)[-1].id)


def test_too_little_is_put_to_the_bill_by_a_person_and_the_rest_paid_with_the_same_code(
    court: Court, ours: Bank, trial: Trial
) -> None:
    pays(ours, "500", bill_of(trial).code)
    read(court)
    court.finance.does(strays(court), UnknownMoney.identify, Identified(number=bill_of(trial).code, how=Prose("电话")))
    read(court)
    assert (strays(court).state, bill_of(trial).status, bill_of(trial).paid) == (
        UnknownMoney.identified, "open", 50_000,
    )  # fmt: skip
    pays(ours, "400", bill_of(trial).code)
    read(court)
    assert bill_of(trial).status == "paid"
    assert in_books(FEE_BANK, FEE_HELD, FEE_CROSSING) == [90_000, 90_000, 0]
    whole(court)


def test_too_much_pays_the_bill_and_the_rest_goes_back_without_being_asked_for(
    court: Court, ours: Bank, trial: Trial
) -> None:
    pays(ours, "1000", bill_of(trial).code)
    read(court)
    court.finance.does(strays(court), UnknownMoney.identify, Identified(number=trial.row.number, how=Prose("同一人")))
    for day in (DAY, "2026-03-05", "2026-03-06"):
        Errand.objects.filter(kind="pay_out").update(not_before=f"{day}T00:00:00+08:00")
        read(court, day)
    assert (strays(court).state, bill_of(trial).status) == (UnknownMoney.returned, "paid")
    out = ours.movements[f"{CODE}/fees"][-1]
    assert (out.direction, out.amount, out.account) == ("out", Decimal(100), FROM)
    assert in_books(FEE_BANK, FEE_HELD) == [90_000, 90_000]
    whole(court)


def test_money_for_no_bill_comes_back_to_be_looked_into(court: Court, ours: Bank, trial: Trial) -> None:
    pays(ours, "900", "")
    read(court)
    court.finance.does(
        strays(court), UnknownMoney.identify, Identified(number="（2026）内0902民初999号", how=Prose("猜"))
    )
    read(court)
    assert strays(court).state is UnknownMoney.unidentified
    whole(court)


def test_cash_at_the_counter_is_the_same_and_is_matched_when_it_reaches_the_account(
    court: Court, ours: Bank, trial: Trial
) -> None:
    """A person without a bank app pays at the counter."""
    facts = Paid(bill=bill_of(trial).id, amount=Yuan(900), channel=Channel.cash)
    court.counter.does(trial.suit, FirstInstance.pay, facts, as_=COUNTER)
    assert (bill_of(trial).status, *in_books(FEE_TILL, FEE_BANK, FEE_HELD)) == ("paid", 90_000, 0, 90_000)
    (payment,) = rows(Payment)
    ours.book(CODE, "in", Decimal(900), memo=payment.reference, name="立案窗口", day=DAY, fund=FEES)
    read(court)
    assert in_books(FEE_TILL, FEE_BANK, FEE_HELD) == [0, 90_000, 90_000]
    assert [each.status for each in rows(Payment)] == ["booked"]
    whole(court)


def test_what_the_bank_takes_back_is_owed_again_and_everybody_is_told(court: Court, ours: Bank, trial: Trial) -> None:
    line = pays(ours, "900", bill_of(trial).code)
    read(court)
    before = len(trial.suit.children(Service))
    ours.book(CODE, "reversal", Decimal(900), memo=line.reference, day="2026-03-05", fund=FEES)
    read(court, "2026-03-05")
    assert (bill_of(trial).status, bill_of(trial).paid) == ("open", 0)
    assert in_books(FEE_BANK, FEE_HELD) == [0, 0]
    for each in (trial.wang, trial.zhang, trial.judge):
        assert "银行撤销了王某交的案件受理费900.00元" in told(each.id)
    assert len(trial.suit.children(Service)) == before + 1, "the notice is served once more"
    trial.served(day="2026-03-06")
    assert trial.suit.deadline("payment", trial.wang).due == "2026-03-13"
    assert not Errand.objects.filter(kind=FEE_MOVEMENT).exclude(status="done")
    pays(ours, "900", bill_of(trial).code, day="2026-03-09")
    read(court, "2026-03-09")
    assert bill_of(trial).status == "paid"
    whole(court)


def test_what_is_taken_back_after_the_suit_has_ended_can_still_be_paid(court: Court, ours: Bank, trial: Trial) -> None:
    line = pays(ours, "900", bill_of(trial).code)
    read(court)
    trial.wang.does(trial.suit, FirstInstance.ask_withdrawal, Asking(reason=Prose("和解")))
    trial.judge.does(trial.suit, FirstInstance.withdraw)
    ours.book(CODE, "reversal", Decimal(900), memo=line.reference, day="2026-03-05", fund=FEES)
    read(court, "2026-03-05")
    pays(ours, "900", bill_of(trial).code, day="2026-03-09")
    read(court, "2026-03-09")
    assert bill_of(trial).status == "paid"
    whole(court)


# --- what is given back -----------------------------------------------------------------------------------------------


def refund_of(trial: Trial) -> Case:
    return Case(trial.court, rows(Proceeding, procedure=FeeRefund.name, dispute=trial.row.dispute)[-1].id)


def goes_out(court: Court, *days: str) -> None:
    for day in days:
        Errand.objects.filter(kind="pay_out").update(not_before=f"{day}T00:00:00+08:00")
        read(court, day)


def test_who_withdraws_gets_half_back_where_it_came_from_within_fifteen_days(court: Court, ours: Bank) -> None:
    """《诉讼费用交纳办法》第十五条、第五十三条."""
    trial = Trial.of(court).triaged(Track.sole)
    for bill in rows(Bill, proceeding=trial.suit.id, status="open"):
        pays(ours, str(from_fen(bill.amount)), bill.code)
    read(court)
    trial.wang.does(trial.suit, FirstInstance.ask_withdrawal, Asking(reason=Prose("和解")))
    trial.judge.does(trial.suit, FirstInstance.withdraw)
    refund = refund_of(trial)
    assert (refund.row.amount, refund.deadline("due").due) == (90_000, "2026-03-19")
    assert "法院应当退还您诉讼费900.00元，不用申请" in told(trial.wang.id)
    court.finance.does(refund, FeeRefund.send)
    goes_out(court, "2026-03-05", "2026-03-06")
    assert refund.state is FeeRefund.refunded_
    out = ours.movements[f"{CODE}/fees"][-1]
    assert (out.direction, out.amount, out.account) == ("out", Decimal(900), FROM)
    assert in_books(FEE_BANK, FEE_HELD) == [90_000, 90_000]
    whole(court)


def test_the_winner_gets_back_what_he_advanced_and_the_loser_pays_it(court: Court, ours: Bank) -> None:
    """民诉法解释第二百零七条. Paid in cash: the winner says to which account; a wrong one comes back."""
    trial = Trial.of(court).pronounced()
    trial.reaches(trial.wang, "2026-03-23").reaches(trial.zhang, "2026-03-24")
    in_effect(court, trial, "2026-04-20")
    refund = refund_of(trial)
    assert "请确认退到您的哪个账户" in told(trial.wang.id), "the court does not say that it knows where to"
    account = Account(holder=Name("王某"), bank=Name("中国农业银行"), number=Secret("6228480000000000017"))
    trial.wang.does(refund, FeeRefund.name_account, account)
    ours.bad_accounts.add("6228480000000000017")
    court.finance.does(refund, FeeRefund.send)
    goes_out(court, "2026-04-21", "2026-04-22")
    assert refund.state is FeeRefund.due
    court.counter.does(refund, FeeRefund.name_account, account, as_=COUNTER)
    ours.bad_accounts.clear()
    court.finance.does(refund, FeeRefund.send)
    goes_out(court, "2026-04-23", "2026-04-24")
    assert refund.state is FeeRefund.refunded_
    (costs,) = rows(Bill, proceeding=trial.judgment.id, status="open")
    pays(ours, str(from_fen(costs.amount)), costs.code, name="张某", day="2026-04-27")
    read(court, "2026-04-27")
    assert rows(Bill, id=costs.id)[0].status == "paid"
    whole(court)


# --- a suit goes to another court -------------------------------------------------------------------------------------


@pytest.fixture
def there(court: Court) -> str:
    """A second court in the same folder."""
    name = "乌兰察布市卓资县人民法院"
    founding = Founding(code="内0921", name=Prose(name), level="基层", parent=CODE, mode="real")
    act(Affairs.found, founding, court="内0921", by="founder", as_=FOUNDER, key="found")
    return name


def test_a_fee_goes_along_with_its_suit_and_is_matched_there_by_the_code_that_both_courts_know(
    court: Court, ours: Bank, there: str
) -> None:
    """《诉讼费用交纳办法》第二十四条."""
    along = fee_going_along(court, there)
    court.is_whole()
    assert in_books(FEE_TILL, FEE_HELD, FEE_GOING) == [90_000, 0, 90_000]
    with refused("须先进专户", "第二十四条"):
        court.finance.does(along, FeeHandover.send, Gone(reference="YF1"))
    (slip,) = [each.reference for each in rows(Payment)]
    suit = Case(court, along.row.parent)
    facts = Deposited(slip=slip, amount=Yuan(900), reference="FD1")
    court.act(FirstInstance.bank_fee, facts, on=suit.row, by=BANK.name, as_=BANK, key="fd")
    (errand,) = waiting(MOVE)
    act(FirstInstance.receive, moved(errand), court="内0921", by=COURTS.name, as_=COURTS, key=errand.key)
    (new,) = rows(Proceeding, court="内0921", procedure=FirstInstance.name)
    mine = rows(Posting, court="内0921")
    assert [net(mine, each) for each in (FEE_COMING, FEE_HELD, FEE_BANK)] == [90_000, 90_000, 0]
    assert [(each.status, each.paid) for each in rows(Bill, proceeding=new.id)] == [("paid", 90_000)], (
        "not charged again"
    )
    court.finance.does(along, FeeHandover.send, Gone(reference="YF1"))
    assert "那里不再收取" in told(suit.person("claimant").id)
    day = court.now[:10]
    ours.book(
        "内0921", "in", Decimal(900), sub=along.row.track, name="集宁区人民法院", account=FROM, day=day, fund=FEES
    )
    read(court, day)
    read(court, day)
    mine = rows(Posting, court="内0921")
    assert [net(mine, each) for each in (FEE_COMING, FEE_HELD, FEE_BANK)] == [0, 90_000, 90_000]
    assert [net(rows(Posting, court=CODE), each) for each in (FEE_BANK, FEE_HELD, FEE_GOING)] == [0, 0, 0]
    assert rows(Proceeding, procedure=UnknownMoney.name) == []
    court.is_whole()


def test_a_suit_that_was_not_paid_for_takes_no_fee_along(court: Court, there: str) -> None:
    trial = Trial.of(court).triaged()
    elsewhere = Misplaced(court=Prose(there), reason=Prose("住所地"))
    trial.zhang.does(trial.suit, FirstInstance.object_to_jurisdiction, elsewhere)
    upheld = Transfer(court=Prose(there), reason=Prose("合同在那里履行"))
    trial.judge.does(trial.suit, FirstInstance.uphold_jurisdiction, upheld, as_=JUDGE)
    trial.served()
    court.nothing_comes(trial.suit, "2026-04-20")
    trial.judge.does(trial.suit, FirstInstance.transfer, as_=JUDGE)
    assert rows(Proceeding, procedure=FeeHandover.name) == []


# --- whatever happens, the books balance ------------------------------------------------------------------------------


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(long(1, 100)))
def test_whatever_the_bank_says_the_books_balance_and_saying_it_again_changes_nothing(
    court: Court, ours: Bank, trial: Trial, seed: int
) -> None:
    """Money with the right code, another sum, a wrong code or none; taken back; put to the bill by a person, or not;
    what was too much sent back."""
    draw, lines = random.Random(seed), []
    for number in range(12):
        day = f"2026-03-{number + 5:02d}"
        code = draw.choice((bill_of(trial).code, bill_of(trial).code, "88", ""))
        if lines and draw.random() < 0.3:
            line = draw.choice(lines)
            ours.book(CODE, "reversal", line.amount, memo=line.reference, day=day, fund=FEES)
            lines.remove(line)
        else:
            lines.append(pays(ours, draw.choice(("900", "900", "899.99", "1000")), code, day=day))
        read(court, day)
        for each in rows(Proceeding, procedure=UnknownMoney.name, state="unidentified"):
            if draw.random() < 0.5:
                number_ = Identified(number=bill_of(trial).code, how=Prose("核对"))
                court.finance.does(Case(court, each.id), UnknownMoney.identify, number_)
        read(court, day)
        whole(court)
    before = [(each.id, each.amount) for each in rows(Posting, order=("id",))]
    Errand.objects.filter(kind=FEE_MOVEMENT).update(status="waiting", not_before="2026-03-01T00:00:00+08:00")
    read(court, "2026-03-20")
    assert [(each.id, each.amount) for each in rows(Posting, order=("id",))] == before
