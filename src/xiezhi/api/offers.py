"""What a person may do in a proceeding now, and why not the rest."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NoReturn

from xiezhi.api.forms import body_schema
from xiezhi.api.shapes import Named, Objection, Offer
from xiezhi.engine.acts import Act
from xiezhi.engine.case import Case, holds
from xiezhi.engine.clock import court_now
from xiezhi.engine.door import case_of
from xiezhi.engine.facts import Misstated, NoFacts
from xiezhi.engine.reading import houses_of
from xiezhi.engine.refusals import refusals
from xiezhi.engine.refused import Refused
from xiezhi.engine.words import PROCEDURES, Guard, Role, Step
from xiezhi.records.proceeding import Proceeding


def open_to_people(step: Step) -> bool:
    """Whether anybody but the machinery of the court takes this step."""
    return bool(people_of(step))


def people_of(step: Step) -> list[Role]:
    """The capacities in which people take a step: never that of the clock, the course or a partner."""
    return [role for role in step.roles if role.kind != "system"]


def choose_role(step: Step, wanted: str, person: str, on: Proceeding | None, court: str) -> Role:
    """The capacity that was asked for, else the first that the person has here; raises Misstated for no such one."""
    roles = people_of(step)
    if wanted:
        for role in roles:
            if role.name == wanted:
                return role
        raise Misstated("as", f"身份须为：{'、'.join(role.name for role in roles)}")
    if on is not None and not step.opens:
        case = case_of(on, person, roles[0], step)
        return next((role for role in roles if holds(case, person, role)), roles[0])
    held = {officer.office for officer in houses_of([court])[court].officers.values() if _serves(officer, person)}
    return next((role for role in roles if role.kind == "public" or role.name in held), roles[0])


def _serves(officer: Any, person: str) -> bool:
    day = court_now().date().isoformat()
    return bool(officer.person == person and officer.since <= day and (not officer.until or day < officer.until))


def offers(found: Proceeding, person: str, *, token: bool) -> list[Offer]:
    """Every step of the procedure that people take, in the order of its definition."""
    steps = [s for s in PROCEDURES[found.procedure].steps.values() if not s.opens and open_to_people(s)]
    if not steps:
        return []
    seen = case_of(found, person, people_of(steps[0])[0], steps[0])
    return [_offer(seen, step, person, token) for step in steps]


def _offer(seen: Case, step: Step, person: str, token: bool) -> Offer:
    roles = people_of(step)
    mine = next((role for role in roles if holds(seen, person, role)), None)
    role = mine or roles[0]
    case = replace(seen, role=role, step=step)
    reasons = [_said(each) for each in _objections(case, step, person, role, token)]
    return Offer(
        name=step.name, label=step.label, english=step.english, help=step.help, law=str(step.law), joint=step.joint,
        roles=[Named(name=each.name, label=each.label) for each in roles], as_role=mine.name if mine else None,
        possible=not reasons, refused=reasons, signed=step.signed, body=body_schema(step),
    )  # fmt: skip


def _said(refused: Refused) -> Objection:
    return Objection(sentence=refused.sentence, law=str(refused.cited(court_now().date())))


def _objections(case: Case, step: Step, person: str, role: Role, token: bool) -> Iterator[Refused]:
    bare = copy.copy(step)
    bare.needs = ()
    act = Act(bare, NoFacts(), case.proceeding.id, person, role, "", case.proceeding.court, token=token)
    yield from refusals(case, act)
    yield from (Refused(guard.sentence, guard.law) for guard in step.needs if _surely_fails(guard, case))


class _Unsaid(Exception):
    """A condition asked for facts, and nothing has been stated yet."""


class _Unstated:
    """Facts that nobody has stated: whoever looks at them learns that."""

    def __getattribute__(self, name: str) -> NoReturn:
        raise _Unsaid

    def __iter__(self) -> NoReturn:
        raise _Unsaid


def _surely_fails(guard: Guard, case: Case) -> bool:
    """Whether a condition fails whatever will be stated."""
    try:
        return not guard(case, _Unstated())
    except _Unsaid:
        return False
