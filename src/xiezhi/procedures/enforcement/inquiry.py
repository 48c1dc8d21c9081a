"""网络查询：一个机构一件。答复会迟、会缺、会错，没有答复的催、错的重发，后一次答复更正前一次，财产记在执行案件里。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from xiezhi.engine.case import Case, Errand, Notice, Tally, changed
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
    guard,
)
from xiezhi.law.periods import days
from xiezhi.law.sources import Policy
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.law.statutes_enforcement import NETWORK_QUERIES
from xiezhi.law.working import Yuan, from_fen, to_fen
from xiezhi.phrases.carried import opened_in
from xiezhi.phrases.enforceable import Kind
from xiezhi.procedures.enforcement.doubt import SEALED, Doubted, not_taken_over
from xiezhi.records.enforcement import Asset

ASK = CIVIL_PROCEDURE("第二百五十三条", "人民法院有权向有关单位查询")
ANSWER = NETWORK_QUERIES("第一条", "可以通过网络实施查询、冻结被执行人存款等措施")
CHASE = Policy("查控办理规则", "协助机构三日没有答复的，催办")


class Institution(Facts):
    """问哪个机构、查谁。"""

    code: str = ask("机构", choices="institution", english="Institution")
    name: Name = ask("机构名称", english="Name of the institution")
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


@guard(
    "执行已经办结的，不得再查询（终结本次执行程序的，仍可查询）",
    NETWORK_QUERIES("第七条", "不得用于执行案件以外的目的"),
    english="Nothing is asked once the enforcement is over; after a round has ended it still may be",
)
def enforcement_goes_on(case: Case, _: Any) -> bool:
    above = opened_in(case).proceeding
    return not above.closed or above.state == "round_ended"


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
    """同一账号、车牌、证号只记一次，余额变了的改余额；全部答复过又答复的，前一次有、这一次没有的不再算。"""
    assert case.parent is not None, "查询在执行案件之下"
    above = case.of(case.parent)
    debtor = case.standings("debtor")[0].person
    known = {(each.holder, each.identifier): each for each in above.mine(Asset) if each.identifier}
    put_right: list[tuple[int, int]] = []
    for each in facts.found:
        before = known.get((case.proceeding.outcome, each.identifier))
        if before and before.source == "inquiry" and before.value != to_fen(each.value):
            put_right.append((before.value, to_fen(each.value)))
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
            status=before.status if before and not _is_there_again(before) else "found",
        )
    for gone in _not_there(case, above, debtor, facts):
        put_right.append((gone.value, 0))
        yield changed(gone, status="gone")
    worth = sum(to_fen(each.value) for each in facts.found)
    text = f"{case.proceeding.outcome}答复：查到{len(facts.found)}项，{from_fen(worth)}元"
    if put_right:
        said, now = (from_fen(sum(each)) for each in zip(*put_right, strict=True))
        text = f"{case.proceeding.outcome}更正了前一次答复：原来{said}元，现在{now}元"
    for one in case.standings("claimant", "enforcer") if put_right else case.standings("enforcer"):
        yield Notice(one.person, text)
    if above.proceeding.closed and facts.found and not put_right:
        for creditor in case.standings("claimant"):
            yield Notice(creditor.person, f"{text}；您可以申请恢复执行")


def _is_there_again(asset: Asset) -> bool:
    """冻结没有成的存款，银行又说有的。"""
    return asset.status == "gone" and asset.kind == Kind.deposit.value


def _not_there(case: Case, above: Case, debtor: str, facts: Answer) -> Iterator[Asset]:
    """前一次全部答复里有、这一次全部答复里没有，又还没有控制的。"""
    if not facts.complete or case.last("answer") is None:
        return
    named = {each.identifier for each in facts.found}
    for each in above.mine(Asset):
        mine = each.holder == case.proceeding.outcome and each.owner == debtor and each.source == "inquiry"
        if mine and each.status == "found" and each.identifier not in named:
            yield each


def failed(case: Case, facts: Error) -> Iterator[Any]:
    for each in case.standings("enforcer"):
        yield Notice(each.person, f"{case.proceeding.outcome}没有查成：{facts.reason}")


def not_believed(case: Case, facts: Doubted) -> Iterator[Any]:
    yield from not_taken_over(case, case.proceeding.outcome, facts)


def asked_again(case: Case, _: Any) -> Iterator[Any]:
    """另一个请求号；已经答复的也可以再问，后一次更正前一次。"""
    yield case.change(closed="")
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
    doubted = State(
        "答复不符", within=days(1), since=after("doubt"), by=ENFORCER, law=CHASE, english="Answer does not fit"
    )
    answered = State("已答复", last=True, english="Answered")
    given_up = State("不再查询", last=True, english="Given up")

    order = Step("发出查询", by=COURSE, moves=NEW >> sent, facts=Institution, does=ordered, law=ASK, english="Ask")
    answer = Step(
        "答复",
        by=REGISTRY,
        moves=(sent | partial | erred | doubted) >> answered,
        facts=Answer,
        does=take_answer,
        law=ANSWER,
        english="Answer",
    )
    answer_partly = Step(
        "部分答复",
        by=REGISTRY,
        moves=(sent | partial | erred | doubted) >> partial,
        facts=Answer,
        does=take_answer,
        law=ANSWER,
        english="Answer in part",
    )
    fail = Step(
        "查询报错",
        by=REGISTRY,
        moves=(sent | partial | doubted) >> erred,
        facts=Error,
        does=failed,
        law=ANSWER,
        english="Report an error",
    )
    doubt = Step(
        "答复不符，不采用",
        by=REGISTRY,
        moves=(sent | partial | erred | doubted) >> doubted,
        facts=Doubted,
        does=not_believed,
        law=SEALED,
        english="The answer does not fit",
    )
    ask_again = Step(
        "重发",
        by=ENFORCER,
        moves=(sent | partial | erred | doubted | answered) >> sent,
        needs=[enforcement_goes_on],
        does=asked_again,
        law=ASK,
        english="Ask again",
    )
    give_up = Step(
        "不再查询",
        by=ENFORCER,
        moves=(sent | partial | erred | doubted) >> given_up,
        facts=Error,
        law=ASK,
        english="Give up",
    )
