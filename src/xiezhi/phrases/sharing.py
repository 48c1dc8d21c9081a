"""参与分配: what an enforcement and the distribution of another say to each other."""

from __future__ import annotations

from datetime import date

from xiezhi.engine.facts import Facts, PersonId, Prose, ask


class Wish(Facts):
    """申请参与另一件执行案件的分配。"""

    number: str = ask("主持分配的执行案号", english="Number of the enforcement that distributes")
    reason: Prose = ask("被执行人的财产不能清偿所有债权的事实", long=True, english="Why the property does not suffice")


class Joined(Facts):
    """申请的结果。"""

    joined: bool = ask("已经参加", english="Joined")
    text: Prose = ask("说明", english="What follows")


class Satisfied(Facts):
    """案款分给了哪位债权人、多少、钱是哪天到的。"""

    creditor: PersonId = ask("债权人")
    fen: int = ask("分", most=10**14, english="Fen")
    on: date = ask("到账之日", english="Day on which the money came")
