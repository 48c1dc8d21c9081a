"""What somebody may do in a proceeding now, and every reason why not: asked of the steps before anything is stated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, NoReturn, cast

from msgspec.structs import replace

from xiezhi.engine.acts import Act
from xiezhi.engine.case import Case, holds
from xiezhi.engine.decide import consents
from xiezhi.engine.door import case_of
from xiezhi.engine.facts import Facts, NoFacts
from xiezhi.engine.refusals import as_posted, barred, enters, refused_by, view
from xiezhi.engine.refused import Absent, Refused
from xiezhi.engine.words import ANYONE, PROCEDURES, Guard, Role, Step
from xiezhi.records.proceeding import Proceeding


@dataclass(frozen=True, slots=True)
class Possible:
    """A step, the role in which this person takes it here (None: in none), and all that stands against it."""

    step: Step
    role: Role | None
    refused: tuple[Refused, ...] = ()
    given: bool = False
    """A joint step to which he has consented already."""


@cache
def people_of(step: Step) -> tuple[Role, ...]:
    """The roles in which people take a step: never that of the clock, the course or a partner."""
    return tuple(role for role in step.roles if role.kind != "system")


def role_for(case: Case, person: str, step: Step) -> Role | None:
    """The first of the step's roles that this person has here."""
    own = next((role for role in people_of(step) if holds(case, person, role)), None)
    if own is not None:
        return own
    seen = replace(case, actor=person, step=step)
    return people_of(step)[0] if seen.posting and enters(seen, person) else None


def case_for(proceeding: Proceeding, person: str) -> Case:
    """The case as this person looks at it, read once for all its steps."""
    return case_of(proceeding, person, ANYONE, PROCEDURES[proceeding.procedure].opening)


@cache
def steps_for_people(procedure: str) -> tuple[Step, ...]:
    """The steps that people take in a proceeding that stands, in the order of their definition, and those with which
    they open another upon it."""
    found = PROCEDURES[procedure]
    own = [step for step in found.steps.values() if not step.opens]
    return tuple(step for step in (*own, *found.branches.values()) if people_of(step))


def step_for_people(procedure: str, name: str) -> Step:
    """The one of them by this name; raises Absent."""
    found = next((step for step in steps_for_people(procedure) if step.name == name), None)
    if found is None:
        raise Absent
    return found


def possible_of(case: Case, person: str, step: Step, *, token: bool = False) -> Possible:
    """One step, which may stand against nothing, or against several things at once."""
    role = role_for(case, person, step)
    seen = _before(replace(case, actor=person, role=role or people_of(step)[0], step=step), step)
    given = bool(role) and step.joint and seen.me in {each.person for each in consents(seen, step)}
    return Possible(step, role, tuple(_reasons(seen, step, token)), given)


def known_to(case: Case, step: Step) -> dict[str, Any]:
    """What a step's form shows before anything is typed: what the house knows of the case that the step looks upon."""
    return dict(step.offers(_before(case, step))) if step.offers else {}


def _before(case: Case, step: Step) -> Case:
    """What the step would look upon: the case itself, or the one that it would open upon it."""
    if not step.opens:
        return as_posted(case)
    act = Act(step, NoFacts(), case.proceeding.id, case.actor, case.role, "", case.proceeding.court)
    return view(case.world, act, datetime.fromisoformat(case.now))


def _reasons(case: Case, step: Step, token: bool) -> Iterator[Refused]:
    unstated = cast(Facts, _Unstated())
    on = case.proceeding
    yield from barred(case, Act(step, unstated, on.id, case.actor, case.role, "", on.court, token=token))
    for guard in step.needs:
        if _surely_fails(guard, case, unstated):
            yield refused_by(guard, case, unstated)


def _surely_fails(guard: Guard, case: Case, unstated: Facts) -> bool:
    """Whether a condition fails whatever will be stated."""
    try:
        return not guard(case, unstated)
    except _NotYetStated:
        return False


class _NotYetStated(Exception):
    """A condition asks for what is yet to be stated."""


class _Unstated:
    """Facts before anybody has stated them: whoever looks at them learns that."""

    def __getattribute__(self, name: str) -> Any:
        raise _NotYetStated

    def __iter__(self) -> NoReturn:
        raise _NotYetStated
