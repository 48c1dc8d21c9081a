"""Why a figure differs: what its groups add, what the mix adds, and what it was a year before."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.engine.cast import Court, intake
from tests.indicators.lived import window, withdraw, withdrawn
from xiezhi.engine.facts import Prose
from xiezhi.indicators import INDICATORS
from xiezhi.indicators.comparing import adds, over_a_year, shared_out, why
from xiezhi.indicators.delays import NONE as NO_CAUSE
from xiezhi.indicators.delays import delays
from xiezhi.indicators.figures import Figure, one
from xiezhi.law.parameters import Settings
from xiezhi.phrases.periods import Exclusion
from xiezhi.procedures.course import FirstInstance
from xiezhi.procedures.filing import Cause

NONE = Settings()
D = Decimal


def test_what_the_causes_add_is_the_whole_difference(court: Court) -> None:
    withdrawn(court, opened="2026-03-02", on="2026-03-09")
    court.opens(FirstInstance, intake(cause=Cause.sale, yuan="2000"), day="2026-03-10")
    withdrawn(court, opened="2026-04-01", on="2026-04-09")
    court.opens(FirstInstance, intake(cause=Cause.sale, yuan="4000"), day="2026-04-10")
    court.opens(FirstInstance, intake(cause=Cause.sale, yuan="5000"), day="2026-04-13")
    seen = window("2026-04-20")
    before, after = seen.month("2026-03"), seen.month("2026-04")
    clearance = INDICATORS["clearance"]
    reasons = why(clearance, before, after, NONE, "cause")
    was, now = (one(clearance, each, NONE).value for each in (before, after))
    assert was is not None
    assert now is not None
    assert (was, now) == (D("50.0"), D("33.3"))
    assert sum(each.adds or 0 for each in reasons) == D("-16.67")
    assert [each.group for each in reasons] == sorted(each.group for each in reasons)


def test_where_no_group_did_better_or_worse_it_was_the_mix(court: Court) -> None:
    """Loans took two days and sales twelve in both months; of the sales there were more in the second."""
    for month, sales in (("03", 1), ("04", 3)):
        about = [intake(yuan=f"1{month}00"), *(intake(cause=Cause.sale, yuan=f"2{month}{n}0") for n in range(sales))]
        loan, *sold = [court.opens(FirstInstance, each, day=f"2026-{month}-02") for each in about]
        withdraw(court, loan, f"2026-{month}-04")
        for suit in sold:
            withdraw(court, suit, f"2026-{month}-14")
    seen = window("2026-04-20")
    reasons = why(INDICATORS["mean_days"], seen.month("2026-03"), seen.month("2026-04"), NONE, "cause")
    assert [each.rate for each in reasons] == [0, 0]
    assert sum(each.mix or 0 for each in reasons) == D("2.5")


counts = st.lists(st.tuples(*[st.integers(0, 500)] * 4), min_size=1, max_size=6)


@given(counts)
def test_what_all_groups_add_is_the_difference_to_the_last_digit_shown(groups: list[tuple[int, int, int, int]]) -> None:
    share, seen = INDICATORS["clearance"], window("2026-04-20")
    parts, wholes = ([sum(each[i + j] for each in groups) for j in (0, 2)] for i in (0, 1))
    told = adds(share, [(Figure(share, a, b, None), Figure(share, c, d, None)) for a, b, c, d in groups], NONE, seen)
    if not all(wholes):
        assert told is None
        return
    assert told
    exact = Fraction(100 * parts[1], wholes[1]) - Fraction(100 * parts[0], wholes[0])
    whole = sum(rate + (mix or 0) for rate, mix in told)
    assert abs(Fraction(whole) - exact) <= Fraction(1, 200)


@given(st.lists(st.fractions(-500, 500, max_denominator=700), max_size=12))
def test_what_is_shared_out_comes_to_the_whole_and_nobody_is_a_digit_off(exact: list[Fraction]) -> None:
    told = shared_out(exact, D("0.01"))
    assert abs(Fraction(sum(told, D())) - sum(exact, Fraction())) <= Fraction(1, 200)
    assert all(abs(Fraction(shown) - each) < Fraction(1, 100) for shown, each in zip(told, exact, strict=True))


def test_a_share_has_points_over_a_year_and_a_number_its_growth(court: Court) -> None:
    withdrawn(court, opened="2026-03-02", on="2026-03-09")
    court.opens(FirstInstance, intake(yuan="2000"), day="2026-03-10")
    for number in range(3):
        withdrawn(court, opened="2027-03-01", on="2027-03-09", yuan=f"30{number}0")
    seen = window("2027-03-31")
    assert over_a_year(INDICATORS["clearance"], seen, NONE).points == D("50.0")
    assert over_a_year(INDICATORS["clearance"], seen, NONE).growth is None
    assert over_a_year(INDICATORS["pending"], seen, NONE).growth == D("0.0")


def test_a_long_open_case_is_told_by_what_held_it_up_last(court: Court) -> None:
    suit = court.opens(FirstInstance, intake(yuan="1000"), day="2026-03-02")
    court.opens(FirstInstance, intake(yuan="2000"), day="2026-03-02")
    why_ = Exclusion(clock="send_copies", since=date(2026, 3, 3), until=date(2026, 3, 5), reason=Prose("鉴定"))
    court.filing_judge.does(suit, FirstInstance.exclude, why_, day="2026-03-03")
    found = delays(INDICATORS["long_pending"].part, window("2027-03-31"))
    assert {label: len(cases) for label, cases in found.items()} == {"扣除期间（鉴定等）": 1, NO_CAUSE: 1}
