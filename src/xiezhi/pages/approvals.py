"""What the head of enforcement and the president approve, all on one page: payouts and sanctions, several at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from xiezhi.engine.words import ENFORCEMENT_HEAD, PRESIDENT
from xiezhi.pages.money_desk import clocks_by, payouts_waiting
from xiezhi.pages.names import case_name, names_of
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.saying import termed
from xiezhi.pages.visitor import Visitor, visitor_of
from xiezhi.procedures.enforcement import RoundEnd, Sanction
from xiezhi.procedures.enforcement.sanction_facts import Sort
from xiezhi.procedures.enforcement.sanction_rules import ground_of, sort_of
from xiezhi.procedures.money import Payout
from xiezhi.records.court import settings_of
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows

PAYOUTS = {ENFORCEMENT_HEAD.name: (Payout.proposed, "review"), PRESIDENT.name: (Payout.reviewed, "approve")}
"""Which payouts wait for an office, and the step it takes."""


@require_GET
def approvals(request: HttpRequest) -> HttpResponse:
    visitor = visitor_of(request)
    court = visitor.only(*PAYOUTS)
    offices = [each.office for each in visitor.offices if each.court == court and each.office in PAYOUTS]
    payouts = tuple(row for office in offices for row in _payouts(court, visitor, office))
    signs = PRESIDENT.name in offices
    return page(
        request,
        "approvals",
        current="审批",
        payouts=payouts,
        sum=sum(each["amount"] for each in payouts),
        sanctions=tuple(_sanctions(court, visitor)) if signs else (),
        ends=tuple(_ends(court, visitor, offices)),
        signs=signs,
    )


def _payouts(court: str, visitor: Visitor, office: str) -> Iterator[dict[str, Any]]:
    state, step = PAYOUTS[office]
    step = _final(court, visitor) if step == "review" else step
    for each in payouts_waiting(court, visitor, [state.name]):
        yield {**each, "task": f"{each['id']}/{step}", "step": step, "act": termed(Payout.steps[step])}


def _final(court: str, visitor: Visitor) -> str:
    """The head's step where the court approves in two levels is the last one."""
    return "review_finally" if settings_of(court).on("payout.approvals", visitor.day) == "2" else "review"


def _sanctions(court: str, visitor: Visitor) -> Iterator[dict[str, Any]]:
    """Proposed and not signed yet: orders that restrict before listings, which need them."""
    found = rows(Proceeding, court=court, procedure=Sanction.name, state="proposed", order=("opened", "id"))
    who, clocks = _debtors(court, found), clocks_by(visitor, [each.id for each in found])
    for each in sorted(found, key=lambda each: sort_of(each) is Sort.dishonest):
        yield {
            "id": each.id,
            "label": _(sort_of(each).label),
            "words": _(ground_of(each).label),
            "who": who[each.id],
            "case": case_name(each),
            "url": f"/case/{each.id}",
            "since": date.fromisoformat(each.opened[:10]),
            "clock": clocks.get(each.id),
            "task": f"{each.id}/sign",
            "step": "sign",
            "act": _(Sanction.sign.label),
        }


def _debtors(court: str, found: list[Proceeding]) -> dict[str, str]:
    standing = rows(Standing, proceeding__in=[each.id for each in found], role="defendant", until="")
    names = names_of(court, {each.person for each in standing})
    return {each.proceeding: names[each.person] for each in standing}


def _ends(court: str, visitor: Visitor, offices: list[str]) -> Iterator[dict[str, Any]]:
    """Reviews before a round ends that wait for one of these offices: each is opened, for its checklist is read."""
    wanted = [state for state, by in (("heard", ENFORCEMENT_HEAD), ("reviewed", PRESIDENT)) if by.name in offices]
    found = rows(Proceeding, court=court, procedure=RoundEnd.name, state__in=wanted, order=("since", "id"))
    who, clocks = _debtors(court, found), clocks_by(visitor, [each.id for each in found])
    for each in found:
        yield {
            "case": case_name(each),
            "url": f"/case/{each.id}",
            "who": who.get(each.id, ""),
            "state": termed(RoundEnd.states[each.state]),
            "clock": clocks.get(each.id),
        }
