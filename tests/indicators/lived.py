"""Courts in which every chapter has counted something, and windows that look at them."""

from datetime import date

from tests.engine.cast import CODE, Case, Court, intake
from tests.engine.lived import live
from tests.procedures.enforced import arrives, money_of, names_account, paid_out, running
from xiezhi.engine.facts import PersonId
from xiezhi.indicators.cube import Window
from xiezhi.law.working import Yuan
from xiezhi.procedures.course import CaseMoney, FirstInstance, Payout
from xiezhi.procedures.enforcement.facts import Head
from xiezhi.procedures.money import Allocation, Part


def window(day: str, months: int = 12) -> Window:
    return Window.of([CODE], date.fromisoformat(day), months)


def withdrawn(court: Court, *, opened: str, on: str, yuan: str = "1000") -> None:
    """A suit that was opened and withdrawn."""
    withdraw(court, court.opens(FirstInstance, intake(yuan=yuan), day=opened), on)


def ended_after(court: Court, *days: int) -> None:
    """Suits that were opened on one day and withdrawn after so many."""
    suits = [court.opens(FirstInstance, intake(yuan=f"{1000 + each}"), day="2026-03-02") for each in days]
    for suit, each in zip(suits, days, strict=True):
        withdraw(court, suit, f"2026-03-{2 + each:02d}")


def withdraw(court: Court, suit: Case, on: str) -> None:
    """What it is over by."""
    court.wang.does(suit, FirstInstance.ask_withdrawal, day=on)
    court.filing_judge.does(suit, FirstInstance.withdraw, day=on)


def paid(court: Court, yuan: str = "1000") -> None:
    """Money that came in for an enforcement and was paid to its creditor."""
    case = running(court)
    money = money_of(case)
    names_account(court, money)
    arrives(court, money, "bank-1", yuan, "2026-04-01")
    part = Part(payee=PersonId(case.person("claimant").id), head=Head.principal, amount=Yuan(yuan))
    court.enforcer.does(money, CaseMoney.allocate, Allocation(parts=(part,)))
    paid_out(court, money.child(Payout), day="2026-04-02")


__all__ = ["ended_after", "live", "paid", "window", "withdraw", "withdrawn"]
