"""算一算: every calculator of the law as one page; what is filled in stands in the address and is kept nowhere."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from xiezhi.engine.refused import Absent
from xiezhi.law.asking import Unclear, written
from xiezhi.law.calculator import Calculator
from xiezhi.law.calculators import CALCULATORS
from xiezhi.law.given import Given
from xiezhi.law.parameters import Settings
from xiezhi.pages.calculator_answer import shown
from xiezhi.pages.calculator_form import groups_of, with_rows_changed
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link, Reckoned
from xiezhi.pages.visitor import visitor_of
from xiezhi.records.court import settings_of

ICONS = {
    "fee": "file-plus",
    "application-fee": "lock",
    "deadline": "calendar-event",
    "lending": "scale",
    "interest": "calculator",
    "late-payment": "clock",
    "delay": "history",
    "injury": "users",
    "traffic": "alert-triangle",
}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every question that can be reckoned."""
    return page(request, "calculators", current="计算器", crumbs=(), title=_("算一算"), doors=doors("/reckon"))


def doors(stem: str) -> tuple[Link, ...]:
    """A link to each calculator below an address."""
    return tuple(
        Link(_(each.question), f"{stem}/{name}", ICONS.get(name, "calculator"), _(each.about))
        for name, each in CALCULATORS.items()
    )


@require_safe
def calculator(request: HttpRequest, name: str) -> HttpResponse:
    """One question for anybody. A finished answer stands at an address without empty fields, which can be passed on."""
    found, today = find(name), visitor_of(request).day
    given = typed_of(request, found, of_today(found, today))
    answer, wrong = answered(request, found, given)
    if answer and "go" in request.GET:
        return redirect(address(found, given))
    crumbs = (Link(_("算一算"), "/reckon"), Link(_(found.question), ""))
    return show(request, found, given, answer, wrong, crumbs=crumbs)


def find(name: str) -> Calculator:
    """The calculator of this name; raises Absent."""
    if name not in CALCULATORS:
        raise Absent
    return CALCULATORS[name]


def of_today(found: Calculator, today: date) -> dict[str, list[str]]:
    """The day of the court, where a question is about the present."""
    return {ask.name: [today.isoformat()] for ask in found.asks if ask.case in ("today", "opened")}


def typed_of(request: HttpRequest, found: Calculator, known: Given) -> Given:
    """What was typed; until the form is sent, what is known already stands in its fields."""
    typed = with_rows_changed(found, dict(request.GET.lists()))
    return typed if "go" in typed else {**known, **typed}


def answered(request: HttpRequest, found: Calculator, given: Given) -> tuple[Reckoned | None, Unclear | None]:
    """The answer, or what is wrong; what is not filled in yet is wrong only once the form has been sent."""
    if given.keys() & {"add", "drop"}:
        return None, None
    try:
        return shown(found.answer(given, settings_here(request)), visitor_of(request).day), None
    except Unclear as wrong:
        blamed = "go" in given or wrong.field.partition("-")[0] in request.GET
        return None, wrong if blamed else None


def address(found: Calculator, given: Given) -> str:
    """Where this very answer can be read again, by anybody."""
    return f"/reckon/{found.name}?{urlencode(written(found.asks, given))}"


def settings_here(request: HttpRequest) -> Settings:
    """The values of the court whose window this is."""
    court = visitor_of(request).court
    return settings_of(court.id) if court else Settings()


def show(
    request: HttpRequest,
    found: Calculator,
    given: Given,
    answer: Reckoned | None,
    wrong: Unclear | None,
    *,
    crumbs: tuple[Link, ...],
    action: str = "",
    current: str = "计算器",
) -> HttpResponse:
    groups = groups_of(found, given, wrong)
    return page(
        request,
        "calculator",
        current=current,
        status=422 if wrong else 200,
        crumbs=crumbs,
        title=_(found.question),
        words=_(found.about),
        groups=groups,
        fields=tuple(field for group in groups for field in group.fields),
        action=action or f"/reckon/{found.name}",
        answer=answer,
        share=f"{address(found, given)}#result" if answer else "",
    )
