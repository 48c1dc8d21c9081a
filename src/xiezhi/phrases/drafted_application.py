"""到期没有付清的调解书、经确认的调解协议: the application for enforcement is drafted, with its proofs named, for the
creditor to read and confirm; without him nothing begins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from xiezhi.engine.case import Case, Errand, Notice, changed
from xiezhi.engine.words import CLOCK, Effect, Guard, Moves, Step, guard
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.law.working import from_fen
from xiezhi.papers.words import amount_in_figures, plain_date
from xiezhi.phrases.enforceable import Application, open_obligations
from xiezhi.phrases.people import particulars_of
from xiezhi.records.obligation import Obligation
from xiezhi.records.paper import Paper

KIND = "enforcement_application"
SETTLEMENT = CIVIL_PROCEDURE("第二百四十七条", "调解书和其他应当由人民法院执行的法律文书，当事人必须履行")


def is_draft_application(paper: Paper) -> bool:
    """An application that its creditor has not confirmed."""
    return paper.kind == KIND and paper.shelf != "main"


def unpaid(case: Case) -> list[Obligation]:
    """What has fallen due by now, of what one party owes another."""
    return [each for each in open_obligations(case) if each.creditor and each.due <= case.day]


@guard(
    "须有到期没有履行的一项，并且还没有人申请执行",
    SETTLEMENT,
    english="An item must be due and unperformed, and nobody have applied",
)
def is_unpaid(case: Case, _: Any) -> bool:
    return bool(unpaid(case)) and not case.entries("apply_for_enforcement")


def draft(*titles: str) -> Effect:
    """One application for each creditor, on a shelf of his own, from the file; nobody types anything again."""

    def effect(case: Case, _: Any) -> Iterator[Any]:
        owed = unpaid(case)
        for row in case.deadlines:
            if row.clock == "performance" and row.status == "open" and row.due <= case.day:
                yield changed(row, status="late")
        for creditor in dict.fromkeys(each.creditor for each in owed):
            mine = [each for each in owed if each.creditor == creditor]
            debtors = tuple(dict.fromkeys(person for each in mine for person in each.debtors))
            paper = case.draft(
                KIND,
                shelf=creditor,
                creditors=particulars_of(case, (creditor,), "申请执行人"),
                debtors=particulars_of(case, debtors, "被执行人"),
                title=_title(case, titles),
                duties=[_left(each) for each in mine],
                due=plain_date(date.fromisoformat(max(each.due for each in mine))),
                materials=_materials(case, titles),
                signers=[["申请执行人", case.person(creditor).name]],
            )
            yield changed(paper, by=creditor)
            whose = "、".join(case.person(each).name for each in debtors)
            yield Notice(creditor, f"{whose}到期没有付清；申请执行书和证明材料已经替您备好，看过后点“申请执行”确认")

    return effect


def _left(item: Obligation) -> str:
    if item.kind != "money" or not item.paid:
        return item.text
    return f"{item.text}（已履行{amount_in_figures(from_fen(item.paid))}元）"


def _title(case: Case, titles: Iterable[str]) -> str:
    """（2026）内0902民特12号民事裁定书。"""
    paper = next(each for kind in titles if (each := case.paper(kind)) is not None)
    return f"{paper.filled().get('number') or case.proceeding.number}{paper.title}"


def _materials(case: Case, titles: Iterable[str]) -> list[str]:
    """What it rests on, each with the code under which anybody checks it and fetches its proof."""
    found = (case.paper(kind) for kind in (*titles, "effect_certificate"))
    return [f"{each.title}（核验码{each.check_code}）" for each in found if each is not None]


def drafting_application(moves: Moves, *titles: str, needs: Iterable[Guard] = ()) -> Step:
    """What the clock does when the last day to perform has passed."""
    return Step(
        "备好申请执行书",
        by=CLOCK,
        moves=moves,
        needs=[*needs, is_unpaid],
        does=draft(*titles),
        law=SETTLEMENT,
        english="Draft the application for enforcement",
        help="只备好材料，由权利人看过后自己确认；不确认，什么也不发生",
    )


def confirmed(case: Case, _: Application) -> Iterator[Any]:
    """The creditor confirms: the application is his, dated today and sealed, and everybody in the case may read it."""
    for each in case.mine(Paper):
        if is_draft_application(each) and each.shelf in case.principals:
            paper = changed(each.holding(day=case.day), shelf="main", at=case.now, by=case.actor, signers=(case.me,))
            yield paper
            yield Errand("seal", {"paper": paper.id})
