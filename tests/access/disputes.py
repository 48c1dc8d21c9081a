"""Three courts, a handful of disputes with all their children, and everyone who might look: made by acts."""

from __future__ import annotations

from tests.access.between import HONGYAN, appealed, away, sued_elsewhere, transferred, tried_jointly
from tests.access.scene import Scene
from tests.engine.cast import OFFICERS, Court, Player, intake, terms
from tests.procedures.enforced import running
from tests.procedures.lectures import books, lecture
from tests.procedures.reached import (
    act_contested,
    allocated,
    appealed_ruling,
    asked_to_join,
    clued,
    confirms_address,
    ended,
    for_sale,
    listing_wanted,
    protested,
    refund_due,
    refused_electronically,
    round_over,
    sanctioned,
    seized,
    shared_out,
    thing_contested,
    unknown,
    wants_paper,
)
from tests.procedures.trials import Trial
from xiezhi.engine.facts import Name, PersonId, Prose, Secret
from xiezhi.engine.publish import publish
from xiezhi.phrases.people import Agent, Party
from xiezhi.procedures.affairs import Affairs, Appointment, Office
from xiezhi.procedures.course import FirstInstance, PaymentOrder
from xiezhi.procedures.filing import Demand, Filing
from xiezhi.procedures.mediation import Assignment, Disclosure, Mediation, Talk
from xiezhi.procedures.payment_order import Application as OrderAsked
from xiezhi.procedures.service import Wish
from xiezhi.records.court import Officer
from xiezhi.records.person import Standing
from xiezhi.records.table import one, rows

NUMBERS = (
    "152601198704020019", "110105198806071254", "110105197702021354", "152626199107080023", "152601196605050037",
)  # fmt: skip
LAWYER = "91150900MA0MYN1Q2J"


def build(court: Court) -> Scene:
    """A settled dispute with an agent, a suit that is being served, and many more."""
    scene = Scene(court)
    scene.people = {"nobody": "", "stranger": "person-stranger", "listener": "person-shapeng"}
    books(lecture(court), Player(court, "person-shapeng"), "沙蓬某")
    _settled(scene)
    _served(scene)
    _deposited(scene)
    _ordered(scene)
    _dismissed(scene)
    _refused(scene)
    _judged(scene)
    _given_back(scene)
    appealed(scene)
    _enforced(scene)
    sued_elsewhere(scene)
    _watched(scene)
    tried_jointly(scene)
    transferred(scene)
    scene.people |= {office: court.officers[office].id for office in OFFICERS}
    about = Appointment(name=Name("陪审某"), office=Office.assessor)
    court.personnel.does(court.affairs, Affairs.appoint, about)
    scene.people["assessor"] = rows(Officer, office="assessor")[0].person
    court.personnel.does(court.affairs, Affairs.leave, away(court.clerk.id, "书记员回乡收秋"))
    scene.tell(court.affairs, "书记员回乡收秋")
    with court.stands():
        assert publish() == 3, "what is proved to its depositor stands in a checkpoint"
    return scene


def _settled(scene: Scene) -> None:
    """鸿雁某 against 白桦某, with a lawyer: mediated, agreed, confirmation asked for, a session's notes kept."""
    court = scene.court
    about = intake(
        claimants=(HONGYAN,),
        defendants=(Party(name=Name("白桦某"), id_number=Secret(NUMBERS[1]), address=Prose("兴和县")),),
        agents=(Agent(name=Name("云杉律师"), id_number=Secret(LAWYER)),),
        demands=(Demand(text=Prose("退还订金壹万贰仟叁佰元")),),
        reasons=Prose("订金交了没有交货"),
    )
    filing = court.files(about)
    court.filing_judge.does(filing, Filing.offer)
    for each in court.parties(filing):
        each.does(filing, Filing.accept)
    talks = filing.child(Mediation)
    court.filing_judge.does(talks, Mediation.assign, Assignment(mediator=PersonId(court.mediator.id)))
    court.mediator.does(talks, Mediation.accept)
    court.mediator.does(talks, Mediation.disclose, Disclosure(relation=Prose("没有")))
    court.mediator.does(talks, Mediation.talk, Talk(how=Prose("视频"), notes=Prose("各让一步的底线是九千")))
    court.mediator.does(talks, Mediation.draft_agreement, terms("月底退还九千八百元整"))
    for each in court.parties(talks):
        each.does(talks, Mediation.sign, court.signature(each, talks))
    for each in court.parties(talks):
        each.does(talks, Mediation.apply_for_confirmation)
    scene.tell(
        filing,
        "白桦某",
        "云杉律师",
        "退还订金壹万贰仟叁佰元",
        "订金交了没有交货",
        "月底退还九千八百元整",
    )
    agent = one(Standing, proceeding=filing.id, role="agent")
    assert agent is not None
    scene.people |= {
        "claimant": court.wang.id,
        "defendant": filing.person("defendant").id,
        "agent": agent.person,
    }


def _served(scene: Scene) -> None:
    """红柳某 against 沙棘某: docketed, copies on their way, each a small proceeding of its own."""
    court = scene.court
    about = intake(
        claimants=(Party(name=Name("红柳某"), id_number=Secret(NUMBERS[2]), address=Prose("卓资县")),),
        defendants=(Party(name=Name("沙棘某"), address=Prose("化德县")),),
        reasons=Prose("货款拖了三年没有给"),
    )
    filing = court.files(about, by=Player(court, "person-hongliu"))
    court.filing_judge.does(filing, Filing.docket)
    suit = filing.child(FirstInstance)
    court.filing_judge.does(suit, FirstInstance.send_copies)
    confirms_address(suit)
    scene.tell(filing, "红柳某", "沙棘某", "货款拖了三年没有给")
    scene.people |= {"other claimant": "person-hongliu", "other defendant": filing.person("defendant").id}


def _ordered(scene: Scene) -> None:
    """杜鹃某 asks for an order to pay against 山丹某."""
    court = scene.court
    about = intake(
        claimants=(Party(name=Name("杜鹃某"), id_number=Secret(NUMBERS[4]), address=Prose("丰镇市")),),
        defendants=(Party(name=Name("山丹某"), address=Prose("凉城县")),),
        reasons=Prose("饲料款到期没有结"),
    )
    filing = court.files(about, by=Player(court, "person-dujuan"))
    asked = OrderAsked(due=True, one_sided=True, reachable=True, unpreserved=True)
    Player(court, "person-dujuan").does(filing, PaymentOrder.apply, asked)
    scene.tell(filing, "杜鹃某", "山丹某", "饲料款到期没有结")


def _judged(scene: Scene) -> None:
    """A suit that was heard, with its judgment being written: for the bench's eyes."""
    trial = Trial.of(scene.court, claimants=(HONGYAN,), reasons=Prose("工钱拖到开春没有发")).heard().written()
    confirms_address(trial.suit, trial.zhang)
    scene.tell(trial.suit, "工钱拖到开春没有发")
    scene.people |= {"sitting judge": trial.judge.id, "sitting clerk": trial.clerk.id}


def _given_back(scene: Scene) -> None:
    """A suit that was paid for and withdrawn: half of the fee goes back."""
    refund = refund_due(scene.court, yuan="73000", claimants=(HONGYAN,), reasons=Prose("借去的打草机没有还"))
    scene.tell(refund, "借去的打草机没有还")


def _dismissed(scene: Scene) -> None:
    """A suit that was dismissed, and the claimant's appeal against the ruling."""
    reasons = Prose("换羊的约定一直没有履行")
    appeal = appealed_ruling(scene.court, yuan="71000", claimants=(HONGYAN,), reasons=reasons)
    scene.tell(appeal, reasons)
    scene.people["dismissed claimant"] = appeal.person("claimant").id


def _refused(scene: Scene) -> None:
    """A claim that was not docketed; the ruling came electronically, and is asked for on paper."""
    reasons = Prose("订做的蒙古包没有搭起来")
    service = refused_electronically(scene.court, yuan="72000", claimants=(HONGYAN,), reasons=reasons)
    wants_paper(scene.court, service, Wish(to=Prose("察右后旗白音察干镇")))
    scene.tell(service, reasons, "察右后旗白音察干镇")


def _enforced(scene: Scene) -> None:
    """A confirmed debt, enforced: asked about, frozen, sanctioned, paid in part; and a stray transfer."""
    court = scene.court
    case = running(court, claimants=(HONGYAN,), reasons=Prose("分期付款的奶牛没有付清"))
    seized(court, case)
    allocated(court, case)
    thing_contested(court, case)
    act_contested(court, case)
    clued(court, case)
    protested(court, "（2026）内0902执99号")
    asked_to_join(court, "（2026）内0902民初99号", by="person-asking")
    for_sale(court, case)
    sanctioned(court, case)
    listing_wanted(court, case)
    ended(court, case)
    shared_out(court, case)
    unknown(court)
    scene.tell(case, "分期付款的奶牛没有付清")


def _watched(scene: Scene) -> None:
    """An enforcement whose round is over: the clock goes on asking."""
    case = running(scene.court, "700000", claimants=(HONGYAN,), reasons=Prose("合伙散了没有分账"))
    round_over(scene.court, case, "2026-07-03")
    scene.tell(case, "合伙散了没有分账")


def _deposited(scene: Scene) -> None:
    """沙柳某 deposits a recording before there is a dispute."""
    court = scene.court
    held = court.deposits(b"a recording", by=Player(court, "person-shaliu"), name="沙柳某的通话录音")
    scene.tell(held, "沙柳某的通话录音")
    scene.people["depositor"] = "person-shaliu"
