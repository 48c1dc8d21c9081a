"""The rules of enforcement money, from both sides of each boundary."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.law.delay_account import Unpaid
from xiezhi.law.enforcement_money import (
    applicant_deposit,
    appraisal_base,
    debt_for_asset,
    forfeited_deposit,
    least_sell_off_price,
    most_commission,
    one_creditor,
)
from xiezhi.law.sources import NotInForce
from xiezhi.law.working import Yuan

money = st.integers(0, 10**9).map(lambda fen: Decimal(fen) / 100)


def test_costs_and_fee_come_first_and_the_doubled_part_last() -> None:
    """民诉法解释第五百零八条，法释〔2014〕8号第四条。"""
    owed = Unpaid(Decimal(10), Decimal(20), Decimal(100), Decimal(0), Decimal(5))
    result = one_creditor(Yuan(140), owed, costs=Yuan(8), fee=Yuan(50))
    amounts = {line.label: line.amount for line in result.working.lines}
    assert amounts["评估、拍卖、保管等执行费用"] == 8
    assert amounts["申请执行费"] == 50
    assert amounts["本金"] == 52
    assert amounts["加倍部分债务利息"] == 0
    assert result.unpaid == Unpaid(Decimal(0), Decimal(0), Decimal(48), Decimal(0), Decimal(5))
    assert any("申请执行费" in badge for badge in result.working.badges)


def test_what_is_left_goes_back_to_the_debtor() -> None:
    result = one_creditor(Yuan(200), Unpaid(Decimal(0), Decimal(0), Decimal(100), Decimal(0), Decimal(5)))
    assert (result.back_to_debtor, result.unpaid.total) == (Decimal(95), Decimal(0))


@given(proceeds=money, costs=money, fee=money, principal=money, interest=money)
def test_the_proceeds_are_used_up_to_the_fen(
    proceeds: Decimal, costs: Decimal, fee: Decimal, principal: Decimal, interest: Decimal
) -> None:
    result = one_creditor(proceeds, Unpaid(Decimal(0), interest, principal, Decimal(0)), costs=costs, fee=fee)
    assert result.working.total == proceeds
    assert result.back_to_debtor == 0 or result.unpaid.total == 0


@pytest.mark.parametrize(
    ("price", "most"),
    [
        ("2000000", "100000"),
        ("2000001", "100000.03"),
        ("10000000", "340000"),
        ("50000000", "1140000"),
        ("100000000", "1640000"),
        ("100000002", "1640000.01"),
    ],
)
def test_the_auction_houses_commission_has_a_ceiling_in_bands(price: str, most: str) -> None:
    """拍卖变卖规定第二十九条。"""
    assert most_commission(Yuan(price), on=date(2024, 1, 1)).total == Decimal(most)


def test_the_commission_of_an_edition_not_read_is_not_guessed() -> None:
    with pytest.raises(NotInForce):
        most_commission(Yuan(1), on=date(2020, 12, 31))


def test_a_sell_off_goes_no_lower_than_half_the_valuation() -> None:
    """拍卖变卖规定第三十二条。"""
    assert least_sell_off_price(Yuan(101)).total == Decimal("50.50")


@pytest.mark.parametrize(("price", "base"), [("100.01", "100"), ("100", "100"), ("99.99", "99.99"), (None, "7")])
def test_the_appraiser_is_paid_on_the_lower_of_valuation_and_price_or_his_real_cost(
    price: str | None, base: str
) -> None:
    """参考价规定第三十二条。"""
    sold = Yuan(price) if price else None
    assert appraisal_base(Yuan(100), sold, real_cost=Yuan(7)).total == Decimal(base)


def test_an_applicant_who_bids_pays_only_what_his_claim_falls_short() -> None:
    """网络司法拍卖规定第十七条。"""
    assert applicant_deposit(Yuan(100), Yuan(100)).total == 0
    assert applicant_deposit(Yuan(100), Yuan(99)).total == 1


def test_a_buyer_who_backs_out_loses_his_deposit_in_order() -> None:
    """网络司法拍卖规定第二十四条。"""
    working = forfeited_deposit(
        Yuan(100), sale_costs=Yuan(10), first_price=Yuan(1_000), second_price=Yuan(950), this_debt=Yuan(30)
    )
    assert [line.amount for line in working.lines] == [10, 50, 30, 10]
    higher = forfeited_deposit(
        Yuan(100), sale_costs=Yuan(10), first_price=Yuan(1_000), second_price=Yuan(1_200), this_debt=Yuan(300)
    )
    assert [line.amount for line in higher.lines] == [10, 0, 90, 0]


def test_taking_the_asset_for_a_smaller_debt_pays_the_difference() -> None:
    """拍卖变卖规定第十六条。"""
    assert debt_for_asset(Yuan(100), Yuan(60)).total == 40
    assert debt_for_asset(Yuan(100), Yuan(160)).total == 0
