"""开庭须陈述的要素。"""

from __future__ import annotations

from enum import StrEnum

from xiezhi.engine.facts import Facts, Prose, ask
from xiezhi.phrases import hearing_facts


class Listing(hearing_facts.Listing):
    """排期：哪一天、几点到几点、哪个法庭。"""

    waived: bool = ask(
        "双方表示不需要举证期限、答辩期间", default=False, english="Both waive their periods",
        help="双方均表示不需要的，可以在期限届满以前开庭",
    )  # fmt: skip


class Sitting(hearing_facts.Sitting):
    """开庭的经过：谁到庭，审理的内容。"""

    mediated: bool = ask("已经先行调解", default=True, english="Mediation was tried first")
    closed: bool = ask("法庭辩论终结", default=True, english="The debate is closed")


class AdjournedBecause(StrEnum):
    """延期开庭的情形。"""

    absent = "1"
    recusal = "2"
    evidence = "3"

    @property
    def label(self) -> str:
        return {
            "1": "必须到庭的人有正当理由没有到庭",
            "2": "当事人临时提出回避申请",
            "3": "需要通知新的证人、调取新的证据、重新鉴定、勘验或者补充调查",
        }[self.value]


class Adjourning(Facts):
    """延期开庭。"""

    ground: AdjournedBecause = ask("情形", english="Ground")
    reason: Prose = ask("说明", long=True, english="Reasons")


class AdjourningOther(Facts):
    """因不可抗力或者意外事件延期，须院长批准。"""

    reason: Prose = ask("不可抗力或者意外事件", long=True, english="What happened")
