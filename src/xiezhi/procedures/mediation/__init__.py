"""诉前调解：委派、接受、披露、谈、签、不成。协议自最后一人签章时生效；不成的，全部材料转入立案审查，不再填写。"""

from xiezhi.procedures.mediation.facts import (
    Aloud,
    Assignment,
    Declining,
    Disclosure,
    Failure,
    Prolonging,
    ProlongingByPhone,
    Reason,
    Signature,
    SignedInPerson,
    Talk,
    Terms,
)
from xiezhi.procedures.mediation.procedure import Mediation

__all__ = [
    "Aloud",
    "Assignment",
    "Declining",
    "Disclosure",
    "Failure",
    "Mediation",
    "Prolonging",
    "ProlongingByPhone",
    "Reason",
    "Signature",
    "SignedInPerson",
    "Talk",
    "Terms",
]
