"""Turns of a payment order: asked for upon a filing, issued, and what the debtor makes of it."""

from __future__ import annotations

from xiezhi.engine.facts import Prose
from xiezhi.engine.words import DEFENDANT, FILING_JUDGE, SERVER
from xiezhi.procedures.filing import Cause, Filing
from xiezhi.procedures.payment_order import (
    Application,
    Discontinuance,
    DiscontinuedBecause,
    Dismissal,
    Flaw,
    Objection,
    Opinion,
    PaymentOrder,
    Performance,
    Plea,
    Rejection,
    Upheld,
    Wanting,
    Withdrawal,
)
from xiezhi.procedures.service import Posting, Return, ReturnedBecause, Service
from xiezhi.records.ledger import Bill
from xiezhi.records.table import rows
from xiezhi.stories import fee_turns as fees
from xiezhi.stories.post_turns import nothing_came
from xiezhi.stories.suit_turns import CARRIED, served, to_serve
from xiezhi.stories.telling import Plot, Tale

OF_MONEY = (Cause.lending, Cause.sale, Cause.bank, Cause.homes)
"""Causes whose sums are certain and due."""


def asked_for(plot: Plot) -> Tale:
    yield from plot.later(0, office=False)
    facts = Application(due=True, one_sided=True, reachable=True, unpreserved=True)
    yield plot.does(plot.claimant(), PaymentOrder.apply, facts, on=plot.latest(Filing))


def accepted(plot: Plot) -> Tale:
    yield from plot.later(0, 2)
    yield plot.does(plot.officer(FILING_JUDGE), PaymentOrder.accept)


def rejected(plot: Plot) -> Tale:
    yield from plot.later(0, 2)
    facts = Rejection(wanting=Wanting.one_sided, opinion=Prose("合同约定的货物尚未交齐。"))
    yield plot.does(plot.officer(FILING_JUDGE), PaymentOrder.reject, facts)


def paid(plot: Plot) -> Tale:
    yield from plot.later(0, 2, office=False)
    bill = rows(Bill, proceeding=plot.latest(PaymentOrder).id, status="open")[0]
    yield fees.by_transfer(plot, bill)


def issued(plot: Plot) -> Tale:
    yield from plot.later(0, 4)
    yield plot.does(plot.officer(FILING_JUDGE), PaymentOrder.issue)


def dismissed(plot: Plot) -> Tale:
    yield from plot.later(1, 4)
    facts = Dismissal(flaw=Flaw.more_than_agreed, opinion=Prose("合同没有约定逾期利息，申请人坚持要求给付。"))
    yield plot.does(plot.officer(FILING_JUDGE), PaymentOrder.dismiss, facts)


def taken_back(plot: Plot) -> Tale:
    """The creditor has been paid before the order reached anybody, and withdraws."""
    yield from plot.later(0, 1, office=False)
    reason = Prose("债务人已经主动还清")
    yield plot.does(plot.claimant(), PaymentOrder.withdraw, Withdrawal(reason=reason))
    yield from plot.later(0, 2)
    facts = Discontinuance(why=DiscontinuedBecause.withdrawn, opinion=Prose("申请人在被申请人收到支付令前撤回申请。"))
    yield plot.does(plot.officer(FILING_JUDGE), PaymentOrder.discontinue, facts)


def delivered(plot: Plot) -> Tale:
    yield from served(plot, "order")


def out_of_reach(plot: Plot) -> Tale:
    """The post comes back, and after thirty days the judge ends it: an order is not announced."""
    for service in to_serve(plot, "order"):
        yield from plot.later(0, 1)
        number = f"EMS{plot.chance.randrange(10**10):010d}CN"
        yield plot.does(plot.officer(SERVER), Service.post, Posting(tracking=number), on=service)
        yield from plot.later(3, 4)
        gone = Return(why=ReturnedBecause.moved, on=plot.now.date())
        yield plot.does(CARRIED, Service.return_post, gone, on=service)
    yield from plot.later(34)
    opinion = Prose("发出支付令之日起三十日内无法送达被申请人。")
    yield plot.does(plot.officer(FILING_JUDGE), PaymentOrder.terminate, Opinion(opinion=opinion))


def silent(plot: Plot) -> Tale:
    """Nobody objects and nobody pays, nothing was posted: the order is in force."""
    yield from nothing_came(plot, plot.latest(PaymentOrder), "object", plot.officer(FILING_JUDGE))


def objected(plot: Plot) -> Tale:
    yield from plot.later(1, 6, office=False)
    facts = Objection(plea=Plea.debt, text=Prose("数额不对，其中一部分已经还了。"))
    yield plot.does((plot.people("defendant")[0], DEFENDANT), PaymentOrder.object, facts)


def only_poor(plot: Plot) -> Tale:
    """No money is no objection: the order stands, and takes effect by the clock."""
    yield from plot.later(1, 4, office=False)
    facts = Objection(plea=Plea.means, text=Prose("欠款属实，请求分期。"))
    yield plot.does((plot.people("defendant")[0], DEFENDANT), PaymentOrder.object, facts)
    yield from plot.later(1, 2)
    opinion = Prose("被申请人对债务本身没有异议，异议不成立。")
    yield plot.does(plot.officer(FILING_JUDGE), PaymentOrder.overrule, Opinion(opinion=opinion))
    yield from nothing_came(plot, plot.latest(PaymentOrder), "object", plot.officer(FILING_JUDGE))
    yield from plot.later(18)


def upheld(plot: Plot) -> Tale:
    yield from plot.later(0, 2)
    facts = Upheld(opinion=Prose("异议针对债务本身，经形式审查，异议成立。"))
    yield plot.does(plot.officer(FILING_JUDGE), PaymentOrder.uphold, facts)


def declined(plot: Plot) -> Tale:
    """The creditor has seven days from his own copy, however long the debtors' copies take."""
    yield from served(plot, "termination", to=plot.claimant()[0])
    yield plot.does(plot.claimant(), PaymentOrder.decline, Withdrawal(reason=Prose("双方另行协商")))
    yield from served(plot, "termination")


def sued(plot: Plot) -> Tale:
    """Nobody declines: after seven days the clock opens the suit."""
    yield from served(plot, "termination")
    yield from plot.later(10)


def performed(plot: Plot) -> Tale:
    yield from plot.later(1, 6, office=False)
    facts = Performance(on=plot.now.date(), note=Prose("银行转账"))
    yield plot.does(plot.claimant(), PaymentOrder.perform, facts)
