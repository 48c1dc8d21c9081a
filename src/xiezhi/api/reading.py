"""Records as the interface shows them to one reader: nothing that he may not see is in any of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from xiezhi.api.shapes import (
    BillShape,
    ClaimShape,
    DeadlineLine,
    DeadlineShape,
    EntryLine,
    Named,
    PaperShape,
    ProceedingLine,
    ProceedingShape,
    RelatedShape,
    StandingShape,
    Who,
    WorkingLine,
)
from xiezhi.engine import words
from xiezhi.engine.access import Viewer
from xiezhi.engine.clocks import shares
from xiezhi.engine.words import PROCEDURES, Role, find_step
from xiezhi.evidence.models import Entry
from xiezhi.evidence.read import of_proceedings
from xiezhi.law.working import from_fen
from xiezhi.phrases.related import related_cases
from xiezhi.records.court import Officer
from xiezhi.records.deadline import Deadline
from xiezhi.records.dispute import Dispute
from xiezhi.records.ledger import Bill
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Claim, Proceeding
from xiezhi.records.table import rows

ROLES = {role.name: role for role in vars(words).values() if isinstance(role, Role)}
LABELS = {**{name: role.label for name, role in ROLES.items()}, words.AGENT: "代理人"}


def yuan(fen: int | None) -> str | None:
    """Fen as yuan with two places."""
    return None if fen is None else str(from_fen(fen))


def role_named(name: str) -> Named:
    return Named(name=name, label=LABELS.get(name, name))


def names_in(court: str, people: Iterable[str]) -> Mapping[str, str]:
    """The names by which a court knows these people: as persons of a case or as its officers."""
    wanted = sorted({each for each in people if each})
    officers = {each.person: str(each.name) for each in rows(Officer, court=court, person__in=wanted)}
    return officers | {each.person: str(each.name) for each in rows(Person, court=court, person__in=wanted)}


def who(person: str, names: Mapping[str, str]) -> Who:
    return Who(person=person, name=names.get(person, ""))


def lines_of(found: Iterable[Proceeding]) -> list[ProceedingLine]:
    """Proceedings as lines of a list, in the same order."""
    proceedings = list(found)
    causes = {each.id: each.cause for each in rows(Dispute, id__in=sorted({p.dispute for p in proceedings}))}
    return [_line(each, causes.get(each.dispute, "")) for each in proceedings]


def _line(found: Proceeding, cause: str) -> ProceedingLine:
    procedure = PROCEDURES[found.procedure]
    return ProceedingLine(
        id=found.id, number=found.number, court=found.court,
        procedure=Named(name=procedure.name, label=procedure.label),
        state=Named(name=found.state, label=procedure.states[found.state].label),
        opened=found.opened, since=found.since, closed=found.closed, cause=cause, track=found.track,
        amount=yuan(found.amount), outcome=found.outcome,
    )  # fmt: skip


def proceeding_shape(found: Proceeding, person: str, day: str) -> ProceedingShape:
    """Everything in a proceeding that this person, who may see it, may see of it."""
    standings = rows(Standing, proceeding=found.id, until="", order=("order", "id"))
    entries = of_proceedings([found.id])
    names = names_in(found.court, [found.judge, *(s.person for s in standings), *(e.actor for e in entries)])
    viewer = Viewer(person, day)
    parent = rows(Proceeding, viewer.visible(), id=found.parent) if found.parent else []
    children = rows(Proceeding, viewer.visible(), parent=found.id, order=("opened", "id"))
    return ProceedingShape(
        **dict(lines_of([found])[0]),
        parent=parent[0].id if parent else None,
        children=[each.id for each in children],
        related=[
            RelatedShape(id=each.case.id, number=each.case.number, why=each.why)
            for each in related_cases(found, viewer)
        ],
        judge=who(found.judge, names) if found.judge else None,
        standings=[_standing(each, names) for each in standings],
        claims=[
            ClaimShape(order=each.order, text=each.text, amount=yuan(each.amount))
            for each in rows(Claim, proceeding=found.id, status="active", order=("order", "id"))
        ],
        deadlines=[deadline_shape(each, day) for each in rows(Deadline, proceeding=found.id, order=("due", "id"))],
        bills=[_bill(each) for each in rows(Bill, proceeding=found.id, order=("at", "id"))],
        papers=[paper_shape(each) for each in viewer.seen_papers(found.id)],
        entries=[entry_line(each, names) for each in entries],
    )


def _standing(each: Standing, names: Mapping[str, str]) -> StandingShape:
    return StandingShape(
        who=who(each.person, names),
        role=role_named(each.role),
        of=each.of,
        order=each.order,
        electronic=each.electronic,
    )


def deadline_shape(each: Deadline, day: str) -> DeadlineShape:
    """A deadline without its anchor, which may lie in a proceeding that the reader does not see."""
    return DeadlineShape(
        proceeding=each.proceeding, clock=each.clock, label=each.label, kind=each.kind, role=each.role,
        person=each.person, start=each.start, unrolled=each.unrolled, due=each.due, provisional=each.provisional,
        status=each.status, met=each.met, law=each.law, used=shares(each, day), before=list(each.before),
        lines=[DeadlineLine(label=a, day=b, sum=c, law=d) for a, b, c, d in each.lines],
    )  # fmt: skip


def _bill(each: Bill) -> BillShape:
    return BillShape(
        id=each.id, kind=each.kind, payer=each.payer, amount=str(from_fen(each.amount)), paid=str(from_fen(each.paid)),
        status=each.status, at=each.at,
        working=[WorkingLine(label=a, sum=b, amount=c, law=d) for a, b, c, d in each.working],
    )  # fmt: skip


def paper_shape(each: Paper) -> PaperShape:
    return PaperShape(
        id=each.id, proceeding=each.proceeding, kind=each.kind, title=each.title, name=each.name, origin=each.origin,
        at=each.at, sealed=each.sealed, sha256=each.sha256, sm3=each.sm3, size=each.size, media=each.media,
        check_code=each.check_code,
    )  # fmt: skip


def entry_line(each: Entry, names: Mapping[str, str]) -> EntryLine:
    """An entry without what it changed: that may lie in proceedings that the reader does not see."""
    step = find_step(each.step.rstrip("?"))
    return EntryLine(
        id=each.id, step=Named(name=step.id, label=step.label), role=each.role, by=who(each.actor, names),
        happened_at=each.happened_at, recorded_at=each.recorded_at, state=each.moved, waits=each.step.endswith("?"),
    )  # fmt: skip
