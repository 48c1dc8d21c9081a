"""判项里不用给付的: a right found, a relation changed, a thing that may or may not be enforced against. It holds from
the day on which the judgment takes effect, with nothing left to perform."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.facts import Facts, Prose, ask
from xiezhi.engine.words import guard
from xiezhi.law.statutes import CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.phrases.contesting import CREDITORS, OUTSIDERS
from xiezhi.records.obligation import Obligation

STOPPED = CIVIL_PROCEDURE_INTERPRETATION("第三百一十条", "判决不得执行该执行标的")
ALLOWED = CIVIL_PROCEDURE_INTERPRETATION("第三百一十一条", "判决准许执行该执行标的")
THE_THING = "该执行标的"


class Declares(StrEnum):
    """确认、变更，或者对执行标的怎样判。"""

    right = "right"
    relation = "relation"
    stopped = "stopped"
    allowed = "allowed"

    @property
    def label(self) -> str:
        return {
            "right": "确认权利或者法律关系",
            "relation": "解除、撤销或者变更法律关系",
            "stopped": "不得执行这一标的",
            "allowed": "准许执行这一标的",
        }[self.value]

    @property
    def verb(self) -> str:
        return {"right": "确认", "relation": "", "stopped": "不得执行", "allowed": "准许执行"}[self.value]


class Declaration(Facts):
    """不用给付的判项：生效之日起就成立，不用履行。"""

    kind: Declares = ask("种类", english="Kind")
    what: Prose = ask(
        "内容", english="What", help="确认什么；解除、撤销、变更的写全句；不得执行、准许执行的写明是哪一项财产"
    )


def sentence(of: Declaration) -> str:
    """One of them in one sentence."""
    return f"{of.kind.verb}{of.what.removeprefix(of.kind.verb)}"


def declared(case: Case, given: Iterable[Declaration]) -> Iterator[Obligation]:
    """As records: they come before what is to be given."""
    for order, each in enumerate(given, 1):
        yield case.make(
            Obligation, proceeding=case.proceeding.id, order=order, debtors=(), creditor="", kind=str(each.kind),
            text=sentence(each), within=0,
        )  # fmt: skip


def demanded(case: Case) -> list[dict[str, str]]:
    """In a suit about an objection what its claimant asks for, as an item that the judge confirms or takes out."""
    kind = {OUTSIDERS: Declares.stopped, CREDITORS: Declares.allowed}.get(case.dispute.cause)
    if kind is None:
        return []
    asked = "".join(each.text for each in case.claims[:1])
    found = re.search(r"(?:不得执行|准许对|准许执行|继续执行)([^，。；]+?)(?:继续执行)?(?:[，。；]|$)", asked)
    return [{"kind": str(kind), "what": found[1] if found else THE_THING}]


def _times(facts: Any, kind: Declares) -> int:
    return sum(1 for each in facts.declared if each.kind is kind)


@guard(
    "不得执行某一标的，只在案外人执行异议之诉里判，只写一项",
    STOPPED,
    english="That a thing may not be enforced against is judged in the outsider's suit alone, once",
)
def stops_where_outsider_sued(case: Case, facts: Any) -> bool:
    return _times(facts, Declares.stopped) <= (case.dispute.cause == OUTSIDERS)


@guard(
    "准许执行某一标的，只在申请执行人执行异议之诉里判，只写一项",
    ALLOWED,
    english="That a thing may be enforced against is judged in the creditor's suit alone, once",
)
def allows_where_creditor_sued(case: Case, facts: Any) -> bool:
    return _times(facts, Declares.allowed) <= (case.dispute.cause == CREDITORS)
