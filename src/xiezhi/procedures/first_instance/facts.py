"""民事一审须陈述的要素。"""

from __future__ import annotations

from xiezhi.engine.facts import Facts, Prose, ask


class Defence(Facts):
    """答辩：承认什么、不同意什么、为什么。"""

    answer: Prose = ask("答辩意见", long=True, english="Answer")
    admitted: Prose = ask("承认的事实", default=Prose(""), long=True, english="Facts admitted")


class Fulfilment(Facts):
    """补交承诺的次要材料。"""

    paper: str = ask("补交哪一份", choices="promises", english="Which paper")
    told: Prose = ask("说明", default=Prose(""), english="Note")


class Copies(Facts):
    """发送副本：电子送达或者其他途径由送达人员办理。"""

    note: Prose = ask("附言", default=Prose(""), english="Note")
