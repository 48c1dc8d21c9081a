"""Part two of the loan: nothing is paid, and the court turns the judgment into money in hand.

In cash at the counter, two officers counting; or, told the other way, by transfer to the case's own sub-account.
"""

from __future__ import annotations

from xiezhi.engine.facts import PersonId
from xiezhi.engine.words import FINANCE, PARTY, SECOND
from xiezhi.law.working import Yuan
from xiezhi.procedures.money import Banked, CaseMoney, Cash, HandedOver, Note, Pile, Witnessed
from xiezhi.records.money import Arrival
from xiezhi.records.obligation import Obligation
from xiezhi.records.table import rows
from xiezhi.stories import archive_turns as archive
from xiezhi.stories import enforcement_turns as turns
from xiezhi.stories.telling import Plot, Tale

SUM = Yuan(800_000)
FEE_SLIP, SUM_SLIP = "NX20260001", "NX20260002"


def enforced(plot: Plot, *, cash: bool = True) -> Tale:
    """From the tap on the day after the last day to perform, to the close by the checklist and the bound volumes."""
    yield from asked_and_frozen(plot)
    yield from agreed(plot)
    yield from (in_cash(plot) if cash else by_transfer(plot))
    yield from paid_and_closed(plot)
    if cash:
        yield from archive.archived(plot)


def asked_and_frozen(plot: Plot) -> Tale:
    """The day after the ten days: one tap. An officer, the notice, six institutions, one account."""
    due = max(each.due for each in rows(Obligation, dispute=plot.dispute, status="open"))
    yield from plot.on(f"{due} 23:59")
    yield from plot.later(1, 1)
    yield from turns.applied(plot)
    yield from turns.taken_up(plot)
    yield from turns.asked(plot)
    yield from turns.frozen(plot)


def agreed(plot: Plot) -> Tale:
    """Two talks; then one payment of the principal, with which the rest is released."""
    yield from turns.talked(
        plot,
        "电话告知：迟延一日多付140元，账户已冻结35000元，期满不履行将限制消费。张某称工程款下周能到。",
        "约谈：张某愿意一次付清本金，请求免去利息。已转告王某，王某同意一次付清本金后其余不再主张。",
    )
    yield from turns.agreed(plot, SUM)
    yield from plot.later(2, 3)
    yield from turns.named_account(plot)


def in_cash(plot: Plot) -> Tale:
    """张某 brings eight thousand notes of a hundred: counted by two, he signs the count, the second confirms it at
    his own desk; handed over and paid in on the same day."""
    officer, (first, second) = turns.officer(plot), plot.officers(FINANCE)[:2]
    here = turns.money(plot)
    pile = Pile(note=Note.hundred, count=8_000)
    brought = Cash(payer=turns.debtor(plot), piles=(pile,), machine=SUM, second=PersonId(first[0]))
    yield plot.does(officer, CaseMoney.take_cash, brought, on=here)
    arrival = rows(Arrival, proceeding=here.id, status="counted")[0].id
    yield plot.does((turns.debtor(plot), PARTY), CaseMoney.sign_count, Witnessed(arrival=arrival), on=here)
    yield plot.does((first[0], SECOND), CaseMoney.confirm_cash, Witnessed(arrival=arrival), on=here)
    yield plot.does(second, CaseMoney.hand_over, HandedOver(arrival=arrival, counted=SUM), on=here)
    yield plot.does(second, CaseMoney.bank_cash, Banked(arrival=arrival, reference="CK0610"), on=here)
    yield from turns.by_transfer(plot, turns.fee_left(plot), FEE_SLIP)


def by_transfer(plot: Plot) -> Tale:
    """The other way: two transfers to the sub-account, matched as they arrive."""
    yield from turns.by_transfer(plot, SUM, SUM_SLIP)
    yield from turns.by_transfer(plot, turns.fee_left(plot), FEE_SLIP)


def paid_and_closed(plot: Plot) -> Tale:
    """Allocated as agreed, approved by three, paid; the account is freed and the case closes."""
    parts = ((turns.creditor(plot)[0], "principal", SUM), ("", "fee", turns.fee_left(plot)))
    yield from turns.allocated(plot, *parts)
    yield from plot.later(1, 1)
    yield from turns.paid_out(plot)
    yield from turns.released(plot)
    yield from turns.concluded(plot)
