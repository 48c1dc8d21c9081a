"""执行异议：案外人对执行标的的异议，当事人、利害关系人对执行行为的异议和复议。"""

from xiezhi.procedures.objection.act import ActObjection
from xiezhi.procedures.objection.facts import (
    Above,
    ActObjecting,
    ActResult,
    ActRuling,
    Answer,
    FromAbove,
    Gaps,
    Identified,
    Number,
    Proof,
    Protesting,
    Reasons,
    Revoking,
    Right,
    Supplied,
    ThingObjecting,
    Undone,
)
from xiezhi.procedures.objection.intake import OutsideObjection
from xiezhi.procedures.objection.thing import ThingObjection
from xiezhi.procedures.objection.thing_rules import is_held_there, to_be_freed

__all__ = [
    "Above",
    "ActObjecting",
    "ActObjection",
    "ActResult",
    "ActRuling",
    "Answer",
    "FromAbove",
    "Gaps",
    "Identified",
    "Number",
    "OutsideObjection",
    "Proof",
    "Protesting",
    "Reasons",
    "Revoking",
    "Right",
    "Supplied",
    "ThingObjecting",
    "ThingObjection",
    "Undone",
    "is_held_there",
    "to_be_freed",
]
