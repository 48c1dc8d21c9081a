"""裁判文书：判决书和调解书，从起草到生效，上诉，履行或者申请执行。"""

from xiezhi.phrases.appeals import Answer
from xiezhi.phrases.operative import Item, Share
from xiezhi.phrases.performing import Performing, all_are_performed
from xiezhi.phrases.verdicts import Deliberation
from xiezhi.procedures.judgment.facts import (
    Appealing,
    Decision,
    Manner,
    Pronouncing,
    Returning,
    Terms,
)
from xiezhi.procedures.judgment.guards import all_served, effect_is_due
from xiezhi.procedures.judgment.procedure import Judgment
from xiezhi.procedures.judgment.questioned import Questioned
from xiezhi.procedures.judgment.records import OWED, obligations, paper_of

__all__ = [
    "OWED",
    "Answer",
    "Appealing",
    "Decision",
    "Deliberation",
    "Item",
    "Judgment",
    "Manner",
    "Performing",
    "Pronouncing",
    "Questioned",
    "Returning",
    "Share",
    "Terms",
    "all_are_performed",
    "all_served",
    "effect_is_due",
    "obligations",
    "paper_of",
]
