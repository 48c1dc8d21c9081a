"""A second computation agrees: tests/law/exact.py, in exact fractions, on random cases of each calculator."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction as F
from random import Random

import chinese_calendar
import pytest

from tests.law import exact
from tests.soak import long
from xiezhi.law import fees, interest, remuneration, votes
from xiezhi.law.compensation import death, disability, proved, support
from xiezhi.law.compensation_dependants import Dependant
from xiezhi.law.compensation_heads import Head
from xiezhi.law.compensation_insurance import Commercial, Compulsory, burden
from xiezhi.law.compensation_years import Coefficient
from xiezhi.law.delay_account import Judgment, delayed
from xiezhi.law.distribution import Estate, Queue, Rank, distribute, enforcement_shares, pro_rata
from xiezhi.law.interest_overdue import Overdue, overdue_interest
from xiezhi.law.lending import Loan, lending_interest, rollover
from xiezhi.law.periods import days, months, working_days
from xiezhi.law.region_statistics import Figure, Statistics
from xiezhi.law.setoff import fixed, ledger
from xiezhi.law.working import Working, Yuan, to_fen
from xiezhi.law.working import from_fen as yuan

CASES = long(200, 10_000)
SERIES = exact.published()
ON = date(2024, 3, 28)
WRONG = date(2023, 1, 1)


def amount(chance: Random, most: int = 12) -> int:
    """Fen, as often small as large, now and then on a bound of the tables."""
    bounds = (1, 10_000, 100_000, 200_000, 500_000, 1_000_000, 10_000_000)
    if chance.random() < 0.1:
        return chance.choice(bounds) * 100 + chance.choice((-1, 0, 1))
    return int(10 ** chance.uniform(0, most))


def day(chance: Random, first: date, last: date) -> date:
    return first + timedelta(chance.randint(0, (last - first).days))


def percent(chance: Random) -> Decimal:
    return Decimal(chance.randint(1, 4000)) / 100


def same(working: Working, exactly: F) -> None:
    assert to_fen(working.total) == exact.fen(exactly)
    assert working.exact == sum((line.amount for line in working.lines), Decimal(0))


def fee_of_a_claim(chance: Random) -> None:
    kind = chance.choice(
        ("property", "enforcement", "preservation", "payment_order", "bankruptcy", "divorce", "personality")
    )
    fen = amount(chance)
    point = {"divorce": chance.randint(50, 300), "personality": chance.randint(100, 500)}.get(kind)
    half = kind in ("property", "divorce", "personality") and chance.random() < 0.5
    grounds = chance.sample(list(fees.Halving), 2) if half else []
    chosen = None if point is None else Decimal(point)
    expected = exact.fee(kind, F(fen, 100), F(point or 0)) / (2 if half else 1)
    same(fees.fee(kind, yuan(fen), on=ON, point=chosen, halved=grounds), expected)


def simple_interest(chance: Random) -> None:
    fen, rate = amount(chance), percent(chance)
    start = day(chance, date(2000, 1, 1), date(2025, 1, 1))
    end = day(chance, start, date(2026, 1, 1))
    rule, year = chance.choice(list(interest.DayRule)), chance.choice((360, 365))
    counting = interest.Counting(rule, year)
    length = (end - start).days + (rule is interest.DayRule.BOTH)
    working = interest.simple_interest(yuan(fen), rate, start, end, counting=counting)
    same(working, F(fen, 100) * F(rate) * length / (100 * year))


def floating_interest(chance: Random) -> None:
    fen = amount(chance)
    start = day(chance, date(2019, 8, 20), date(2026, 9, 1))
    end = day(chance, start, min(start + timedelta(500), date(2026, 9, 25)))
    same(interest.lpr_floating(yuan(fen), start, end), exact.floating(F(fen, 100), start, end, SERIES))


def private_loan(chance: Random) -> None:
    fen, rate = amount(chance), percent(chance)
    contract = day(chance, date(2018, 1, 1), date(2025, 1, 1))
    filed = day(chance, max(contract, date(2019, 8, 20)), date(2026, 1, 1))
    start = day(chance, contract, filed)
    end = day(chance, start, start + timedelta(900))
    every = (min(F(rate), exact.loan_cap(contract, filed, each, SERIES)) for each in exact.every_day(start, end))
    expected = F(fen, 100) * sum(every, F(0)) / 36_500
    same(lending_interest(yuan(fen), rate, Loan(contract, filed), start, end), expected)


def overdue_loan(chance: Random) -> None:
    fen, rate, charges = amount(chance), percent(chance), percent(chance)
    contract = day(chance, date(2020, 8, 20), date(2025, 1, 1))
    due = day(chance, contract, date(2025, 6, 1))
    end = day(chance, due + timedelta(1), due + timedelta(400))
    cap = 4 * exact.lpr(contract, SERIES)
    terms, yearly = chance.choice(
        (
            (Overdue(), exact.lpr(due + timedelta(1), SERIES)),
            (Overdue(in_term=rate), min(F(rate), cap)),
            (Overdue(in_term=charges, overdue=rate), min(F(rate), cap)),
            (Overdue(overdue=rate, charges=charges), min(F(rate) + F(charges), cap)),
        )
    )
    working = overdue_interest(yuan(fen), terms, Loan(contract, date(2026, 1, 1)), due, end)
    same(working, F(fen, 100) * yearly * (end - due).days / 36_500)


def late_sale(chance: Random) -> None:
    fen, uplift = amount(chance), chance.randint(30, 50)
    default = day(chance, date(2019, 8, 20), date(2026, 1, 1))
    end = day(chance, default, date(2026, 9, 1))
    rate = exact.lpr(default, SERIES) * (100 + uplift) / 100
    working = interest.sale_overdue(yuan(fen), default, default, end, uplift=Decimal(uplift))
    same(working, F(fen, 100) * rate * ((end - default).days + 1) / 36_500)


def rolled_over(chance: Random) -> None:
    principal, contract = chance.randint(1, 10**7), day(chance, date(2020, 8, 20), date(2025, 1, 1))
    (first, second), (one, two) = (percent(chance), percent(chance)), (chance.randint(1, 4), chance.randint(1, 4))
    cap = 4 * exact.lpr(contract, SERIES)
    grown = principal * (1 + min(F(first), cap) * one / 100)
    allowed = F(exact.fen(grown), 100) * (1 + min(F(second), cap) * two / 100)
    ceiling = principal * (1 + cap * (one + two) / 100)
    found = rollover(Yuan(principal), contract=contract, first=(first, Decimal(one)), second=(second, Decimal(two)))
    same(found.ceiling, ceiling)
    assert abs(to_fen(found.supported.total) - exact.fen(min(allowed, ceiling))) <= 1


def some_payments(chance: Random, start: date, end: date, fen: int) -> list[tuple[date, int]]:
    return sorted((day(chance, start, end), chance.randint(1, max(1, fen // 2))) for _ in range(chance.randint(0, 5)))


def set_off(chance: Random) -> None:
    fen, rate = amount(chance, 11), percent(chance)
    start, end = date(2021, 1, 1), day(chance, date(2022, 1, 1), date(2025, 1, 1))
    payments = some_payments(chance, start, end, fen)
    found = ledger(yuan(fen), fixed(rate), start, [(one, yuan(paid)) for one, paid in payments], end).outstanding
    expected = exact.ledger(F(fen, 100), F(rate), start, [(one, F(paid, 100)) for one, paid in payments], end)
    assert (F(found.principal), F(found.interest)) == expected


def delayed_performance(chance: Random) -> None:
    fen, last_day = amount(chance, 11), day(chance, date(2014, 7, 31), date(2024, 1, 1))
    end = day(chance, last_day + timedelta(1), last_day + timedelta(1000))
    payments = some_payments(chance, last_day + timedelta(1), end, fen)
    found = delayed(Judgment(yuan(fen), last_day), end, payments=[(one, yuan(paid)) for one, paid in payments])
    expected = exact.delay(F(fen, 100), last_day, [(one, F(paid, 100)) for one, paid in payments], end)
    assert (F(found.unpaid.principal), F(found.unpaid.doubled)) == expected


def life_and_limb(chance: Random) -> None:
    income, spending = chance.randint(10_000, 90_000), chance.randint(10_000, 60_000)
    age, grade = chance.randint(0, 100), chance.randint(1, 10)
    figures = Statistics(entered={Figure.INCOME: Decimal(income), Figure.CONSUMPTION: Decimal(spending)})
    coefficient = Coefficient.of_grade(grade)
    same(disability(age, coefficient, figures, wrong=WRONG), F(income) * exact.years(age) * (11 - grade) / 10)
    same(death(age, figures, wrong=WRONG), F(income) * exact.years(age))
    people = [(chance.randint(0, 95), chance.randint(1, 4)) for _ in range(chance.randint(0, 4))]
    working = support([Dependant(*one) for one in people], figures, wrong=WRONG, coefficient=coefficient)
    same(working, exact.dependants(F(spending), F(11 - grade, 10), people))


def who_pays(chance: Random) -> None:
    losses = {"death": amount(chance, 9), "medical": amount(chance, 8), "property": amount(chance, 7)}
    share, insured = chance.randint(0, 100), chance.choice((None, amount(chance, 9)))
    fault = chance.random() < 0.7
    heads = {Head.TRANSPORT: "death", Head.MEDICAL: "medical", Head.PROPERTY: "property"}
    found = burden(
        {head: proved(head, yuan(losses[name])) for head, name in heads.items()},
        accident=WRONG,
        share=Decimal(share) / 100,
        compulsory=Compulsory.FAULT if fault else Compulsory.NO_FAULT,
        commercial=None if insured is None else Commercial(yuan(insured)),
    )
    parts = (found.compulsory, found.commercial, found.tortfeasor, found.victim)
    assert tuple(map(to_fen, parts)) == exact.waterfall(losses, F(share, 100), insured, at_fault=fault)
    assert sum(map(to_fen, parts)) == sum(losses.values())


def claims(chance: Random) -> dict[str, int]:
    return {f"甲{place}": amount(chance, 9) for place in range(chance.randint(0, 4))}


def bankruptcy(chance: Random) -> None:
    ranks = [rank for rank in Rank if rank is not Rank.COLLATERAL]
    owed, pot = [claims(chance) for _ in ranks], amount(chance, 10)
    given = {
        rank: {name: yuan(fen) for name, fen in each.items()} for rank, each in zip(ranks, owed, strict=True) if each
    }
    found = distribute(Estate(yuan(pot), given))
    for rank, shares in zip(ranks, exact.rank_by_rank(pot, owed), strict=True):
        got = {name: to_fen(found.paid[rank, name]) for name in shares}
        assert all(abs(got[name] - share) < 1 for name, share in shares.items())
        assert sum(got.values()) == sum(shares.values(), F(0))
    assert sum(map(to_fen, found.paid.values())) + to_fen(found.left) == pot


def enforcement(chance: Random) -> None:
    pot, costs, owed = amount(chance, 10), amount(chance, 6), claims(chance)
    queue = chance.choice((Queue.PARTICIPATION, Queue.SEIZURE))
    ordinary = [(name, yuan(fen)) for name, fen in owed.items()]
    lines = enforcement_shares(yuan(pot), yuan(costs), [("抵押权人", yuan(5_000_00))], ordinary, queue).lines
    steps = [{"费用": costs}, {"抵押权人": 5_000_00}]
    steps += [{name: fen} for name, fen in owed.items()] if queue is Queue.SEIZURE else [owed]
    expected = [share for one in exact.rank_by_rank(pot, steps) for share in one.values()]
    assert all(abs(to_fen(line.amount) - share) < 1 for line, share in zip(lines[:-1], expected, strict=True))
    assert sum(to_fen(line.amount) for line in lines) == pot


def administrator(chance: Random) -> None:
    fen, points = amount(chance), chance.randint(-30, 30)
    expected = exact.quick("ceiling", F(fen, 100)) * (100 + points) / 100
    same(remuneration.ceiling(yuan(fen), float_pct=Decimal(points)), expected)


def vote(chance: Random) -> None:
    present, total = chance.randint(1, 12), chance.randint(1, 12)
    yes, for_it = chance.randint(0, present), chance.randint(0, total)
    ballot = votes.Ballot(present, yes, Decimal(for_it), Decimal(total))
    heads = yes > present - yes
    assert votes.resolution(ballot).passed == (heads and 2 * for_it >= total)
    assert votes.settlement(ballot).passed == votes.plan_class(ballot).passed == (heads and 3 * for_it >= 2 * total)


def period(chance: Random) -> None:
    start, count = day(chance, date(2004, 1, 1), date(2025, 9, 1)), chance.randint(1, 60)
    end = start + timedelta(count)
    while not chinese_calendar.is_workday(end):
        end += timedelta(1)
    assert days(count).ends(after=start) == end
    left, end = count, start
    while left:
        end += timedelta(1)
        left -= chinese_calendar.is_workday(end)
    assert working_days(count).ends(after=start) == end
    found = months(count % 12 + 1).derive(start)
    assert found.due >= found.unrolled > start
    assert chinese_calendar.is_workday(found.due)


CALCULATORS = (
    *(fee_of_a_claim, simple_interest, floating_interest, private_loan, overdue_loan, late_sale, rolled_over, set_off),
    *(delayed_performance, life_and_limb, who_pays, bankruptcy, enforcement, administrator, vote, period),
)


@pytest.mark.soak
@pytest.mark.parametrize("calculator", CALCULATORS, ids=lambda one: one.__name__)
def test_a_second_computation_in_exact_fractions_agrees(
    calculator: Callable[[Random], None], record_property: Callable[[str, object], None]
) -> None:
    chance = Random(calculator.__name__)
    for _ in range(CASES):
        calculator(chance)
    record_property("cases", CASES)


def test_a_wrong_computation_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(exact.QUICK, "property", [(10**15, "0.025", -200)])
    with pytest.raises(AssertionError):
        test_a_second_computation_in_exact_fractions_agrees(fee_of_a_claim, lambda *_: None)


def test_shares_of_half_a_fen_lose_nothing() -> None:
    shares = pro_rata(yuan(101), {"甲": yuan(100), "乙": yuan(100)})
    assert sum(map(to_fen, shares.values())) == 101
