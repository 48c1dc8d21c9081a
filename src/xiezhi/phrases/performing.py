"""履行: what the creditor of an item, or the court that was paid, confirms; every title to enforce has it alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, Tally, changed
from xiezhi.engine.facts import Facts, FileId, PersonId, Prose, ask
from xiezhi.engine.words import CLERK, COURSE, JUDGE, PARTY, Moves, Role, Step, guard
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.law.working import Yuan, from_fen, to_fen
from xiezhi.phrases.requests import told
from xiezhi.records.obligation import Obligation, Performance

PERFORM = CIVIL_PROCEDURE("第二百六十四条", "未按判决、裁定和其他法律文书指定的期间履行给付金钱义务的")


class Performing(Facts):
    """履行：哪一项、多少、怎样。"""

    obligation: str = ask("哪一项", choices="obligations", english="Which item")
    amount: Yuan | None = ask("金额（元）", default=None, english="Amount (yuan)")
    on: date = ask("哪一日", english="On which day")
    how: Prose = ask("怎样履行", default=Prose(""), english="How")
    whole: bool = ask("这一项已经全部履行", default=False, english="This item is performed in full")
    proof: FileId = ask("凭证", default=FileId(""), english="Proof")


class Done(Facts):
    """谁应向对方履行的都已履行。"""

    debtor: PersonId = ask("谁", choices="parties", english="Who")


def obligations(case: Case) -> list[Obligation]:
    """The items of a title, in its order."""
    return sorted(case.mine(Obligation), key=lambda each: each.order)


@guard(
    "所指须是本案尚未履行的一项，履行之日不能晚于今天",
    PERFORM,
    english="It must be an unperformed item of this case, performed not later than today",
)
def is_owed(case: Case, facts: Performing) -> bool:
    found = next((each for each in obligations(case) if each.id == facts.obligation), None)
    return found is not None and found.status == "open" and facts.on.isoformat() <= case.now[:10]


@guard(
    "是否履行须由这一项的权利人确认，交给法院的由法院确认",
    PERFORM,
    english="Its creditor confirms performance, or the court where it was paid to the court",
)
def creditor_confirms(case: Case, facts: Performing) -> bool:
    found = next((each for each in obligations(case) if each.id == facts.obligation), None)
    by_court = case.role.name in ("judge", "clerk")
    return found is not None and (by_court or found.creditor in case.principals)


@guard("所有判项都已履行才能报结", PERFORM, english="All items must be performed before it can be closed")
def all_are_performed(case: Case, _: Any) -> bool:
    return all(each.status == "performed" for each in obligations(case))


@guard(
    "应向对方履行的判项须都已履行",
    PERFORM,
    english="All items that are owed to the other side must be performed",
)
def creditors_are_satisfied(case: Case, _: Any) -> bool:
    """What is left then is owed to the court alone."""
    mine = [each for each in obligations(case) if each.creditor]
    return bool(mine) and all(each.status == "performed" for each in mine)


def done(case: Case, facts: Done) -> Iterator[Any]:
    yield Subject(facts.debtor)
    yield from told([facts.debtor], "您应向对方履行的已经全部履行；应负担的诉讼费向法院交纳")


def perform(case: Case, facts: Performing) -> Iterator[Any]:
    item = next(each for each in obligations(case) if each.id == facts.obligation)
    fen = to_fen(facts.amount) if facts.amount is not None else 0
    by = item.debtors[0]
    yield Subject(by)
    yield case.make(
        Performance, proceeding=case.proceeding.id, obligation=item.id, by=by, amount=fen, on=facts.on.isoformat(),
        how=facts.how,
    )  # fmt: skip
    yield changed(item, paid=item.paid + fen, status="performed" if facts.whole else "open")
    yield from told(case.parties, f"第{item.order}项已履行{from_fen(fen)}元")


def performing(moves: Moves, by: Role | tuple[Role, ...] = PARTY | JUDGE | CLERK) -> Step:
    """Confirming what was performed of an item."""
    return Step(
        "确认履行",
        by=by,
        moves=moves,
        facts=Performing,
        needs=[is_owed, creditor_confirms],
        does=perform,
        law=PERFORM,
        english="Confirm performance",
    )


def close(case: Case, _: Any) -> Iterator[Any]:
    """没有申请执行就履行完的，计为自动履行。"""
    if not case.children("enforcement"):
        yield Tally("performed_unforced")


def closing(moves: Moves) -> Step:
    """What the course does when the last item is performed."""
    return Step(
        "全部履行",
        by=COURSE,
        moves=moves,
        needs=[all_are_performed],
        does=close,
        law=PERFORM,
        english="Everything is performed",
    )
