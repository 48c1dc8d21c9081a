"""A step is decided by pure functions upon a frozen view; what it changes, draws and sets off is data."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from xiezhi.engine.acts import Act, Corrects, Erases, Outcome, Subject
from xiezhi.engine.case import Case, Errand, Notice, Tally, changed, fallen_away, moves_from
from xiezhi.engine.clocks import outliving, rederived
from xiezhi.engine.facts import Facts, digest
from xiezhi.engine.family import Family, Happened, World
from xiezhi.engine.joining import Anywhere, Every
from xiezhi.engine.look import Draws
from xiezhi.engine.refusals import look, refusals, view
from xiezhi.engine.tallies import of_periods, of_step
from xiezhi.engine.words import CLOCK, COURSE, PROCEDURES, Link, Loads, Step, find_step
from xiezhi.papers.templates import PAPERS
from xiezhi.records.consent import Consent
from xiezhi.records.counter import Counter as CounterRow
from xiezhi.records.court import Leave, Officer, Setting
from xiezhi.records.deadline import Deadline
from xiezhi.records.dispute import Dispute
from xiezhi.records.hearing import Hearing
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Flag, Proceeding
from xiezhi.records.table import Row


def decide(world: World, act: Act, now: datetime) -> list[Outcome]:
    """The step's own outcome, then one for each step that the course takes because of it. Raises Refused or Absent."""
    counters = dict(world.counters)
    outcome = _decide(world, act, now, counters)
    outcomes = [outcome]
    waiting = list(_following(world, outcome, now, counters))
    while waiting:
        world = _beyond(world, outcomes[-1])
        outcome = _decide(world, waiting.pop(0), now, counters)
        outcomes.append(outcome)
        waiting += _following(world, outcome, now, counters)
    return outcomes


def _beyond(world: World, outcome: Outcome) -> World:
    """The world as this outcome would leave it, for the steps that follow: the batch moves on when all are decided."""
    dispute, court = outcome.proceeding.dispute, outcome.proceeding.court
    return replace(
        world,
        families={**world.families, dispute: outcome.family},
        houses={**world.houses, court: outcome.house},
        dispute_of={**world.dispute_of, outcome.proceeding.id: dispute},
    )


def after(world: World, outcomes: list[Outcome]) -> None:
    """Move the world on to what the last outcome leaves. It is the batch's own and holds all that a batch looks upon:
    copied for each step, one would pay for all the others."""
    for outcome in outcomes:
        proceeding = outcome.proceeding
        world.families[proceeding.dispute] = outcome.family
        world.houses[proceeding.court] = outcome.house
        world.dispute_of[proceeding.id] = proceeding.dispute
        world.counters.update(outcome.counters)
        for row, before in outcome.rows:
            if isinstance(row, Proceeding):
                for each, more in ((before, -1), (row, 1)):
                    if isinstance(each, Proceeding) and each.judge and not each.closed:
                        held = world.loads.setdefault(each.court, {})
                        held[each.judge] = held.get(each.judge, 0) + more
            elif isinstance(row, Standing) and before is None and _counts(outcome, row.role):
                held = world.loads.setdefault(row.court, {})
                held[row.person] = held.get(row.person, 0) + 1
            elif isinstance(row, Hearing):
                day = (row.court, row.day)
                booked = {each.id: each for each in world.booked.get(day, ())} | {row.id: row}
                world.booked[day] = tuple(booked.values())
            elif isinstance(row, Person):
                world.persons[(row.court, row.person)] = row
                if row.id_number and not row.twin:
                    world.persons[(row.court, row.id_number)] = row
            elif isinstance(row, Dispute) and (row.court, row.likeness) in world.alike:
                world.alike[(row.court, row.likeness)] += (row,)


def _counts(outcome: Outcome, role: str) -> bool:
    """Whether lots are drawn by how often somebody stands in this role in proceedings of this kind."""
    kind = outcome.proceeding.procedure
    return any(each == Loads(kind, role) for each in outcome.act.step.reads if isinstance(each, Loads))


def _decide(world: World, act: Act, now: datetime, counters: dict[str, int]) -> Outcome:
    case = view(world, act, now, Draws(act.entry, counters, act.random, act.names))
    for refusal in refusals(case, act):
        raise refusal
    consented = _consents(case, act)
    if consented is not None:
        return _outcome(case, act, consented, moves=False)
    told = list(act.step.does(case, act.facts)) if act.step.does else []
    return _outcome(case, act, told, moves=True)


def _consents(case: Case, act: Act) -> list[Consent] | None:
    """For a step all must take: the yes of each party acted for, unless they were the last that were missing."""
    if not act.step.joint or act.because:
        return None
    wanted, about, step = digest(act.facts), case.proceeding.id, act.step.name
    given = {each.person for each in consents(case, act.step) if each.digest == wanted} | set(case.principals)
    mine = [
        case.make(Consent, proceeding=about, step=step, person=person, digest=wanted, at=case.now)
        for person in case.principals
    ]
    return None if given >= set(case.parties) else mine


def consents(case: Case, step: Step) -> list[Consent]:
    """The consents that stand: given since the step was last taken or the state entered, and on the newest facts only.

    Whoever states other facts voids every consent given before, also where somebody comes back to them later.
    """
    entries = case.entries()
    place = {each.entry: number for number, each in enumerate(entries)}
    since = max((place[each.entry] for each in entries if each.moved or each.step == step.id), default=-1)
    mine = [each for each in case.mine(Consent) if each.step == step.name]
    given = [(place.get(each.id.partition("-")[0], -1), each.id, each) for each in mine]
    newest_first = [each for number, _, each in sorted(given, reverse=True) if number > since]
    return list(itertools.takewhile(lambda each: each.digest == newest_first[0].digest, newest_first))


def _outcome(case: Case, act: Act, told: Iterable[Any], *, moves: bool) -> Outcome:
    rows: dict[tuple[type[Row], str], Row] = {}
    errands, notices, tallies, corrects, subject = [], [], [], "", ""
    erased: tuple[str, ...] = ()
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
        elif isinstance(each, Erases):
            erased = each.contents
        elif isinstance(each, Subject):
            subject = each.person
    for flag in flags(case, corrects) if corrects else ():
        rows[Flag, flag.id] = flag
        notices += [Notice(person, flag.text) for person in _parties_of(case, flag.proceeding)]
    proceeding, moved = _moved(case, act.step, rows, moves)
    if proceeding.closed and not case.proceeding.closed:
        for each in fallen_away(case):
            rows.setdefault((Hearing, each.id), each)
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
        happened=case.happened,
    )
    family = case.family.after(rows.values(), happened)
    now_case = replace(case, family=family, proceeding=proceeding)
    drawn = dict(case.draws.drawn)
    case.draws.drawn.clear()
    counted = [CounterRow(id=name, court=proceeding.court, dispute="", value=value) for name, value in drawn.items()]
    late = [*_clocks(now_case, family), *counted]
    rows |= {(type(row), row.id): row for row in late}
    pairs = ((row, _as_it_was(case, row)) for row in rows.values())
    changes = tuple((row, before) for row, before in pairs if row != before)
    if corrects or case.role.kind == "system":
        notices += _last_days_moved(changes)
    return Outcome(
        act=act,
        proceeding=proceeding,
        happened=happened,
        recorded_at=case.now,
        happened_at=case.happened,
        corrects=corrects,
        rows=changes,
        tallies=(*tallies, *(of_step(case, proceeding, family) if moves else ()), *of_periods(family, changes)),
        errands=tuple(errands),
        notices=tuple(notices),
        family=family.after(late),
        house=case.house.after(rows.values()),
        counters=drawn,
        erased=erased,
        waits=not moves,
    )


def _last_days_moved(changes: Iterable[tuple[Row, Row | None]]) -> Iterator[Notice]:
    """Whose last day is another though nobody asked for it: by a correction, announced holidays, a new edition."""
    for row, before in changes:
        if not (isinstance(row, Deadline) and isinstance(before, Deadline)) or row.due == before.due:
            continue
        if row.person and row.status == "open":
            yield Notice(row.person, f"“{row.label}”的最后一天由{before.due}改为{row.due}")


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


def _parties_of(case: Case, proceeding: str) -> list[str]:
    found = case.family.get(Proceeding, proceeding)
    return case.of(found).parties if found else []


def _as_it_was(case: Case, row: Row) -> Row | None:
    if isinstance(row, Person):
        known = case.family.persons.get(row.person) or case.met(row.person) or case.known(row.id_number)
        known = known or case.other(Person, row.id)
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
        closed = (proceeding.closed or case.day) if to.last else ""
        proceeding = changed(proceeding, state=to.name, since=case.day, closed=closed)
    if proceeding != case.proceeding or step.opens:
        rows[key] = proceeding
    return proceeding, to.name if to else ""


def _clocks(case: Case, family: Family) -> Iterator[Deadline]:
    """What runs in this proceeding, and in its parent, whose anchors may lie here: if closed, what outlives it."""
    for proceeding in (case.proceeding, case.parent):
        if proceeding is None:
            continue
        if proceeding is case.proceeding or not proceeding.closed or outliving(PROCEDURES[proceeding.procedure]):
            yield from rederived(replace(case, family=family, proceeding=proceeding))


def _sealing(case: Case, row: Row) -> list[Errand]:
    """A paper under the court's seal is sealed at once; one that people sign, when its chapter says so."""
    if not isinstance(row, Paper) or row.origin != "court" or case.family.get(Paper, row.id) is not None:
        return []
    return [Errand("seal", {"paper": row.id})] if "court" in PAPERS[row.kind].signed_by else []


def _following(world: World, outcome: Outcome, now: datetime, counters: dict[str, int]) -> Iterator[Act]:
    """The steps that the course takes because of this one, all upon what it left."""
    step, act = outcome.act.step, outcome.act
    if not step.follows or outcome.waits:
        return
    case = look(_beyond(world, outcome), act, outcome.proceeding.id, now, Draws(act.entry, counters))
    targets = [(link, on, facts) for link in step.follows for on, facts in _targets(case, link, act.facts)]
    for number, (link, on, facts) in enumerate(targets, 1):
        yield Act(
            step=link.then,
            facts=facts,
            on=on,
            by=act.by,
            role=COURSE,
            court=outcome.proceeding.court,
            key=f"{act.entry}>{number}",
            because=act.entry,
            happened=act.happened,
            random=act.random,
            names=act.names,
        )


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
    name = link.then.procedure.name
    if isinstance(link, Anywhere):
        near, beneath = [], [each for each in case.family.all(Proceeding) if each.procedure == name]
    else:
        near = [each for each in (case.parent, case.proceeding) if each is not None and each.procedure == name][:1]
        beneath = case.children(name)
    for target in near or beneath:
        if moves_from(link.then.moves.sources, target.state):
            there = case if near else case.of(target)
            yield from ((target.id, carried) for carried in link.carries(there, facts))
