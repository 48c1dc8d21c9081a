"""合并审理须陈述的要素。"""

from __future__ import annotations

from xiezhi.engine.facts import Facts, Prose, ask
from xiezhi.phrases import hearing_facts
from xiezhi.phrases.joint import Ground


class Proposal(Facts):
    """提议合并审理：与哪几案、凭什么。"""

    cases: tuple[str, ...] = ask("须合并审理的案号（本案除外）", english="Numbers of the other cases")
    ground: Ground = ask("情形", english="Ground")
    reason: Prose = ask("理由", long=True, english="Reasons")


class Listing(hearing_facts.Listing):
    """排期：哪一天、几点到几点、哪个法庭。"""

    waived: bool = ask(
        "各方均表示不需要举证期限、答辩期间", default=False, english="All waive their periods",
        help="各方均表示不需要的，可以在期限届满以前开庭",
    )  # fmt: skip


class Entered(Facts):
    """一案已经并入。"""

    case: str = ask("案件", choices="cases", english="Case")
    heard_after: str = ask("举证期限届满之日", default="", english="Last day for evidence there")
    closed: bool = ask("不公开审理", default=False, english="Tried behind closed doors")
