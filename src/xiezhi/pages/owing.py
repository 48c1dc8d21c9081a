"""What is owed under a title today, with every line of how it is reckoned, and what one day more costs."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.law.working import Line, from_fen, rounded
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Reckoning, Sum, Work
from xiezhi.phrases.court_fees import KINDS
from xiezhi.phrases.debt import HEADS, Debt, debts, owed, total
from xiezhi.records.enforcement import Instalment
from xiezhi.records.ledger import Bill
from xiezhi.records.table import Row


def owing_of(case: Case, seen: Collection[str] = ()) -> dict[str, Any]:
    """Owed to the creditors by parts, the fee of the court, both together, what a day adds, and the workings.

    Each part leads to the entry by which it is owed, where that is of a proceeding that is `seen`, else to the case;
    `agreed` is what is left of a settlement that is being kept, None where there is none.
    """
    found, plan = debts(case, case.date), tuple(_plan(case))
    unpaid, fee = total(found), fee_left(case)
    kept = case.proceeding.state == "settled" and not any(each["tone"] == "late" for each in plan)
    return {
        "total": unpaid.total + fee,
        "debt": unpaid.total,
        "fee": fee,
        "daily": from_fen(owed(case, case.date + timedelta(days=1))) - unpaid.total,
        "parts": tuple(_parts(found, case, seen)),
        "workings": tuple(_reckoning(each) for each in found if each.account),
        "plan": plan,
        "agreed": sum((each["left"] for each in plan), Decimal(0)) if kept else None,
        "releases": case.proceeding.track == "releases_rest",
    }


def fee_left(case: Case) -> Decimal:
    """What of the court's own bills is still to be paid."""
    return from_fen(sum(each.amount - each.paid for each in case.bills if each.status == "open"))


def _parts(found: list[Debt], case: Case, seen: Collection[str]) -> Iterator[Sum]:
    """Each leads to the entry by which it is owed; who may not see that, to the record of the case that enforces it."""
    unpaid = total(found)
    for head, label in HEADS.items():
        if getattr(unpaid, head):
            rests_on = next(each.obligation for each in found if getattr(each.unpaid, head))
            url = _entry(rests_on) if rests_on.proceeding in seen else f"/case/{case.proceeding.id}"
            yield Sum(_(label), getattr(unpaid, head), url=url)
    yield from (_fee(each) for each in case.bills if each.status == "open" and each.amount > each.paid)


def _fee(bill: Bill) -> Sum:
    """The fee, with how it was reckoned below it."""
    return Sum(
        _(KINDS[bill.kind]),
        from_fen(bill.amount - bill.paid),
        "；".join(f"{label} {sum_}".strip() for label, sum_, _amount, _law in bill.working),
        url=_entry(bill),
    )


def _entry(row: Row) -> str:
    """The one by which it was made."""
    return f"/entry/{row.id.partition('-')[0]}"


def _reckoning(debt: Debt) -> Reckoning:
    assert debt.account is not None, "only what accrues is reckoned"
    lines = tuple(_work(each) for each in debt.account.working.lines if rounded(each.amount))
    return Reckoning(debt.obligation.text, lines, _("以上合计"), debt.account.working.total)


def _work(line: Line) -> Work:
    return Work(_(line.label), line.sum, line.amount, str(line.law or ""))


def _plan(case: Case) -> Iterator[dict[str, Any]]:
    """The payments agreed upon, by their last days."""
    live = [each for each in case.mine(Instalment) if each.status != "replaced"]
    for each in sorted(live, key=lambda each: each.due):
        late = each.status == "open" and each.due < case.day
        yield {
            "due": date.fromisoformat(each.due),
            "amount": from_fen(each.amount),
            "paid": from_fen(each.paid),
            "left": from_fen(each.amount - each.paid),
            "url": _entry(each),
            "tone": "good" if each.status == "paid" else "late" if late else "",
            "words": _("已付清") if each.status == "paid" else _("逾期没有付清") if late else _("待付"),
        }
