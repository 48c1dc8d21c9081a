"""The payment order: who may have one, what is an objection and when, and what becomes of an order that lapses."""

from datetime import date

import pytest

from tests.engine.cast import Case, Court, intake, refused
from xiezhi.engine.facts import PersonId, Prose
from xiezhi.law.working import Yuan
from xiezhi.phrases.court_fees import Paid
from xiezhi.procedures.filing import Demand, Filing
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.procedures.payment_order import (
    Application,
    Discontinuance,
    DiscontinuedBecause,
    Objection,
    Opinion,
    PaymentOrder,
    Plea,
    Rejection,
    Upheld,
    Wanting,
    Withdrawal,
)
from xiezhi.procedures.service import Announcement, Deposit, Posting, Receipt, Return, ReturnedBecause, Service
from xiezhi.records.ledger import Bill
from xiezhi.records.obligation import Obligation
from xiezhi.records.person import Person
from xiezhi.records.proceeding import Claim
from xiezhi.records.table import count, rows

ALL_TRUE = {"due": True, "one_sided": True, "reachable": True, "unpreserved": True}
DEBT = Objection(plea=Plea.debt, text=Prose("已经还了一半"))
POOR = Objection(plea=Plea.means, text=Prose("没有钱"))


def issued(court: Court) -> Case:
    """Asked for on 2 March, accepted on 3 March, paid and issued on 4 March."""
    order = court.opens(PaymentOrder, day="2026-03-02")
    court.filing_judge.does(order, PaymentOrder.accept, day="2026-03-03")
    (bill,) = rows(Bill, proceeding=order.id)
    court.counter.does(order, PaymentOrder.pay, Paid(bill=bill.id, amount=Yuan(bill.amount) / 100), day="2026-03-04")
    court.filing_judge.does(order, PaymentOrder.issue)
    return order


def served(court: Court) -> Case:
    """Handed to the debtor on 9 March: his fifteen days end on 24 March."""
    order = issued(court)
    service = order.service_of("order", order.person("defendant"))
    court.server.does(service, Service.hand_over, Receipt(on=date(2026, 3, 9)), day="2026-03-09")
    return order


@pytest.mark.parametrize(
    ("untrue", "sentence"),
    [("due", "已经到期"), ("one_sided", "还有义务没有履行"), ("reachable", "送达不到"), ("unpreserved", "诉前保全")],
)
def test_each_condition_that_is_wanting_is_said(court: Court, untrue: str, sentence: str) -> None:
    """《民诉法解释》第四百二十七条。"""
    filing = court.files()
    with refused(sentence, "第四百二十七条"):
        court.wang.does(filing, PaymentOrder.apply, Application(**{**ALL_TRUE, untrue: False}))


def test_only_the_claimant_or_the_counter_asks_upon_a_filing_under_review_that_claims_money(court: Court) -> None:
    filing = court.files()
    with refused("由原告（申请人）、立案窗口办理", "第二百二十五条"):
        filing.person("defendant").does(filing, PaymentOrder.apply, Application(**ALL_TRUE))
    court.counter.does(filing, PaymentOrder.apply, Application(**ALL_TRUE))
    with refused("尚未办结", "第四百三十条"):
        court.wang.does(filing, PaymentOrder.apply, Application(**ALL_TRUE))
    other = court.files(intake(demands=(Demand(text=Prose("赔礼道歉")),)))
    with refused("没有写明金额", "第四百二十七条"):
        court.wang.does(other, PaymentOrder.apply, Application(**ALL_TRUE))
    court.filing_judge.does(other, Filing.docket)
    with refused("须在立案审查“审查中”时提出", "第二百二十五条"):
        court.wang.does(other, PaymentOrder.apply, Application(**ALL_TRUE))


def test_what_was_filed_comes_along_and_a_third_of_the_fee_is_paid_before_the_order_goes_out(court: Court) -> None:
    """《诉讼费用交纳办法》第十四条第（三）项：80000元的受理费1800元，三分之一600元。"""
    filing = court.files(day="2026-03-02")
    people = count(Person)
    order = court.asks_for_an_order(filing)
    assert order.deadline("applied").due == "2026-03-09", "the fifth day is a Saturday"
    court.filing_judge.does(order, PaymentOrder.accept)
    assert filing.state is Filing.withdrawn, "the same debt is not sued upon at once"
    assert order.row.number == "（2026）内0902民督1号"
    assert (count(Person), [each.text for each in rows(Claim, proceeding=order.id)]) == (people, ["偿还借款"])
    assert [each.amount for each in rows(Bill, proceeding=order.id)] == [60_000]
    with refused("须先交纳申请费", "第二十条"):
        court.filing_judge.does(order, PaymentOrder.issue)
    court.is_whole()


def test_a_refused_application_leaves_the_suit_under_review(court: Court) -> None:
    order = court.opens(PaymentOrder)
    facts = Rejection(wanting=Wanting.one_sided, opinion=Prose("货未交齐"))
    court.filing_judge.does(order, PaymentOrder.reject, facts)
    assert Case(court, order.row.parent).state is Filing.reviewing


def test_fifteen_days_without_a_word_and_the_order_can_be_enforced(court: Court) -> None:
    """《民事诉讼法》第二百二十七条第三款。"""
    order = served(court)
    court.sweep("2026-03-24")
    assert order.state is PaymentOrder.answering
    court.sweep("2026-03-31")
    assert order.state is PaymentOrder.answering, "an objection may be in the post"
    court.nothing_comes(order, "2026-04-01")
    assert order.state is PaymentOrder.in_force
    owed = rows(Obligation, proceeding=order.id, order=("order",))
    assert [(each.kind, each.principal, each.due) for each in owed] == [
        ("money", 8_000_000, "2026-03-24"), ("costs", 60_000, "2026-03-24"),
    ]  # fmt: skip
    court.is_whole()


def test_an_objection_of_the_sixteenth_day_is_none_whoever_brings_it(court: Court) -> None:
    """《民诉法解释》第四百三十一条第二款。"""
    order = served(court)
    zhang = order.person("defendant")
    late = Objection(plea=Plea.debt, text=Prose("刚看到"), person=PersonId(zhang.id))
    with refused("期限已于2026年3月24日届满", "第二百二十七条"):
        zhang.does(order, PaymentOrder.object, DEBT, day="2026-03-25")
    with refused("视为未提出异议", "第四百三十一条"):
        court.counter.does(order, PaymentOrder.object, late)


def test_to_have_no_money_is_no_objection(court: Court) -> None:
    """《民诉法解释》第四百三十六条。"""
    order = served(court)
    order.person("defendant").does(order, PaymentOrder.object, POOR, day="2026-03-16")
    with refused("异议不成立", "第四百三十六条"):
        court.filing_judge.does(order, PaymentOrder.uphold, Upheld(opinion=Prose("成立")))
    court.sweep("2026-03-25")
    assert order.state is PaymentOrder.answering, "what was written must be answered first"
    court.filing_judge.does(order, PaymentOrder.overrule, Opinion(opinion=Prose("不针对债务本身")))
    court.filing_judge.does(order, PaymentOrder.take_effect)
    assert order.state is PaymentOrder.in_force


def test_who_retracts_his_objection_does_not_get_it_back(court: Court) -> None:
    """《民诉法解释》第四百三十七条。"""
    order = served(court)
    zhang = order.person("defendant")
    zhang.does(order, PaymentOrder.object, DEBT, day="2026-03-10")
    zhang.does(order, PaymentOrder.retract, Withdrawal(), day="2026-03-11")
    with refused("须有尚待审查的书面异议", "第四百三十五条"):
        court.filing_judge.does(order, PaymentOrder.uphold, Upheld(opinion=Prose("成立")))
    with refused("撤回异议后反悔的", "第四百三十七条"):
        zhang.does(order, PaymentOrder.object, DEBT)


def test_an_order_that_lapses_becomes_a_suit_on_the_eighth_day_unless_the_creditor_declines(court: Court) -> None:
    """《民诉法解释》第四百三十八条、第四百三十九条。"""
    order = served(court)
    order.person("defendant").does(order, PaymentOrder.object, DEBT, day="2026-03-10")
    court.filing_judge.does(order, PaymentOrder.uphold, Upheld(opinion=Prose("成立")), day="2026-03-11")
    ruling = order.service_of("termination", court.wang)
    court.server.does(ruling, Service.hand_over, Receipt(on=date(2026, 3, 12)), day="2026-03-12")
    people = count(Person)
    court.sweep("2026-03-19")
    assert order.state is PaymentOrder.lapsed
    court.sweep("2026-03-20")
    assert order.state is PaymentOrder.sued
    suit = order.child(FirstInstance)
    assert (count(Person), [each.text for each in rows(Claim, proceeding=suit.id)]) == (people, ["偿还借款"])
    court.is_whole()


def test_an_order_is_left_with_who_refuses_it_and_never_announced(court: Court) -> None:
    """《民诉法解释》第四百二十九条、第四百三十条第（二）项。"""
    order = issued(court)
    service = order.service_of("order", order.person("defendant"))
    court.server.does(service, Service.post, Posting(tracking="EMS1"), day="2026-03-05")
    back = Return(why=ReturnedBecause.moved, on=date(2026, 3, 9))
    court.server.does(service, Service.return_post, back, day="2026-03-09")
    with refused("支付令不能公告送达", "第四百三十条"):
        where = Announcement(reason=Prose("下落不明"), place=Prose("公告网"))
        court.server.does(service, Service.announce, where)
    with refused("须已满三十日", "第四百三十条"):
        court.filing_judge.does(order, PaymentOrder.terminate, Opinion(opinion=Prose("送不到")))
    court.filing_judge.does(order, PaymentOrder.terminate, Opinion(opinion=Prose("送不到")), day="2026-04-07")
    assert order.state is PaymentOrder.lapsed


def test_what_the_debtor_has_received_is_not_withdrawn_any_more(court: Court) -> None:
    """《民诉法解释》第四百三十条第（三）项。"""
    order = issued(court)
    end = Discontinuance(why=DiscontinuedBecause.withdrawn, opinion=Prose("申请人撤回"))
    with refused("债权人须撤回了申请", "第四百三十条"):
        court.filing_judge.does(order, PaymentOrder.discontinue, end)
    service = order.service_of("order", order.person("defendant"))
    left = Deposit(on=date(2026, 3, 5), witness=Prose("录像"))
    court.server.does(service, Service.leave_it, left, day="2026-03-05")
    with refused("案件现为“待清偿或者异议”", "第四百三十条"):
        court.wang.does(order, PaymentOrder.withdraw, Withdrawal())
