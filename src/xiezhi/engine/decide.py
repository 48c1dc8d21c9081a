"""A step is decided by pure functions upon a frozen view: what it changes, draws and sets off is data, and only the door writes it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from xiezhi.engine.case import Case, Draws, Errand, Notice, Tally, changed, holds, iso, moves_from
from xiezhi.engine.clocks import rederived
from xiezhi.engine.facts import Facts, digest
from xiezhi.engine.family import Family, Happened, House, World
from xiezhi.engine.refused import Absent, Refused
from xiezhi.engine.words import CLOCK, COURSE, PROCEDURES, Every, Link, Role, Step, find_step
from xiezhi.law.sources import Policy
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.records.consent import Consent
from xiezhi.records.counter import Counter as CounterRow
from xiezhi.records.court import Leave, Officer, Setting
from xiezhi.records.deadline import Deadline
from xiezhi.records.dispute import Dispute
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person
from xiezhi.records.proceeding import Flag, Proceeding
from xiezhi.records.table import Row

HOUSE_RULE = Policy("办理规则")
LATE = CIVIL_PROCEDURE("第八十六条", "在障碍消除后的十日内")


@dataclass(frozen=True, slots=True)
class Act:
    """One step that somebody wants to take. `on` is the proceeding's id, or for an opening step the parent's (or empty)."""

    step: Step
    facts: Facts
    on: str
    by: str
    role: Role
    key: str
    court: str = ""
    happened: datetime | None = None
    because: str = ""
    token: bool = False
    random: bytes = b""
    """What codes are made from, drawn by the door."""

    @property
    def entry(self) -> str:
        """The entry's id: the caller's key, bound to who he is and where he acts; the same again is the same id."""
        return entry_id(self.court, self.by, self.key)


def entry_id(court: str, actor: str, key: str) -> str:
    text = "\n".join((court, actor, key)).encode()
    return base64.b32encode(hashlib.sha256(text).digest())[:16].decode().lower()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one entry writes. `family` and `house` are what the next decision looks upon."""

    act: Act
    proceeding: Proceeding
    happened: Happened
    recorded_at: str
    happened_at: str
    corrects: str
    digest: str
    rows: tuple[tuple[Row, Row | None], ...]
    """Each record as it shall be, and as it was (None: new)."""
    tallies: tuple[Tally, ...]
    errands: tuple[Errand, ...]
    notices: tuple[Notice, ...]
    family: Family
    house: House
    counters: dict[str, int] = field(default_factory=dict)
    waits: bool = False
    """A joint step that other parties have yet to consent to."""


def decide(world: World, act: Act, now: datetime) -> list[Outcome]:
    """The step's own outcome, then one for each step that the course takes because of it. Raises Refused or Absent."""
    counters = dict(world.counters)
    outcome = _decide(world, act, now, counters)
    outcomes = [outcome]
    waiting = list(_following(world, outcome, now, counters))
    while waiting:
        after = _after(world, outcomes[-1])
        link_act = waiting.pop(0)
        outcome = _decide(after, link_act, now, counters)
        outcomes.append(outcome)
        waiting += _following(after, outcome, now, counters)
    return outcomes


def _after(world: World, outcome: Outcome) -> World:
    dispute, court = outcome.proceeding.dispute, outcome.proceeding.court
    return replace(
        world,
        families={**world.families, dispute: outcome.family},
        houses={**world.houses, court: outcome.house},
    )


def after(world: World, outcomes: list[Outcome]) -> World:
    """The world as the last outcome leaves it."""
    counters = dict(world.counters)
    persons, alike = dict(world.persons), dict(world.alike)
    for outcome in outcomes:
        world = _after(world, outcome)
        counters.update(outcome.counters)
        for row, _ in outcome.rows:
            if isinstance(row, Person) and row.id_number:
                persons[(row.court, row.id_number)] = row
            elif isinstance(row, Dispute) and (row.court, row.likeness) in alike:
                alike[(row.court, row.likeness)] = (*alike[(row.court, row.likeness)], row)
    return replace(world, counters=counters, persons=persons, alike=alike)


def look(world: World, act: Act, proceeding: str, now: datetime, draws: Draws) -> Case:
    """The case seen from a proceeding that stands; raises Absent where there is none."""
    for family in world.families.values():
        found = family.get(Proceeding, proceeding)
        if found is not None:
            house = world.houses[found.court]
            happened = iso(act.happened or now)
            return Case(world, family, house, found, act.by, act.role, iso(now), happened, draws, act.step, act.because)
    raise Absent


def view(world: World, act: Act, now: datetime, draws: Draws | None = None) -> Case:
    """The case that this act looks upon: its proceeding, or the one that it would open; raises Absent where there is none."""
    draws = draws or Draws(act.entry, dict(world.counters))
    if not act.step.opens:
        return look(world, act, act.on, now, draws)
    parent = look(world, act, act.on, now, draws).proceeding if act.on else None
    dispute, day = parent.dispute if parent else act.entry, iso(act.happened or now)[:10]
    opened = Proceeding(
        id=act.entry, court=act.court, dispute=dispute, procedure=act.step.procedure.name, state="", since=day, opened=day,
        edition=edition_of(day), parent=act.on, amount=parent.amount if parent else None,
    )  # fmt: skip
    family, house = world.families.get(dispute, Family()).after([opened]), world.houses.get(act.court, House(None))
    return Case(
        world, family, house, opened, act.by, act.role, iso(now), iso(act.happened or now), draws, act.step, act.because
    )


def edition_of(day: str) -> str:
    return CIVIL_PROCEDURE.on(date.fromisoformat(day)).name


def refusals(case: Case, act: Act) -> Iterator[Refused]:
    """Every reason why this step may not be taken now, the first of them being what the door answers."""
    step = act.step
    if not step.opens and not moves_from(step.moves.sources, case.proceeding.state):
        here = PROCEDURES[case.proceeding.procedure].states[case.proceeding.state].label
        wanted = "、".join(state.label for state in step.moves.sources)
        yield Refused(f"案件现为“{here}”，“{step.label}”须在“{wanted}”时办理", step.law)
    if not act.because and not _may(case, act):
        who = "、".join(role.label for role in step.roles)
        yield Refused(f"“{step.label}”由{who}办理", step.law)
    if act.token and step.signed:
        yield Refused("需要签名的步骤不能用令牌办理", HOUSE_RULE)
    yield from _time(case, act)
    if step.until:
        yield from _lapsed(case, step)
    for guard in step.needs:
        if not guard(case, act.facts):
            yield Refused(guard.sentence, guard.law)


def _may(case: Case, act: Act) -> bool:
    """By its role; the clock may also take what happens by itself when a period has passed."""
    if act.role is CLOCK:
        lapses = act.step.on_lapse_of or any(act.step.name == each.then for each in act.step.procedure.steps.values())
        return bool(lapses) or CLOCK in act.step.roles
    return act.role in act.step.roles and (act.role.kind == "system" or holds(case, act.by, act.role))


def _time(case: Case, act: Act) -> Iterator[Refused]:
    if act.happened is None:
        return
    if not act.step.stated and act.role is not CLOCK and not act.because:
        yield Refused(f"“{act.step.label}”以登记时间为准，不能另填发生时间", HOUSE_RULE)
    if iso(act.happened) > case.now:
        yield Refused("发生时间不能晚于现在", HOUSE_RULE)


def _lapsed(case: Case, step: Step) -> Iterator[Refused]:
    for row in case.deadlines:
        if row.clock != step.name or row.person not in ("", case.me) or row.status in ("met", "void", "late"):
            continue
        if row.status == "lapsed" or (not row.provisional and case.day > row.due and row.status != "suspended"):
            yield Refused(f"“{step.label}”的期限已于{row.due}届满", LATE if row.status == "lapsed" else step.law)


def _decide(world: World, act: Act, now: datetime, counters: dict[str, int]) -> Outcome:
    case = view(world, act, now, Draws(act.entry, counters, act.random))
    for refusal in refusals(case, act):
        raise refusal
    consented = _consents(case, act)
    if consented is not None:
        return _outcome(case, act, [consented], moves=False)
    told = list(act.step.does(case, act.facts)) if act.step.does else []
    return _outcome(case, act, told, moves=True)


def _consents(case: Case, act: Act) -> Consent | None:
    """For a step all must take: this party's yes, unless it was the last that was missing."""
    if not act.step.joint or act.because:
        return None
    wanted = digest(act.facts)
    mine = case.make(
        Consent, proceeding=case.proceeding.id, step=act.step.name, person=case.me, digest=wanted, at=case.now
    )
    given = {each.person for each in consents(case, act.step) if each.digest == wanted} | {case.me}
    return None if given >= set(case.parties) else mine


def consents(case: Case, step: Step) -> list[Consent]:
    """The consents given to a joint step since it was last taken; other facts void those given before."""
    taken = case.last(step.name)
    given = [each for each in case.mine(Consent) if each.step == step.name and not each.void]
    latest = max((each.at for each in given), default="")
    newest = next((each.digest for each in given if each.at == latest), "")
    return [each for each in given if each.digest == newest and (taken is None or each.at > taken.at)]


def _outcome(case: Case, act: Act, told: Iterable[Any], *, moves: bool) -> Outcome:
    rows: dict[tuple[type[Row], str], Row] = {}
    errands, notices, tallies, corrects, subject = [], [], [], "", ""
    for each in told:
        if isinstance(each, Row):
            rows[type(each), each.id] = each
            errands += _sealing(case, each)
        elif isinstance(each, Errand):
            errands.append(each)
        elif isinstance(each, Notice):
            notices.append(each)
        elif isinstance(each, Tally):
            tallies.append(each)
        elif isinstance(each, Corrects):
            corrects = each.entry
        elif isinstance(each, Subject):
            subject = each.person
    for flag in flags(case, corrects) if corrects else ():
        rows[Flag, flag.id] = flag
        notices += [Notice(person, flag.text) for person in case.parties]
    proceeding, moved = _moved(case, act.step, rows, moves)
    step_id = act.step.id if moves else f"{act.step.id}?"
    happened = Happened(
        act.entry,
        proceeding.id,
        step_id,
        case.actor,
        act.role.name,
        case.day,
        case.now,
        moved,
        subject or _me(case),
        corrects,
    )
    family = case.family.after(rows.values(), happened)
    now_case = replace(case, family=family, proceeding=proceeding)
    for deadline in _clocks(now_case, family):
        rows[Deadline, deadline.id] = deadline
    drawn = dict(case.draws.drawn)
    for series, value in drawn.items():
        rows[CounterRow, series] = CounterRow(id=series, court=proceeding.court, dispute="", value=value)
    case.draws.drawn.clear()
    pairs = ((row, _as_it_was(case, row)) for row in rows.values())
    changes = tuple((row, before) for row, before in pairs if row != before)
    return Outcome(
        act=act, proceeding=proceeding, happened=happened, recorded_at=case.now, happened_at=case.happened, corrects=corrects,
        digest=digest(act.facts), rows=changes, tallies=(*tallies, *_events(case, proceeding, moved)),
        errands=tuple(errands), notices=tuple(notices), family=family.after(rows.values()),
        house=case.house.after(rows.values()), counters=drawn, waits=not moves,
    )  # fmt: skip


def flags(case: Case, corrected: str) -> Iterator[Flag]:
    """Steps already taken upon an entry that is corrected: each is shown to its judge, none is undone by itself."""
    hung = [row for row in case.family.all(Deadline) if row.anchor == corrected and row.status != "void"]
    clocks = {(row.proceeding, row.clock) for row in hung}
    past = False
    for entry in case.family.entries:
        past = past or entry.entry == corrected
        clock = (entry.proceeding, entry.step.partition(".")[2])
        lapsed = entry.role == CLOCK.name and any(entry.proceeding == row.proceeding for row in hung)
        if past and entry.entry != corrected and (clock in clocks or lapsed):
            label = find_step(entry.step.rstrip("?")).label
            text = f"“{label}”（{entry.day}）所依据的记录已被更正，请承办人核看"
            yield case.make(Flag, proceeding=entry.proceeding, entry=entry.entry, because=case.draws.entry, text=text)


def _as_it_was(case: Case, row: Row) -> Row | None:
    if isinstance(row, Person):
        known = case.family.persons.get(row.person) or case.known(row.id_number)
        return known if known and known.id == row.id else None
    if isinstance(row, Officer | Leave | Setting):
        return {**case.house.officers, **case.house.leaves, **case.house.settings}.get(row.id)
    if isinstance(row, Proceeding) and case.step and case.step.opens and row.id == case.proceeding.id:
        return None
    return case.family.get(type(row), row.id)


def _me(case: Case) -> str:
    return case.me if case.role.kind in ("standing", "joint") else ""


def _moved(case: Case, step: Step, rows: dict[tuple[type[Row], str], Row], moves: bool) -> tuple[Proceeding, str]:
    """The proceeding after the step, put among the rows where it changed; and the state it led to."""
    key = (Proceeding, case.proceeding.id)
    proceeding = rows.get(key, case.proceeding)
    assert isinstance(proceeding, Proceeding)
    to = step.moves.to if moves else None
    if to is not None:
        closed = case.day if to.last else ""
        proceeding = changed(proceeding, state=to.name, since=case.day, closed=closed)
    if proceeding != case.proceeding or step.opens:
        rows[key] = proceeding
    return proceeding, to.name if to else ""


def _clocks(case: Case, family: Family) -> Iterator[Deadline]:
    """What runs in this proceeding, and in its parent, whose anchors may lie here."""
    for proceeding in (case.proceeding, case.parent):
        if proceeding is not None and (not proceeding.closed or proceeding is case.proceeding):
            yield from rederived(replace(case, family=family, proceeding=proceeding))


def _events(case: Case, proceeding: Proceeding, moved: str) -> Iterator[Tally]:
    """What the cube counts of any step: its taking, the numbering of a proceeding, and its end with its days."""
    if not proceeding.number or not PROCEDURES[proceeding.procedure].numbered:
        return
    if not case.proceeding.number:
        yield Tally("opened", fen=proceeding.amount or 0)
    if proceeding.closed and not case.proceeding.closed:
        lasted = (date.fromisoformat(proceeding.closed) - date.fromisoformat(proceeding.numbered)).days
        yield Tally("closed", fen=proceeding.amount or 0, days=lasted)
    if case.step is not None:
        yield Tally(case.step.id)


def _sealing(case: Case, row: Row) -> list[Errand]:
    new = isinstance(row, Paper) and row.origin == "court" and case.family.get(Paper, row.id) is None
    return [Errand("seal", {"paper": row.id, "proceeding": case.proceeding.id})] if new else []


@dataclass(frozen=True, slots=True)
class Corrects:
    """What an effect yields to say which entry its own corrects."""

    entry: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What an effect yields to say whom its entry concerns."""

    person: str


def _following(world: World, outcome: Outcome, now: datetime, counters: dict[str, int]) -> Iterator[Act]:
    """The steps that the course takes because of this one, all upon what it left."""
    step, act = outcome.act.step, outcome.act
    if not step.follows or outcome.waits:
        return
    case = look(_after(world, outcome), act, outcome.proceeding.id, now, Draws(act.entry, counters))
    targets = [(link, on, facts) for link in step.follows for on, facts in _targets(case, link, act.facts)]
    for number, (link, on, facts) in enumerate(targets, 1):
        yield Act(
            step=link.then, facts=facts, on=on, by=act.by, role=COURSE, court=outcome.proceeding.court,
            key=f"{act.entry}>{number}", because=act.entry, happened=act.happened, random=act.random,
        )  # fmt: skip


def _targets(case: Case, link: Link, facts: Facts) -> Iterator[tuple[str, Facts]]:
    if isinstance(link.when, Every):
        parent = case.parent
        if parent is None or parent.procedure != link.then.procedure.name or parent.closed:
            return
        names = {state.name for state in link.when.states}
        siblings = case.of(parent).children(case.proceeding.procedure)
        if not all(each.state in names for each in siblings):
            return
    if link.then.opens:
        yield from ((case.proceeding.id, carried) for carried in link.carries(case, facts))
        return
    target = case.parent if case.parent and case.parent.procedure == link.then.procedure.name else case.proceeding
    if target.procedure == link.then.procedure.name and moves_from(link.then.moves.sources, target.state):
        yield from ((target.id, carried) for carried in link.carries(case, facts))
