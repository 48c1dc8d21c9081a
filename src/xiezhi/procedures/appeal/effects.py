"""第二审各步写入什么：收卷、立案、合议庭、阅卷审理、撤回。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, Errand
from xiezhi.engine.facts import plain
from xiezhi.law.working import to_fen
from xiezhi.phrases.bench import clerk_by_lot, lot, seated, seats, sentence
from xiezhi.phrases.case_file import BELOW, claim_again, persons, sheet_again, stand_again
from xiezhi.phrases.operative import taken_over
from xiezhi.phrases.requests import to_everyone, told
from xiezhi.procedures.appeal import records
from xiezhi.procedures.appeal.facts import OnPapers, Wish
from xiezhi.procedures.appeal.file import LETTER, File
from xiezhi.procedures.appeal.guards import decided_below
from xiezhi.records.dispute import Dispute
from xiezhi.records.paper import Paper

TOLD_BELOW = "told_below"
"""告诉原审法院的外联。"""
LINK = (
    "court", "court_name", "number", "judgment", "entry", "leaf", "pronounced", "bench", "found", "opinion",
    "disposition", "fee", "other_fees", "appeals", "remanded", "ruling",
)  # fmt: skip
"""移送函上记下的：案卷从哪里来，原审怎样判的。"""


def receive(case: Case, file: File) -> Iterator[Any]:
    """人、请求、判项、文书一并随案，不再填写；移送函记下原审法院、案号和那里的记录。"""
    yield case.make(
        Dispute, id=case.proceeding.dispute, cause=file.cause, door="appeal", opened=case.day, told=file.told,
        enterprise=file.enterprise,
    )  # fmt: skip
    yield case.change(amount=to_fen(file.amount) if file.amount is not None else None)
    yield from persons(case, file.people)
    yield from stand_again(case, file.people)
    yield from told((each.person for each in file.people), f"上诉案卷已经报送{case.court.name}，立案以后告知案号")
    yield from claim_again(case, file.requests)
    yield from taken_over(case, file.owed, status=BELOW)
    said = plain(file)
    for sheet in file.sheets:
        paper = sheet_again(case, sheet)
        yield paper.holding(link={name: said[name] for name in LINK}) if sheet.kind == LETTER else paper


def docket(case: Case, _: Any) -> Iterator[Any]:
    """编民终字号；告诉当事人和原审法院。"""
    numbering = case.number("民终")
    yield case.change(**numbering)
    yield Errand(TOLD_BELOW, {"step": f"{records.below(case)}.docketed_above"})
    yield from to_everyone(case, f"上诉已由{case.court.name}立案，案号{numbering['number']}")


def constitute(case: Case, _: Any) -> Iterator[Any]:
    """合议庭从没有参加过原审的审判员中抽取，院长指定抽到的第一人担任审判长。"""
    drawn = lot(case, "二审合议庭", 3, barred=decided_below(case))
    clerk = clerk_by_lot(case)
    bench = [*seats(case, drawn.chosen), *((clerk,) if clerk else ())]
    now = seated(case, drawn.chosen[0], bench)
    yield from (drawn, *bench, now.proceeding)
    yield from to_everyone(now, f"{sentence(now)}；可以申请回避")


def on_papers(case: Case, facts: OnPapers) -> Iterator[Any]:
    yield case.make(
        Paper, proceeding=case.proceeding.id, kind="inquiry", title="询问笔录", origin="party", at=case.now,
        by=case.actor, name="阅卷、调查和询问当事人的情况", data=facts.inquiry,
    )  # fmt: skip
    yield from to_everyone(case, f"合议庭决定不开庭审理：{facts.ground.label}；有新的事实、证据或者理由的，请立即提出")


# --- withdrawing -----------------------------------------------------------------------------------------------------


def withdraw(what: str) -> Any:
    """申请记入案卷，准许与否由裁定。"""

    def effect(case: Case, facts: Wish) -> Iterator[Any]:
        yield Subject(case.me)
        yield case.make(
            Paper, proceeding=case.proceeding.id, kind="withdrawal_wish", title=f"{what}申请书", origin="party",
            at=case.now, by=case.me, name=f"{what}申请书", data=facts.reason,
        )  # fmt: skip
        yield from to_everyone(case, f"{case.person(case.me).name}申请{what}，是否准许由本院裁定")

    return effect


def agree(case: Case, _: Any) -> Iterator[Any]:
    yield Subject(case.me)
    yield from to_everyone(case, f"{case.person(case.me).name}同意撤回起诉")
