"""What becomes of an enforcement, told to its end: the sums are the law's, to the fen, and the log gives the tables."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.stories.books import books_balance
from xiezhi.engine.replay import replay
from xiezhi.records.dispute import Dispute
from xiezhi.records.distribution import JoinedClaim
from xiezhi.records.enforcement import Asset, Instalment
from xiezhi.records.ledger import Bill
from xiezhi.records.money import Share
from xiezhi.records.obligation import Obligation, Performance
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.sale import Sale
from xiezhi.records.table import rows
from xiezhi.stories import STORIES
from xiezhi.stories.telling import Plot


@pytest.fixture
def told(home: Path) -> Callable[[str], Plot]:
    def play(name: str) -> Plot:
        plot = STORIES[name].play(lambda line: None)
        assert replay().differences == []
        books_balance()
        return plot

    return play


def states(plot: Plot, procedure: str) -> list[str]:
    return [each.state for each in rows(Proceeding, dispute=plot.dispute, procedure=procedure, order=("opened", "id"))]


def test_what_one_debtor_pays_frees_both(told: Callable[[str], Plot]) -> None:
    """《民法典》第一百七十八条: 债权人可以请求部分或者全部连带责任人承担责任。"""
    plot = told("two-debtors")
    assert states(plot, "enforcement") == ["performed"]
    owed = [each for each in rows(Obligation, dispute=plot.dispute) if each.creditor]
    assert {(len(each.debtors), each.status) for each in owed} == {(2, "performed")}
    assert states(plot, "seizure") == ["taken"]
    assert [each.owner for each in rows(Asset, dispute=plot.dispute)] == [plot.people("defendant")[1]], "one alone"
    had = [(each.head, each.amount) for each in rows(Share, dispute=plot.dispute) if each.payee]
    assert sum(much for head, much in had if head != "doubled") == sum(each.principal for each in owed), (
        "once, not twice"
    )
    assert sum(much for head, much in had if head == "doubled") == 28_840, "20 days on 80,000 and 2,400 yuan"


def test_each_part_is_satisfied_in_its_order_and_the_rest_goes_on_growing(told: Callable[[str], Plot]) -> None:
    """法释〔2014〕8号第四条; what all parts gave is what was owed, with the doubled part of each day until it came."""
    plot = told("part-payments")
    given = rows(Share, dispute=plot.dispute, order=("at", "id"))
    paid = sum(each.amount for each in rows(Performance, dispute=plot.dispute))
    assert sum(each.amount for each in given if each.head != "fee") == paid
    heads = [{each.head for each in given if each.at == day} for day in sorted({each.at for each in given})]
    assert ["doubled" in each for each in heads] == [False, False, True], "the doubled part comes last"
    assert [each.status for each in rows(Bill, dispute=plot.dispute, kind="enforcement_fee")] == ["paid"]
    assert states(plot, "enforcement") == ["performed"]


def test_a_broken_settlement_leaves_what_was_paid_paid_and_the_rest_owed_as_before(told: Callable[[str], Plot]) -> None:
    """执行和解规定第九条、第十七条；法释〔2014〕8号第一条。"""
    plot = told("settlement-broken")
    plan = rows(Instalment, dispute=plot.dispute, order=("due",))
    assert (plan[0].status, plan[0].amount) == ("paid", 4_120_000)
    had = [(each.at, each.head, each.amount) for each in rows(Share, dispute=plot.dispute) if each.payee]
    (first,) = (each for each in had if each[0] <= plan[0].due)
    assert first[1:] == ("principal", 4_120_000), "what was paid stays paid"
    rest = [each[1:] for each in had if each != first]
    assert [much for head, much in rest if head in ("principal", "costs")] == [3_880_000, 240_000, 62_000]
    assert [much for head, much in rest if head == "doubled"] == [
        28_000 + 27_839,  # 80,000 for 20 days and 38,800 for 41
        2_562,  # 2,400 for 61
    ], "what was to be released is owed again, from the first day on"
    assert states(plot, "enforcement") == ["performed"]


def test_a_round_that_ended_is_taken_up_under_a_number_of_its_own(told: Callable[[str], Plot]) -> None:
    """民诉法解释第五百一十七条。"""
    plot = told("round-ended")
    (case,) = rows(Proceeding, dispute=plot.dispute, procedure="enforcement")
    assert "执恢" in case.number
    assert (case.state, states(plot, "round_end")) == ("performed", ["ruled"])
    assert states(plot, "sanction") == ["lifted", "lifted"], "restricted and listed"


def test_what_is_anothers_is_released_and_the_debt_stays(told: Callable[[str], Plot]) -> None:
    """《民事诉讼法》第二百三十八条；民诉法解释第三百一十四条。"""
    plot = told("third-party-objection")
    assert (states(plot, "thing_objection"), states(plot, "seizure")) == (["freed"], ["lifted"])
    assert states(plot, "enforcement") == ["running"]
    assert [(each.principal, each.status) for each in rows(Obligation, dispute=plot.dispute, order=("order",))] == [
        (8_000_000, "open"), (240_000, "open"), (62_000, "open"),
    ]  # fmt: skip
    assert rows(Share, dispute=plot.dispute) == []


def test_three_creditors_get_by_the_plan_to_the_fen(told: Callable[[str], Plot]) -> None:
    """民诉法解释第五百零八条: 优先二万元，其余按债权比例。"""
    plot = told("three-creditors")
    names = {each.person: each.name for each in rows(Person, court=plot.court)}
    claims = {names[each.creditor]: each for each in rows(JoinedClaim, dispute=plot.dispute)}
    fee = sum(each.amount for each in rows(Bill, dispute=plot.dispute, kind="enforcement_fee"))
    left = 5_000_000 - 26_000 - fee - 2_000_000
    wang, union = claims["王某"], claims["某农村信用社"]
    assert claims["李某"].share == 2_000_000
    assert wang.share + union.share == left
    assert abs(wang.share * union.debt - union.share * wang.debt) < max(wang.debt, union.debt), "no fen off the ratio"
    paid = sum(each.amount for each in rows(Share, dispute=plot.dispute) if each.payee)
    assert paid == 2_000_000 + left
    assert set(states(plot, "payout")) == {"arrived"}
    assert len(rows(Standing, dispute=plot.dispute, role="recipient")) >= 3


def test_a_van_is_sold_at_the_second_auction_and_its_price_goes_to_the_creditor(told: Callable[[str], Plot]) -> None:
    """网络司法拍卖规定第十条、第二十六条；拍卖变卖规定第二十条、第二十七条。"""
    plot = told("car-sold")
    (sale,) = rows(Sale, dispute=plot.dispute)
    assert (sale.price, sale.first, sale.start, sale.sold) == (6_000_000, 4_200_000, 3_360_000, 3_650_000)
    assert (states(plot, "disposal"), states(plot, "seizure")) == (["handed_over"], ["sold"])
    assert sum(each.amount for each in rows(Share, dispute=plot.dispute)) == 3_650_000


def test_an_outsider_sues_and_the_account_stays_frozen_until_he_has_lost(told: Callable[[str], Plot]) -> None:
    """民诉法解释第三百零五条、第三百一十三条。"""
    plot = told("outsider-sues")
    (objection,) = rows(Proceeding, dispute=plot.dispute, procedure="thing_objection")
    assert objection.state == "continued"
    (suit,) = rows(Dispute, about=objection.id)
    (tried,) = rows(Proceeding, dispute=suit.id, procedure="first_instance")
    assert (suit.cause, tried.state, tried.track) == ("案外人执行异议之诉", "effective", "sole")
    assert states(plot, "seizure") == ["in_force"]


def test_an_outsider_who_wins_has_the_freeze_lifted_with_one_tap_of_the_officer(told: Callable[[str], Plot]) -> None:
    """民诉法解释第三百一十条、第三百一十二条。"""
    plot = told("outsider-wins")
    (objection,) = rows(Proceeding, dispute=plot.dispute, procedure="thing_objection")
    assert objection.state == "freed"
    (suit,) = rows(Dispute, about=objection.id)
    (item,) = rows(Obligation, dispute=suit.id, kind="stopped")
    assert (item.text, item.status) == ("不得执行农业银行尾号2077账户中的存款", "performed")
    assert states(plot, "seizure") == ["lifted"]
