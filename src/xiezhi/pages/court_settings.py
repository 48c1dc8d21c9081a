"""The values that the law leaves to the court: what is in force, what was, and the president's step that sets one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from xiezhi.engine.door import act
from xiezhi.engine.facts import Prose
from xiezhi.engine.refused import Absent, Refused
from xiezhi.engine.words import PRESIDENT
from xiezhi.law.parameter import Kind, Parameter
from xiezhi.law.parameters import PARAMETERS
from xiezhi.pages.citations import in_a_line
from xiezhi.pages.fields import Choice, Field
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link, Tag
from xiezhi.pages.visitor import Visitor, visitor_of
from xiezhi.procedures.affairs import Affairs, Value
from xiezhi.records.court import Setting, decided
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows

TONES = {Kind.PRACTICE: "", Kind.LOCAL: "accent", Kind.UNVERIFIED: "near"}


def _affairs(visitor: Visitor) -> Proceeding:
    """The court's own matter, for those who see it; raises Absent."""
    visitor.must()
    found = rows(Proceeding, visitor.viewer.visible(), procedure="affairs", limit=1)
    if not found:
        raise Absent
    return found[0]


def _set_so_far(affairs: Proceeding) -> list[Setting]:
    return rows(Setting, court=affairs.court, order=("since", "id"))


@require_GET
def court(request: HttpRequest) -> HttpResponse:
    """All values, and which of them the court has set."""
    visitor = visitor_of(request)
    every = _set_so_far(_affairs(visitor))
    settings = decided(every)
    values = tuple(
        _valued(parameter, value, every, visitor.day) for parameter, value, _badge in settings.badges(visitor.day)
    )
    return page(request, "court_settings", current="本院数值", values=values)


def _valued(parameter: Parameter, value: str | None, every: list[Setting], today: date) -> dict[str, Any]:
    live = [each for each in every if each.name == parameter.id and each.since <= today.isoformat()]
    return {
        "label": _(parameter.what),
        "value": parameter.said(value),
        "default": parameter.said(),
        "since": date.fromisoformat(live[-1].since) if live else None,
        "why": parameter.why,
        "kind": Tag(_(parameter.kind.value), TONES[parameter.kind]),
        "url": f"/court/settings/{parameter.id}",
    }


@require_http_methods(["GET", "POST"])
def value(request: HttpRequest, name: str) -> HttpResponse:
    """One value: what is in force, what results say of it, what was set before, and the step that sets another."""
    visitor = visitor_of(request)
    affairs = _affairs(visitor)
    parameter = PARAMETERS.get(name)
    if parameter is None:
        raise Absent
    sentence = _set(visitor, affairs, parameter, request) if request.method == "POST" else ""
    if request.method == "POST" and not sentence:
        return redirect("/court/settings?note=saved")
    every = _set_so_far(affairs)
    now = {one.id: value for one, value, _badge in decided(every).badges(visitor.day)}[name]
    return page(
        request,
        "court_setting",
        current="本院数值",
        status=422 if sentence else 200,
        crumbs=(Link(_("本院数值"), "/court/settings"), Link(_(parameter.what), "")),
        value=_valued(parameter, now, every, visitor.day),
        allowed=parameter.allowed,
        badge=parameter.shown(now),
        history=tuple(_decision(parameter, each) for each in reversed(every) if each.name == name),
        fields=_fields(parameter, now, request, visitor.day),
        action=f"/court/settings/{name}",
        sentences=(sentence,) if sentence else (),
    )


def _decision(parameter: Parameter, setting: Setting) -> dict[str, Any]:
    """One decision; its record is the entry of the step that set it."""
    return {
        "since": date.fromisoformat(setting.since),
        "value": parameter.said(setting.value),
        "reason": setting.reason,
        "url": f"/entry/{setting.id.rsplit('-', 1)[0]}",
    }


def _fields(parameter: Parameter, now: str | None, request: HttpRequest, today: date) -> tuple[Field, ...]:
    stem = parameter.id.replace(".", "-")
    value = request.POST.get(f"{stem}-value", now or "")
    choices = tuple(Choice(key, label, chosen=key == value) for key, label in parameter.choices.items())
    unit = "" if choices or parameter.is_text else parameter.unit
    return (
        Field(f"{stem}-value", _("数值"), "choice" if choices else "text", value, choices=choices, unit=unit),
        Field(f"{stem}-since", _("自哪一日"), "date", request.POST.get(f"{stem}-since", today.isoformat()), short=True),
        Field(f"{stem}-reason", _("理由和文号"), value=request.POST.get(f"{stem}-reason", ""), optional=True),
    )


def _set(visitor: Visitor, affairs: Proceeding, parameter: Parameter, request: HttpRequest) -> str:
    """Take the step, checked by the law's own table of what may be set; what is wrong, or nothing."""
    stem = parameter.id.replace(".", "-")
    value, since, reason = (request.POST.get(f"{stem}-{part}", "").strip() for part in ("value", "since", "reason"))
    try:
        parameter.check(value)
        facts = Value(name=parameter.id, value=value, since=date.fromisoformat(since), reason=Prose(reason))
        key = f"{parameter.id}:{value}:{since}"
        act(Affairs.set_value, facts, on=affairs, by=visitor.person, as_=PRESIDENT, key=key)
    except (ValueError, Refused) as trouble:
        return in_a_line(trouble)
    return ""
