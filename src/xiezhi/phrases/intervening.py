"""第三人参加诉讼: what the suit is told of somebody who asks to come in from outside, and what comes in with him."""

from __future__ import annotations

from enum import StrEnum

from xiezhi.engine.facts import Facts, Name, PersonId, Prose, ask
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.law.working import Yuan

SUES = CIVIL_PROCEDURE("第五十九条", "第三人认为有独立请求权的，有权提起诉讼")
TOLD = CIVIL_PROCEDURE("第五十九条", "可以申请参加诉讼，或者由人民法院通知他参加诉讼")
PETITION = "third_complaint"
"""The kind of the paper by which he asks to come in."""


class Ground(StrEnum):
    """凭什么参加诉讼。"""

    independent = "independent"
    interested = "interested"

    @property
    def label(self) -> str:
        return {
            "independent": "争的东西（全部或者一部分）是我的，我有自己的请求",
            "interested": "我没有自己的请求，但案件的结果关系到我的权利义务",
        }[self.value]

    @property
    def third(self) -> str:
        """以什么身份。"""
        return {"independent": "有独立请求权的第三人", "interested": "无独立请求权的第三人"}[self.value]


class Asked(Facts):
    """案外有人申请参加诉讼：谁、凭什么。"""

    person: PersonId = ask("谁", english="Who")
    name: Name = ask("姓名或者名称", english="Name")
    ground: Ground = ask("凭什么参加", english="On what ground")
    why: Prose = ask("请求或者利害关系", english="What he claims, or his interest")


class ComingIn(Facts):
    """准许参加的第三人：人、请求、材料都从他的申请带来，不再填写。"""

    person: str = ask("谁", english="Who")
    ground: Ground = ask("凭什么参加", english="On what ground")
    text: Prose = ask("请求", default=Prose(""), english="What he claims")
    amount: Yuan | None = ask("金额（元）", default=None, english="Amount (yuan)")
    papers: tuple[str, ...] = ask("申请书和材料", default=(), english="His papers")
    electronic: bool = ask("同意电子送达", default=False, english="Agrees to electronic service")


class StayingOut(Facts):
    """没有参加进来的：谁、为什么。"""

    name: Name = ask("姓名或者名称", english="Name")
    why: Prose = ask("为什么", english="Why")
