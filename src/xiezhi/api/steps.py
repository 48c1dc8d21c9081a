"""Taking steps, and what may be taken now: every path and body is made from the definitions of the procedures."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.http import HttpRequest
from ninja import Router

from xiezhi.api.errors import Conflict, Denied, Error
from xiezhi.api.forms import body_schema
from xiezhi.api.offers import choose_role, offers
from xiezhi.api.reader import WHO, Reader, actor, reader
from xiezhi.api.shapes import Offer, ReceiptShape
from xiezhi.api.wire import body_of, facts_of, key_of, moment_of, name_in_path, text_of
from xiezhi.engine.access import Viewer
from xiezhi.engine.clock import court_now
from xiezhi.engine.door import act
from xiezhi.engine.entry_ids import entry_id
from xiezhi.engine.facts import Misstated
from xiezhi.engine.possible import people_of, step_for_people
from xiezhi.engine.refused import Absent, Refused
from xiezhi.engine.words import COURSE, PROCEDURES, Step
from xiezhi.evidence.read import entry
from xiezhi.records.court import Court
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one

router = Router(auth=WHO, tags=["办理"])
ANSWERS = {200: ReceiptShape, 401: Error, 404: Error, 409: Error, 422: Error}
MEMBERS = ("as", "facts", "happened", "on")


@router.get(
    "/proceedings/{id}/steps",
    response={200: list[Offer], 401: Error, 404: Error},
    summary="现在能办什么，不能办的为什么",
    operation_id="offers",
)
def list_steps(request: HttpRequest, id: str) -> list[Offer]:
    """Every step of the procedure that people take: possible now, or each reason why not, with its article."""
    who, day = reader(request), court_now().date().isoformat()
    found = Viewer(who.person, day).seen(name_in_path(id))
    who.noting(found, "steps")
    return offers(found, who.person, token=who.token is not None)


def opened_to(who: Reader, step: Step) -> None:
    """Raises Denied where the token was not made for this step, whatever else is wrong with what it sends."""
    if who.token is not None and not who.token.allows(step.id):
        raise Denied


def take(request: HttpRequest, who: Reader, step: Step, body: dict[str, Any], on: Proceeding | None, court: str) -> Any:
    """Take a step through the door and answer with its receipt."""
    key, where = key_of(request), on.court if on else court
    role = choose_role(step, text_of(body.get("as"), "as"), who.person, on, where)
    facts = facts_of(step.facts, body.get("facts", {}))
    try:
        return act(
            step, facts, on=on, court=where, by=who.person, as_=role, key=key, happened=moment_of(body.get("happened")),
            token=who.token is not None,
        )  # fmt: skip
    except Refused as refused:
        if entry(entry_id(where, who.person, key)) is not None:
            raise Conflict(refused) from None
        raise


def _add_step(name: str, steps: list[Step]) -> None:
    """The path of one name, which may mean a step in each of several procedures."""

    def take_step(request: HttpRequest, id: str) -> Any:
        who, day = actor(request), court_now().date().isoformat()
        found = Viewer(who.person, day).seen(name_in_path(id))
        step = step_for_people(found.procedure, name)
        opened_to(who, step)
        body = body_of(request, MEMBERS[:3])
        return ReceiptShape.from_orm(take(request, who, step, body, found, found.court))

    _add(f"/proceedings/{{id}}/steps/{name}", f"take_{name}", steps, take_step)


def _add_opening(step: Step) -> None:
    """The path of a step that opens a proceeding, in a court or within another proceeding."""

    def open_proceeding(request: HttpRequest, court: str) -> Any:
        who, day = actor(request), court_now().date().isoformat()
        if one(Court, id=name_in_path(court)) is None:
            raise Absent
        opened_to(who, step)
        body = body_of(request, MEMBERS)
        parent = text_of(body.get("on"), "on")
        on = Viewer(who.person, day).seen(parent) if parent else None
        if on is not None and on.court != court:
            raise Absent
        if on is None and COURSE in step.roles:
            raise Misstated("on", f"请写明在哪一件案件里“{step.label}”")
        return ReceiptShape.from_orm(take(request, who, step, body, on, court))

    path = f"/courts/{{court}}/{step.procedure.name}/{step.name}"
    _add(path, f"open_{step.procedure.name}_{step.name}", [step], open_proceeding)


def _add(path: str, operation: str, steps: list[Step], view: Any) -> None:
    about = [
        f"{step.procedure.label}“{step.label}”：{'、'.join(role.label for role in step.roles)}；{step.law}"
        for step in steps
    ]
    key = {"name": "Idempotency-Key", "in": "header", "required": True, "schema": KEY_SCHEMA, "description": KEY_ABOUT}
    router.add_api_operation(
        path, ["POST"], view, response=ANSWERS, operation_id=operation, tags=["办理"],
        summary="、".join(dict.fromkeys(step.label for step in steps)), description="\n\n".join(about),
        openapi_extra={
            "parameters": [key],
            "requestBody": {"required": True, "content": {"application/json": {"schema": body_schema(*steps)}}},
            "x-steps": [{"step": step.id, "law": str(step.law), "signed": step.signed} for step in steps],
        },
    )  # fmt: skip


KEY_SCHEMA = {"type": "string", "pattern": "^[!-~]{1,128}$"}
KEY_ABOUT = "办理编号：同一编号、同一内容，得到同一回执；宜用UUID第7版"


def add_steps() -> None:
    """A path for every step that people take, of every procedure there is."""
    named: dict[str, list[Step]] = defaultdict(list)
    for procedure in PROCEDURES.values():
        for step in filter(people_of, procedure.steps.values()):
            if step.opens and not step.upon:
                _add_opening(step)
            else:
                named[step.name].append(step)
    for name, steps in sorted(named.items()):
        _add_step(name, steps)
