"""The calculators of the law: a path each, its parameters and its errors made from what the calculator asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from ninja import Router

from xiezhi.api.errors import Error
from xiezhi.api.shapes import DeadlineLine, Derived, Reckoned, Worked, WorkingLine
from xiezhi.engine.facts import Misstated
from xiezhi.law.asking import FIRST_DAY, LAST_DAY, Ask, Kind, Unclear
from xiezhi.law.calculator import Answer, Calculator
from xiezhi.law.calculators import CALCULATORS
from xiezhi.law.derivation import Derivation
from xiezhi.law.parameters import Settings
from xiezhi.law.working import Working
from xiezhi.records.court import Court, settings_of
from xiezhi.records.table import one

router = Router(auth=None, tags=["计算"])
COURT = "court"
WHOSE = "法院代字：用这个法院自定的数值；不写的用默认值"


def add_calculators() -> None:
    for calculator in CALCULATORS.values():
        router.get(
            f"/law/{calculator.name}",
            response={200: Derived if calculator.name == "deadline" else Reckoned, 422: Error},
            summary=calculator.question,
            description=calculator.about,
            operation_id=f"law_{calculator.name.replace('-', '_')}",
            openapi_extra={"parameters": [*map(_parameter, calculator.asks), _court()]},
        )(_asked(calculator))


def _asked(calculator: Calculator) -> Callable[[HttpRequest], Derived | Reckoned]:
    known = {ask.name for ask in calculator.asks} | {COURT}

    def answered(request: HttpRequest) -> Derived | Reckoned:
        given = dict(request.GET.lists())
        for name, values in given.items():
            if name not in known:
                raise Misstated(name[:200], "没有这一项")
            if "\0" in "".join(values) or any(len(value) > 200 for value in values):
                raise Misstated(name, "填写的内容太长，或者格式不对")
        try:
            return _told(calculator.answer(given, _settings(request.GET.get(COURT, ""))))
        except Unclear as unclear:
            raise Misstated(unclear.field, unclear.sentence) from None

    return answered


def _settings(court: str) -> Settings:
    """The values that this court has set; raises Misstated where there is no such court."""
    if not court:
        return Settings()
    if one(Court, id=court) is None:
        raise Misstated(COURT, "没有这个法院")
    return settings_of(court)


def _told(answer: Answer) -> Derived | Reckoned:
    found = answer.result
    if isinstance(found, Derivation):
        lines = [DeadlineLine(label=e.label, day=str(e.day), sum=e.sum, law=str(e.law or "")) for e in found.lines]
        return Derived(
            rule=answer.rule.id if answer.rule else "", period=found.period, start=str(found.start),
            unrolled=str(found.unrolled), due=str(found.due), provisional=found.provisional, lines=lines,
            law=[str(law) for law in answer.laws], then=answer.rule.then if answer.rule else "",
            notes=list(answer.badges),
        )  # fmt: skip
    further = [_worked(each) for each in answer.further]
    return Reckoned(**{**_worked(found).dict(), "notes": list(answer.badges)}, label=answer.label, further=further)


def _worked(working: Working) -> Worked:
    lines = [
        WorkingLine(label=each.label, sum=each.sum, amount=str(each.amount), law=str(each.law or ""))
        for each in working.lines
    ]
    return Worked(title=working.title, total=str(working.total), lines=lines, notes=list(working.badges))


# --- the parameters as OpenAPI describes them ------------------------------------------------------------------------


def _parameter(ask: Ask) -> dict[str, Any]:
    schema = _schema(ask)
    return {
        "in": "query",
        "name": ask.name,
        "required": ask.required and not ask.default,
        "description": "；".join(filter(None, (ask.label, ask.help))),
        "schema": schema,
        **({"style": "form", "explode": True} if ask.kind is Kind.ROWS else {}),
    }


def _schema(ask: Ask) -> dict[str, Any]:
    if ask.kind is Kind.ROWS:
        columns = "/".join(column.label for column in ask.columns)
        return {"type": "array", "items": {"type": "string", "description": f"写作 {columns}"}}
    if ask.kind is Kind.CHOICE:
        return {"type": "string", "enum": list(ask.options), **({"default": ask.default} if ask.default else {})}
    patterns = {Kind.LENGTH: r"^\d{1,4}(wd|h|d|m|y)$", Kind.YUAN: r"^\d{1,12}(\.\d{1,2})?$"}
    if ask.kind is Kind.DAY:
        return {"type": "string", "format": "date", "description": f"{FIRST_DAY}至{LAST_DAY}"}
    if ask.kind is Kind.NUMBER:
        return {"type": "integer", "minimum": ask.least or 0, "maximum": 10_000 if ask.most is None else ask.most}
    return {"type": "string", **({"pattern": patterns[ask.kind]} if ask.kind in patterns else {})}


def _court() -> dict[str, Any]:
    return {"in": "query", "name": COURT, "required": False, "description": WHOSE, "schema": {"type": "string"}}
