"""送达办理的条件：每一条都有一句话和法条。"""

from __future__ import annotations

from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.words import (
    guard,
)
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION, SERVICE_BY_POST
from xiezhi.papers.templates import PAPERS
from xiezhi.procedures.service.facts import Deposit, Order, Receipt, Return, ReturnedBecause
from xiezhi.records.paper import Delivery, Paper


def delivery_of(case: Case) -> Delivery:
    found = case.family.get(Delivery, case.proceeding.id)
    assert found is not None, "a service without its delivery"
    return found


def served_paper(case: Case) -> Paper | None:
    return case.family.get(Paper, delivery_of(case).paper)


@guard(
    "受送达人须已同意电子送达",
    CIVIL_PROCEDURE("第九十条", "经受送达人同意"),
    english="The recipient must have consented to electronic service",
)
def agreed_to_electronic(case: Case, _: Any) -> bool:
    return any(each.electronic for each in case.standings("recipient"))


@guard(
    "调解书须送交本人或者其代收人，不能留置",
    CIVIL_PROCEDURE_INTERPRETATION("第一百三十三条", "不适用留置送达"),
    english="A settlement is given to the party or his receiver and cannot be left behind",
)
def may_be_left(case: Case, _: Any) -> bool:
    return _allows(case, "deposit")


@guard(
    "支付令不能公告送达；三十日内送不到的，终结督促程序",
    CIVIL_PROCEDURE_INTERPRETATION("第四百三十条", "三十日内无法送达债务人的"),
    english="An order to pay is not announced; if not served in thirty days, the procedure ends",
)
def may_be_announced(case: Case, _: Any) -> bool:
    return _allows(case, "announcement")


def _allows(case: Case, way: str) -> bool:
    paper = served_paper(case)
    form = PAPERS.get(paper.kind) if paper else None
    return form is None or way not in form.never_by


@guard(
    "所送文书须在本案之中，受送达人须是本案的人",
    CIVIL_PROCEDURE("第八十七条", "送达诉讼文书必须有送达回证"),
    english="The paper must belong to this case, and the recipient too",
)
def is_of_the_case(case: Case, order: Order) -> bool:
    if case.parent is None:
        return False
    above = case.of(case.parent)
    return order.paper in above.papers and any(each.person == order.recipient for each in above.standings())


@guard(
    "送达的日期不能晚于今天",
    CIVIL_PROCEDURE("第八十七条", "签收日期为送达日期"),
    english="The day of service cannot be later than today",
)
def has_come(case: Case, facts: Receipt | Return | Deposit) -> bool:
    return facts.on.isoformat() <= case.now[:10]


@guard(
    "须先用其他方式送达未成，或者受送达人下落不明",
    CIVIL_PROCEDURE("第九十五条", "用本节规定的其他方式无法送达的"),
    english="Other ways must have failed, or the recipient's whereabouts be unknown",
)
def other_ways_failed(case: Case, _: Any) -> bool:
    return bool(case.entries("return_post", "fail"))


@guard(
    "只有自己给的地址不准确、迁移不告知或者拒收的，退回之日才视为送达",
    SERVICE_BY_POST("第十一条", "文书退回之日视为送达之日"),
    english="What comes back counts as served only after a wrong own address, an unreported move or a refusal",
)
def own_fault(case: Case, facts: Return) -> bool:
    return facts.why is not ReturnedBecause.absent
