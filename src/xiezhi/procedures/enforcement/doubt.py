"""协助机构的答复不能都信：答的是不是这一次查询、这一个人，签名对不对；不符的不采用，说明哪里不符，重发。"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from xiezhi.engine.case import Case, Notice
from xiezhi.engine.facts import Facts, ask
from xiezhi.law.statutes_enforcement import NETWORK_QUERIES
from xiezhi.outside.assistance import Reply, Request

SEALED = NETWORK_QUERIES("第四条", "回复加盖电子印章的查询、冻结等结果")


class Mistake(StrEnum):
    """哪里不符。"""

    request = "request"
    person = "person"
    seal = "seal"

    @property
    def label(self) -> str:
        return {
            "request": "答的是另一个请求号",
            "person": "答的不是被执行人本人（姓名或者证件号码不符）",
            "seal": "答复没有有效的签名，或者读不出来",
        }[self.value]


class Doubted(Facts):
    """不采用的答复：别人的财产不记入本案，只记回执和哪里不符。"""

    mistake: Mistake = ask("哪里不符", english="What does not fit")
    reference: str = ask("回执编号（读不出来的为空）", default="", english="Reference; empty where it cannot be read")


def mistake_in(request: Request, reply: Reply) -> Mistake | None:
    """答复与请求不符之处；没有的为空。"""
    if reply.request != request.id:
        return Mistake.request
    if (reply.name, reply.id_number) != (request.name, request.id_number):
        return Mistake.person
    return None


def not_taken_over(case: Case, who: str, facts: Doubted) -> Iterator[Notice]:
    """告诉执行员：谁的答复没有采用，为什么。"""
    for each in case.standings("enforcer"):
        yield Notice(each.person, f"{who}的答复没有采用：{facts.mistake.label}，请重发")
