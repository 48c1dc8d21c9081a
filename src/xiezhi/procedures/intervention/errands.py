"""申请参加诉讼的外联：按案号找到案件，告诉那里的人；决定以后把他带进去，或者告诉他们他没有参加。"""

from __future__ import annotations

from xiezhi.desk.errands import Errand
from xiezhi.engine.door import act
from xiezhi.engine.errands import HANDLERS
from xiezhi.engine.facts import Facts, Name, PersonId, Prose, stated
from xiezhi.engine.refused import Refused
from xiezhi.engine.words import COURTS, PROCEDURES, Step
from xiezhi.law.working import from_fen
from xiezhi.phrases.bench import SITTING
from xiezhi.phrases.intervening import PETITION, TOLD, Asked, ComingIn, Ground, StayingOut
from xiezhi.phrases.joint import Seat
from xiezhi.procedures.intervention.facts import Matched, Outcome
from xiezhi.procedures.intervention.procedure import FIND, TELL, Intervention
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Claim, Proceeding
from xiezhi.records.table import one, rows

SUIT = "first_instance"
NOT_THERE = "本院没有这一案号可以在网上申请参加的案件，请核对案号，或者到窗口查询"
"""没有这一案、还没有分案、已经开庭、他本来就是当事人，都是这一句：从答复里看不出案件的情况。"""


def find(errand: Errand) -> None:
    """对上的，告诉那一案的人，由那里的审判人员决定；没有对上的告诉他。"""
    mine, host = mine_of(errand), host_of(errand)
    try:
        if host is None:
            raise Refused(NOT_THERE, TOLD)
        _act(errand, _suit("third_asks"), asked(mine), host)
    except Refused:
        _act(errand, Intervention.not_found, Outcome(text=Prose(NOT_THERE)), mine)
    else:
        _act(errand, Intervention.matched, matched(host), mine)


def tell(errand: Errand) -> None:
    """准许的带进去；不准许的、撤回的告诉那一案的人。"""
    mine, host, why = mine_of(errand), host_of(errand), errand.payload["why"]
    if why:
        if host is not None and rows(Standing, proceeding=mine.id, role="judge"):
            _act(errand, _suit("third_stays_out"), StayingOut(name=Name(_person(mine).name), why=Prose(why)), host)
        return
    assert host is not None, "admitted to nothing"
    try:
        _act(errand, _suit("third_comes_in"), coming_in(mine), host)
    except Refused as refused:
        _act(errand, Intervention.not_entered, Outcome(text=Prose(f"不能并入案件：{refused.sentence}")), mine)
    else:
        text = Prose(f"您已经是{host.number}的第三人，可以查看案件")
        _act(errand, Intervention.entered, Outcome(text=text), mine)


def mine_of(errand: Errand) -> Proceeding:
    found = one(Proceeding, id=errand.proceeding)
    assert found is not None, "a proceeding is never deleted"
    return found


def host_of(errand: Errand) -> Proceeding | None:
    """申请书上写的案件。"""
    paper = one(Paper, proceeding=errand.proceeding, kind=PETITION)
    return one(Proceeding, court=errand.court, number=paper.name, procedure=SUIT) if paper else None


def _suit(name: str) -> Step:
    return PROCEDURES[SUIT].steps[name]


def _person(mine: Proceeding) -> Person:
    (standing,) = rows(Standing, proceeding=mine.id, role="claimant", until="")
    found = one(Person, person=standing.person, court=mine.court)
    assert found is not None, "an applicant is somebody"
    return found


def asked(mine: Proceeding) -> Asked:
    """那一案的人听到的：有请求的听请求，没有的听利害关系。"""
    person, paper, claim = _person(mine), one(Paper, proceeding=mine.id, kind=PETITION), one(Claim, proceeding=mine.id)
    assert paper is not None, "a request is written"
    return Asked(
        person=PersonId(person.person), name=Name(person.name), ground=Ground(mine.track),
        why=Prose(claim.text if claim else paper.data.partition("\n")[2]),
    )  # fmt: skip


def matched(host: Proceeding) -> Matched:
    sitting = rows(Standing, proceeding=host.id, role__in=sorted(SITTING), until="", order=("order", "id"))
    bench = tuple(Seat(person=PersonId(each.person), role=each.role) for each in sitting)
    text = Prose(f"参加{host.number}的申请已经转到案件，由审判人员决定")
    return Matched(bench=bench, first=PersonId(host.judge), text=text)


def coming_in(mine: Proceeding) -> ComingIn:
    (standing,) = rows(Standing, proceeding=mine.id, role="claimant", until="")
    claim = one(Claim, proceeding=mine.id)
    return stated(ComingIn, {
        "person": _person(mine).id, "ground": mine.track, "electronic": standing.electronic,
        "text": claim.text if claim else "",
        "amount": str(from_fen(claim.amount)) if claim and claim.amount is not None else None,
        "papers": [each.id for each in rows(Paper, proceeding=mine.id, origin="party", order=("at", "id"))],
    })  # fmt: skip


def _act(errand: Errand, step: Step, facts: Facts, on: Proceeding) -> None:
    act(step, facts, on=on, by=COURTS.name, as_=COURTS, key=f"{errand.key}:{step.name}")


HANDLERS |= {FIND: find, TELL: tell}
