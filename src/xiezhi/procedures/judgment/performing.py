"""生效以后：履行期间的起算，交纳诉讼费。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from xiezhi.engine.case import Case, changed
from xiezhi.engine.words import Moment
from xiezhi.law.periods import days
from xiezhi.phrases import fee_steps
from xiezhi.phrases.court_fees import Paid, pay
from xiezhi.phrases.fee_steps import TakenBack
from xiezhi.procedures.judgment import records
from xiezhi.records.ledger import Bill, Payment


def in_effect(case: Case) -> Mapping[str, Moment]:
    """履行期间的起算：每一个债务人自生效之日起。"""
    found = case.last("take_effect", "signed_for", "affirmed_above", "replaced_above")
    owed = [each for each in records.obligations(case) if each.effective]
    if found is None:
        return {}
    return {person: Moment(found.entry, each.effective) for each in owed for person in each.debtors}


def within(case: Case) -> Any:
    """判项里最长的履行期间。"""
    return days(max((each.within for each in records.obligations(case) if each.effective), default=10))


def pay_costs(case: Case, facts: Paid) -> Iterator[Any]:
    """诉讼费交了，这一项就履行了。"""
    bill = case.family.get(Bill, facts.bill)
    assert bill is not None, "paid without a bill"
    yield from pay(case, facts)
    for item in records.obligations(case):
        if item.kind == "costs" and item.status == "open" and item.debtors == (bill.payer,):
            yield changed(item, paid=item.principal, status="performed")


def take_back(case: Case, facts: TakenBack) -> Iterator[Any]:
    """银行撤销的，这一项就没有履行。"""
    payment = case.family.get(Payment, facts.payment)
    bill = case.family.get(Bill, payment.bill) if payment else None
    yield from fee_steps.take_back(case, facts)
    for item in records.obligations(case):
        if bill and item.kind == "costs" and item.status == "performed" and item.debtors == (bill.payer,):
            yield changed(item, paid=0, status="open")
