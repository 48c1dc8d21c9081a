"""Where the money of a case is: each sum that came in, and each that goes out, stage by stage to the bank's receipt."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.law.working import from_fen
from xiezhi.pages.names import names_of
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Stage
from xiezhi.procedures.money import Head
from xiezhi.records.money import Arrival, Share
from xiezhi.records.proceeding import Proceeding

CHANNELS = {"cash": "现金", "transfer": "转账"}
STANDS = {
    "counted": ("near", "已清点，等另一名工作人员确认"),
    "denied": ("late", "没有得到确认，重新清点"),
    "in_hand": ("near", "经手人手里，当天交财务"),
    "handed_over": ("near", "财务保险柜里，待存银行"),
    "banked": ("good", "已在法院专户"),
    "reversed": ("late", "银行已撤销"),
}
STAGES = (
    ("已到账", ("open",)),
    ("审批", ("review", "review_finally", "approve")),
    ("已交银行", ("send",)),
    ("银行回单", ("paid",)),
)
REACHED = {"proposed": 1, "reviewed": 1, "approved": 2, "sent": 3, "arrived": 4}
"""How many of the stages a payout has passed."""


def moneys_of(case: Case) -> list[Case]:
    """The sub-accounts of an enforcement."""
    return [case.of(each) for each in case.children("case_money")]


def arrivals_of(case: Case, seen: Collection[str]) -> tuple[dict[str, Any], ...]:
    """What came in, the latest first; of the accounts that the reader may see."""
    found = [each for money in moneys_of(case) if money.proceeding.id in seen for each in money.mine(Arrival)]
    return tuple(_arrival(each) for each in sorted(found, key=lambda each: (each.at, each.id), reverse=True))


def stands(row: Arrival) -> tuple[str, str]:
    """Its colour, and where it is."""
    if row.status == "counted" and not row.signed:
        return "near", "已清点，等交款人确认清点单"
    return STANDS[row.status]


def _arrival(row: Arrival) -> dict[str, Any]:
    tone, words = stands(row)
    return {
        "day": date.fromisoformat(row.at),
        "payer": row.payer,
        "how": _(CHANNELS[row.channel]),
        "amount": from_fen(row.amount),
        "tone": tone,
        "words": _(words),
        "url": f"/case/{row.proceeding}",
        "reference": row.reference if row.channel == "transfer" else "",
    }


def payouts_of(case: Case, seen: Collection[str]) -> tuple[dict[str, Any], ...]:
    """What goes out, as far as the reader may see it, with its line of stages."""
    found = [each for money in moneys_of(case) for each in money.children("payout") if each.id in seen]
    return tuple(_payout(case.of(each)) for each in found if each.state != "turned_down")


def _payout(case: Case) -> dict[str, Any]:
    row = case.proceeding
    shares = [each for each in case.family.all(Share) if each.payout == row.id]
    payee = shares[0].payee if shares else ""
    return {
        "url": f"/case/{row.id}",
        "number": row.number,
        "payee": names_of(row.court, [payee])[payee] if payee else _("法院（执行申请费）"),
        "mine": payee,
        "amount": from_fen(row.amount or 0),
        "heads": tuple((_(Head(each.head).label), from_fen(each.amount)) for each in shares),
        "stages": stages_of_payout(case),
        "arrived": row.state == "arrived",
    }


def stages_of_payout(case: Case) -> tuple[Stage, ...]:
    """Arrived, in approval, sent, the bank's receipt."""
    passed = REACHED.get(case.proceeding.state, 0)
    return tuple(_stage(case, place, passed, label, steps) for place, (label, steps) in enumerate(STAGES))


def _stage(case: Case, place: int, passed: int, label: str, steps: tuple[str, ...]) -> Stage:
    entry = case.last(*steps)
    if place < passed:
        return Stage(
            _(label),
            "done",
            date.fromisoformat(entry.day) if entry else None,
            url=f"/entry/{entry.entry}" if entry else "",
        )
    return Stage(_(label), "now" if place == passed else "ahead", None)


def account_named(case: Case) -> tuple[str, ...]:
    """The sub-account of an enforcement, in groups of four as it is read out."""
    number = next((each.track for each in case.children("case_money")), "")
    return tuple(number[place : place + 4] for place in range(0, len(number), 4))


def unsettled(case: Case) -> list[Proceeding]:
    """Sub-accounts that still hold something or may receive it."""
    return [each for each in case.children("case_money") if not each.closed]
