"""Turns of an enforcement: the tap, the officer, the questions to banks, the money, the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from xiezhi.engine.facts import Name, PersonId, Prose, Secret, stated
from xiezhi.engine.possible import case_for
from xiezhi.engine.words import (
    CLAIMANT,
    ENFORCEMENT_HEAD,
    ENFORCER,
    EVERY_PARTY,
    FILING_JUDGE,
    FINANCE,
    PARTY,
    PRESIDENT,
    PROCEDURES,
    REGISTRY,
)
from xiezhi.law.working import Yuan, from_fen, to_fen
from xiezhi.phrases.debt import owed
from xiezhi.phrases.enforceable import Application, Clue, Kind
from xiezhi.phrases.people import Party
from xiezhi.procedures.enforcement import (
    Answer,
    Asking,
    Assignment,
    Enforcement,
    Found,
    Freezing,
    InForce,
    Inquiry,
    Lifting,
    Notice,
    Payment,
    PropertyClue,
    Proposal,
    RoundEnd,
    Sanction,
    Seizure,
    Survey,
    Talk,
    Terms,
)
from xiezhi.procedures.enforcement.facts import Means
from xiezhi.procedures.enforcement.round_end import Hearing
from xiezhi.procedures.enforcement.sanction_facts import End, Ground, Sort
from xiezhi.procedures.enforcement.sanction_rules import term_of
from xiezhi.procedures.enforcement.survey import Way
from xiezhi.procedures.money import Account, Allocation, Arrived, CaseMoney, Paid, Payout
from xiezhi.records.enforcement import Asset
from xiezhi.records.ledger import Bill
from xiezhi.records.money import PayeeAccount
from xiezhi.records.obligation import Obligation
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows
from xiezhi.stories.fee_turns import BANK_HAND
from xiezhi.stories.telling import Hand, Plot, Tale
from xiezhi.stories.trial_turns import handed

REGISTRY_HAND: Hand = (REGISTRY.name, REGISTRY)
ASKED = ("bank01", "bank02", "bank06", "bank21", "vehicles", "realty")
"""Whom a story asks: the seed would be four times as long with all thirty-one."""


def case(plot: Plot) -> Proceeding:
    """The enforcement as it is now."""
    found = one(Proceeding, id=plot.latest(Enforcement).id)
    assert found is not None, "nothing is enforced"
    return found


def officer(plot: Plot) -> Hand:
    return case(plot).judge, ENFORCER


def of_role(plot: Plot, role: str) -> str:
    """The first who stands in the enforcement in a role."""
    return rows(Standing, proceeding=case(plot).id, role=role, until="", order=("order", "id"))[0].person


def creditor(plot: Plot) -> Hand:
    return of_role(plot, "claimant"), CLAIMANT


def debtor(plot: Plot) -> PersonId:
    return PersonId(of_role(plot, "defendant"))


def under(plot: Plot, procedure: str, *states: str) -> list[Proceeding]:
    """What runs beneath the enforcement."""
    found = rows(Proceeding, dispute=plot.dispute, procedure=procedure, order=("opened", "id"))
    return [each for each in found if not states or each.state in states]


def money(plot: Plot) -> Proceeding:
    return under(plot, CaseMoney.name)[-1]


def clue(plot: Plot) -> Proceeding:
    """The clue to property that the creditor gave last."""
    return under(plot, PropertyClue.name)[-1]


# --- from the tap to the answers --------------------------------------------------------------------------------------


def applied(plot: Plot, *clues: Clue) -> Tale:
    """The day after the last day to perform the creditor is offered enforcement, and taps; each clue says whose it is,
    of whoever owes."""
    owed = rows(Obligation, dispute=plot.dispute, status="open", order=("order", "id"))
    mine = next(each for each in owed if each.creditor)
    title = one(Proceeding, id=mine.proceeding)
    assert title is not None, "owed upon nothing"
    tap = PROCEDURES[title.procedure].steps["apply_for_enforcement"]
    told = tuple(replace(each, owner=PersonId(mine.debtors[0])) for each in clues)
    yield plot.does((mine.creditor, PARTY), tap, Application(clues=told), on=title)


def taken_up(plot: Plot) -> Tale:
    """Docketed with a number of its own and a sub-account; an officer is named, and sends notice and order."""
    yield from plot.later(1, 2)
    yield from docketed(plot)


def docketed(plot: Plot) -> Tale:
    """The same on this very day."""
    yield plot.does(plot.officer(FILING_JUDGE), Enforcement.docket)
    yield from plot.later(0, 1)
    yield from given(plot)
    yield from plot.later(0, 2)
    yield from noticed(plot)


def given(plot: Plot) -> Tale:
    """The head of the bureau gives it to an officer."""
    hands = plot.officers(ENFORCER)
    chosen = PersonId(hands[len(plot.name) % len(hands)][0])
    yield plot.does(plot.officer(ENFORCEMENT_HEAD), Enforcement.assign, Assignment(officer=chosen))


def noticed(plot: Plot) -> Tale:
    """Notice and order reach the debtor."""
    yield plot.does(officer(plot), Enforcement.notify, Notice(days=5))
    yield from handed(plot, "enforcement_notice", "property_report_order")


def asked(plot: Plot, found: int = 35_000) -> Tale:
    """Six institutions are asked: one answers in part and then in full, one with an error and then nothing."""
    question = Asking(debtor=debtor(plot), institutions=ASKED)
    yield plot.does(officer(plot), Enforcement.inquire, question)
    deposit = Found(
        kind=Kind.deposit, text=Prose("活期存款，尾号2077"), identifier=Secret("6228482077"), value=Yuan(found)
    )
    for number, each in enumerate(under(plot, Inquiry.name, "sent")):
        here = each.track == "bank02" and found
        answer = Answer(reference=f"HZ{number:04d}", found=(deposit,) if here else ())
        if each.track == "bank06":
            error = stated(Inquiry.fail.facts, {"reason": "系统维护，请稍后重发"})
            yield plot.does(REGISTRY_HAND, Inquiry.fail, error, on=each)
            yield plot.does(officer(plot), Inquiry.ask_again, on=each)
        if here:
            part = Answer(reference="HZ0000", complete=False)
            yield plot.does(REGISTRY_HAND, Inquiry.answer_partly, part, on=each)
        yield plot.does(REGISTRY_HAND, Inquiry.answer, answer, on=each)


def frozen(plot: Plot) -> Tale:
    """What was found is frozen, no more of it than is owed; the bank confirms it the same day."""
    asset = rows(Asset, proceeding=case(plot).id, status="found")[0]
    amount = Yuan(min(from_fen(asset.value), everything(plot)))
    yield plot.does(officer(plot), Enforcement.freeze, Freezing(asset=asset.id, amount=amount))
    seizure = under(plot, Seizure.name)[-1]
    held = InForce(amount=amount, reference="HZ0300")
    yield plot.does(REGISTRY_HAND, Seizure.take_hold, held, on=seizure)


def talked(plot: Plot, *notes: str) -> Tale:
    """The officer explains what follows, and writes it down."""
    for note in notes or ("释明迟延一天多付多少、不履行的后果；被执行人表示愿意想办法。",):
        talk = Talk(whom=debtor(plot), means=Means.phone, notes=Prose(note))
        yield plot.does(officer(plot), Enforcement.talk, talk)
        yield from plot.later(1, 3)


# --- how it ends ------------------------------------------------------------------------------------------------------


def agreed(plot: Plot, yuan: Yuan, days: int = 7) -> Tale:
    """Both agree on one payment, with which the rest is released."""
    due = plot.now.date() + timedelta(days=days)
    terms = Terms(
        payer=debtor(plot),
        payee=PersonId(creditor(plot)[0]),
        payments=(Payment(amount=yuan, due=due),),
        releases_rest=True,
        text=Prose("一次付清本金，利息和加倍部分不再主张；申请执行费由被执行人负担"),
    )
    for person in (debtor(plot), creditor(plot)[0]):
        yield plot.does((person, EVERY_PARTY), Enforcement.settle, terms)


def by_transfer(plot: Plot, yuan: Yuan, number: str) -> Tale:
    """The bank says what came in for the case's own sub-account."""
    payer = rows(Person, person=debtor(plot), court=plot.court)[0].name
    line = Arrived(reference=number, amount=yuan, payer=Name(payer), on=plot.now.date())
    yield plot.does(BANK_HAND, CaseMoney.arrive, line, on=money(plot))


def fee_left(plot: Plot) -> Yuan:
    """The enforcement fee that is still owed to the court."""
    bills = rows(Bill, proceeding=case(plot).id, status="open")
    return Yuan(from_fen(sum(each.amount - each.paid for each in bills)))


def named_account(plot: Plot) -> Tale:
    """The creditor says where he wants his money; he is never asked again."""
    person = creditor(plot)[0]
    if rows(PayeeAccount, dispute=plot.dispute, person=person):
        return
    holder = rows(Person, person=person, court=plot.court)[0].name
    account = Account(holder=Name(holder), bank=Name("中国农业银行新城支行"), number=Secret("6228480010004120017"))
    yield plot.does((person, PARTY), CaseMoney.name_account, account, on=money(plot))


def allocated(plot: Plot, *parts: tuple[str, str, Yuan]) -> Tale:
    """The officer allocates what the law works out, or what was agreed."""
    assert CaseMoney.allocate.offers is not None
    offered = CaseMoney.allocate.offers(case_for(money(plot), officer(plot)[0]))
    chosen = [{"payee": payee, "head": head, "amount": str(amount)} for payee, head, amount in parts]
    facts = stated(Allocation, {"parts": chosen} if chosen else offered)
    yield plot.does(officer(plot), CaseMoney.allocate, facts, on=money(plot))


def paid_out(plot: Plot) -> Tale:
    """Reviewed, approved and paid by three people; the bank's receipt comes the same day."""
    finance = plot.officers(FINANCE)[-1]
    for number, each in enumerate(under(plot, Payout.name, "proposed")):
        yield plot.does(plot.officer(ENFORCEMENT_HEAD), Payout.review, on=each)
        yield plot.does(plot.officer(PRESIDENT), Payout.approve, on=each)
        yield plot.does(finance, Payout.send, on=each)
        yield plot.does(BANK_HAND, Payout.paid, Paid(reference=f"FK{plot.now:%m%d}{number}"), on=each)


def released(plot: Plot) -> Tale:
    """Whatever was held or imposed is lifted."""
    for each in under(plot, Seizure.name, "in_force"):
        yield plot.does(officer(plot), Seizure.lift, on=each)
    yield from let_loose(plot)
    for each in under(plot, Sanction.name, "in_force"):
        why = End.early if term_of(each) else End.performed
        yield plot.does(officer(plot), Sanction.lift, Lifting(why=why, reason=Prose("债务已经清偿")), on=each)


def let_loose(plot: Plot) -> Tale:
    """Whoever held what is to be lifted says the same day that it is."""
    for each in under(plot, Seizure.name, "lifting"):
        yield plot.does(REGISTRY_HAND, Seizure.confirm_lifted, on=each)


def concluded(plot: Plot) -> Tale:
    yield plot.does(officer(plot), Enforcement.conclude)


def restricted(plot: Plot) -> Tale:
    """The notice period has passed unpaid: consumption is restricted."""
    yield from plot.later(6, 8)
    why = Proposal(
        sort=Sort.consumption,
        whom=debtor(plot),
        reason=Prose("执行通知指定的期间届满，没有履行，也没有报告财产"),
        people=managers(plot),
    )
    yield from _imposed(plot, why, "consumption_order")


def managers(plot: Plot) -> tuple[Party, ...]:
    """Who represents the debtor, where it is an organisation."""
    natural = rows(Person, person=debtor(plot), court=plot.court)[0].kind == "natural"
    return () if natural else (Party(name=Name("赵某"), address=Prose("乌兰察布市集宁区")),)


def listed(plot: Plot) -> Tale:
    """Who has not reported his property is listed as a defaulter."""
    why = Proposal(
        sort=Sort.dishonest,
        ground=Ground.unreported,
        whom=debtor(plot),
        reason=Prose("期满没有报告财产，经催告仍不报告"),
    )
    yield from _imposed(plot, why, "dishonesty_decision")


def _imposed(plot: Plot, why: Proposal, paper: str) -> Tale:
    yield plot.does(officer(plot), Enforcement.sanction, why)
    yield plot.does(plot.officer(PRESIDENT), Sanction.sign, on=under(plot, Sanction.name, "proposed")[-1])
    yield from handed(plot, paper)


def in_full(plot: Plot) -> Tale:
    """The debtor transfers all that is owed; it is allocated as the law orders, paid out, and the case closes."""
    yield from plot.later(2, 4)
    yield from named_account(plot)
    yield from by_transfer(plot, everything(plot), f"LS{plot.now:%m%d}{len(plot.name)}")
    yield from allocated(plot)
    yield from plot.later(1, 2)
    yield from paid_out(plot)
    yield from released(plot)
    yield from concluded(plot)


def everything(plot: Plot) -> Yuan:
    """What is owed today, with the fee."""
    here = case_for(case(plot), officer(plot)[0])
    fen = owed(here, plot.now.date()) + to_fen(fee_left(plot))
    return Yuan(from_fen(fen))


def found_nothing(plot: Plot) -> Tale:
    """Nobody holds anything of the debtor's."""
    yield from asked(plot, found=0)


def in_two(plot: Plot) -> Tale:
    """Both agree on half of it within the month, and the rest is released."""
    half = Yuan(from_fen((case(plot).amount or 2) // 2))
    yield from agreed(plot, half, days=28)


def looked_everywhere(plot: Plot) -> Tale:
    """Every institution is asked once more, and the officer goes and looks where the debtor lives."""
    yield plot.does(officer(plot), Enforcement.inquire, Asking(debtor=debtor(plot)))
    for number, each in enumerate(under(plot, Inquiry.name, "sent")):
        yield plot.does(REGISTRY_HAND, Inquiry.answer, Answer(reference=f"ZB{number:04d}"), on=each)
    visit = Survey(
        whom=debtor(plot), way=Way.visit, notes=Prose("到户查看，家中没有可供执行的财产；村委会也不知道有别的财产")
    )
    yield plot.does(officer(plot), Enforcement.survey, visit)


def proposed_end(plot: Plot) -> Tale:
    """Nothing was found: the end of this round is proposed and the creditor heard."""
    yield plot.does(officer(plot), Enforcement.propose_end)
    review = under(plot, RoundEnd.name)[-1]
    yield plot.does(officer(plot), RoundEnd.hear, Hearing(notes=Prose("暂时没有财产线索，请法院继续留意")), on=review)
