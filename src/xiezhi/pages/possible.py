"""What somebody may do in a proceeding now, and every reason why not: asked of the steps themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from xiezhi.engine.acts import Act as Asked
from xiezhi.engine.case import Case, holds, moves_from
from xiezhi.engine.decide import consents
from xiezhi.engine.door import case_of
from xiezhi.engine.facts import Facts, fields_of
from xiezhi.engine.refusals import refusals
from xiezhi.engine.refused import Refused
from xiezhi.engine.words import ANYONE, COMMON, PROCEDURES, Role, Step
from xiezhi.pages.chosen import chosen_from
from xiezhi.pages.citations import refusal_of_all
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Act, Refusal
from xiezhi.pages.stages import ahead_of, gives_up
from xiezhi.records.proceeding import Proceeding


class _NotYetStated(Exception):
    """A condition asks for what the form is yet to state."""


class _Unstated:
    """Facts before anybody has stated them."""

    def __getattr__(self, name: str) -> Any:
        raise _NotYetStated(name)


@dataclass(frozen=True, slots=True)
class Possible:
    """A step of the present state: in which role this person takes it (None: in none), and why he may not."""

    step: Step
    role: Role | None
    refused: tuple[Refused, ...] = ()
    given: bool = False
    """A joint step to which he has consented already."""
    idle: bool = False
    """There is nothing to take it upon: no bill to pay, no promised paper to hand in."""


def case_for(proceeding: Proceeding, person: str) -> Case:
    """The case as this person's page reads it, once for the whole page."""
    return case_of(proceeding, person, ANYONE, PROCEDURES[proceeding.procedure].opening)


def role_for(case: Case, person: str, step: Step) -> Role | None:
    """The first of the step's roles that this person has here."""
    return next((role for role in step.roles if role.kind != "system" and holds(case, person, role)), None)


def possibles(case: Case, person: str) -> list[Possible]:
    """Every step of the present state that people take: one's own first, and of those the possible ones first."""
    found = [possible_of(case, person, step) for step in _steps_here(case)]
    shared = [each for each in found if not each.idle and (each.role or each.step.name not in COMMON)]
    return sorted(shared, key=lambda each: (each.role is None, bool(each.refused), each.step.name in COMMON))


def _steps_here(case: Case) -> Iterator[Step]:
    for step in PROCEDURES[case.proceeding.procedure].steps.values():
        people = any(role.kind != "system" for role in step.roles)
        if people and not step.opens and moves_from(step.moves.sources, case.proceeding.state):
            yield step


def possible_of(case: Case, person: str, step: Step) -> Possible:
    """One step: the role in which this person takes it, and all that stands against it."""
    role = role_for(case, person, step)
    seen = replace(case, actor=person, role=role or step.roles[0], step=step)
    given = bool(role) and step.joint and seen.me in {each.person for each in consents(seen, step)}
    return Possible(step, role, tuple(_reasons(seen, person)), given, _is_idle(seen, step))


def _is_idle(case: Case, step: Step) -> bool:
    """Whether the form would ask to choose from nothing."""
    asked = (field for field in fields_of(step.facts) if field.required and field.chosen_from)
    return any(not chosen_from(case, field.chosen_from) for field in asked)


def _reasons(case: Case, person: str) -> Iterator[Refused]:
    """What stands against the step; conditions upon the facts are asked when these are stated."""
    assert case.step is not None, "asked of a step"
    unstated = cast(Facts, _Unstated())
    asked = Asked(case.step, unstated, case.proceeding.id, person, case.role, "", case.proceeding.court)
    try:
        yield from refusals(case, asked)
    except _NotYetStated:
        return


def acts_of(case: Case, person: str, day: date) -> tuple[Act, ...]:
    """As buttons: the expected one first, refused ones last."""
    found = possibles(case, person)
    expected = expected_of(found, case)
    return tuple(_button(case.proceeding, each, each is expected, day) for each in found)


def expected_of(found: list[Possible], case: Case) -> Possible | None:
    """The step that leads on: along the way ahead, else one that stays and belongs to the procedure itself."""
    able = [each for each in found if each.role and not each.refused and not each.given]
    way = [state.name for state in ahead_of(case)]
    leading = [each for each in able if each.step.moves.to and each.step.moves.to.name in way[:1]]
    staying = [each for each in able if each.step.moves.to is None and each.step.name not in COMMON]
    rest = [each for each in able if each.step.moves.to and not gives_up(each.step)]
    return next(iter([*leading, *staying, *rest]), None)


def _button(proceeding: Proceeding, each: Possible, expected: bool, day: date) -> Act:
    label, url = _(each.step.label), f"/case/{proceeding.id}/do/{each.step.name}"
    if each.given:
        return Act(label, url, refusal=Refusal(_("您已经同意"), _("还在等其他当事人；全体同意后才算办成。")))
    if each.refused:
        return Act(label, url, refusal=refusal_of_all(_("不能%(step)s") % {"step": label}, each.refused, day))
    return Act(label, url, expected=expected)
