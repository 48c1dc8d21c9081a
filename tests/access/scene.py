"""Two courts, a handful of disputes with all their children, and everyone who might look: made by acts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from urllib.parse import quote

from tests.engine.cast import CODE, OFFICERS, Case, Court, Player, intake, terms
from tests.procedures.enforced import running
from tests.procedures.joint import joined
from tests.procedures.reached import (
    act_contested,
    allocated,
    ended,
    for_sale,
    protested,
    round_over,
    sanctioned,
    seized,
    shared_out,
    thing_contested,
    unknown,
)
from tests.procedures.trials import Trial
from xiezhi.desk.errands import waiting
from xiezhi.engine import door
from xiezhi.engine.errands import work
from xiezhi.engine.facts import Name, PaperId, PersonId, Prose, Secret
from xiezhi.engine.publish import publish
from xiezhi.engine.words import ANYONE, CLERK, COURTS, FOUNDER, JUDGE, PERSONNEL
from xiezhi.evidence.models import Entry
from xiezhi.phrases.people import Agent, Party
from xiezhi.procedures.affairs import Affairs, Appointment, Founding, Office
from xiezhi.procedures.affairs.facts import Absence
from xiezhi.procedures.course import FirstInstance, PaymentOrder
from xiezhi.procedures.filing import Demand, Filing
from xiezhi.procedures.first_instance import Cancelling
from xiezhi.procedures.first_instance.errands import moved
from xiezhi.procedures.first_instance.joining import RELATE, Relating
from xiezhi.procedures.first_instance.jurisdiction import Objection as Misplaced
from xiezhi.procedures.first_instance.jurisdiction import Transfer
from xiezhi.procedures.first_instance.transferring import MOVE
from xiezhi.procedures.mediation import Assignment, Disclosure, Mediation, Signature, Talk
from xiezhi.procedures.payment_order import Application as OrderAsked
from xiezhi.records.court import Court as Court_
from xiezhi.records.court import Officer
from xiezhi.records.deadline import Deadline
from xiezhi.records.paper import Delivery, Paper
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows

OTHER_CODE = "内0921"
SUITS = {
    "filing", "mediation", "confirmation", "first_instance", "payment_order", "service", "enforcement", "ruling_appeal",
}  # fmt: skip
OBJECTIONS = {"thing_objection", "act_objection", "outside_objection"}
MONEY = {"case_money", "payout", "unknown_money", "distribution"}
MEASURES = {"inquiry", "seizure", "sanction", "round_end", "disposal", "watch"}
SEEN_BY = {
    "counter": {*SUITS, *OBJECTIONS, "archive", "distribution"},
    "filing_judge": {*SUITS, *OBJECTIONS, "archive", "joinder"},
    "president": {*SUITS, *OBJECTIONS, *MONEY, *MEASURES, "judgment", "archive", "affairs", "joinder"},
    "inspector": {*SUITS, *OBJECTIONS, *MONEY, *MEASURES, "judgment", "archive", "affairs", "joinder"},
    "personnel": {"affairs"},
    "server": {"service"},
    "mediator": set(),
    "judge": set(),
    "clerk": set(),
    "assessor": set(),
    "enforcer": set(),
    "archivist": {"archive"},
    "enforcement_head": {"archive", "enforcement", "case_money", "payout", "distribution", *OBJECTIONS, *MEASURES},
    "finance": {"enforcement", "seizure", "disposal", *MONEY},
}
"""What an office shows its holder in his own court, written down once more by hand: the tests take no one's word."""
SUPERVISORS = {"president", "inspector", "enforcement_head"}
"""Who are shown the same of the courts below, but for the affairs of those courts."""
NUMBERS = (
    "152601198704020019", "110105198806071254", "110105197702021354", "152626199107080023", "152601196605050037",
)  # fmt: skip
JOINT = (
    "152601198801010007", "152601198802020004", "152601198803030001", "152601198804040009", "152601198805050006",
)  # fmt: skip
HONGYAN = Party(name=Name("鸿雁某"), id_number=Secret(NUMBERS[0]), address=Prose("丰镇市"))
"""Who has several disputes, so that his name gives none of them away."""
ENTRY_OF = "an entry of"
LAWYER = "91150900MA0MYN1Q2J"


@dataclass(frozen=True)
class Look:
    """Somebody who looks: as what, who he is (nobody: empty), and which proceedings are his to see."""

    relation: str
    person: str
    sees: frozenset[str]


@dataclass
class Scene:
    """Everything there is, and what words of it would give it away."""

    court: Court
    people: dict[str, str] = field(default_factory=dict)
    words: dict[str, set[str]] = field(default_factory=dict)
    """By dispute: names and sentences that stand nowhere else; a name ends in 某 or 律师."""
    named: dict[str, set[str]] = field(default_factory=dict)
    """By proceeding: other proceedings whose number it tells, and names that it tells, to whoever sees it."""
    quoted: dict[str, set[str]] = field(default_factory=dict)
    """By proceeding: others whose entries its own file names, as a receipt and a lot that came with it do."""
    hidden: dict[str, dict[str, str]] = field(default_factory=dict)

    @cached_property
    def proceedings(self) -> list[Proceeding]:
        return rows(Proceeding, order=("opened", "id"))

    @cached_property
    def papers(self) -> list[Paper]:
        return rows(Paper)

    @cached_property
    def entries(self) -> Mapping[str, str]:
        """The proceeding of each entry."""
        return dict(Entry.objects.values_list("id", "proceeding"))

    @cached_property
    def deadlines(self) -> list[Deadline]:
        return rows(Deadline)

    @cached_property
    def looks(self) -> list[Look]:
        """Everyone, with what is his to see by his standings and his offices."""
        return [Look(relation, person, self._seen(person)) for relation, person in self.people.items()]

    def _seen(self, person: str) -> frozenset[str]:
        stands = {each.proceeding for each in rows(Standing, person=person, until="")} if person else set()
        for office in rows(Officer, person=person) if person else []:
            kinds = SEEN_BY[office.office]
            stands |= {each.id for each in self.proceedings if each.court == office.court and each.procedure in kinds}
            below = {each.id for each in rows(Court_, parent=office.court) if office.office in SUPERVISORS}
            kinds = kinds - {"affairs"}
            stands |= {each.id for each in self.proceedings if each.court in below and each.procedure in kinds}
        return frozenset(stands)

    def traces_in_proof(self, look: Look, text: str) -> Iterator[str]:
        """The same of a proof, which holds an entry as it was logged: there the ids of its dispute, of the entry that
        led to it and of the cases tried with it cannot be left out, or its hash would be another's."""
        return (trace for trace in self.traces(look, text) if f"({ENTRY_OF} " not in trace)

    def traces(self, look: Look, text: str) -> Iterator[str]:
        """What of the hidden stands in a text. Ids of people and the number of a service are made from others' ids:
        they are shown where the person or the service is, and are taken out first."""
        for each in self.proceedings:
            if each.id in look.sees and each.number:
                text = text.replace(each.number, "").replace(quote(each.number), "")
        if look.relation not in self.hidden:
            self.hidden[look.relation] = self.secrets(look)
        for secret, of in self.hidden[look.relation].items():
            if secret in text and re.search(re.escape(secret) + r"(?!-\d)", text):
                yield f"{secret} ({of})"

    def secrets(self, look: Look) -> dict[str, str]:
        """Words that may reach this person in no answer, and which proceeding or dispute each belongs to.

        A deadline that he sees is named after the entry that it counts from, be that of a service on somebody else;
        the papers of an enforcement name the title that is enforced, a case names what it was transferred from, and a
        joint trial names the cases that are tried in it and their parties, but tells nothing of what is in them. Who
        has left a bench is told which case it was. A file that another court sent names the entries it was made by."""
        left = {each.proceeding for each in rows(Standing, person=look.person) if each.until}
        hidden = [each for each in self.proceedings if each.id not in look.sees | left]
        found = {each.id: each.procedure for each in hidden}
        titles = {each.parent for each in self.proceedings if each.id in look.sees and each.procedure == "enforcement"}
        named = titles | {each for of, told in self.named.items() if of in look.sees for each in told}
        found |= {each.number: each.procedure for each in hidden if each.number and each.id not in named}
        counted_from = {each.anchor for each in self.deadlines if each.proceeding in look.sees}
        quoted = {each for of, told in self.quoted.items() if of in look.sees for each in told}
        found |= {
            id: f"{ENTRY_OF} {of}"
            for id, of in self.entries.items()
            if of not in look.sees | quoted and id not in counted_from | left
        }
        served = {each.paper for each in rows(Delivery) if each.id in look.sees}
        found |= {
            paper.check_code: paper.title
            for paper in self.papers
            if paper.proceeding not in look.sees and paper.id not in served
        }
        found.pop("", None)
        joint = {each.id for each in self.proceedings if each.procedure == "joinder"}
        mine = {
            each.dispute for each in self.proceedings if each.id in look.sees and not {each.id, each.parent} & joint
        }
        shown = named.union(*(words for dispute, words in self.words.items() if dispute in mine))
        for dispute, words in self.words.items():
            found |= {word: dispute for word in words - shown if dispute not in mine}
        return found


def build(court: Court) -> Scene:
    """A settled dispute with an agent, a suit that is being served, and a claim in another court."""
    scene = Scene(court)
    scene.people = {"nobody": "", "stranger": "person-stranger"}
    _settled(scene)
    _served(scene)
    _deposited(scene)
    _ordered(scene)
    _judged(scene)
    _enforced(scene)
    _elsewhere(scene)
    _watched(scene)
    _joined(scene)
    _moved(scene)
    scene.people |= {office: court.officers[office].id for office in OFFICERS}
    about = Appointment(name=Name("陪审某"), office=Office.assessor)
    court.personnel.does(court.affairs, Affairs.appoint, about)
    scene.people["assessor"] = rows(Officer, office="assessor")[0].person
    court.personnel.does(court.affairs, Affairs.leave, _away(court.clerk.id, "书记员回乡收秋"))
    _words(scene, court.affairs, "书记员回乡收秋")
    with court.stands():
        assert publish() == 2, "what is proved to its depositor stands in a checkpoint"
    return scene


def _away(person: str, reason: str) -> Absence:
    """A leave long past."""
    return Absence(person=PersonId(person), since=date(2026, 3, 3), until=date(2026, 3, 4), reason=Prose(reason))


def _words(scene: Scene, case: Case, *words: str) -> None:
    scene.words.setdefault(case.row.dispute, set()).update(words)


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
        each.does(talks, Mediation.sign, Signature(paper=PaperId(talks.paper("agreement").id)))
    for each in court.parties(talks):
        each.does(talks, Mediation.apply_for_confirmation)
    _words(
        scene,
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
    _words(scene, filing, "红柳某", "沙棘某", "货款拖了三年没有给")
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
    _words(scene, filing, "杜鹃某", "山丹某", "饲料款到期没有结")


def _judged(scene: Scene) -> None:
    """A suit that was heard, with its judgment being written: for the bench's eyes."""
    trial = Trial.of(scene.court, claimants=(HONGYAN,), reasons=Prose("工钱拖到开春没有发")).heard().written()
    _words(scene, trial.suit, "工钱拖到开春没有发")
    scene.people |= {"sitting judge": trial.judge.id, "sitting clerk": trial.clerk.id}


def _enforced(scene: Scene) -> None:
    """A confirmed debt, enforced: asked about, frozen, sanctioned, paid in part; and a stray transfer."""
    court = scene.court
    case = running(court, claimants=(HONGYAN,), reasons=Prose("分期付款的奶牛没有付清"))
    seized(court, case)
    allocated(court, case)
    thing_contested(court, case)
    act_contested(court, case)
    protested(court, "（2026）内0902执99号")
    for_sale(court, case)
    sanctioned(court, case)
    ended(court, case)
    shared_out(court, case)
    unknown(court)
    _words(scene, case, "分期付款的奶牛没有付清")


def _watched(scene: Scene) -> None:
    """An enforcement whose round is over: the clock goes on asking."""
    case = running(scene.court, "700000", claimants=(HONGYAN,), reasons=Prose("合伙散了没有分账"))
    round_over(scene.court, case, "2026-07-03")
    _words(scene, case, "合伙散了没有分账")


def _deposited(scene: Scene) -> None:
    """沙柳某 deposits a recording before there is a dispute."""
    court = scene.court
    held = court.deposits(b"a recording", by=Player(court, "person-shaliu"), name="沙柳某的通话录音")
    _words(scene, held, "沙柳某的通话录音")
    scene.people["depositor"] = "person-shaliu"


def _elsewhere(scene: Scene) -> None:
    """A court below with its own officers, and 胡杨某 who sues there. It is a real one: where one is, nobody plays."""
    court = scene.court
    with court.stands():
        founding = Founding(code=OTHER_CODE, name="乌兰察布市卓资县人民法院", level="基层", parent=CODE, mode="real")
        made = door.act(Affairs.found, founding, court=OTHER_CODE, by="founder", as_=FOUNDER, key="found")
        affairs = Case(court, made.proceeding).row
        for office in ("filing_judge", "president", "personnel"):
            facts = Appointment(name=Name(f"邻院{office}"), office=Office(office))
            door.act(Affairs.appoint, facts, on=affairs, by="founder", as_=FOUNDER, key=office)
        (personnel,) = rows(Officer, court=OTHER_CODE, office="personnel")
        away = _away(personnel.person, "邻院的人回乡探亲")
        door.act(Affairs.leave, away, on=affairs, by=personnel.person, as_=PERSONNEL, key="away")
        scene.words[affairs.dispute] = {"邻院的人回乡探亲"}
        about = intake(
            claimants=(Party(name=Name("胡杨某"), id_number=Secret(NUMBERS[0]), address=Prose("四子王旗")),),
            defendants=(Party(name=Name("芨芨草某"), address=Prose("商都县")),),
            reasons=Prose("羊毛卖了没有结账"),
        )
        filed = door.act(Filing.submit, about, court=OTHER_CODE, by="person-huyang", as_=ANYONE, key="file")
    _words(scene, Case(court, filed.proceeding), "胡杨某", "芨芨草某", "羊毛卖了没有结账")
    scene.people["claimant elsewhere"] = "person-huyang"
    for officer in rows(Officer, court=OTHER_CODE):
        scene.people[f"{officer.office} elsewhere"] = officer.person


def _joined(scene: Scene) -> None:
    """沙枣某 and 锁阳某 each against 苁蓉某: tried jointly, the second behind closed doors; 文冠某's case is marked as
    related to the first."""
    court, debtor = scene.court, Party(name=Name("苁蓉某"), id_number=Secret(JOINT[0]), address=Prose("察右中旗"))
    suits = [
        _ready(scene, number, name, debtor, reasons)
        for number, name, reasons in (
            (JOINT[1], "沙枣某", "合伙种树的钱没有退"),
            (JOINT[2], "锁阳某", "合伙人的病历被公开了"),
            (JOINT[3], "文冠某", "树苗款少付了一半"),
        )
    ]
    first, second, third = suits
    private = {"public": False, "closed_because": Prose("涉及个人隐私")}
    second.listed("2026-07-20", at=court.now, **private)
    second.clerk.does(second.suit, FirstInstance.cancel_hearing, Cancelling(reason=Prose("一并排期")), as_=CLERK)
    joint = joined(first, second)
    marked = Relating(number=Prose(third.row.number), reason=Prose("文冠某的树苗种在同一块地"))
    court.filing_judge.does(first.suit, FirstInstance.relate, marked)
    with court.stands():
        work("test", (RELATE,))
    scene.words[first.row.dispute].add("文冠某的树苗种在同一块地")
    scene.words[third.row.dispute].add("文冠某的树苗种在同一块地")
    scene.named[joint.id] = {first.suit.id, second.suit.id, "沙枣某", "锁阳某", "苁蓉某"}
    scene.people |= {
        "jointly": first.wang.id,
        "jointly, in private": second.wang.id,
        "against both": first.zhang.id,
        "related": third.wang.id,
        "joint judge": first.judge.id,
    }


def _ready(scene: Scene, number: str, name: str, against: Party, reasons: str) -> Trial:
    """A suit that could be listed."""
    court = scene.court
    claimant = Party(name=Name(name), id_number=Secret(number), address=Prose("察右中旗"))
    about = intake(claimants=(claimant,), defendants=(against,), reasons=Prose(reasons))
    filing = court.files(about, by=Player(court, f"person-{number[-4:]}"))
    court.filing_judge.does(filing, Filing.docket)
    _words(scene, filing, name, against.name, reasons)
    return Trial(court, filing.child(FirstInstance)).ready(day=court.now)


def _moved(scene: Scene) -> None:
    """柠条某 sues 花棒某 in the wrong court, and the case goes to the other one with its file."""
    court = scene.court
    against = Party(name=Name("花棒某"), address=Prose("卓资县"))
    trial = _ready(scene, JOINT[4], "柠条某", against, "彩钢房漏雨没有修好")
    elsewhere = Prose("乌兰察布市卓资县人民法院")
    trial.zhang.does(
        trial.suit, FirstInstance.object_to_jurisdiction, Misplaced(court=elsewhere, reason=Prose("住所地"))
    )
    ruling = Transfer(court=elsewhere, reason=Prose("合同在卓资县履行"))
    trial.judge.does(trial.suit, FirstInstance.uphold_jurisdiction, ruling, as_=JUDGE)
    trial.served()
    court.nothing_comes(trial.suit, "2026-08-10")
    trial.judge.does(trial.suit, FirstInstance.transfer, as_=JUDGE)
    errand = next(each for each in waiting(MOVE) if each.proceeding == trial.suit.id)
    made = court.act(FirstInstance.receive, moved(errand), court=OTHER_CODE, by=COURTS.name, as_=COURTS, key=errand.key)
    there = Case(court, made.proceeding)
    scene.words[there.row.dispute] = scene.words[trial.row.dispute]
    scene.named[there.id] = scene.quoted[there.id] = {trial.suit.id}
    scene.people |= {"transferred": trial.wang.id, "transferred against": trial.zhang.id}
