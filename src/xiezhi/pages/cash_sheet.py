"""The sheet of a count of cash, line by line, for whoever confirms it: the payer, and the second officer."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.facts import fields_of
from xiezhi.engine.words import Step
from xiezhi.law.working import from_fen
from xiezhi.pages.names import names_of
from xiezhi.pages.saying import say as _
from xiezhi.procedures.money import Note
from xiezhi.records.money import Arrival

COUNTED = "cash_counted"
"""What one chooses from where a count is to be confirmed."""


def sheets_of(case: Case, step: Step) -> tuple[dict[str, Any], ...]:
    """The counts that this step is about and this reader has to do with; none where it is about something else."""
    if all(each.chosen_from != COUNTED for each in fields_of(step.facts)):
        return ()
    counted = [each for each in case.mine(Arrival) if each.status == "counted"]
    mine = [each for each in counted if case.actor in (each.second, each.holder) or each.brought == case.me]
    names = names_of(case.proceeding.court, {who for each in mine for who in (each.holder, each.second)})
    return tuple(_sheet(each, names) for each in mine)


def _sheet(row: Arrival, names: dict[str, str]) -> dict[str, Any]:
    return {
        "lines": tuple(
            {"label": _(Note(note).label), "count": count, "amount": Decimal(note) * count} for note, count in row.piles
        ),
        "count": sum(count for _note, count in row.piles),
        "total": from_fen(row.amount),
        "payer": row.payer,
        "first": names.get(row.holder, ""),
        "second": names.get(row.second, ""),
        "words": _(SIGNED[row.signed]),
        "tone": "near" if not row.signed else "late" if row.signed == "declined" else "good",
        "why": row.memo,
    }


SIGNED = {
    "": "交款人还没有确认",
    "account": "交款人已用本人账户确认",
    "paper": "交款人已在纸上签名",
    "declined": "交款人拒绝签名",
}
