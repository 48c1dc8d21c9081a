"""网络查询：一个机构一件。答复会迟、会缺、会错，没有答复的催、错的重发，查到的财产记在执行案件里。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from xiezhi.engine.case import Case, Errand, Notice, Tally
from xiezhi.engine.clocks import after
from xiezhi.engine.facts import Facts, Name, PersonId, Prose, Secret, ask
from xiezhi.engine.words import (
    COURSE,
    ENFORCEMENT_HEAD,
    ENFORCER,
    INSPECTOR,
    NEW,
    PRESIDENT,
    REGISTRY,
    Procedure,
    State,
    Step,
)
from xiezhi.law.periods import days
from xiezhi.law.sources import Policy
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.law.statutes_enforcement import NETWORK_QUERIES
from xiezhi.law.working import Yuan, from_fen, to_fen
from xiezhi.phrases.enforceable import Kind
from xiezhi.records.enforcement import Asset

ASK = CIVIL_PROCEDURE("第二百五十三条", "人民法院有权向有关单位查询")
ANSWER = NETWORK_QUERIES("第一条", "可以通过网络实施查询、冻结被执行人存款等措施")
CHASE = Policy("查控办理规则", "协助机构三日没有答复的，催办")


class Institution(Facts):
    """问哪个机构、查谁。"""

    code: str = ask("机构")
    name: Name = ask("机构名称")
    debtor: PersonId = ask("查询谁")


class Found(Facts):
    """查到的一项财产。"""

    kind: Kind = ask("种类", english="Kind")
    text: Prose = ask("说明", english="Description")
    identifier: Secret = ask("账号、车牌号或者证号", default=Secret(""), english="Account, plate or title number")
    value: Yuan = ask("余额或者价值（元）", default=Yuan(0), english="Balance or value (yuan)")
    limits: Prose = ask("已有的查封、抵押", default=Prose(""), english="Seizures and mortgages on it")


class Answer(Facts):
    """机构的答复。"""

    reference: str = ask("回执编号", english="Reference")
    found: tuple[Found, ...] = ask("查到的财产", default=(), english="What was found")
    complete: bool = ask("已全部答复", default=True, english="The answer is complete")


class Error(Facts):
    """机构报错。"""

    reason: Prose = ask("错误说明", english="The error")


def ordered(case: Case, facts: Institution) -> Iterator[Any]:
    assert case.parent is not None, "查询在执行案件之下"
    above = case.of(case.parent)
    place = len(above.children("inquiry"))
    yield case.change(number=f"{case.parent.number}/查询/{place}", track=facts.code, outcome=str(facts.name))
    for each in above.standings("claimant", "enforcer"):
        yield case.stand(each.person, each.role, each.order)
    yield case.stand(facts.debtor, "debtor")
    yield Errand("inquire", {})
    if place == 1 and _within_a_day(above, case.now):
        yield Tally("first_query")


def _within_a_day(enforcement: Case, now: str) -> bool:
    """首次查询是否在立案后二十四小时内发出。"""
    begun = enforcement.last("docket", "take_over")
    return begun is not None and datetime.fromisoformat(now) - datetime.fromisoformat(begun.at) <= timedelta(hours=24)


def take_answer(case: Case, facts: Answer) -> Iterator[Any]:
    """同一账号、车牌、证号只记一次，余额变了的改余额。"""
    assert case.parent is not None, "查询在执行案件之下"
    above = case.of(case.parent)
    debtor = case.standings("debtor")[0].person
    known = {(each.holder, each.identifier): each for each in above.mine(Asset) if each.identifier}
    for each in facts.found:
        before = known.get((case.proceeding.outcome, each.identifier))
        yield above.make(
            Asset,
            id=before.id if before else None,
            proceeding=above.proceeding.id,
            owner=debtor,
            kind=str(each.kind),
            holder=case.proceeding.outcome,
            text=Prose(f"{each.text}（{each.limits}）" if each.limits else each.text),
            identifier=each.identifier,
            value=to_fen(each.value),
            found=before.found if before else case.day,
            status=before.status if before else "found",
        )
    worth = sum(to_fen(each.value) for each in facts.found)
    text = f"{case.proceeding.outcome}答复：查到{len(facts.found)}项，{from_fen(worth)}元"
    for officer in case.standings("enforcer"):
        yield Notice(officer.person, text)
    if above.proceeding.closed and facts.found:
        for creditor in case.standings("claimant"):
            yield Notice(creditor.person, f"{text}；您可以申请恢复执行")


def failed(case: Case, facts: Error) -> Iterator[Any]:
    for each in case.standings("enforcer"):
        yield Notice(each.person, f"{case.proceeding.outcome}没有查成：{facts.reason}")


def asked_again(case: Case, _: Any) -> Iterator[Any]:
    yield Errand("inquire", {})


class Inquiry(
    Procedure,
    label="财产查询",
    code="查询",
    english="Property inquiry",
    numbered=False,
    seen_by=(ENFORCEMENT_HEAD, PRESIDENT, INSPECTOR),
):
    """财产查询：每个机构的状态都看得见。"""

    sent = State(
        "已发出", first=True, within=days(3), since=after("order", "ask_again"), by=REGISTRY, law=CHASE, english="Sent"
    )
    partial = State(
        "部分答复",
        within=days(3),
        since=after("answer_partly", "ask_again"),
        by=REGISTRY,
        law=CHASE,
        english="Answered in part",
    )
    erred = State("报错", within=days(1), since=after("fail"), by=ENFORCER, law=CHASE, english="Erred")
    answered = State("已答复", last=True, english="Answered")
    given_up = State("不再查询", last=True, english="Given up")

    order = Step("发出查询", by=COURSE, moves=NEW >> sent, facts=Institution, does=ordered, law=ASK, english="Ask")
    answer = Step(
        "答复",
        by=REGISTRY,
        moves=(sent | partial | erred) >> answered,
        facts=Answer,
        does=take_answer,
        law=ANSWER,
        english="Answer",
    )
    answer_partly = Step(
        "部分答复",
        by=REGISTRY,
        moves=(sent | partial | erred) >> partial,
        facts=Answer,
        does=take_answer,
        law=ANSWER,
        english="Answer in part",
    )
    fail = Step(
        "查询报错",
        by=REGISTRY,
        moves=(sent | partial) >> erred,
        facts=Error,
        does=failed,
        law=ANSWER,
        english="Report an error",
    )
    ask_again = Step(
        "重发", by=ENFORCER, moves=(sent | partial | erred) >> sent, does=asked_again, law=ASK, english="Ask again"
    )
    give_up = Step(
        "不再查询", by=ENFORCER, moves=(sent | partial | erred) >> given_up, facts=Error, law=ASK, english="Give up"
    )
