"""案外人异议的外联：按案号找到正在执行的案件，把异议和提出的人带过去；没有找到的告诉他。"""

from __future__ import annotations

from xiezhi.desk.errands import Errand
from xiezhi.engine.door import act
from xiezhi.engine.errands import HANDLERS
from xiezhi.engine.facts import Facts, Prose, stated
from xiezhi.engine.refused import Refused
from xiezhi.engine.words import COURTS, Step
from xiezhi.procedures.objection.facts import Lodged, Passed
from xiezhi.procedures.objection.intake import OutsideObjection
from xiezhi.procedures.objection.review import PETITION
from xiezhi.procedures.objection.thing import ThingObjection
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows


def pass_on(errand: Errand) -> None:
    """找到的，在执行案件里开一件案外人异议；没有找到或者不能提的，写明为什么。"""
    mine = one(Proceeding, id=errand.proceeding)
    assert mine is not None, "a proceeding is never deleted"
    states = {state.name for state in ThingObjection.lodge.upon}
    host = one(Proceeding, court=errand.court, number=errand.payload["number"], procedure="enforcement")
    if host is None or host.state not in states:
        _act(errand, OutsideObjection.not_found, "本院没有这一案号正在执行的案件，请核对案号，或者到窗口查询", mine)
        return
    try:
        _act(errand, ThingObjection.lodge, lodged(mine), host)
    except Refused as refused:
        _act(errand, OutsideObjection.not_found, refused.sentence, mine)
        return
    _act(errand, OutsideObjection.pass_on, f"您的异议已转{host.number}审查，三日内立案，十五日内裁定", mine)


def lodged(mine: Proceeding) -> Lodged:
    (standing,) = rows(Standing, proceeding=mine.id, role="claimant", until="")
    person, paper = one(Person, person=standing.person, court=mine.court), one(Paper, proceeding=mine.id, kind=PETITION)
    assert person is not None, "an objector is somebody"
    assert paper is not None, "an objection is written"
    return stated(Lodged, {
        "objectors": [person.id], "thing": paper.name, "right": mine.track, "reasons": paper.data,
        "papers": [each.id for each in rows(Paper, proceeding=mine.id, kind="proof", order=("id",))],
        "electronic": standing.electronic,
    })  # fmt: skip


def _act(errand: Errand, step: Step, facts: Facts | str, on: Proceeding) -> None:
    said = Passed(text=Prose(facts)) if isinstance(facts, str) else facts
    act(step, said, on=on, by=COURTS.name, as_=COURTS, key=f"{errand.key}:{step.name}")


HANDLERS |= {"pass_on_objection": pass_on}
