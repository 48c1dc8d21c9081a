"""The rules of distribution, from both sides of each boundary."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.law.distribution import (
    CLAIM_RANKS,
    Collateral,
    Estate,
    Queue,
    Rank,
    distribute,
    enforcement_shares,
    executive_wages,
    leaves_surplus,
    most_security,
    offline_reserves,
    online_deposit,
    online_reserves,
    pro_rata,
)
from xiezhi.law.sources import Unread

D = Decimal
fen = st.integers(0, 10_000_000).map(lambda count: (D(count) / 100).quantize(D("0.01")))
claims = st.dictionaries(st.sampled_from("甲乙丙丁戊"), fen, max_size=5)


def estate(free, collateral=(), old_staff=None, **ranks):
    by_key = {rank.key: rank for rank in Rank}
    given_ = {by_key[key]: {name: D(amount) for name, amount in owed.items()} for key, owed in ranks.items()}
    return Estate(D(free), given_, collateral, {name: D(owed) for name, owed in (old_staff or {}).items()})


def test_the_plain_waterfall():
    """企业破产法第四十三条、第一百一十三条。"""
    result = distribute(
        estate(
            1_000_000,
            expenses={"诉讼费用": 20_000, "管理人": 80_000},
            common_benefit={"继续营业": 100_000},
            employees={"工资": 200_000},
            social_and_tax={"社保": 50_000, "税款": 150_000},
            ordinary={"甲": 600_000, "乙": 400_000},
        )
    )
    assert result.ordinary_rate == 40
    assert (result.paid[Rank.ORDINARY, "甲"], result.paid[Rank.ORDINARY, "乙"], result.left) == (240_000, 160_000, 0)
    assert result.working.total == 1_000_000


@pytest.mark.parametrize(("free", "ends"), [("99999.99", True), ("100000", False)])
def test_an_estate_below_the_expenses_ends_the_case(free, ends):
    """企业破产法第四十三条第四款。"""
    result = distribute(estate(free, expenses={"甲": 60_000, "乙": 40_000}, employees={"工资": 1}))
    assert result.must_end is ends
    assert any("终结破产程序" in badge for badge in result.working.badges) is ends


def test_expenses_come_before_debts_of_common_benefit_and_each_shares_pro_rata():
    """企业破产法第四十三条第二款、第三款。"""
    result = distribute(estate(130, expenses={"甲": 100}, common_benefit={"乙": 40, "丙": 20}))
    assert [result.paid[Rank.COMMON_BENEFIT, name] for name in "乙丙"] == [20, 10]


def test_staff_come_before_taxes_and_taxes_before_ordinary():
    result = distribute(estate(150, employees={"工资": 100}, social_and_tax={"税": 100}, ordinary={"甲": 100}))
    assert [result.paid[key] for key in result.paid] == [100, 50, 0]


def test_what_the_collateral_does_not_cover_is_an_ordinary_claim():
    """企业破产法第一百零九条、第一百一十条。"""
    result = distribute(estate(100, (Collateral("银行", D(300), D(500), D(20)),), ordinary={"甲": 280}))
    assert result.paid[Rank.COLLATERAL, "银行"] == 280
    assert (result.paid[Rank.ORDINARY, "银行"], result.paid[Rank.ORDINARY, "甲"]) == (44, 56)
    assert "第一百一十条" in str({line.label: line.law for line in result.working.lines}["普通破产债权：银行"])


def test_what_the_collateral_brings_beyond_the_claim_joins_the_estate():
    result = distribute(estate(0, (Collateral("银行", D(900), D(500)),), ordinary={"甲": 400}))
    assert (result.paid[Rank.COLLATERAL, "银行"], result.paid[Rank.ORDINARY, "甲"]) == (500, 400)


def test_penalties_come_after_ordinary_claims_by_a_text_that_was_not_read():
    result = distribute(estate(150, ordinary={"甲": 100}, penal={"罚款": 100}))
    assert result.paid[Rank.PENAL, "罚款"] == 50
    assert any("原文未核" in badge for badge in result.working.badges)


def test_what_is_left_after_all_claims_stays():
    assert distribute(estate(150, ordinary={"甲": 100})).left == 50


def test_wages_from_before_the_law_come_out_of_the_collateral():
    """企业破产法第一百三十二条。"""
    result = distribute(
        estate(50, (Collateral("银行", D(300), D(300)),), {"旧欠工资": 80}, employees={"旧欠工资": 80, "新欠工资": 20})
    )
    assert result.paid[Rank.EMPLOYEES, "旧欠工资"] == 80
    assert result.paid[Rank.EMPLOYEES, "新欠工资"] == 10
    assert result.paid[Rank.COLLATERAL, "银行"] == 260


def test_executives_are_staff_at_the_average_wage():
    """企业破产法第一百一十三条第三款。"""
    assert executive_wages(6, D("5000.50")).total == D("30003.00")


def test_claims_that_are_easily_misplaced_have_their_rank():
    assert CLAIM_RANKS["受理前的税收滞纳金"][0] is Rank.ORDINARY
    assert CLAIM_RANKS["受理后的利息"][0] is None
    assert isinstance(CLAIM_RANKS["处置财产发生的税费"][1], Unread)


@given(fen, claims, claims, claims, claims, st.lists(st.tuples(fen, fen), max_size=3))
def test_a_distribution_neither_makes_nor_loses_a_fen(free, expenses, staff, ordinary, penal, pledged):
    collateral = [Collateral(f"银行{place}", value, claim) for place, (value, claim) in enumerate(pledged)]
    ranks = {Rank.EXPENSES: expenses, Rank.EMPLOYEES: staff, Rank.ORDINARY: ordinary, Rank.PENAL: penal}
    result = distribute(Estate(free, ranks, collateral))
    assert sum(result.paid.values()) + result.left == free + sum(value for value, _ in pledged)
    assert result.left >= 0
    for rank, owed in ranks.items():
        assert all(0 <= result.paid[rank, name] <= owed[name] for name in owed)
    if sum(result.paid[Rank.ORDINARY, name] for name in ordinary) > 0:
        assert all(result.paid[Rank.EMPLOYEES, name] == owed for name, owed in staff.items())


@given(fen, claims)
def test_each_share_is_within_a_fen_of_the_exact_fraction(amount, owed):
    shares = pro_rata(amount, owed)
    total = sum(owed.values())
    assert sum(shares.values()) == min(amount, total)
    for name, claim in owed.items():
        exact = min(Fraction(amount) / Fraction(total), Fraction(1)) * Fraction(claim) if total else Fraction(0)
        assert abs(Fraction(shares[name]) - exact) < Fraction(1, 100)


def test_nobody_files_a_negative_claim():
    with pytest.raises(ValueError):
        pro_rata(D(1), {"甲": D(-1)})


PLEDGE = [("抵押权人", D(280_000))]
TWO = [("甲", D(300_000)), ("乙", D(100_000))]


def paid(working):
    return {line.label: line.amount for line in working.lines}


def test_creditors_of_a_natural_person_share_pro_rata():
    """民诉法解释第五百零八条。"""
    shares = paid(enforcement_shares(D(500_000), D(20_000), PLEDGE, TWO, Queue.PARTICIPATION))
    assert (shares["抵押权人"], shares["甲"], shares["乙"], shares["退还被执行人"]) == (280_000, 150_000, 50_000, 0)


def test_creditors_of_a_company_are_paid_by_date_of_seizure():
    """民诉法解释第五百一十四条。"""
    shares = paid(enforcement_shares(D(620_000), D(20_000), PLEDGE, TWO, Queue.SEIZURE))
    assert (shares["甲"], shares["乙"]) == (300_000, 20_000)


@pytest.mark.parametrize("queue", list(Queue))
@pytest.mark.parametrize("proceeds", [0, 10_000, 20_000, 299_999, 300_000, 700_000, 700_001])
def test_enforcement_money_is_all_paid_out_or_given_back(proceeds, queue):
    working = enforcement_shares(D(proceeds), D(20_000), PLEDGE, TWO, queue)
    assert working.total == proceeds
    assert paid(working)["退还被执行人"] == max(0, proceeds - 700_000)


def test_two_creditors_of_one_name_cannot_be_told_apart():
    with pytest.raises(ValueError):
        enforcement_shares(D(1), D(0), [], [("甲", D(1)), ("甲", D(2))], Queue.PARTICIPATION)


def test_reserve_prices():
    """网络司法拍卖规定第十条、第二十六条；拍卖变卖规定第五条、第二十四条、第二十五条。"""
    assert online_reserves(D(1_000_000)) == (700_000, 560_000)
    assert offline_reserves(D(1_000_000), movable=False) == (1_000_000, 800_000, 640_000)
    assert offline_reserves(D(1_000_000), movable=True) == (1_000_000, 800_000)
    assert online_deposit(D(700_000)) == (35_000, 140_000)


@pytest.mark.parametrize(("reserve", "surplus"), [(120, False), ("120.01", True)])
def test_a_reserve_must_be_greater_than_priority_and_costs(reserve, surplus):
    """拍卖变卖规定第六条：应当大于该优先债权及强制执行费用的总额。"""
    assert leaves_surplus(D(reserve), D(100), D(20)) is surplus


def test_security_for_preservation_is_at_most_thirty_percent_and_before_suit_the_whole():
    """财产保全规定第五条。"""
    assert most_security(D(100_000), before_suit=False).total == 30_000
    assert most_security(D(100_000), before_suit=True).total == 100_000


@given(fen, claims, claims, claims, claims)
def test_a_second_waterfall_in_exact_fractions_agrees_to_the_fen(free, expenses, staff, taxes, ordinary):
    """A second way: each rank takes what is left, or its whole."""
    ranks = (Rank.EXPENSES, Rank.EMPLOYEES, Rank.SOCIAL_AND_TAX, Rank.ORDINARY)
    owed = (expenses, staff, taxes, ordinary)
    result = distribute(Estate(free, dict(zip(ranks, owed, strict=True))))
    pot = Fraction(free)
    for rank, each in zip(ranks, owed, strict=True):
        total = sum(map(Fraction, each.values()), Fraction(0))
        quota = min(pot / total, Fraction(1)) if total else Fraction(0)
        for name, claim in each.items():
            assert abs(Fraction(result.paid[rank, name]) - Fraction(claim) * quota) < Fraction(1, 100)
        pot -= total * quota
    assert Fraction(result.left) == pot
