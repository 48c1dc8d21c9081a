"""开庭须陈述的要素。"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from xiezhi.engine.courtroom import clock_time
from xiezhi.engine.facts import Facts, PersonId, Prose, ask


class Listing(Facts):
    """排期：哪一天、几点到几点、哪个法庭。"""

    day: date = ask("开庭日期", english="Day")
    begins: str = ask("开始时间", default="09:00", check=clock_time, english="Begins")
    ends: str = ask("预计结束", default="11:00", check=clock_time, english="Ends")
    room: str = ask("法庭", choices="rooms", english="Room")
    public: bool = ask("公开审理", default=True, english="In public")
    closed_because: Prose = ask("不公开的理由", default=Prose(""), english="Why not in public")
    waived: bool = ask(
        "双方表示不需要举证期限、答辩期间", default=False, english="Both waive their periods",
        help="双方均表示不需要的，可以在期限届满以前开庭",
    )  # fmt: skip


class Cancelling(Facts):
    """取消开庭的原因。"""

    reason: Prose = ask("原因", long=True, english="Why")


class Sitting(Facts):
    """开庭的经过：谁到庭，审理的内容。"""

    present: tuple[PersonId, ...] = ask(
        "到庭的当事人（由代理人到庭的也选当事人）", choices="parties", english="Who appeared"
    )
    walked_out: tuple[PersonId, ...] = ask(
        "未经许可中途退庭的", choices="parties", default=(), english="Who walked out"
    )
    record: Prose = ask("庭审笔录", long=True, english="Record of the hearing")
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


class Unsigned(Facts):
    """拒绝签名的，记明情况。"""

    person: PersonId = ask("谁拒绝签名", choices="parties", english="Who refuses to sign")
    reason: Prose = ask("情况", long=True, english="What happened")


class Remark(Facts):
    """认为对自己陈述的记录有遗漏或者差错。"""

    text: Prose = ask("应当怎样补正", long=True, english="What should be put right")
