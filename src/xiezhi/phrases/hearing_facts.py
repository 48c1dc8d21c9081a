"""What must be stated about a hearing, in whichever instance."""

from __future__ import annotations

from datetime import date

from xiezhi.engine.facts import Facts, PersonId, Prose, ask
from xiezhi.phrases.courtroom import clock_time


class Listing(Facts):
    """排期：哪一天、几点到几点、哪个法庭。"""

    day: date = ask("开庭日期", english="Day")
    begins: str = ask("开始时间", default="09:00", check=clock_time, english="Begins")
    ends: str = ask("预计结束", default="11:00", check=clock_time, english="Ends")
    room: str = ask("法庭", choices="rooms", english="Room")
    public: bool = ask("公开审理", default=True, english="In public")
    closed_because: Prose = ask("不公开的理由", default=Prose(""), english="Why not in public")
    travel: bool = ask(
        "有当事人在外地", default=False, english="Somebody comes from elsewhere", help="通知时加留本院设定的在途日数"
    )


class Cancelling(Facts):
    """取消开庭的原因。"""

    reason: Prose = ask("原因", long=True, english="Why")


class Sitting(Facts):
    """开庭的经过。"""

    present: tuple[PersonId, ...] = ask(
        "到庭的当事人（由代理人到庭的也选当事人）", choices="parties", english="Who appeared"
    )
    walked_out: tuple[PersonId, ...] = ask(
        "未经许可中途退庭的", choices="parties", default=(), english="Who walked out"
    )
    record: Prose = ask("庭审笔录", long=True, english="Record of the hearing")


class Unsigned(Facts):
    """拒绝签名的，记明情况。"""

    person: PersonId = ask("谁拒绝签名", choices="parties", english="Who refuses to sign")
    reason: Prose = ask("情况", long=True, english="What happened")


class Remark(Facts):
    """认为对自己陈述的记录有遗漏或者差错。"""

    text: Prose = ask("应当怎样补正", long=True, english="What should be put right")
