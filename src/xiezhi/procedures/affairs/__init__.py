"""院务：法院自己的事。"""

from xiezhi.procedures.affairs.facts import (
    Absence,
    Appointment,
    Founding,
    Grouping,
    Office,
    Passes,
    Removal,
    Return,
    Sitting,
    Team,
    Value,
)
from xiezhi.procedures.affairs.procedure import Affairs

__all__ = [
    "Absence",
    "Affairs",
    "Appointment",
    "Founding",
    "Grouping",
    "Office",
    "Passes",
    "Removal",
    "Return",
    "Sitting",
    "Team",
    "Value",
]
