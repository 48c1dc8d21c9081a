"""Erasure, which every procedure has: what was kept is destroyed, that it was kept and why it no longer is stays."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from xiezhi.engine.acts import Erases
from xiezhi.engine.case import Case, Errand, changed
from xiezhi.engine.facts import Facts, Prose, ask
from xiezhi.engine.kept import FILE, holding
from xiezhi.engine.shared_steps import Parts, common
from xiezhi.engine.words import PRESIDENT, AnyState, Keeps, Step, guard
from xiezhi.law.statutes import PERSONAL_INFORMATION
from xiezhi.records.archive import BoundPaper
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import TOMBSTONE, table_of

ERASE = PERSONAL_INFORMATION("第四十七条", "应当主动删除个人信息")
RETAINED = PERSONAL_INFORMATION("第四十七条", "保存期限未届满")


class Ground(StrEnum):
    """删除的情形：第四十七条第一款五项。"""

    fulfilled = "fulfilled"
    expired = "expired"
    withdrawn = "withdrawn"
    unlawful = "unlawful"
    other = "other"

    @property
    def label(self) -> str:
        return {
            "fulfilled": "处理目的已实现、无法实现或者不再必要",
            "expired": "保存期限已届满",
            "withdrawn": "本人撤回同意",
            "unlawful": "违反法律、行政法规或者约定而处理",
            "other": "法律、行政法规规定的其他情形",
        }[self.value]


class Erasure(Facts):
    """删除：哪些内容，属于哪种情形，为什么。"""

    items: tuple[str, ...] = ask("删除哪些内容", choices="contents", english="What is erased")
    ground: Ground = ask("属于哪种情形", english="On which ground")
    reason: Prose = ask(
        "删除的理由（不要写出被删除的内容）", long=True, english="Why (without repeating what is erased)"
    )


@guard(
    "所选内容须由本纠纷的记录所存，尚未删除",
    ERASE,
    english="What is chosen must be kept by a record of this dispute and not be erased yet",
)
def is_kept(case: Case, erasure: Erasure) -> bool:
    return bool(erasure.items) and set(erasure.items) == case.kept(erasure.items).found


@guard(
    "因目的已实现或者保存期限届满而删除的，本纠纷各案须已办结",
    RETAINED,
    english="Where the purpose is fulfilled or the time of keeping is over, all cases of the dispute must be closed",
)
def is_over(case: Case, erasure: Erasure) -> bool:
    waits = erasure.ground in (Ground.fulfilled, Ground.expired)
    return not waits or all(each.closed for each in case.family.all(Proceeding))


@guard(
    "本人在本院另有未结案件的，他的身份信息还不能删除",
    RETAINED,
    english="Who has another open case in this court cannot have his identity erased yet",
)
def is_needed_nowhere(case: Case, erasure: Erasure) -> bool:
    return not case.kept(erasure.items).busy


def erase(case: Case, erasure: Erasure) -> Iterator[Any]:
    """同一内容在本纠纷别处存着的一并删除；记录上留下删除的标记，文件在提交以后删去，已经成册的重新成册。"""
    kept = case.kept(erasure.items)
    yield Erases(kept.ids)
    lost = set()
    for row in case.records():
        gone = holding(row, kept.values)
        if gone and (table_of(type(row)).name, row.id) in kept.records:
            lost.add(row.id)
            yield changed(row, **dict.fromkeys(gone, TOMBSTONE))
    for archive in sorted({each.proceeding for each in case.family.all(BoundPaper) if each.paper in lost}):
        yield Errand("bind", {"archive": archive})
    for value in sorted(kept.values):
        if FILE.fullmatch(value):
            yield Errand("forget", {"file": value})


@common("erase")
def _erase(states: Parts) -> Step:
    return Step(
        "删除内容",
        by=PRESIDENT,
        moves=AnyState(states[1]).stays,
        facts=Erasure,
        needs=[is_kept, is_over, is_needed_nowhere],
        does=erase,
        reads=(Keeps("items"),),
        signed=True,
        law=ERASE,
        english="Erase contents",
    )
