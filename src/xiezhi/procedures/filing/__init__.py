"""立案：收件、一次性告知补正、先行调解、审查登记。"""

from xiezhi.phrases.consent import ByPhone
from xiezhi.procedures.filing.facts import (
    Cause,
    Defect,
    Defects,
    Demand,
    Door,
    Ground,
    Intake,
    Missing,
    Opinion,
    Proof,
    Redirection,
    Resumed,
    Supplement,
    Withdrawal,
)
from xiezhi.procedures.filing.procedure import Filing

__all__ = [
    "ByPhone",
    "Cause",
    "Defect",
    "Defects",
    "Demand",
    "Door",
    "Filing",
    "Ground",
    "Intake",
    "Missing",
    "Opinion",
    "Proof",
    "Redirection",
    "Resumed",
    "Supplement",
    "Withdrawal",
]
