"""Case money: the books balance to the fen whatever happens, and cash needs two."""

import random
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from tests.engine.cast import Court, Player, refused
from tests.procedures.enforced import arrives, money_of, names_account, paid_out, running
from tests.soak import long
from xiezhi.desk.notices import Notice
from xiezhi.engine.acts import Act
from xiezhi.engine.clock import CHINA
from xiezhi.engine.decide import after, decide
from xiezhi.engine.facts import Name, NoFacts, PersonId, Prose, Secret
from xiezhi.engine.reading import read
from xiezhi.engine.refused import Refused
from xiezhi.engine.words import BANK, ENFORCEMENT_HEAD, ENFORCER, FINANCE, PARTY, PRESIDENT, SECOND
from xiezhi.law.working import Yuan
from xiezhi.procedures.course import CaseMoney, Payout, UnknownMoney
from xiezhi.procedures.money import (
    Account,
    Allocation,
    Arrived,
    Banked,
    Bounced,
    Cash,
    Denied,
    HandedOver,
    Head,
    Note,
    OnSheet,
    Paid,
    Part,
    Pile,
    Refusal,
    Reversed,
    Signature,
    Stray,
    Witnessed,
    books,
)
from xiezhi.procedures.money.books import balance
from xiezhi.records.money import Arrival, Posting, Share
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows

pytestmark = pytest.mark.django_db
LIABILITIES = (books.CASE, books.PAYABLE, books.PAYING, books.UNKNOWN, books.CROSSING)


def balanced(postings) -> bool:
    """What the court holds is what it owes, to the fen."""
    return sum(balance(postings, each) for each in books.ASSETS) == sum(balance(postings, each) for each in LIABILITIES)


def cash(court: Court, money, notes: int = 8000, machine: str = "800000", second: str = "") -> Cash:
    piles = (Pile(note=Note.hundred, count=notes),)
    payer, other = PersonId(money.person("defendant").id), PersonId(second or court.finance.id)
    return Cash(payer=payer, piles=piles, machine=Yuan(machine), second=other)


def signs(money) -> None:
    """Who brought it, by his own account."""
    (waiting,) = rows(Arrival, proceeding=money.id, status="counted")
    money.person("defendant").does(money, CaseMoney.sign_count, Witnessed(arrival=waiting.id), as_=PARTY)


def confirms(court: Court, money, who: Player | None = None) -> None:
    """Signed by who brought it; then the second officer, at his own desk."""
    (waiting,) = rows(Arrival, proceeding=money.id, status="counted")
    if not waiting.signed:
        signs(money)
    (who or court.finance).does(money, CaseMoney.confirm_cash, Witnessed(arrival=waiting.id), as_=SECOND)


@pytest.fixture
def money(court: Court):
    return money_of(running(court))


def test_every_case_has_an_account_of_its_own_with_check_digits(court: Court, money) -> None:
    """ISO 7064 MOD 97-10: the number leaves 1."""
    assert int(money.row.track) % 97 == 1
    assert len(money.row.track) == 18


def test_eight_thousand_notes_of_a_hundred_are_eight_hundred_thousand(court: Court, money) -> None:
    with refused("须与点钞机清点的金额一致", "第八条"):
        court.enforcer.does(money, CaseMoney.take_cash, cash(court, money, notes=7999))
    with refused("须有两名工作人员在场", "第八条"):
        court.enforcer.does(money, CaseMoney.take_cash, cash(court, money, second=court.enforcer.id))
    with refused("须有两名工作人员在场", "第八条"):
        court.enforcer.does(money, CaseMoney.take_cash, cash(court, money, second=court.wang.id))
    court.enforcer.does(money, CaseMoney.take_cash, cash(court, money))
    assert [each.status for each in rows(Arrival, proceeding=money.id)] == ["counted"]
    assert rows(Posting, proceeding=money.id) == [], "nothing is booked before the second has confirmed"
    confirms(court, money)
    receipt = money.paper("cash_receipt").filled()
    assert (receipt["total"], receipt["officers"]) == ("800000.00", ["贺执行", "周财务"])
    assert balance(rows(Posting, proceeding=money.id), books.IN_HAND) == 80_000_000


def test_the_second_confirms_at_his_own_desk_and_nobody_for_him(court: Court, money) -> None:
    """《执行款物管理工作的规定》第八条（原文未核）：两人在场."""
    court.enforcer.does(money, CaseMoney.take_cash, cash(court, money))
    (counted,) = rows(Arrival, proceeding=money.id)
    said = Witnessed(arrival=counted.id)
    with pytest.raises(Refused):
        court.enforcer.does(money, CaseMoney.confirm_cash, said, as_=SECOND)
    with refused("须还在经手人手里", "第八条"):
        court.finance.does(money, CaseMoney.hand_over, HandedOver(arrival=counted.id, counted=Yuan(800000)))
    with refused("没有现金", "第十条"):
        court.enforcer.does(money, CaseMoney.settle)
    limit = money.deadline("confirm_cash")
    assert (limit.person, limit.due, limit.status) == (court.finance.id, counted.at, "open")
    confirms(court, money)
    assert money.deadline("confirm_cash").status == "met"
    with refused("一笔只确认一次", "第八条"):
        court.finance.does(money, CaseMoney.confirm_cash, said, as_=SECOND)
    court.is_whole()


def test_the_payer_signs_the_count_before_the_second_confirms_and_the_receipt_says_so(court: Court, money) -> None:
    """《执行款物管理工作的规定》第八条（原文未核）：收款情况记入笔录，由交款人签名."""
    court.enforcer.does(money, CaseMoney.take_cash, cash(court, money))
    (counted,) = rows(Arrival, proceeding=money.id)
    said, debtor = Witnessed(arrival=counted.id), money.person("defendant")
    assert any("请核对清点单" in each.text() for each in Notice.objects.filter(person=debtor.id))
    with refused("须先由交款人确认清点单", "第八条"):
        court.finance.does(money, CaseMoney.confirm_cash, said, as_=SECOND)
    with refused("须由交款人本人确认", "第八条"):
        court.wang.does(money, CaseMoney.sign_count, said, as_=PARTY)
    signs(money)
    with refused("确认一次", "第八条"):
        debtor.does(money, CaseMoney.sign_count, said, as_=PARTY)
    confirms(court, money)
    assert money.paper("cash_receipt").filled()["signature"] == "已在本人账户逐项确认清点单"
    court.is_whole()


@pytest.mark.parametrize(
    ("how", "reason", "said"),
    [
        (Signature.paper, "", "已在纸质清点单上签名"),
        (Signature.declined, "说回去再看", "拒绝在清点单上签名，原因：说回去再看"),
    ],
)
def test_without_an_account_the_payer_signs_on_paper_and_who_counted_notes_it(
    court: Court, money, how: Signature, reason: str, said: str
) -> None:
    court.enforcer.does(money, CaseMoney.take_cash, cash(court, money))
    (counted,) = rows(Arrival, proceeding=money.id)
    with refused("须写明原因", "第八条"):
        court.enforcer.does(money, CaseMoney.note_signature, OnSheet(arrival=counted.id, how=Signature.declined))
    noted = OnSheet(arrival=counted.id, how=how, reason=Prose(reason))
    with refused("须由清点的经手人记下", "第八条"):
        court.finance.does(money, CaseMoney.note_signature, noted)
    court.enforcer.does(money, CaseMoney.note_signature, noted)
    confirms(court, money)
    assert money.paper("cash_receipt").filled()["signature"] == said
    court.is_whole()


def test_what_the_second_does_not_confirm_is_counted_again_and_never_booked(court: Court, money) -> None:
    court.enforcer.does(money, CaseMoney.take_cash, cash(court, money))
    (counted,) = rows(Arrival, proceeding=money.id)
    why = Denied(arrival=counted.id, reason=Prose("数到7999张，少一张"))
    court.finance.does(money, CaseMoney.deny_cash, why, as_=SECOND)
    assert (rows(Arrival, id=counted.id)[0].status, rows(Posting, proceeding=money.id)) == ("denied", [])
    assert money.deadline("confirm_cash").status == "met"
    assert any("少一张" in each.text() for each in Notice.objects.filter(person=court.enforcer.id)), "the first is told"
    court.enforcer.does(money, CaseMoney.take_cash, cash(court, money))
    confirms(court, money)
    assert balance(rows(Posting, proceeding=money.id), books.IN_HAND) == 80_000_000
    court.is_whole()


def test_cash_goes_to_finance_and_to_the_bank_before_it_is_allocated(court: Court, money) -> None:
    court.enforcer.does(money, CaseMoney.take_cash, cash(court, money))
    confirms(court, money)
    (arrival,) = rows(Arrival, proceeding=money.id)
    names_account(court, money)
    given = Allocation(parts=(Part(payee=PersonId(court.wang.id), head=Head.principal, amount=Yuan(1)),))
    with refused("现金缴存银行之后才能分配", "第八条"):
        court.enforcer.does(money, CaseMoney.allocate, given)
    with refused("须与收据一致", "第八条"):
        court.finance.does(money, CaseMoney.hand_over, HandedOver(arrival=arrival.id, counted=Yuan(799900)))
    court.finance.does(money, CaseMoney.hand_over, HandedOver(arrival=arrival.id, counted=Yuan(800000)))
    assert money.deadline("hand_over").status == "met"
    court.finance.does(money, CaseMoney.bank_cash, Banked(arrival=arrival.id, reference="回单1"))
    court.enforcer.does(money, CaseMoney.allocate, given)
    assert balanced(rows(Posting, proceeding=money.id))
    court.is_whole()


@pytest.mark.parametrize(
    ("taken", "handed", "due", "status"),
    [
        ("2026-03-25", "2026-03-25", "2026-03-25", "met"),
        ("2026-03-25", "2026-03-26", "2026-03-25", "late"),
        ("2026-03-28", "2026-03-30", "2026-03-30", "met"),
        ("2026-03-28", "2026-03-31", "2026-03-30", "late"),
    ],
    ids=["the same day", "the day after", "a Saturday's on Monday", "a Saturday's on Tuesday"],
)
def test_cash_is_handed_over_on_the_day_it_was_taken(
    court: Court, money, taken: str, handed: str, due: str, status: str
) -> None:
    """《执行款物管理工作的规定》第八条（原文未核）：当日移交; a day of rest goes over to the next working day."""
    court.enforcer.does(money, CaseMoney.take_cash, cash(court, money), day=taken)
    confirms(court, money)
    (arrival,) = rows(Arrival, proceeding=money.id)
    court.finance.does(money, CaseMoney.hand_over, HandedOver(arrival=arrival.id, counted=Yuan(800000)), day=handed)
    limit = money.deadline("hand_over")
    assert (limit.due, limit.status, limit.met) == (due, status, handed)


def test_who_took_the_cash_does_not_take_it_over_himself(court: Court, money) -> None:
    court.finance.does(money, CaseMoney.take_cash, cash(court, money, second=court.enforcer.id))
    confirms(court, money, court.enforcer)
    (arrival,) = rows(Arrival, proceeding=money.id)
    with refused("收现金的人不能自己办移交", "第八条"):
        court.finance.does(money, CaseMoney.hand_over, HandedOver(arrival=arrival.id, counted=Yuan(800000)))


def test_one_movement_at_the_bank_is_booked_once(court: Court, money) -> None:
    arrives(court, money, "t1", "500", "2026-03-25")
    with refused("同一笔银行流水只入账一次", "第四条"):
        court.finance.does(
            money,
            CaseMoney.arrive,
            Arrived(reference="t1", amount=Yuan(500), payer=Name("张某"), on=date(2026, 3, 25)),
        )


def test_a_reversal_is_a_second_line_and_the_first_stays(court: Court, money) -> None:
    arrives(court, money, "t1", "500", "2026-03-25")
    (arrival,) = rows(Arrival, proceeding=money.id)
    court.finance.does(money, CaseMoney.reverse, Reversed(arrival=arrival.id, reference="t2"))
    lines = rows(Posting, proceeding=money.id, order=("at", "id"))
    assert sorted((each.debit, each.credit, each.amount) for each in lines) == [
        ("bank", "case", 50000),
        ("case", "bank", 50000),
    ]
    with refused("须是转账且未冲正", "第四条"):
        court.finance.does(money, CaseMoney.reverse, Reversed(arrival=arrival.id, reference="t3"))


def test_a_creditor_is_given_no_more_than_he_is_owed_and_a_surplus_comes_last(court: Court, money) -> None:
    arrives(court, money, "t1", "900000", "2026-03-25")
    names_account(court, money)
    wang, debtor = PersonId(court.wang.id), PersonId(money.person("defendant").id)

    def given(*parts: tuple[PersonId, Head, str]) -> Allocation:
        return Allocation(parts=tuple(Part(payee=who, head=head, amount=Yuan(much)) for who, head, much in parts))

    with refused("不能多于他尚欠的债权", "第四条"):
        court.enforcer.does(money, CaseMoney.allocate, given((wang, Head.principal, "800700.01")))
    zhang = Account(holder=Name("张某"), bank=Name("中国银行"), number=Secret("6217000000000000001"))
    money.person("defendant").does(money, CaseMoney.name_account, zhang)
    with refused("执行已经结案之后，才有余款", "第三十四条"):
        court.enforcer.does(money, CaseMoney.allocate, given((debtor, Head.surplus, "1")))
    with refused("余款只退还被执行人", "第三十四条"):
        court.enforcer.does(money, CaseMoney.allocate, given((wang, Head.surplus, "1")))
    court.enforcer.does(
        money, CaseMoney.allocate, given((wang, Head.principal, "800700"), (debtor, Head.surplus, "88895.80"))
    )


def test_what_was_paid_too_much_goes_back_to_who_paid_it_to_the_last_fen(court: Court, money) -> None:
    """From the transfer to the bank's receipts: the creditor has what he is owed, the payer the rest."""
    arrives(court, money, "t1", "900000", "2026-03-25")
    names_account(court, money)
    debtor = money.person("defendant")
    zhang = Account(holder=Name("张某"), bank=Name("中国银行"), number=Secret("6217000000000000001"))
    debtor.does(money, CaseMoney.name_account, zhang)
    parts = (
        Part(payee=PersonId(""), head=Head.fee, amount=Yuan("10404.20")),
        Part(payee=PersonId(court.wang.id), head=Head.principal, amount=Yuan("800700")),
        Part(payee=PersonId(debtor.id), head=Head.surplus, amount=Yuan("88895.80")),
    )
    court.enforcer.does(money, CaseMoney.allocate, Allocation(parts=parts))
    paid = dict.fromkeys(("", court.wang.id, debtor.id), 0)
    for payout in money.children(Payout):
        paid_out(court, payout)
        (share,) = rows(Share, payout=payout.id)
        paid[share.payee] += share.amount
        assert payout.state is Payout.arrived
    assert paid == {"": 1_040_420, court.wang.id: 80_070_000, debtor.id: 8_889_580}
    lines = rows(Posting, proceeding=money.id)
    assert [balance(lines, account) for account in (books.BANK, books.CASE)] == [0, 0]


def test_money_that_nobody_knows_waits_three_working_days_and_goes_back_or_to_its_case(court: Court) -> None:
    said = Stray(reference="u1", amount=Yuan(300), payer=Name("某公司"), on=date(2026, 3, 2))
    receipt = court.act(UnknownMoney.open, said, court="内0902", by=BANK.name, as_=BANK, key="u1")
    (unknown,) = rows(Proceeding, id=receipt.proceeding)
    assert unknown.state == "unidentified"
    postings = rows(Posting, proceeding=unknown.id)
    assert balance(postings, books.UNKNOWN) == 30_000
    assert balanced(postings)


# --- whatever happens, the books balance ------------------------------------------------------------------------------


def tried(court: Court, money, draw: random.Random, arrivals: list[str], payouts: list[str]):
    """One step that somebody might try, with whatever he might state: who, step, facts, on what."""
    wang, debtor = PersonId(court.wang.id), PersonId(money.person("defendant").id)
    yuan, booked = Yuan(Decimal(draw.randint(1, 30_000_000)) / 100), date(2026, 3, 25)
    arrival, payout = draw.choice(arrivals or ["none"]), draw.choice(payouts or [money.id])
    parts = [Part(payee=wang, head=draw.choice(list(Head)), amount=yuan)]
    parts += [Part(payee=debtor, head=Head.surplus, amount=yuan)] * (draw.random() < 0.3)
    seven = replace(cash(court, money), piles=(Pile(note=Note.hundred, count=7),), machine=Yuan(700))
    line = Arrived(reference=f"r{draw.randint(1, 9)}", amount=yuan, payer=Name("张某"), on=booked)
    system, officer, desk = (BANK.name, BANK), (court.enforcer.id, ENFORCER), (court.finance.id, FINANCE)
    second = (court.finance.id, SECOND)
    head, president = (court.enforcement_head.id, ENFORCEMENT_HEAD), (court.president.id, PRESIDENT)
    return draw.choice(
        [
            (system, CaseMoney.arrive, line, money.id),
            (officer, CaseMoney.take_cash, seven, money.id),
            (officer, CaseMoney.note_signature, OnSheet(arrival=arrival), money.id),
            (second, CaseMoney.confirm_cash, Witnessed(arrival=arrival), money.id),
            (second, CaseMoney.deny_cash, Denied(arrival=arrival, reason=Prose("重数")), money.id),
            (desk, CaseMoney.hand_over, HandedOver(arrival=arrival, counted=Yuan(700)), money.id),
            (desk, CaseMoney.bank_cash, Banked(arrival=arrival, reference="b"), money.id),
            (desk, CaseMoney.reverse, Reversed(arrival=arrival, reference="v"), money.id),
            (officer, CaseMoney.allocate, Allocation(parts=tuple(parts)), money.id),
            (head, Payout.review, NoFacts(), payout),
            (president, Payout.approve, NoFacts(), payout),
            (president, Payout.turn_down, Refusal(reason=Prose("再核")), payout),
            (desk, Payout.send, NoFacts(), payout),
            (system, Payout.paid, Paid(reference="p"), payout),
            (system, Payout.bounce, Bounced(reason=Prose("退回")), payout),
        ]
    )


def sequence(court: Court, money, draw: random.Random, length: int) -> list[Posting]:
    """Random steps of money, decided one upon the other without a database; refused ones change nothing."""
    now, here = datetime(2026, 3, 25, 9, tzinfo=CHINA), money.row
    first = Act(CaseMoney.settle, NoFacts(), money.id, court.enforcer.id, ENFORCER, "", here.court)
    world = read([first], "2026-03-25", lock=False)

    def ids(kind, procedure: str = "") -> list[str]:
        found = world.families[here.dispute].all(kind)
        return [each.id for each in found if not procedure or each.procedure == procedure]

    for number in range(length):
        (who, role), step, facts, on = tried(court, money, draw, ids(Arrival), ids(Proceeding, "payout"))
        act = Act(step, facts, on, who, role, f"{draw.random()}/{number}", here.court)
        try:
            after(world, decide(world, act, now))
        except Refused:
            continue
    return list(world.families[here.dispute].all(Posting))


def random_sequences(court: Court, count: int) -> None:
    money = money_of(running(court))
    names_account(court, money)
    draw, moved = random.Random(count), 0
    for _ in range(count):
        postings = sequence(court, money, draw, 36)
        moved += len(postings)
        assert balanced(postings)
        assert all(balance(postings, account) >= 0 for account in (*books.ASSETS, *LIABILITIES))
    assert moved > 3 * count, "most of what is tried must happen"


@pytest.mark.soak
def test_random_sequences_of_money_steps_leave_the_books_balanced_to_the_fen(court: Court, record_property) -> None:
    count = long(40, 10_000)
    random_sequences(court, count)
    record_property("sequences", count)
