"""What anybody may ask: courts, procedures, and whether a paper is genuine."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.utils.timezone import now
from ninja import Router

from xiezhi.api.errors import Error
from xiezhi.api.forms import body_schema
from xiezhi.api.shapes import (
    Checked,
    CourtShape,
    Named,
    Objection,
    ProcedureShape,
    StateShape,
    StepShape,
)
from xiezhi.desk.limits import CHECK_CODE, take_try
from xiezhi.desk.reported import reported
from xiezhi.desk.secrets import keyring
from xiezhi.engine.issued import issued
from xiezhi.engine.possible import people_of
from xiezhi.engine.refused import Absent
from xiezhi.engine.words import PROCEDURES, Procedure, Step
from xiezhi.papers.codes import WrongCode, parse_check_code
from xiezhi.records.court import Court
from xiezhi.records.table import one, rows

router = Router(auth=None, tags=["公开"])


@router.get("/courts", response=list[CourtShape], summary="法院", operation_id="courts")
def courts(request: HttpRequest) -> list[CourtShape]:
    """The courts of this installation."""
    return [CourtShape(id=c.id, name=c.name, level=c.level, parent=c.parent, mode=c.mode) for c in rows(Court)]


@router.get("/procedures", response=list[ProcedureShape], summary="程序的定义", operation_id="procedures")
def procedures(request: HttpRequest) -> list[ProcedureShape]:
    """Every procedure as it is defined: states, steps, who may take them, on which articles."""
    return [_procedure(each) for each in PROCEDURES.values()]


@router.get("/v/{code}", response={200: Checked, 404: Error}, summary="文书查验", operation_id="check")
def check(request: HttpRequest, code: str) -> Checked:
    """Whether a paper with this check code was issued. Unknown, unsealed, confidential and erased answer alike."""
    try:
        wanted = parse_check_code(code)
    except (WrongCode, ValueError):
        raise Absent from None
    paper = next(iter(issued(check_code=wanted)), None)
    found = paper if paper and paper.sealed else reported(wanted)
    if found is None:
        take_try(CHECK_CODE, request.META.get("REMOTE_ADDR", ""), keys=keyring(Path(settings.HOME)), now=now())
        raise Absent
    court = one(Court, id=found.court)
    return Checked(
        court=court.name if court else "", paper=found.title, day=found.at[:10], sha256=found.sha256, sm3=found.sm3
    )


def _procedure(each: type[Procedure]) -> ProcedureShape:
    states = [
        StateShape(name=s.name, label=s.label, english=s.english, first=s.first, last=s.last)
        for s in each.states.values()
    ]
    return ProcedureShape(
        name=each.name, label=each.label, english=each.english, code=each.code, about=(each.__doc__ or "").strip(),
        states=states, steps=[_step(step) for step in each.steps.values()],
    )  # fmt: skip


def _step(step: Step) -> StepShape:
    return StepShape(
        name=step.name, label=step.label, english=step.english, law=str(step.law), opens=step.opens, joint=step.joint,
        roles=[Named(name=role.name, label=role.label) for role in step.roles], signed=step.signed,
        sources=[state.name for state in step.moves.sources], to=step.moves.to.name if step.moves.to else None,
        conditions=[Objection(sentence=guard.sentence, law=str(guard.law)) for guard in step.needs],
        body=body_schema(step) if people_of(step) else None,
    )  # fmt: skip
