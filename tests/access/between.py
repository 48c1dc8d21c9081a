"""Disputes that go between cases or between courts."""

from __future__ import annotations

from datetime import date

from tests.access.scene import CODE_ABOVE, OTHER_CODE, Scene
from tests.engine.cast import CODE, Case, Court, Player, intake
from tests.procedures.joint import joined
from tests.procedures.trials import Trial
from xiezhi.desk.errands import waiting
from xiezhi.engine import door
from xiezhi.engine.errands import work
from xiezhi.engine.facts import Name, PersonId, Prose, Secret
from xiezhi.engine.words import ANYONE, CLERK, COURTS, FOUNDER, JUDGE, PERSONNEL
from xiezhi.law.working import Yuan, from_fen
from xiezhi.phrases.appeals import FILE_UP
from xiezhi.phrases.people import Party
from xiezhi.phrases.verdicts import Deliberation
from xiezhi.procedures.affairs import Affairs, Appointment, Founding, Office
from xiezhi.procedures.affairs.facts import Absence
from xiezhi.procedures.appeal import Appeal, Ground, Judged, OnPapers, Verdict
from xiezhi.procedures.appeal.errands import carried
from xiezhi.procedures.course import FirstInstance
from xiezhi.procedures.filing import Filing
from xiezhi.procedures.first_instance import Cancelling, Paid
from xiezhi.procedures.first_instance.errands import moved
from xiezhi.procedures.first_instance.joining import RELATE, Relating
from xiezhi.procedures.first_instance.jurisdiction import Objection as Misplaced
from xiezhi.procedures.first_instance.jurisdiction import Transfer
from xiezhi.procedures.first_instance.transferring import MOVE
from xiezhi.procedures.judgment import Answer, Appealing, Judgment
from xiezhi.records.court import Officer
from xiezhi.records.ledger import Bill
from xiezhi.records.person import Standing
from xiezhi.records.table import rows

JOINT = (
    "152601198801010007", "152601198802020004", "152601198803030001", "152601198804040009", "152601198805050006",
)  # fmt: skip
HONGYAN = Party(name=Name("鸿雁某"), id_number=Secret("152601198704020019"), address=Prose("丰镇市"))
"""Who has several disputes, so that his name gives none of them away."""


def away(person: str, reason: str) -> Absence:
    """A leave long past."""
    return Absence(person=PersonId(person), since=date(2026, 3, 3), until=date(2026, 3, 4), reason=Prose(reason))


def sued_elsewhere(scene: Scene) -> None:
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
        leave = away(personnel.person, "邻院的人回乡探亲")
        door.act(Affairs.leave, leave, on=affairs, by=personnel.person, as_=PERSONNEL, key="away")
        scene.words[affairs.dispute] = {"邻院的人回乡探亲"}
        about = intake(
            claimants=(Party(name=Name("胡杨某"), id_number=Secret("152601198704020019"), address=Prose("四子王旗")),),
            defendants=(Party(name=Name("芨芨草某"), address=Prose("商都县")),),
            reasons=Prose("羊毛卖了没有结账"),
        )
        filed = door.act(Filing.submit, about, court=OTHER_CODE, by="person-huyang", as_=ANYONE, key="file")
    scene.tell(Case(court, filed.proceeding), "胡杨某", "芨芨草某", "羊毛卖了没有结账")
    scene.people["claimant elsewhere"] = "person-huyang"
    for officer in rows(Officer, court=OTHER_CODE):
        scene.people[f"{officer.office} elsewhere"] = officer.person


def tried_jointly(scene: Scene) -> None:
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
    scene.named[first.suit.id], scene.named[third.suit.id] = {third.suit.id}, {first.suit.id}
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
    scene.tell(filing, name, against.name, reasons)
    return Trial(court, filing.child(FirstInstance)).ready(day=court.now)


def transferred(scene: Scene) -> None:
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


def appealed(scene: Scene) -> None:
    """红砂某, who owes 鸿雁某 rent, appeals: in the court above three have read the file and deliberated upon it."""
    court, debtor = scene.court, Party(name=Name("红砂某"), address=Prose("凉城县"))
    above, rent = _court_above(court), Prose("草场的租金欠了两季")
    trial = Trial.of(court, claimants=(HONGYAN,), defendants=(debtor,), reasons=rent).pronounced()
    for each in (trial.wang, trial.zhang):
        trial.reaches(each, "2026-03-23")
    judgment, said = (
        trial.judgment,
        Appealing(petition=Prose("改判租金只付一季"), reason=Prose("第二季草场被雪埋着"), contested=Yuan("40000")),
    )
    trial.zhang.does(judgment, Judgment.appeal, said, day="2026-03-25")
    trial.clerk.does(judgment, Judgment.send_copy, as_=CLERK)
    trial.served(judgment)
    for bill in rows(Bill, proceeding=judgment.id, kind="appeal_fee"):
        trial.clerk.does(judgment, Judgment.pay, Paid(bill=bill.id, amount=Yuan(from_fen(bill.amount))), as_=CLERK)
    trial.wang.does(judgment, Judgment.answer_appeal, Answer(answer=Prose("雪是年底才下的")), day="2026-03-30")
    trial.clerk.does(judgment, Judgment.send_up, day="2026-03-31", as_=CLERK)
    (errand,) = (each for each in waiting(FILE_UP) if each.proceeding == judgment.id)
    sent = carried(errand)
    made = court.act(sent.step, sent.facts, court=sent.court, by=COURTS.name, as_=COURTS, key=sent.key)
    there = Case(court, made.proceeding)
    above["filing_judge"].does(there, Appeal.docket)
    above["president"].does(there, Appeal.constitute)
    first, *others = _sitting(there)
    on_papers = OnPapers(ground=Ground.hopeless, inquiry=Prose("已分别询问"), nothing_new=True)
    first.does(there, Appeal.decide_on_papers, on_papers, day="2026-04-02", as_=JUDGE)
    verdict = Verdict(result=Judged.affirmed, found=Prose("与一审一致"), opinion=Prose("雪灾不免租金"))
    first.does(there, Appeal.draft_judgment, verdict, as_=JUDGE)
    bench = tuple(PersonId(each.id) for each in (first, *others))
    first.does(there, Appeal.deliberate, Deliberation(agreed=bench, record=Prose("评议时争的是雪灾")), as_=JUDGE)
    scene.tell(trial.suit, "红砂某", rent, "改判租金只付一季", "第二季草场被雪埋着", "雪是年底才下的")
    scene.tell(trial.suit, "雪灾不免租金", "评议时争的是雪灾")
    scene.words[there.row.dispute] = scene.words[trial.row.dispute]
    scene.named[there.id] = scene.quoted[there.id] = {trial.suit.id, judgment.id}
    scene.people |= {"appellant": trial.zhang.id, "judge below": trial.judge.id}
    scene.people |= {"presiding above": first.id, "clerk above": _sitting(there, "clerk")[0].id}
    scene.people |= {f"{office} above": above[office].id for office in ("filing_judge", "president")}


def _sitting(there: Case, role: str = "judge") -> list[Player]:
    found = rows(Standing, proceeding=there.id, role=role, until="", order=("order",))
    return [Player(there.court, each.person, role) for each in found]


def _court_above(court: Court) -> dict[str, Player]:
    """With those whom an appeal needs, by their offices."""
    about = Founding(code=CODE_ABOVE, name="乌兰察布市中级人民法院", level="中级")
    made = court.act(Affairs.found, about, court=CODE_ABOVE, by="founder", as_=FOUNDER, key="found above")
    affairs = Case(court, made.proceeding).row
    for number, office in enumerate(("filing_judge", "president", "clerk", "judge", "judge", "judge")):
        facts = Appointment(name=Name(f"上级{office}{number}"), office=Office(office), may_sit=office == "judge")
        court.act(Affairs.appoint, facts, on=affairs, by="founder", as_=FOUNDER, key=f"above/{number}")
    return {each.office: Player(court, each.person, each.office) for each in rows(Officer, court=CODE_ABOVE)}
