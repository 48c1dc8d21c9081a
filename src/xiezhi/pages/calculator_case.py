"""算一算 in a proceeding: the same calculators, its own facts filled in, for those who may see it."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from xiezhi.engine.case import Case
from xiezhi.engine.possible import case_for
from xiezhi.law.calculator import Calculator
from xiezhi.law.calculators import CALCULATORS
from xiezhi.law.working import from_fen
from xiezhi.pages.calculator import answered, doors, find, show, typed_of
from xiezhi.pages.names import case_name
from xiezhi.pages.reading import look_at
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link
from xiezhi.records.paper import Delivery
from xiezhi.records.proceeding import Proceeding

OF_CAUSE = {
    "民间借贷纠纷": ("lending", "fee", "delay", "application-fee"),
    "机动车交通事故责任纠纷": ("traffic", "injury", "fee", "delay"),
    "买卖合同纠纷": ("late-payment", "fee", "delay", "application-fee"),
}
OF_ANY = ("fee", "application-fee", "interest", "late-payment", "delay", "deadline")
"""Which questions a dispute raises, the nearest first."""


def crumbs_of(proceeding: Proceeding, last: str) -> tuple[Link, ...]:
    url = f"/case/{proceeding.id}"
    return (Link(case_name(proceeding), url), Link(_("算一算"), f"{url}/reckon"), *((Link(last, ""),) if last else ()))


@require_safe
def of_case(request: HttpRequest, number: str) -> HttpResponse:
    """The questions that this dispute raises."""
    visitor, found = look_at(request, number, "reckon")
    cause = case_for(found, visitor.person).dispute.cause
    places = {door.url.rsplit("/", 1)[1]: door for door in doors(f"/case/{found.id}/reckon")}
    first = OF_CAUSE.get(cause, OF_ANY)
    shown = tuple(places[name] for name in (*first, *(each for each in CALCULATORS if each not in first)))
    return page(request, "calculators", current="案件", crumbs=crumbs_of(found, ""), title=_("算一算"), doors=shown)


@require_safe
def one_of_case(request: HttpRequest, number: str, name: str) -> HttpResponse:
    """One question with the facts of this proceeding in its fields; what is typed stands in their place."""
    calculator = find(name)
    visitor, proceeding = look_at(request, number, "reckon")
    given = typed_of(request, calculator, facts_of(calculator, case_for(proceeding, visitor.person), visitor.day))
    answer, wrong = answered(request, calculator, given)
    return show(
        request, calculator, given, answer, wrong, crumbs=crumbs_of(proceeding, _(calculator.question)),
        action=f"/case/{proceeding.id}/reckon/{name}", current="案件",
    )  # fmt: skip


def facts_of(calculator: Calculator, case: Case, today: date) -> dict[str, list[str]]:
    """What the proceeding knows of the questions asked; what it does not know stays open."""
    known = known_of(case, today)
    filled = {ask.name: [known[ask.case]] for ask in calculator.asks if known.get(ask.case)}
    halved = any(ask.name == "halved" for ask in calculator.asks) and case.proceeding.track == "summary"
    return filled | ({"halved": ["summary"]} if halved else {})


def known_of(case: Case, today: date) -> dict[str, str]:
    """The facts of a case by the names that questions use for them."""
    amount, mine = case.proceeding.amount, case.me
    received = [each.effective for each in case.mine(Delivery) if each.effective and each.recipient == mine]
    return {
        "amount": str(from_fen(amount)) if amount else "",
        "opened": case.proceeding.opened,
        "today": today.isoformat(),
        "served": max(received, default="")[:10],
    }
