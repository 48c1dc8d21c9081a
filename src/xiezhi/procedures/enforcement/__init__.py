"""执行：申请、立案、通知、查询、控制、约谈、和解、惩戒、终本、结案。"""

from xiezhi.phrases.enforceable import Application, Clue
from xiezhi.procedures.enforcement.clue import PropertyClue
from xiezhi.procedures.enforcement.clue_facts import Given
from xiezhi.procedures.enforcement.facts import (
    Asking,
    Assignment,
    Direct,
    Freezing,
    Giving,
    Holding,
    InForce,
    NotHeld,
    Notice,
    Payment,
    Report,
    Taking,
    Talk,
    Terms,
)
from xiezhi.procedures.enforcement.inquiry import Answer, Found, Inquiry, Institution
from xiezhi.procedures.enforcement.procedure import Enforcement
from xiezhi.procedures.enforcement.round_end import RoundEnd
from xiezhi.procedures.enforcement.sanction import Sanction
from xiezhi.procedures.enforcement.sanction_facts import Lifting, Proposal
from xiezhi.procedures.enforcement.seizure import Seizure
from xiezhi.procedures.enforcement.survey import Survey
from xiezhi.procedures.enforcement.watch import Watch

__all__ = [
    "Answer",
    "Application",
    "Asking",
    "Assignment",
    "Clue",
    "Direct",
    "Enforcement",
    "Found",
    "Freezing",
    "Given",
    "Giving",
    "Holding",
    "InForce",
    "Inquiry",
    "Institution",
    "Lifting",
    "NotHeld",
    "Notice",
    "Payment",
    "PropertyClue",
    "Proposal",
    "Report",
    "RoundEnd",
    "Sanction",
    "Seizure",
    "Survey",
    "Taking",
    "Talk",
    "Terms",
    "Watch",
]
