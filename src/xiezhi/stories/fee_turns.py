"""Court fees as a story pays them: by transfer with the code of the bill, or at the counter; and what is given back."""

from __future__ import annotations

from xiezhi.engine.facts import Name, Secret
from xiezhi.engine.words import BANK, CLERK, COUNTER, FINANCE, PROCEDURES, Step
from xiezhi.law.working import Yuan, from_fen
from xiezhi.phrases.court_fees import Channel, Paid
from xiezhi.phrases.fee_steps import Deposited
from xiezhi.procedures.money import Account, FeeRefund
from xiezhi.procedures.money import Paid as BankPaid
from xiezhi.records.ledger import Bill, Payment
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows
from xiezhi.stories.telling import Hand, Plot, Tale, Told

BANK_HAND: Hand = (BANK.name, BANK)
FROM = ("6217000000000002077", "6228000000000002077")
"""The accounts from which people in a story pay."""


def by_transfer(plot: Plot, bill: Bill, number: str = "", account: str = FROM[0]) -> Told:
    """The bank says that it came in, with the code of the bill."""
    step, on = _receiving(bill)
    facts = Paid(
        bill=bill.id,
        amount=Yuan(from_fen(bill.amount - bill.paid)),
        channel=Channel.bank,
        reference=number or f"FE{plot.now:%m%d}{plot.taken:04d}{bill.code[-6:]}",
        payer=Name(_name(bill)),
        payer_account=Secret(account),
    )
    return plot.does(BANK_HAND, step, facts, on=on)


def at_counter(plot: Plot, bill: Bill) -> Told:
    """In cash, by hand of the counter; of an appeal, by hand of its clerk."""
    step, on = _receiving(bill)
    facts = Paid(bill=bill.id, amount=Yuan(from_fen(bill.amount - bill.paid)))
    return plot.does(plot.officer(COUNTER) if COUNTER in step.roles else _clerk(on), step, facts, on=on)


def deposited(plot: Plot) -> Tale:
    """What the counter took is in the account of the fees on the same day, as the bank's line with its slip says."""
    for number, each in enumerate(rows(Payment, dispute=plot.dispute, status="till", order=("id",))):
        on = one(Proceeding, id=each.proceeding)
        assert on is not None, "a payment without its case"
        facts = Deposited(
            slip=each.reference,
            amount=Yuan(from_fen(each.amount)),
            reference=f"FD{plot.now:%m%d}{plot.taken:04d}{number}",
        )
        yield plot.does(BANK_HAND, PROCEDURES[on.procedure].steps["bank_fee"], facts, on=on)


def refunded(plot: Plot) -> Tale:
    """What is to be given back goes to where it came from, without being asked for; the bank confirms it."""
    finance = plot.officers(FINANCE)[-1]
    for number, each in enumerate(plot.all(FeeRefund, "due")):
        bill = one(Bill, id=each.track)
        assert bill is not None, "a refund without what is due"
        if not _came_from(bill):
            account = Account(holder=Name(_name(bill)), bank=Name("中国农业银行新城支行"), number=Secret(FROM[0]))
            yield plot.does(plot.officer(COUNTER), FeeRefund.name_account, account, on=each)
        yield plot.does(finance, FeeRefund.send, on=each)
        yield plot.does(BANK_HAND, FeeRefund.refunded, BankPaid(reference=f"TF{plot.now:%m%d}{number}"), on=each)


def _receiving(bill: Bill) -> tuple[Step, Proceeding]:
    on = one(Proceeding, id=bill.proceeding)
    assert on is not None, "a bill without its case"
    steps = PROCEDURES[on.procedure].steps.values()
    return next(each for each in steps if each.facts is Paid and on.state in {s.name for s in each.moves.sources}), on


def _came_from(bill: Bill) -> bool:
    mine = [each.id for each in rows(Bill, dispute=bill.dispute, payer=bill.payer)]
    return any(each.payer_account for each in rows(Payment, bill__in=mine))


def _name(bill: Bill) -> str:
    return rows(Person, person=bill.payer, court=bill.court)[0].name


def _clerk(on: Proceeding) -> Hand:
    return rows(Standing, proceeding=on.id, role=CLERK.name, until="")[0].person, CLERK
