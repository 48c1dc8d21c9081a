"""What is looked for every night: what cannot move, a clock without an owner, an open task on a closed case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from xiezhi.desk.errands import given_up
from xiezhi.engine.clock import court_now
from xiezhi.engine.clocks import outliving
from xiezhi.engine.houses import houses_of
from xiezhi.engine.words import EVERY_PARTY, PARTY, PROCEDURES
from xiezhi.evidence.read import last_recorded
from xiezhi.records.court import Court
from xiezhi.records.deadline import Deadline
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows, table_of


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be: what kind, where, and a sentence for whoever mends it."""

    kind: str
    proceeding: str
    sentence: str


def findings() -> list[Finding]:
    """Everything that is found tonight, in all courts."""
    found: list[Finding] = []
    for court in rows(Court):
        found += [
            *_stuck(court.id),
            *_ownerless(court.id),
            *_left_open(court.id),
            *_undone(court.id),
            *_behind(court.id),
        ]
    return found


def _stuck(court: str) -> Iterator[Finding]:
    """Open proceedings in a state that no step leads on from, or that the procedure does not know."""
    for proceeding in rows(Proceeding, court=court, closed=""):
        procedure = PROCEDURES.get(proceeding.procedure)
        state = procedure.states.get(proceeding.state) if procedure else None
        if procedure is None or state is None:
            yield Finding("unknown_state", proceeding.id, f"案件处在程序不认识的状态“{proceeding.state}”")
            continue
        leads_on = any(step.moves.to and state in step.moves.sources for step in procedure.steps.values())
        if not leads_on and not state.unclocked:
            yield Finding("stuck", proceeding.id, f"“{state.label}”没有可以走的下一步")


def _ownerless(court: str) -> Iterator[Finding]:
    """Open deadlines whose role nobody holds: neither an officer of the court nor anyone in the proceeding."""
    today = court_now().date().isoformat()
    house = houses_of([court])[court]
    for deadline in rows(Deadline, court=court, status="open"):
        if not house.holders(deadline.role, today) and not _stands(deadline):
            yield Finding("ownerless", deadline.proceeding, f"期限“{deadline.label}”（{deadline.due}届满）没有人负责")


def _stands(deadline: Deadline) -> bool:
    wanted = EVERY_PARTY.stands if deadline.role in (PARTY.name, EVERY_PARTY.name) else {deadline.role}
    return bool(rows(Standing, proceeding=deadline.proceeding, role__in=sorted(wanted), until="", limit=1))


def _left_open(court: str) -> Iterator[Finding]:
    """Deadlines still open on a proceeding that is closed, but for those that run on after its end."""
    closed = table_of(Proceeding).model.objects.filter(court=court).exclude(closed="")
    kinds = dict(closed.values_list("id", "procedure"))
    for deadline in rows(Deadline, Q(proceeding__in=closed.values("id")), court=court, status="open"):
        if deadline.clock in outliving(PROCEDURES[kinds[deadline.proceeding]]):
            continue
        yield Finding("left_open", deadline.proceeding, f"案件已结，期限“{deadline.label}”仍在计算")


def _undone(court: str) -> Iterator[Finding]:
    """Errands that were given up."""
    for errand in given_up(court):
        yield Finding("errand", errand.proceeding, f"外联“{errand.kind}”试了{errand.tries}次未成：{errand.trouble}")


def _behind(court: str) -> Iterator[Finding]:
    """A clock that is behind the log: until it has caught up, everything is recorded at the log's last moment."""
    last = last_recorded([court])
    if last > court_now().isoformat():
        yield Finding("clock", "", f"本机时钟慢于{court}的日志，最后一条记于{last}；校准以前一律按这一时刻记录")
