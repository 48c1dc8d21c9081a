"""执行：申请、立案、通知、查询、控制、约谈、和解、惩戒、终本、结案。"""

from xiezhi.phrases.enforceable import Application, Clue
from xiezhi.procedures.enforcement.facts import (
    Asking,
    Assignment,
    Direct,
    Freezing,
    Giving,
    Notice,
    Payment,
    Report,
    Talk,
    Terms,
)
from xiezhi.procedures.enforcement.inquiry import Answer, Found, Inquiry, Institution
from xiezhi.procedures.enforcement.procedure import Enforcement
from xiezhi.procedures.enforcement.round_end import RoundEnd
from xiezhi.procedures.enforcement.sanction import Lifting, Proposal, Sanction
from xiezhi.procedures.enforcement.seizure import Holding, InForce, NotHeld, Seizure, Taking
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
    "Giving",
    "Holding",
    "InForce",
    "Inquiry",
    "Institution",
    "Lifting",
    "NotHeld",
    "Notice",
    "Payment",
    "Proposal",
    "Report",
    "RoundEnd",
    "Sanction",
    "Seizure",
    "Taking",
    "Talk",
    "Terms",
    "Watch",
]
