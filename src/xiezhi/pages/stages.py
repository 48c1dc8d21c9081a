"""The line of states: where a proceeding has been, where it is, and the shortest way that is ahead of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from xiezhi.engine.case import Case
from xiezhi.engine.family import Happened
from xiezhi.engine.words import COURSE, PROCEDURES, Procedure, State, Step
from xiezhi.pages.limits import is_running
from xiezhi.pages.saying import say as _
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
        Stage(_(procedure.states[name].label), "done", date.fromisoformat(entry.day), url=f"/entry/{entry.entry}")
        for name, entry in been.items()
        if name != here.name
    ]
    ahead = [Stage(label, "ahead") for label in _labels(procedure, here, _ahead(procedure, here, set(been)))]
    since = been[here.name].entry if here.name in been else case.entries()[0].entry if case.entries() else ""
    return (*done, _now(case, here, f"/entry/{since}" if since else ""), *ahead)


def _labels(procedure: type[Procedure], here: State, ahead: list[State]) -> list[str]:
    """What lies ahead is called; where the court's decision alone says which end it is, none of them is foretold."""
    labels = [_(state.label) for state in ahead]
    before = ahead[-2] if len(ahead) > 1 else here
    if ahead and len(_told_by_the_decision(procedure.name, before.name)) > 1:
        labels[-1] = _("结案")
    return labels


@lru_cache(maxsize=1024)
def _told_by_the_decision(procedure: str, before: str) -> frozenset[str]:
    """The ends to which a proceeding comes from here by itself, once what was decided has been served."""
    steps = [each for each in PROCEDURES[procedure].steps.values() if each.moves.to and COURSE in each.roles]
    return frozenset(
        each.moves.to.name
        for each in steps
        if each.moves.to and each.moves.to.last and any(state.name == before for state in each.moves.sources)
    )


def _now(case: Case, here: State, url: str) -> Stage:
    if here.last:
        return Stage(_(here.label), "done", date.fromisoformat(case.proceeding.since), url=url)
    clock = next((each for each in case.deadlines if each.clock == here.name and is_running(each)), None)
    if clock is not None:
        derived = f"/case/{case.proceeding.id}/deadline/{clock.id}"
        return Stage(_(here.label), "now", date.fromisoformat(clock.due), lead=_("至 "), url=derived)
    return Stage(_(here.label), "now", date.fromisoformat(case.proceeding.since), lead=_("自 "), url=url)


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
