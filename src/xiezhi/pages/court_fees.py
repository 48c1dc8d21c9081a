"""What a party has to pay the court: how much, into which account, with which code, until when, and what happens
otherwise; that it has come; and what he is given back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup

from xiezhi.engine.case import Case
from xiezhi.law.sources import Basis
from xiezhi.law.statutes import CIVIL_PROCEDURE_INTERPRETATION, COURT_FEES
from xiezhi.law.working import from_fen
from xiezhi.pages.citations import plain_cite
from xiezhi.pages.limits import url_of, words_of
from xiezhi.pages.saying import say as _
from xiezhi.pages.saying import termed
from xiezhi.pages.shapes import Link
from xiezhi.pages.visitor import Visitor
from xiezhi.papers.codes import qr_svg
from xiezhi.phrases.court_fees import KINDS, account_of
from xiezhi.procedures.money import FeeRefund
from xiezhi.procedures.money.refunds import knows_where
from xiezhi.records.deadline import Deadline
from xiezhi.records.ledger import Bill, Payment
from xiezhi.records.proceeding import Proceeding

SEVEN_DAYS = COURT_FEES("第二十二条", "交纳诉讼费用通知次日起7日内交纳案件受理费")
OTHERWISE: dict[str, tuple[str, Basis]] = {
    "acceptance_fee": (
        "不交的，按撤诉处理。",
        CIVIL_PROCEDURE_INTERPRETATION("第二百一十三条", "裁定按撤诉处理"),
    ),
    "appeal_fee": (
        "不交的，按自动撤回上诉处理。",
        CIVIL_PROCEDURE_INTERPRETATION("第三百一十八条", "按自动撤回上诉处理"),
    ),
    "counterclaim_fee": ("不交的，法院不审理您的反诉。", SEVEN_DAYS),
    "third_claim_fee": ("不交的，法院不审理您的请求。", SEVEN_DAYS),
    "application_fee": ("不交的，法院不发支付令。", COURT_FEES("第十四条", "比照财产案件受理费标准的1/3交纳")),
}
COSTS = (
    "判决由您负担；不交的，法院可以强制执行。",
    CIVIL_PROCEDURE_INTERPRETATION("第二百零七条", "由败诉方向人民法院交纳"),
)
SHOWN_FOR = timedelta(days=15)
"""How long what has come, or gone back, is still told."""


def fees_of(case: Case, visitor: Visitor) -> dict[str, Any] | None:
    """His own bills that are open, his payments that have come, his refunds; None where there is nothing of these."""
    whom = {visitor.person, *(each.of for each in case.standings("agent") if each.person == visitor.person)}
    here = {case.proceeding.id, *(each.id for each in case.family.all(Proceeding) if each.parent == case.proceeding.id)}
    bills = [each for each in case.family.all(Bill) if each.payer in whom and each.proceeding in here]
    found = {
        "open": tuple(_open(case, each, visitor) for each in bills if each.status == "open" and each.code),
        "came": tuple(_came(case, bills)),
        "back": tuple(_back(case, bills, visitor)),
        "url": f"/mine/{case.proceeding.id}",
    }
    return found if any(found[each] for each in ("open", "came", "back")) else None


def _open(case: Case, bill: Bill, visitor: Visitor) -> dict[str, Any]:
    account, left = account_of(case), from_fen(bill.amount - bill.paid)
    limit = _limit(case, bill)
    otherwise, law = OTHERWISE[bill.kind] if _is_asked_before(case, bill) else COSTS
    told = (account["name"], account["no"], bill.code, f"{left:.2f}")
    return {
        "id": bill.id,
        "what": _(KINDS[bill.kind]),
        "sum": left,
        "paid": from_fen(bill.paid),
        "holder": account["name"],
        "bank": account["bank"],
        "account": _in_fours(account["no"]),
        "code": _in_fours(bill.code),
        "due": date.fromisoformat(limit.due[:10]) if limit else None,
        "due_url": url_of(limit) if limit else "",
        "left": words_of(limit, visitor.today) if limit else "",
        "otherwise": _(otherwise),
        "cites": (plain_cite(law, visitor.day),),
        "qr": Markup(qr_svg(_("户名 %s\n账号 %s\n缴款码 %s\n金额 %s 元") % told)),
        "demo_url": f"/demo/pay?to={bill.code}",
    }


def _is_asked_before(case: Case, bill: Bill) -> bool:
    """Asked before the court goes on, not borne by a judgment that has been given."""
    on = case.family.get(Proceeding, bill.proceeding)
    return bill.kind in OTHERWISE and not (bill.kind == "acceptance_fee" and on and on.procedure == "judgment")


def _limit(case: Case, bill: Bill) -> Deadline | None:
    """His days to pay, which run from when the notice has reached him."""
    mine = [
        each
        for each in case.family.all(Deadline)
        if each.proceeding == bill.proceeding and each.clock == "payment" and each.person == bill.payer
    ]
    return max((each for each in mine if each.status in ("open", "lapsed")), key=lambda each: each.due, default=None)


def _came(case: Case, bills: list[Bill]) -> Iterator[dict[str, Any]]:
    kinds = {each.id: each.kind for each in bills}
    since = (case.date - SHOWN_FOR).isoformat()
    for each in sorted(case.family.all(Payment), key=lambda each: each.at):
        if each.bill in kinds and each.at >= since:
            yield {
                "what": _(KINDS[kinds[each.bill]]),
                "sum": from_fen(each.amount),
                "day": date.fromisoformat(each.at[:10]),
                "back": each.status == "reversed",
                "url": f"/entry/{each.id.partition('-')[0]}",
            }


def _back(case: Case, bills: list[Bill], visitor: Visitor) -> Iterator[dict[str, Any]]:
    mine = {each.id: each for each in bills if each.kind == "refund" and each.status != "void"}
    for each in case.family.all(Proceeding):
        if each.procedure != FeeRefund.name or each.track not in mine or each.state == "called_off":
            continue
        bill = mine[each.track]
        due = next((d for d in case.family.all(Deadline) if d.proceeding == each.id and d.status == "open"), None)
        knows = knows_where(case.of(each), None)
        yield {
            "sum": from_fen(bill.amount),
            "state": termed(FeeRefund.states[each.state]),
            "done": each.state == "refunded_",
            "due": date.fromisoformat(due.due[:10]) if due and each.state == "due" else None,
            "due_url": url_of(due) if due else "",
            "url": f"/case/{each.id}",
            "knows": knows,
            "act": None
            if knows or each.state != "due"
            else Link(_("填退费的账户"), f"/case/{each.id}/do/name_account"),
        }


def _in_fours(number: str) -> tuple[str, ...]:
    return tuple(number[place : place + 4] for place in range(0, len(number), 4))
