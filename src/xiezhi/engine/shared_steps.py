"""Steps that every procedure has: sealing, correction, and what the clock does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from xiezhi.engine.acts import Corrects
from xiezhi.engine.case import Case, Notice, changed
from xiezhi.engine.facts import EntryId, Facts, PaperId, Prose, ask
from xiezhi.engine.refusals import edition_of
from xiezhi.engine.words import (
    CLOCK,
    COMMON,
    FILING_JUDGE,
    JUDGE,
    PRESIDENT,
    SIGNER,
    AnyState,
    State,
    Step,
    guard,
)
from xiezhi.law.sources import Policy
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.records.deadline import Deadline

LOG_RULE = Policy("案件记录规则", "第一条", "更正不改原记录")


SEAL_RULE = Policy("文书签章规则", "第一条", "文书定稿后盖章")


NEW_LAW = Policy("期限管理规则", "放假安排公布或者程序法换版的，未结案件的期限重新推算")


class Sealed(Facts):
    """盖章：签章系统交回的文件。"""

    paper: PaperId = ask("文书")
    sha256: str = ask("文件摘要（SHA-256）", english="Digest of the file (SHA-256)")
    sm3: str = ask("文件摘要（SM3）", english="Digest of the file (SM3)")
    size: int = ask("文件大小（字节）", most=1 << 40, english="Size of the file (bytes)")


class Correction(Facts):
    """更正：指明哪一条记录有误。"""

    entry: EntryId = ask("被更正的记录", choices="entries", english="Entry to be corrected")
    reason: Prose = ask("更正的理由", long=True, english="Why it is corrected")


class Lapsed(Facts):
    """届满：哪一项期限。"""

    deadline: str = ask("期限")


@guard(
    "所指记录须是本案已有、尚未更正的记录",
    LOG_RULE,
    english="The entry must be one of this case that has not been corrected",
)
def entry_stands(case: Case, correction: Correction) -> bool:
    return any(each.entry == correction.entry for each in case.entries())


@guard("所指文书须是本案待盖章的文书", SEAL_RULE, english="The paper must be one of this case that waits for its seal")
def paper_waits(case: Case, sealed: Sealed) -> bool:
    paper = case.papers.get(sealed.paper)
    return paper is not None and paper.origin == "court" and not paper.sealed


@guard(
    "期限尚未届满，时钟不能先走",
    CIVIL_PROCEDURE("第八十五条", "期间"),
    english="The period has not run out: the clock cannot go ahead of it",
)
def has_passed(case: Case, lapsed: Lapsed) -> bool:
    row = case.family.get(Deadline, lapsed.deadline)
    return row is not None and row.has_run_out(case.now[:10])


def put_seal(case: Case, sealed: Sealed) -> Iterator[Any]:
    yield changed(
        case.papers[sealed.paper],
        sha256=sealed.sha256,
        sm3=sealed.sm3,
        size=sealed.size,
        media="application/pdf",
        sealed=case.now,
    )


def put_right(case: Case, correction: Correction) -> Iterator[Any]:
    yield Corrects(correction.entry)


def lapse(case: Case, facts: Lapsed) -> Iterator[Any]:
    row = case.family.get(Deadline, facts.deadline)
    assert row is not None, "a lapse of no deadline"
    yield changed(row, status="lapsed" if row.kind == "right" else "late")
    if row.person:
        yield Notice(row.person, f"“{row.label}”的期限已于{row.due}届满")


def derive_again(case: Case, _: Any) -> Iterator[Any]:
    """期限随本步重新推算；程序法换了版本的，案件随之改用新版。"""
    edition = edition_of(case.day)
    if edition != case.proceeding.edition:
        yield case.change(edition=edition)
        yield from told_parties(case, f"本案自{case.day}起适用程序法{edition}")


def told_parties(case: Case, text: str) -> Iterator[Notice]:
    yield from (Notice(person, text) for person in case.parties)


Parts = tuple[tuple[State, ...], tuple[State, ...]]


Make = Callable[[Parts], Step]


def common(name: str) -> Callable[[Make], Make]:
    def put(make: Make) -> Make:
        COMMON[name] = make
        return make

    return put


OFFICERS = JUDGE | FILING_JUDGE


@common("seal")
def _seal(states: Parts) -> Step:
    return Step(
        "盖章",
        by=SIGNER,
        moves=AnyState(states[1]).stays,
        facts=Sealed,
        needs=[paper_waits],
        does=put_seal,
        law=SEAL_RULE,
        english="Seal",
    )


@common("correct")
def _correct(states: Parts) -> Step:
    return Step(
        "更正记录",
        by=OFFICERS | PRESIDENT,
        moves=AnyState(states[1]).stays,
        facts=Correction,
        needs=[entry_stands],
        does=put_right,
        law=LOG_RULE,
        english="Correct an entry",
    )


@common("lapse")
def _lapse(states: Parts) -> Step:
    return Step(
        "期限届满",
        by=CLOCK,
        moves=AnyState(states[0]).stays,
        facts=Lapsed,
        needs=[has_passed],
        does=lapse,
        law=CIVIL_PROCEDURE("第八十五条", "期间"),
        english="A period has passed",
    )


@common("derive_again")
def _derive_again(states: Parts) -> Step:
    return Step(
        "重新推算期限",
        by=CLOCK,
        moves=AnyState(states[0]).stays,
        does=derive_again,
        law=NEW_LAW,
        english="Derive the periods again",
    )
