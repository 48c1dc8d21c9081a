"""Money that goes astray: late, doubled, reversed, from nobody known, for nobody to be found, more than is owed.

What the bank says comes over its wire; what the court makes of it stands in the books, which balance to the fen."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from tests.engine.cast import Case, Court, refused
from tests.procedures.enforced import money_of, names_account, paid_out, running
from tests.procedures.test_case_money import balanced
from xiezhi.desk.errands import Errand
from xiezhi.engine.door import case_of
from xiezhi.engine.errands import work
from xiezhi.engine.facts import Name, Prose, Secret, stated
from xiezhi.engine.words import ENFORCER, RECIPIENT
from xiezhi.outside.bank_simulator import Bank, bank
from xiezhi.phrases import assistants
from xiezhi.procedures.course import CaseMoney, Enforcement, Payout, UnknownMoney
from xiezhi.procedures.money import Account, Allocation, Identified, Refusal, books
from xiezhi.procedures.money.books import balance
from xiezhi.procedures.money.errands import MOVEMENT, read_statements
from xiezhi.records.money import Arrival, Posting
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows

pytestmark = pytest.mark.django_db
CODE = "内0902"


@pytest.fixture
def ours(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bank]:
    real = Bank(b"key", patience=0)
    with bank(real) as at:
        monkeypatch.setitem(assistants.PLAYED, "bank", {"url": at.url, "secret": "key"})
        yield real


def read(court: Court, day: str) -> None:
    """The statement of the day is read and every line of it booked."""
    court.clock(day)
    with court.stands():
        read_statements()
        work("test", (MOVEMENT, "money_identified", "pay_out"))


def offered(court: Court, money: Case) -> list[tuple[str, str]]:
    with court.stands():
        parts = CaseMoney.allocate.offers(case_of(money.row, court.enforcer.id, ENFORCER, CaseMoney.allocate))["parts"]
    return [(part["head"], part["amount"]) for part in parts]


def whole(court: Court) -> None:
    assert balanced(rows(Posting)) or balance(rows(Posting), books.UNCLAIMED), "what is held is what is owed"
    court.is_whole()


def test_what_the_bank_tells_late_counts_from_the_day_it_was_booked(court: Court, ours: Bank) -> None:
    """法释〔2014〕8号第一条: the doubled part stops with the day of payment, however late the file comes."""
    money = money_of(running(court))
    ours.book(CODE, "in", Decimal("811104.20"), sub=money.row.track, name="张某", day="2026-03-25")
    read(court, "2026-03-31")
    assert [each.at for each in rows(Arrival, proceeding=money.id)] == ["2026-03-25"]
    assert ("doubled", "700.00") in offered(court, money), "five days to the twenty-fifth, not eleven"


def test_a_line_that_the_bank_sends_twice_is_booked_once(court: Court, ours: Bank) -> None:
    money = money_of(running(court))
    line = ours.book(CODE, "in", Decimal(500), sub=money.row.track, name="张某", day="2026-03-25")
    read(court, "2026-03-25")
    read(court, "2026-03-25")
    again = ours.book(CODE, "in", Decimal(500), sub=money.row.track, name="张某", day="2026-03-25")
    ours.movements[CODE][-1] = type(again)(**{**vars_of(again), "reference": line.reference})
    read(court, "2026-03-26")
    assert [each.amount for each in rows(Arrival, proceeding=money.id)] == [50_000]
    whole(court)


def vars_of(line) -> dict[str, object]:
    return {name: getattr(line, name) for name in type(line).__slots__}


def test_a_reversed_line_is_taken_back_and_one_that_was_paid_on_is_not(court: Court, ours: Bank) -> None:
    money = money_of(running(court))
    line = ours.book(CODE, "in", Decimal(500), sub=money.row.track, name="张某", day="2026-03-25")
    ours.book(CODE, "reversal", Decimal(500), sub=money.row.track, memo=line.reference, day="2026-03-25")
    read(court, "2026-03-25")
    assert balance(rows(Posting, proceeding=money.id), books.CASE) == 0
    second = ours.book(CODE, "in", Decimal(600), sub=money.row.track, name="张某", day="2026-03-26")
    read(court, "2026-03-26")
    names_account(court, money)
    part = {"payee": court.wang.id, "head": "principal", "amount": "600"}
    court.enforcer.does(money, CaseMoney.allocate, stated(Allocation, {"parts": [part]}))
    ours.book(CODE, "reversal", Decimal(600), sub=money.row.track, memo=second.reference, day="2026-03-27")
    read(court, "2026-03-27")
    (stuck,) = Errand.objects.filter(kind=MOVEMENT).exclude(status="done")
    assert "已经发放的，由法院另行追回" in stuck.trouble
    whole(court)


def unknown(court: Court, ours: Bank, yuan: int = 300) -> Case:
    """A transfer that names no case."""
    ours.book(CODE, "in", Decimal(yuan), name="某公司", account="6217", day="2026-03-25")
    read(court, "2026-03-25")
    (found,) = rows(Proceeding, procedure=UnknownMoney.name)
    return Case(court, found.id)


def test_a_payer_who_names_no_case_is_looked_for_within_three_working_days(court: Court, ours: Bank) -> None:
    """《执行款物管理工作的规定》第五条（原文未核）。"""
    case = running(court)
    stray = unknown(court, ours)
    assert stray.deadline("unidentified").due == "2026-03-30"
    court.finance.does(stray, UnknownMoney.identify, Identified(number=case.row.number, how=Prose("电话问明")))
    read(court, "2026-03-26")
    assert (stray.state, balance(rows(Posting), books.CASE)) == (UnknownMoney.identified, 30_000)
    whole(court)


def test_what_is_nobodys_goes_back_to_the_account_it_came_from(court: Court, ours: Bank) -> None:
    stray = unknown(court, ours)
    court.finance.does(stray, UnknownMoney.give_back)
    for day in ("2026-03-26", "2026-03-27"):
        Errand.objects.filter(kind="pay_out").update(not_before=f"{day}T00:00:00+08:00")
        read(court, day)
    assert stray.state is UnknownMoney.returned
    whole(court)


def test_what_is_nobodys_and_reversed_is_looked_for_no_more(court: Court, ours: Bank) -> None:
    stray = unknown(court, ours)
    (arrival,) = rows(Arrival, proceeding=stray.id)
    ours.book(CODE, "reversal", Decimal(300), memo=arrival.reference, day="2026-03-26")
    read(court, "2026-03-26")
    assert stray.state is UnknownMoney.reversed_
    assert balance(rows(Posting), books.BANK) == 0
    whole(court)


def test_what_was_paid_too_much_is_offered_as_surplus_to_the_fen(court: Court, ours: Bank) -> None:
    """执行工作规定第三十四条。"""
    money = money_of(running(court))
    ours.book(CODE, "in", Decimal("900000"), sub=money.row.track, name="张某", day="2026-03-25")
    read(court, "2026-03-25")
    assert offered(court, money)[-1] == ("surplus", "88895.80")


def test_what_nobody_claims_is_set_aside_the_case_closes_and_he_may_claim_it_any_day(court: Court, ours: Bank) -> None:
    """《执行款物管理工作的规定》第十三条（原文未核）。"""
    case = running(court)
    money = money_of(case)
    ours.book(CODE, "in", Decimal("811104.20"), sub=money.row.track, name="张某", day="2026-03-25")
    read(court, "2026-03-25")
    parts = [
        {"payee": "", "head": "fee", "amount": "10404.20"},
        {"payee": court.wang.id, "head": "principal", "amount": "800000"},
        {"payee": court.wang.id, "head": "doubled", "amount": "700"},
    ]
    with refused("找不到人或者拒不领取的，须在说明里写明", "第十条"):
        court.enforcer.does(money, CaseMoney.allocate, stated(Allocation, {"parts": parts}))
    gone = {"parts": parts, "note": "三次电话、两次上门，王某下落不明"}
    court.enforcer.does(money, CaseMoney.allocate, stated(Allocation, gone))
    fee, hers = sorted(money.children(Payout), key=lambda each: each.row.amount)
    paid_out(court, fee)
    court.enforcement_head.does(hers, Payout.review)
    court.president.does(hers, Payout.approve)
    court.finance.does(hers, Payout.set_aside, Refusal(reason=Prose("王某下落不明")))
    assert money.state is CaseMoney.settled
    court.enforcer.does(case, Enforcement.conclude)
    account = Account(holder=Name("王某"), bank=Name("中国农业银行"), number=Secret("6228480000000000017"))
    court.wang.does(hers, Payout.claim, account, day="2027-05-10", as_=RECIPIENT)
    court.finance.does(hers, Payout.send)
    assert balance(rows(Posting, proceeding=money.id), books.UNCLAIMED) == 0
    court.is_whole()
