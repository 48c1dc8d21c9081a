"""期限的推算: every clock of a procedure, derived again after each step from its anchors and adjustments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from xiezhi.engine.case import Case, changed
from xiezhi.engine.family import Happened
from xiezhi.engine.refused import cited
from xiezhi.engine.words import PROCEDURES, Length, Moment, Procedure, Role, Since, Step
from xiezhi.law.derivation import Derivation
from xiezhi.law.parameters import badge
from xiezhi.law.periods import Period, Unit
from xiezhi.law.sources import Basis
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.records.deadline import Adjustment, Deadline
from xiezhi.records.paper import Delivery, Paper

SETTLED = ("met", "lapsed", "void")
TRANSIT = "periods.transit_days"
POSTED = CIVIL_PROCEDURE("第八十五条", "诉讼文书在期满前交邮的，不算过期")
UNITS = {"days": Unit.DAY, "working_days": Unit.WORKING_DAY, "months": Unit.MONTH, "years": Unit.YEAR}


# --- anchors --------------------------------------------------------------------------------------------------------


def after(*steps: str) -> Since:
    """From the last time one of these steps was taken."""

    def moments(case: Case) -> dict[str, Moment]:
        entry = case.last(*steps)
        return {"": _moment(entry)} if entry else {}

    return moments


def received(*steps: str) -> Since:
    """From the day on which the court has what one of these steps brought, though it was posted before."""

    def moments(case: Case) -> dict[str, Moment]:
        entry = case.last(*steps)
        return {"": Moment(entry.entry, entry.at[:10], entry.at)} if entry else {}

    return moments


def first(*steps: str) -> Since:
    """From the first time one of these steps was taken."""

    def moments(case: Case) -> dict[str, Moment]:
        found = case.entries(*steps)
        return {"": _moment(found[0])} if found else {}

    return moments


def each(*steps: str) -> Since:
    """For each person from the step that concerned him."""
    return lambda case: {entry.subject or entry.actor: _moment(entry) for entry in case.entries(*steps)}


def _moment(entry: Happened) -> Moment:
    return Moment(entry.entry, entry.day, entry.happened)


def on_served(*kinds: str) -> Since:
    """For each recipient from the day on which a paper of one of these kinds was effectively served on him."""

    def moments(case: Case) -> dict[str, Moment]:
        papers = {paper.id: paper.at for paper in case.mine(Paper) if paper.kind in kinds}
        served = [each for each in case.family.all(Delivery) if each.paper in papers and each.effective]
        void = case.family.void
        valid = [each for each in served if each.proof not in void]
        return {each.recipient: Moment(each.proof, each.effective, known=papers[each.paper]) for each in valid}

    return moments


def when_all_served(kind: str, role: str) -> Since:
    """From the day on which the last of those who stand here in a role was served; not before all have been."""
    each_served = on_served(kind)

    def moments(case: Case) -> dict[str, Moment]:
        served, wanted = each_served(case), {each.person for each in case.standings(role)}
        if not wanted or not wanted <= served.keys():
            return {}
        return {"": max((served[person] for person in wanted), key=lambda moment: moment.day)}

    return moments


# --- the clocks of a procedure --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class Clock:
    """One period of a procedure: it ends when its state is left, or when one of its steps is taken. There is one of
    each, equal to itself alone."""

    name: str
    label: str
    kind: str
    period: Length
    since: Since
    role: Role
    law: Basis
    state: str = ""
    steps: tuple[str, ...] = ()
    lapses_into: str = "lapse"
    rolls: bool = True
    by_post: bool = False
    through: tuple[str, ...] = ()
    """Further states in which the period of a state runs on."""
    outlives: bool = False
    """Whether it runs on after its proceeding is closed, for what keeps it or what it ends in is done then."""


def clocks_of(procedure: type[Procedure]) -> tuple[Clock, ...]:
    if procedure.name not in _CLOCKS:
        _CLOCKS[procedure.name] = tuple(_clocks(procedure))
    return _CLOCKS[procedure.name]


_CLOCKS: dict[str, tuple[Clock, ...]] = {}


def outliving(procedure: type[Procedure]) -> frozenset[str]:
    """The clocks that run on after a proceeding of this kind is closed."""
    return frozenset(each.name for each in clocks_of(procedure) if each.outlives)


def _clocks(procedure: type[Procedure]) -> Iterator[Clock]:
    lapses = {step.on_lapse_of: step.name for step in procedure.steps.values() if step.on_lapse_of}
    for state in procedure.states.values():
        if state.lasts or state.within:
            kind, period = ("stage", state.lasts) if state.lasts else ("duty", state.within)
            assert state.since is not None, f"the clock of {state!r} lacks since="
            assert state.law is not None, f"the clock of {state!r} lacks law="
            assert state.by is not None, f"the clock of {state!r} lacks by="
            yield Clock(
                state.name, state.label, kind, period, state.since, state.by, state.law, state=state.name,
                lapses_into=lapses.get(state, "lapse"), rolls=state.rolls, through=state.through,
            )  # fmt: skip
    for step in procedure.steps.values():
        if step.within or step.until:
            kind, period = ("duty", step.within) if step.within else ("right", step.until)
            assert step.since is not None, f"the clock of {step!r} lacks since="
            steps = (step.name, *step.met_by)
            yield Clock(
                step.name, step.label, kind, period, step.since, step.roles[0], step.law, steps=steps,
                lapses_into=step.then or "lapse", by_post=step.by_post,
            )  # fmt: skip
    for name, promise in procedure.promises.items():
        kind = "right" if promise.right else "duty"
        ends = [procedure.steps[each] for each in (*promise.kept_by, *([promise.then] if promise.then else []))]
        yield Clock(
            name, promise.label, kind, promise.within, promise.since, promise.by, promise.law, steps=promise.kept_by,
            lapses_into=promise.then or "lapse", rolls=promise.rolls,
            outlives=any(state.last for step in ends for state in step.moves.sources),
        )  # fmt: skip


def rederived(case: Case) -> list[Deadline]:
    """The deadlines of this proceeding that differ from what stands in the records."""
    procedure = PROCEDURES[case.proceeding.procedure]
    clocks = clocks_of(procedure)
    if not clocks:
        return []
    standing_rows = {row.id: row for row in case.deadlines}
    fresh: dict[str, Deadline] = {}
    adjustments = list(case.mine(Adjustment))
    been = {entry.moved for entry in case.entries()}
    for clock in clocks:
        if clock.state and clock.state not in been:
            continue
        for person, moment in clock.since(case).items():
            known = standing_rows.get(f"{moment.entry}:{clock.name}:{person}")
            row = _derive(case, clock, person, moment, adjustments, known)
            fresh[row.id] = row
    void = case.family.void
    for id, row in standing_rows.items():
        if id not in fresh and row.status != "void" and (row.status not in SETTLED or row.anchor in void):
            fresh[id] = changed(row, status="void")
    return [row for id, row in fresh.items() if row != standing_rows.get(id)]


def _derive(
    case: Case, clock: Clock, person: str, moment: Moment, adjustments: list[Adjustment], stood: Deadline | None
) -> Deadline:
    start, extended, excluded, suspended = _adjusted(adjustments, clock, person, moment.day)
    period = clock.period if isinstance(clock.period, Period) else clock.period(case)
    since = moment.at[:16] if period.unit is Unit.HOUR and start == moment.day else start
    derivation, due, lines = _derivation(period, since, extended, excluded, clock.rolls)
    ended = _ended(case, clock, person, moment)
    met = (ended.happened[: len(due)] if len(due) > 10 else ended.day) if ended else ""
    over = bool(case.proceeding.closed) and not clock.outlives
    status = _status(clock, met, due, suspended, over)
    if stood and not met and stood.due == due:
        kept = ("lapsed", "late", *(("unposted",) if status == "open" else ()))
        status = stood.status if stood.status in kept else status
        status = "lapsed" if over and status == "late" else status
    margin = _margin(case, due) if clock.by_post else ""
    if margin:
        lines = (*lines, ("邮路核实", margin, badge(TRANSIT, _transit(case, due)), str(POSTED)))
    here = case.proceeding
    return Deadline(
        id=f"{moment.entry}:{clock.name}:{person}", court=here.court, dispute=here.dispute, proceeding=here.id,
        clock=clock.name, label=clock.label, kind=clock.kind, role=clock.role.name, person=person,
        anchor=moment.entry, start=start,
        unrolled=str(derivation.unrolled)[:10], due=due, provisional=derivation.provisional, status=status,
        law=_cited(clock, start), met=met, lines=lines, margin=margin, posted=stood.posted if stood else (),
        before=() if stood is None else stood.before if stood.due == due else (*stood.before, stood.due),
    )  # fmt: skip


def _transit(case: Case, due: str) -> str:
    return case.house.setting(TRANSIT, date.fromisoformat(due), None)


def _margin(case: Case, due: str) -> str:
    """The day until which the post may bring what was handed to it on the last day."""
    return (date.fromisoformat(due) + timedelta(days=int(_transit(case, due)))).isoformat()


def _status(clock: Clock, met: str, due: str, suspended: bool, closed: bool) -> str:
    if met:
        return "late" if met > due and clock.kind == "duty" else "met"
    if closed:
        return "void"
    return "suspended" if suspended else "open"


def _adjusted(
    adjustments: list[Adjustment], clock: Clock, person: str, day: str
) -> tuple[str, Period | None, tuple[tuple[date, date], ...], bool]:
    """From when it runs, by how much longer, without which spans, and whether it stands still."""
    if not adjustments:
        return day, None, (), False
    mine = [each for each in adjustments if each.clock in ("", clock.name) and each.person in ("", person)]
    start = max([day, *(each.since for each in mine if each.kind == "restart")])
    extended: Period | None = None
    excluded, suspended = [], False
    for each in mine:
        if each.kind == "extend":
            more = Period(each.amount, UNITS[each.unit])
            extended = extended + more if extended and extended.unit is more.unit else more
        elif each.kind in ("exclude", "suspend") and (not each.until or each.until >= start):
            if not each.until:
                suspended = True
                continue
            excluded.append((date.fromisoformat(each.since), date.fromisoformat(each.until)))
    return start, extended, tuple(excluded), suspended


@lru_cache(maxsize=20_000)
def _derivation(
    period: Period, start: str, extended: Period | None, excluded: tuple[tuple[date, date], ...], rolls: bool
) -> Spelt:
    if period.unit is Unit.HOUR:
        return spelt(period.derive(datetime.fromisoformat(start), extended=extended))
    return spelt(period.derive(date.fromisoformat(start), extended=extended, excluded=excluded, rolls=rolls))


Spelt = tuple[Derivation, str, tuple[tuple[str, str, str, str], ...]]


def spelt(derivation: Derivation) -> Spelt:
    """The derivation, and as a deadline writes them the end of the period and its lines."""
    lines = tuple((line.label, str(line.day), line.sum, str(line.law or "")) for line in derivation.lines)
    return derivation, derivation.due.isoformat()[:16], lines


@lru_cache(maxsize=20_000)
def _cited(clock: Clock, start: str) -> str:
    return str(cited(clock.law, date.fromisoformat(start)))


def _ended(case: Case, clock: Clock, person: str, moment: Moment) -> Happened | None:
    """The entry with which the period ended well, None while it runs."""
    past, here, void = False, case.proceeding.id, case.family.void
    steps = {f"{case.proceeding.procedure}.{name}" for name in clock.steps}
    for entry in case.family.entries:
        if entry.entry == moment.entry:
            past = True
            continue
        past = past or bool(moment.known and entry.at > moment.known)
        if not past or entry.proceeding != here or entry.entry in void:
            continue
        if clock.state:
            if entry.moved and entry.moved not in (clock.state, *clock.through):
                return entry
        elif entry.step in steps and (
            not person
            or person in (entry.subject, entry.actor)
            or person in (case.himself(entry.subject), case.himself(entry.actor))
        ):
            return entry
    return None


def lapse_step(deadline: Deadline, procedure: type[Procedure]) -> Step:
    """What the clock does when this deadline has passed: the step named for it, or simply the record that it passed."""
    clock = next(each for each in clocks_of(procedure) if each.name == deadline.clock)
    return procedure.steps[clock.lapses_into]


def shares(deadline: Deadline, today: str) -> int:
    """How much of a period is used, in percent; above 100 when it has passed."""
    start, due, now = (date.fromisoformat(day) for day in (deadline.start, deadline.due, today))
    return 100 * (now - start).days // max((due - start).days, 1) if now <= due else 101
