"""共同判决的外联：主案宣判以后，另一案随之宣告同一份判决；一案改写了自己的部分，主案重新合成。重复的只办一次。"""

from __future__ import annotations

from xiezhi.desk.errands import Errand
from xiezhi.engine.case import moves_from
from xiezhi.engine.door import act
from xiezhi.engine.errands import HANDLERS
from xiezhi.engine.facts import PersonId, Prose
from xiezhi.engine.possible import case_for
from xiezhi.engine.refused import Refused
from xiezhi.engine.words import BESIDE, Step
from xiezhi.procedures.judgment.facts import Manner
from xiezhi.procedures.judgment.procedure import Judgment
from xiezhi.procedures.judgment.together import PASS_ON, REWRITTEN, Common, Rewritten, is_put_together
from xiezhi.records.paper import Paper
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows


def pass_on(errand: Errand) -> None:
    lead = one(Proceeding, id=errand.proceeding)
    assert lead is not None, "a judgment is never deleted"
    follow(errand, lead, judgments_of(errand)[-1])


def rewritten(errand: Errand) -> None:
    """那一案合成过的，要重新合成；已经宣告的，本案改好以后随之宣判。"""
    there, mine = judgments_of(errand), one(Proceeding, id=errand.proceeding)
    assert mine is not None, "a judgment is never deleted"
    step = Judgment.part_rewritten
    if not there:
        return
    if issued(there[-1]):
        follow(errand, there[-1], mine)
    elif takes(step, there[-1]) and is_put_together(case_for(there[-1], BESIDE.name)):
        act(step, Rewritten(number=errand.payload["number"]), on=there[-1], by=BESIDE.name, as_=BESIDE, key=errand.key)


def follow(errand: Errand, lead: Proceeding, part: Proceeding) -> None:
    """这一案随主案宣告；判项与宣告的不同的，告诉它的审判人员，改好以后再来。"""
    if not takes(Judgment.pronounced_together, part):
        return
    try:
        act(Judgment.pronounced_together, common(lead), on=part, by=BESIDE.name, as_=BESIDE, key=errand.key)
    except Refused:
        act(Judgment.part_differs, on=part, by=BESIDE.name, as_=BESIDE, key=f"{errand.key}:differs")


def takes(step: Step, on: Proceeding) -> bool:
    return moves_from(step.moves.sources, on.state)


def judgments_of(errand: Errand) -> list[Proceeding]:
    """另一案的裁判。"""
    return rows(Proceeding, parent=errand.payload["to"], procedure=Judgment.name, order=("opened", "id"))


def issued(lead: Proceeding) -> list[Paper]:
    """主案宣告的那一份。"""
    return rows(Paper, proceeding=lead.id, kind="judgment", origin="court", order=("at", "id"))


def common(lead: Proceeding) -> Common:
    paper = issued(lead)[-1]
    manner = next(each for each in Manner if each.label == lead.outcome)
    return Common(paper=Prose(paper.data), signers=tuple(map(PersonId, paper.signers)), manner=manner)


HANDLERS |= {PASS_ON: pass_on, REWRITTEN: rewritten}
