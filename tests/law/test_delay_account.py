"""The rules of delay account, from both sides of each boundary."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.law.delay import general_annual, general_at, general_daily
from xiezhi.law.delay_account import Judgment, Unpaid, delayed
from xiezhi.law.interest import JUDGMENT, lpr_floating_spans
from xiezhi.law.sources import NotInForce
from xiezhi.law.working import Yuan

LAST = date(2023, 1, 31)


def test_the_supreme_courts_own_example() -> None:
    """2014年7月30日答记者问：一般利息920元、300元，加倍部分105元，合计11325元。"""
    judgment = Judgment(
        Yuan(10_000), date(2015, 7, 3), general=general_daily(Decimal("0.0005")), general_from=date(2015, 1, 1)
    )
    result = delayed(judgment, date(2015, 9, 1))
    assert (result.general_before, result.general_during, result.doubled) == (
        Decimal(920),
        Decimal(300),
        Decimal(105),
    )
    assert result.days == 60
    assert result.unpaid.total == result.working.total == 11_325


def test_a_judgment_without_interest_has_the_doubled_part_only() -> None:
    """第一条第二款：未确定给付该利息的，不予计算。"""
    result = delayed(Judgment(Yuan(100_000), LAST), date(2023, 2, 10))
    assert (result.general_before, result.general_during, result.doubled) == (Decimal(0), Decimal(0), Decimal(175))


def test_a_part_payment_goes_to_the_debt_and_the_doubled_part_is_paid_last() -> None:
    """第三条第一款、第四条。"""
    result = delayed(Judgment(Yuan(100_000), LAST), date(2023, 2, 20), payments=[(date(2023, 2, 10), Yuan(50_000))])
    assert result.payments[0].paid["principal"] == 50_000
    assert result.payments[0].unpaid.doubled == 175
    assert result.unpaid == Unpaid(Decimal(0), Decimal(0), Decimal(50_000), Decimal(0), Decimal("262.50"))


def test_a_payment_fills_costs_then_interest_then_principal_then_penalty() -> None:
    """民法典第五百六十一条。"""
    judgment = Judgment(
        Yuan(100), LAST, costs=Yuan(10), fixed_interest=Yuan(20), penalty=Yuan(30), general=general_annual(Decimal(0))
    )
    paid = delayed(judgment, LAST, payments=[(LAST, Yuan(140))]).payments[0]
    assert paid.paid == {"costs": 10, "interest": 20, "principal": 100, "penalty": 10, "doubled": 0}
    assert delayed(judgment, LAST, payments=[(LAST, Yuan(200))]).payments[0].left_over == 40


def test_a_fixed_penalty_is_in_the_base_and_adjudged_interest_and_costs_are_not() -> None:
    """第一条第三款。"""
    day = date(2023, 2, 10)
    base = delayed(Judgment(Yuan(100_000), LAST, penalty=Yuan(20_000)), day).doubled
    assert base == Decimal("210.00")
    beside = delayed(Judgment(Yuan(100_000), LAST, costs=Yuan(5_000), fixed_interest=Yuan(9_000)), day)
    assert beside.doubled == 175
    assert any("不计入加倍部分的基数" in badge for badge in beside.working.badges)
    chosen = delayed(Judgment(Yuan(100_000), LAST, costs=Yuan(20_000), costs_doubled=True), day)
    assert chosen.doubled == 210


def test_a_stay_stops_the_doubled_part_only() -> None:
    """第三条第三款。"""
    judgment = Judgment(Yuan(36_500), LAST, general=general_annual(Decimal(10)))
    result = delayed(judgment, date(2023, 2, 20), stays=[(date(2023, 2, 11), date(2023, 2, 20))])
    assert (result.general_during, result.doubled) == (Decimal(200), Decimal("63.88"))
    assert result.days == 10


def test_liability_fixed_in_a_mediation_paper_shuts_out_the_doubled_part() -> None:
    """民事调解规定第十五条第二款。"""
    result = delayed(Judgment(Yuan(100_000), LAST, own_liability=True), date(2023, 2, 10))
    assert result.doubled == 0
    assert any("不再加倍" in line.label for line in result.working.lines)


def test_delay_before_august_2014_is_not_counted_here() -> None:
    assert delayed(Judgment(Yuan(1), date(2014, 7, 31)), date(2014, 8, 2)).days == 2
    with pytest.raises(NotInForce):
        delayed(Judgment(Yuan(1), date(2014, 7, 30)), date(2014, 8, 2))


def test_payments_outside_the_account_are_refused() -> None:
    for day, amount in ((date(2023, 1, 1), 1), (date(2023, 3, 1), 1), (date(2023, 2, 2), -1)):
        with pytest.raises(ValueError, match="付款应在"):
            delayed(Judgment(Yuan(1), LAST), date(2023, 2, 10), payments=[(day, Yuan(amount))])


@given(
    principal=st.integers(1, 10**10).map(lambda fen: Decimal(fen) / 100),
    pays=st.lists(st.tuples(st.integers(0, 900), st.integers(0, 10**9)), max_size=4),
    floating=st.booleans(),
)
def test_the_lines_always_add_up_to_what_is_still_owed(
    principal: Decimal, pays: list[tuple[int, int]], floating: bool
) -> None:
    general = (
        general_at(lambda first, last: lpr_floating_spans(first, last), JUDGMENT)
        if floating
        else general_annual(Decimal(12))
    )
    judgment = Judgment(principal, LAST, general=general, general_from=date(2022, 5, 1))
    payments = [(LAST + timedelta(shift), Decimal(fen) / 100) for shift, fen in pays]
    result = delayed(judgment, LAST + timedelta(900), payments=payments)
    assert result.working.total == result.unpaid.total
    received = sum((amount for _, amount in payments), Decimal(0))
    left = sum((payment.left_over for payment in result.payments), Decimal(0))
    interest = result.general_before + result.general_during + result.doubled
    assert principal + interest - received + left == result.unpaid.total
    assert min(result.unpaid.principal, result.unpaid.doubled, result.unpaid.interest) >= 0
