"""What anybody may ask: courts, procedures, the calculators of the law, and whether a paper is genuine."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation

from django.http import HttpRequest
from ninja import Router

from xiezhi.api.errors import Error
from xiezhi.api.forms import body_schema
from xiezhi.api.shapes import (
    Checked,
    CourtShape,
    DeadlineLine,
    Derived,
    Named,
    Objection,
    ProcedureShape,
    StateShape,
    StepShape,
    Worked,
    WorkingLine,
)
from xiezhi.api.wire import FIRST_DAY, LAST_DAY, Text
from xiezhi.engine.facts import Misstated
from xiezhi.engine.possible import people_of
from xiezhi.engine.refused import Absent
from xiezhi.engine.words import PROCEDURES, Procedure, Step
from xiezhi.law.derivation import Derivation
from xiezhi.law.fees import KINDS, Halving, fee
from xiezhi.law.periods import Period, days, hours, months, working_days, years
from xiezhi.law.rules import RULES
from xiezhi.law.working import Yuan
from xiezhi.papers.codes import WrongCode, parse_check_code
from xiezhi.records.court import Court
from xiezhi.records.paper import Paper
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows

router = Router(auth=None, tags=["公开"])
PERIOD = re.compile(r"(\d{1,4})(wd|h|d|m|y)")
UNITS = {"h": hours, "d": days, "wd": working_days, "m": months, "y": years}


@router.get("/courts", response=list[CourtShape], summary="法院", operation_id="courts")
def courts(request: HttpRequest) -> list[CourtShape]:
    """The courts of this installation."""
    return [CourtShape(id=c.id, name=c.name, level=c.level, parent=c.parent, mode=c.mode) for c in rows(Court)]


@router.get("/procedures", response=list[ProcedureShape], summary="程序的定义", operation_id="procedures")
def procedures(request: HttpRequest) -> list[ProcedureShape]:
    """Every procedure as it is defined: states, steps, who may take them, on which articles."""
    return [_procedure(each) for each in PROCEDURES.values()]


@router.get(
    "/law/deadline", response={200: Derived, 422: Error}, summary="期限计算", operation_id="law_deadline", tags=["计算"]
)
def deadline(request: HttpRequest, start: date, rule: Text = "", period: Text = "", abroad: bool = False) -> Derived:
    """When a period ends that runs from the day after `start`: by a rule of the law, or a period like 15d, 3wd, 6m."""
    if bool(rule) == bool(period):
        raise Misstated("rule", "请写规则编号或者期间，两者写一个")
    _within("start", start)
    try:
        if rule:
            known = RULES[rule]
            return _derived(rule, known.derive(start, abroad=abroad), [str(basis) for basis in known.law])
        return _derived("", _period(period).derive(start), [])
    except KeyError:
        raise Misstated("rule", f"没有编号为{rule}的规则") from None
    except (LookupError, ValueError, TypeError, OverflowError) as error:
        raise Misstated("rule" if rule else "period", _reason(error)) from None


@router.get("/law/fee", response={200: Worked, 422: Error}, summary="诉讼费计算", operation_id="law_fee", tags=["计算"])
def law_fee(request: HttpRequest, kind: Text, on: date, amount: Text = "", halved: Halving | None = None) -> Worked:
    """A case or application fee in yuan with its working, by the tariff of the day `on`."""
    _within("on", on)
    if kind not in KINDS:
        raise Misstated("kind", f"没有这种收费；有：{'、'.join(sorted(KINDS))}")
    try:
        yuan = Yuan(amount) if amount else None
    except (InvalidOperation, ValueError):
        raise Misstated("amount", "金额须精确到分，例如 800000.00") from None
    if yuan is not None and not 0 <= yuan < Decimal(10) ** 15:
        raise Misstated("amount", "金额超出了可以计算的范围")
    try:
        working = fee(kind, yuan, on=on, halved=[halved] if halved else [])
    except (LookupError, ValueError, TypeError) as error:
        raise Misstated("amount" if amount == "" else "kind", _reason(error)) from None
    lines = [
        WorkingLine(label=each.label, sum=each.sum, amount=str(each.amount), law=str(each.law or ""))
        for each in working.lines
    ]
    return Worked(title=working.title, total=str(working.total), lines=lines, notes=list(working.badges))


@router.get("/v/{code}", response={200: Checked, 404: Error}, summary="文书查验", operation_id="check")
def check(request: HttpRequest, code: str) -> Checked:
    """Whether a paper with this check code was issued. Unknown, unsealed, confidential and erased answer alike."""
    try:
        wanted = parse_check_code(code)
    except (WrongCode, ValueError):
        raise Absent from None
    found = one(Paper, check_code=wanted, origin="court", shelf="main")
    of = one(Proceeding, id=found.proceeding) if found else None
    if found is None or of is None or not found.sealed or of.procedure in CONFIDENTIAL:
        raise Absent
    court = one(Court, id=found.court)
    return Checked(
        court=court.name if court else "", paper=found.title, day=found.at[:10], sha256=found.sha256, sm3=found.sm3
    )


CONFIDENTIAL = ("mediation", "confirmation")
"""What was mediated is nobody else's business: its papers are not found by strangers."""


def _within(field: str, day: date) -> None:
    if not FIRST_DAY <= day <= LAST_DAY:
        raise Misstated(field, f"日期须在{FIRST_DAY}至{LAST_DAY}之间")


def _period(text: str) -> Period:
    found = PERIOD.fullmatch(text)
    if found is None:
        raise ValueError("期间写作 48h、15d、3wd、6m、2y")
    return UNITS[found[2]](int(found[1]))


def _derived(rule: str, found: Derivation, law: list[str]) -> Derived:
    lines = [DeadlineLine(label=e.label, day=str(e.day), sum=e.sum, law=str(e.law or "")) for e in found.lines]
    return Derived(
        rule=rule, period=found.period, start=str(found.start), unrolled=str(found.unrolled), due=str(found.due),
        provisional=found.provisional, lines=lines, law=law,
    )  # fmt: skip


def _reason(error: Exception) -> str:
    return str(error.args[0]) if error.args else str(error)


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
