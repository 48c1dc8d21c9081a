"""What a title still owes: interest on its base, the doubled part, early payments off the debt."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import pytest

from xiezhi.phrases.debt import debts
from xiezhi.records.obligation import Obligation, Performance

DUE = "2026-03-20"


@dataclass
class Enforced:
    """An enforcement as the account sees it: its title's obligations, what was performed, what was given up."""

    rows: list = field(default_factory=list)

    @property
    def family(self):
        return self

    @property
    def proceeding(self):
        return type("P", (), {"id": "enforcement", "parent": "title"})

    def all(self, kind):
        return [each for each in self.rows if type(each) is kind]


def obligation(id: str = "o1", **more) -> Obligation:
    told = {"kind": "money", "principal": 80_000_00, "due": DUE, "effective": "2026-03-10", **more}
    return Obligation(id, "内0902", "d", "title", 1, ("zhang",), "wang", told.pop("kind"), "", **told)


def paid(fen: int, on: str, of: str = "o1") -> Performance:
    return Performance(f"p{on}", "内0902", "d", "enforcement", of, "zhang", fen, on)


def unpaid(on: str, *rows, also=None):
    (debt,) = debts(Enforced(list(rows)), date.fromisoformat(on), also)
    return debt.unpaid


def test_nothing_accrues_until_the_last_day_has_passed_and_then_fourteen_yuan_a_day():
    assert unpaid("2026-03-20", obligation()).total == Decimal(80_000)
    assert unpaid("2026-03-21", obligation()).doubled == Decimal(14)
    assert unpaid("2026-03-30", obligation()).doubled == Decimal(140)


def test_what_was_paid_before_the_last_day_comes_off_the_principal():
    early = paid(30_000_00, "2026-03-01")
    assert unpaid("2026-03-02", obligation(), early).principal == Decimal(50_000)
    assert unpaid("2026-03-21", obligation(), early).doubled == Decimal("8.75")
    whole = paid(80_000_00, "2026-03-15")
    assert unpaid("2026-04-15", obligation(), whole).total == 0


def test_what_is_paid_on_the_last_day_or_the_day_after_counts_from_there():
    assert unpaid("2026-03-31", obligation(), paid(80_000_00, "2026-03-20")).total == 0
    late = unpaid("2026-03-31", obligation(), paid(80_000_00, "2026-03-21"))
    assert (late.principal, late.doubled) == (0, Decimal(14)), "the day of payment is counted"


def test_interest_runs_from_the_day_that_the_title_names_on_its_own_base():
    """3.65% of 80000 a year of 365 days are eight yuan a day."""
    named = obligation(base=80_000_00, interest_from="2026-03-01", rate="3.65")
    assert unpaid("2026-03-10", named).interest == Decimal(80)
    half = obligation(base=40_000_00, interest_from="2026-03-01", rate="3.65")
    assert unpaid("2026-03-10", half).interest == Decimal(40)


def test_interest_ends_on_the_last_day_that_the_title_names():
    named = obligation(base=80_000_00, interest_from="2026-03-01", interest_until="2026-03-05", rate="3.65")
    assert unpaid("2026-03-20", named).interest == Decimal(40)


@pytest.mark.parametrize(("amount", "left"), [("80014", []), ("80020", [(date(2026, 3, 21), Decimal(6))])])
def test_a_payment_that_is_only_asked_about_says_what_it_satisfies_and_what_it_leaves(amount, left):
    also = {"wang": [(date(2026, 3, 21), Decimal(amount))]}
    (debt,) = debts(Enforced([obligation()]), date(2026, 3, 21), also)
    assert (debt.settled["principal"], debt.settled["doubled"], debt.left) == (80_000, 14, left)


def test_what_the_first_obligation_leaves_goes_to_the_next_and_the_courts_own_is_not_among_them():
    costs = obligation("o2", kind="costs", principal=900_00)
    courts = Obligation("o3", "内0902", "d", "title", 3, ("zhang",), "", "costs", "", principal=5, due=DUE)
    also = {"wang": [(date(2026, 3, 10), Decimal(80_500))]}
    first, second = debts(Enforced([obligation(), costs, courts]), date(2026, 3, 10), also)
    assert (first.unpaid.total, second.unpaid.costs) == (0, Decimal(400))
