"""A step of every procedure with parties: what a party deposited before becomes an exhibit, nothing typed again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.facts import Facts, Prose, ask
from xiezhi.engine.shared_steps import Parts, common
from xiezhi.engine.words import PARTY, AnyState, Others, Step, guard
from xiezhi.law.statutes import ONLINE_LITIGATION
from xiezhi.records.deposit import Deposit
from xiezhi.records.paper import Paper

DEPOSITED = ONLINE_LITIGATION("第十六条", "作为证据提交的电子数据")


class Presented(Facts):
    """提交存证：哪几件，证明什么。"""

    deposits: tuple[str, ...] = ask("哪几件存证", choices="deposits", english="Which deposits")
    purpose: Prose = ask("证明目的", default=Prose(""), long=True, english="What it proves")


@guard(
    "所选存证须是您本人或者您代理的当事人的，并且没有撤回",
    DEPOSITED,
    english="The deposit must be yours or that of a party you represent, and not be withdrawn",
)
def are_ones_own(case: Case, facts: Presented) -> bool:
    found = [case.other(Deposit, each) for each in facts.deposits]
    mine = {case.actor, *case.principals}
    return bool(found) and all(each and each.depositor in mine and not each.withdrawn for each in found)


def present(case: Case, facts: Presented) -> Iterator[Any]:
    known = {each.sha256 for each in case.papers.values()}
    for each in facts.deposits:
        held = case.other(Deposit, each)
        if held is not None and held.sha256 not in known:
            known.add(held.sha256)
            yield case.make(
                Paper,
                proceeding=case.proceeding.id,
                kind="proof",
                title="证据材料",
                origin="party",
                at=case.now,
                by=case.actor,
                name=held.name,
                data=facts.purpose,
                sha256=held.sha256,
                sm3=held.sm3,
                size=held.size,
            )


@common("present")
def _present(states: Parts) -> Step:
    return Step(
        "提交存证",
        by=PARTY,
        moves=AnyState(states[0]).stays,
        facts=Presented,
        needs=[are_ones_own],
        does=present,
        reads=(Others(Deposit, lambda facts: getattr(facts, "deposits", ())),),
        law=DEPOSITED,
        english="Present deposits",
    )
