"""How chapters are joined: each line of the course is hung on the steps or the states that it begins with."""

from __future__ import annotations

from dataclasses import dataclass

from xiezhi.engine.words import Link, Procedure, State, Step


@dataclass(frozen=True, slots=True)
class Every:
    """All proceedings of one kind under one parent have reached one of these states."""

    states: tuple[State, ...]

    def __rshift__(self, then: Step) -> Link:
        return Link(self, then)


def every(*states: State) -> Every:
    return Every(states)


@dataclass(frozen=True, slots=True)
class Upon:
    """A proceeding in one of these states: who may, opens another procedure upon it."""

    states: tuple[State, ...]

    def __rshift__(self, then: Step | type[Procedure]) -> Link:
        return Link(self, then if isinstance(then, Step) else then.opening)


def upon(*states: State) -> Upon:
    return Upon(states)


@dataclass
class Anywhere(Link):
    """A line of the course that is followed in each proceeding of that kind in the whole dispute."""


def course(*links: Link) -> tuple[Link, ...]:
    """Join chapters: hang each line on the step it follows, or on the states it branches off from."""
    for link in links:
        if isinstance(link.when, Upon):
            _branch(link.then, link.when.states)
            continue
        whens = [link.when] if isinstance(link.when, Step) else _steps_into(link.when)
        for when in whens:
            when.follows.append(link)
    return links


def _branch(step: Step, states: tuple[State, ...]) -> None:
    step.upon += states
    for state in states:
        assert step.name not in state.procedure.steps, f"{state.procedure.name} has a step {step.name} of its own"
        state.procedure.branches[step.name] = step


def _steps_into(waits: Every) -> list[Step]:
    steps = waits.states[0].procedure.steps.values()
    return [step for step in steps if step.moves.to in waits.states]
