"""A payout: to an account in one's own name, by as many people as the court asks for, and again when it comes back."""

from datetime import date

import pytest

from tests.engine.cast import OFFICERS, Court, Player, refused
from tests.procedures.enforced import arrives, money_of, names_account, paid_out, running
from xiezhi.engine.facts import Name, NoFacts, PersonId, Prose, Secret
from xiezhi.engine.words import BANK
from xiezhi.law.working import Yuan
from xiezhi.procedures.affairs import Affairs, Appointment, Office, Value
from xiezhi.procedures.course import CaseMoney, Payout
from xiezhi.procedures.money import (
    Account,
    Allocation,
    Bounced,
    Head,
    Paid,
    Part,
    Refusal,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def money(court: Court):
    return money_of(running(court))


def test_an_account_in_another_name_is_not_paid_to(court: Court, money) -> None:
    other = Account(holder=Name("王某某"), bank=Name("中国银行"), number=Secret("6217000000000000001"))
    with refused("户名须与当事人的姓名", "第十条"):
        court.wang.does(money, CaseMoney.name_account, other)


def allocated(court: Court, money, yuan: str = "1000"):
    arrives(court, money, "t1", yuan, "2026-03-25")
    names_account(court, money)
    part = Part(payee=PersonId(court.wang.id), head=Head.principal, amount=Yuan(yuan))
    court.enforcer.does(money, CaseMoney.allocate, Allocation(parts=(part,)))
    return money.child(Payout)


def test_a_payout_is_reviewed_approved_and_paid_by_different_people(court: Court, money) -> None:
    payout = allocated(court, money)
    court.enforcement_head.does(payout, Payout.review)
    court.president.does(payout, Payout.approve)
    court.finance.does(payout, Payout.send)
    assert [payout.row.state, payout.row.amount] == ["sent", 100_000]


def also(court: Court, player: Player, office: Office) -> Player:
    """The same person in one more office."""
    about = Appointment(name=Name(OFFICERS[player.office]), office=office, person=PersonId(player.id))
    court.personnel.does(court.affairs, Affairs.appoint, about)
    return Player(court, player.id, str(office))


def approvals(court: Court, levels: str) -> None:
    """How many approve a payout in this court, from the day of its founding on."""
    value = Value(name="payout.approvals", value=levels, since=date(2026, 3, 2), reason=Prose("本院决定"))
    court.president.does(court.affairs, Affairs.set_value, value)


def test_nobody_takes_two_steps_of_one_payout_whatever_offices_he_holds(court: Court, money) -> None:
    """《执行款物管理工作的规定》第十一条（原文未核）。"""
    proposer = also(court, court.enforcer, Office.enforcement_head)
    payout = allocated(court, money)
    for step, stated in ((Payout.review, NoFacts()), (Payout.turn_down, Refusal(reason=Prose("不发了")))):
        with refused("由不同的人办理", "第十一条"):
            proposer.does(payout, step, stated)
    court.enforcement_head.does(payout, Payout.review)
    second = also(court, court.enforcement_head, Office.president)
    with refused("由不同的人办理", "第十一条"):
        second.does(payout, Payout.approve)
    court.president.does(payout, Payout.approve)
    for earlier in (court.enforcer, court.enforcement_head, court.president):
        payer = also(court, earlier, Office.finance)
        with refused("由不同的人办理", "第十一条"):
            payer.does(payout, Payout.send)
    court.finance.does(payout, Payout.send)


def test_a_court_of_three_levels_does_not_pay_without_its_president(court: Court, money) -> None:
    payout = allocated(court, money)
    with refused("两级审批，才可以不经院长", "第十一条"):
        court.enforcement_head.does(payout, Payout.review_finally)
    court.enforcement_head.does(payout, Payout.review)
    assert payout.state is Payout.reviewed


def test_a_court_of_two_levels_pays_when_its_head_has_approved(court: Court, money) -> None:
    approvals(court, "2")
    proposer = also(court, court.enforcer, Office.enforcement_head)
    payout = allocated(court, money)
    with refused("三级审批", "第十一条"):
        court.enforcement_head.does(payout, Payout.review)
    with refused("由不同的人办理", "第十一条"):
        proposer.does(payout, Payout.review_finally)
    court.enforcement_head.does(payout, Payout.review_finally)
    assert payout.state is Payout.approved
    payer = also(court, court.enforcement_head, Office.finance)
    with refused("由不同的人办理", "第十一条"):
        payer.does(payout, Payout.send)
    court.finance.does(payout, Payout.send)


def test_what_comes_back_is_sent_again_only_to_an_account_named_anew(court: Court, money) -> None:
    payout = allocated(court, money)
    court.enforcement_head.does(payout, Payout.review)
    court.president.does(payout, Payout.approve)
    court.finance.does(payout, Payout.send)
    court.finance.does(payout, Payout.bounce, Bounced(reason=Prose("账号不存在")))
    with refused("收款人须重新确认账户", "第十条"):
        court.finance.does(payout, Payout.send)
    names_account(court, money, day="2026-03-26")
    court.finance.does(payout, Payout.send)
    court.act(Payout.paid, Paid(reference="r"), on=payout.row, by=BANK.name, as_=BANK, key="paid")
    assert money.state is CaseMoney.settled
    court.is_whole()


def test_money_is_paid_out_within_thirty_days_of_its_arrival(court: Court, money) -> None:
    """《执行款物管理工作的规定》第十条（原文未核）。"""
    payout = allocated(court, money)
    assert money.deadline("payout_limit").due == "2026-04-24"
    paid_out(court, payout, day="2026-03-27")
    assert (money.deadline("payout_limit").status, money.deadline("payout_limit").met) == ("met", "2026-03-27")
