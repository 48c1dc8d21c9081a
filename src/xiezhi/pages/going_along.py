"""For finance: the court fees that are to go along with suits that were transferred, and with which code."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.possible import case_for
from xiezhi.law.working import from_fen
from xiezhi.pages.limits import clock_of, is_running
from xiezhi.pages.names import case_name
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link
from xiezhi.pages.visitor import Visitor
from xiezhi.procedures.money import FeeHandover
from xiezhi.procedures.money.handover import to_whom
from xiezhi.records.deadline import Deadline
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows


def going_along(court: str, visitor: Visitor) -> Iterator[dict[str, Any]]:
    """Those that have not gone yet, the oldest first."""
    found = rows(Proceeding, court=court, procedure=FeeHandover.name, closed="", order=("opened", "id"))
    limits = {each.proceeding: each for each in rows(Deadline, proceeding__in=[each.id for each in found])}
    for each in found:
        limit = limits.get(each.id)
        yield {
            "to": to_whom(case_for(each, visitor.person)),
            "amount": from_fen(each.amount or 0),
            "code": each.track,
            "case": case_name(each),
            "url": f"/case/{each.id}",
            "clock": clock_of(limit, visitor.today) if limit and is_running(limit) else None,
            "act": Link(_("移交"), f"/case/{each.id}/do/send"),
        }
