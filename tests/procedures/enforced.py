"""An enforcement as tests of it and of case money play upon it: a confirmed agreement that nobody performs."""

from dataclasses import replace
from datetime import date
from typing import Any

from tests.engine.cast import Case, Court, intake, terms
from xiezhi.engine.facts import Name, PersonId, Prose, Secret
from xiezhi.engine.words import BANK, REGISTRY
from xiezhi.law.working import Yuan
from xiezhi.procedures.confirmation import Confirmation, Question, Questioning
from xiezhi.procedures.course import CaseMoney, Payout
from xiezhi.procedures.enforcement import Application, Assignment, Clue, Enforcement
from xiezhi.procedures.enforcement.facts import Notice
from xiezhi.procedures.mediation import Mediation
from xiezhi.procedures.money import Account, Arrived, Paid
from xiezhi.records.person import Person
from xiezhi.records.table import rows

DUE = date(2026, 3, 20)
"""The last day to pay, a Friday."""


def title(court: Court, yuan: str = "800000", **about: Any) -> Case:
    """An agreement over so much, payable by the twentieth, confirmed on the second."""
    talks = court.talks(intake(yuan=yuan, **about))
    agreed = replace(terms("三月二十日前还清"), amount=Yuan(yuan), pay_by=DUE)
    court.mediator.does(talks, Mediation.draft_agreement, agreed)
    for each in court.parties(talks):
        each.does(talks, Mediation.sign, court.signature(each, talks))
    for each in court.parties(talks):
        each.does(talks, Mediation.apply_for_confirmation)
    confirmation = talks.child(Confirmation)
    court.filing_judge.does(confirmation, Confirmation.accept)
    asked = Questioning(how=Question.video, voluntary=True, notes=Prose("自愿"))
    court.filing_judge.does(confirmation, Confirmation.question, asked)
    court.filing_judge.does(confirmation, Confirmation.confirm)
    return confirmation


def applied(
    court: Court, yuan: str = "800000", day: str = "2026-03-23", clues: tuple[Clue, ...] = (), **about: Any
) -> Case:
    """Nothing is paid: the creditor applies with one tap."""
    confirmation = title(court, yuan, **about)
    debtor = PersonId(confirmation.person("defendant").id)
    wish = Application(clues=tuple(replace(each, owner=debtor) for each in clues))
    confirmation.person("claimant").does(confirmation, Confirmation.apply_for_enforcement, wish, day=day)
    return confirmation.child(Enforcement)


def running(court: Court, yuan: str = "800000", **about: Any) -> Case:
    """Docketed and in the hands of an officer on the day of the application, the notice sent on the next."""
    case = applied(court, yuan, **about)
    court.filing_judge.does(case, Enforcement.docket)
    court.enforcement_head.does(case, Enforcement.assign, Assignment(officer=PersonId(court.enforcer.id)))
    court.enforcer.does(case, Enforcement.notify, Notice(days=5), day="2026-03-24")
    return case


def money_of(case: Case) -> Case:
    return case.child(CaseMoney)


def arrives(court: Court, money: Case, reference: str, yuan: str, day: str) -> None:
    """The bank says that so much has come in."""
    court.clock(day)
    said = Arrived(reference=reference, amount=Yuan(yuan), payer=Name("张某"), on=date.fromisoformat(day))
    court.act(CaseMoney.arrive, said, on=money.row, by=BANK.name, as_=BANK, key=f"bank/{reference}")


def names_account(court: Court, money: Case, day: str = "") -> None:
    payee = money.person("claimant")
    named = rows(Person, person=payee.id)[0].name
    account = Account(holder=Name(named), bank=Name("中国农业银行"), number=Secret("6228480000000000017"))
    payee.does(money, CaseMoney.name_account, account, day=day)


def paid_out(court: Court, payout: Case, day: str = "") -> None:
    """Reviewed, approved and paid by three different people, and the bank's receipt."""
    court.enforcement_head.does(payout, Payout.review, day=day)
    court.president.does(payout, Payout.approve)
    court.finance.does(payout, Payout.send)
    court.act(Payout.paid, Paid(reference="回单"), on=payout.row, by=BANK.name, as_=BANK, key=f"paid/{payout.id}")


def registry(court: Court, step, on: Case, facts=None, day: str = "") -> None:
    """A body that assists answers."""
    court.clock(day)
    court.act(step, facts, on=on.row, by=REGISTRY.name, as_=REGISTRY, key=f"{step.name}/{on.id}/{next(court.keys)}")
