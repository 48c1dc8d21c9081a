"""What the numbers of a board count that are no indicators: what is late, what soon will be, what is on its way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Q

from xiezhi.engine.tallies import PEOPLE
from xiezhi.engine.words import PROCEDURES
from xiezhi.indicators import INDICATORS
from xiezhi.indicators.scope import Scope
from xiezhi.pages.limits import can_be_kept, to_do
from xiezhi.pages.saying import say as _
from xiezhi.pages.saying import termed
from xiezhi.pages.visitor import Visitor
from xiezhi.records.deadline import Deadline
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import count, rows, those

SOON, HOLDS = 7, 15
"""Days within which a deadline will be overdue, and within which a hold that ends is shown."""
OF_COURT = ~Q(role__in=sorted(PEOPLE))
"""Deadlines that are for the court to keep."""
ENFORCING = ("enforcement", "seizure", "inquiry", "sanction", "case_money", "payout", "round_end")


@dataclass(frozen=True, slots=True)
class Waits:
    """One thing that a number counts: a proceeding, and the period of it that is meant."""

    proceeding: Proceeding
    deadline: Deadline | None = None

    @property
    def label(self) -> str:
        """What is to be done or what ends; without a period, what it is and how it stands."""
        if self.deadline is not None:
            return to_do(self.deadline, self.proceeding)
        procedure = PROCEDURES[self.proceeding.procedure]
        return _("%(label)s：%(what)s") % {
            "label": _(procedure.label),
            "what": termed(procedure.states[self.proceeding.state]),
        }


def periods_of(scope: Scope) -> dict[str, Any]:
    """The court's own running deadlines that this reader answers for."""
    told: dict[str, Any] = {
        "court__in": [each.id for each in scope.courts],
        "kind__in": ["duty", "stage"],
        "status": "open",
    }
    if scope.judge:
        told["proceeding__in"] = [each.id for each in rows(Proceeding, judge=scope.judge, closed="")]
    elif scope.names != frozenset(INDICATORS):
        told["proceeding__in"] = [
            each.id for each in rows(Proceeding, court__in=told["court__in"], procedure__in=ENFORCING, closed="")
        ]
    return told


def of_deadlines(found: list[Deadline]) -> list[Waits]:
    known = {each.id: each for each in those(Proceeding, "id", sorted({each.proceeding for each in found}))}
    return [Waits(known[each.proceeding], each) for each in found]


def late(scope: Scope, _visitor: Visitor | None = None) -> list[Waits]:
    """What passed without being done and can still be done, the longest ago first."""
    found = rows(Deadline, OF_COURT, met="", **{**periods_of(scope), "status": "late"}, order=("due", "id"))
    return [each for each in of_deadlines(found) if each.deadline and can_be_kept(each.deadline, each.proceeding)]


def soon(scope: Scope, visitor: Visitor, most: int | None = None) -> list[Waits]:
    """What the court owes and will be overdue within the week, the nearest first; only so many of them."""
    return of_deadlines(rows(Deadline, OF_COURT, **_soon(scope, visitor), order=("due", "id"), limit=most))


def how_many_soon(scope: Scope, visitor: Visitor) -> int:
    return count(Deadline, OF_COURT, **_soon(scope, visitor))


def _soon(scope: Scope, visitor: Visitor) -> dict[str, Any]:
    last = (visitor.day + timedelta(days=SOON)).isoformat()
    return {**periods_of(scope), "due__lte": last, "due__gte": visitor.today}


def terms(scope: Scope) -> list[Deadline]:
    """The terms of what is held, of those still running."""
    courts = [each.id for each in scope.courts]
    held = [each.id for each in rows(Proceeding, court__in=courts, procedure="seizure", closed="")]
    return rows(Deadline, proceeding__in=held, clock="in_force", status="open", order=("due", "id"))


def holds(scope: Scope, visitor: Visitor) -> list[Waits]:
    """The holds that end within fifteen days."""
    last = (visitor.day + timedelta(days=HOLDS)).isoformat()
    return of_deadlines([each for each in terms(scope) if each.due <= last])


def of_kind(scope: Scope, procedure: str, *states: str) -> list[Proceeding]:
    """Those of one kind in these states, in any where none is named, the oldest first."""
    told: dict[str, Any] = {"state__in": states} if states else {}
    courts = [each.id for each in scope.courts]
    return rows(Proceeding, court__in=courts, procedure=procedure, order=("opened", "id"), **told)


@dataclass(frozen=True, slots=True)
class Counts:
    """A number of a board that opens to a list: what it is called and what it counts."""

    label: str
    found: Callable[[Scope, Visitor], list[Waits]]
    enforcing: bool = False
    """Only for who sees every figure of enforcement."""


def _cases(procedure: str, *states: str) -> Callable[[Scope, Visitor], list[Waits]]:
    return lambda scope, _visitor: [Waits(each) for each in of_kind(scope, procedure, *states)]


def _open(procedure: str) -> Callable[[Scope, Visitor], list[Waits]]:
    return lambda scope, _visitor: [Waits(each) for each in of_kind(scope, procedure) if not each.closed]


WAITING, PAID_OUT = ("sent", "partial", "erred", "doubted"), ("proposed", "reviewed", "approved")
"""States of an inquiry that is not answered well yet, and of a payout that is not with the bank yet."""
MONEY: dict[str, Counts] = {
    "unknown": Counts("待查明的不明款", _open("unknown_money"), enforcing=True),
    "approving": Counts("待审核、批准", _cases("payout", *PAID_OUT), enforcing=True),
    "sent": Counts("已交银行，待回单", _cases("payout", "sent"), enforcing=True),
    "paid": Counts("银行已付出", _cases("payout", "arrived"), enforcing=True),
}
"""Money on its way."""
COUNTED: dict[str, Counts] = {
    "late": Counts("已逾期未办", late),
    "soon": Counts("七日内将要逾期", soon),
    "holds": Counts("十五日内控制到期", holds, enforcing=True),
    "inquiries": Counts("在等的查询", _cases("inquiry", *WAITING), enforcing=True),
    "answered": Counts("已答复的查询", _cases("inquiry", "answered"), enforcing=True),
    "asked": Counts("发出的查询", _cases("inquiry"), enforcing=True),
    **MONEY,
}
"""Each by the name of its list."""
