"""The line of states: where a proceeding has been, where it is, and the shortest way that is ahead of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from xiezhi.engine.case import Case
from xiezhi.engine.family import Happened
from xiezhi.engine.words import COURSE, COURTS, PROCEDURES, Procedure, State, Step
from xiezhi.pages.limits import is_running
from xiezhi.pages.saying import say as _
from xiezhi.pages.saying import termed
from xiezhi.pages.shapes import Stage

GIVING_UP = (
    "withdraw",
    "deem",
    "decline",
    "refuse",
    "redirect",
    "fail",
    "dismiss",
    "reject",
    "return",
    "cancel",
    "lapse",
    "terminate",
    "suspend",
    "relieve",
    "object",
    "invalidate",
    "give_up",
)
"""How the names of steps begin that lead off the way."""
REFUSING = ("refuse", "reject", "dismiss", "decline")
"""How the names of steps begin by which what was asked for is not granted."""


def gives_up(step: Step) -> bool:
    return step.name.startswith(GIVING_UP)


def ahead_of(case: Case) -> list[State]:
    """The states that lie ahead on the shortest way to an end that nobody calls giving up."""
    procedure = PROCEDURES[case.proceeding.procedure]
    been = {entry.moved for entry in case.entries() if entry.moved}
    return _ahead(procedure, procedure.states[case.proceeding.state], been)


def stages_of(case: Case) -> tuple[Stage, ...]:
    procedure = PROCEDURES[case.proceeding.procedure]
    been: dict[str, Happened] = {}
    for entry in case.entries():
        if entry.moved:
            been.pop(entry.moved, None)
            been[entry.moved] = entry
    here = procedure.states[case.proceeding.state]
    done = [
        Stage(termed(procedure.states[name]), "done", date.fromisoformat(entry.day), url=f"/entry/{entry.entry}")
        for name, entry in been.items()
        if name != here.name
    ]
    ahead = [Stage(label, "ahead") for label in labels_ahead(procedure, here, set(been))]
    since = been[here.name].entry if here.name in been else case.entries()[0].entry if case.entries() else ""
    return (*done, _now(case, here, f"/entry/{since}" if since else ""), *ahead)


def labels_ahead(procedure: type[Procedure], here: State, been: set[str]) -> list[str]:
    """What lies ahead is called, as far as it does not hang on a decision that nobody has made: no end is foretold."""
    ahead, labels = _ahead(procedure, here, been), list[str]()
    for at, to in zip([here, *ahead], ahead, strict=False):
        asked = _is_granted_or_refused(procedure.name, at.name, to.name)
        if asked or (to.last and len(_told(procedure.name, at.name)) > 1):
            return [*labels, _("结案") if procedure.numbered else _("办结")]
        labels.append(termed(to))
    return labels


@lru_cache(maxsize=1024)
def _is_granted_or_refused(procedure: str, at: str, to: str) -> bool:
    """Whether who signs that it goes on to there, what was asked for being granted, may refuse it here as well."""
    steps = [each for each in _steps_from(procedure, at) if each.moves.to]
    refusing = [each for each in steps if each.name.startswith(REFUSING)]
    granting = [each for each in steps if each.signed and each.moves.to and each.moves.to.name == to]
    return any(set(one.roles) & set(other.roles) for one in granting for other in refusing)


@lru_cache(maxsize=1024)
def _told(procedure: str, at: str) -> frozenset[str]:
    """The ends to which a proceeding comes from here once what was decided has been served, or is told from above."""
    steps = [each for each in _steps_from(procedure, at) if {COURSE, COURTS} & set(each.roles)]
    return frozenset(each.moves.to.name for each in steps if each.moves.to and each.moves.to.last)


def _steps_from(procedure: str, at: str) -> list[Step]:
    return [
        each for each in PROCEDURES[procedure].steps.values() if any(state.name == at for state in each.moves.sources)
    ]


def _now(case: Case, here: State, url: str) -> Stage:
    if here.last:
        return Stage(termed(here), "done", date.fromisoformat(case.proceeding.since), url=url)
    clock = next((each for each in case.deadlines if each.clock == here.name and is_running(each)), None)
    if clock is not None:
        derived = f"/case/{case.proceeding.id}/deadline/{clock.id}"
        return Stage(termed(here), "now", date.fromisoformat(clock.due), lead=_("至 "), url=derived)
    return Stage(termed(here), "now", date.fromisoformat(case.proceeding.since), lead=_("自 "), url=url)


def _ahead(procedure: type[Procedure], here: State, been: set[str]) -> list[State]:
    """The shortest way to the end that the procedure names first; none when it has ended."""
    if here.last:
        return []
    ways = _ways(procedure.name, here.name)
    ends = [state for state in procedure.states.values() if state.last and state.name in ways]
    return [procedure.states[name] for name in ways[ends[0].name] if name not in been] if ends else []


@lru_cache(maxsize=2048)
def _ways(procedure: str, here: str) -> Mapping[str, list[str]]:
    """For every state that can be reached from here, the states on the shortest way to it."""
    ways: dict[str, list[str]] = {here: []}
    waiting = deque([here])
    while waiting:
        at = waiting.popleft()
        for step in PROCEDURES[procedure].steps.values():
            to = step.moves.to
            if gives_up(step):
                continue
            if to and to.name not in ways and any(state.name == at for state in step.moves.sources):
                ways[to.name] = [*ways[at], to.name]
                waiting.append(to.name)
    return ways
