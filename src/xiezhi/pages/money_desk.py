"""The finance desk: what is in hand, in the safe, at the bank and unidentified, and what waits to be paid out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from xiezhi.engine.possible import case_for, possible_of
from xiezhi.engine.refused import Absent
from xiezhi.law.working import from_fen
from xiezhi.outside.bank import CASE_MONEY, FEES
from xiezhi.pages.books_of_court import accounts_of, balanced
from xiezhi.pages.day_book import FUND_LABELS, books_of
from xiezhi.pages.going_along import going_along
from xiezhi.pages.limits import clock_of, is_running
from xiezhi.pages.names import case_name, names_of, role_name
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.saying import termed
from xiezhi.pages.shapes import Clock, Link
from xiezhi.pages.shell import BOOKS
from xiezhi.pages.unanswered import MONEY, silences_of
from xiezhi.pages.visitor import Visitor, visitor_of
from xiezhi.pages.whereabouts import REACHED
from xiezhi.procedures.money import CaseMoney, FeeRefund, Head, Payout, UnknownMoney
from xiezhi.records.deadline import Deadline
from xiezhi.records.ledger import Bill
from xiezhi.records.money import Arrival, Share
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows

CASH = {
    "counted": ("已清点，等另一名工作人员确认", "confirm_cash", "确认在场清点"),
    "in_hand": ("经手人手里", "hand_over", "移交财务"),
    "handed_over": ("财务保险柜", "bank_cash", "缴存银行"),
}
CLOCKED = {"counted": "confirm_cash", "in_hand": "hand_over"}
"""The clock that runs while cash stands so."""
WAITING = ("proposed", "reviewed", "approved", "sent")
PLACES = (1, 2, 3)
"""The three approvals of a payout."""


@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    visitor, court, _day = books_of(request)
    accounts = accounts_of(court, visitor.today)
    has, owes = balanced(accounts)
    payouts = tuple(payouts_waiting(court, visitor, WAITING))
    fees = accounts_of(court, visitor.today, FEES)
    refunds = tuple(_refunds(court, visitor))
    return page(
        request,
        "money_desk",
        current="案款",
        accounts=accounts,
        has=has,
        owes=owes,
        fees=fees,
        fees_balance=balanced(fees),
        refunds=refunds,
        along=tuple(going_along(court, visitor)),
        refundable=tuple(each["task"] for each in refunds if each["ready"]),
        cash=tuple(_cash(court, visitor)),
        unknown=tuple(_unknown(court, visitor)),
        payouts=payouts,
        payable=tuple(each["task"] for each in payouts if each["state"] == "approved"),
        pays=any(each.office == "finance" for each in visitor.offices),
        day_url=f"/money/day?on={visitor.today}",
        silent=silences_of(court, MONEY, visitor.now),
        missed=request.GET.get("none"),
        told=_("、").join(_(role_name(office)) for office in BOOKS),
    )


def clocks_by(visitor: Visitor, proceedings: Iterable[str], clock: str = "") -> dict[str, Clock]:
    """The nearest clock of each that runs, or the one by this name."""
    where = Q(clock=clock) if clock else Q()
    found = rows(Deadline, where, proceeding__in=sorted(set(proceedings)), order=("-due",))
    return {each.proceeding: clock_of(each, visitor.today) for each in found if is_running(each)}


def _cash(court: str, visitor: Visitor) -> Iterator[dict[str, Any]]:
    """Cash that is not at the bank yet, the oldest first: who holds it, for how long, and what is to be done."""
    found = rows(Arrival, court=court, channel="cash", status__in=list(CASH), order=("at", "id"))
    cases = {each.id: each for each in rows(Proceeding, id__in=sorted({each.proceeding for each in found}))}
    names = names_of(court, {each.second if each.status == "counted" else each.holder for each in found})
    clocks = {status: clocks_by(visitor, cases, clock) for status, clock in CLOCKED.items()}
    for each in found:
        where, step, label = CASH[each.status]
        waits = each.status == "counted" and not each.signed
        yield {
            "day": date.fromisoformat(each.at),
            "age": (visitor.day - date.fromisoformat(each.at)).days,
            "amount": from_fen(each.amount),
            "payer": each.payer,
            "where": _("已清点，等交款人确认清点单") if waits else _(where),
            "holder": each.payer if waits else names[each.second if each.status == "counted" else each.holder],
            "case": case_name(cases[each.proceeding]),
            "case_url": f"/case/{each.proceeding}",
            "clock": clocks.get(each.status, {}).get(each.proceeding),
            "act": Link(_(label), f"/case/{each.proceeding}/do/{step}")
            if each.status != "counted" or (each.second == visitor.person and each.signed)
            else None,
        }


def _unknown(court: str, visitor: Visitor) -> Iterator[dict[str, Any]]:
    """Money of nobody knows which case, the oldest first."""
    found = rows(Proceeding, court=court, procedure=UnknownMoney.name, closed="", order=("opened", "id"))
    arrivals = {each.proceeding: each for each in rows(Arrival, proceeding__in=[each.id for each in found])}
    clocks = clocks_by(visitor, [each.id for each in found])
    for each in found:
        row = arrivals[each.id]
        yield {
            "day": date.fromisoformat(row.at),
            "age": (visitor.day - date.fromisoformat(row.at)).days,
            "payer": row.payer,
            "reference": row.reference,
            "amount": from_fen(row.amount),
            "fund": _(FUND_LABELS[each.track or CASE_MONEY]),
            "memo": row.memo,
            "state": termed(UnknownMoney.states[each.state]),
            "clock": clocks.get(each.id),
            "url": f"/case/{each.id}",
            "act": Link(_("查明归属"), f"/case/{each.id}/do/identify") if each.state == "unidentified" else None,
        }


def _refunds(court: str, visitor: Visitor) -> Iterator[dict[str, Any]]:
    """Fees to be given back, the oldest first; ready where it is known where they go."""
    found = rows(Proceeding, court=court, procedure=FeeRefund.name, closed="", order=("opened", "id"))
    bills = {each.id: each for each in rows(Bill, id__in=[each.track for each in found])}
    names = names_of(court, {each.payer for each in bills.values()})
    clocks = clocks_by(visitor, [each.id for each in found])
    for each in found:
        ready = (
            each.state == "due"
            and not possible_of(case_for(each, visitor.person), visitor.person, FeeRefund.send).refused
        )
        yield {
            "payee": names.get(bills[each.track].payer, ""),
            "amount": from_fen(each.amount or 0),
            "case": case_name(each),
            "url": f"/case/{each.id}",
            "state": termed(FeeRefund.states[each.state]) if ready or each.state != "due" else _("等他确认账户"),
            "clock": clocks.get(each.id),
            "ready": ready,
            "task": f"{each.id}/send",
        }


def payouts_waiting(court: str, visitor: Visitor, states: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Payouts in these states, those that have waited longest first, with the three approvals as they stand."""
    found = rows(
        Proceeding, court=court, procedure=Payout.name, state__in=list(states), closed="", order=("since", "id")
    )
    shares: dict[str, list[Share]] = {}
    for share in rows(Share, payout__in=[each.id for each in found], order=("id",)):
        shares.setdefault(share.payout, []).append(share)
    payees = {each.payee for many in shares.values() for each in many}
    names, clocks = names_of(court, payees), clocks_by(visitor, [each.id for each in found])
    for each in found:
        mine = shares.get(each.id, [])
        yield {
            "id": each.id,
            "state": each.state,
            "label": termed(Payout.states[each.state]),
            "case": case_name(each),
            "url": f"/case/{each.id}",
            "payee": names.get(mine[0].payee, "") if mine and mine[0].payee else _("法院（执行申请费）"),
            "amount": from_fen(each.amount or 0),
            "heads": tuple((_(Head(row.head).label), from_fen(row.amount)) for row in mine),
            "since": date.fromisoformat(each.since[:10]),
            "passed": tuple(place <= REACHED[each.state] + (each.state == "reviewed") for place in PLACES),
            "clock": clocks.get(each.id),
            "task": f"{each.id}/send",
        }


@require_GET
def counter(request: HttpRequest) -> HttpResponse:
    """From a case number or a sub-account to its cash counter; back to the desk where there is none."""
    visitor = visitor_of(request)
    visitor.only("finance", "enforcer")
    wanted = request.GET.get("number", "").strip()
    seen = visitor.viewer.visible()
    found = rows(Proceeding, seen, procedure=CaseMoney.name, track=wanted.replace(" ", "")) if wanted else []
    case = rows(Proceeding, procedure="enforcement", number=wanted) if wanted and not found else []
    found = found or (rows(Proceeding, seen, procedure=CaseMoney.name, parent=case[0].id) if case else [])
    if found:
        return redirect(f"/case/{found[0].id}/cash")
    if not any(each.office == "finance" for each in visitor.offices):
        raise Absent
    return redirect(f"/money?{urlencode({'none': wanted or ' '})}#number")
