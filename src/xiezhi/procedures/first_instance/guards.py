"""民事一审办理的条件：每一条都有一句话和法条。"""

from __future__ import annotations

from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.words import (
    guard,
)
from xiezhi.law.sources import Policy
from xiezhi.law.statutes import CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.phrases.suing_back import counterclaims
from xiezhi.procedures.first_instance.facts import Fulfilment
from xiezhi.records.paper import Paper

GOES_ON = CIVIL_PROCEDURE_INTERPRETATION("第二百三十九条", "应当对反诉继续审理")
UNPAID = CIVIL_PROCEDURE_INTERPRETATION("第二百一十三条", "裁定按撤诉处理")


PROMISE = Policy("容缺受理规定", "承诺的次要材料在本院设定的期限内补交")


@guard(
    "须缴费通知已送达、七日期满而仍未预交，也没有获准缓交、减交、免交",
    UNPAID,
    english="The bill was served, seven days passed unpaid, and no relief was granted",
)
def fee_is_overdue(case: Case, _: Any) -> bool:
    late = {row.person for row in case.deadlines if row.clock == "payment" and row.status == "lapsed"}
    mine = {each.person for each in case.standings("claimant")}
    return bool(late & mine) and any(bill.status == "open" and bill.payer in mine for bill in case.bills)


@guard(
    "须没有反诉；有反诉的，本诉撤回以后反诉在本案继续审理，请用“反诉继续审理”的那一步",
    GOES_ON,
    english="There must be no counterclaim: where there is one it goes on, by the step that says so",
)
def no_counterclaim_is_left(case: Case, _: Any) -> bool:
    return not counterclaims(case)


@guard("须是承诺过、尚未补交的材料", PROMISE, english="It must be material that was promised and is not here yet")
def was_promised(case: Case, facts: Fulfilment) -> bool:
    paper = case.family.get(Paper, facts.paper)
    return paper is not None and paper.kind == "promise" and not paper.sealed
