"""What a person may do in a proceeding now, and why not the rest, as the interface says it."""

from __future__ import annotations

from xiezhi.api.forms import body_schema
from xiezhi.api.shapes import Named, Objection, Offer
from xiezhi.engine.access import Viewer
from xiezhi.engine.case import Case
from xiezhi.engine.clock import court_now
from xiezhi.engine.facts import Misstated
from xiezhi.engine.possible import Possible, case_for, known_to, people_of, possible_of, role_for, steps_for_people
from xiezhi.engine.refused import Refused
from xiezhi.engine.words import Role, Step
from xiezhi.records.proceeding import Proceeding


def choose_role(step: Step, wanted: str, person: str, on: Proceeding | None, court: str) -> Role:
    """The role that was asked for, else the first that the person has here; raises Misstated for no such one."""
    roles = people_of(step)
    if wanted:
        for role in roles:
            if role.name == wanted:
                return role
        raise Misstated("as", f"身份须为：{'、'.join(role.name for role in roles)}")
    if on is not None:
        return role_for(case_for(on, person), person, step) or roles[0]
    held = {each.office for each in Viewer(person, court_now().date().isoformat()).offices if each.court == court}
    return next((role for role in roles if role.kind == "public" or role.name in held), roles[0])


def offers(found: Proceeding, person: str, *, token: bool) -> list[Offer]:
    """Every step of the procedure that people take, in the order of its definition."""
    case = case_for(found, person)
    return [_offer(case, possible_of(case, person, step, token=token)) for step in steps_for_people(found.procedure)]


def _offer(case: Case, possible: Possible) -> Offer:
    step, role = possible.step, possible.role
    return Offer(
        name=step.name, label=step.label, english=step.english, help=step.help, law=str(step.law), joint=step.joint,
        roles=[Named(name=each.name, label=each.label) for each in people_of(step)],
        as_role=role.name if role else None, possible=not possible.refused,
        refused=[_said(each) for each in possible.refused], signed=step.signed, body=body_schema(step),
        known=known_to(case, step) if role else {},
    )  # fmt: skip


def _said(refused: Refused) -> Objection:
    return Objection(sentence=refused.sentence, law=str(refused.cited(court_now().date())))
