"""How each procedure beneath an enforcement, and the judgment, comes into being: the shortest way there, by steps."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from tests.engine.cast import WANG, Case, Court, Player, intake
from tests.procedures.enforced import applied, arrives, money_of, names_account, registry, running, title
from tests.procedures.joint import proposed, two
from tests.procedures.lectures import books, lecture
from tests.procedures.rounds import ENDS, nearly_over
from tests.procedures.trials import Trial
from xiezhi.engine.facts import EntryId, Name, PersonId, Prose, Secret, stated
from xiezhi.engine.words import ANYONE, BANK, CARRIER, JUDGE, PARTY, PROCEDURES, Procedure
from xiezhi.evidence.models import Entry
from xiezhi.law.tracks import Track
from xiezhi.law.working import Yuan
from xiezhi.phrases.enforceable import Kind
from xiezhi.phrases.intervening import Ground
from xiezhi.phrases.parties import Address
from xiezhi.phrases.people import Party
from xiezhi.procedures.archive import Archive
from xiezhi.procedures.course import (
    Booking,
    CaseMoney,
    Disposal,
    Distribution,
    Inquiry,
    Joinder,
    Judgment,
    Lecture,
    Payout,
    RoundEnd,
    Seizure,
    UnknownMoney,
    Watch,
)
from xiezhi.procedures.disposal import Pricing, Way
from xiezhi.procedures.enforcement import (
    Answer,
    Asking,
    Enforcement,
    Found,
    Freezing,
    Given,
    InForce,
    PropertyClue,
    Proposal,
    Sanction,
)
from xiezhi.procedures.enforcement.sanction_facts import Ground as Breach
from xiezhi.procedures.enforcement.sanction_facts import Sort, Wanted
from xiezhi.procedures.filing import Filing
from xiezhi.procedures.filing import Opinion as NotOurs
from xiezhi.procedures.first_instance import Asking as Withdrawing
from xiezhi.procedures.first_instance import FirstInstance, Opinion
from xiezhi.procedures.first_instance.endings_facts import Petition
from xiezhi.procedures.first_instance.jurisdiction import Objection as Misplaced
from xiezhi.procedures.first_instance.jurisdiction import Transfer
from xiezhi.procedures.intervention import AskingToJoin, Intervention
from xiezhi.procedures.intervention import facts as joining
from xiezhi.procedures.money import Allocation, FeeHandover, FeeRefund, Stray
from xiezhi.procedures.money.sharing_facts import Opening as SharedOut
from xiezhi.procedures.money.sharing_facts import Way as SharedBy
from xiezhi.procedures.objection import (
    ActObjecting,
    ActObjection,
    OutsideObjection,
    Proof,
    Protesting,
    Right,
    ThingObjecting,
    ThingObjection,
)
from xiezhi.procedures.ruling_appeal import RulingAppeal
from xiezhi.procedures.service import AddressConfirmation, Arrival, OnPaper, Receipt, Service, Wish
from xiezhi.records.enforcement import Asset
from xiezhi.records.table import rows

WAYS: dict[type[Procedure], Callable[[Court], Case]] = {
    Enforcement: applied,
    CaseMoney: lambda court: money_of(running(court)),
    Inquiry: lambda court: inquired(court, running(court)),
    Seizure: lambda court: seized(court, running(court)),
    PropertyClue: lambda court: clued(court, running(court)),
    Sanction: lambda court: sanctioned(court, running(court)),
    RoundEnd: lambda court: ended(court, running(court)),
    Payout: lambda court: allocated(court, running(court)),
    ThingObjection: lambda court: thing_contested(court, running(court)),
    OutsideObjection: lambda court: protested(court, "（2026）内0902执99号"),
    Intervention: lambda court: asked_to_join(court, "（2026）内0902民初99号"),
    ActObjection: lambda court: act_contested(court, running(court)),
    Distribution: lambda court: shared_out(court, running(court)),
    Disposal: lambda court: for_sale(court, running(court)),
    Watch: lambda court: round_over(court, running(court)).child(Watch),
    UnknownMoney: lambda court: unknown(court),
    FeeRefund: lambda court: refund_due(court),
    FeeHandover: lambda court: fee_going_along(court),
    Judgment: lambda court: Trial.of(court).heard().written().judgment,
    RulingAppeal: lambda court: appealed_ruling(court),
    Joinder: lambda court: proposed(*two(court)),
    Archive: lambda court: title(court).child(Archive),
    Lecture: lecture,
    Booking: lambda court: books(lecture(court), court.wang),
    AddressConfirmation: lambda court: confirms_address(court.serving()),
    OnPaper: lambda court: wants_paper(court, refused_electronically(court)),
}


def refused_electronically(court: Court, **about: Any) -> Case:
    """The service of the ruling not to docket, which reached 王某 electronically."""
    filing = court.files(intake(**about))
    court.filing_judge.does(filing, Filing.refuse, NotOurs(opinion=Prose("不属于受理范围")))
    service = filing.service_of("rejection", court.wang)
    court.server.does(service, Service.send)
    court.act(Service.arrive, Arrival(), on=service.row, by=CARRIER.name, as_=CARRIER, key=f"arrives {service.id}")
    return service


def confirms_address(case: Case, who: Player | None = None) -> Case:
    """The defendant, or who is told, says where papers reach him, and agrees that they come electronically."""
    about = Address(address=Prose("商都县七台镇"), electronic=True)
    step = PROCEDURES[case.row.procedure].steps["confirm_address"]
    (who or case.person("defendant")).does(case, step, about)
    return case.children(AddressConfirmation)[-1]


def wants_paper(court: Court, service: Case, wish: Wish | None = None, day: str = "") -> Case:
    """王某 asks for it on paper."""
    court.wang.does(service, OnPaper.ask_for_paper, wish or Wish(), day=day)
    return service.children(OnPaper)[-1]


def appealed_ruling(court: Court, **about: Any) -> Case:
    """The suit is dismissed, and the claimant appeals."""
    trial = Trial.of(court, **about).ready(Track.sole)
    trial.judge.does(trial.suit, FirstInstance.dismiss_suit, Opinion(reason=Prose("不是合同当事人")), as_=JUDGE)
    trial.served()
    trial.wang.does(trial.suit, FirstInstance.appeal_dismissal, Petition(reason=Prose("是受让人")), as_=PARTY)
    return trial.suit.child(RulingAppeal)


def inquired(court: Court, case: Case) -> Case:
    """The Agricultural Bank is asked."""
    question = Asking(debtor=PersonId(case.person("defendant").id), institutions=("bank02",))
    court.enforcer.does(case, Enforcement.inquire, question)
    return case.children(Inquiry)[-1]


def clued(court: Court, case: Case, **about: object) -> Case:
    """The creditor knows of a car."""
    told = {"kind": "vehicle", "holder": "公安机关车辆登记", "text": "黑色越野车", "identifier": "蒙J12345"}
    clue = stated(Given, {**told, "owner": case.person("defendant").id, "value": "90000", **about})
    before = {each.id for each in case.children(PropertyClue)}
    case.person("claimant").does(case, PropertyClue.give, clue)
    (given,) = (each for each in case.children(PropertyClue) if each.id not in before)
    return given


def seized(court: Court, case: Case) -> Case:
    """It answers, and what it found is to be frozen."""
    found = Found(kind=Kind.deposit, text=Prose("活期"), identifier=Secret("6228"), value=Yuan(900))
    registry(court, Inquiry.answer, inquired(court, case), Answer(reference="1", found=(found,)))
    asset = rows(Asset, proceeding=case.id)[-1]
    court.enforcer.does(case, Enforcement.freeze, Freezing(asset=asset.id, amount=Yuan(900)))
    return case.child(Seizure)


def thing_contested(court: Court, case: Case) -> Case:
    """李某 says at the counter that what was frozen is his."""
    if not rows(Asset, proceeding=case.id):
        seized(court, case)
    asset = rows(Asset, proceeding=case.id)[-1]
    said = ThingObjecting(
        objectors=(Party(name=Name("李某"), address=Prose("卓资县")),),
        asset=asset.id,
        right=Right.ownership,
        reasons=Prose("账户借给张某使用，钱是李某的货款"),
    )
    court.counter.does(case, ThingObjection.object_to_thing, said)
    return case.children(ThingObjection)[-1]


def protested(court: Court, number: str) -> Case:
    """娜仁, who is no party, objects online to an enforcement whose number stands on the seal."""
    said = Protesting(
        objectors=(Party(name=Name("娜仁"), id_number=Secret("152626199107080023"), address=Prose("兴和县")),),
        enforcement=number,
        thing=Prose("尾号6228账户里的钱"),
        right=Right.ownership,
        reasons=Prose("账户借给张某使用，钱是娜仁的货款"),
        proofs=(Proof(name=Prose("流水")),),
    )
    key = f"protest-{next(court.keys)}"
    made = court.act(OutsideObjection.protest, said, court="内0902", by="person-naren", as_=ANYONE, key=key)
    return Case(court, made.proceeding)


INTERVENING = AskingToJoin(
    applicants=(Party(name=Name("李某"), id_number=Secret("152626199107080023"), address=Prose("兴和县")),),
    suit="（2026）内0902民初1号",
    ground=Ground.independent,
    demand=Prose("借款中的两万元是他出的，判令张某向他偿还"),
    amount=Yuan(20_000),
    reasons=Prose("有转账流水"),
    proofs=(joining.Proof(name=Prose("流水")),),
    electronic=True,
)


def asked_to_join(court: Court, number: str, said: AskingToJoin | None = INTERVENING, by: str = "person-li") -> Case:
    """李某, who is no party, asks online to join a suit; without `said`, it is 王某 who asks."""
    facts = replace(said or replace(INTERVENING, applicants=(WANG,)), suit=number)
    key = f"joining-{next(court.keys)}"
    made = court.act(Intervention.request, facts, court="内0902", by=by, as_=ANYONE, key=key)
    return Case(court, made.proceeding)


def act_contested(court: Court, case: Case) -> Case:
    """The debtor says that the notice should not have been sent."""
    act = next(each for each in entries_of(case) if each.step == "enforcement.notify")
    said = ActObjecting(act=EntryId(act.id), wish=Prose("撤销执行通知"), reasons=Prose("协议约定的期限没有到"))
    case.person("defendant").does(case, ActObjection.object_to_act, said)
    return case.children(ActObjection)[-1]


def entries_of(case: Case) -> list[Entry]:
    return list(Entry.objects.filter(proceeding=case.id))


def sanctioned(court: Court, case: Case) -> Case:
    """The notice period has passed unpaid."""
    debtor = case.person("defendant")
    for kind in ("enforcement_notice", "property_report_order"):
        court.server.does(case.service_of(kind, debtor), Service.hand_over, Receipt(on=date(2026, 3, 24)))
    why = Proposal(sort=Sort.consumption, whom=PersonId(debtor.id), reason=Prose("期满没有履行"))
    court.enforcer.does(case, Enforcement.sanction, why, day="2026-03-31")
    return case.child(Sanction)


def listing_wanted(court: Court, case: Case) -> Case:
    """The creditor asks that the debtor, who has reported nothing, be listed."""
    whom = PersonId(case.person("defendant").id)
    wish = Wanted(sort=Sort.dishonest, whom=whom, ground=Breach.unreported, reason=Prose("没有报告财产"))
    case.person("claimant").does(case, Enforcement.ask_sanction, wish)
    return next(each for each in case.children(Sanction) if each.state is Sanction.requested)


def ended(court: Court, case: Case) -> Case:
    court.enforcer.does(case, Enforcement.propose_end)
    return case.child(RoundEnd)


def round_over(court: Court, case: Case, day: str = ENDS) -> Case:
    """More than three months after the docketing everything holds, and the round ends."""
    review = nearly_over(court, case, day=day)
    court.enforcer.does(review, RoundEnd.rule)
    assert case.state is Enforcement.round_ended
    return case


def allocated(court: Court, case: Case) -> Case:
    """A hundred yuan have come in and go to the creditor."""
    money = money_of(case)
    names_account(court, money)
    arrives(court, money, "t1", "100", court.now[:10])
    part = {"payee": case.person("claimant").id, "head": "principal", "amount": "100"}
    court.enforcer.does(money, CaseMoney.allocate, stated(Allocation, {"parts": [part]}))
    return money.child(Payout)


def held_vehicle(court: Court, case: Case, worth: str = "60000") -> Case:
    """The registry of vehicles finds a car, and it is sealed."""
    question = Asking(debtor=PersonId(case.person("defendant").id), institutions=("vehicles",))
    court.enforcer.does(case, Enforcement.inquire, question)
    car = Found(kind=Kind.vehicle, text=Prose("小型轿车，蒙J00001"), identifier=Secret("蒙J00001"), value=Yuan(worth))
    (asked,) = (each for each in case.children(Inquiry) if each.row.track == "vehicles")
    registry(court, Inquiry.answer, asked, Answer(reference="车1", found=(car,)))
    asset = next(each for each in rows(Asset, proceeding=case.id) if each.kind == "vehicle")
    before = {each.id for each in case.children(Seizure)}
    court.enforcer.does(case, Enforcement.freeze, Freezing(asset=asset.id, amount=Yuan(worth)))
    (seizure,) = (each for each in case.children(Seizure) if each.id not in before)
    registry(court, Seizure.take_hold, seizure, InForce(amount=Yuan(worth)))
    return seizure


def for_sale(court: Court, case: Case) -> Case:
    """It is to be turned into money, at a price that platforms quote."""
    about = Pricing(way=Way.network, reason=Prose("双方没有议定，也没有计税基准价"))
    seizure = held_vehicle(court, case)
    court.enforcer.does(seizure, Disposal.dispose, about)
    return seizure.child(Disposal)


def shared_out(court: Court, case: Case) -> Case:
    """Several creditors are to share what came in."""
    about = SharedOut(way=SharedBy.participation, reason=Prose("财产不能清偿所有债权"))
    court.enforcer.does(money_of(case), Distribution.share_out, about)
    return money_of(case).child(Distribution)


def unknown(court: Court) -> Case:
    said = Stray(reference="u1", amount=Yuan(300), payer=Name("某公司"), on=date.fromisoformat(court.now[:10]))
    made = court.act(UnknownMoney.open, said, court="内0902", by=BANK.name, as_=BANK, key="u1")
    return Case(court, made.proceeding)


def refund_due(court: Court, **about: Any) -> Case:
    """A suit in ordinary procedure is paid for and withdrawn: half of the fee goes back."""
    trial = Trial.of(court, **about).triaged(Track.sole).paid()
    trial.wang.does(trial.suit, FirstInstance.ask_withdrawal, Withdrawing(reason=Prose("和解")))
    trial.judge.does(trial.suit, FirstInstance.withdraw, as_=JUDGE)
    return trial.suit.child(FeeRefund)


def fee_going_along(court: Court, to: str = "乌兰察布市卓资县人民法院", **about: Any) -> Case:
    """A suit that was paid for belongs to another court and goes there: its fee is to go along."""
    trial = Trial.of(court, **about).triaged().paid()
    trial.zhang.does(
        trial.suit, FirstInstance.object_to_jurisdiction, Misplaced(court=Prose(to), reason=Prose("住所地"))
    )
    ruling = Transfer(court=Prose(to), reason=Prose("合同在那里履行"))
    trial.judge.does(trial.suit, FirstInstance.uphold_jurisdiction, ruling, as_=JUDGE)
    trial.served()
    court.nothing_comes(trial.suit, (date.fromisoformat(court.now[:10]) + timedelta(days=40)).isoformat())
    trial.judge.does(trial.suit, FirstInstance.transfer, as_=JUDGE)
    return trial.suit.child(FeeHandover)
