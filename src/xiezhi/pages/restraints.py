"""Restrictions and listings as those they touch read them, and what the end of an enforcement brought: what it means,
until when, why, and what can be done about it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.law.working import from_fen
from xiezhi.pages.limits import due_of, is_running, limits_of
from xiezhi.pages.saying import say as _
from xiezhi.pages.saying import termed
from xiezhi.pages.shapes import Tag
from xiezhi.pages.spoken import spoken
from xiezhi.pages.visitor import Visitor
from xiezhi.phrases.ended import ENDED, ending_of, last_day_to_contest
from xiezhi.procedures.enforcement import Sanction
from xiezhi.procedures.enforcement.sanction_effects import last_day
from xiezhi.procedures.enforcement.sanction_facts import Sort
from xiezhi.procedures.enforcement.sanction_rules import ground_of, sort_of
from xiezhi.procedures.money.books import free

MEANS = {
    Sort.consumption: "不能坐飞机、高铁、软卧，不能住星级宾馆、买房买车、旅游度假；工作生活必需的，先向执行员申请",
    Sort.dishonest: "姓名和欠款公布在失信名单上，银行、招投标和政府部门查得到",
}
WAITING = ("requested", "proposed")


def sanctions_of(
    case: Case, seen: Collection[str], names: Mapping[str, str], visitor: Visitor, *, debtor: bool
) -> Iterator[dict[str, Any]]:
    """What stands, for both sides; the creditor sees what he asked for while it is decided, the debtor once it is."""
    shown = ("in_force",) if debtor else ("in_force", *WAITING)
    for each in case.children(Sanction.name):
        if each.id in seen and each.state in shown:
            sanction = case.of(each)
            yield {
                "label": _(sort_of(each).label),
                "why": _(ground_of(each).label) if sort_of(each) is Sort.dishonest else "",
                "means": _(MEANS[sort_of(each)]) if debtor else "",
                "ends": spoken(_ends(sanction, waiting=each.state in WAITING), visitor.day),
                "since": date.fromisoformat(each.since),
                "limits": limits_of(sanction, dict(names), visitor.today),
                "tag": Tag(termed(Sanction.states[each.state]), "near" if each.state == "in_force" else ""),
                "url": f"/case/{each.id}",
            }


def _ends(sanction: Case, *, waiting: bool) -> str:
    """Until when, and what ends it before."""
    if waiting:
        due = _due(sanction, "requested", "proposed")
        return _("法院 %(day)s 前决定") % {"day": due} if due else _("等院长签发")
    due, until = _due(sanction, "removal", "put_right"), last_day(sanction)
    if due:
        return _("应当解除了：%(day)s 前解除") % {"day": due}
    if until:
        return _("到 %(day)s 自动删除；积极履行或者主动纠正的，可以提前删除") % {"day": until}
    return _("没有期限：付清后三个工作日内解除")


def _due(case: Case, *clocks: str) -> date | None:
    running = [due_of(each) for each in case.deadlines if each.clock in clocks and is_running(each)]
    return min(running, default=None)


def end_of(case: Case, visitor: Visitor, person: str) -> dict[str, Any] | None:
    """How an enforcement ended that was not performed: why, what follows, and until when it can be contested."""
    if case.proceeding.state not in ENDED:
        return None
    ruling = case.paper("enforcement_end_ruling") or case.paper("cancellation_notice")
    said = ruling.filled() if ruling else {}
    until = last_day_to_contest(case, person)
    return {
        "day": date.fromisoformat(case.proceeding.closed),
        "why": str(said.get("found") or said.get("why") or ""),
        "url": f"/entry/{ending_of(case)}",
        "follows": tuple(_follows(case)),
        "until": until if until and until >= visitor.day else None,
        "over": bool(until and until < visitor.day),
    }


def _follows(case: Case) -> Iterator[str]:
    held = sum(not each.closed for each in case.children("seizure"))
    yield _("查封、冻结还有 %(n)s 项，正在解除") % {"n": held} if held else _("查封、冻结都已解除")
    open_ = [case.of(each) for each in case.children(Sanction.name) if each.state == "in_force"]
    for each in open_:
        due = _due(each, "removal")
        label = _(sort_of(each.proceeding).label)
        if due:
            yield _("%(what)s：%(day)s 前解除") % {"what": label, "day": spoken(due.isoformat(), case.date)}
    left = sum(free(case.of(each)) for each in case.children("case_money"))
    if left:
        yield _("账上还有 %(sum)s 元，退还被执行人") % {"sum": f"{from_fen(left):,.2f}"}
    if all(each.status == "void" for each in case.bills):
        yield _("没有执行到钱，不收申请执行费")
