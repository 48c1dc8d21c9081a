"""线索接到哪里去：随申请、随恢复执行开一件；接着查询、接着控制；调查查明没有的，也就核实了。都不用再填。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.facts import Facts, PersonId
from xiezhi.phrases.enforceable import Application, Clue
from xiezhi.procedures.enforcement.clue import CODES, asset_of
from xiezhi.procedures.enforcement.clue_facts import Given, Measure, Refuted
from xiezhi.procedures.enforcement.facts import Asking, Freezing
from xiezhi.procedures.enforcement.survey import Survey


def given_with(_: Case, facts: Application) -> Iterator[Facts]:
    """申请执行时提供的线索，一条一件。"""
    yield from (_as_given(each) for each in facts.clues)


def given_anew(_: Case, facts: Clue) -> Iterator[Facts]:
    """终本以后发现财产的线索，恢复执行的同时就要核实。"""
    yield _as_given(facts)


def _as_given(clue: Clue) -> Given:
    return Given(
        owner=clue.owner,
        kind=clue.kind,
        holder=clue.holder,
        text=clue.text,
        identifier=clue.identifier,
        value=clue.value,
        urgent=clue.urgent,
    )


def as_asking(case: Case, _: Any) -> Iterator[Facts]:
    """线索所写的机构、所写的人，不用再填。"""
    found = asset_of(case)
    yield Asking(debtor=PersonId(found.owner), institutions=(CODES[found.holder],))


def as_refuted(case: Case, facts: Survey) -> Iterator[Facts]:
    """调查查明线索所指的财产没有：这条线索也就核实了。"""
    if case.proceeding.state == "given" and facts.asset == asset_of(case).id:
        yield Refuted(way=facts.way, notes=facts.notes)


def as_freezing(case: Case, facts: Measure) -> Iterator[Facts]:
    """线索核实的财产，控制这么多。"""
    yield Freezing(asset=asset_of(case).id, amount=facts.amount)
