"""A court that has lived: some row stands in every table of the records."""

import hashlib
from datetime import date

from tests.engine.cast import Court, intake
from tests.procedures.enforced import arrives, money_of, names_account, registry, running
from tests.procedures.joint import proposed, two
from tests.procedures.lectures import books, lecture
from tests.procedures.reached import for_sale, refused_electronically, shared_out, wants_paper
from tests.procedures.trials import Trial
from xiezhi.engine.facts import FileId, Name, PaperId, PersonId, Prose, Secret, stated
from xiezhi.engine.words import JUDGE, PARTY, SIGNER
from xiezhi.law.working import Yuan
from xiezhi.phrases.enforceable import Kind
from xiezhi.phrases.people import Agent
from xiezhi.phrases.periods import Exclusion
from xiezhi.procedures.affairs import Absence, Affairs, Value
from xiezhi.procedures.archive import Archive, Leaf, Volume, Volumes
from xiezhi.procedures.archive.facts import Shelf
from xiezhi.procedures.course import CaseMoney, Inquiry
from xiezhi.procedures.enforcement import Answer as Told
from xiezhi.procedures.enforcement import Asking, Enforcement, Found, Freezing, Giving, Payment, Terms
from xiezhi.procedures.enforcement.facts import Head
from xiezhi.procedures.filing import Proof
from xiezhi.procedures.first_instance import Defence, FirstInstance, Paid
from xiezhi.procedures.first_instance.examination import Answer, Answers, Stand, Weighed, Weighing, Weight
from xiezhi.procedures.money import Allocation
from xiezhi.procedures.service import Invalid, Receipt, Service
from xiezhi.records.enforcement import Asset
from xiezhi.records.ledger import Bill
from xiezhi.records.paper import Paper
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows

AGENT = Agent(name=Name("其木格律师"), id_number=Secret("310101198001010018"), phone=Secret("13800000001"))


def live(court: Court) -> None:
    """Officers away and settings; a suit served, answered, paid, a service found invalid; talks that agreed."""
    president = PersonId(court.president.id)
    away = Absence(person=president, since=date(2026, 3, 9), until=date(2026, 3, 10), reason=Prose("会议"))
    court.personnel.does(court.affairs, Affairs.leave, away)
    value = Value(name="filing.lenient_days", value="5", since=date(2026, 3, 2), reason=Prose("试行"))
    court.president.does(court.affairs, Affairs.set_value, value)
    proof = Proof(name=Prose("借条"), purpose=Prose("证明借款"))
    suit = court.opens(FirstInstance, intake(proofs=(proof,), agents=(AGENT,), yuan="9000"))
    court.filing_judge.does(suit, FirstInstance.send_copies)
    zhang = suit.person("defendant")
    for service in suit.children(Service):
        court.server.does(service, Service.hand_over, Receipt(on=date(2026, 3, 2)))
    zhang.does(suit, FirstInstance.defend, Defence(answer=Prose("已还清")), day="2026-03-04")
    bill = rows(Bill, proceeding=suit.id)[0]
    court.counter.does(suit, FirstInstance.pay, Paid(bill=bill.id, amount=Yuan(bill.amount) / 100))
    copy = suit.service_of("defence_notice", zhang)
    court.filing_judge.does(copy, Service.invalidate, Invalid(reason=Prose("签收的不是本人")), day="2026-03-06")
    why = Exclusion(clock="send_copies", since=date(2026, 3, 9), until=date(2026, 3, 13), reason=Prose("鉴定"))
    court.filing_judge.does(suit, FirstInstance.exclude, why)
    court.agreed(day="2026-03-10")
    court.deposits()
    books(lecture(court, day=date(2026, 3, 20)), court.wang)
    enforced(court)
    tried(court, proof)
    proposed(*two(court, yuan="60000"))
    wants_paper(court, refused_electronically(court))
    bound(court)


def bound(court: Court) -> None:
    """The papers of the confirmation that was enforced, in one volume."""
    archive = rows(Proceeding, procedure=Archive.name)[0]
    digest = FileId(hashlib.sha256(b"a volume").hexdigest())
    volume = Volume(shelf=Shelf.main, sha256=digest, sm3=digest, size=8, leaves=(Leaf(paper="", first=1, last=2),))
    made = Volumes(volumes=(volume,))
    court.act(Archive.make_volumes, made, on=archive, by=SIGNER.name, as_=SIGNER, key="volumes")


def tried(court: Court, proof: Proof) -> None:
    """A suit listed for hearing, its exhibit answered and weighed."""
    trial = Trial.of(court, yuan="70000", day="2026-04-01", proofs=(proof,)).ready(day="2026-04-02")
    trial.listed("2026-04-17", at="2026-04-03")
    exhibit = rows(Paper, proceeding=trial.suit.id, kind="proof")[0].id
    said = Answer(paper=PaperId(exhibit), authentic=Stand.accepted, lawful=Stand.accepted, relevant=Stand.accepted)
    trial.zhang.does(trial.suit, FirstInstance.examine, Answers(answers=(said,)), as_=PARTY)
    found = Weighed(paper=PaperId(exhibit), weight=Weight.admitted, reason=Prose("对方认可"))
    trial.judge.does(trial.suit, FirstInstance.weigh, Weighing(findings=(found,)), as_=JUDGE)


def enforced(court: Court) -> None:
    """A debt that was confirmed and not paid: an account held, an agreement on instalments, money in and allocated."""
    case = running(court)
    debtor = PersonId(case.person("defendant").id)
    court.enforcer.does(case, Enforcement.inquire, Asking(debtor=debtor, institutions=("bank02",)))
    found = Found(kind=Kind.deposit, text=Prose("活期"), identifier=Secret("6228"), value=Yuan(900))
    registry(court, Inquiry.answer, case.child(Inquiry), Told(reference="1", found=(found,)))
    held = Freezing(asset=rows(Asset, proceeding=case.id)[0].id, amount=Yuan(900))
    court.enforcer.does(case, Enforcement.freeze, held)
    for_sale(court, case)
    part = Payment(amount=Yuan(100), due=date(2026, 4, 10))
    terms = Terms(payer=debtor, payee=PersonId(court.wang.id), payments=(part,))
    for each in (court.wang, case.person("defendant")):
        each.does(case, Enforcement.settle, terms)
    court.wang.does(case, Enforcement.give_up, Giving(head=Head.doubled))
    money = money_of(case)
    names_account(court, money)
    arrives(court, money, "t1", "100", "2026-03-25")
    given = {"payee": court.wang.id, "head": "principal", "amount": "100"}
    court.enforcer.does(money, CaseMoney.allocate, stated(Allocation, {"parts": [given]}))
    shared_out(court, case)
