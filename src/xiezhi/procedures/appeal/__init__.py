"""民事二审：上诉案卷报送上级法院，由没有参加过原审的合议庭审理，终审的结果回到原审法院。"""

from xiezhi.phrases.hearing_facts import Listing, Sitting, Unsigned
from xiezhi.phrases.verdicts import Deliberation
from xiezhi.procedures.appeal.facts import (
    Ground,
    Judged,
    OnPapers,
    Result,
    Ruled,
    Ruling,
    Terms,
    Verdict,
    Wish,
)
from xiezhi.procedures.appeal.file import File
from xiezhi.procedures.appeal.procedure import Appeal
from xiezhi.procedures.appeal.records import decision, result, served_on

__all__ = [
    "Appeal",
    "Deliberation",
    "File",
    "Ground",
    "Judged",
    "Listing",
    "OnPapers",
    "Result",
    "Ruled",
    "Ruling",
    "Sitting",
    "Terms",
    "Unsigned",
    "Verdict",
    "Wish",
    "decision",
    "result",
    "served_on",
]
