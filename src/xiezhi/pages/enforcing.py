"""An enforcement as its officer works on it: stages, things held, the meter, institutions, talks, plan, checklists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from xiezhi.engine.case import Case
from xiezhi.engine.possible import case_for, role_for
from xiezhi.engine.refused import Absent
from xiezhi.evidence.read import of_proceedings
from xiezhi.pages.closing import closing_of, review_of, round_end_of
from xiezhi.pages.clues import clues_of
from xiezhi.pages.docket import known_of, row_of
from xiezhi.pages.holdings import assets_of, meter_of
from xiezhi.pages.limits import clock_of, due_of, is_running, limits_of
from xiezhi.pages.names import case_name, names_of, sides
from xiezhi.pages.owing import owing_of
from xiezhi.pages.papers import papers_of
from xiezhi.pages.possible import acts_of
from xiezhi.pages.proceeding import names_of_case, next_of_case, tags_of
from xiezhi.pages.reading import look_at
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.saying import termed
from xiezhi.pages.shapes import Clock, Link, Stage
from xiezhi.pages.unanswered import WHO, silences_of
from xiezhi.pages.visitor import Visitor
from xiezhi.pages.whereabouts import arrivals_of, moneys_of, payouts_of
from xiezhi.procedures.enforcement import Enforcement, Inquiry, Sanction
from xiezhi.procedures.enforcement.inquiry import enforcement_goes_on
from xiezhi.procedures.enforcement.sanction_rules import sort_of
from xiezhi.procedures.money import CaseMoney
from xiezhi.records.enforcement import Asset
from xiezhi.records.money import Arrival

RESENT = ("sent", "partial", "erred", "doubted")
"""States of an inquiry in which it can be asked again."""
NOT_IN = ("counted", "denied", "reversed")
"""How money stands that has not come in, or not for good."""
SQUARES = {"answered": "ok", "partial": "part", "erred": "bad", "doubted": "bad", "sent": "wait", "given_up": "off"}


@require_GET
def desk(request: HttpRequest, number: str) -> HttpResponse:
    """For officers alone: a party has a page of his own, in his own words."""
    visitor, found = look_at(request, number, "enforcing")
    if found.procedure != Enforcement.name or not visitor.staff:
        raise Absent
    case = case_for(found, visitor.person)
    names = names_of_case(case)
    seen = {each.id for each in visitor.viewer.seen_in(case.family)}
    institutions = tuple(_inquiries(case, seen, visitor))
    return page(
        request,
        "enforcing",
        current="案件",
        case=case_name(found),
        case_url=f"/case/{found.id}",
        tags=tags_of(case),
        sides=sides(case.standings(), names),
        next=next_of_case(case, names),
        stages=tuple(_stages(case)),
        limits=limits_of(case, names, visitor.today),
        acts=acts_of(case, visitor.person, visitor.day),
        assets=assets_of(case, seen),
        clues=clues_of(case, seen, visitor),
        meter=meter_of(case),
        owing=owing_of(case, seen),
        institutions=institutions,
        again=tuple(each["task"] for each in institutions if each["task"]),
        talks=tuple(_talks(case, visitor)),
        sanctions=tuple(_sanctions(case, seen, names, visitor)),
        arrivals=arrivals_of(case, seen),
        payouts=payouts_of(case, seen),
        money=tuple(_money(case, seen)),
        checks=closing_of(case, seen),
        round_checks=round_end_of(case, seen),
        review=review_of(case, seen),
        silent=silences_of(found.court, WHO, visitor.now, seen),
    )


def _stages(case: Case) -> Iterator[Stage]:
    """The way of every enforcement, each part with the day on which it was done or is due."""
    moneys = moneys_of(case)
    came = [each for money in moneys for each in money.mine(Arrival) if each.status not in NOT_IN]
    done = {
        "执行立案": _day(case, "docket"),
        "确定承办人": _day(case, "assign"),
        "执行通知": _day(case, "notify"),
        "财产查询": _day(case, "inquire") if _all_closed(case, Inquiry.name) else None,
        "控制财产": _day(case, "freeze"),
        "约谈": _day(case, "talk"),
        "案款到账": date.fromisoformat(max(each.at for each in came)) if came else None,
        "发放": _paid(moneys),
        "结案": date.fromisoformat(case.proceeding.closed) if case.proceeding.closed else None,
    }
    due = {"确定承办人": "assign", "执行通知": "notify", "结案": "limit"}
    first = next((label for label, day in done.items() if day is None), "")
    for label, day in done.items():
        mark = "done" if day else "now" if label == first and not case.proceeding.closed else "ahead"
        limit = None if day else _due(case, due.get(label, ""))
        url = _rests(case, label) if day or limit else ""
        yield Stage(_(label), mark, day or limit, lead=_("限 ") if limit else "", url=url)


def _day(case: Case, step: str) -> date | None:
    entry = case.last(step)
    return date.fromisoformat(entry.day) if entry else None


def _rests(case: Case, label: str) -> str:
    """The entry that a station of the way rests on; where it rests on several, the whole record."""
    step = {"执行立案": "docket", "确定承办人": "assign", "执行通知": "notify", "控制财产": "freeze", "约谈": "talk"}
    entry = case.last(step[label]) if label in step else None
    return f"/entry/{entry.entry}" if entry else f"/case/{case.proceeding.id}"


def _due(case: Case, clock: str) -> date | None:
    return next((due_of(each) for each in case.deadlines if each.clock == clock and is_running(each)), None)


def _all_closed(case: Case, procedure: str) -> bool:
    return all(each.closed for each in case.children(procedure))


def _paid(moneys: list[Case]) -> date | None:
    paid = [each.closed for money in moneys for each in money.children("payout") if each.state == "arrived"]
    open_ = any(not each.closed for money in moneys for each in money.children("payout"))
    return date.fromisoformat(max(paid)) if paid and not open_ else None


def _inquiries(case: Case, seen: set[str], visitor: Visitor) -> Iterator[dict[str, Any]]:
    """Each institution that was asked: what it answers, or for how long it has not."""
    for each in (each for each in case.children(Inquiry.name) if each.id in seen):
        clock = _clock(case.of(each), visitor)
        late = clock is not None and clock.share >= 100
        due = each.state in RESENT and (late or each.state in ("erred", "doubted"))
        found = [row for row in case.mine(Asset) if row.holder == each.outcome and row.source == "inquiry"]
        yield {
            "name": each.outcome,
            "state": termed(Inquiry.states[each.state]),
            "square": "bad" if late else SQUARES[each.state],
            "words": _("查到 %(n)s 项") % {"n": len(found)} if found else "",
            "clock": clock,
            "url": f"/case/{each.id}",
            "task": f"{each.id}/ask_again" if due and enforcement_goes_on(case.of(each), None) else "",
        }


def _clock(case: Case, visitor: Visitor) -> Clock | None:
    running = [each for each in case.deadlines if is_running(each)]
    return clock_of(running[0], visitor.today) if running else None


def _talks(case: Case, visitor: Visitor) -> Iterator[Any]:
    """What was said with whom, the latest first."""
    every = of_proceedings([case.proceeding.id])
    known = known_of(case, every, papers_of(case, visitor.viewer))
    yield from (row_of(each, known, visitor.day) for each in reversed(every) if each.step == "enforcement.talk")


def _sanctions(case: Case, seen: set[str], names: dict[str, str], visitor: Visitor) -> Iterator[dict[str, Any]]:
    for each in (each for each in case.children(Sanction.name) if each.id in seen):
        whom = case.of(each).standings("defendant")
        yield {
            "label": _(sort_of(each).label),
            "who": names_of(each.court, [whom[0].person])[whom[0].person] if whom else "",
            "state": termed(Sanction.states[each.state]),
            "tone": "near" if each.state == "in_force" else "",
            "url": f"/case/{each.id}",
            "limits": limits_of(case.of(each), names, visitor.today),
        }


def _money(case: Case, seen: set[str]) -> Iterator[Link]:
    """The sub-account, and what is done there most often."""
    for each in case.children(CaseMoney.name):
        if each.id in seen:
            takes = not each.closed and role_for(case.of(each), case.actor, CaseMoney.take_cash)
            yield Link(each.track, f"/case/{each.id}", "coins", words=f"/case/{each.id}/cash" if takes else "")
