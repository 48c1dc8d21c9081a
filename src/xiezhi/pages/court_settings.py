"""The values that the law leaves to the court: what is in force, since when, and the president's step that sets one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from xiezhi.engine.access import visible
from xiezhi.engine.door import act
from xiezhi.engine.facts import Prose
from xiezhi.engine.refused import Absent, Refused
from xiezhi.engine.words import PRESIDENT
from xiezhi.law.parameter import Parameter
from xiezhi.law.parameters import PARAMETERS
from xiezhi.pages.fields import Choice, Field
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link
from xiezhi.pages.visitor import Visitor, visitor_of
from xiezhi.procedures.affairs import Affairs, Value
from xiezhi.records.court import Setting
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows


def _affairs(visitor: Visitor) -> Proceeding:
    """The court's own matter, for those who see it; raises Absent."""
    _account, person = visitor.must()
    found = rows(Proceeding, visible(person, visitor.today), procedure="affairs", limit=1)
    if not found:
        raise Absent
    return found[0]


@require_GET
def court(request: HttpRequest) -> HttpResponse:
    """All values, and which of them the court has set."""
    _found, latest = _latest(request)
    values = tuple(_valued(each, latest.get(each.id)) for each in PARAMETERS.values())
    return page(request, "court_settings", current="本院数值", values=values)


def _latest(request: HttpRequest) -> tuple[Proceeding, dict[str, Setting]]:
    """The court's own matter, and of each value the setting that came last."""
    affairs = _affairs(visitor_of(request))
    return affairs, {each.name: each for each in rows(Setting, court=affairs.court, order=("since", "id"))}


def _valued(parameter: Parameter, setting: Setting | None) -> dict[str, Any]:
    return {
        "label": parameter.what,
        "value": parameter.said(setting.value if setting else None),
        "since": date.fromisoformat(setting.since) if setting else None,
        "why": parameter.why,
        "url": f"/court/settings/{parameter.id}",
    }


@require_http_methods(["GET", "POST"])
def value(request: HttpRequest, name: str) -> HttpResponse:
    """One value: what is in force, why it may be chosen, and the president's step that sets another."""
    affairs, latest = _latest(request)
    parameter = PARAMETERS.get(name)
    if parameter is None:
        raise Absent
    sentence = _set(request, affairs, parameter) if request.method == "POST" else ""
    if request.method == "POST" and not sentence:
        return redirect("/court/settings?note=saved")
    setting = latest.get(name)
    since = _("自 %(day)s 起，由院长定。") % {"day": setting.since} if setting else _("没有另定，用默认值。")
    return page(
        request,
        "one_form",
        current="本院数值",
        status=422 if sentence else 200,
        crumbs=(Link(_("本院数值"), "/court/settings"), Link(parameter.what, "")),
        title=parameter.what,
        words=f"{since}{parameter.why}",
        fields=_fields(parameter, setting, visitor_of(request).day),
        action=f"/court/settings/{name}",
        submit=_("设定"),
        sentences=(sentence,) if sentence else (),
        bad=False,
    )


def _fields(parameter: Parameter, setting: Setting | None, today: date) -> tuple[Field, ...]:
    value, stem = setting.value if setting else parameter.default or "", parameter.id.replace(".", "-")
    choices = tuple(Choice(key, label, chosen=key == value) for key, label in parameter.choices.items())
    unit = "" if choices else parameter.unit
    return (
        Field(f"{stem}-value", _("数值"), "choice" if choices else "text", value, choices=choices, unit=unit),
        Field(f"{stem}-since", _("自哪一日"), "date", today.isoformat(), short=True),
        Field(f"{stem}-reason", _("理由和文号"), optional=True),
    )


def _set(request: HttpRequest, affairs: Proceeding, parameter: Parameter) -> str:
    """Take the step, checked by the law's own table of what may be set; what is wrong, or nothing."""
    visitor, stem = visitor_of(request), parameter.id.replace(".", "-")
    value, since, reason = (request.POST.get(f"{stem}-{part}", "") for part in ("value", "since", "reason"))
    try:
        parameter.check(value)
        facts = Value(name=parameter.id, value=value, since=date.fromisoformat(since), reason=Prose(reason))
        key = f"{parameter.id}:{value}:{since}"
        act(Affairs.set_value, facts, on=affairs, by=visitor.person, as_=PRESIDENT, key=key)
    except (ValueError, Refused) as trouble:
        return str(trouble)
    return ""
