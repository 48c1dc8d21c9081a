"""The values that the law leaves to the court: what is in force, since when, and the president's step that sets one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

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
    visitor = visitor_of(request)
    return _shown(request, _affairs(visitor), "")


def _shown(request: HttpRequest, affairs: Proceeding, sentence: str) -> HttpResponse:
    visitor = visitor_of(request)
    latest: dict[str, Setting] = {}
    for each in rows(Setting, court=affairs.court, order=("since", "id")):
        latest[each.name] = each
    groups = tuple(_group(each, latest.get(each.id), visitor.day) for each in PARAMETERS.values())
    return page(
        request,
        "settings",
        current="设置",
        status=422 if sentence else 200,
        tabs=(Link(_("登录与安全"), "/settings"), Link(_("本院数值"), "/court/settings", current=True)),
        groups=groups,
        keys=(),
        key_options_url="",
        key_answer_url="",
        sessions=(),
        sentences=(sentence,) if sentence else (),
    )


def _group(parameter: Parameter, setting: Setting | None, today: date) -> dict[str, Any]:
    """One value: what is in force, why it may be chosen, and the form that sets another."""
    value = setting.value if setting else parameter.default or ""
    since = _("自 %(day)s 起，由院长定。") % {"day": setting.since} if setting else _("没有另定，用默认值。")
    choices = tuple(Choice(key, label, chosen=key == value) for key, label in parameter.choices.items())
    kind = "choice" if choices else "text"
    stem = parameter.id.replace(".", "-")
    fields = (
        Field(f"{stem}-value", _("数值"), kind, value, choices=choices, unit="" if choices else parameter.unit),
        Field(f"{stem}-since", _("自哪一日"), "date", today.isoformat(), short=True),
        Field(f"{stem}-reason", _("理由和文号"), value="", optional=True),
    )
    return {
        "title": parameter.what,
        "words": f"{since}{parameter.why}",
        "fields": fields,
        "action": f"/court/settings/{parameter.id}",
        "submit": _("设定"),
    }


@require_POST
def set_value(request: HttpRequest, name: str) -> HttpResponse:
    """The president's step: checked by the law's own table of what may be set."""
    visitor = visitor_of(request)
    affairs = _affairs(visitor)
    parameter = PARAMETERS.get(name)
    if parameter is None:
        raise Absent
    stem = name.replace(".", "-")
    value, since, reason = (request.POST.get(f"{stem}-{part}", "") for part in ("value", "since", "reason"))
    try:
        parameter.check(value)
        facts = Value(name=name, value=value, since=date.fromisoformat(since), reason=Prose(reason))
        key = f"{name}:{value}:{since}"
        act(Affairs.set_value, facts, on=affairs, by=visitor.person, as_=PRESIDENT, key=key)
    except (ValueError, Refused) as trouble:
        return _shown(request, affairs, str(trouble))
    return redirect("/court/settings?note=saved")
