"""The rules of setoff, from both sides of each boundary."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.law.interest import JUDGMENT, LEDGER
from xiezhi.law.setoff import Debt, Owed, Part, applied, between_debts, fixed, full_order, ledger, mutual

money = st.integers(0, 10**9).map(lambda fen: Decimal(fen) / 100)


@given(costs=money, interest=money, principal=money, payment=money, order=st.permutations(list(Part)))
def test_a_payment_neither_creates_nor_loses_a_fen(
    costs: Decimal, interest: Decimal, principal: Decimal, payment: Decimal, order: list[Part]
) -> None:
    """民法典第五百六十一条。"""
    debt = Debt(principal, interest, costs)
    result = applied(debt, payment, order)
    assert sum(result.paid.values()) + result.left_over == payment
    assert result.debt.total == debt.total - payment + result.left_over
    assert all(result.debt.of(part) >= 0 for part in Part)


def test_costs_come_before_interest_and_interest_before_principal() -> None:
    result = applied(Debt(Decimal(100), Decimal(10), Decimal(5)), Decimal(12))
    assert [result.paid[part] for part in (Part.COSTS, Part.INTEREST, Part.PRINCIPAL)] == [5, 7, 0]


def test_the_parties_may_agree_to_pay_principal_first_and_costs_still_lead() -> None:
    assert full_order((Part.PRINCIPAL, Part.INTEREST)) == (Part.COSTS, Part.PRINCIPAL, Part.INTEREST)
    assert full_order((Part.PRINCIPAL,)) == (Part.COSTS, Part.PRINCIPAL, Part.INTEREST)
    assert full_order(tuple(Part)) == tuple(Part)


def test_a_ledger_rounds_at_each_payment_and_fills_the_parts_in_order() -> None:
    book = ledger(
        Decimal(100_000),
        fixed(Decimal(12)),
        date(2022, 1, 1),
        [(date(2023, 1, 1), Decimal(50_000)), (date(2022, 7, 1), Decimal(30_000))],
        date(2023, 7, 1),
    )
    assert book.outstanding == Debt(Decimal("30545.18"), Decimal("1817.65"), Decimal(0))
    assert book.steps[0].paid[Part.INTEREST] == Decimal("5950.68")
    assert book.working.total == Decimal("32362.83")
    assert any("取整到分" in badge for badge in book.working.badges)


def test_interest_bears_no_interest() -> None:
    whole = ledger(Decimal(100), fixed(Decimal(10)), date(2022, 1, 1), [], date(2024, 1, 1))
    parts = ledger(
        Decimal(100), fixed(Decimal(10)), date(2022, 1, 1), [(date(2023, 1, 1), Decimal(0))], date(2024, 1, 1)
    )
    assert whole.outstanding == parts.outstanding == Debt(Decimal(100), Decimal(20))


def test_no_day_is_counted_twice_when_both_days_count() -> None:
    counted = {
        rule: ledger(
            Decimal(36_500),
            fixed(Decimal(10)),
            date(2022, 1, 1),
            [(date(2022, 1, 11), Decimal(0))],
            date(2022, 1, 31),
            counting=rule,
        ).outstanding.interest
        for rule in (JUDGMENT, LEDGER)
    }
    assert counted == {JUDGMENT: Decimal(310), LEDGER: Decimal(300)}


def test_what_is_paid_beyond_the_debt_is_left_over() -> None:
    book = ledger(
        Decimal(100), fixed(Decimal(0)), date(2022, 1, 1), [(date(2022, 1, 2), Decimal(150))], date(2022, 1, 3)
    )
    assert book.steps[0].left_over == 50
    assert book.outstanding.total == 0


def test_a_payment_outside_the_ledgers_days_is_refused() -> None:
    for day in (date(2021, 12, 31), date(2022, 2, 1)):
        with pytest.raises(ValueError, match="付款日"):
            ledger(Decimal(1), fixed(Decimal(1)), date(2022, 1, 1), [(day, Decimal(1))], date(2022, 1, 31))
    with pytest.raises(ValueError, match="负数"):
        applied(Debt(Decimal(1)), Decimal(-1))


DEBTS = [
    Owed("未到期", Decimal(100), date(2024, 1, 1)),
    Owed("有担保", Decimal(100), date(2022, 1, 1), secured=Decimal(100)),
    Owed("利率高", Decimal(100), date(2022, 6, 1), burden=Decimal(15)),
    Owed("利率低", Decimal(100), date(2022, 1, 1), burden=Decimal(5)),
]


@pytest.mark.parametrize(
    ("payment", "expected"),
    [("50", [0, 0, 50, 0]), ("150", [0, 0, 100, 50]), ("250", [0, 50, 100, 100]), ("380", [80, 100, 100, 100])],
)
def test_due_before_undue_unsecured_before_secured_and_heavier_before_lighter(
    payment: str, expected: list[int]
) -> None:
    """民法典第五百六十条第二款。"""
    assert [*between_debts(DEBTS, Decimal(payment), on=date(2023, 1, 1)).values()] == expected


def test_the_debtors_choice_comes_first() -> None:
    """民法典第五百六十条第一款。"""
    chosen = between_debts(DEBTS, Decimal(130), on=date(2023, 1, 1), chosen=["未到期"])
    assert (chosen["未到期"], chosen["利率高"]) == (Decimal(100), Decimal(30))


def test_equal_debts_are_paid_pro_rata_without_losing_a_fen() -> None:
    same = [Owed(name, Decimal(100), date(2022, 1, 1)) for name in "甲乙丙"]
    shares = between_debts(same, Decimal(100), on=date(2023, 1, 1))
    assert sum(shares.values()) == 100
    assert max(shares.values()) - min(shares.values()) == Decimal("0.01")
    with pytest.raises(ValueError):
        between_debts(same, Decimal(-1), on=date(2023, 1, 1))


def test_mutual_debts_go_out_in_the_same_amount() -> None:
    """合同编通则解释第五十五条、第五十六条。"""
    mine, theirs = mutual(Debt(Decimal(100), Decimal(10)), Debt(Decimal(60)))
    assert mine == Debt(Decimal(50), Decimal(0))
    assert theirs.total == 0
