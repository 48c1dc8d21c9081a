"""The clerk's manual: every procedure's states and steps, drawn and listed from its definition."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse

from xiezhi.engine.clocks import clocks_of
from xiezhi.engine.facts import fields_of
from xiezhi.engine.refused import Absent
from xiezhi.engine.words import COMMON, PROCEDURES, Procedure, State, Step
from xiezhi.law.periods import Period
from xiezhi.pages.citations import cite, plain_cite
from xiezhi.pages.names import roles_said
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.saying import termed
from xiezhi.pages.shapes import Link
from xiezhi.pages.spoken import said_length
from xiezhi.pages.visitor import visitor_of

CHAPTERS = (
    ("诉源治理", ("mediation", "confirmation")),
    ("立案", ("filing", "service")),
    ("审判", ("first_instance",)),
    ("院务", ("affairs",)),
)


def procedures(request: HttpRequest) -> HttpResponse:
    placed = {name for _label, names in CHAPTERS for name in names}
    others = (("其他", tuple(name for name in PROCEDURES if name not in placed)),)
    chapters = tuple(
        {"label": _(label), "procedures": tuple(_line(PROCEDURES[name]) for name in names if name in PROCEDURES)}
        for label, names in (*CHAPTERS, *others)
        if any(name in PROCEDURES for name in names)
    )
    return page(request, "procedures", current="程序", chapters=chapters)


def _line(procedure: type[Procedure]) -> dict[str, Any]:
    return {
        "label": _(procedure.label),
        "code": procedure.code if procedure.numbered else "",
        "url": f"/procedures/{procedure.name}",
        "words": _words(procedure),
        "states": len(procedure.states),
        "steps": len(procedure.steps),
    }


def _words(procedure: type[Procedure]) -> str:
    return _((procedure.__doc__ or "").strip().split("\n")[0])


def procedure(request: HttpRequest, name: str) -> HttpResponse:
    found = PROCEDURES.get(name)
    if found is None:
        raise Absent
    today = visitor_of(request).day
    steps = sorted(found.steps.values(), key=lambda step: step.name in COMMON)
    own = [step for step in steps if step.name not in COMMON]
    return page(
        request,
        "procedure",
        current="程序",
        label=_(found.label),
        code=found.code if found.numbered else "",
        words=_words(found),
        states=tuple(_state(state, today) for state in found.states.values()),
        arrows=tuple(_arrow(number, step, found) for number, step in enumerate(steps, 1) if step in own),
        steps=tuple(_step(number, step, today) for number, step in enumerate(steps, 1)),
        opens=_opens(own),
    )


def _state(state: State, today: date) -> dict[str, Any]:
    period = state.lasts or state.within
    return {
        "name": state.name,
        "label": termed(state),
        "mark": "first" if state.first else "last" if state.last else "",
        "lasts": _length(period),
        "cites": (cite(state.law, today),) if period and state.law else (),
    }


def _length(period: object) -> str:
    return said_length(period) if isinstance(period, Period) else _("由法院定") if period else ""


def _arrow(number: int, step: Step, procedure: type[Procedure]) -> dict[str, Any]:
    places = {state.name: place for place, state in enumerate(procedure.states.values())}
    leads = tuple(
        (places[source.name], places[step.moves.to.name] if step.moves.to else places[source.name])
        for source in step.moves.sources
    )
    return {"number": number, "label": termed(step), "leads": leads}


def _step(number: int, step: Step, today: date) -> dict[str, Any]:
    clock = next((each for each in clocks_of(step.procedure) if each.name == step.name), None)
    duty = _("应当在%(length)s内") if step.within else _("%(length)s内，过期不能再办")
    return {
        "number": number,
        "name": step.name,
        "label": termed(step),
        "by": roles_said(step.roles),
        "leads": _leads(step),
        "facts": tuple(termed(field) for field in fields_of(step.facts)),
        "guards": tuple({"label": _(guard.sentence), "cites": (plain_cite(guard.law, today),)} for guard in step.needs),
        "clock": duty % {"length": _length(clock.period)} if clock else "",
        "then": _then(step),
        "cites": (cite(step.law, today),),
    }


def _leads(step: Step) -> str:
    sources = _("、").join(termed(state) for state in step.moves.sources) or _("（新案）")
    if len(step.moves.sources) == len(step.procedure.states):
        sources = _("任何状态")
    return f"{sources} → {termed(step.moves.to)}" if step.moves.to else sources


def _then(step: Step) -> str:
    if step.on_lapse_of is not None:
        return _("“%(state)s”的期限届满时由时钟办") % {"state": termed(step.on_lapse_of)}
    return termed(step.procedure.steps[step.then]) if step.then in step.procedure.steps else ""


def _opens(steps: list[Step]) -> tuple[Link, ...]:
    """Where the course leads from here: proceedings opened, or steps taken in others."""
    found = [(step, link.then) for step in steps for link in step.follows]
    return tuple(
        Link(
            _(then.procedure.label),
            f"/procedures/{then.procedure.name}#{then.name}",
            words=f"{termed(step)} → {termed(then)}",
        )
        for step, then in found
    )
