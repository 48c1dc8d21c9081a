"""What becomes of an enforcement: one of two debtors pays all, part payments, a settlement broken, a round that ends
and is taken up again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from xiezhi.engine.facts import Name, PersonId, Prose, Secret
from xiezhi.engine.words import CLAIMANT, ENFORCER, EVERY_PARTY
from xiezhi.law.working import Yuan, from_fen
from xiezhi.phrases.enforceable import Clue, Kind
from xiezhi.procedures.enforcement import (
    Answer,
    Asking,
    Enforcement,
    Found,
    Inquiry,
    Payment,
    PropertyClue,
    RoundEnd,
    Seizure,
    Taking,
    Terms,
)
from xiezhi.procedures.enforcement.clue_facts import Refuted
from xiezhi.procedures.enforcement.doubt import Doubted, Mistake
from xiezhi.procedures.enforcement.survey import Way
from xiezhi.records.enforcement import Hold
from xiezhi.records.table import one
from xiezhi.stories import enforcement_turns as turns
from xiezhi.stories.cast import DEFENDANT_ZHANG, GUARANTOR_BAO
from xiezhi.stories.enforcement_turns import REGISTRY_HAND
from xiezhi.stories.order_enforced import begun, variant
from xiezhi.stories.telling import Plot, Tale

BAO = replace(GUARANTOR_BAO, address=Prose("集宁区工农大街15号"))
DEPOSIT = Found(
    kind=Kind.deposit, text=Prose("定期存款，尾号3311"), identifier=Secret("6228483311"), value=Yuan(120_000)
)

OLD_CAR = Clue(
    owner=PersonId(""), kind=Kind.vehicle, holder=Name("公安机关车辆登记"), text=Prose("黑色轿车，停在集宁路")
)


def one_of_two(plot: Plot) -> Tale:
    """张某 has nothing, 包某 owes as much as he: his deposit is frozen, taken, and closes the case for both.

    His bank first answers about another of his name, then with ten times the balance; asked again it puts that right.
    """
    yield from begun(plot, DEFENDANT_ZHANG, BAO)
    yield from turns.found_nothing(plot)
    yield from plot.later(1, 2)
    second = PersonId(plot.people("defendant")[1])
    yield plot.does(turns.officer(plot), Enforcement.inquire, Asking(debtor=second, institutions=("bank02",)))
    asked = turns.under(plot, Inquiry.name, "sent")[-1]
    yield plot.does(REGISTRY_HAND, Inquiry.doubt, Doubted(mistake=Mistake.person, reference="HZ0900"), on=asked)
    yield plot.does(turns.officer(plot), Inquiry.ask_again, on=asked)
    tenfold = replace(DEPOSIT, value=Yuan(1_200_000))
    yield plot.does(REGISTRY_HAND, Inquiry.answer, Answer(reference="HZ0901", found=(tenfold,)), on=asked)
    yield plot.does(turns.officer(plot), Inquiry.ask_again, on=asked)
    yield plot.does(REGISTRY_HAND, Inquiry.answer, Answer(reference="HZ0902", found=(DEPOSIT,)), on=asked)
    yield from turns.frozen(plot)
    yield from taken(plot)


def taken(plot: Plot) -> Tale:
    """What is frozen is transferred to the account of the case, allocated as the law orders, and paid out."""
    yield from plot.later(1, 2)
    seizure = turns.under(plot, Seizure.name, "in_force")[-1]
    hold = one(Hold, id=seizure.id)
    assert hold is not None, "a seizure holds something"
    amount = Yuan(from_fen(hold.held))
    yield plot.does(turns.officer(plot), Seizure.take, Taking(amount=amount), on=seizure)
    yield plot.does(REGISTRY_HAND, Seizure.confirm_taken, on=seizure)
    yield from turns.named_account(plot)
    yield from turns.by_transfer(plot, amount, "HB0001")
    rest = turns.everything(plot) - amount
    if rest > 0:
        yield from turns.by_transfer(plot, Yuan(rest), "HB0002")
    yield from turns.allocated(plot)
    yield from turns.paid_out(plot)
    yield from turns.concluded(plot)


def in_parts(plot: Plot) -> Tale:
    """Thirty thousand a month: each part satisfies interest, principal and the doubled part in their order, from the
    day it came; the doubled part grows on what is left."""
    yield from begun(plot)
    yield from turns.named_account(plot)
    for month in (1, 2):
        yield from plot.later(20, 20)
        yield from turns.by_transfer(plot, Yuan(30_000), f"YF000{month}")
        yield from turns.allocated(plot)
        yield from turns.paid_out(plot)
    yield from plot.later(20, 20)
    yield from turns.in_full(plot)


def settlement_broken(plot: Plot) -> Tale:
    """Both agree on two instalments; the first is paid, the second is not, and the creditor resumes the old title."""
    yield from begun(plot)
    first, second = (plot.now.date() + timedelta(days=days) for days in (10, 40))
    half = Yuan(41_200)
    terms = Terms(
        payer=turns.debtor(plot),
        payee=PersonId(turns.creditor(plot)[0]),
        payments=(Payment(amount=half, due=first), Payment(amount=half, due=second)),
        releases_rest=True,
        text=Prose("两期付清的，加倍部分不再主张"),
    )
    for person in (turns.debtor(plot), turns.creditor(plot)[0]):
        yield plot.does((person, EVERY_PARTY), Enforcement.settle, terms)
    yield from plot.later(2, 3)
    yield from turns.named_account(plot)
    yield from turns.by_transfer(plot, Yuan(half + turns.fee_left(plot)), "HJ0001")
    fee = turns.fee_left(plot)
    yield from turns.allocated(plot, (turns.creditor(plot)[0], "principal", half), ("", "fee", fee))
    yield from turns.paid_out(plot)
    yield from plot.on(f"{second + timedelta(days=1)} 09:30")
    yield plot.does(turns.creditor(plot), Enforcement.resume)
    yield from turns.in_full(plot)


def round_ended(plot: Plot) -> Tale:
    """The car that the creditor told of when he applied is gone. Nothing is found, the debtor is restricted and listed;
    after three months everybody is asked once more, the creditor signs and this round ends. When his debtor is seen to
    buy a car, it is taken up again under a number of its own, and paid."""
    yield from begun(plot, clues=(OLD_CAR,))
    scrapped = Refuted(way=Way.visit, notes=Prose("车已于去年报废，登记已经注销"))
    yield plot.does(turns.officer(plot), PropertyClue.refute, scrapped, on=turns.clue(plot))
    yield from turns.found_nothing(plot)
    yield from turns.talked(plot)
    yield from turns.restricted(plot)
    yield from turns.listed(plot)
    yield from plot.later(66, 66)
    yield from turns.looked_everywhere(plot)
    yield from turns.proposed_end(plot)
    review = turns.under(plot, RoundEnd.name)[-1]
    yield plot.does(turns.creditor(plot), RoundEnd.sign, on=review)
    yield plot.does((turns.case(plot).judge, ENFORCER), RoundEnd.rule, on=review)
    yield from plot.later(30, 30)
    car = Clue(
        owner=turns.debtor(plot),
        kind=Kind.vehicle,
        holder=Name("公安机关车辆登记"),
        text=Prose("新买的小型货车，每天停在红旗嘎查"),
        value=Yuan(60_000),
        urgent=True,
    )
    yield plot.does((turns.creditor(plot)[0], CLAIMANT), Enforcement.take_up, car)
    borrowed = Refuted(way=Way.visit, notes=Prose("货车登记在他人名下，是借来用的"))
    yield plot.does(turns.officer(plot), PropertyClue.refute, borrowed, on=turns.clue(plot))
    yield from turns.talked(plot, "约谈：货车是向他人借用的；张某表示卖粮款已到，愿意付清。")
    yield from turns.in_full(plot)


TWO_DEBTORS = variant("two-debtors", "执行两个连带债务人：一人没有财产，划拨另一人的存款，全案执行完毕", one_of_two)
PARTS = variant("part-payments", "分月付款：每一笔按先后抵利息、本金、加倍部分，余额逐日计息，最后付清", in_parts)
BROKEN = variant("settlement-broken", "执行和解：付了一期，第二期没有付，恢复执行原判项，付清结案", settlement_broken)
TAKEN_UP = variant("round-ended", "终结本次执行程序：查无财产、逐项核对、申请人签字；发现财产，恢复执行", round_ended)
