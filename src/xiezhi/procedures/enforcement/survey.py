"""网络查询以外的财产调查：实地调查、搜查、悬赏、审计；核查线索，也查找下落不明的被执行人。"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, Notice, changed
from xiezhi.engine.facts import Facts, PersonId, Prose, ask
from xiezhi.engine.words import ENFORCER, Step, guard
from xiezhi.law.statutes_enforcement import PROPERTY_INQUIRY
from xiezhi.phrases.enforceable import asset_named
from xiezhi.procedures.enforcement.states import At

OTHERWISE = PROPERTY_INQUIRY("第一条", "根据案件需要应当通过其他方式进行调查的")
CLUES = PROPERTY_INQUIRY("第二条", "应当在七日内调查核实")


class Way(StrEnum):
    """怎样调查。"""

    visit = "visit"
    search = "search"
    reward = "reward"
    audit = "audit"

    @property
    def label(self) -> str:
        return {"visit": "实地调查", "search": "搜查", "reward": "悬赏公告", "audit": "审计"}[self.value]


class Survey(Facts):
    """一次财产调查：怎样查的、查谁、查到什么。"""

    whom: PersonId = ask("查谁", choices="defendants", english="Whose property")
    way: Way = ask("怎样调查", english="How")
    asset: str = ask(
        "核查后确实没有的财产（没有可以不填）",
        default="",
        choices="assets",
        english="What proved not to be there, if any",
    )
    notes: Prose = ask("调查的经过和结果", long=True, english="What was done and found")


@guard("须是被执行人", OTHERWISE, english="It must be a debtor of this case")
def is_a_debtor(case: Case, facts: Survey) -> bool:
    return any(each.person == facts.whom for each in case.standings("defendant"))


@guard(
    "没有的须是还没有控制的财产，或者只在登记机关查封的机动车",
    CLUES,
    english="What is not there must not be held yet, or be a vehicle sealed on the register only",
)
def can_be_missing(case: Case, facts: Survey) -> bool:
    found = asset_named(case, facts.asset)
    return not facts.asset or (found is not None and (found.status == "found" or found.kind == "vehicle"))


def survey(case: Case, facts: Survey) -> Iterator[Any]:
    yield Subject(facts.whom)
    found = asset_named(case, facts.asset)
    if found is not None:
        yield changed(found, status="gone")
    for each in case.standings("claimant"):
        yield Notice(each.person, f"已经{facts.way.label}：{facts.notes}")


class Surveying:
    """网络查不到的，到现场去查。"""

    survey = Step(
        "财产调查",
        by=ENFORCER,
        moves=(At.running | At.settled).stays,
        facts=Survey,
        needs=[is_a_debtor, can_be_missing],
        does=survey,
        law=OTHERWISE,
        english="Survey property",
    )
