"""Errands that are out when something happens to the court: it is brought back, two do them at once, nobody answers."""

from __future__ import annotations

import pytest
from django.db import transaction

from tests.engine.cast import Case, Court
from tests.procedures.test_stray_money import ours, read, unknown, whole
from xiezhi.desk.errands import Errand
from xiezhi.outside.bank_simulator import Bank
from xiezhi.procedures.course import UnknownMoney

__all__ = ["ours"]
DAYS = ("2026-03-26", "2026-03-27", "2026-03-30")


@pytest.fixture
def paying(court: Court, ours: Bank) -> Case:
    """Money of nobody that goes back by an order which is still in the outbox."""
    stray = unknown(court, ours)
    court.finance.does(stray, UnknownMoney.give_back)
    return stray


def goes_on(court: Court, *days: str) -> None:
    for day in days:
        Errand.objects.filter(status="waiting").update(not_before=f"{day}T00:00:00+08:00")
        read(court, day)


def orders_paid(bank: Bank) -> list[str]:
    return [each.memo for lines in bank.movements.values() for each in lines if each.direction == "out"]


def test_a_court_that_is_brought_back_with_an_order_in_its_outbox_pays_once(
    court: Court, ours: Bank, paying: Case
) -> None:
    """What the bank did in between stays done; the court that was brought back asks again by the same number."""
    morning = transaction.savepoint()
    goes_on(court, *DAYS)
    assert paying.state is UnknownMoney.returned
    transaction.savepoint_rollback(morning)
    assert paying.state is not UnknownMoney.returned
    goes_on(court, *DAYS)
    assert paying.state is UnknownMoney.returned
    assert len(orders_paid(ours)) == 1
    whole(court)


def test_an_order_that_a_dead_worker_had_sent_is_asked_about_and_not_sent_anew(
    court: Court, ours: Bank, paying: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bank has paid, the worker died before it could say so: its lease runs out and another asks."""

    def dies(*_: object, **__: object) -> None:
        raise SystemExit("killed")

    with monkeypatch.context() as killing:
        killing.setattr("xiezhi.procedures.money.errands.answer", dies)
        with pytest.raises(SystemExit):
            goes_on(court, *DAYS)
    assert len(orders_paid(ours)) == 1
    goes_on(court, "2026-03-31")
    assert paying.state is UnknownMoney.returned
    assert len(orders_paid(ours)) == 1
    whole(court)


def test_a_bank_that_is_silent_delays_and_loses_nothing(
    court: Court, ours: Bank, paying: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(*_: object, **__: object) -> None:
        raise TimeoutError("the bank is silent")

    with monkeypatch.context() as night:
        night.setattr("xiezhi.outside.bank.HttpBank.pay", silent)
        goes_on(court, *DAYS)
        (errand,) = Errand.objects.filter(kind="pay_out")
        assert (errand.status, errand.trouble) == ("waiting", "TimeoutError: the bank is silent")
        assert paying.state is not UnknownMoney.returned
    goes_on(court, "2026-03-31", "2026-04-01")
    assert paying.state is UnknownMoney.returned
    assert len(orders_paid(ours)) == 1
